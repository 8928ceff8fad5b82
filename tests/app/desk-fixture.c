/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk-fixture.h"

Desk
desk_open (AppFixture *fixture)
{
  Desk desk = { .fixture = fixture };

  desk.page = dh_desk_page_new (fixture->session, NULL);
  desk.window = GTK_WIDGET (app_show (GTK_WIDGET (desk.page)));
  return desk;
}

void
desk_close (Desk *desk)
{
  app_settle ();
  app_close (GTK_WINDOW (desk->window));
}

DhQueueModel *
desk_get_queue (Desk *desk)
{
  return dh_session_get_queue (desk->fixture->session);
}

DhVisitItem *
desk_get_item (Desk *desk, gint64 id)
{
  return dh_queue_model_find (desk_get_queue (desk), id, NULL);
}

const DhVisit *
desk_get_visit (Desk *desk, gint64 id)
{
  DhVisitItem *item = desk_get_item (desk, id);

  return item != NULL ? dh_visit_item_get_visit (item) : NULL;
}

static gboolean
has_state (gpointer data)
{
  const Wanted *wanted = data;
  const DhVisit *visit = desk_get_visit (wanted->desk, wanted->id);

  return visit != NULL && visit->state == wanted->state;
}

void
desk_wait_for (Desk *desk, gint64 id, DhVisitState state)
{
  Wanted wanted = { desk, id, state };

  app_wait (has_state, &wanted);
  app_settle ();
}

void
desk_press (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), action, NULL));
}

gint64
desk_add_person (Desk *desk, DhPriority priority, const char *reason)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };

  command.priority = priority;
  command.priority_reason = reason;
  app_apply (desk->fixture, &command, &receipt);
  desk_wait_for (desk, receipt.visit_id, DH_VISIT_WAITING);
  return receipt.visit_id;
}

void
desk_apply (Desk *desk, DhEventKind kind, gint64 id, DhVisitState state)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = id;
  app_apply (desk->fixture, &command, NULL);
  desk_wait_for (desk, id, state);
}

void
desk_choose (Desk *desk, gint64 id)
{
  dh_desk_page_select (desk->page, id);
  app_settle ();
}

gboolean
desk_shows (Desk *desk, const char *text)
{
  return app_find (desk->window, GTK_TYPE_LABEL, text) != NULL;
}

/* ---- What happens on the store's thread without the desk knowing */

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

void
desk_run_behind (Desk *desk, Behind *behind)
{
  dh_store_client_run_async (dh_session_get_client (desk->fixture->session), behind_job, behind,
                             NULL, g_free, NULL, behind_cb, behind);
  app_wait (is_done, behind);
}

void
desk_set_setting (Desk *desk, const char *key, const char *value)
{
  Behind behind = { .key = key, .value = value };

  desk_run_behind (desk, &behind);
  dh_store_client_emit_changed (dh_session_get_client (desk->fixture->session), 0);
  app_settle ();
}

guint
desk_count_events (Desk *desk)
{
  Behind behind = { .day = dh_session_today (desk->fixture->session) };

  desk_run_behind (desk, &behind);
  return behind.n_events;
}
