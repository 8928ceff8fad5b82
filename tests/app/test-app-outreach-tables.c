/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "outreach-fixture.h"

#include "dh-day.h"
#include "dh-text-block.h"
#include "outreach/dh-sheet-import-dialog.h"
#include "outreach/dh-sheet-place.h"

#define LONG_WORD                                                                                  \
  "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww" \
  "ww"

/* A table without days and places has those that are chosen, the kind of a new place with them. */
static void
test_given_place (OutreachFixture *self, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *button = NULL;

  dh_outreach_page_paste (self->page, "Thủ tục\tSố lượng\tTNV\nvneid\t25\tAn\nvneid\t2\tBình\n");
  app_wait (outreach_has_dialog, self);
  app_settle ();
  dialog = outreach_nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0);
  button = app_find (dialog, GTK_TYPE_BUTTON, app_text ("_Import"));
  g_assert_false (gtk_widget_get_sensitive (button));
  /* Two changes while the first is being read: the last one counts. */
  dh_sheet_place_set (DH_SHEET_PLACE (outreach_nth (self, DH_TYPE_SHEET_PLACE, 0)), "Chợ", "point");
  dh_sheet_place_set (DH_SHEET_PLACE (outreach_nth (self, DH_TYPE_SHEET_PLACE, 0)), "Chợ phiên",
                      "mobile");
  while (!gtk_widget_get_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
  dh_sheet_import_dialog_submit (DH_SHEET_IMPORT_DIALOG (dialog));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_name, ==, "Chợ phiên");
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_kind, ==, "mobile");
  g_assert_cmpint (dh_sheet_count (outreach_get_sheet (self, 0)), ==, 27);
}

/* How long it takes to read @text and to say what it means, µs. */
static gint64
time_reading (OutreachFixture *self, const char *text)
{
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (DhTable) table = dh_table_new ("x", bytes, DH_TABLE_MAX_ROWS + 1, NULL);
  DhSheetImportContext context = { .procedures = dh_session_get_procedures (self->app.session),
                                   .volunteers = dh_session_get_volunteers (self->app.session),
                                   .places = places,
                                   .today = dh_session_today (self->app.session) };
  g_autoptr (DhSheetImport) import = dh_sheet_import_read (table, &context, NULL);

  g_assert_nonnull (import);
  return g_get_monotonic_time () - before;
}

/* A long table is read beside the window, which goes on; its longest word fits. */
static void
test_long_table (OutreachFixture *self, gconstpointer data)
{
  g_autofree char *day = dh_format_day_short (dh_session_today (self->app.session));
  g_autoptr (GString) text = g_string_new ("Ngày\tĐịa điểm\tThủ tục\tSố lượng\tTNV\n");
  GtkWidget *spinner = app_find (GTK_WIDGET (self->page), ADW_TYPE_SPINNER, NULL);
  gint64 reading = 0;
  gint64 longest = 0;
  int width = 0;

  g_string_append_printf (text, "%s\tChợ\t%s\t1\tAn\n", day, LONG_WORD);
  for (guint i = 1; i < 1500; i++)
    g_string_append_printf (text, "%s\tChợ\tviệc lạ %u\t1\tAn\n", day, i);
  reading = time_reading (self, text->str);
  g_assert_false (gtk_widget_is_visible (spinner));
  dh_outreach_page_paste (self->page, text->str);
  g_assert_true (gtk_widget_is_visible (spinner));
  while (outreach_nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0) == NULL)
    {
      gint64 before = g_get_monotonic_time ();

      /* Waiting is no turn. */
      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - before);
      g_usleep (1000);
    }
  g_test_message ("reading %" G_GINT64_FORMAT " ms, longest turn %" G_GINT64_FORMAT " ms",
                  reading / 1000, longest / 1000);
  g_assert_cmpint (longest, <, reading);
  app_settle ();
  g_assert_false (gtk_widget_is_visible (spinner));
  gtk_widget_measure (
      app_find (outreach_nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0), GTK_TYPE_GRID_VIEW, NULL),
      GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 400);
  adw_dialog_force_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0)));
  app_wait (outreach_has_no_dialog, self);
}

