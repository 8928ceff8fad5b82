/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-toast.h"

/* Two presses of the same, on the same person, closer than this are one. */
#define DOUBLE_PRESS_US (600 * 1000)
/* The list is read again after each command; should that fail, the desk goes on after this. */
#define SETTLE_MS 2000

/* A command asked for while another is under way; owned. */
typedef struct
{
  char *action;    /* without its group */
  gint64 visit_id; /* who was chosen; 0: whoever is chosen when its turn comes */
} Press;

static void
press_free (gpointer data)
{
  Press *press = data;

  g_free (press->action);
  g_free (press);
}

/* ---- Presses */

static gboolean
is_busy (DhDeskPage *self)
{
  return self->busy > 0 || self->settle_id != 0;
}

/* The same finger. */
static gboolean
is_double (DhDeskPage *self, const char *name, gint64 visit_id)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *key = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, name,
                                          dh_counter_chooser_get_counter (self->counter_chooser),
                                          visit_id);
  gboolean twice = g_strcmp0 (self->last_press, key) == 0 &&
                   now - self->last_press_at < DOUBLE_PRESS_US;

  if (twice)
    return TRUE;
  g_set_str (&self->last_press, key);
  self->last_press_at = now;
  return FALSE;
}

static gboolean
is_undo (const char *action)
{
  return g_str_equal (action, "undo") || g_str_equal (action, "redo");
}

gboolean
dh_desk_page_undo_waits (DhDeskPage *self)
{
  for (const GList *link = self->presses.head; link != NULL; link = link->next)
    if (is_undo (((const Press *) link->data)->action))
      return TRUE;
  return FALSE;
}

gboolean
dh_desk_page_take_press (DhDeskPage *self, GAction *action)
{
  const char *name = g_action_get_name (action);
  gboolean next = g_str_equal (name, "call-next");
  gboolean undo = is_undo (name);
  gint64 chosen = dh_queue_list_get_selected (self->queue_list);
  Press *press = NULL;

  if (self->replaying)
    return TRUE;
  /* Who is chosen changes with the answer to the first press. */
  if (!undo && is_double (self, name, next ? 0 : chosen))
    return FALSE;
  if (!is_busy (self))
    {
      self->asked = dh_desk_page_asks (name);
      return TRUE;
    }
  press = g_new0 (Press, 1);
  press->action = g_strdup (name);
  /* After "call the next" it is about the one who will have been called. */
  press->visit_id = self->choosing ? 0 : chosen;
  g_queue_push_tail (&self->presses, press);
  if (dh_desk_page_asks (name))
    dh_desk_page_hold_keys (self);
  if (next)
    self->choosing = TRUE;
  return FALSE;
}

static gboolean
is_waiting_for_book (DhDeskPage *self)
{
  return is_busy (self) || self->session == NULL || self->presses.length == 0;
}

static void
run_press (DhDeskPage *self, const Press *press, GAction *action)
{
  self->replaying = TRUE;
  self->acting = press->visit_id;
  dh_desk_page_update_actions (self);
  self->asked = dh_desk_page_asks (press->action);
  if (g_action_get_enabled (action))
    g_action_activate (action, NULL);
  else
    dh_desk_page_refuse (self, press->visit_id);
  self->acting = 0;
  self->replaying = FALSE;
  dh_desk_page_update_actions (self);
}

static void
run_presses (DhDeskPage *self)
{
  while (!is_waiting_for_book (self))
    {
      Press *press = g_queue_pop_head (&self->presses);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), press->action);

      /* Whoever has only gone to another page had pressed it before. */
      if (!self->active && (self->asked || dh_desk_page_asks (press->action)))
        dh_toast_show (GTK_WIDGET (self),
                       _ ("A dialog had opened: what was pressed after that was not done."), NULL,
                       0);
      else
        run_press (self, press, action);
      press_free (press);
      dh_desk_page_release_registrations (self);
    }
  if (self->presses.length == 0 && !is_busy (self))
    self->choosing = FALSE;
}

void
dh_desk_page_refuse (DhDeskPage *self, gint64 visit_id)
{
  gint64 id = visit_id != 0 ? visit_id : dh_queue_list_get_selected (self->queue_list);
  DhVisitItem *item = dh_queue_model_find (dh_session_get_queue (self->session), id, NULL);
  const DhVisit *visit = item != NULL ? dh_visit_item_get_visit (item) : NULL;
  g_autofree char *text =
      visit != NULL
          /* Translators: a queue number, then its state ("Waiting"). */
          ? g_strdup_printf (_ ("Number %s: this cannot be done any more (%s)."), visit->ticket,
                             dh_label_state (visit->state))
          : g_strdup (_ ("Nobody is chosen."));

  dh_desk_page_release_keys (self);
  dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
}

static gboolean
settled_cb (gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  self->settle_id = 0;
  dh_desk_page_settle (self);
  return G_SOURCE_REMOVE;
}

