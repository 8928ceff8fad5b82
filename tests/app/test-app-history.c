/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "history/dh-history-dialog.h"
#include "history/dh-history-entry.h"
#include "history/dh-history-row.h"

/* The history in its window. */
typedef struct
{
  AppFixture *fixture;
  GtkWindow *window;
  DhHistoryDialog *dialog;
} Book;

static Book
open_book (AppFixture *fixture, gint32 day)
{
  Book book = { .fixture = fixture };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  book.window = app_show (content);
  book.dialog = dh_history_dialog_new (fixture->session, day);
  adw_dialog_present (ADW_DIALOG (book.dialog), content);
  return book;
}

/* A number of steps to wait for; @undone of them taken back. */
typedef struct
{
  Book *book;
  guint n;
  guint undone;
} Count;

static gboolean
has_count (gpointer data)
{
  const Count *count = data;
  GListModel *model = dh_history_dialog_get_model (count->book->dialog);
  guint undone = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DhHistoryEntry) entry = g_list_model_get_item (model, i);

      undone += dh_history_entry_get_undone (entry);
    }
  return g_list_model_get_n_items (model) == count->n && undone == count->undone;
}

static void
wait_for_steps (Book *book, guint n, guint undone)
{
  Count count = { book, n, undone };

  app_wait (has_count, &count);
  app_settle ();
}

static DhHistoryEntry *
get_entry (Book *book, guint position)
{
  g_autoptr (DhHistoryEntry) entry =
                g_list_model_get_item (dh_history_dialog_get_model (book->dialog), position);

  return entry;
}

static gint64
do_step (AppFixture *fixture, DhEventKind kind, gint64 visit_id, gint64 *event_id)
{
  DhCommand command = DH_COMMAND_INIT (kind);
  DhReceipt receipt = { 0 };

  command.visit_id = visit_id;
  if (kind == DH_EVENT_ARRIVE)
    command.person_name = "Nguyễn Văn An";
  app_apply (fixture, &command, &receipt);
  if (event_id != NULL)
    *event_id = receipt.event_id;
  return receipt.visit_id;
}

/* Newest first, live, with whom it is about. */
static void
test_live (AppFixture *fixture, gconstpointer data)
{
  gint64 id = do_step (fixture, DH_EVENT_ARRIVE, 0, NULL);
  Book book = open_book (fixture, dh_session_today (fixture->session));

  wait_for_steps (&book, 1, 0);
  do_step (fixture, DH_EVENT_CALL, id, NULL);
  wait_for_steps (&book, 2, 0);
  g_assert_nonnull (strstr (dh_history_entry_get_text (get_entry (&book, 0)), "A001"));
  g_assert_nonnull (strstr (dh_history_entry_get_details (get_entry (&book, 0)), "Nguyễn Văn An"));
  g_assert_true (dh_history_entry_get_free (get_entry (&book, 0)));
  /* The call rests on the arrival. */
  g_assert_false (dh_history_entry_get_free (get_entry (&book, 1)));
  app_close (book.window);
}

static gboolean
has_question (gpointer data)
{
  return app_find (data, ADW_TYPE_ALERT_DIALOG, NULL) != NULL;
}

/* A step in the middle: the question names what rests on it, and one answer takes all back. */
static void
test_resting (AppFixture *fixture, gconstpointer data)
{
  gint64 call = 0;
  gint64 id = do_step (fixture, DH_EVENT_ARRIVE, 0, NULL);
  GtkWidget *question = NULL;
  Book book;

  do_step (fixture, DH_EVENT_CALL, id, &call);
  do_step (fixture, DH_EVENT_START, id, NULL);
  do_step (fixture, DH_EVENT_FINISH, id, NULL);
  book = open_book (fixture, dh_session_today (fixture->session));
  wait_for_steps (&book, 4, 0);

  dh_history_dialog_undo (book.dialog, call);
  app_wait (has_question, book.window);
  question = app_find (GTK_WIDGET (book.window), ADW_TYPE_ALERT_DIALOG, NULL);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)),
                            dh_history_entry_get_text (get_entry (&book, 0))));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)),
                            dh_history_entry_get_text (get_entry (&book, 1))));
  /* Thought better of: nothing happens. */
  g_signal_emit_by_name (question, "response", "cancel");
  adw_dialog_force_close (ADW_DIALOG (question));
  app_settle ();
  wait_for_steps (&book, 4, 0);

  dh_history_dialog_undo (book.dialog, call);
  app_wait (has_question, book.window);
  question = app_find (GTK_WIDGET (book.window), ADW_TYPE_ALERT_DIALOG, NULL);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (question)), ==,
                   "cancel");
  g_signal_emit_by_name (question, "response", "undo");
  adw_dialog_force_close (ADW_DIALOG (question));
  wait_for_steps (&book, 4, 3);
  g_assert_false (dh_history_entry_get_undone (get_entry (&book, 3)));
  g_assert_true (dh_history_entry_get_free (get_entry (&book, 3)));
  /* Said in words, not by a line through it alone. */
  g_assert_nonnull (strstr (dh_history_entry_get_details (get_entry (&book, 0)), _ ("Taken back")));
  app_close (book.window);
}

