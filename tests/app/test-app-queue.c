/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk-fixture.h"
#include "register-fixture.h"

#include "assist/dh-due-chooser.h"
#include "common/dh-labels.h"
#include "desk/dh-change-dialog.h"
#include "desk/dh-counter-chooser.h"
#include "desk/dh-due-dialog.h"
#include "desk/dh-true-end-dialog.h"
#include "desk/dh-visit-pane.h"
#include "dh-day.h"

/* ---- Tests */

/* What is pressed while something is under way waits for its turn and is lost nowhere. */
static void
test_quick (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);

  /* Call the next, begin, finish: all before the first is done. */
  desk_press (&desk, "desk.call-next");
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.finish");
  desk_press (&desk, "desk.call-next");
  desk_wait_for (&desk, a, DH_VISIT_DONE);
  desk_wait_for (&desk, b, DH_VISIT_CALLED);
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, b);
  /* Undo takes its turn, too. */
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.undo");
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, b, DH_VISIT_WAITING);
  g_assert_cmpint (desk_get_visit (&desk, a)->state, ==, DH_VISIT_DONE);
  desk_close (&desk);
}

static void
test_double (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  guint before = desk_count_events (&desk);
  g_autofree char *toast = dh_label_done (DH_EVENT_START, "A001");

  desk_choose (&desk, a);
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.start");
  desk_wait_for (&desk, a, DH_VISIT_SERVING);
  desk_press (&desk, "desk.start");
  app_settle ();
  /* One event, and no complaint about the second press. */
  g_assert_cmpuint (desk_count_events (&desk), ==, before + 1);
  g_assert_true (desk_shows (&desk, toast));

  /* The same on another person is another command; who is chosen meanwhile stays chosen. */
  desk_press (&desk, "desk.finish");
  dh_desk_page_select (desk.page, b);
  desk_press (&desk, "desk.start");
  desk_wait_for (&desk, a, DH_VISIT_DONE);
  desk_wait_for (&desk, b, DH_VISIT_SERVING);
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, b);
  g_assert_cmpuint (desk_count_events (&desk), ==, before + 3);
  desk_close (&desk);
}

/* A row that changed underneath: nothing runs, and the desk says so. */
static void
test_stale (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  Behind behind = { .command = DH_COMMAND_INIT (DH_EVENT_CALL) };
  guint before = 0;

  desk_choose (&desk, a);
  behind.command.visit_id = a;
  desk_run_behind (&desk, &behind);
  before = desk_count_events (&desk);
  g_assert_cmpint (desk_get_visit (&desk, a)->state, ==, DH_VISIT_WAITING);
  desk_press (&desk, "desk.start");
  desk_wait_for (&desk, a, DH_VISIT_CALLED);
  g_assert_cmpuint (desk_count_events (&desk), ==, before);
  /* What it was that passed is said in a toast. */
  g_assert_nonnull (app_find (desk.window, ADW_TYPE_TOAST_OVERLAY, NULL));

  /* What is illegal by the time that its turn comes is refused aloud. */
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.no-show");
  desk_wait_for (&desk, a, DH_VISIT_SERVING);
  {
    const char *format = app_text ("Number %s: this cannot be done any more (%s).");
    g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
    g_autofree char *text =
        g_strconcat (parts[0], "A001", parts[1], dh_label_state (DH_VISIT_SERVING), parts[2], NULL);

    g_assert_true (desk_shows (&desk, text));
  }
  desk_close (&desk);
}

static void
test_next (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = 0;
  g_autofree char *spoken = NULL;

  g_assert_true (desk_shows (&desk, "Tiếp theo: A001 (chờ lâu nhất)"));
  b = desk_add_person (&desk, DH_PRIORITY_OTHER, "small_child");
  g_assert_true (desk_shows (&desk, "Tiếp theo: A002 (ưu tiên: Có con nhỏ)"));
  g_assert_true (desk_shows (&desk, "Có con nhỏ"));
  desk_press (&desk, "desk.call-next");
  desk_wait_for (&desk, b, DH_VISIT_CALLED);
  g_assert_true (desk_shows (&desk, "Tiếp theo: A001 (chờ lâu nhất)"));
  desk_add_person (&desk, DH_PRIORITY_OTHER, NULL);
  g_assert_true (desk_shows (&desk, "Tiếp theo: A003 (ưu tiên)"));

  /* Late in words, to the eye and to the ear. */
  dh_queue_model_tick (desk_get_queue (&desk), dh_session_now (fixture->session) + 20 * 60);
  app_settle ();
  spoken = dh_visit_item_dup_description (desk_get_item (&desk, a));
  g_assert_nonnull (strstr (spoken, "quá lâu: 20 phút"));
  g_assert_true (desk_shows (&desk, "quá lâu: 20 phút"));
  desk_close (&desk);
}

