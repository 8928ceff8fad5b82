/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "dh-long-list.h"
#include "widget-test.h"

#define N_ROWS 5000
#define MANY 60

typedef struct
{
  GtkWidget *window;
  DhLongList *list;
  GtkStringList *strings; /* (owned) */
  guint setups;           /* rows that were made */
  guint activated;        /* the last one */
} Fixture;

static void
setup_row_cb (Fixture *self, GtkListItem *item)
{
  self->setups++;
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_row_cb (Fixture *self, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
activate_cb (Fixture *self, guint position)
{
  self->activated = position;
}

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

static void
add (Fixture *self, guint n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, g_strdup_printf ("Row %u", i));
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->strings, 0, 0, (const char *const *) texts->pdata);
}

static void
set_up (Fixture *self, gconstpointer selectable)
{
  self->strings = gtk_string_list_new (NULL);
  self->list =
      g_object_new (DH_TYPE_LONG_LIST, "selectable", selectable != NULL, "label", "Rows", NULL);
  g_signal_connect_swapped (self->list, "setup-row", G_CALLBACK (setup_row_cb), self);
  g_signal_connect_swapped (self->list, "bind-row", G_CALLBACK (bind_row_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  dh_long_list_set_model (self->list, G_LIST_MODEL (self->strings));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->list));
  gtk_window_present (GTK_WINDOW (self->window));
  rest (100);
}

static void
tear_down (Fixture *self, gconstpointer selectable)
{
  g_object_add_weak_pointer (G_OBJECT (self->list), (gpointer *) &self->list);
  gtk_window_destroy (GTK_WINDOW (self->window));
  rest (50);
  g_assert_null (self->list);
  g_assert_finalize_object (self->strings);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      (text == NULL || g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_row (Fixture *self, const char *text)
{
  GtkWidget *label = find (GTK_WIDGET (self->list), GTK_TYPE_LABEL, text);

  return label != NULL ? gtk_widget_get_parent (label) : NULL;
}

/* Not even the first frame makes more rows than a few, and nothing makes many. */
static void
test_few_rows (Fixture *self, gconstpointer selectable)
{
  add (self, N_ROWS);
  while (self->setups == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->setups, <=, 12);
  rest (500);
  g_assert_cmpuint (self->setups, >=, 12);
  g_assert_cmpuint (self->setups, <=, MANY);
  for (guint i = 0; i < N_ROWS; i += 487)
    {
      dh_long_list_scroll_to (self->list, i, GTK_LIST_SCROLL_NONE);
      rest (30);
    }
  g_assert_cmpuint (self->setups, <=, 2 * MANY);
}

/* It reaches its end at once, while its rows are still coming, and a screen reader hears which row
 * of how many it is. */
static void
test_end (Fixture *self, gconstpointer selectable)
{
  GtkAccessible *row = NULL;

  add (self, N_ROWS);
  while (find_row (self, "Row 0") == NULL || !gtk_widget_get_mapped (find_row (self, "Row 0")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dh_long_list_focus (self->list));
  dh_long_list_scroll_to (self->list, N_ROWS - 1,
                          GTK_LIST_SCROLL_FOCUS |
                              (selectable != NULL ? GTK_LIST_SCROLL_SELECT : 0));
  rest (100);
  row = GTK_ACCESSIBLE (find_row (self, "Row 4999"));
  g_assert_nonnull (row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == GTK_WIDGET (row));
  g_assert_true (dh_long_list_has_focus (self->list));
  g_assert_cmpint (gtk_accessible_get_accessible_role (row), ==, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_POS_IN_SET, N_ROWS);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_SET_SIZE, N_ROWS);
  if (selectable == NULL)
    g_assert_null (dh_long_list_get_selected_item (self->list));
  else
    g_assert_cmpstr (gtk_string_object_get_string (dh_long_list_get_selected_item (self->list)), ==,
                     "Row 4999");

  /* One more on top: the row with the focus keeps it, and is another of another number. */
  {
    const char *texts[] = { "New", NULL };

    gtk_string_list_splice (self->strings, 0, 0, texts);
  }
  rest (100);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == GTK_WIDGET (row));
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_POS_IN_SET, N_ROWS + 1);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_SET_SIZE, N_ROWS + 1);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  g_assert_cmpuint (self->activated, ==, N_ROWS);
}

/* Few, none, many again; named; and the focus goes to a row where there is one. */
static void
test_changes (Fixture *self, gconstpointer selectable)
{
  GtkWidget *view = find (GTK_WIDGET (self->list), GTK_TYPE_GRID_VIEW, NULL);

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (view)), ==,
                   GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Rows");
  g_assert_false (dh_long_list_focus (self->list));
  add (self, 3);
  rest (50);
  g_assert_nonnull (find_row (self, "Row 2"));
  g_assert_true (dh_long_list_focus (self->list));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == find_row (self, "Row 0"));
  gtk_string_list_splice (self->strings, 0, 3, NULL);
  rest (50);
  g_assert_null (find_row (self, "Row 0"));
  self->setups = 0;
  add (self, 300);
  while (self->setups == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->setups, <=, 12);
  rest (400);
  g_assert_nonnull (find_row (self, "Row 20"));
  dh_long_list_set_model (self->list, NULL);
  rest (50);
  g_assert_null (find_row (self, "Row 0"));
  g_assert_false (dh_long_list_focus (self->list));
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/widgets/long-list/" path, Fixture, NULL, set_up, function, tear_down);             \
  g_test_add ("/widgets/long-list/selectable/" path, Fixture, "yes", set_up, function, tear_down)
  ADD ("few-rows", test_few_rows);
  ADD ("end", test_end);
  ADD ("changes", test_changes);
  return g_test_run ();
}
