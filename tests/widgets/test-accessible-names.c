/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "dh-accessible-names.h"
#include "widget-test.h"

static const char *const choices[] = { "One", "Two", "Three", NULL };

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint ms)
{
  gboolean late = FALSE;

  g_timeout_add (ms, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/* Counts the rows of lists below @root, each of which says the text that it shows. */
static guint
count_named (GtkWidget *root)
{
  guint n = 0;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (root)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM &&
      gtk_widget_get_mapped (root))
    {
      char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                        GTK_ACCESSIBLE_PROPERTY_LABEL, choices[0]);

      for (guint i = 1; wrong != NULL && choices[i] != NULL; i++)
        {
          g_free (wrong);
          wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                      GTK_ACCESSIBLE_PROPERTY_LABEL, choices[i]);
        }
      g_assert_cmpstr (wrong, ==, NULL);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_named (child);
  return n;
}

static void
check_rows (GtkWidget *choice, GtkWidget *box)
{
  GtkWidget *window = gtk_window_new ();

  dh_name_rows (choice);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  rest (100);
  gtk_widget_activate (choice);
  rest (300);
  g_assert_cmpuint (count_named (window), >=, 3);
  gtk_window_destroy (GTK_WINDOW (window));
  rest (50);
}

static void
test_drop_down (void)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  check_rows (choice, choice);
}

static void
test_combo_row (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (strings));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  check_rows (row, list);
}

static void
test_own_name (void)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *label = g_object_ref_sink (gtk_label_new_with_mnemonic ("_from"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "From, a clock time", -1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  dh_keep_own_name (entry);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "From, a clock time");
  g_assert_true (gtk_label_get_mnemonic_widget (GTK_LABEL (label)) == entry);
  g_object_unref (label);
  g_assert_finalize_object (entry);
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
  g_test_add_func ("/widgets/accessible-names/drop-down", test_drop_down);
  g_test_add_func ("/widgets/accessible-names/combo-row", test_combo_row);
  g_test_add_func ("/widgets/accessible-names/own-name", test_own_name);
  return g_test_run ();
}