static void
test_counters (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  GtkWidget *chooser = app_find (desk.window, DH_TYPE_COUNTER_CHOOSER, NULL);
  GtkWidget *drop_down = NULL;
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);

  g_assert_false (gtk_widget_get_visible (chooser));
  g_assert_null (app_find (chooser, GTK_TYPE_DROP_DOWN, NULL));
  desk_set_setting (&desk, "counters", "1\n2");
  while (!gtk_widget_get_visible (chooser))
    g_main_context_iteration (NULL, TRUE);
  drop_down = app_find (chooser, GTK_TYPE_DROP_DOWN, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("Counter that calls"));

  desk_press (&desk, "desk.call-next");
  desk_wait_for (&desk, a, DH_VISIT_CALLED);
  g_assert_cmpstr (desk_get_visit (&desk, a)->counter, ==, "1");
  g_assert_true (desk_shows (&desk, "Đã mời số A001 vào quầy 1."));
  g_assert_true (desk_shows (&desk, "quầy 1"));
  desk_press (&desk, "desk.start");
  desk_wait_for (&desk, a, DH_VISIT_SERVING);

  /* The other counter calls while this one helps. */
  desk_press (&desk, "desk.counter");
  g_assert_cmpstr (dh_counter_chooser_get_counter (DH_COUNTER_CHOOSER (chooser)), ==, "2");
  desk_press (&desk, "desk.call-next");
  desk_wait_for (&desk, b, DH_VISIT_CALLED);
  g_assert_cmpstr (desk_get_visit (&desk, b)->counter, ==, "2");
  g_assert_cmpint (desk_get_visit (&desk, a)->state, ==, DH_VISIT_SERVING);
  /* Whoever was called to one counter is helped there, whatever is chosen by then. */
  desk_press (&desk, "desk.counter");
  desk_press (&desk, "desk.start");
  desk_wait_for (&desk, b, DH_VISIT_SERVING);
  g_assert_cmpstr (desk_get_visit (&desk, b)->counter, ==, "2");
  desk_close (&desk);
}

static gboolean
was_recalled (gpointer data)
{
  const Wanted *wanted = data;

  return desk_get_visit (wanted->desk, wanted->id)->recalls == (int) wanted->state;
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
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  g_autofree char *spoken = NULL;

  desk_press (&desk, "desk.call-next");
  desk_wait_for (&desk, a, DH_VISIT_CALLED);
  desk_press (&desk, "desk.recall");
  wait_for_recalls (&desk, a, 1);
  g_assert_true (desk_shows (&desk, "mời lần 2"));
  g_usleep (650 * 1000);
  desk_press (&desk, "desk.recall");
  wait_for_recalls (&desk, a, 2);
  spoken = dh_visit_item_dup_description (desk_get_item (&desk, a));
  g_assert_nonnull (strstr (spoken, "mời lần 3"));
  /* Absent is proposed, and not more than that. */
  g_assert_true (desk_shows (&desk, "Đã mời 3 lần, chưa thấy đến. Vắng mặt vẫn được giữ chỗ."));
  g_assert_cmpint (desk_get_visit (&desk, a)->state, ==, DH_VISIT_CALLED);
  desk_press (&desk, "desk.undo");
  wait_for_recalls (&desk, a, 1);

  desk_press (&desk, "desk.no-show");
  desk_wait_for (&desk, a, DH_VISIT_NO_SHOW);
  desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  desk_choose (&desk, a);
  desk_press (&desk, "desk.return");
  desk_wait_for (&desk, a, DH_VISIT_WAITING);
  g_assert_true (desk_shows (&desk, "Tiếp theo: A001 (quay lại, giữ chỗ)"));
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, a, DH_VISIT_NO_SHOW);
  desk_close (&desk);
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
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);

  desk_apply (&desk, DH_EVENT_START, a, DH_VISIT_SERVING);
  desk_choose (&desk, a);
  desk_press (&desk, "desk.hold");
  app_settle ();
  click (&desk, app_text ("Making copies"));
  desk_wait_for (&desk, a, DH_VISIT_HELD);
  g_assert_cmpstr (desk_get_visit (&desk, a)->hold_reason, ==, "Đi photo");
  g_assert_true (desk_shows (&desk, "Đi photo"));
  desk_press (&desk, "desk.resume");
  desk_wait_for (&desk, a, DH_VISIT_SERVING);
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, a, DH_VISIT_HELD);
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, a, DH_VISIT_SERVING);
  desk_close (&desk);
}

