/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "app-fixture.h"

#include "dh-class-editor.h"
#include "dh-day.h"
#include "dh-desk-page.h"
#include "dh-outreach-page.h"
#include "dh-outreach-row.h"
#include "dh-sheet-details.h"
#include "dh-sheet-editor.h"
#include "dh-sheet-import-dialog.h"
#include "dh-sheet-line.h"
#include "dh-sheet-place.h"
#include "store/dh-store-book.h"

/* The page in a window, beside the desk that owns undo. */
typedef struct
{
  AppFixture app;
  GtkWidget *box;
  DhOutreachPage *page;
  GtkWindow *window;
} Fixture;

static void
volunteer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dh_session_add_volunteer_finish (DH_SESSION (source), result, &error), !=, 0);
  g_assert_no_error (error);
}

static gboolean
has_volunteers (gpointer data)
{
  return dh_session_get_volunteers (data)->len >= 2;
}

static gboolean
is_ready (gpointer data)
{
  return dh_outreach_page_is_ready (data);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  app_fixture_set_up (&self->app, NULL);
  dh_session_add_volunteer_async (self->app.session, "Nguyễn Văn An", FALSE, volunteer_cb, NULL);
  dh_session_add_volunteer_async (self->app.session, "Trần Thị Bình", FALSE, volunteer_cb, NULL);
  app_wait (has_volunteers, self->app.session);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->page = dh_outreach_page_new (self->app.session);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->page));
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  {
    GtkWidget *desk = GTK_WIDGET (dh_desk_page_new (self->app.session, NULL));

    gtk_box_append (GTK_BOX (self->box), desk);
    gtk_widget_set_visible (desk, FALSE);
  }
  self->window = app_show (self->box);
  app_wait (is_ready, self->page);
  app_settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_close (self->window);
  app_fixture_tear_down (&self->app, NULL);
}

/* ---- Finding and typing */

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth (Fixture *self, GType type, guint n)
{
  return find_nth (GTK_WIDGET (self->window), type, &n);
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_window_get_focus (self->window);
}

/* Types into whatever has the focus, then presses Enter there: a test that looks for no widget. */
static void
type (Fixture *self, const char *text)
{
  GtkWidget *focus = get_focus (self);

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
  app_settle ();
}

static void
enter (Fixture *self)
{
  g_signal_emit_by_name (get_focus (self), "activate");
  app_settle ();
}

static gboolean
has_dialog (gpointer data)
{
  return nth (data, ADW_TYPE_DIALOG, 0) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return nth (data, ADW_TYPE_DIALOG, 0) == NULL;
}

static void
open_action (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  app_wait (has_dialog, self);
  app_settle ();
}

/* How many rows the page shows. */
typedef struct
{
  Fixture *fixture;
  guint n;
} Wanted;

static guint
count_rows (Fixture *self)
{
  guint n = 0;

  while (nth (self, DH_TYPE_OUTREACH_ROW, n) != NULL)
    n++;
  return n;
}

static gboolean
has_rows (gpointer data)
{
  const Wanted *wanted = data;

  return count_rows (wanted->fixture) == wanted->n;
}

static void
wait_for_rows (Fixture *self, guint n)
{
  Wanted wanted = { self, n };

  app_wait (has_rows, &wanted);
  app_settle ();
}

static const DhSheet *
get_sheet (Fixture *self, guint n)
{
  GtkWidget *row = nth (self, DH_TYPE_OUTREACH_ROW, n);

  g_assert_nonnull (row);
  return dh_outreach_row_get_sheet (DH_OUTREACH_ROW (row));
}

static gboolean
can_redo (gpointer data)
{
  return dh_session_can_redo (data);
}

/* ---- Tests */

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_assert_nonnull (app_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL,
                              app_text ("Nothing From Away This Month")));
  g_assert_cmpuint (count_rows (self), ==, 0);
}

