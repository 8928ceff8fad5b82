/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "assist/dh-assist-difficulties.h"
#include "assist/dh-assist-form.h"
#include "assist/dh-due-chooser.h"
#include "common/dh-labels.h"
#include "desk/dh-desk-page.h"
#include "desk/dh-visit-pane.h"
#include "dh-day.h"
#include "dh-words.h"
#include "pickers/dh-procedure-picker.h"
#include "pickers/dh-volunteer-picker.h"

/* The desk with one person who is being helped, and two volunteers on duty. */
typedef struct
{
  AppFixture *fixture;
  DhDeskPage *page;
  GtkWidget *window;
  gint64 visit_id;
  gint64 volunteers[2];
  gint64 procedures[2];
} Desk;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gint64 *) user_data = dh_session_add_volunteer_finish (DH_SESSION (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gint64 *) data != 0;
}

static const DhVisit *
get_visit (Desk *desk)
{
  DhVisitItem *item =
      dh_queue_model_find (dh_session_get_queue (desk->fixture->session), desk->visit_id, NULL);

  return item != NULL ? dh_visit_item_get_visit (item) : NULL;
}

/* How many assists the visit has, to wait for. */
typedef struct
{
  Desk *desk;
  guint n;
} Wanted;

static gboolean
has_assists (gpointer data)
{
  const Wanted *wanted = data;
  const DhVisit *visit = get_visit (wanted->desk);

  return visit != NULL && visit->assists == wanted->n;
}

static void
wait_for_assists (Desk *desk, guint n)
{
  Wanted wanted = { desk, n };

  app_wait (has_assists, &wanted);
  app_settle ();
}

static gboolean
is_served (gpointer data)
{
  const DhVisit *visit = get_visit (data);

  return visit != NULL && visit->state == DH_VISIT_SERVING;
}

static void
open_desk (Desk *desk, AppFixture *fixture)
{
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand start = DH_COMMAND_INIT (DH_EVENT_START);
  DhReceipt receipt = { 0 };

  desk->fixture = fixture;
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *procedures = NULL;

      dh_session_add_volunteer_async (fixture->session, i == 0 ? "Trần Thị Bình" : "Lê Văn Cường",
                                      TRUE, added_cb, &desk->volunteers[i]);
      app_wait (is_set, &desk->volunteers[i]);
      /* Reading again gives a new list. */
      procedures = dh_session_get_procedures (fixture->session);
      desk->procedures[i] = ((const DhProcedure *) procedures->pdata[i])->id;
    }
  app_settle ();
  desk->page = dh_desk_page_new (fixture->session, NULL);
  desk->window = GTK_WIDGET (app_show (GTK_WIDGET (desk->page)));
  arrive.procedure_id = desk->procedures[0];
  app_apply (fixture, &arrive, &receipt);
  desk->visit_id = start.visit_id = receipt.visit_id;
  start.volunteers = desk->volunteers;
  start.n_volunteers = 1;
  app_apply (fixture, &start, NULL);
  app_wait (is_served, desk);
  dh_desk_page_select (desk->page, desk->visit_id);
  app_settle ();
}

static gboolean
has_form (gpointer data)
{
  return app_find (((Desk *) data)->window, DH_TYPE_ASSIST_FORM, NULL) != NULL;
}

static gboolean
has_no_form (gpointer data)
{
  return !has_form (data);
}

static GtkWidget *
open_form (Desk *desk)
{
  /* The one before goes slowly. */
  app_wait (has_no_form, desk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), "desk.record", NULL));
  app_wait (has_form, desk);
  app_settle ();
  return app_find (desk->window, DH_TYPE_ASSIST_FORM, NULL);
}

static void
submit (GtkWidget *form)
{
  gtk_widget_activate_action (form, "form.submit", NULL);
}

