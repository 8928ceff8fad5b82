/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-keeper-private.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-dialog.h"
#include "closing/dh-day-note-dialog.h"
#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "history/dh-history-dialog.h"
#include "history/dh-history-undo.h"

static void
present (DhCloseDayKeeper *self, AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (self->bin));
}

static void
closed_cb (DhCloseDayKeeper *self, guint n, GArray *events)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  DhCloseDayNotice *notice = NULL;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL)
    return;
  day = dh_format_day_short (dh_session_today (self->session));
  text = n > 0 ? g_strdup_printf (ngettext ("The day is closed, and %u who was still open with it.",
                                            "The day is closed, and %u who were still open with "
                                            "it.",
                                            n),
                                  n)
               : g_strdup (_ ("The day is closed."));
  dh_toast_show_button (GTK_WIDGET (self->bin), text, _ ("Undo"), "day.reopen",
                        dh_close_day_pack_ids (events));
  g_free (g_steal_pointer (&text));
  /* Translators: %s is a date. */
  text = g_strdup_printf (_ ("%s is closed."), day);
  notice = dh_close_day_keeper_create_notice (self, text, TRUE);
  dh_close_day_notice_add_button (notice, _ ("_Print the Summary…"), "day.report",
                                  g_variant_new_int32 (dh_session_today (self->session)));
  dh_close_day_notice_add_button (notice, _ ("_Reopen"), "day.reopen",
                                  dh_close_day_pack_ids (events));
  self->closed = TRUE;
  dh_close_day_keeper_hide (self, DH_DAY_NOTICE_EVENING);
  dh_close_day_keeper_show (self, DH_DAY_NOTICE_CLOSED, notice);
}

static void
close_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;
  DhCloseDayDialog *dialog = NULL;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL || !dh_session_is_ready (self->session))
    return;
  dh_focus_commit (GTK_WIDGET (self->bin));
  dialog = dh_close_day_dialog_new (self->session);
  g_signal_connect_object (dialog, "closed-day", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  present (self, ADW_DIALOG (dialog));
}

static void
notes_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL)
    return;
  dh_focus_commit (GTK_WIDGET (self->bin));
  present (self, ADW_DIALOG (dh_day_note_dialog_new (self->session, self->handover_day)));
}

/* Of today, or of the day that is the parameter. */
static void
history_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;
  gint32 day = 0;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL)
    return;
  day = parameter != NULL ? g_variant_get_int32 (parameter) : dh_session_today (self->session);
  dh_focus_commit (GTK_WIDGET (self->bin));
  present (self, ADW_DIALOG (dh_history_dialog_new (self->session, day)));
}

static void
report_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  dh_close_day_keeper_report (self, g_variant_get_int32 (parameter));
}

static void
reopen_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL || n == 0)
    return;
  dh_close_day_keeper_hide (self, DH_DAY_NOTICE_CLOSED);
  dh_close_day_keeper_hide (self, DH_DAY_NOTICE_FORGOTTEN);
  dh_history_undo (GTK_WIDGET (self->bin), self->session, ids, (guint) n,
                   _ ("The day is open again, as it was before."));
}

static void
undo_events_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin != NULL && n > 0)
    dh_history_undo (GTK_WIDGET (self->bin), self->session, ids, (guint) n, NULL);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin != NULL)
    dh_history_redo (GTK_WIDGET (self->bin), self->session);
}

static void
numbers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  const DhReceipt *receipt = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL)
    return;
  if (receipts == NULL)
    {
      dh_toast_error (GTK_WIDGET (self->bin), error);
      return;
    }
  receipt = &g_array_index (receipts, DhReceipt, 0);
  text = dh_label_done (receipt->kind, "");
  dh_toast_show_button (
      GTK_WIDGET (self->bin), text, _ ("Undo"), "day.undo-events",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &receipt->event_id, 1, sizeof (gint64)));
}

/* Stops, and where it is stopped goes on: one key for both. */
static void
numbers_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhCloseDayKeeper *self = user_data;
  gboolean open = self->stopped_at != 0;
  DhCommand command = DH_COMMAND_INIT (open ? DH_EVENT_OPEN_NUMBERS : DH_EVENT_STOP_NUMBERS);

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL)
    return;
  dh_focus_commit (GTK_WIDGET (self->bin));
  dh_session_apply_async (self->session, &command, 1, numbers_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { .name = "close", .activate = close_action },
  { .name = "notes", .activate = notes_action },
  { .name = "history", .activate = history_action },
  { .name = "history-of", .activate = history_action, .parameter_type = "i" },
  { .name = "report", .activate = report_action, .parameter_type = "i" },
  { .name = "reopen", .activate = reopen_action, .parameter_type = "ax" },
  { .name = "undo-events", .activate = undo_events_action, .parameter_type = "ax" },
  { .name = "redo", .activate = redo_action },
  { .name = "stop-numbers", .activate = numbers_action },
  { .name = "open-numbers", .activate = numbers_action },
};

void
dh_close_day_keeper_create_actions (DhCloseDayKeeper *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
