/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures and rows that are taken out into a spreadsheet: what is in the file, and what is not.
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "dh-day.h"
#include "dh-error.h"
#include "export/dh-export-dialog.h"
#include "export/dh-export-job.h"
#include "io/dh-export.h"
#include "io/dh-log.h"
#include "io/dh-summary-csv.h"
#include "io/dh-table-file.h"
#include "store/dh-store.h"
#include "window/dh-window-private.h"
#include "workbook/dh-workbook.h"

#define VISITOR "Nguyễn Văn An"
#define HELPER "Lê Út"
#define NOTE "=hẹn lại"
#define TARGET_S 900

static const char log_text[] = "at,event,visit,procedure,volunteer,group,priority,quantity,note\n"
                               "2024-03-04T07:00:00,check-in,,," HELPER ",,,,\n"
                               "2024-03-04T07:10:00,arrive,1,1.001193,,2,elderly,,\n"
                               "2024-03-04T07:20:05,call,1,,,,,,\n"
                               "2024-03-04T07:21:00,start,1,," HELPER ",,,,\n"
                               "2024-03-04T07:25:00,assist,1,1.001193," HELPER ",,,3," NOTE "\n"
                               "2024-03-04T07:30:00,finish,1,,,,,,\n"
                               "2024-03-04T08:00:00,arrive,2,,,,,,\n"
                               "2024-03-04T08:30:00,leave,2,,,,,,\n"
                               "2024-03-04T11:00:00,check-out,,," HELPER ",,,,\n"
                               "2024-03-06T08:00:00,arrive,1,,,,,,\n"
                               "2024-03-06T08:10:00,leave,1,,,,,,\n";

/* A book of two days long ago and somebody with a name today. */
static void
set_up (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  app_fixture_set_up (fixture, data);
  dh_session_close (fixture->session);
  store = dh_store_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  log = g_build_filename (fixture->folder, "log.csv", NULL);
  g_file_set_contents (log, log_text, -1, &error);
  dh_log_replay (store, log, TRUE, NULL, &error);
  g_assert_no_error (error);
  arrive.person_name = VISITOR;
  dh_store_apply (store, &arrive, NULL, &error);
  g_assert_no_error (error);
  g_remove (log);
}

static DhWindow *
open_window (AppFixture *fixture, const char *page)
{
  DhWindow *window = dh_window_new (NULL, fixture->path, FALSE, 0);

  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (app_has_session, window);
  dh_window_set_page (window, page);
  app_settle ();
  return window;
}

static void
close_window (DhWindow *window)
{
  app_close (GTK_WINDOW (window));
  app_settle ();
}

/* Does what the key does; whether something was opened. */
static gboolean
act (DhWindow *window)
{
  AdwDialog *before = app_get_dialog (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-table", NULL);
  app_settle ();
  return app_get_dialog (window) != before;
}

static GtkWidget *
find_button (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "win.save-table") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* ---- Where it is offered */

static void
test_action (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "desk");
  const char *const pages[] = { "statistics", "reports" };

  g_assert_false (act (window));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *button = NULL;

      dh_window_set_page (window, pages[i]);
      app_settle ();
      button = find_button (dh_window_get_page (window));
      g_assert_true (gtk_widget_is_sensitive (button));
      g_assert_true (act (window));
      g_assert_true (DH_IS_EXPORT_DIALOG (app_get_dialog (window)));
      /* Not twice. */
      g_assert_false (gtk_widget_is_sensitive (button));
      g_assert_false (act (window));
      adw_dialog_force_close (app_get_dialog (window));
      app_wait (app_has_no_dialog, window);
      g_assert_true (gtk_widget_is_sensitive (button));
    }
  dh_window_set_page (window, "outreach");
  app_settle ();
  g_assert_false (act (window));
  g_assert_false (gtk_widget_is_sensitive (find_button (GTK_WIDGET (window->reports_bin))));
  close_window (window);
}