static void
toggle (GtkWidget *form, const char *text)
{
  GtkWidget *button = app_find (form, GTK_TYPE_TOGGLE_BUTTON, text);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static GtkWidget *
find_group (GtkWidget *form, guint n)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, form);
  while (open->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (open, 0);

      if (ADW_IS_TOGGLE_GROUP (widget))
        g_ptr_array_add (groups, widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (open, child);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      gboolean minutes = adw_toggle_group_get_toggle_by_name (groups->pdata[i], "15") != NULL;

      if (minutes == (n == 1))
        return groups->pdata[i];
    }
  return NULL;
}

/* ---- What the book holds */

typedef struct
{
  gint64 visit_id;
  GPtrArray *assists; /* (owned) */
  gboolean done;
} Reading;

static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->assists = dh_store_list_visit_assists (store, reading->visit_id, error);
  return g_strdup ("done");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *text = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);

  g_assert_cmpstr (text, ==, "done");
  ((Reading *) user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Reading *) data)->done;
}

static GPtrArray *
read_assists (Desk *desk)
{
  Reading reading = { .visit_id = desk->visit_id };

  dh_store_client_run_async (dh_session_get_client (desk->fixture->session), read_job, &reading,
                             NULL, g_free, NULL, read_cb, &reading);
  app_wait (is_done, &reading);
  return reading.assists;
}

/* ---- Tests */

/* Everything that the form asks for arrives in the book, and is shown beside the person. */
static void
test_record (AppFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  GtkWidget *form = NULL;
  GtkWidget *due = NULL;
  gint32 today = dh_session_today (fixture->session);

  open_desk (&desk, fixture);
  form = open_form (&desk);
  dh_volunteer_picker_choose (DH_VOLUNTEER_PICKER (app_find (form, DH_TYPE_VOLUNTEER_PICKER, NULL)),
                              desk.volunteers[1]);
  toggle (form, dh_word_outcome (DH_OUTCOME_FOLLOW_UP));
  toggle (form, dh_word_difficulty ("portal_down"));
  toggle (form, dh_word_difficulty ("no_phone"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (find_group (form, 1)), "15");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (find_group (form, 0)), "online");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (form, GTK_TYPE_SPIN_BUTTON, NULL)), 3);
  due = app_find (form, DH_TYPE_DUE_CHOOSER, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (due), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("Comes back on"));
  gtk_test_accessible_assert_role (
      GTK_ACCESSIBLE (app_find (form, DH_TYPE_ASSIST_DIFFICULTIES, NULL)),
      GTK_ACCESSIBLE_ROLE_GROUP);
  dh_due_chooser_set_day (DH_DUE_CHOOSER (due), today + 7);
  submit (form);
  wait_for_assists (&desk, 1);
  {
    g_autoptr (GPtrArray) assists = read_assists (&desk);
    const DhAssist *assist = assists->pdata[0];
    const DhVisit *visit = get_visit (&desk);

    g_assert_cmpstr (assist->volunteers, ==, "Lê Văn Cường; Trần Thị Bình");
    g_assert_cmpint (assist->outcome, ==, DH_OUTCOME_FOLLOW_UP);
    g_assert_cmpint (assist->channel, ==, DH_CHANNEL_ONLINE);
    g_assert_cmpstr (assist->difficulties, ==, "no_phone;portal_down");
    g_assert_cmpint (assist->minutes, ==, 15);
    g_assert_cmpint (assist->quantity, ==, 3);
    g_assert_cmpint (assist->follow_up, ==, today + 7);
    g_assert_cmpint (visit->follow_up, ==, today + 7);
    g_assert_cmpint (visit->state, ==, DH_VISIT_SERVING);
  }
  /* A second one of the same procedure begins as the first was. */
  form = open_form (&desk);
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (find_group (form, 0))), ==,
                   "online");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      app_find (form, GTK_TYPE_TOGGLE_BUTTON, dh_word_outcome (DH_OUTCOME_FOLLOW_UP)))));
  /* Another procedure has no habit yet. */
  dh_procedure_picker_set_selected (
      DH_PROCEDURE_PICKER (app_find (form, DH_TYPE_PROCEDURE_PICKER, NULL)), desk.procedures[1]);
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (find_group (form, 0))), ==,
                   "in_person");
  submit (form);
  wait_for_assists (&desk, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  wait_for_assists (&desk, 1);
  app_close (GTK_WINDOW (desk.window));
}

