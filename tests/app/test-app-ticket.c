/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "common/dh-action-table.h"
#include "common/dh-settings.h"
#include "desk/dh-desk-page-private.h"
#include "desk/dh-queue-menu.h"
#include "preferences/dh-ticket-preferences.h"

/* The desk with tickets that go into a folder. */
typedef struct
{
  AppFixture *fixture;
  DhDeskPage *page;
  GtkWindow *window;
  GtkWidget *entry;
  GSettings *settings; /* owned */
  char *folder;        /* owned */
} Desk;

static Desk
open_desk (AppFixture *fixture, gboolean automatic)
{
  Desk desk = { .fixture = fixture };

  desk.settings = dh_settings_new ();
  g_assert_nonnull (desk.settings);
  dh_settings_set_string (desk.settings, DH_SETTINGS_TICKET_PRINTER, "Máy in phiếu");
  dh_settings_set_boolean (desk.settings, DH_SETTINGS_TICKET_AUTOMATIC, automatic);
  desk.folder = g_dir_make_tmp ("dh-tickets-XXXXXX", NULL);
  desk.page = dh_desk_page_new (fixture->session, desk.settings);
  desk.window = app_show (GTK_WIDGET (desk.page));
  desk.entry = app_find (GTK_WIDGET (desk.page), DH_TYPE_REGISTER_ENTRY, NULL);
  dh_ticket_printer_set_folder (dh_desk_page_get_ticket_printer (desk.page), desk.folder);
  return desk;
}

static void
close_desk (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (desk->folder);
  g_free (desk->folder);
  g_settings_reset (desk->settings, DH_SETTINGS_TICKET_PRINTER);
  g_settings_reset (desk->settings, DH_SETTINGS_TICKET_AUTOMATIC);
  app_close (desk->window);
  g_object_unref (desk->settings);
}

static void
type (Desk *desk, const char *text)
{
  dh_register_entry_set_text (DH_REGISTER_ENTRY (desk->entry), text);
  dh_register_entry_submit (DH_REGISTER_ENTRY (desk->entry));
}

static guint
count_visits (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (dh_session_get_queue (desk->fixture->session)));
}

static gboolean
has_one (gpointer data)
{
  return count_visits (data) == 1;
}

static gboolean
has_two (gpointer data)
{
  return count_visits (data) == 2;
}

static gboolean
is_idle (gpointer data)
{
  return dh_ticket_printer_get_n_jobs (dh_desk_page_get_ticket_printer (((Desk *) data)->page)) ==
         0;
}

/* What pdftotext reads in the ticket of @number, or NULL where there is none. */
static char *
read_ticket (Desk *desk, const char *number)
{
  g_autofree char *name = g_strconcat (number, ".pdf", NULL);
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, &error));
  g_assert_no_error (error);
  return text;
}

/* The text of the toast that is shown. */
static gboolean
shows (Desk *desk, const char *part)
{
  GtkWidget *toast =
      app_find (GTK_WIDGET (desk->window), g_type_from_name ("AdwToastWidget"), NULL);
  GtkWidget *label = toast != NULL ? app_find (toast, GTK_TYPE_LABEL, NULL) : NULL;

  return label != NULL && strstr (gtk_label_get_label (GTK_LABEL (label)), part) != NULL;
}

/* Whatever the printer has still to do. */
static void
wait_for_printer (Desk *desk)
{
  app_settle ();
  app_wait (is_idle, desk);
  app_settle ();
}

static void
test_printed_at_registration (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  type (&desk, "Đặng Thị Hồng 1950, 1.001193 +2");
  type (&desk, "Lê Văn Tám");
  app_wait (has_two, &desk);
  wait_for_printer (&desk);
  first = read_ticket (&desk, "A001");
  second = read_ticket (&desk, "A002");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (first, "A001"));
  g_assert_nonnull (strstr (first, "Đăng ký khai sinh"));
  g_assert_nonnull (strstr (first, "Xã Thử"));
  /* Nobody's name. */
  g_assert_null (strstr (first, "Hồng"));
  g_assert_null (strstr (second, "Tám"));
  close_desk (&desk);
}

static void
test_not_printed (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, FALSE);

  type (&desk, "Lê Văn Tám");
  app_wait (has_one, &desk);
  wait_for_printer (&desk);
  g_assert_null (read_ticket (&desk, "A001"));
  /* By the key it is. */
  g_action_group_activate_action (G_ACTION_GROUP (desk.page->actions), "print-ticket", NULL);
  wait_for_printer (&desk);
  {
    g_autofree char *text = read_ticket (&desk, "A001");

    g_assert_nonnull (text);
  }
  close_desk (&desk);
}

