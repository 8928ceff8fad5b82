/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "outreach-fixture.h"

#include "assist/dh-assist-difficulties.h"
#include "dh-day.h"
#include "outreach/dh-class-editor.h"
#include "outreach/dh-sheet-details.h"
#include "outreach/dh-sheet-editor.h"
#include "outreach/dh-sheet-line.h"
#include "outreach/dh-sheet-place.h"
#include "store/dh-store-book.h"

static gboolean
offers_draft (OutreachFixture *self)
{
  return gtk_widget_is_visible (
      app_find (GTK_WIDGET (self->page), GTK_TYPE_BUTTON, app_text ("_Go On Writing")));
}

/* Of what may be a number of a person. */
static gboolean
warns (GtkWidget *editor)
{
  return gtk_widget_is_visible (
      app_find (editor, GTK_TYPE_LABEL,
                app_text ("This looks like an identity card or telephone number; leave it out.")));
}

/* ---- Tests */

static void
test_empty (OutreachFixture *self, gconstpointer data)
{
  g_assert_nonnull (app_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL,
                              app_text ("Nothing From Away This Month")));
  g_assert_cmpuint (outreach_count_rows (self), ==, 0);
}

/* A sheet by keyboard alone: place, team, two rows, saved; undone, done again, opened anew. */
static void
test_keyboard (OutreachFixture *self, gconstpointer data)
{
  const DhSheet *sheet = NULL;
  const DhSheetRow *row = NULL;

  outreach_open_action (self, "outreach.add-sheet");
  outreach_type (self, "Nhà văn hóa thôn 2");
  outreach_enter (self);
  outreach_type (self, "Đội hình số 3");
  outreach_enter (self);
  outreach_type (self, "25 vneid An, Bình");
  outreach_enter (self);
  outreach_type (self, "khai sinh x3: binh");
  outreach_enter (self);
  /* Enter in a blank row leaves the rows. */
  outreach_enter (self);
  outreach_type (self, "chợ phiên");
  gtk_widget_activate_action (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0), "sheet.save", NULL);
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);

  sheet = outreach_get_sheet (self, 0);
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
  outreach_wait_for_rows (self, 0);
  app_wait (outreach_can_redo, self->app.session);
  gtk_widget_activate_action (self->box, "desk.redo", NULL);
  outreach_wait_for_rows (self, 1);

  /* Opened anew it says the same, and one word changes it. */
  g_signal_emit_by_name (outreach_nth (self, DH_TYPE_OUTREACH_ROW, 0), "activate");
  app_wait (outreach_has_dialog, self);
  app_settle ();
  outreach_type (self, "26 vneid An, Bình");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  app_settle ();
  while (dh_sheet_count (outreach_get_sheet (self, 0)) != 29)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (outreach_count_rows (self), ==, 1);
}

