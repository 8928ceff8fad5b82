/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "dh-change-dialog.h"
#include "dh-counter-chooser.h"
#include "dh-day.h"
#include "dh-desk-page.h"
#include "dh-due-chooser.h"
#include "dh-due-dialog.h"
#include "dh-labels.h"
#include "dh-true-end-dialog.h"
#include "dh-visit-pane.h"

/* The desk in its window, as each test needs it. */
typedef struct
{
  AppFixture *fixture;
  DhDeskPage *page;
  GtkWidget *window;
} Desk;

static Desk
open_desk (AppFixture *fixture)
{
  Desk desk = { .fixture = fixture };

  desk.page = dh_desk_page_new (fixture->session, NULL);
  desk.window = GTK_WIDGET (app_show (GTK_WIDGET (desk.page)));
  return desk;
}

static void
close_desk (Desk *desk)
{
  app_settle ();
  app_close (GTK_WINDOW (desk->window));
}

static DhQueueModel *
get_queue (Desk *desk)
{
  return dh_session_get_queue (desk->fixture->session);
}

static DhVisitItem *
get_item (Desk *desk, gint64 id)
{
  return dh_queue_model_find (get_queue (desk), id, NULL);
}

static const DhVisit *
get_visit (Desk *desk, gint64 id)
{
  DhVisitItem *item = get_item (desk, id);

  return item != NULL ? dh_visit_item_get_visit (item) : NULL;
}

/* A state to wait for. */
typedef struct
{
  Desk *desk;
  gint64 id;
  DhVisitState state;
} Wanted;

static gboolean
has_state (gpointer data)
{
  const Wanted *wanted = data;
  const DhVisit *visit = get_visit (wanted->desk, wanted->id);

  return visit != NULL && visit->state == wanted->state;
}

static void
wait_for (Desk *desk, gint64 id, DhVisitState state)
{
  Wanted wanted = { desk, id, state };

  app_wait (has_state, &wanted);
  app_settle ();
}

static void
press (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), action, NULL));
}

static gint64
add_person (Desk *desk, DhPriority priority, const char *reason)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };

  command.priority = priority;
  command.priority_reason = reason;
  app_apply (desk->fixture, &command, &receipt);
  wait_for (desk, receipt.visit_id, DH_VISIT_WAITING);
  return receipt.visit_id;
}

static void
apply (Desk *desk, DhEventKind kind, gint64 id, DhVisitState state)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = id;
  app_apply (desk->fixture, &command, NULL);
  wait_for (desk, id, state);
}

static void
choose (Desk *desk, gint64 id)
{
  dh_desk_page_select (desk->page, id);
  app_settle ();
}

static gboolean
shows (Desk *desk, const char *text)
{
  return app_find (desk->window, GTK_TYPE_LABEL, text) != NULL;
}

/* ---- What happens on the store's thread without the desk knowing */

typedef struct
{
  DhCommand command;
  const char *key;
  const char *value;
  guint n_events;
  gint32 day;
  gboolean done;
} Behind;

static gpointer
behind_job (DhStore *store, gpointer data, GError **error)
{
  Behind *behind = data;

  if (behind->key != NULL)
    g_assert_true (dh_store_set_setting (store, behind->key, behind->value, error));
  else if (behind->command.visit_id != 0)
    g_assert_true (dh_store_apply (store, &behind->command, NULL, error));
  else
    {
      g_autoptr (GPtrArray) history = dh_store_list_history (store, behind->day, 0, error);

      behind->n_events = history->len;
    }
  return g_strdup ("done");
}

static void
behind_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *text = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);

  g_assert_cmpstr (text, ==, "done");
  ((Behind *) user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Behind *) data)->done;
}

static void
run_behind (Desk *desk, Behind *behind)
{
  dh_store_client_run_async (dh_session_get_client (desk->fixture->session), behind_job, behind,
                             NULL, g_free, NULL, behind_cb, behind);
  app_wait (is_done, behind);
}

static void
set_setting (Desk *desk, const char *key, const char *value)
{
  Behind behind = { .key = key, .value = value };

  run_behind (desk, &behind);
  dh_store_client_emit_changed (dh_session_get_client (desk->fixture->session), 0);
  app_settle ();
}

static guint
count_events (Desk *desk)
{
  Behind behind = { .day = dh_session_today (desk->fixture->session) };

  run_behind (desk, &behind);
  return behind.n_events;
}