/* The registration is there, the fault is named, the queue goes on, and it can be printed again. */
static void
test_printer_fault (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  DhTicketPrinter *printer = dh_desk_page_get_ticket_printer (desk.page);
  GtkWidget *button = NULL;
  const char *again = g_dgettext (GETTEXT_PACKAGE, "Print Again");

  dh_ticket_printer_set_folder (printer, "/nowhere/at/all");
  type (&desk, "Lê Văn Tám");
  app_wait (has_one, &desk);
  wait_for_printer (&desk);
  g_assert_true (shows (&desk, "A001"));
  button = app_find (GTK_WIDGET (desk.window), GTK_TYPE_BUTTON, again);
  g_assert_nonnull (button);

  /* The next one is registered and printed as if nothing had been. */
  dh_ticket_printer_set_folder (printer, desk.folder);
  g_signal_emit_by_name (button, "clicked");
  wait_for_printer (&desk);
  {
    g_autofree char *text = read_ticket (&desk, "A001");

    g_assert_nonnull (text);
  }
  type (&desk, "Trần Thị Bảy");
  app_wait (has_two, &desk);
  wait_for_printer (&desk);
  {
    g_autofree char *text = read_ticket (&desk, "A002");

    g_assert_nonnull (text);
  }
  close_desk (&desk);
}

/* A printer that there is not: GTK would look for it for ever. */
static void
test_no_such_printer (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  DhTicketPrinter *printer = dh_desk_page_get_ticket_printer (desk.page);

  dh_ticket_printer_set_folder (printer, NULL);
  dh_ticket_printer_set_patience (printer, 700);
  type (&desk, "Lê Văn Tám");
  app_wait (has_one, &desk);
  type (&desk, "Trần Thị Bảy");
  app_wait (has_two, &desk);
  wait_for_printer (&desk);
  g_assert_true (shows (&desk, "Máy in phiếu"));
  g_assert_true (shows (&desk, "A002"));
  close_desk (&desk);
}

static guint
count_items (GMenuModel *model)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);

      n += (guint) g_menu_model_get_n_items (section);
    }
  return n;
}

/* The menu of a row offers just what the buttons do, printing among it. */
static void
test_row_menu (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, FALSE);
  GtkWidget *list = app_find (GTK_WIDGET (desk.page), DH_TYPE_QUEUE_LIST, NULL);
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  guint before = 0;

  type (&desk, "1.001193");
  app_wait (has_one, &desk);
  app_settle ();
  for (DhVisitState state = DH_VISIT_WAITING; state < DH_VISIT_N_STATES; state++)
    {
      GtkPopover *popover = dh_queue_menu_show (DH_QUEUE_LIST (list), state, 10, 10);
      guint allowed = 0;

      for (guint i = 0; i < n; i++)
        if (table[i].section == DH_SECTION_VISIT && dh_action_allowed (&table[i], state))
          allowed++;
      g_assert_cmpuint (count_items (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover))),
                        ==, allowed);
      before = MAX (before, allowed);
      gtk_popover_popdown (popover);
      app_settle ();
      g_assert_null (app_find (list, GTK_TYPE_POPOVER, NULL));
    }
  g_assert_cmpuint (before, >, 4);
  /* One that is still open when the window goes. */
  dh_queue_menu_show (DH_QUEUE_LIST (list), DH_VISIT_WAITING, 10, 10);
  close_desk (&desk);
}

static void
test_come_back (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, FALSE);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_START);
  g_autofree char *text = NULL;
  GActionGroup *actions = G_ACTION_GROUP (desk.page->actions);

  g_assert_false (g_action_group_get_action_enabled (actions, "print-ticket"));
  g_assert_false (g_action_group_get_action_enabled (actions, "print-come-back"));
  type (&desk, "1.001193");
  app_wait (has_one, &desk);
  app_settle ();
  g_assert_true (g_action_group_get_action_enabled (actions, "print-ticket"));
  g_assert_false (g_action_group_get_action_enabled (actions, "print-come-back"));
  command.visit_id = dh_desk_page_get_selected (desk.page);
  app_apply (fixture, &command, NULL);
  while (!g_action_group_get_action_enabled (actions, "print-come-back"))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (actions, "print-come-back", NULL);
  wait_for_printer (&desk);
  text = read_ticket (&desk, "A001");
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, g_dgettext (GETTEXT_PACKAGE, "PLEASE COME BACK")));
  close_desk (&desk);
}