/* A sheet by keyboard alone: place, team, two rows, saved; undone, done again, opened anew. */
static void
test_keyboard (Fixture *self, gconstpointer data)
{
  const DhSheet *sheet = NULL;
  const DhSheetRow *row = NULL;

  open_action (self, "outreach.add-sheet");
  type (self, "Nhà văn hóa thôn 2");
  enter (self);
  type (self, "Đội hình số 3");
  enter (self);
  type (self, "25 vneid An, Bình");
  enter (self);
  type (self, "khai sinh x3: binh");
  enter (self);
  /* Enter in a blank row leaves the rows. */
  enter (self);
  type (self, "chợ phiên");
  gtk_widget_activate_action (nth (self, DH_TYPE_SHEET_EDITOR, 0), "sheet.save", NULL);
  app_wait (has_no_dialog, self);
  wait_for_rows (self, 1);

  sheet = get_sheet (self, 0);
  g_assert_cmpstr (sheet->place_name, ==, "Nhà văn hóa thôn 2");
  g_assert_cmpstr (sheet->place_kind, ==, "point");
  g_assert_cmpstr (sheet->team, ==, "Đội hình số 3");
  g_assert_cmpstr (sheet->note, ==, "chợ phiên");
  g_assert_cmpint (sheet->day, ==, dh_session_today (self->app.session));
  g_assert_cmpuint (sheet->rows->len, ==, 2);
  row = sheet->rows->pdata[0];
  g_assert_cmpint (row->count, ==, 25);
  g_assert_cmpuint (row->n_volunteers, ==, 2);
  row = sheet->rows->pdata[1];
  g_assert_cmpint (row->count, ==, 3);
  g_assert_cmpstr (row->volunteer_names, ==, "Trần Thị Bình");
  g_assert_nonnull (
      app_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, app_text ("The sheet was saved.")));
  g_assert_nonnull (app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, app_text ("Undo")));
  g_assert_nonnull (
      app_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, app_text ("recorded later")));

  gtk_widget_activate_action (self->box, "desk.undo", NULL);
  wait_for_rows (self, 0);
  app_wait (can_redo, self->app.session);
  gtk_widget_activate_action (self->box, "desk.redo", NULL);
  wait_for_rows (self, 1);

  /* Opened anew it says the same, and one word changes it. */
  g_signal_emit_by_name (nth (self, DH_TYPE_OUTREACH_ROW, 0), "activate");
  app_wait (has_dialog, self);
  app_settle ();
  type (self, "26 vneid An, Bình");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
  app_settle ();
  while (dh_sheet_count (get_sheet (self, 0)) != 29)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (self), ==, 1);
}