/* ---- Tests */

/* What is pressed while something is under way waits for its turn and is lost nowhere. */
static void
test_quick (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = add_person (&desk, DH_PRIORITY_NONE, NULL);

  /* Call the next, begin, finish: all before the first is done. */
  press (&desk, "desk.call-next");
  press (&desk, "desk.start");
  press (&desk, "desk.finish");
  press (&desk, "desk.call-next");
  wait_for (&desk, a, DH_VISIT_DONE);
  wait_for (&desk, b, DH_VISIT_CALLED);
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, b);
  /* Undo takes its turn, too. */
  press (&desk, "desk.start");
  press (&desk, "desk.undo");
  press (&desk, "desk.undo");
  wait_for (&desk, b, DH_VISIT_WAITING);
  g_assert_cmpint (get_visit (&desk, a)->state, ==, DH_VISIT_DONE);
  close_desk (&desk);
}

static void
test_double (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = add_person (&desk, DH_PRIORITY_NONE, NULL);
  guint before = count_events (&desk);
  g_autofree char *toast = dh_label_done (DH_EVENT_START, "A001");

  choose (&desk, a);
  press (&desk, "desk.start");
  press (&desk, "desk.start");
  wait_for (&desk, a, DH_VISIT_SERVING);
  press (&desk, "desk.start");
  app_settle ();
  /* One event, and no complaint about the second press. */
  g_assert_cmpuint (count_events (&desk), ==, before + 1);
  g_assert_true (shows (&desk, toast));

  /* The same on another person is another command; who is chosen meanwhile stays chosen. */
  press (&desk, "desk.finish");
  dh_desk_page_select (desk.page, b);
  press (&desk, "desk.start");
  wait_for (&desk, a, DH_VISIT_DONE);
  wait_for (&desk, b, DH_VISIT_SERVING);
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, b);
  g_assert_cmpuint (count_events (&desk), ==, before + 3);
  close_desk (&desk);
}

/* A row that changed underneath: nothing runs, and the desk says so. */
static void
test_stale (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  Behind behind = { .command = DH_COMMAND_INIT (DH_EVENT_CALL) };
  guint before = 0;

  choose (&desk, a);
  behind.command.visit_id = a;
  run_behind (&desk, &behind);
  before = count_events (&desk);
  g_assert_cmpint (get_visit (&desk, a)->state, ==, DH_VISIT_WAITING);
  press (&desk, "desk.start");
  wait_for (&desk, a, DH_VISIT_CALLED);
  g_assert_cmpuint (count_events (&desk), ==, before);
  /* What it was that passed is said in a toast. */
  g_assert_nonnull (app_find (desk.window, ADW_TYPE_TOAST_OVERLAY, NULL));

  /* What is illegal by the time that its turn comes is refused aloud. */
  press (&desk, "desk.start");
  press (&desk, "desk.no-show");
  wait_for (&desk, a, DH_VISIT_SERVING);
  {
    const char *format = app_text ("Number %s: this cannot be done any more (%s).");
    g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
    g_autofree char *text =
        g_strconcat (parts[0], "A001", parts[1], dh_label_state (DH_VISIT_SERVING), parts[2], NULL);

    g_assert_true (shows (&desk, text));
  }
  close_desk (&desk);
}

static void
test_next (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = 0;
  g_autofree char *spoken = NULL;

  g_assert_true (shows (&desk, "Tiếp theo: A001 (chờ lâu nhất)"));
  b = add_person (&desk, DH_PRIORITY_OTHER, "small_child");
  g_assert_true (shows (&desk, "Tiếp theo: A002 (ưu tiên: Có con nhỏ)"));
  g_assert_true (shows (&desk, "Có con nhỏ"));
  press (&desk, "desk.call-next");
  wait_for (&desk, b, DH_VISIT_CALLED);
  g_assert_true (shows (&desk, "Tiếp theo: A001 (chờ lâu nhất)"));

  /* Late in words, to the eye and to the ear. */
  dh_queue_model_tick (get_queue (&desk), dh_session_now (fixture->session) + 20 * 60);
  app_settle ();
  spoken = dh_visit_item_dup_description (get_item (&desk, a));
  g_assert_nonnull (strstr (spoken, "quá lâu: 20 phút"));
  g_assert_true (shows (&desk, "quá lâu: 20 phút"));
  close_desk (&desk);
}