/* What is not clear is shown and not saved: a name that nobody has, a procedure among several. */
static void
test_open_questions (OutreachFixture *self, gconstpointer data)
{
  GtkWidget *line = NULL;
  GtkWidget *chip = NULL;
  g_auto (GStrv) parts = g_strsplit (app_text ("Add “%s” to the list"), "%s", 2);
  g_autofree char *add = g_strjoinv ("Hoa", parts);

  outreach_open_action (self, "outreach.add-sheet");
  outreach_type (self, "Chợ");
  outreach_enter (self);
  outreach_enter (self);
  outreach_type (self, "5 đăng ký: An");
  line = outreach_nth (self, DH_TYPE_SHEET_LINE, 0);
  g_assert_cmpstr (dh_sheet_line_get_missing (DH_SHEET_LINE (line)), ==,
                   app_text ("This may be several procedures; choose one."));
  dh_sheet_editor_submit (DH_SHEET_EDITOR (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_settle ();
  g_assert_true (outreach_has_dialog (self));
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
  adw_dialog_force_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
}

/* A half-typed sheet survives; the next new one is blank; names of nobody are not in the file. */
static void
test_draft (OutreachFixture *self, gconstpointer data)
{
  g_autoptr (DhSheetDraft) draft = NULL;
  g_autofree char *contents = NULL;
  GtkWidget *line = NULL;

  outreach_open_action (self, "outreach.add-sheet");
  outreach_type (self, "Chợ phiên");
  outreach_enter (self);
  outreach_enter (self);
  outreach_type (self, "25 vneid: An, Người Lạ");
  outreach_enter (self);
  outreach_type (self, "3 đăng ký: Bình");
  adw_dialog_force_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  app_settle ();
  /* It is offered at once, though it was written only when the editor closed. */
  g_assert_true (offers_draft (self));
  draft = dh_sheet_draft_load_last (self->app.path);
  g_assert_nonnull (draft);
  g_assert_true (g_file_get_contents (draft->file, &contents, NULL, NULL));
  g_test_message ("%s", contents);
  g_assert_null (strstr (contents, "Lạ"));
  g_assert_null (strstr (contents, "An,"));

  outreach_open_action (self, "outreach.add-sheet");
  g_assert_true (
      dh_sheet_line_is_blank (DH_SHEET_LINE (outreach_nth (self, DH_TYPE_SHEET_LINE, 0))));
  adw_dialog_force_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);

  outreach_open_action (self, "outreach.continue-draft");
  line = outreach_nth (self, DH_TYPE_SHEET_LINE, 0);
  g_assert_cmpint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->count, ==, 25);
  g_assert_cmpuint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->n_volunteers, ==, 1);
  g_assert_null (dh_sheet_line_get_missing (DH_SHEET_LINE (line)));
  line = outreach_nth (self, DH_TYPE_SHEET_LINE, 1);
  g_assert_cmpstr (dh_sheet_line_get_open_words (DH_SHEET_LINE (line)), ==, "đăng ký");
  g_assert_cmpuint (dh_sheet_line_get_row (DH_SHEET_LINE (line))->n_volunteers, ==, 1);
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_name, ==, "Chợ phiên");
  {
    g_autoptr (DhSheetDraft) gone = dh_sheet_draft_load_last (self->app.path);

    g_assert_null (gone);
  }
}

/* A home needs no address, and none is kept. */
static void
test_home (OutreachFixture *self, gconstpointer data)
{
  GtkWidget *place = NULL;

  outreach_open_action (self, "outreach.add-sheet");
  place = outreach_nth (self, DH_TYPE_SHEET_PLACE, 0);
  dh_sheet_place_set (DH_SHEET_PLACE (place), "Nhà bà Hoa", "home");
  dh_sheet_line_set_text (DH_SHEET_LINE (outreach_nth (self, DH_TYPE_SHEET_LINE, 0)),
                          "1 vneid: An");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_name, ==, app_text ("At home"));
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_kind, ==, "home");
}

