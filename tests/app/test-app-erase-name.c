/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "desk-fixture.h"
#include "register-fixture.h"

#include "log-desk/dh-log-desk-item.h"
#include "log-desk/dh-log-desk-page.h"

/* ---- What is in the file */

static gboolean
folder_holds (AppFixture *fixture, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *stem = g_path_get_basename (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size = 0;

      if (g_str_has_prefix (name, stem) && g_file_get_contents (path, &data, &size, NULL) &&
          memmem (data, size, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* ---- The question */

static gboolean
is_asked (gpointer data)
{
  return app_find (data, ADW_TYPE_ALERT_DIALOG, NULL) != NULL;
}

static gboolean
is_answered (gpointer data)
{
  return app_find (data, ADW_TYPE_ALERT_DIALOG, NULL) == NULL;
}

static void
answer (GtkWidget *window, const char *response)
{
  AdwAlertDialog *dialog = NULL;

  app_wait (is_asked, window);
  dialog = ADW_ALERT_DIALOG (app_find (window, ADW_TYPE_ALERT_DIALOG, NULL));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (dialog), ==, "cancel");
  g_assert_nonnull (strstr (adw_alert_dialog_get_heading (dialog), "A001"));
  adw_alert_dialog_set_close_response (dialog, response);
  adw_dialog_close (ADW_DIALOG (dialog));
  app_wait (is_answered, window);
}

static gboolean
is_nameless (gpointer data)
{
  return *register_find_visit (data, "A001")->person_name == '\0';
}

/* ---- Tests */

/* Asked first; then the name is nowhere, that of others stays, and no undo brings it back. */
static void
test_desk (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  Desk same = { fixture, desk.page, GTK_WIDGET (desk.window) };
  g_autofree char *told = NULL;

  register_enter (&desk, "Tô Ích sao y");
  register_wait_for_visits (&desk, 1);
  register_let_pass (1100);
  register_enter (&desk, "Lê Bình khai sinh");
  register_wait_for_visits (&desk, 2);
  desk_choose (&same, register_find_visit (&desk, "A001")->id);
  g_assert_true (folder_holds (fixture, "Tô Ích"));
  g_assert_true (folder_holds (fixture, "to ich"));

  desk_press (&same, "desk.erase-name");
  answer (same.window, "cancel");
  app_settle ();
  g_assert_cmpstr (register_find_visit (&desk, "A001")->person_name, ==, "Tô Ích");

  register_let_pass (700);
  desk_press (&same, "desk.erase-name");
  answer (same.window, "erase");
  app_wait (is_nameless, &desk);
  app_settle ();
  g_assert_false (folder_holds (fixture, "Tô Ích"));
  g_assert_false (folder_holds (fixture, "to ich"));
  g_assert_true (folder_holds (fixture, "Lê Bình"));
  g_assert_cmpstr (register_find_visit (&desk, "A002")->person_name, ==, "Lê Bình");
  told = g_strdup_printf (
      g_dgettext (GETTEXT_PACKAGE, "What named the person with number %s was erased."), "A001");
  g_assert_true (desk_shows (&same, told));
  /* Nothing of them is on the screen, and the visit is. */
  g_assert_null (app_find (same.window, GTK_TYPE_LABEL, "Tô Ích"));
  register_wait_for_visits (&desk, 2);

  /* It is no command: an undo is about the registration before it. */
  gtk_widget_grab_focus (GTK_WIDGET (desk.entry));
  desk_press (&same, "desk.undo");
  register_wait_for_visits (&desk, 1);
  app_settle ();
  desk_press (&same, "desk.undo");
  register_wait_for_visits (&desk, 0);
  app_settle ();
  desk_press (&same, "desk.redo");
  register_wait_for_visits (&desk, 1);
  app_settle ();
  g_assert_cmpstr (register_find_visit (&desk, "A001")->person_name, ==, "");
  app_close (desk.window);
}

/* Who asks and is not named hears it. */
static void
test_nothing_kept (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  Desk same = { fixture, desk.page, GTK_WIDGET (desk.window) };
  g_autofree char *told = g_strdup_printf (
      g_dgettext (GETTEXT_PACKAGE, "No name or telephone is kept with number %s."), "A001");

  register_enter (&desk, "sao y");
  register_wait_for_visits (&desk, 1);
  desk_choose (&same, register_find_visit (&desk, "A001")->id);
  desk_press (&same, "desk.erase-name");
  app_settle ();
  g_assert_null (app_find (same.window, ADW_TYPE_ALERT_DIALOG, NULL));
  g_assert_true (desk_shows (&same, told));
  app_close (desk.window);
}

/* ---- The desk that only logs */

static gboolean
has_duties (gpointer data)
{
  return dh_session_count_on_duty (data) > 0;
}

static gboolean
has_record (gpointer data)
{
  return g_list_model_get_n_items (dh_log_desk_page_get_model (data)) == 1;
}

static const DhVisit *
get_record (DhLogDeskPage *page)
{
  g_autoptr (DhLogDeskItem) item = g_list_model_get_item (dh_log_desk_page_get_model (page), 0);

  return dh_log_desk_item_get_visit (item);
}

static gboolean
is_record_nameless (gpointer data)
{
  return *get_record (data)->person_name == '\0';
}

/* About the record that is being changed; what stands in the line goes with it. */
static void
test_log_desk (AppFixture *fixture, gconstpointer data)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_RECORD);
  DhReceipt receipt = { 0 };
  DhLogDeskPage *page = NULL;
  GtkWidget *window = NULL;
  DhRegisterEntry *entry = NULL;
  gint64 volunteer = 0;

  dh_session_add_volunteer_async (fixture->session, "Nguyễn Thị Trực", TRUE, NULL, NULL);
  app_wait (has_duties, fixture->session);
  volunteer = ((const DhVolunteer *) dh_session_get_volunteers (fixture->session)->pdata[0])->id;
  command.procedure_id =
      ((const DhProcedure *) dh_session_get_procedures (fixture->session)->pdata[0])->id;
  command.volunteers = &volunteer;
  command.n_volunteers = 1;
  command.person_name = "Tô Ích";
  app_apply (fixture, &command, &receipt);
  page = dh_log_desk_page_new (fixture->session, NULL);
  window = GTK_WIDGET (app_show (GTK_WIDGET (page)));
  entry = DH_REGISTER_ENTRY (app_find (window, DH_TYPE_REGISTER_ENTRY, NULL));
  app_wait (has_record, page);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "desk.erase-name", NULL));
  app_settle ();
  g_assert_null (app_find (window, ADW_TYPE_ALERT_DIALOG, NULL));
  gtk_widget_activate_action (GTK_WIDGET (page), "log.edit", "x", receipt.event_id);
  app_settle ();
  g_assert_nonnull (strstr (dh_register_entry_get_text (entry), "Tô Ích"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "desk.erase-name", NULL));
  answer (window, "erase");
  app_wait (is_record_nameless, page);
  g_assert_cmpstr (dh_register_entry_get_text (entry), ==, "");
  g_assert_false (folder_holds (fixture, "Tô Ích"));
  app_close (GTK_WINDOW (window));
}

static void
add (const char *name, void (*test) (AppFixture *, gconstpointer))
{
  g_test_add (name, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  add ("/erase-name/desk", test_desk);
  add ("/erase-name/nothing-kept", test_nothing_kept);
  add ("/erase-name/log-desk", test_log_desk);

  return g_test_run ();
}