static void
test_counters (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  GtkWidget *chooser = app_find (desk.window, DH_TYPE_COUNTER_CHOOSER, NULL);
  GtkWidget *drop_down = NULL;
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = add_person (&desk, DH_PRIORITY_NONE, NULL);

  g_assert_false (gtk_widget_get_visible (chooser));
  g_assert_null (app_find (chooser, GTK_TYPE_DROP_DOWN, NULL));
  set_setting (&desk, "counters", "1\n2");
  while (!gtk_widget_get_visible (chooser))
    g_main_context_iteration (NULL, TRUE);
  drop_down = app_find (chooser, GTK_TYPE_DROP_DOWN, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("Counter that calls"));

  press (&desk, "desk.call-next");
  wait_for (&desk, a, DH_VISIT_CALLED);
  g_assert_cmpstr (get_visit (&desk, a)->counter, ==, "1");
  g_assert_true (shows (&desk, "Đã mời số A001 vào quầy 1."));
  g_assert_true (shows (&desk, "quầy 1"));
  press (&desk, "desk.start");
  wait_for (&desk, a, DH_VISIT_SERVING);

  /* The other counter calls while this one helps. */
  press (&desk, "desk.counter");
  g_assert_cmpstr (dh_counter_chooser_get_counter (DH_COUNTER_CHOOSER (chooser)), ==, "2");
  press (&desk, "desk.call-next");
  wait_for (&desk, b, DH_VISIT_CALLED);
  g_assert_cmpstr (get_visit (&desk, b)->counter, ==, "2");
  g_assert_cmpint (get_visit (&desk, a)->state, ==, DH_VISIT_SERVING);
  /* Whoever was called to one counter is helped there, whatever is chosen by then. */
  press (&desk, "desk.counter");
  press (&desk, "desk.start");
  wait_for (&desk, b, DH_VISIT_SERVING);
  g_assert_cmpstr (get_visit (&desk, b)->counter, ==, "2");
  close_desk (&desk);
}

static gboolean
was_recalled (gpointer data)
{
  const Wanted *wanted = data;

  return get_visit (wanted->desk, wanted->id)->recalls == (int) wanted->state;
}

static void
wait_for_recalls (Desk *desk, gint64 id, guint n)
{
  Wanted wanted = { desk, id, (DhVisitState) n };

  app_wait (was_recalled, &wanted);
  app_settle ();
}

static void
test_recall (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  g_autofree char *spoken = NULL;

  press (&desk, "desk.call-next");
  wait_for (&desk, a, DH_VISIT_CALLED);
  press (&desk, "desk.recall");
  wait_for_recalls (&desk, a, 1);
  g_assert_true (shows (&desk, "mời lần 2"));
  g_usleep (650 * 1000);
  press (&desk, "desk.recall");
  wait_for_recalls (&desk, a, 2);
  spoken = dh_visit_item_dup_description (get_item (&desk, a));
  g_assert_nonnull (strstr (spoken, "mời lần 3"));
  /* Absent is proposed, and not more than that. */
  g_assert_true (shows (&desk, "Đã mời 3 lần, chưa thấy đến. Vắng mặt vẫn được giữ chỗ."));
  g_assert_cmpint (get_visit (&desk, a)->state, ==, DH_VISIT_CALLED);
  press (&desk, "desk.undo");
  wait_for_recalls (&desk, a, 1);

  press (&desk, "desk.no-show");
  wait_for (&desk, a, DH_VISIT_NO_SHOW);
  add_person (&desk, DH_PRIORITY_NONE, NULL);
  choose (&desk, a);
  press (&desk, "desk.return");
  wait_for (&desk, a, DH_VISIT_WAITING);
  g_assert_true (shows (&desk, "Tiếp theo: A001 (quay lại, giữ chỗ)"));
  press (&desk, "desk.undo");
  wait_for (&desk, a, DH_VISIT_NO_SHOW);
  close_desk (&desk);
}