static void
test_class (OutreachFixture *self, gconstpointer data)
{
  const DhSheet *sheet = NULL;
  GtkWidget *editor = NULL;
  GtkWidget *place = NULL;

  outreach_open_action (self, "outreach.add-class");
  editor = outreach_nth (self, DH_TYPE_CLASS_EDITOR, 0);
  outreach_type (self, "Bình dân học vụ số, thôn 2");
  /* Place is missing. */
  dh_class_editor_submit (DH_CLASS_EDITOR (editor));
  app_settle ();
  g_assert_nonnull (app_find (editor, GTK_TYPE_LABEL, app_text ("Write where it was.")));
  outreach_type (self, "Nhà văn hóa");
  place = outreach_get_focus (self);
  g_assert_nonnull (gtk_widget_get_ancestor (place, DH_TYPE_SHEET_PLACE));
  {
    guint n = 1;
    GtkWidget *from = outreach_find_nth (editor, GTK_TYPE_ENTRY, &n);
    GtkWidget *to = NULL;

    n = 2;
    to = outreach_find_nth (editor, GTK_TYPE_ENTRY, &n);
    gtk_editable_set_text (GTK_EDITABLE (from), "0h05");
    gtk_editable_set_text (GTK_EDITABLE (to), "25:00");
    dh_class_editor_submit (DH_CLASS_EDITOR (editor));
    app_settle ();
    g_assert_nonnull (app_find (editor, GTK_TYPE_LABEL, app_text ("Write the time as 8:30.")));
    gtk_editable_set_text (GTK_EDITABLE (to), "0:10");
  }
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (editor, GTK_TYPE_SPIN_BUTTON, NULL)), 32);
  dh_class_editor_submit (DH_CLASS_EDITOR (editor));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);
  sheet = outreach_get_sheet (self, 0);
  g_assert_cmpint (sheet->kind, ==, DH_SHEET_CLASS);
  g_assert_cmpint (sheet->attendees, ==, 32);
  g_assert_cmpint (sheet->from_at, ==, dh_day_start (sheet->day) + 300);
  g_assert_cmpint (sheet->to_at, ==, dh_day_start (sheet->day) + 600);

  /* Taken away, and back. */
  gtk_widget_activate_action (outreach_nth (self, DH_TYPE_OUTREACH_ROW, 0), "outreach.remove", "x",
                              sheet->id);
  outreach_wait_for_rows (self, 0);
  gtk_widget_activate_action (self->box, "desk.undo", NULL);
  outreach_wait_for_rows (self, 1);
}