static gboolean
is_ready (gpointer data)
{
  return dh_session_is_ready (data);
}

/* The program was closed and opened again within the day: the form proposes what it did before. */
static void
test_reopened (AppFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  g_autoptr (GError) error = NULL;
  GtkWidget *form = NULL;

  open_desk (&desk, fixture);
  form = open_form (&desk);
  toggle (form, dh_word_outcome (DH_OUTCOME_REFERRED));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (find_group (form, 0)), "postal");
  submit (form);
  wait_for_assists (&desk, 1);
  app_wait (has_no_form, &desk);
  app_close (GTK_WINDOW (desk.window));
  dh_session_close (fixture->session);
  app_settle ();
  g_assert_finalize_object (fixture->session);

  fixture->session = dh_session_open (fixture->path, FALSE, 0, &error);
  g_assert_no_error (error);
  desk.page = dh_desk_page_new (fixture->session, NULL);
  desk.window = GTK_WIDGET (app_show (GTK_WIDGET (desk.page)));
  app_wait (is_ready, fixture->session);
  app_wait (is_served, &desk);
  dh_desk_page_select (desk.page, desk.visit_id);
  app_settle ();
  form = open_form (&desk);
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (find_group (form, 0))), ==,
                   "postal");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      app_find (form, GTK_TYPE_TOGGLE_BUTTON, dh_word_outcome (DH_OUTCOME_REFERRED)))));
  /* Another procedure has no habit yet. */
  dh_procedure_picker_set_selected (
      DH_PROCEDURE_PICKER (app_find (form, DH_TYPE_PROCEDURE_PICKER, NULL)), desk.procedures[1]);
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (find_group (form, 0))), ==,
                   "in_person");
  app_close (GTK_WINDOW (desk.window));
}

static gboolean
pane_shows (gpointer data)
{
  Desk *desk = data;
  GtkWidget *pane = app_find (desk->window, DH_TYPE_VISIT_PANE, NULL);
  GtkWidget *list = app_find (pane, GTK_TYPE_LIST_BOX, NULL);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) != NULL;
}

/* A sentence to wait for. */
typedef struct
{
  Desk *desk;
  const char *text;
} Sentence;

static gboolean
is_said (gpointer data)
{
  const Sentence *sentence = data;

  return app_find (sentence->desk->window, GTK_TYPE_LABEL, sentence->text) != NULL;
}

static void
wait_for_text (Desk *desk, const char *text)
{
  Sentence sentence = { desk, text };

  app_wait (is_said, &sentence);
  app_settle ();
}

/* The assist of the two that is not @other. Within one second, the changed one comes last. */
static gint64
find_changed (Desk *desk, gint64 other, int *quantity)
{
  g_autoptr (GPtrArray) assists = read_assists (desk);
  const DhAssist *assist = assists->pdata[0];

  g_assert_cmpuint (assists->len, ==, 2);
  if (assist->id == other)
    assist = assists->pdata[1];
  *quantity = assist->quantity;
  return assist->id;
}