static AdwComboRow *
get_row (DhExportDialog *dialog, guint n)
{
  GtkWidget *row = app_find (adw_dialog_get_child (ADW_DIALOG (dialog)), ADW_TYPE_COMBO_ROW, NULL);

  g_assert_nonnull (row);
  while (n-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return ADW_COMBO_ROW (row);
}

static void
assert_days (DhExportDialog *dialog, DhExportPeriod period, const char *from, const char *to)
{
  DhExportTable table;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  adw_combo_row_set_selected (get_row (dialog, 1), period);
  table = dh_export_dialog_get_table (dialog);
  first = dh_day_to_iso (table.from);
  last = dh_day_to_iso (table.to);
  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

static void
assert_name (DhExportDialog *dialog, const char *format, const char *stamp, const char *ending)
{
  g_autofree char *proposed = dh_export_dialog_dup_file_name (dialog);
  g_auto (GStrv) parts = g_strsplit (g_dgettext (GETTEXT_PACKAGE, format), "%s", 2);
  g_autofree char *expected = g_strconcat (parts[0], stamp, parts[1], ending, NULL);

  g_assert_cmpstr (proposed, ==, expected);
  g_assert_true (g_str_is_ascii (proposed));
}

static void
test_choices (void)
{
  const char *ending = dh_workbook_is_available () ? ".xlsx" : ".csv";
  gint32 today = dh_day_from_ymd (2024, 2, 22);
  DhExportDialog *dialog = g_object_ref_sink (dh_export_dialog_new (today - 2, today));
  GtkWidget *names =
      app_find (adw_dialog_get_child (ADW_DIALOG (dialog)), ADW_TYPE_SWITCH_ROW, NULL);

  /* What has no names is first. */
  g_assert_cmpint (dh_export_dialog_get_table (dialog).kind, ==, DH_EXPORT_SUMMARY);
  g_assert_false (gtk_widget_get_sensitive (names));
  assert_name (dialog, "summary-%s", "2024-02-20", ending);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (dialog, 2))) ==
                 dh_workbook_is_available ());
  g_assert_true (dh_export_dialog_get_workbook (dialog) == dh_workbook_is_available ());

  /* Up to today and no further. */
  assert_days (dialog, DH_EXPORT_DAY, "2024-02-20", "2024-02-20");
  assert_days (dialog, DH_EXPORT_WEEK, "2024-02-19", "2024-02-22");
  assert_name (dialog, "summary-%s", "2024-02-19_2024-02-25", ending);
  assert_days (dialog, DH_EXPORT_MONTH, "2024-02-01", "2024-02-22");
  assert_days (dialog, DH_EXPORT_YEAR, "2024-01-01", "2024-02-22");
  assert_name (dialog, "summary-%s", "2024", ending);

  /* Names only where they are asked for. */
  adw_combo_row_set_selected (get_row (dialog, 1), DH_EXPORT_MONTH);
  adw_combo_row_set_selected (get_row (dialog, 0), DH_EXPORT_VISITS);
  g_assert_true (gtk_widget_get_sensitive (names));
  g_assert_false (dh_export_dialog_get_table (dialog).with_names);
  adw_switch_row_set_active (ADW_SWITCH_ROW (names), TRUE);
  g_assert_true (dh_export_dialog_get_table (dialog).with_names);
  assert_name (dialog, "visits-%s", "2024-02", ending);
  adw_combo_row_set_selected (get_row (dialog, 2), 1);
  adw_combo_row_set_selected (get_row (dialog, 0), DH_EXPORT_ASSISTS);
  g_assert_false (dh_export_dialog_get_workbook (dialog));
  assert_name (dialog, "assists-%s", "2024-02", ".csv");
  adw_combo_row_set_selected (get_row (dialog, 0), DH_EXPORT_SUMMARY);
  g_assert_false (dh_export_dialog_get_table (dialog).with_names);
  g_assert_finalize_object (dialog);

  /* Long ago: whole. */
  dialog = g_object_ref_sink (dh_export_dialog_new (dh_day_from_ymd (2023, 12, 31), today));
  assert_days (dialog, DH_EXPORT_WEEK, "2023-12-25", "2023-12-31");
  assert_days (dialog, DH_EXPORT_MONTH, "2023-12-01", "2023-12-31");
  assert_days (dialog, DH_EXPORT_YEAR, "2023-01-01", "2023-12-31");
  g_assert_finalize_object (dialog);
}

/* ---- What is in the file */

/* What the core has for @table, asked for function by function. */
static char *
ask_core (AppFixture *fixture, const DhExportTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = dh_store_open (fixture->path, FALSE, &error);
  g_autoptr (DhDayStats) stats = NULL;
  char *csv = NULL;

  g_assert_no_error (error);
  if (table->kind == DH_EXPORT_VISITS)
    dh_export_visits_csv (store, table->from, table->to, table->with_names, &csv, &error);
  else if (table->kind == DH_EXPORT_ASSISTS)
    dh_export_assists_csv (store, table->from, table->to, table->with_names, &csv, &error);
  else
    {
      stats = dh_day_stats_new (dh_store_db (store), table->from, table->to, dh_time_now (),
                                TARGET_S, &error);
      csv = stats != NULL ? dh_summary_to_csv (stats) : NULL;
    }
  g_assert_no_error (error);
  return csv;
}

static gboolean
has_toast (gpointer data)
{
  return app_find (data, ADW_TYPE_TOAST_OVERLAY, NULL) != NULL &&
         app_find (data, g_type_from_name ("AdwToastWidget"), NULL) != NULL;
}

