/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gi18n-lib.h>

#include "dh-close-day-dialog.h"
#include "dh-close-day-keeper.h"
#include "dh-close-day-notice.h"
#include "dh-close-day-row.h"
#include "dh-close-day-time.h"
#include "dh-day.h"
#include "dh-day-note-dialog.h"
#include "store/dh-store-book.h"

/* ---- A day with somebody in every state */

/* The ways into the open states, and one that is over. */
static const DhEventKind ways[][4] = {
  { DH_EVENT_ARRIVE },
  { DH_EVENT_ARRIVE, DH_EVENT_CALL },
  { DH_EVENT_ARRIVE, DH_EVENT_START },
  { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_HOLD },
  { DH_EVENT_ARRIVE, DH_EVENT_CALL, DH_EVENT_NO_SHOW },
  { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_FINISH },
};
enum
{
  WAITING,
  CALLED,
  SERVING,
  HELD,
  ABSENT,
  DONE,
  N_WAYS
};

/* Something to be done with each command of a day. */
typedef void (*Apply) (gpointer target, const DhCommand *command, DhReceipt *receipt);

static void
apply_to_session (gpointer target, const DhCommand *command, DhReceipt *receipt)
{
  app_apply (target, command, receipt);
}

static void
apply_to_store (gpointer target, const DhCommand *command, DhReceipt *receipt)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dh_store_apply (target, command, receipt, &error));
  g_assert_no_error (error);
}

/* Everybody came at @at; @ids gets the visits. */
static void
make_day (Apply apply, gpointer target, gint64 at, gint64 ids[N_WAYS])
{
  for (guint i = 0; i < N_WAYS; i++)
    for (guint step = 0; step < 4; step++)
      {
        DhCommand command = DH_COMMAND_INIT (ways[i][step]);
        DhReceipt receipt = { 0 };

        if (step > 0 && ways[i][step] == DH_EVENT_ARRIVE)
          break;
        command.at = at + step;
        command.visit_id = step > 0 ? ids[i] : 0;
        apply (target, &command, &receipt);
        ids[i] = receipt.visit_id;
      }
}

/* ---- Questions to the book */

typedef struct
{
  gboolean done;
  gpointer result;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->result = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &answer->error);
  answer->done = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((const Answer *) data)->done;
}

static gpointer
ask (AppFixture *fixture, DhStoreJob job, gint64 id)
{
  Answer answer = { 0 };

  dh_store_client_run_async (dh_session_get_client (fixture->session), job,
                             g_memdup2 (&id, sizeof id), g_free, NULL, NULL, answered_cb, &answer);
  app_wait (is_answered, &answer);
  g_assert_no_error (answer.error);
  return answer.result;
}

static gpointer
visit_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_get_visit (store, *(gint64 *) data, error);
}

static gpointer
notes_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_list_day_notes (store, (gint32) * (gint64 *) data, (gint32) * (gint64 *) data,
                                  error);
}

static gpointer
closed_job (DhStore *store, gpointer data, GError **error)
{
  gboolean *closed = g_new0 (gboolean, 1);

  *closed = dh_store_day_is_closed (store, (gint32) * (gint64 *) data);
  return closed;
}

static gpointer
check_job (DhStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!dh_store_check (store, faults, error))
    return NULL;
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
  return g_strdup ("well");
}

static DhVisit *
get_visit (AppFixture *fixture, gint64 id)
{
  return ask (fixture, visit_job, id);
}

static DhVisitState
get_state (AppFixture *fixture, gint64 id)
{
  g_autoptr (DhVisit) visit = get_visit (fixture, id);

  return visit->state;
}

static gboolean
is_closed (AppFixture *fixture, gint32 day)
{
  g_autofree gboolean *closed = ask (fixture, closed_job, day);

  return *closed;
}