/* What is not clear is shown and not saved: a name that nobody has, a procedure among several. */
static void
test_open_questions (Fixture *self, gconstpointer data)
{
  GtkWidget *line = NULL;
  GtkWidget *chip = NULL;
  g_auto (GStrv) parts = g_strsplit (app_text ("Add “%s” to the list"), "%s", 2);
  g_autofree char *add = g_strjoinv ("Hoa", parts);

  open_action (self, "outreach.add-sheet");
  type (self, "Chợ");
  enter (self);
  enter (self);
  type (self, "5 đăng ký: An");
  line = nth (self, DH_TYPE_SHEET_LINE, 0);
  g_assert_cmpstr (dh_sheet_line_get_missing (DH_SHEET_LINE (line)), ==,
                   app_text ("This may be several procedures; choose one."));
  dh_sheet_editor_submit (DH_SHEET_EDITOR (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_settle ();
  g_assert_true (has_dialog (self));
  gtk_widget_activate_action (
      line, "line.choose", "x",
      ((const DhProcedure *) dh_session_get_procedures (self->app.session)->pdata[0])->id);
  app_settle ();
  g_assert_null (dh_sheet_line_get_missing (DH_SHEET_LINE (line)));

  dh_sheet_line_set_text (DH_SHEET_LINE (line), "5 vneid: Hoa");
  app_settle ();
  g_assert_cmpuint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->n_volunteers, ==, 0);
  chip = app_find (line, GTK_TYPE_BUTTON, add);
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
  while (dh_sheet_line_get_missing (DH_SHEET_LINE (line)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->n_volunteers, ==, 1);
  adw_dialog_force_close (ADW_DIALOG (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
}

/* A half-typed sheet survives; the next new one is blank; names of nobody are not in the file. */
static void
test_draft (Fixture *self, gconstpointer data)
{
  g_autoptr (DhSheetDraft) draft = NULL;
  g_autofree char *contents = NULL;
  GtkWidget *line = NULL;

  open_action (self, "outreach.add-sheet");
  type (self, "Chợ phiên");
  enter (self);
  enter (self);
  type (self, "25 vneid: An, Người Lạ");
  enter (self);
  type (self, "3 đăng ký: Bình");
  adw_dialog_force_close (ADW_DIALOG (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
  app_settle ();
  draft = dh_sheet_draft_load_last (self->app.path);
  g_assert_nonnull (draft);
  g_assert_true (g_file_get_contents (draft->file, &contents, NULL, NULL));
  g_test_message ("%s", contents);
  g_assert_null (strstr (contents, "Lạ"));
  g_assert_null (strstr (contents, "An,"));

  open_action (self, "outreach.add-sheet");
  g_assert_true (dh_sheet_line_is_blank (DH_SHEET_LINE (nth (self, DH_TYPE_SHEET_LINE, 0))));
  adw_dialog_force_close (ADW_DIALOG (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);

  open_action (self, "outreach.continue-draft");
  line = nth (self, DH_TYPE_SHEET_LINE, 0);
  g_assert_cmpint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->count, ==, 25);
  g_assert_cmpuint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->n_volunteers, ==, 1);
  g_assert_null (dh_sheet_line_get_missing (DH_SHEET_LINE (line)));
  line = nth (self, DH_TYPE_SHEET_LINE, 1);
  g_assert_cmpstr (dh_sheet_line_get_open_words (DH_SHEET_LINE (line)), ==, "đăng ký");
  g_assert_cmpuint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->n_volunteers, ==, 1);
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
  wait_for_rows (self, 1);
  g_assert_cmpstr (get_sheet (self, 0)->place_name, ==, "Chợ phiên");
  {
    g_autoptr (DhSheetDraft) gone = dh_sheet_draft_load_last (self->app.path);

    g_assert_null (gone);
  }
}

/* A home needs no address, and none is kept. */
static void
test_home (Fixture *self, gconstpointer data)
{
  GtkWidget *place = NULL;

  open_action (self, "outreach.add-sheet");
  place = nth (self, DH_TYPE_SHEET_PLACE, 0);
  dh_sheet_place_set (DH_SHEET_PLACE (place), "Nhà bà Hoa", "home");
  dh_sheet_line_set_text (DH_SHEET_LINE (nth (self, DH_TYPE_SHEET_LINE, 0)), "1 vneid: An");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
  wait_for_rows (self, 1);
  g_assert_cmpstr (get_sheet (self, 0)->place_name, ==, app_text ("At home"));
  g_assert_cmpstr (get_sheet (self, 0)->place_kind, ==, "home");
}

static void
test_class (Fixture *self, gconstpointer data)
{
  const DhSheet *sheet = NULL;
  GtkWidget *editor = NULL;
  GtkWidget *place = NULL;

  open_action (self, "outreach.add-class");
  editor = nth (self, DH_TYPE_CLASS_EDITOR, 0);
  type (self, "Bình dân học vụ số, thôn 2");
  /* Place is missing. */
  dh_class_editor_submit (DH_CLASS_EDITOR (editor));
  app_settle ();
  g_assert_nonnull (app_find (editor, GTK_TYPE_LABEL, app_text ("Write where it was.")));
  type (self, "Nhà văn hóa");
  place = get_focus (self);
  g_assert_nonnull (gtk_widget_get_ancestor (place, DH_TYPE_SHEET_PLACE));
  {
    guint n = 1;
    GtkWidget *from = find_nth (editor, GTK_TYPE_ENTRY, &n);
    GtkWidget *to = NULL;

    n = 2;
    to = find_nth (editor, GTK_TYPE_ENTRY, &n);
    gtk_editable_set_text (GTK_EDITABLE (from), "0h05");
    gtk_editable_set_text (GTK_EDITABLE (to), "25:00");
    dh_class_editor_submit (DH_CLASS_EDITOR (editor));
    app_settle ();
    g_assert_nonnull (app_find (editor, GTK_TYPE_LABEL, app_text ("Write the time as 8:30.")));
    gtk_editable_set_text (GTK_EDITABLE (to), "0:10");
  }
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (editor, GTK_TYPE_SPIN_BUTTON, NULL)), 32);
  dh_class_editor_submit (DH_CLASS_EDITOR (editor));
  app_wait (has_no_dialog, self);
  wait_for_rows (self, 1);
  sheet = get_sheet (self, 0);
  g_assert_cmpint (sheet->kind, ==, DH_SHEET_CLASS);
  g_assert_cmpint (sheet->attendees, ==, 32);
  g_assert_cmpint (sheet->from_at, ==, dh_day_start (sheet->day) + 300);
  g_assert_cmpint (sheet->to_at, ==, dh_day_start (sheet->day) + 600);

  /* Taken away, and back. */
  gtk_widget_activate_action (nth (self, DH_TYPE_OUTREACH_ROW, 0), "outreach.remove", "x",
                              sheet->id);
  wait_for_rows (self, 0);
  gtk_widget_activate_action (self->box, "desk.undo", NULL);
  wait_for_rows (self, 1);
}

/* Pasted cells with faulty rows: nothing before it is confirmed, and that they are left out has to
 * be said. */
static void
test_paste (Fixture *self, gconstpointer data)
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
  app_wait (has_dialog, self);
  app_settle ();
  dialog = nth (self, DH_TYPE_SHEET_IMPORT_DIALOG, 0);
  check = app_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  button = app_find (dialog, GTK_TYPE_BUTTON, app_text ("_Import"));
  g_assert_false (gtk_widget_get_sensitive (button));
  dh_sheet_import_dialog_submit (DH_SHEET_IMPORT_DIALOG (dialog));
  app_settle ();
  g_assert_cmpuint (count_rows (self), ==, 0);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, "_Bỏ qua 2 dòng lỗi");

  /* The unknown name is entered; its row is right from then on. */
  g_signal_emit_by_name (app_find (dialog, GTK_TYPE_BUTTON,
                                   app_text ("Add the _Unknown Names to the List of Volunteers")),
                         "clicked");
  while (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), "_Bỏ qua 1 dòng lỗi") !=
         0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  dh_sheet_import_dialog_submit (DH_SHEET_IMPORT_DIALOG (dialog));
  app_wait (has_no_dialog, self);
  wait_for_rows (self, 2);
  g_assert_cmpint (dh_sheet_count (get_sheet (self, 0)) + dh_sheet_count (get_sheet (self, 1)), ==,
                   27);

  /* All of it is taken back by one press. */
  {
    GtkWidget *undo = app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, app_text ("Undo"));

    g_assert_nonnull (undo);
    g_signal_emit_by_name (undo, "clicked");
  }
  wait_for_rows (self, 0);
}