/* Saves, and waits until it is said. */
static GFile *
save (AppFixture *fixture,
      DhWindow *window,
      const DhExportTable *table,
      gboolean workbook,
      const char *name)
{
  GFile *file = g_file_new_build_filename (fixture->folder, name, NULL);
  const char *words = table->with_names
                          ? "The table was saved as “%s”. There are names in it: keep it safe."
                          : "The table was saved as “%s”.";
  g_auto (GStrv) parts = g_strsplit (g_dgettext (GETTEXT_PACKAGE, words), "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], name, parts[1], NULL);

  dh_window_export_to (window, table, workbook, file);
  app_wait (has_toast, window);
  app_settle ();
  g_assert_nonnull (app_find (GTK_WIDGET (window), GTK_TYPE_LABEL, text));
  g_assert_null (app_get_dialog (window));
  adw_toast_overlay_dismiss_all (
      ADW_TOAST_OVERLAY (app_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, NULL)));
  while (has_toast (window))
    g_main_context_iteration (NULL, TRUE);
  return file;
}

static void
assert_same_table (GBytes *expected, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTable) one = dh_table_new ("expected", expected, 5000, &error);
  g_autoptr (DhTable) other = dh_table_new_from_file (path, 5000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dh_table_n_rows (one), >, 1);
  g_assert_cmpuint (dh_table_n_rows (one), ==, dh_table_n_rows (other));
  g_assert_cmpuint (dh_table_n_columns (one), ==, dh_table_n_columns (other));
  for (guint row = 0; row < dh_table_n_rows (one); row++)
    for (guint column = 0; column < dh_table_n_columns (one); column++)
      g_assert_cmpstr (dh_table_get (one, row, column), ==, dh_table_get (other, row, column));
}

static void
assert_saved (AppFixture *fixture, DhWindow *window, const DhExportTable *table)
{
  g_autofree char *csv = ask_core (fixture, table);
  g_autoptr (GFile) file = save (fixture, window, table, FALSE, "out.csv");
  g_autoptr (GFile) book = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_file_get_contents (g_file_peek_path (file), &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, csv);
  g_assert_cmpint (stat (g_file_peek_path (file), &info), ==, 0);
  /* Nobody else is to read names. */
  if (table->with_names)
    g_assert_cmpint (info.st_mode & 0077, ==, 0);
  g_assert_true (g_file_delete (file, NULL, NULL));
  if (!dh_workbook_is_available ())
    return;
  bytes = dh_workbook_from_csv (csv, dh_export_kind_title (table->kind), &error);
  g_assert_no_error (error);
  book = save (fixture, window, table, TRUE, "out.xlsx");
  assert_same_table (bytes, g_file_peek_path (book));
  g_assert_cmpint (stat (g_file_peek_path (book), &info), ==, 0);
  if (table->with_names)
    g_assert_cmpint (info.st_mode & 0077, ==, 0);
  g_assert_true (g_file_delete (book, NULL, NULL));
}

/* A file that all may read, and that is to hold names now. */
static void
test_private (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "reports");
  gint32 day = dh_day_from_ymd (2024, 3, 4);
  DhExportTable table = { DH_EXPORT_VISITS, day, day, TRUE, 0, 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autoptr (GFile) file = NULL;
  struct stat info;

  g_assert_true (g_file_set_contents_full (path, "old\n", -1, 0, 0666, NULL));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  file = save (fixture, window, &table, FALSE, "out.csv");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  close_window (window);
}

static void
test_content (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "reports");
  gint32 day = dh_day_from_ymd (2024, 3, 4);

  for (DhExportKind kind = 0; kind < DH_EXPORT_N_KINDS; kind++)
    for (gint32 days = 0; days <= 2; days += 2)
      for (gboolean names = FALSE; names <= (kind != DH_EXPORT_SUMMARY); names++)
        {
          DhExportTable table = { kind, day, day + days, names, 0, 0 };

          assert_saved (fixture, window, &table);
        }
  close_window (window);
}

static char *
save_today (AppFixture *fixture, DhWindow *window, DhExportKind kind, gboolean names)
{
  gint32 today = dh_session_today (dh_window_get_session (window));
  /* The helper's day is long ago, the visitor's is today. */
  DhExportTable table = { kind, dh_day_from_ymd (2024, 3, 4), today, names, 0, 0 };
  g_autoptr (GFile) file = save (fixture, window, &table, FALSE, "out.csv");
  char *content = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, NULL));
  return content;
}