static gint64
add_volunteer (AppFixture *fixture, const char *name)
{
  guint before = dh_session_get_volunteers (fixture->session)->len;

  dh_session_add_volunteer_async (fixture->session, name, TRUE, NULL, NULL);
  while (dh_session_get_volunteers (fixture->session)->len == before)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();
  for (guint i = 0; i <= before; i++)
    {
      const DhVolunteer *volunteer = dh_session_get_volunteers (fixture->session)->pdata[i];

      if (g_str_equal (volunteer->name, name))
        return volunteer->id;
    }
  g_assert_not_reached ();
}

/* ---- The dialog in its window */

typedef struct
{
  AppFixture *fixture;
  GtkWindow *window;
  GtkWidget *content;
  DhCloseDayKeeper *keeper;
  AdwBin *bin;
} Desk;

static Desk
open_desk (AppFixture *fixture)
{
  Desk desk = { .fixture = fixture };

  desk.content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  desk.bin = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (desk.content), GTK_WIDGET (desk.bin));
  desk.window = app_show (desk.content);
  desk.keeper = dh_close_day_keeper_new (fixture->session, desk.bin);
  gtk_widget_insert_action_group (GTK_WIDGET (desk.window), "day",
                                  dh_close_day_keeper_get_actions (desk.keeper));
  app_settle ();
  return desk;
}

static void
gone_cb (gpointer data, GObject *where)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What was asked last may still be answered: then the keeper goes. */
static void
close_desk (Desk *desk)
{
  gboolean gone = FALSE;

  app_settle ();
  app_close (desk->window);
  g_object_weak_ref (G_OBJECT (desk->keeper), gone_cb, &gone);
  g_object_unref (desk->keeper);
  app_wait (is_true, &gone);
}

static GtkWidget *
find_dialog (Desk *desk, GType type)
{
  return app_find (GTK_WIDGET (desk->window), type, NULL);
}

typedef struct
{
  Desk *desk;
  GType type;
  gboolean there;
} Presence;

static gboolean
has_presence (gpointer data)
{
  const Presence *presence = data;

  return (find_dialog (presence->desk, presence->type) != NULL) == presence->there;
}

static void
wait_for (Desk *desk, GType type, gboolean there)
{
  Presence presence = { desk, type, there };

  app_wait (has_presence, &presence);
  app_settle ();
}

static DhCloseDayDialog *
open_closing (Desk *desk)
{
  gtk_widget_activate_action (desk->content, "day.close", NULL);
  wait_for (desk, DH_TYPE_CLOSE_DAY_DIALOG, TRUE);
  return DH_CLOSE_DAY_DIALOG (find_dialog (desk, DH_TYPE_CLOSE_DAY_DIALOG));
}

static DhCloseDayItem *
find_item (DhCloseDayDialog *dialog, gint64 visit_id)
{
  GListModel *items = dh_close_day_dialog_get_items (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DhCloseDayItem) item = g_list_model_get_item (items, i);

      if (dh_close_day_item_get_visit (item) == visit_id)
        return item;
    }
  g_assert_not_reached ();
}

static void
submit (Desk *desk, DhCloseDayDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "close-day.submit", NULL);
  wait_for (desk, DH_TYPE_CLOSE_DAY_DIALOG, FALSE);
}