/* A forgotten finish gets its true time, and can be taken back. */
static void
test_true_end (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
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
  desk_wait_for (&desk, receipt.visit_id, DH_VISIT_SERVING);
  desk_choose (&desk, receipt.visit_id);
  dh_queue_model_tick (desk_get_queue (&desk), since + 47 * 60);
  app_settle ();
  g_assert_true (dh_visit_item_is_long (desk_get_item (&desk, receipt.visit_id)));
  g_assert_true (desk_shows (&desk, "Đang hỗ trợ 47 phút?"));
  g_assert_true (desk_shows (&desk, "vẫn còn: 47 phút?"));

  desk_press (&desk, "desk.true-end");
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
  desk_wait_for (&desk, receipt.visit_id, DH_VISIT_DONE);
  /* A clock shows no seconds. */
  g_assert_cmpint (desk_get_visit (&desk, receipt.visit_id)->ended, >=, since);
  g_assert_cmpint (ABS (desk_get_visit (&desk, receipt.visit_id)->ended - end), <, 60);
  g_assert_false (desk_get_visit (&desk, receipt.visit_id)->inaccurate);
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, receipt.visit_id, DH_VISIT_SERVING);
  desk_close (&desk);
}

static gboolean
has_people (gpointer data)
{
  const Wanted *wanted = data;

  return desk_get_visit (wanted->desk, wanted->id)->people == (int) wanted->state;
}