/* The first button of a dialog that says @text, pressed. */
static void
click (Desk *desk, const char *text)
{
  GtkWidget *button = app_find (desk->window, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_hold (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);

  apply (&desk, DH_EVENT_START, a, DH_VISIT_SERVING);
  choose (&desk, a);
  press (&desk, "desk.hold");
  app_settle ();
  click (&desk, app_text ("Making copies"));
  wait_for (&desk, a, DH_VISIT_HELD);
  g_assert_cmpstr (get_visit (&desk, a)->hold_reason, ==, "Đi photo");
  g_assert_true (shows (&desk, "Đi photo"));
  press (&desk, "desk.resume");
  wait_for (&desk, a, DH_VISIT_SERVING);
  press (&desk, "desk.undo");
  wait_for (&desk, a, DH_VISIT_HELD);
  press (&desk, "desk.undo");
  wait_for (&desk, a, DH_VISIT_SERVING);
  close_desk (&desk);
}

/* A forgotten finish gets its true time, and can be taken back. */
static void
test_true_end (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand start = DH_COMMAND_INIT (DH_EVENT_START);
  DhReceipt receipt = { 0 };
  /* Not over midnight, whenever the test runs. */
  gint64 now = dh_session_now (fixture->session);
  gint64 since = MAX (dh_day_start (dh_session_today (fixture->session)), now - 50 * 60);
  gint64 end = since + (now - since) / 2 / 60 * 60;
  GtkWidget *dialog = NULL;
  GtkWidget *entry = NULL;
  GtkWidget *button = NULL;
  g_autofree char *clock = dh_format_clock (end);

  arrive.at = start.at = since;
  app_apply (fixture, &arrive, &receipt);
  start.visit_id = receipt.visit_id;
  app_apply (fixture, &start, NULL);
  wait_for (&desk, receipt.visit_id, DH_VISIT_SERVING);
  choose (&desk, receipt.visit_id);
  dh_queue_model_tick (get_queue (&desk), since + 47 * 60);
  app_settle ();
  g_assert_true (dh_visit_item_is_long (get_item (&desk, receipt.visit_id)));
  g_assert_true (shows (&desk, "Đang hỗ trợ 47 phút?"));
  g_assert_true (shows (&desk, "vẫn còn: 47 phút?"));

  press (&desk, "desk.true-end");
  app_settle ();
  dialog = app_find (desk.window, DH_TYPE_TRUE_END_DIALOG, NULL);
  g_assert_nonnull (dialog);
  entry = app_find (dialog, GTK_TYPE_ENTRY, NULL);
  button = app_find (dialog, GTK_TYPE_BUTTON, app_text ("_Finish with This Time"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("Done at (hours and minutes)"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "99:99");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), clock);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (entry, "activate");
  wait_for (&desk, receipt.visit_id, DH_VISIT_DONE);
  /* A clock shows no seconds. */
  g_assert_cmpint (get_visit (&desk, receipt.visit_id)->ended, >=, since);
  g_assert_cmpint (ABS (get_visit (&desk, receipt.visit_id)->ended - end), <, 60);
  g_assert_false (get_visit (&desk, receipt.visit_id)->inaccurate);
  press (&desk, "desk.undo");
  wait_for (&desk, receipt.visit_id, DH_VISIT_SERVING);
  close_desk (&desk);
}

static gboolean
has_people (gpointer data)
{
  const Wanted *wanted = data;

  return get_visit (wanted->desk, wanted->id)->people == (int) wanted->state;
}

static void
test_change (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  GtkWidget *dialog = NULL;
  GtkWidget *button = NULL;
  Wanted four = { &desk, a, (DhVisitState) 4 };
  Wanted one = { &desk, a, (DhVisitState) 1 };

  apply (&desk, DH_EVENT_CALL, a, DH_VISIT_CALLED);
  choose (&desk, a);
  press (&desk, "desk.change");
  app_settle ();
  dialog = app_find (desk.window, DH_TYPE_CHANGE_DIALOG, NULL);
  button = app_find (dialog, GTK_TYPE_BUTTON, app_text ("_Save the Change"));
  /* Nothing changed, nothing to save. */
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (app_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL)), 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (dialog, GTK_TYPE_DROP_DOWN, NULL)), 1);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (dialog, "change.submit", NULL);
  app_wait (has_people, &four);
  app_settle ();
  g_assert_cmpint (get_visit (&desk, a)->state, ==, DH_VISIT_CALLED);
  g_assert_cmpint (get_visit (&desk, a)->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpstr (get_visit (&desk, a)->priority_reason, ==, "elderly");
  press (&desk, "desk.undo");
  app_wait (has_people, &one);
  g_assert_cmpint (get_visit (&desk, a)->priority, ==, DH_PRIORITY_NONE);
  close_desk (&desk);
}