static GtkWidget *
find_notice (Desk *desk, const char *part)
{
  GtkWidget *box = adw_bin_get_child (desk->bin);

  for (GtkWidget *child = box != NULL ? gtk_widget_get_first_child (box) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (strstr (dh_close_day_notice_get_text (DH_CLOSE_DAY_NOTICE (child)), part) != NULL)
      return child;
  return NULL;
}

typedef struct
{
  Desk *desk;
  const char *part;
  gboolean there;
} Told;

static gboolean
is_told (gpointer data)
{
  const Told *told = data;

  return (find_notice (told->desk, told->part) != NULL) == told->there;
}

static GtkWidget *
wait_for_notice (Desk *desk, const char *part, gboolean there)
{
  Told told = { desk, part, there };

  app_wait (is_told, &told);
  return find_notice (desk, part);
}

/* Some time of today that has passed: a minute ago, but never yesterday. */
static gint64
get_start (AppFixture *fixture)
{
  gint64 now = dh_session_now (fixture->session);

  return MAX (now - 120, dh_day_start (dh_day_of_time (now)));
}

/* ---- Tests */

static void
test_time (void)
{
  gint32 today = dh_day_from_ymd (2026, 11, 21);
  gint64 time = 0;
  gint32 day = 0;
  static const struct
  {
    const char *text;
    int minutes; /* -1 = none */
  } clocks[] = {
    { "16:30", 990 }, { "16h30", 990 },  { "16h", 960 },  { "1630", 990 }, { "905", 545 },
    { "9.05", 545 },  { " 9:05 ", 545 }, { "24:00", -1 }, { "16:60", -1 }, { "", -1 },
    { "abc", -1 },    { "16:30x", -1 },  { "-1:00", -1 }, { "0:00", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      gboolean ok = dh_close_day_parse_clock (clocks[i].text, today, &time);

      g_test_message ("%s", clocks[i].text);
      g_assert_cmpint (ok, ==, clocks[i].minutes >= 0);
      if (ok)
        g_assert_cmpint (time - dh_day_start (today), ==, clocks[i].minutes * 60);
    }
  g_assert_true (dh_close_day_parse_day ("25/11", today, &day));
  g_assert_cmpint (day, ==, dh_day_from_ymd (2026, 11, 25));
  g_assert_true (dh_close_day_parse_day ("3/1", today, &day));
  g_assert_cmpint (day, ==, dh_day_from_ymd (2027, 1, 3));
  g_assert_true (dh_close_day_parse_day ("03/01/2028", today, &day));
  g_assert_cmpint (day, ==, dh_day_from_ymd (2028, 1, 3));
  g_assert_false (dh_close_day_parse_day ("31/2", today, &day));
  g_assert_false (dh_close_day_parse_day ("mai", today, &day));
  /* 21 November 2026 is a Saturday: Sunday is nobody's working day. */
  g_assert_cmpint (dh_close_day_next_working (today), ==, today + 2);
  g_assert_cmpint (dh_close_day_next_working (today - 1), ==, today);
}

/* With nothing changed by hand, everybody ends as the event log's close-day would have it. */
static void
test_contract (AppFixture *fixture, gconstpointer data)
{
  gint64 start = get_start (fixture);
  gint64 ids[N_WAYS] = { 0 };
  gint64 other[N_WAYS] = { 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  DhCommand closing = DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);
  Desk desk;

  make_day (apply_to_session, fixture, start, ids);
  add_volunteer (fixture, "Nguyễn Thị Trực");
  desk = open_desk (fixture);
  submit (&desk, open_closing (&desk));
  g_assert_true (is_closed (fixture, dh_session_today (fixture->session)));

  g_assert_true (dh_store_create (path, "Xã Kia", "Tỉnh Kia", &error));
  store = dh_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  make_day (apply_to_store, store, start, other);
  closing.at = dh_session_now (fixture->session);
  g_assert_true (dh_store_apply (store, &closing, NULL, &error));
  for (guint i = 0; i < N_WAYS; i++)
    {
      g_autoptr (DhVisit) expected = dh_store_get_visit (store, other[i], &error);

      g_test_message ("%s", expected->ticket);
      g_assert_cmpint (get_state (fixture, ids[i]), ==, expected->state);
    }
  app_settle ();
  g_assert_cmpuint (dh_session_count_on_duty (fixture->session), ==, 0);
  g_free (ask (fixture, check_job, 0));
  close_desk (&desk);
}

/* Each proposal can be changed; all of it is one step that goes back and forth. */
static void
test_choices (AppFixture *fixture, gconstpointer data)
{
  gint64 start = get_start (fixture);
  gint32 today = dh_session_today (fixture->session);
  gint32 next = dh_close_day_next_working (today);
  gint64 ids[N_WAYS] = { 0 };
  g_autofree char *later = dh_format_day_short (today + 9);
  g_autofree char *clock = dh_format_clock (start);
  g_autoptr (DhVisit) called = NULL;
  g_autoptr (DhVisit) serving = NULL;
  g_autoptr (DhVisit) absent = NULL;
  DhCloseDayDialog *dialog = NULL;
  Desk desk;

  make_day (apply_to_session, fixture, start, ids);
  desk = open_desk (fixture);
  dialog = open_closing (&desk);
  g_assert_cmpuint (g_list_model_get_n_items (dh_close_day_dialog_get_items (dialog)), ==, 5);

  g_assert_true (
      dh_close_day_item_set_choice (find_item (dialog, ids[WAITING]), DH_CLOSE_COME_BACK));
  g_assert_true (
      dh_close_day_item_set_choice (find_item (dialog, ids[CALLED]), DH_CLOSE_COME_BACK_ON));
  g_assert_false (dh_close_day_item_set_text (find_item (dialog, ids[CALLED]), "hôm kia"));
  g_assert_true (dh_close_day_item_set_choice (find_item (dialog, ids[SERVING]), DH_CLOSE_DONE_AT));
  g_assert_true (dh_close_day_item_set_choice (find_item (dialog, ids[HELD]), DH_CLOSE_DONE));
  g_assert_true (
      dh_close_day_item_set_choice (find_item (dialog, ids[ABSENT]), DH_CLOSE_COME_BACK));
  g_assert_false (dh_close_day_item_set_choice (find_item (dialog, ids[WAITING]), DH_CLOSE_DONE));

  /* With a day that is none, nothing is closed. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "close-day.submit", NULL);
  app_settle ();
  g_assert_true (find_dialog (&desk, DH_TYPE_CLOSE_DAY_DIALOG) == GTK_WIDGET (dialog));
  g_assert_false (is_closed (fixture, today));

  g_assert_true (dh_close_day_item_set_text (find_item (dialog, ids[CALLED]), later));
  g_assert_true (dh_close_day_item_set_text (find_item (dialog, ids[SERVING]), clock));
  submit (&desk, dialog);
  called = get_visit (fixture, ids[CALLED]);
  serving = get_visit (fixture, ids[SERVING]);
  absent = get_visit (fixture, ids[ABSENT]);
  g_assert_cmpint (called->state, ==, DH_VISIT_LEFT);
  g_assert_cmpint (called->follow_up, ==, today + 9);
  g_assert_cmpint (serving->state, ==, DH_VISIT_DONE);
  g_assert_cmpint (serving->ended, ==, serving->started);
  g_assert_false (serving->inaccurate);
  g_assert_cmpint (get_state (fixture, ids[HELD]), ==, DH_VISIT_DONE);
  g_assert_cmpint (absent->state, ==, DH_VISIT_NO_SHOW);
  g_assert_cmpint (absent->follow_up, ==, next);
  g_free (ask (fixture, check_job, 0));

  /* The toast's way back takes all of it. */
  {
    GtkWidget *button = app_find (GTK_WIDGET (desk.window), GTK_TYPE_BUTTON, app_text ("Undo"));

    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
    while (is_closed (fixture, today))
      app_settle ();
  }
  g_assert_cmpint (get_state (fixture, ids[WAITING]), ==, DH_VISIT_WAITING);
  g_assert_cmpint (get_state (fixture, ids[CALLED]), ==, DH_VISIT_CALLED);
  g_assert_cmpint (get_state (fixture, ids[SERVING]), ==, DH_VISIT_SERVING);
  g_assert_cmpint (get_state (fixture, ids[HELD]), ==, DH_VISIT_HELD);
  g_assert_cmpint (get_state (fixture, ids[ABSENT]), ==, DH_VISIT_NO_SHOW);
  g_free (ask (fixture, check_job, 0));
  close_desk (&desk);
}

/* Whoever is being helped for hours has gone at a time that nobody knows. */
static void
test_long (AppFixture *fixture, gconstpointer data)
{
  DhVisit visit = { .id = 1,
                    .ticket = (char *) "A001",
                    .state = DH_VISIT_SERVING,
                    .procedure_name = (char *) "",
                    .person_name = (char *) "",
                    .since = 1000000 };
  g_autoptr (DhCloseDayItem) shortly = dh_close_day_item_new (&visit, 1000000 + 60, 2700);
  g_autoptr (DhCloseDayItem) longer = dh_close_day_item_new (&visit, 1000000 + 2701, 2700);
  g_autoptr (DhCloseDayItem) agreed = NULL;
  g_autoptr (GArray) commands = g_array_new (FALSE, TRUE, sizeof (DhCommand));

  g_assert_cmpint (dh_close_day_item_get_choice (shortly), ==, DH_CLOSE_DONE);
  g_assert_cmpint (dh_close_day_item_get_choice (longer), ==, DH_CLOSE_DONE_UNKNOWN);
  dh_close_day_item_fill (longer, commands);
  g_assert_cmpuint (commands->len, ==, 0);
  /* A day that was agreed upon stands. */
  visit.state = DH_VISIT_HELD;
  visit.follow_up = dh_day_of_time (visit.since) + 3;
  agreed = dh_close_day_item_new (&visit, 1000000 + 60, 2700);
  g_assert_cmpint (dh_close_day_item_get_choice (agreed), ==, DH_CLOSE_COME_BACK_ON);
  dh_close_day_item_fill (agreed, commands);
  g_assert_cmpint (g_array_index (commands, DhCommand, 0).follow_up, ==, visit.follow_up);
}

/* What the next shift must know is written down with the closing, and told at the next start. */
static void
test_handover (AppFixture *fixture, gconstpointer data)
{
  gint32 today = dh_session_today (fixture->session);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCloseDayDialog *dialog = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  GtkWidget *notice = NULL;
  GtkWidget *view = NULL;
  Desk desk;

  app_apply (fixture, &command, NULL);
  add_volunteer (fixture, "Trần Văn Ca");
  desk = open_desk (fixture);
  g_assert_null (find_notice (&desk, "máy in"));
  dialog = open_closing (&desk);
  view = app_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "Hết mực máy in, đã báo.", -1);
  submit (&desk, dialog);
  notes = ask (fixture, notes_job, today);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((const DhDayNote *) notes->pdata[0])->text, ==, "Hết mực máy in, đã báo.");
  g_assert_cmpint (((const DhDayNote *) notes->pdata[0])->category, ==, DH_DAY_NOTE_HANDOVER);
  close_desk (&desk);

  desk = open_desk (fixture);
  notice = wait_for_notice (&desk, "máy in", TRUE);
  g_signal_emit_by_name (notice, "dismissed");
  wait_for_notice (&desk, "máy in", FALSE);
  app_settle ();
  close_desk (&desk);

  /* Read is read; the notes have it still. */
  desk = open_desk (fixture);
  g_free (ask (fixture, check_job, 0));
  app_settle ();
  g_assert_null (find_notice (&desk, "máy in"));
  gtk_widget_activate_action (desk.content, "day.notes", NULL);
  wait_for (&desk, DH_TYPE_DAY_NOTE_DIALOG, TRUE);
  wait_for (&desk, ADW_TYPE_ACTION_ROW, TRUE);
  close_desk (&desk);
}