static void
note_rows (GtkWidget *root, GPtrArray *rows)
{
  if (DH_IS_TEXT_BLOCK (root) && gtk_widget_get_mapped (root))
    g_ptr_array_add (rows, (gpointer) dh_text_block_get_text (DH_TEXT_BLOCK (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    note_rows (child, rows);
}

typedef struct
{
  GtkWidget *dialog;
  const char *text;
} Told;

static gboolean
is_told (gpointer data)
{
  const Told *told = data;
  GtkWidget *label = app_find (told->dialog, GTK_TYPE_LABEL, told->text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* The faults of a long table stand before all that is good, in the order of the table. */
static void
test_faults_first (OutreachFixture *self, gconstpointer data)
{
  g_autofree char *day = dh_format_day_short (dh_session_today (self->app.session));
  g_autoptr (GString) text = g_string_new ("Ngày\tĐịa điểm\tThủ tục\tSố lượng\tTNV\n");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *told = NULL;
  GtkWidget *dialog = NULL;

  for (guint line = 2; line <= 700; line++)
    g_string_append_printf (text, "%s\tChợ\tvneid\t%d\tAn\n", day,
                            line == 400 || line == 699 ? 0 : 1);
  dh_outreach_page_paste (self->page, text->str);
  app_wait (outreach_has_dialog, self);
  app_settle ();
  dialog = outreach_nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0);
  told = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row cannot be imported as it is. It stands first.",
                   "%u rows cannot be imported as they are. They stand first.", 2),
      2u);
  app_wait (is_told, &(Told) { dialog, told });
  note_rows (app_find (dialog, GTK_TYPE_GRID_VIEW, NULL), rows);
  g_assert_cmpuint (rows->len, >=, 6);
  g_assert_true (g_str_has_prefix (rows->pdata[0], "Dòng 400: "));
  g_assert_true (g_str_has_prefix (rows->pdata[1], "⚠ "));
  g_assert_true (g_str_has_prefix (rows->pdata[2], "Dòng 699: "));
  g_assert_true (g_str_has_prefix (rows->pdata[3], "⚠ "));
  g_assert_true (g_str_has_prefix (rows->pdata[4], "Dòng 2: "));
  g_assert_true (g_str_has_prefix (rows->pdata[5], "Dòng 3: "));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_wait (outreach_has_no_dialog, self);
}

/* Pasted cells with faulty rows: nothing before it is confirmed, and that they are left out has to
 * be said. */
static void
test_paste (OutreachFixture *self, gconstpointer data)
{
  g_autofree char *day = dh_format_day_short (dh_session_today (self->app.session));
  g_autofree char *text =
      g_strdup_printf ("Ngày\tĐịa điểm\tThủ tục\tSố lượng\tTNV\n%s\tChợ\tvneid\t25\tAn\n"
                       "%s\tChợ\tvneid\t0\tAn\n%s\tTrường học\tkhai sinh\t2\tBình; Lạ Hoắc\n",
                       day, day, day);
  GtkWidget *dialog = NULL;
  GtkWidget *check = NULL;
  GtkWidget *button = NULL;

  dh_outreach_page_paste (self->page, text);
  app_wait (outreach_has_dialog, self);
  app_settle ();
  dialog = outreach_nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0);
  check = app_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  button = app_find (dialog, GTK_TYPE_BUTTON, app_text ("_Import"));
  g_assert_false (gtk_widget_get_sensitive (button));
  dh_sheet_import_dialog_submit (DH_SHEET_IMPORT_DIALOG (dialog));
  app_settle ();
  g_assert_cmpuint (outreach_count_rows (self), ==, 0);
  g_assert_nonnull (app_find (check, GTK_TYPE_LABEL, "_Bỏ qua 2 dòng lỗi"));

  /* The unknown name is entered; its row is right from then on. */
  g_signal_emit_by_name (app_find (dialog, GTK_TYPE_BUTTON,
                                   app_text ("Add the _Unknown Names to the List of Volunteers")),
                         "clicked");
  while (app_find (check, GTK_TYPE_LABEL, "_Bỏ qua 1 dòng lỗi") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  dh_sheet_import_dialog_submit (DH_SHEET_IMPORT_DIALOG (dialog));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 2);
  g_assert_cmpint (dh_sheet_count (outreach_get_sheet (self, 0)) +
                       dh_sheet_count (outreach_get_sheet (self, 1)),
                   ==, 27);

  /* All of it is taken back by one press. */
  {
    GtkWidget *undo = app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, app_text ("Undo"));

    g_assert_nonnull (undo);
    g_signal_emit_by_name (undo, "clicked");
  }
  outreach_wait_for_rows (self, 0);
}

/* A file that is none is refused with a sentence, and nothing is left behind. */
static void
test_bad_file (OutreachFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->app.folder, "bad.xlsx", NULL);

  g_assert_true (g_file_set_contents (path, "PK\003\004 no workbook", -1, NULL));
  dh_outreach_page_open_file (self->page, path);
  app_wait (outreach_has_dialog, self);
  app_settle ();
  g_assert_true (ADW_IS_ALERT_DIALOG (outreach_nth (self, ADW_TYPE_DIALOG, 0)));
  adw_dialog_force_close (ADW_DIALOG (outreach_nth (self, ADW_TYPE_DIALOG, 0)));
  app_wait (outreach_has_no_dialog, self);
}

static void
add (const char *name, void (*test) (OutreachFixture *, gconstpointer))
{
  g_test_add (name, OutreachFixture, NULL, outreach_set_up, test, outreach_tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dh-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  app_test_init (&argc, &argv);

  add ("/outreach/paste", test_paste);
  add ("/outreach/given-place", test_given_place);
  add ("/outreach/long-table", test_long_table);
  add ("/outreach/faults-first", test_faults_first);
  add ("/outreach/bad-file", test_bad_file);

  return g_test_run ();
}