/* Somebody who left with a date is on the list of that day, and goes on from there. */
static void
test_due (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand leave = DH_COMMAND_INIT (DH_EVENT_LEAVE);
  DhReceipt receipt = { 0 };
  gint64 today = dh_session_today (fixture->session);
  GtkWidget *dialog = NULL;
  GtkWidget *list = NULL;
  const DhVisit *visit = NULL;

  arrive.at = leave.at = dh_day_start ((gint32) today - 3) + 9 * 3600;
  arrive.person_name = "Hồ Thị Mận";
  app_apply (fixture, &arrive, &receipt);
  leave.visit_id = receipt.visit_id;
  leave.follow_up = (gint32) today;
  app_apply (fixture, &leave, NULL);
  while (!shows (&desk, "Hẹn quay lại hôm nay: 1") &&
         app_find (desk.window, GTK_TYPE_BUTTON, "Hẹn quay lại hôm nay: 1") == NULL)
    g_main_context_iteration (NULL, TRUE);

  press (&desk, "desk.due");
  while ((dialog = app_find (desk.window, DH_TYPE_DUE_DIALOG, NULL)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();
  g_assert_nonnull (app_find (dialog, GTK_TYPE_LABEL, "A001 · Hồ Thị Mận"));
  list = app_find (dialog, GTK_TYPE_LIST_BOX, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("To come back today"));
  /* Without marks, as it is typed in a hurry. */
  gtk_editable_set_text (GTK_EDITABLE (app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)), "xyz");
  app_settle ();
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  gtk_editable_set_text (GTK_EDITABLE (app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "ho thi man");
  app_settle ();
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_signal_emit_by_name (app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  while (g_list_model_get_n_items (G_LIST_MODEL (get_queue (&desk))) == 0)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();
  {
    g_autoptr (DhVisitItem) item = g_list_model_get_item (G_LIST_MODEL (get_queue (&desk)), 0);
    g_autofree char *details = dh_visit_item_dup_details (item);

    visit = dh_visit_item_get_visit (item);
    g_assert_cmpint (visit->origin_id, ==, receipt.visit_id);
    g_assert_cmpint (visit->trips, ==, 2);
    g_assert_cmpstr (visit->person_name, ==, "Hồ Thị Mận");
    g_assert_nonnull (strstr (details, "lần 2"));
  }
  press (&desk, "desk.undo");
  while (g_list_model_get_n_items (G_LIST_MODEL (get_queue (&desk))) > 0)
    g_main_context_iteration (NULL, TRUE);
  close_desk (&desk);
}

static void
test_leave (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  gint64 a = add_person (&desk, DH_PRIORITY_NONE, NULL);
  GtkWidget *chooser = NULL;
  gint32 today = dh_session_today (fixture->session);

  choose (&desk, a);
  press (&desk, "desk.leave");
  app_settle ();
  chooser = app_find (desk.window, DH_TYPE_DUE_CHOOSER, NULL);
  g_assert_nonnull (chooser);
  /* A day that has been is none to come back on. */
  dh_due_chooser_set_day (DH_DUE_CHOOSER (chooser), today - 1);
  g_assert_cmpint (dh_due_chooser_get_day (DH_DUE_CHOOSER (chooser)), ==, 0);
  dh_due_chooser_set_day (DH_DUE_CHOOSER (chooser), today + 1);
  click (&desk, app_text ("_Leaves"));
  wait_for (&desk, a, DH_VISIT_LEFT);
  g_assert_cmpint (get_visit (&desk, a)->follow_up, ==, today + 1);
  press (&desk, "desk.come-back");
  wait_for (&desk, a, DH_VISIT_WAITING);
  g_assert_cmpint (get_visit (&desk, a)->trips, ==, 2);
  press (&desk, "desk.undo");
  wait_for (&desk, a, DH_VISIT_LEFT);
  press (&desk, "desk.undo");
  wait_for (&desk, a, DH_VISIT_WAITING);
  g_assert_cmpint (get_visit (&desk, a)->follow_up, ==, 0);
  close_desk (&desk);
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

  add ("/queue/quick", test_quick);
  add ("/queue/double", test_double);
  add ("/queue/stale", test_stale);
  add ("/queue/next", test_next);
  add ("/queue/counters", test_counters);
  add ("/queue/recall", test_recall);
  add ("/queue/hold", test_hold);
  add ("/queue/true-end", test_true_end);
  add ("/queue/change", test_change);
  add ("/queue/due", test_due);
  add ("/queue/leave", test_leave);

  return g_test_run ();
}