/* Duties end at the time that is written, not at the press of the button. */
static void
test_off_duty (AppFixture *fixture, gconstpointer data)
{
  gint64 id = add_volunteer (fixture, "Lê Thị Sớm");
  gint64 now = dh_session_now (fixture->session);
  g_autofree char *early = dh_format_clock (dh_day_start (dh_day_of_time (now)));
  DhCloseDayDialog *dialog = NULL;
  GtkWidget *entry = NULL;
  Desk desk = open_desk (fixture);

  dialog = open_closing (&desk);
  g_assert_cmpuint (g_list_model_get_n_items (dh_close_day_dialog_get_items (dialog)), ==, 0);
  entry = app_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "25:00");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "close-day.submit", NULL);
  app_settle ();
  g_assert_false (is_closed (fixture, dh_day_of_time (now)));
  gtk_editable_set_text (GTK_EDITABLE (entry), early);
  submit (&desk, dialog);
  while (dh_session_count_on_duty (fixture->session) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (id, >, 0);
  g_free (ask (fixture, check_job, 0));
  close_desk (&desk);
}

/* Three hundred are gone in one go, and come back in one. */
static void
test_many (AppFixture *fixture, gconstpointer data)
{
  gint32 today = dh_session_today (fixture->session);
  gint64 first = 0;
  gint64 begun = 0;
  GtkWidget *button = NULL;
  Desk desk;

  for (guint i = 0; i < 300; i++)
    {
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
      DhReceipt receipt = { 0 };

      app_apply (fixture, &command, &receipt);
      first = first == 0 ? receipt.visit_id : first;
    }
  app_settle ();
  desk = open_desk (fixture);
  begun = g_get_monotonic_time ();
  {
    DhCloseDayDialog *dialog = open_closing (&desk);

    g_assert_cmpuint (g_list_model_get_n_items (dh_close_day_dialog_get_items (dialog)), ==, 300);
    dh_close_day_item_set_choice (find_item (dialog, first), DH_CLOSE_COME_BACK);
    g_test_message ("opened in %.0f ms", (double) (g_get_monotonic_time () - begun) / 1000.0);
    submit (&desk, dialog);
  }
  g_test_message ("closed after %.0f ms", (double) (g_get_monotonic_time () - begun) / 1000.0);
  while (dh_queue_model_count (dh_session_get_queue (fixture->session), DH_QUEUE_WAITING) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_closed (fixture, today));
  button = app_find (GTK_WIDGET (desk.window), GTK_TYPE_BUTTON, app_text ("Undo"));
  g_signal_emit_by_name (button, "clicked");
  while (dh_queue_model_count (dh_session_get_queue (fixture->session), DH_QUEUE_WAITING) < 300)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_closed (fixture, today));
  close_desk (&desk);
}