static void
test_change (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  GtkWidget *dialog = NULL;
  GtkWidget *button = NULL;
  Wanted four = { &desk, a, (DhVisitState) 4 };
  Wanted one = { &desk, a, (DhVisitState) 1 };

  desk_apply (&desk, DH_EVENT_CALL, a, DH_VISIT_CALLED);
  desk_choose (&desk, a);
  desk_press (&desk, "desk.change");
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
  g_assert_cmpint (desk_get_visit (&desk, a)->state, ==, DH_VISIT_CALLED);
  g_assert_cmpint (desk_get_visit (&desk, a)->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpstr (desk_get_visit (&desk, a)->priority_reason, ==, "elderly");
  desk_press (&desk, "desk.undo");
  app_wait (has_people, &one);
  g_assert_cmpint (desk_get_visit (&desk, a)->priority, ==, DH_PRIORITY_NONE);
  desk_close (&desk);
}

static gboolean
has_telephone (gpointer data)
{
  const Wanted *wanted = data;

  return *desk_get_visit (wanted->desk, wanted->id)->person_phone != '\0';
}

/* A telephone that was heard wrongly: what is none is said and not saved; kept only with leave. */
static void
test_change_telephone (AppFixture *fixture, gconstpointer data)
{
  const char *hint = app_text ("This is no telephone number. It has ten digits and begins with 0.");
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  Wanted wanted = { &desk, a, DH_VISIT_WAITING };
  GtkWidget *dialog = NULL;
  GtkWidget *button = NULL;

  desk_choose (&desk, a);
  desk_press (&desk, "desk.change");
  app_settle ();
  dialog = app_find (desk.window, DH_TYPE_CHANGE_DIALOG, NULL);
  g_assert_false (gtk_widget_is_visible (GTK_WIDGET (app_find_line (dialog, "Telephone"))));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_settle ();

  dh_session_set_setting_async (fixture->session, DH_SETTING_KEEP_PHONES, "1", NULL, NULL);
  app_wait (register_keeps_phones, fixture->session);
  desk_press (&desk, "desk.change");
  app_settle ();
  dialog = app_find (desk.window, DH_TYPE_CHANGE_DIALOG, NULL);
  button = app_find (dialog, GTK_TYPE_BUTTON, app_text ("_Save the Change"));
  g_assert_false (gtk_widget_is_visible (app_find (dialog, GTK_TYPE_LABEL, hint)));
  gtk_editable_set_text (app_find_line (dialog, "Telephone"), "12345");
  g_assert_true (gtk_widget_is_visible (app_find (dialog, GTK_TYPE_LABEL, hint)));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (dialog, "change.submit", NULL);
  app_settle ();
  g_assert_false (has_telephone (&wanted));

  gtk_editable_set_text (app_find_line (dialog, "Telephone"), "0912 345 678");
  g_assert_false (gtk_widget_is_visible (app_find (dialog, GTK_TYPE_LABEL, hint)));
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (dialog, "change.submit", NULL);
  app_wait (has_telephone, &wanted);
  g_assert_cmpstr (desk_get_visit (&desk, a)->person_phone, ==, "0912345678");
  desk_close (&desk);
}

/* Somebody who left with a date is on the list of that day, and goes on from there. */
static void
test_due (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
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
  while (!desk_shows (&desk, "Hẹn quay lại hôm nay: 1") &&
         app_find (desk.window, GTK_TYPE_BUTTON, "Hẹn quay lại hôm nay: 1") == NULL)
    g_main_context_iteration (NULL, TRUE);

  desk_press (&desk, "desk.due");
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
  while (g_list_model_get_n_items (G_LIST_MODEL (desk_get_queue (&desk))) == 0)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();
  {
    g_autoptr (DhVisitItem) item = g_list_model_get_item (G_LIST_MODEL (desk_get_queue (&desk)), 0);
    g_autofree char *details = dh_visit_item_dup_details (item);

    visit = dh_visit_item_get_visit (item);
    g_assert_cmpint (visit->origin_id, ==, receipt.visit_id);
    g_assert_cmpint (visit->trips, ==, 2);
    g_assert_cmpstr (visit->person_name, ==, "Hồ Thị Mận");
    g_assert_nonnull (strstr (details, "lần 2"));
  }
  desk_press (&desk, "desk.undo");
  while (g_list_model_get_n_items (G_LIST_MODEL (desk_get_queue (&desk))) > 0)
    g_main_context_iteration (NULL, TRUE);
  desk_close (&desk);
}

static void
test_leave (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  GtkWidget *chooser = NULL;
  gint32 today = dh_session_today (fixture->session);

  desk_choose (&desk, a);
  desk_press (&desk, "desk.leave");
  app_settle ();
  chooser = app_find (desk.window, DH_TYPE_DUE_CHOOSER, NULL);
  g_assert_nonnull (chooser);
  /* A day that has been is none to come back on. */
  dh_due_chooser_set_day (DH_DUE_CHOOSER (chooser), today - 1);
  g_assert_cmpint (dh_due_chooser_get_day (DH_DUE_CHOOSER (chooser)), ==, 0);
  dh_due_chooser_set_day (DH_DUE_CHOOSER (chooser), today + 1);
  click (&desk, app_text ("_Leaves"));
  desk_wait_for (&desk, a, DH_VISIT_LEFT);
  g_assert_cmpint (desk_get_visit (&desk, a)->follow_up, ==, today + 1);
  desk_press (&desk, "desk.come-back");
  desk_wait_for (&desk, a, DH_VISIT_WAITING);
  g_assert_cmpint (desk_get_visit (&desk, a)->trips, ==, 2);
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, a, DH_VISIT_LEFT);
  desk_press (&desk, "desk.undo");
  desk_wait_for (&desk, a, DH_VISIT_WAITING);
  g_assert_cmpint (desk_get_visit (&desk, a)->follow_up, ==, 0);
  desk_close (&desk);
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
  add ("/queue/change/telephone", test_change_telephone);
  add ("/queue/due", test_due);
  add ("/queue/leave", test_leave);

  return g_test_run ();
}