/* Nothing rests on it: one press, and it comes back by redo. */
static void
test_free (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  GtkWidget *button = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *label = NULL;
  Book book;

  do_step (fixture, DH_EVENT_ARRIVE, 0, NULL);
  book = open_book (fixture, dh_session_today (fixture->session));
  wait_for_steps (&book, 1, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (book.window));
  row = app_find (GTK_WIDGET (book.dialog), DH_TYPE_HISTORY_ROW, NULL);
  button = app_find (row, GTK_TYPE_BUTTON, NULL);
  spoken = dh_history_entry_dup_spoken (get_entry (&book, 0));
  label = g_strdup_printf (_ ("Undo: %s"), spoken);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  g_signal_emit_by_name (button, "clicked");
  wait_for_steps (&book, 1, 1);
  g_assert_null (app_find (GTK_WIDGET (book.window), ADW_TYPE_ALERT_DIALOG, NULL));
  dh_session_redo_async (fixture->session, NULL, NULL);
  wait_for_steps (&book, 1, 0);
  app_close (book.window);
}

/* So many to wait for in the queue. */
typedef struct
{
  DhQueueModel *queue;
  guint n;
} Waiting;

static gboolean
has_waiting (gpointer data)
{
  const Waiting *waiting = data;

  return dh_queue_model_count (waiting->queue, DH_QUEUE_WAITING) == waiting->n;
}

/* A closed day is opened again from here, today or later. */
static void
test_reopen (AppFixture *fixture, gconstpointer data)
{
  Waiting waiting = { dh_session_get_queue (fixture->session), 0 };
  gint64 closing = 0;
  Book book;

  do_step (fixture, DH_EVENT_ARRIVE, 0, NULL);
  do_step (fixture, DH_EVENT_CLOSE_DAY, 0, &closing);
  app_wait (has_waiting, &waiting);
  book = open_book (fixture, dh_session_today (fixture->session));
  wait_for_steps (&book, 2, 0);
  dh_history_dialog_undo (book.dialog, closing);
  wait_for_steps (&book, 2, 1);
  waiting.n = 1;
  app_wait (has_waiting, &waiting);
  app_close (book.window);
}

/* Only the steps of a number; two thousand of them are no burden. */
static void
test_many (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = NULL;
  gint64 begun = 0;
  gint64 worst = 0;
  Book book;

  for (guint i = 0; i < 20; i++)
    {
      DhCommand commands[100];

      for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
        commands[k] = (DhCommand) DH_COMMAND_INIT (DH_EVENT_ARRIVE);
      dh_session_apply_async (fixture->session, commands, G_N_ELEMENTS (commands), NULL, NULL);
    }
  book = open_book (fixture, dh_session_today (fixture->session));
  wait_for_steps (&book, 2000, 0);
  entry = app_find (GTK_WIDGET (book.dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  for (gsize n = 1; n <= strlen ("1999"); n++)
    {
      g_autofree char *text = g_strndup ("1999", n);

      begun = g_get_monotonic_time ();
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      app_settle ();
      worst = MAX (worst, g_get_monotonic_time () - begun);
    }
  g_test_message ("worst key: %.1f ms", (double) worst / 1000.0);
  begun = g_get_monotonic_time ();
  wait_for_steps (&book, 1, 0);
  g_test_message ("the list, after the last key: %.1f ms",
                  (double) (g_get_monotonic_time () - begun) / 1000.0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "a1999");
  app_settle ();
  wait_for_steps (&book, 1, 0);
  g_assert_cmpstr (dh_history_entry_get_ticket (get_entry (&book, 0)), ==, "A1999");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  app_settle ();
  wait_for_steps (&book, 2000, 0);
  /* One step more changes one row, and not the list. */
  begun = g_get_monotonic_time ();
  do_step (fixture, DH_EVENT_ARRIVE, 0, NULL);
  wait_for_steps (&book, 2001, 0);
  g_test_message ("one more: %.1f ms", (double) (g_get_monotonic_time () - begun) / 1000.0);
  app_close (book.window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/history/" name, AppFixture, NULL, app_fixture_set_up, function,                \
              app_fixture_tear_down)
  ADD ("live", test_live);
  ADD ("resting", test_resting);
  ADD ("free", test_free);
  ADD ("reopen", test_reopen);
  ADD ("many", test_many);
#undef ADD
  return g_test_run ();
}