void
dh_desk_page_begin (DhDeskPage *self)
{
  self->busy++;
  dh_desk_page_update_actions (self);
}

void
dh_desk_page_end (DhDeskPage *self)
{
  g_return_if_fail (self->busy > 0);

  self->busy--;
  if (self->busy == 0 && self->session != NULL && self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

void
dh_desk_page_settle (DhDeskPage *self)
{
  if (self->busy > 0)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  dh_desk_page_update_actions (self);
  run_presses (self);
}

gboolean
dh_desk_page_is_settling (DhDeskPage *self)
{
  return is_busy (self) && !self->replaying;
}

void
dh_desk_page_clear_presses (DhDeskPage *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_queue_clear_full (&self->presses, press_free);
  g_clear_pointer (&self->last_press, g_free);
}

/* ---- Commands and their answers */

/* Commands under way; owned. */
typedef struct
{
  DhDeskPage *page;
  char *counter; /* of the last command; (nullable) */
  gint64 chosen; /* visit chosen when they began */
} Run;

static void
run_free (Run *run)
{
  g_clear_object (&run->page);
  g_free (run->counter);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
show_receipts (DhDeskPage *self, GArray *receipts, const char *counter, gboolean select)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DhReceipt *last = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < receipts->len; i++)
    g_array_append_val (ids, g_array_index (receipts, DhReceipt, i).event_id);
  last = &g_array_index (receipts, DhReceipt, receipts->len - 1);
  /* Translators: %s is a queue number. */
  text =
      receipts->len > 1
          ? g_strdup_printf (_ ("Help for number %s was recorded, and it is done."), last->ticket)
          : dh_label_done_at (last->kind, last->ticket, counter);
  if (last->visit_id != 0 && select)
    dh_desk_page_select (self, last->visit_id);
  dh_toast_show (GTK_WIDGET (self), text, (const gint64 *) (gpointer) ids->data, ids->len);
}

void
dh_desk_page_show_receipts (DhDeskPage *self, GArray *receipts)
{
  show_receipts (self, receipts, NULL, TRUE);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  DhDeskPage *self = run->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  dh_desk_page_end (self);
  if (self->session == NULL)
    return;
  if (receipts == NULL)
    {
      /* Nothing was done: the same press again means it. */
      g_clear_pointer (&self->last_press, g_free);
      dh_toast_error (GTK_WIDGET (self), error);
    }
  else
    /* Whoever was chosen meanwhile stays chosen. */
    show_receipts (self, receipts, run->counter,
                   dh_queue_list_get_selected (self->queue_list) == run->chosen);
}

void
dh_desk_page_run (DhDeskPage *self, const DhCommand *commands, guint n)
{
  Run *run = g_new0 (Run, 1);

  run->page = g_object_ref (self);
  run->counter = g_strdup (commands[n - 1].counter);
  run->chosen = dh_queue_list_get_selected (self->queue_list);
  if (commands[0].visit_id == 0)
    self->choosing = TRUE;
  /* Not in the middle of a word that was begun after the press. */
  if (!self->replaying)
    dh_focus_commit (GTK_WIDGET (self));
  dh_session_apply_async (self->session, commands, n, run_cb, run);
  dh_desk_page_begin (self);
}

/* ---- Undo and redo */

/* Both answer in the same way; owned. */
typedef struct
{
  DhDeskPage *page;
  gboolean redo;
} Reversal;

static void
reversed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reversal *reversal = user_data;
  g_autoptr (DhDeskPage) self = reversal->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;
  const DhReceipt *last = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  dh_desk_page_end (self);
  if (self->session == NULL)
    return;
  if (receipts == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  last = &g_array_index (receipts, DhReceipt, receipts->len - 1);
  text = dh_label_undone (last->kind, last->ticket, reversal->redo);
  if (last->visit_id != 0 && (reversal->redo || last->kind != DH_EVENT_ARRIVE))
    dh_desk_page_select (self, last->visit_id);
  dh_toast_show_button (GTK_WIDGET (self), text, reversal->redo ? _ ("Undo") : _ ("Redo"),
                        reversal->redo ? "desk.undo" : "desk.redo", NULL);
  dh_desk_page_focus_line (self);
}

static Reversal *
reversal_new (DhDeskPage *self, gboolean redo)
{
  Reversal *reversal = g_new0 (Reversal, 1);

  reversal->page = g_object_ref (self);
  reversal->redo = redo;
  return reversal;
}

void
dh_desk_page_undo (DhDeskPage *self, const gint64 *event_ids, guint n)
{
  dh_session_undo_async (self->session, event_ids, n, reversed_cb, reversal_new (self, FALSE));
  dh_desk_page_begin (self);
}

void
dh_desk_page_redo (DhDeskPage *self)
{
  dh_session_redo_async (self->session, reversed_cb, reversal_new (self, TRUE));
  dh_desk_page_begin (self);
}
