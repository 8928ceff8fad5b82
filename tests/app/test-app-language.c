/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "common/dh-settings.h"
#include "preferences/dh-preferences-dialog.h"

/* The row under @title, in the dialog that is open in @window. */
static AdwComboRow *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_COMBO_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return ADW_COMBO_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Three choices, kept for the next start, which the row says; what was chosen is shown again. */
static void
test_choice (AppFixture *fixture, gconstpointer data)
{
  const char *const choices[] = { "vi", "en", "system" };
  const char *const names[] = { "Tiếng Việt", "English", "Theo hệ thống" };
  g_autoptr (GSettings) settings = dh_settings_new ();
  GtkWindow *window = app_show (gtk_label_new (NULL));

  g_assert_nonnull (settings);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      DhPreferencesDialog *dialog = dh_preferences_dialog_new (fixture->session, settings);
      AdwComboRow *row = NULL;
      GListModel *model = NULL;
      g_autofree char *kept = NULL;

      adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      row = find_row (GTK_WIDGET (window), app_text ("Language"));
      g_assert_nonnull (row);
      model = adw_combo_row_get_model (row);
      g_assert_cmpuint (adw_combo_row_get_selected (row), ==, i == 0 ? 0 : i - 1);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                       app_text ("Shown from the next start of the program on"));
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, G_N_ELEMENTS (choices));
      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (model), n), ==, names[n]);

      adw_combo_row_set_selected (row, i);
      kept = dh_settings_dup_string (settings, DH_SETTINGS_LANGUAGE);
      g_assert_cmpstr (kept, ==, choices[i]);
      adw_dialog_force_close (ADW_DIALOG (dialog));
      app_settle ();
    }
  app_close (window);
}

/* The words of the libraries that theirs lack in Vietnamese. */
static void
test_toolkits (void)
{
  g_assert_cmpstr (g_dgettext ("libadwaita", "Dismiss"), ==, "Bỏ qua");
  g_assert_cmpstr (g_dgettext ("gtk40", "Cut"), ==, "Cắt");
  g_assert_cmpstr (g_dpgettext2 ("gtk40", "accessibility", "checkbox"), ==, "ô đánh dấu");
  g_assert_cmpstr (g_strerror (ENOSPC), ==, "Ổ đĩa đã đầy");
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/language/choice", AppFixture, NULL, app_fixture_set_up, test_choice,
              app_fixture_tear_down);
  g_test_add_func ("/language/toolkits", test_toolkits);
  return g_test_run ();
}