static void
test_names (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "reports");
  g_autofree char *visits = save_today (fixture, window, DH_EXPORT_VISITS, FALSE);
  g_autofree char *assists = save_today (fixture, window, DH_EXPORT_ASSISTS, FALSE);
  g_autofree char *named_visits = save_today (fixture, window, DH_EXPORT_VISITS, TRUE);
  g_autofree char *named_assists = save_today (fixture, window, DH_EXPORT_ASSISTS, TRUE);

  g_assert_null (strstr (visits, VISITOR));
  g_assert_null (strstr (visits, HELPER));
  g_assert_null (strstr (assists, HELPER));
  g_assert_null (strstr (assists, NOTE));
  g_assert_nonnull (strstr (named_visits, VISITOR));
  g_assert_nonnull (strstr (named_visits, HELPER));
  g_assert_nonnull (strstr (named_assists, HELPER));
  g_assert_nonnull (strstr (named_assists, "'" NOTE));
  close_window (window);
}

/* What is called .csv is CSV: another program would say that the file is damaged. */
static void
test_ending (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "statistics");
  gint32 day = dh_day_from_ymd (2024, 3, 4);
  DhExportTable table = { DH_EXPORT_SUMMARY, day, day, FALSE, 0, 0 };
  g_autofree char *csv = ask_core (fixture, &table);
  g_autoptr (GFile) file = save (fixture, window, &table, TRUE, "out.csv");
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, csv);
  close_window (window);
}

/* ---- What goes wrong */

static guint
count_files (AppFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* How saving ended. */
typedef struct
{
  gboolean done;
  GError *error; /* owned */
} Outcome;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  g_assert_true (dh_export_save_finish (DH_SESSION (source), result, &outcome->error) ==
                 (outcome->error == NULL));
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((const Outcome *) data)->done;
}

/* Tries to save to @path, which says that it is a matter of @code. */
static void
assert_fails (DhWindow *window, const char *path, int code)
{
  gint32 day = dh_day_from_ymd (2024, 3, 4);
  DhExportTable table = { DH_EXPORT_VISITS, day, day, FALSE, 0, 0 };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  Outcome outcome = { 0 };

  dh_export_save_async (dh_window_get_session (window), &table, FALSE, file, saved_cb, &outcome);
  app_wait (is_done, &outcome);
  g_assert_error (outcome.error, DH_ERROR, code);
  g_assert_nonnull (strstr (outcome.error->message, name));
  g_clear_error (&outcome.error);
}

static void
test_faults (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "reports");
  guint before = count_files (fixture);
  g_autofree char *gone = g_build_filename (fixture->folder, "pulled", "out.csv", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;

  assert_fails (window, gone, DH_ERROR_IO);
  /* Nobody may make files there, not even root. */
  if (g_file_test ("/sys/kernel", G_FILE_TEST_IS_DIR))
    assert_fails (window, "/sys/kernel/out.csv", DH_ERROR_READONLY);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_fails (window, folder, DH_ERROR_IO);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  assert_fails (window, fixture->path, DH_ERROR_INVALID);
  g_assert_cmpuint (count_files (fixture), ==, before);
  store = dh_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  close_window (window);
}

/* The old file is there as it was, and nothing is beside it. */
static void
test_full (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "reports");
  g_autofree char *old = g_build_filename (fixture->folder, "old.csv", NULL);
  g_autofree char *new = g_build_filename (fixture->folder, "new.csv", NULL);
  g_autofree char *content = NULL;
  struct rlimit limits, before;
  guint n;

  g_assert_true (g_file_set_contents (old, "old\n", -1, NULL));
  n = count_files (fixture);
  getrlimit (RLIMIT_FSIZE, &before);
  limits = before;
  limits.rlim_cur = 100;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limits);
  assert_fails (window, old, DH_ERROR_IO);
  assert_fails (window, new, DH_ERROR_IO);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_cmpuint (count_files (fixture), ==, n);
  g_assert_true (g_file_get_contents (old, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old\n");
  close_window (window);
}

/* It is said where everybody sees it. */
static void
test_told (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = open_window (fixture, "reports");
  gint32 day = dh_day_from_ymd (2024, 3, 4);
  DhExportTable table = { DH_EXPORT_SUMMARY, day, day, FALSE, 0, 0 };
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "pulled", "out.csv", NULL);
  AdwAlertDialog *dialog = NULL;

  dh_window_export_to (window, &table, FALSE, file);
  app_wait (app_has_dialog, window);
  dialog = ADW_ALERT_DIALOG (app_get_dialog (window));
  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, app_text ("This Was Not Saved"));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), "out.csv"));
  g_assert_false (has_toast (window));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_wait (app_has_no_dialog, window);
  close_window (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define add(name, function)                                                                        \
  g_test_add ("/export/" name, AppFixture, NULL, set_up, function, app_fixture_tear_down)
  add ("action", test_action);
  g_test_add_func ("/export/choices", test_choices);
  add ("content", test_content);
  add ("private", test_private);
  add ("names", test_names);
  add ("ending", test_ending);
  add ("faults", test_faults);
  add ("full", test_full);
  add ("told", test_told);

  return g_test_run ();
}