/* Yesterday nobody closed: it is closed now, its duties with it, and can be opened again. */
static void
test_forgotten (AppFixture *fixture, gconstpointer data)
{
  gint32 yesterday = dh_session_today (fixture->session) - 1;
  gint64 start = dh_day_start (yesterday) + 9 * 3600;
  gint64 ids[N_WAYS] = { 0 };
  gint64 volunteer = add_volunteer (fixture, "Phạm Văn Quên");
  g_autofree char *day = dh_format_day_short (yesterday);
  g_autoptr (DhVisit) serving = NULL;
  GtkWidget *notice = NULL;
  Desk desk;

  /* On duty since yesterday, not since today. */
  {
    DhCommand out = DH_COMMAND_INIT (DH_EVENT_CHECK_OUT);
    DhCommand in = DH_COMMAND_INIT (DH_EVENT_CHECK_IN);

    out.volunteers = in.volunteers = &volunteer;
    out.n_volunteers = in.n_volunteers = 1;
    in.at = start;
    app_apply (fixture, &out, NULL);
    app_apply (fixture, &in, NULL);
  }
  make_day (apply_to_session, fixture, start, ids);
  desk = open_desk (fixture);
  notice = wait_for_notice (&desk, day, TRUE);
  /* Four were open; the one who was absent stays so. */
  g_assert_nonnull (strstr (dh_close_day_notice_get_text (DH_CLOSE_DAY_NOTICE (notice)), " 4 "));
  g_assert_nonnull (strstr (dh_close_day_notice_get_text (DH_CLOSE_DAY_NOTICE (notice)), " 1 "));
  g_assert_true (is_closed (fixture, yesterday));
  serving = get_visit (fixture, ids[SERVING]);
  g_assert_cmpint (serving->state, ==, DH_VISIT_DONE);
  g_assert_true (serving->inaccurate);
  g_assert_cmpint (get_state (fixture, ids[WAITING]), ==, DH_VISIT_LEFT);
  g_assert_cmpint (get_state (fixture, ids[ABSENT]), ==, DH_VISIT_NO_SHOW);
  while (dh_session_count_on_duty (fixture->session) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_free (ask (fixture, check_job, 0));

  /* Reopened, it stays open for as long as the window does. */
  {
    GtkWidget *button = app_find (notice, GTK_TYPE_BUTTON, _ ("_Undo"));

    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
  }
  wait_for_notice (&desk, day, FALSE);
  while (is_closed (fixture, yesterday))
    app_settle ();
  g_assert_cmpint (get_state (fixture, ids[SERVING]), ==, DH_VISIT_SERVING);
  dh_session_refresh (fixture->session);
  g_free (ask (fixture, check_job, 0));
  app_settle ();
  g_assert_false (is_closed (fixture, yesterday));
  close_desk (&desk);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->result = dh_session_command_finish (DH_SESSION (source), result, &answer->error);
  answer->done = TRUE;
}

/* No more numbers: said plainly, with the way back; those who have one go on. */
static void
test_stopped (AppFixture *fixture, gconstpointer data)
{
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand start = DH_COMMAND_INIT (DH_EVENT_START);
  DhReceipt receipt = { 0 };
  Answer answer = { 0 };
  GtkWidget *notice = NULL;
  g_autofree char *clock = NULL;
  Desk desk;

  app_apply (fixture, &arrive, &receipt);
  desk = open_desk (fixture);
  clock = dh_format_clock (dh_session_now (fixture->session));
  gtk_widget_activate_action (desk.content, "day.stop-numbers", NULL);
  /* The minute may change meanwhile, the hour as good as never. */
  clock[3] = '\0';
  notice = wait_for_notice (&desk, clock, TRUE);
  dh_session_apply_async (fixture->session, &arrive, 1, refused_cb, &answer);
  app_wait (is_answered, &answer);
  g_assert_error (answer.error, DH_ERROR, DH_ERROR_ILLEGAL);
  g_clear_error (&answer.error);
  start.visit_id = receipt.visit_id;
  app_apply (fixture, &start, NULL);

  g_signal_emit_by_name (app_find (notice, GTK_TYPE_BUTTON, _ ("_Give Numbers Again")), "clicked");
  wait_for_notice (&desk, clock, FALSE);
  app_apply (fixture, &arrive, NULL);
  close_desk (&desk);
}

/* Each choice says to a screen reader whose it is. */
static void
test_names (AppFixture *fixture, gconstpointer data)
{
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCloseDayDialog *dialog = NULL;
  GtkWidget *row = NULL;
  g_autofree char *spoken = NULL;
  Desk desk;

  app_apply (fixture, &arrive, NULL);
  desk = open_desk (fixture);
  dialog = open_closing (&desk);
  wait_for (&desk, DH_TYPE_CLOSE_DAY_ROW, TRUE);
  row = app_find (GTK_WIDGET (dialog), DH_TYPE_CLOSE_DAY_ROW, NULL);
  spoken = g_strdup_printf (_ ("What becomes of number %s: %s, %s"), "A001", app_text ("Waiting"),
                            app_text ("No procedure chosen yet"));
  gtk_test_accessible_assert_property (app_find (row, GTK_TYPE_DROP_DOWN, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  /* A choice by hand reaches the item. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (row, GTK_TYPE_DROP_DOWN, NULL)), 1);
  g_assert_cmpint (
      dh_close_day_item_get_choice (dh_close_day_row_get_item (DH_CLOSE_DAY_ROW (row))), ==,
      DH_CLOSE_COME_BACK);
  close_desk (&desk);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/close-day/time", test_time);
#define ADD(name, function)                                                                        \
  g_test_add ("/app/close-day/" name, AppFixture, NULL, app_fixture_set_up, function,              \
              app_fixture_tear_down)
  ADD ("contract", test_contract);
  ADD ("choices", test_choices);
  ADD ("long", test_long);
  ADD ("handover", test_handover);
  ADD ("off-duty", test_off_duty);
  ADD ("many", test_many);
  ADD ("forgotten", test_forgotten);
  ADD ("stopped", test_stopped);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