/* A file that is none is refused with a sentence, and nothing is left behind. */
static void
test_bad_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->app.folder, "bad.xlsx", NULL);

  g_assert_true (g_file_set_contents (path, "PK\003\004 no workbook", -1, NULL));
  dh_outreach_page_open_file (self->page, path);
  app_wait (has_dialog, self);
  app_settle ();
  g_assert_true (ADW_IS_ALERT_DIALOG (nth (self, ADW_TYPE_DIALOG, 0)));
  adw_dialog_force_close (ADW_DIALOG (nth (self, ADW_TYPE_DIALOG, 0)));
  app_wait (has_no_dialog, self);
}

/* What a screen reader is told. */
static void
test_names (Fixture *self, gconstpointer data)
{
  GtkWidget *line = NULL;

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (app_find (GTK_WIDGET (self->page), GTK_TYPE_LIST_BOX, NULL)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, app_text ("Sheets and classes of the month"));
  open_action (self, "outreach.add-sheet");
  line = nth (self, DH_TYPE_SHEET_LINE, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (app_find (line, GTK_TYPE_ENTRY, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("How many, with what, helped by whom"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (app_find (nth (self, DH_TYPE_SHEET_PLACE, 0), GTK_TYPE_ENTRY, NULL)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, app_text ("Place"));
  /* The preview is its description. */
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "2 khai sinh: An");
  app_settle ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (app_find (line, GTK_TYPE_ENTRY, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 × Đăng ký khai sinh · Nguyễn Văn An");
  adw_dialog_force_close (ADW_DIALOG (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
}

/* Details behind the button: taken over, and kept when the sheet is opened anew. */
static void
test_details (Fixture *self, gconstpointer data)
{
  GtkWidget *line = NULL;
  GtkWidget *details = NULL;
  const DhSheetRow *row = NULL;

  open_action (self, "outreach.add-sheet");
  dh_sheet_place_set (DH_SHEET_PLACE (nth (self, DH_TYPE_SHEET_PLACE, 0)), "Chợ", "mobile");
  line = nth (self, DH_TYPE_SHEET_LINE, 0);
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "9 vneid: An");
  {
    guint n = 0;

    gtk_menu_button_popup (GTK_MENU_BUTTON (find_nth (line, GTK_TYPE_MENU_BUTTON, &n)));
  }
  app_settle ();
  details = nth (self, DH_TYPE_SHEET_DETAILS, 0);
  g_assert_nonnull (details);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (details, GTK_TYPE_SPIN_BUTTON, NULL)), 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (details, GTK_TYPE_DROP_DOWN, NULL)),
                              DH_OUTCOME_SUBMITTED);
  gtk_popover_popdown (GTK_POPOVER (details));
  app_settle ();
  /* Fewer people than elderly ones there cannot be. */
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "3 vneid: An");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (has_no_dialog, self);
  wait_for_rows (self, 1);
  row = get_sheet (self, 0)->rows->pdata[0];
  g_assert_cmpint (row->count, ==, 3);
  g_assert_cmpint (row->elderly, ==, 3);
  g_assert_cmpint (row->outcome, ==, DH_OUTCOME_SUBMITTED);
  g_assert_cmpstr (get_sheet (self, 0)->place_kind, ==, "mobile");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dh-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  app_test_init (&argc, &argv);

  add ("/outreach/empty", test_empty);
  add ("/outreach/keyboard", test_keyboard);
  add ("/outreach/open-questions", test_open_questions);
  add ("/outreach/draft", test_draft);
  add ("/outreach/home", test_home);
  add ("/outreach/class", test_class);
  add ("/outreach/paste", test_paste);
  add ("/outreach/bad-file", test_bad_file);
  add ("/outreach/names", test_names);
  add ("/outreach/details", test_details);

  return g_test_run ();
}