/* Many at once on A4 share their sheets. */
static void
test_many (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  const int n = 12;

  dh_settings_set_string (desk.settings, DH_SETTINGS_TICKET_SIZE, "a4");
  for (int i = 0; i < n; i++)
    {
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
      DhReceipt receipt;

      app_apply (fixture, &command, &receipt);
      dh_desk_page_ticket_given (desk.page, receipt.visit_id);
    }
  wait_for_printer (&desk);
  {
    g_autofree char *text = read_ticket (&desk, "A001");

    g_assert_nonnull (text);
  }
  g_settings_reset (desk.settings, DH_SETTINGS_TICKET_SIZE);
  close_desk (&desk);
}

/* ---- Preferences */

static void
test_preferences (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = dh_settings_new ();
  DhTicketPreferences *page = dh_ticket_preferences_new (fixture->session, settings);
  GtkWindow *window = app_show (GTK_WIDGET (page));
  GtkWidget *size = app_find (GTK_WIDGET (page), ADW_TYPE_COMBO_ROW, NULL);
  GtkWidget *automatic = app_find (GTK_WIDGET (page), ADW_TYPE_SWITCH_ROW, NULL);
  GtkWidget *picture = app_find (GTK_WIDGET (page), GTK_TYPE_PICTURE, NULL);
  g_autofree char *chosen = NULL;
  int before = 0;

  g_assert_false (gtk_widget_get_sensitive (automatic));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (size)), ==, 1);
  before = gdk_paintable_get_intrinsic_width (gtk_picture_get_paintable (GTK_PICTURE (picture)));
  g_assert_cmpint (before, ==, 302);
  adw_combo_row_set_selected (ADW_COMBO_ROW (size), 0);
  chosen = dh_settings_dup_string (settings, DH_SETTINGS_TICKET_SIZE);
  g_assert_cmpstr (chosen, ==, "58mm");
  g_assert_cmpint (
      gdk_paintable_get_intrinsic_width (gtk_picture_get_paintable (GTK_PICTURE (picture))), ==,
      219);
  g_settings_reset (settings, DH_SETTINGS_TICKET_SIZE);
  app_close (window);
}

typedef struct
{
  DhSession *session;
  gboolean done;
  char *value; /* owned */
} Setting;

static gpointer
read_setting (DhStore *store, gpointer data, GError **error)
{
  return dh_store_get_setting (store, "survey_url", "");
}

static void
setting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Setting *setting = user_data;

  setting->value = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);
  setting->done = TRUE;
}

static gboolean
setting_done (gpointer data)
{
  return ((Setting *) data)->done;
}

static char *
get_survey (AppFixture *fixture)
{
  Setting setting = { .session = fixture->session };

  dh_store_client_run_async (dh_session_get_client (fixture->session), read_setting, NULL, NULL,
                             g_free, NULL, setting_cb, &setting);
  app_wait (setting_done, &setting);
  return setting.value;
}

/* A wrong address is refused and said to be; a right one is kept in the book. */
static void
test_survey (AppFixture *fixture, gconstpointer data)
{
  DhTicketPreferences *page = dh_ticket_preferences_new (fixture->session, NULL);
  GtkWindow *window = app_show (GTK_WIDGET (page));
  GtkWidget *row = app_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, NULL);
  g_autofree char *refused = NULL;
  g_autofree char *kept = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "khaosat");
  g_signal_emit_by_name (row, "apply");
  app_settle ();
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  refused = get_survey (fixture);
  g_assert_cmpstr (refused, ==, "");
  gtk_editable_set_text (GTK_EDITABLE (row), "https://khaosat.gov.vn/x");
  g_signal_emit_by_name (row, "apply");
  app_settle ();
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  kept = get_survey (fixture);
  g_assert_cmpstr (kept, ==, "https://khaosat.gov.vn/x");
  app_close (window);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/app/ticket/" path, AppFixture, NULL, app_fixture_set_up, func,                     \
              app_fixture_tear_down)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  ADD ("printed-at-registration", test_printed_at_registration);
  ADD ("not-printed", test_not_printed);
  ADD ("printer-fault", test_printer_fault);
  ADD ("no-such-printer", test_no_such_printer);
  ADD ("row-menu", test_row_menu);
  ADD ("come-back", test_come_back);
  ADD ("many", test_many);
  ADD ("preferences", test_preferences);
  ADD ("survey", test_survey);
  return g_test_run ();
}