/* Each of several can be put right and taken back by itself; both can be undone. */
static void
test_edit (AppFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  GtkWidget *form = NULL;
  gint64 first = 0;
  gint64 second = 0;
  gint64 changed = 0;
  int quantity = 0;

  open_desk (&desk, fixture);
  submit (open_form (&desk));
  wait_for_assists (&desk, 1);
  form = open_form (&desk);
  dh_procedure_picker_set_selected (
      DH_PROCEDURE_PICKER (app_find (form, DH_TYPE_PROCEDURE_PICKER, NULL)), desk.procedures[1]);
  submit (form);
  wait_for_assists (&desk, 2);
  app_wait (pane_shows, &desk);
  {
    g_autoptr (GPtrArray) assists = read_assists (&desk);

    first = ((const DhAssist *) assists->pdata[0])->id;
    second = ((const DhAssist *) assists->pdata[1])->id;
  }

  app_wait (has_no_form, &desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.edit-assist", "x", first);
  app_wait (has_form, &desk);
  app_settle ();
  form = app_find (desk.window, DH_TYPE_ASSIST_FORM, NULL);
  g_assert_cmpint (dh_assist_form_get_recorded (DH_ASSIST_FORM (form)), ==, first);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (form, GTK_TYPE_SPIN_BUTTON, NULL)), 9);
  submit (form);
  wait_for_text (&desk, "Đã sửa lượt hỗ trợ của số A001.");
  wait_for_assists (&desk, 2);
  changed = find_changed (&desk, second, &quantity);
  g_assert_cmpint (quantity, ==, 9);
  g_assert_cmpint (changed, ==, first);
  /* Changed once more it begins with what is there; each step goes back by itself. */
  app_wait (has_no_form, &desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.edit-assist", "x", first);
  app_wait (has_form, &desk);
  app_settle ();
  form = app_find (desk.window, DH_TYPE_ASSIST_FORM, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                       GTK_SPIN_BUTTON (app_find (form, GTK_TYPE_SPIN_BUTTON, NULL))),
                   ==, 9);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (form, GTK_TYPE_SPIN_BUTTON, NULL)), 4);
  submit (form);
  app_wait (has_no_form, &desk);
  find_changed (&desk, second, &quantity);
  g_assert_cmpint (quantity, ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  wait_for_text (&desk, "Lượt hỗ trợ của số A001 đã trở lại như trước.");
  find_changed (&desk, second, &quantity);
  g_assert_cmpint (quantity, ==, 9);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  wait_for_assists (&desk, 2);
  for (guint i = 0; i < 200 && quantity != 1; i++)
    {
      app_settle ();
      find_changed (&desk, second, &quantity);
    }
  g_assert_cmpint (quantity, ==, 1);

  /* The second by itself, from its own row. */
  gtk_widget_activate_action (
      GTK_WIDGET (desk.page), "desk.undo-events", "@ax",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &second, 1, sizeof (gint64)));
  wait_for_assists (&desk, 1);
  app_close (GTK_WINDOW (desk.window));
}

static void
test_note (AppFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  GtkWidget *form = NULL;
  GtkWidget *entry = NULL;
  GtkWidget *warning = NULL;

  open_desk (&desk, fixture);
  form = open_form (&desk);
  warning = app_find (form, GTK_TYPE_LABEL,
                      app_text ("The note holds a number as of an identity card or a telephone. "
                                "Better leave it out: notes are kept for good."));
  g_assert_nonnull (warning);
  /* The only line in the row above. */
  entry = app_find (gtk_widget_get_prev_sibling (warning), GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nộp bản 12345678");
  g_assert_false (gtk_widget_get_visible (warning));
  gtk_editable_set_text (GTK_EDITABLE (entry), "số 0012 0300 4567");
  g_assert_true (gtk_widget_get_visible (warning));
  /* A warning, no more: it can be recorded. */
  submit (form);
  wait_for_assists (&desk, 1);
  app_close (GTK_WINDOW (desk.window));
}

/* The ordinary case needs no scrolling on the smallest screen. */
static void
test_fits (AppFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  GtkWidget *form = NULL;
  GtkWidget *scrolled = NULL;
  GtkAdjustment *adjustment = NULL;
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  open_desk (&desk, fixture);
  form = open_form (&desk);
  scrolled = app_find (form, GTK_TYPE_SCROLLED_WINDOW, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  while (gtk_adjustment_get_page_size (adjustment) <= 0)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();
  g_assert_cmpint (gtk_widget_get_width (desk.window), <=, 1024);
  g_assert_cmpint (gtk_widget_get_height (desk.window), <=, 600);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment) + 0.5);
  app_close (GTK_WINDOW (desk.window));
}

static void
add (const char *name, void (*test) (AppFixture *, gconstpointer))
{
  g_test_add (name, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  add ("/assist/record", test_record);
  add ("/assist/reopened", test_reopened);
  add ("/assist/edit", test_edit);
  add ("/assist/note", test_note);
  add ("/assist/fits", test_fits);

  return g_test_run ();
}
