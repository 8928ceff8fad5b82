/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "client-fixture.h"

static void
changed_cb (DhStoreClient *client, gint32 day, gpointer user_data)
{
  ClientFixture *f = user_data;

  g_assert_true (DH_IS_STORE_CLIENT (client));
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_array_append_val (f->changed, day);
}

void
client_fixture_set_up (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("donghanh-client-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "desk.db", NULL);
  f->changed = g_array_new (FALSE, FALSE, sizeof (gint32));
  dh_store_create (f->path, "Xã Thử", "Tỉnh Thử", &error);
  g_assert_no_error (error);
  {
    g_autoptr (DhStore) store = dh_store_open (f->path, TRUE, &error);

    g_assert_no_error (error);
    store_add_people (store, f->procedures, f->volunteers);
  }
  f->client = dh_store_client_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (DH_IS_STORE_CLIENT (f->client));
  g_signal_connect (f->client, "changed", G_CALLBACK (changed_cb), f);
}

void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
client_fixture_tear_down (ClientFixture *f, gconstpointer user_data)
{
  if (f->client != NULL)
    g_assert_finalize_object (f->client);
  drain ();
  g_array_unref (f->changed);
  remove_folder (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  g_set_object (&answer->result, result);
  answer->thread = g_thread_self ();
  answer->calls++;
}

void
wait_for (Answer *answer)
{
  while (answer->calls == 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_assert_cmpuint (answer->calls, ==, 1);
}

gboolean
finish (ClientFixture *f, Answer *answer, DhReceipt *receipt, GError **error)
{
  gboolean done;

  wait_for (answer);
  done = dh_store_client_apply_finish (f->client, answer->result, receipt, error);
  g_clear_object (&answer->result);
  return done;
}

DhReceipt
apply (ClientFixture *f, const DhCommand *command)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  DhReceipt receipt = { 0 };

  dh_store_client_apply_async (f->client, command, answer_cb, &answer);
  g_assert_cmpuint (answer.calls, ==, 0);
  finish (f, &answer, &receipt, &error);
  g_assert_no_error (error);
  return receipt;
}

void
assert_changed (ClientFixture *f, gint32 day)
{
  drain ();
  g_assert_cmpuint (f->changed->len, ==, 1);
  g_assert_cmpint (g_array_index (f->changed, gint32, 0), ==, day);
  g_array_set_size (f->changed, 0);
}
