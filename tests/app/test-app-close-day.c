/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "close-day-fixture.h"

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
  g_autofree char *clock = NULL;
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
  serving = get_visit (fixture, ids[SERVING]);
  clock = dh_format_clock (serving->started);
  g_assert_true (dh_close_day_item_set_text (find_item (dialog, ids[SERVING]), clock));
  submit (&desk, dialog);
  called = get_visit (fixture, ids[CALLED]);
  g_clear_pointer (&serving, dh_visit_free);
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

static gpointer
write_handover_job (DhStore *store, gpointer data, GError **error)
{
  DhDayNote note = { .day = (gint32) * (gint64 *) data,
                     .category = DH_DAY_NOTE_HANDOVER,
                     .text = (char *) "Hết mực máy in, đã báo." };

  return dh_store_write_day_note (store, &note, 0, NULL, error) ? g_strdup ("well") : NULL;
}

/* The handover of an earlier day is told once, whether or not anybody waves it away. */
static void
test_handover_once (AppFixture *fixture, gconstpointer data)
{
  Desk desk;

  g_free (ask (fixture, write_handover_job, dh_session_today (fixture->session) - 1));
  desk = open_desk (fixture);
  wait_for_notice (&desk, "máy in", TRUE);
  g_free (ask (fixture, check_job, 0));
  app_settle ();
  g_assert_nonnull (find_notice (&desk, "máy in"));
  close_desk (&desk);

  desk = open_desk (fixture);
  g_free (ask (fixture, check_job, 0));
  app_settle ();
  g_assert_null (find_notice (&desk, "máy in"));
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
  ADD ("handover-once", test_handover_once);
  ADD ("off-duty", test_off_duty);
  ADD ("many", test_many);
  ADD ("forgotten", test_forgotten);
  ADD ("stopped", test_stopped);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