/* A half-typed class survives as well, also one that was being changed; hours and all. */
static void
test_class_draft (OutreachFixture *self, gconstpointer data)
{
  GtkWidget *editor = NULL;
  guint n = 1;

  outreach_open_action (self, "outreach.add-class");
  editor = outreach_nth (self, DH_TYPE_CLASS_EDITOR, 0);
  outreach_type (self, "Lớp thôn 2, gọi 0912345678");
  g_assert_true (warns (editor));
  outreach_type (self, "Lớp thôn 2");
  g_assert_false (warns (editor));
  gtk_editable_set_text (GTK_EDITABLE (outreach_find_nth (editor, GTK_TYPE_ENTRY, &n)), "0h05");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (editor, GTK_TYPE_SPIN_BUTTON, NULL)), 32);
  dh_sheet_place_set (DH_SHEET_PLACE (outreach_nth (self, DH_TYPE_SHEET_PLACE, 0)), "Nhà văn hóa",
                      "point");
  adw_dialog_close (ADW_DIALOG (editor));
  app_wait (outreach_has_no_dialog, self);
  app_settle ();
  g_assert_true (offers_draft (self));

  outreach_open_action (self, "outreach.continue-draft");
  dh_class_editor_submit (DH_CLASS_EDITOR (outreach_nth (self, DH_TYPE_CLASS_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);
  g_assert_cmpstr (outreach_get_sheet (self, 0)->title, ==, "Lớp thôn 2");
  g_assert_cmpint (outreach_get_sheet (self, 0)->attendees, ==, 32);
  g_assert_cmpint (outreach_get_sheet (self, 0)->from_at, ==,
                   dh_day_start (outreach_get_sheet (self, 0)->day) + 300);
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_name, ==, "Nhà văn hóa");
  app_settle ();
  g_assert_false (offers_draft (self));

  /* Looking at a class leaves no draft; changing it does, and going on changes that class. */
  g_signal_emit_by_name (outreach_nth (self, DH_TYPE_OUTREACH_ROW, 0), "activate");
  app_wait (outreach_has_dialog, self);
  app_settle ();
  adw_dialog_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_CLASS_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  app_settle ();
  g_assert_false (offers_draft (self));
  g_signal_emit_by_name (outreach_nth (self, DH_TYPE_OUTREACH_ROW, 0), "activate");
  app_wait (outreach_has_dialog, self);
  app_settle ();
  outreach_type (self, "Lớp thôn 3");
  adw_dialog_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_CLASS_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  outreach_open_action (self, "outreach.continue-draft");
  dh_class_editor_submit (DH_CLASS_EDITOR (outreach_nth (self, DH_TYPE_CLASS_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  while (g_strcmp0 (outreach_get_sheet (self, 0)->title, "Lớp thôn 3") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (outreach_count_rows (self), ==, 1);
}

/* What a screen reader is told. */
static void
test_names (OutreachFixture *self, gconstpointer data)
{
  GtkWidget *line = NULL;

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (app_find (GTK_WIDGET (self->page), GTK_TYPE_LIST_BOX, NULL)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, app_text ("Sheets and classes of the month"));
  outreach_open_action (self, "outreach.add-sheet");
  line = outreach_nth (self, DH_TYPE_SHEET_LINE, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (app_find (line, GTK_TYPE_ENTRY, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("How many, with what, helped by whom"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (app_find (outreach_nth (self, DH_TYPE_SHEET_PLACE, 0), GTK_TYPE_ENTRY, NULL)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, app_text ("Place"));
  /* The preview is its description. */
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "2 khai sinh: An");
  app_settle ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (app_find (line, GTK_TYPE_ENTRY, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 × Đăng ký khai sinh · Nguyễn Văn An");
  adw_dialog_force_close (ADW_DIALOG (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
}

/* Details behind the button: taken over, and kept when the sheet is opened anew. */
static void
test_details (OutreachFixture *self, gconstpointer data)
{
  GtkWidget *line = NULL;
  GtkWidget *details = NULL;
  const DhSheetRow *row = NULL;
  int width = 0;

  outreach_open_action (self, "outreach.add-sheet");
  dh_sheet_place_set (DH_SHEET_PLACE (outreach_nth (self, DH_TYPE_SHEET_PLACE, 0)), "Chợ",
                      "mobile");
  line = outreach_nth (self, DH_TYPE_SHEET_LINE, 0);
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "9 vneid: An");
  {
    guint n = 0;

    gtk_menu_button_popup (GTK_MENU_BUTTON (outreach_find_nth (line, GTK_TYPE_MENU_BUTTON, &n)));
  }
  app_settle ();
  details = outreach_nth (self, DH_TYPE_SHEET_DETAILS, 0);
  g_assert_nonnull (details);
  /* The difficulties stand in lines, not in a single one. */
  gtk_widget_measure (details, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, <, 600);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (details, GTK_TYPE_SPIN_BUTTON, NULL)), 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (details, GTK_TYPE_DROP_DOWN, NULL)),
                              DH_OUTCOME_SUBMITTED);
  dh_assist_difficulties_tick (
      DH_ASSIST_DIFFICULTIES (app_find (details, DH_TYPE_ASSIST_DIFFICULTIES, NULL)),
      "portal_down");
  gtk_popover_popdown (GTK_POPOVER (details));
  app_settle ();
  /* Fewer people than elderly ones there cannot be. */
  dh_sheet_line_set_text (DH_SHEET_LINE (line), "3 vneid: An");
  dh_sheet_editor_submit (DH_SHEET_EDITOR (outreach_nth (self, DH_TYPE_SHEET_EDITOR, 0)));
  app_wait (outreach_has_no_dialog, self);
  outreach_wait_for_rows (self, 1);
  row = outreach_get_sheet (self, 0)->rows->pdata[0];
  g_assert_cmpint (row->count, ==, 3);
  g_assert_cmpint (row->elderly, ==, 3);
  g_assert_cmpint (row->outcome, ==, DH_OUTCOME_SUBMITTED);
  g_assert_cmpstr (row->difficulties, ==, "portal_down");
  g_assert_cmpstr (outreach_get_sheet (self, 0)->place_kind, ==, "mobile");
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

  add ("/outreach/empty", test_empty);
  add ("/outreach/keyboard", test_keyboard);
  add ("/outreach/open-questions", test_open_questions);
  add ("/outreach/draft", test_draft);
  add ("/outreach/home", test_home);
  add ("/outreach/class", test_class);
  add ("/outreach/class-draft", test_class_draft);
  add ("/outreach/names", test_names);
  add ("/outreach/details", test_details);

  return g_test_run ();
}
