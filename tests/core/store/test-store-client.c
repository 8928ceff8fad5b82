/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "client-fixture.h"

/* ---- Jobs */

static gpointer
count_job (DhStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) visits = dh_store_list_visits (store, DAY, error);

  return visits != NULL ? g_memdup2 (&visits->len, sizeof visits->len) : NULL;
}

static guint
count_visits (ClientFixture *f)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  g_autofree guint *count = NULL;

  dh_store_client_run_async (f->client, count_job, NULL, NULL, g_free, NULL, answer_cb, &answer);
  wait_for (&answer);
  count = dh_store_client_run_finish (f->client, answer.result, &error);
  g_assert_no_error (error);
  g_clear_object (&answer.result);
  return *count;
}

static gpointer
count_up_job (DhStore *store, gpointer data, GError **error)
{
  g_atomic_int_inc ((int *) data);
  return g_strdup ("done");
}

static gpointer
fail_job (DhStore *store, gpointer data, GError **error)
{
  g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND, "There is no %s.", (const char *) data);
  return NULL;
}

static void
count_up_free (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

static gpointer
thread_job (DhStore *store, gpointer data, GError **error)
{
  return g_thread_self ();
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
} Gate;

/* Keeps the store's thread until it is let through. */
static gpointer
gate_job (DhStore *store, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return NULL;
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

/* ---- Tests */

static void
test_open (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = g_build_filename (f->folder, "nothing.db", NULL);

  g_assert_cmpstr (dh_store_client_path (f->client), ==, f->path);
  g_assert_null (dh_store_client_open (nothing, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dh_store_client_open (f->path, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_BUSY);
  g_clear_error (&error);
  dh_store_client_close (f->client);
  dh_store_client_close (f->client);
  {
    g_autoptr (DhStoreClient) again = dh_store_client_open (f->path, &error);

    g_assert_no_error (error);
  }
}

static void
test_apply (ClientFixture *f, gconstpointer user_data)
{
  DhCommand arrive_command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand assist_command = DH_COMMAND_INIT (DH_EVENT_ASSIST);
  DhCommand start_command = DH_COMMAND_INIT (DH_EVENT_START);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *volunteers = g_memdup2 (f->volunteers, 2 * sizeof (gint64));
  g_autofree char *name = g_strdup ("Nguyễn Thị Hòa");
  g_autofree char *note = g_strdup ("ghi chú");
  g_autoptr (DhVisit) visit = NULL;
  g_autoptr (GPtrArray) assists = NULL;
  g_autoptr (DhStore) store = NULL;
  Answer answer = { 0 };
  DhReceipt receipt;

  arrive_command.at = AT (8, 0, 0);
  arrive_command.person_name = name;
  dh_store_client_apply_async (f->client, &arrive_command, answer_cb, &answer);
  /* What the command referred to is not needed any more. */
  memset (name, 'x', strlen (name));
  memset (&arrive_command, 0xff, sizeof arrive_command);
  g_assert_true (finish (f, &answer, &receipt, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (receipt.ticket, ==, "A001");
  g_assert_cmpint (receipt.state, ==, DH_VISIT_WAITING);
  g_assert_cmpint (receipt.visit_id, ==, receipt.event_id);
  g_assert_true (answer.thread == g_thread_self ());
  assert_changed (f, DAY);

  start_command.at = AT (8, 5, 0);
  start_command.visit_id = receipt.visit_id;
  start_command.volunteers = f->volunteers;
  start_command.n_volunteers = 1;
  apply (f, &start_command);
  assert_changed (f, DAY);

  assist_command.at = AT (8, 6, 0);
  assist_command.visit_id = receipt.visit_id;
  assist_command.procedure_id = f->procedures[0];
  assist_command.volunteers = volunteers;
  assist_command.n_volunteers = 2;
  assist_command.note = note;
  answer = (Answer) { 0 };
  dh_store_client_apply_async (f->client, &assist_command, answer_cb, &answer);
  memset (volunteers, 0, 2 * sizeof (gint64));
  memset (note, 'x', strlen (note));
  g_assert_true (finish (f, &answer, NULL, &error));
  g_assert_no_error (error);
  assert_changed (f, DAY);

  dh_store_client_close (f->client);
  store = dh_store_open (f->path, FALSE, &error);
  g_assert_no_error (error);
  visit = dh_store_get_visit (store, receipt.visit_id, &error);
  g_assert_cmpstr (visit->person_name, ==, "Nguyễn Thị Hòa");
  assists = dh_store_list_visit_assists (store, receipt.visit_id, &error);
  g_assert_cmpuint (assists->len, ==, 1);
  g_assert_cmpstr (((DhAssist *) assists->pdata[0])->note, ==, "ghi chú");
  g_assert_nonnull (strstr (((DhAssist *) assists->pdata[0])->volunteers, "; "));
}

static void
test_refused (ClientFixture *f, gconstpointer user_data)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_FINISH);
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  command.visit_id = 99999;
  dh_store_client_apply_async (f->client, &command, answer_cb, &answer);
  g_assert_false (finish (f, &answer, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  answer = (Answer) { 0 };
  dh_store_client_undo_async (f->client, 0, answer_cb, &answer);
  g_assert_false (finish (f, &answer, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOTHING);
  g_clear_error (&error);
  answer = (Answer) { 0 };
  dh_store_client_redo_async (f->client, answer_cb, &answer);
  g_assert_false (finish (f, &answer, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOTHING);
  drain ();
  g_assert_cmpuint (f->changed->len, ==, 0);
}

/* Which day changed is told for the day meant, whatever the day on which it is done. */
static void
test_undo_redo (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand close = DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);
  DhReceipt arrived, receipt;
  Answer answer = { 0 };

  command.at = AT (8, 0, 0);
  arrived = apply (f, &command);
  assert_changed (f, DAY);
  dh_store_client_undo_async (f->client, arrived.event_id, answer_cb, &answer);
  g_assert_true (finish (f, &answer, &receipt, &error));
  g_assert_no_error (error);
  g_assert_cmpint (receipt.kind, ==, DH_EVENT_ARRIVE);
  assert_changed (f, DAY);
  g_assert_cmpuint (count_visits (f), ==, 0);

  answer = (Answer) { 0 };
  dh_store_client_redo_async (f->client, answer_cb, &answer);
  g_assert_true (finish (f, &answer, &receipt, &error));
  g_assert_no_error (error);
  assert_changed (f, DAY);
  g_assert_cmpuint (count_visits (f), ==, 1);

  /* Closed on the next morning. */
  close.at = AT (8, 0, 0) + DH_DAY_S;
  close.day = DAY;
  apply (f, &close);
  assert_changed (f, DAY);
  answer = (Answer) { 0 };
  dh_store_client_undo_async (f->client, 0, answer_cb, &answer);
  g_assert_true (finish (f, &answer, &receipt, &error));
  g_assert_no_error (error);
  g_assert_cmpint (receipt.kind, ==, DH_EVENT_CLOSE_DAY);
  assert_changed (f, DAY);
}

static void
test_duty_over_midnight (ClientFixture *f, gconstpointer user_data)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHECK_IN);

  command.at = AT (22, 0, 0);
  command.volunteers = f->volunteers;
  command.n_volunteers = 1;
  apply (f, &command);
  assert_changed (f, DAY);
  command.kind = DH_EVENT_CHECK_OUT;
  command.at = AT (25, 0, 0);
  apply (f, &command);
  assert_changed (f, DAY);
}

static void
test_run (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *text = NULL;
  Answer answer = { 0 };
  GThread *store_thread;
  int runs = 0, cancelled_runs = 0;

  dh_store_client_run_async (f->client, thread_job, NULL, NULL, NULL, NULL, answer_cb, &answer);
  wait_for (&answer);
  store_thread = dh_store_client_run_finish (f->client, answer.result, &error);
  g_assert_nonnull (store_thread);
  g_assert_true (store_thread != g_thread_self ());
  g_clear_object (&answer.result);

  answer = (Answer) { 0 };
  dh_store_client_run_async (f->client, count_up_job, &runs, count_up_free, g_free, NULL, answer_cb,
                             &answer);
  wait_for (&answer);
  text = dh_store_client_run_finish (f->client, answer.result, &error);
  g_assert_cmpstr (text, ==, "done");
  g_clear_object (&answer.result);
  drain ();
  g_assert_cmpint (runs, ==, 2); /* run once, freed once */

  answer = (Answer) { 0 };
  dh_store_client_run_async (f->client, fail_job, (gpointer) "moon", NULL, NULL, NULL, answer_cb,
                             &answer);
  wait_for (&answer);
  g_assert_null (dh_store_client_run_finish (f->client, answer.result, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&answer.result);

  /* Nobody takes it: freed all the same (the leak checker looks on). */
  dh_store_client_run_async (f->client, count_up_job, &runs, NULL, g_free, NULL, NULL, NULL);

  /* Cancelled while it waits: not run. */
  answer = (Answer) { 0 };
  g_cancellable_cancel (cancellable);
  dh_store_client_run_async (f->client, count_up_job, &cancelled_runs, NULL, g_free, cancellable,
                             answer_cb, &answer);
  wait_for (&answer);
  g_assert_null (dh_store_client_run_finish (f->client, answer.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cancelled_runs, ==, 0);
  g_clear_object (&answer.result);
}

/* A job that is running when it is cancelled has been done, and says so. */
static void
test_cancelled_too_late (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *text = NULL;
  Answer answer = { 0 };
  int runs = 0;

  dh_store_client_run_async (f->client, count_up_job, &runs, NULL, g_free, cancellable, answer_cb,
                             &answer);
  while (g_atomic_int_get (&runs) == 0)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  wait_for (&answer);
  text = dh_store_client_run_finish (f->client, answer.result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "done");
  g_clear_object (&answer.result);
}

typedef struct
{
  GString *order;
  guint answered;
} Row;

static gpointer
letter_job (DhStore *store, gpointer data, GError **error)
{
  return g_strdup (data);
}

static void
letter_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *letter = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);
  Row *row = user_data;

  g_string_append (row->order, letter);
  row->answered++;
}

static void
test_order (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  Row row = { .order = g_string_new (NULL) };

  for (int i = 0; i < 500; i++)
    {
      char *letter = g_strdup_printf ("%d ", i);

      g_string_append (expected, letter);
      dh_store_client_run_async (f->client, letter_job, letter, g_free, g_free, NULL, letter_cb,
                                 &row);
    }
  while (row.answered < 500)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (row.order->str, ==, expected->str);
  g_string_free (row.order, TRUE);
}

static gpointer
other_thread (gpointer user_data)
{
  ClientFixture *f = user_data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  Answer answer = { 0 };

  g_main_context_push_thread_default (context);
  command.at = AT (9, 0, 0);
  dh_store_client_apply_async (f->client, &command, answer_cb, &answer);
  wait_for (&answer);
  g_assert_true (answer.thread == g_thread_self ());
  g_assert_true (dh_store_client_apply_finish (f->client, answer.result, NULL, NULL));
  g_clear_object (&answer.result);
  /* What is left of the job is freed here too. */
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* The answer comes where the question was asked, the signal where the client was made. */
static void
test_contexts (ClientFixture *f, gconstpointer user_data)
{
  g_thread_join (g_thread_new ("asks", other_thread, f));
  g_assert_cmpuint (f->changed->len, ==, 0);
  assert_changed (f, DAY);
  dh_store_client_emit_changed (f->client, 7);
  g_assert_cmpuint (f->changed->len, ==, 0);
  assert_changed (f, 7);
}

/* Closing waits: all that was asked for before is done, and its answers still come. */
static void
test_close_waits (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  Answer answers[40] = { 0 };
  Answer late = { 0 };
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  command.at = AT (8, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    dh_store_client_apply_async (f->client, &command, answer_cb, &answers[i]);
  dh_store_client_close (f->client);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    g_assert_true (finish (f, &answers[i], NULL, &error));
  drain ();
  g_assert_cmpuint (f->changed->len, ==, G_N_ELEMENTS (answers));

  store = dh_store_open (f->path, FALSE, &error);
  g_assert_no_error (error);
  visits = dh_store_list_visits (store, DAY, &error);
  g_assert_cmpuint (visits->len, ==, G_N_ELEMENTS (answers));

  dh_store_client_apply_async (f->client, &command, answer_cb, &late);
  g_assert_false (finish (f, &late, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, f->path));
}

/* The last reference of the caller goes while a job runs: the answer comes, then the client ends.
 */
static void
test_dropped (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  Gate gate = { 0 };
  Answer answers[5] = { 0 };
  gpointer watched = f->client;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  command.at = AT (8, 0, 0);
  g_signal_handlers_disconnect_by_data (f->client, f);
  g_object_add_weak_pointer (G_OBJECT (f->client), &watched);
  dh_store_client_run_async (f->client, gate_job, &gate, NULL, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    dh_store_client_apply_async (f->client, &command, answer_cb, &answers[i]);
  g_clear_object (&f->client);
  g_assert_nonnull (watched);
  gate_open (&gate);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      wait_for (&answers[i]);
      g_clear_object (&answers[i].result);
    }
  drain ();
  g_assert_null (watched);
  store = dh_store_open (f->path, TRUE, &error);
  g_assert_no_error (error);
  visits = dh_store_list_visits (store, DAY, &error);
  g_assert_cmpuint (visits->len, ==, G_N_ELEMENTS (answers));
}

#define CLIENT_TEST(path, function)                                                                \
  g_test_add (path, ClientFixture, NULL, client_fixture_set_up, function, client_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CLIENT_TEST ("/store-client/open", test_open);
  CLIENT_TEST ("/store-client/apply", test_apply);
  CLIENT_TEST ("/store-client/refused", test_refused);
  CLIENT_TEST ("/store-client/undo-redo", test_undo_redo);
  CLIENT_TEST ("/store-client/duty-over-midnight", test_duty_over_midnight);
  CLIENT_TEST ("/store-client/run", test_run);
  CLIENT_TEST ("/store-client/cancelled-too-late", test_cancelled_too_late);
  CLIENT_TEST ("/store-client/order", test_order);
  CLIENT_TEST ("/store-client/contexts", test_contexts);
  CLIENT_TEST ("/store-client/close-waits", test_close_waits);
  CLIENT_TEST ("/store-client/dropped", test_dropped);
  return g_test_run ();
}
