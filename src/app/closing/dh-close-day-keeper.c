/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-keeper-private.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-job.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "store/dh-store-book.h"

/* The file's own memory of which handover has been read: the id of the note. */
#define SETTING_HANDOVER "handover_read"
/* A desk that was shut for longer than this is handed over by word of mouth. */
#define HANDOVER_DAYS 14
/* From this time on nobody at the desk may mean that the day is over; local, in s. */
#define EVENING_S (16 * 3600)

enum
{
  SIGNAL_REPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhCloseDayKeeper, dh_close_day_keeper, G_TYPE_OBJECT)

/* ---- Notices */

void
dh_close_day_keeper_hide (DhCloseDayKeeper *self, DhDayNotice notice)
{
  GtkWidget *box = self->bin != NULL ? adw_bin_get_child (self->bin) : NULL;

  if (self->notices[notice] == NULL || box == NULL)
    return;
  gtk_box_remove (GTK_BOX (box), self->notices[notice]);
  self->notices[notice] = NULL;
  if (gtk_widget_get_first_child (box) == NULL)
    adw_bin_set_child (self->bin, NULL);
}

/* Takes @widget. The box is made with its first notice: a window that has none is not to pay. */
void
dh_close_day_keeper_show (DhCloseDayKeeper *self, DhDayNotice notice, DhCloseDayNotice *widget)
{
  GtkWidget *box = NULL;

  g_object_ref_sink (widget);
  dh_close_day_keeper_hide (self, notice);
  if (self->bin != NULL && (box = adw_bin_get_child (self->bin)) == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      adw_bin_set_child (self->bin, box);
    }
  if (box != NULL)
    {
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (widget));
      self->notices[notice] = GTK_WIDGET (widget);
      dh_announce (GTK_WIDGET (widget), dh_close_day_notice_get_text (widget), FALSE);
    }
  g_object_unref (widget);
}

static void
handover_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error))
    g_message ("%s", error->message);
}

static void
store_read (DhCloseDayKeeper *self)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->handover_id);

  dh_session_set_setting_async (self->session, SETTING_HANDOVER, id, handover_stored_cb,
                                g_object_ref (self));
}

static void
dismissed_cb (DhCloseDayKeeper *self, DhCloseDayNotice *widget)
{
  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  for (guint i = 0; i < DH_DAY_N_NOTICES; i++)
    if (self->notices[i] == GTK_WIDGET (widget))
      {
        if (i == DH_DAY_NOTICE_HANDOVER)
          store_read (self);
        if (i == DH_DAY_NOTICE_EVENING)
          self->evening_day = dh_session_today (self->session);
        dh_close_day_keeper_hide (self, (DhDayNotice) i);
        return;
      }
}

DhCloseDayNotice *
dh_close_day_keeper_create_notice (DhCloseDayKeeper *self, const char *text, gboolean dismissable)
{
  DhCloseDayNotice *notice = dh_close_day_notice_new (text, dismissable);

  g_signal_connect_object (notice, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  return notice;
}

GVariant *
dh_close_day_pack_ids (const GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

/* ---- Days that nobody closed */

static char *
dup_forgotten_text (const GArray *days)
{
  guint visits = 0;
  guint duties = 0;
  const DhForgottenDay *last = &g_array_index (days, DhForgottenDay, days->len - 1);
  g_autofree char *day = dh_format_day_short (last->day);

  for (guint i = 0; i < days->len; i++)
    {
      visits += g_array_index (days, DhForgottenDay, i).visits;
      duties += g_array_index (days, DhForgottenDay, i).duties;
    }
  if (days->len > 1 && duties > 0)
    /* Translators: a number of days; the last of them; numbers of visits and of volunteers. */
    return g_strdup_printf (
        ngettext ("%u day up to %s had not been closed, and has been closed now: %u still open, %u "
                  "volunteers on duty.",
                  "%u days up to %s had not been closed, and have been closed now: %u still open, "
                  "%u volunteers on duty.",
                  days->len),
        days->len, day, visits, duties);
  if (days->len > 1)
    /* Translators: a number of days; the last of them; a number of visits. */
    return g_strdup_printf (
        ngettext ("%u day up to %s had not been closed, and has been closed now: %u still open.",
                  "%u days up to %s had not been closed, and have been closed now: %u still open.",
                  days->len),
        days->len, day, visits);
  if (duties > 0)
    /* Translators: a date; numbers of visits and of volunteers. */
    return g_strdup_printf (_ ("%s had not been closed, and has been closed now: %u still open, %u "
                               "volunteers on duty. Times that nobody knows are left out of the "
                               "figures."),
                            day, visits, duties);
  /* Translators: a date; a number of visits. */
  return g_strdup_printf (_ ("%s had not been closed, and has been closed now: %u still open. "
                             "Times that nobody knows are left out of the figures."),
                          day, visits);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = dh_close_day_forgotten_finish (DH_SESSION (source), result, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = NULL;
  DhCloseDayNotice *notice = NULL;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->bin == NULL)
    return;
  if (days == NULL)
    {
      dh_toast_error (GTK_WIDGET (self->bin), error);
      return;
    }
  if (days->len == 0)
    return;
  for (guint i = 0; i < days->len; i++)
    g_array_append_val (ids, g_array_index (days, DhForgottenDay, i).event_id);
  text = dup_forgotten_text (days);
  notice = dh_close_day_keeper_create_notice (self, text, TRUE);
  dh_close_day_notice_add_button (
      notice, _ ("_View"), "day.history-of",
      g_variant_new_int32 (g_array_index (days, DhForgottenDay, days->len - 1).day));
  dh_close_day_notice_add_button (notice, _ ("_Undo"), "day.reopen", dh_close_day_pack_ids (ids));
  dh_close_day_keeper_show (self, DH_DAY_NOTICE_FORGOTTEN, notice);
}

/* ---- The handover of the last shift */

/* What the store says of it. */
typedef struct
{
  gint64 id;
  gint32 day;
  char *line; /* owned */
} Handover;

static void
handover_free (gpointer data)
{
  Handover *handover = data;

  g_free (handover->line);
  g_free (handover);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handover, handover_free)

/* On the store's thread. */
static gpointer
handover_job (DhStore *store, gpointer data, GError **error)
{
  gint32 today = GPOINTER_TO_INT (data);
  g_autoptr (Handover) handover = g_new0 (Handover, 1);
  gint64 read = dh_store_get_setting_int (store, SETTING_HANDOVER, 0);
  g_autoptr (GPtrArray) notes = dh_store_list_day_notes (store, today - HANDOVER_DAYS, today, error);

  if (notes == NULL)
    return NULL;
  for (guint i = 0; i < notes->len; i++)
    {
      const DhDayNote *note = notes->pdata[i];

      if (note->category != DH_DAY_NOTE_HANDOVER || note->id <= handover->id)
        continue;
      handover->id = note->id;
      handover->day = note->day;
      g_set_str (&handover->line, note->text);
    }
  if (handover->id <= read)
    handover->id = 0;
  return g_steal_pointer (&handover);
}

static void
handover_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Handover)
                handover = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  DhCloseDayNotice *notice = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (handover == NULL || self->bin == NULL)
    return;
  self->handover_day = handover->line != NULL ? handover->day : dh_session_today (self->session);
  self->handover_id = handover->id;
  if (handover->id == 0)
    return;
  day = dh_format_day_short (handover->day);
  /* Translators: a date, then what the last shift has written. */
  text = g_strdup_printf (_ ("Handover of %s: %s"), day, handover->line);
  notice = dh_close_day_keeper_create_notice (self, text, TRUE);
  dh_close_day_notice_add_button (notice, _ ("_Notes"), "day.notes", NULL);
  dh_close_day_keeper_show (self, DH_DAY_NOTICE_HANDOVER, notice);
  /* Told once to the next day; it still stands among the notes. On its own day whoever wrote it may
   * be the one who starts the program again, and the shift that it is for has not come. */
  if (handover->day < dh_session_today (self->session))
    store_read (self);
}

/* ---- The state of today */

typedef struct
{
  gboolean closed;
  gint64 stopped_at; /* UTC s; 0 = numbers are given */
} State;

typedef struct
{
  gint32 day;
  gint64 stopped_at; /* as known */
} StateJob;

/* Since when no numbers are given, by the journal of the day. */
static gint64
find_stop (DhStore *store, gint32 day)
{
  g_autoptr (GPtrArray) items = dh_store_list_history (store, day, 0, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DhHistoryItem *item = items->pdata[i];

      if (item->kind == DH_EVENT_STOP_NUMBERS && !item->undone)
        return item->at;
    }
  return dh_day_start (day);
}

/* On the store's thread. */
static gpointer
state_job (DhStore *store, gpointer data, GError **error)
{
  const StateJob *job = data;
  State *state = g_new0 (State, 1);

  state->closed = dh_store_day_is_closed (store, job->day);
  if (dh_store_numbers_stopped (store, job->day))
    state->stopped_at = job->stopped_at != 0 ? job->stopped_at : find_stop (store, job->day);
  return state;
}

static void
set_enabled (DhCloseDayKeeper *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
update_actions (DhCloseDayKeeper *self)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);

  set_enabled (self, "close", self->active);
  set_enabled (self, "notes", self->active);
  set_enabled (self, "history", self->active);
  /* Where nobody waits no numbers are given that could be stopped. */
  set_enabled (self, "stop-numbers",
               self->active && desk != NULL &&
                   (desk->mode == DH_DESK_QUEUE || self->stopped_at != 0));
}

static void
update_stopped (DhCloseDayKeeper *self, gint64 stopped_at)
{
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;
  DhCloseDayNotice *notice = NULL;

  if (self->stopped_at == stopped_at)
    return;
  self->stopped_at = stopped_at;
  if (stopped_at == 0)
    {
      dh_close_day_keeper_hide (self, DH_DAY_NOTICE_STOPPED);
      return;
    }
  clock = dh_format_clock (stopped_at);
  /* Translators: %s is a clock time. */
  text = g_strdup_printf (_ ("No more numbers are given since %s. Those who have one are still "
                             "helped."),
                          clock);
  notice = dh_close_day_keeper_create_notice (self, text, FALSE);
  dh_close_day_notice_add_button (notice, _ ("_Give Numbers Again"), "day.open-numbers", NULL);
  dh_close_day_keeper_show (self, DH_DAY_NOTICE_STOPPED, notice);
}

/* Once the last one is done, closing is one press away. */
static void
update_evening (DhCloseDayKeeper *self)
{
  DhQueueModel *queue = dh_session_get_queue (self->session);
  gint64 now = dh_session_now (self->session);
  gboolean due = !self->closed && self->evening_day != dh_day_of_time (now) &&
                 (dh_time_second_of_day (now) >= EVENING_S || self->stopped_at != 0) &&
                 dh_queue_model_count (queue, DH_QUEUE_ENDED) > 0 &&
                 dh_queue_model_count (queue, DH_QUEUE_ACTIVE) == 0 &&
                 dh_queue_model_count (queue, DH_QUEUE_WAITING) == 0;
  DhCloseDayNotice *notice = NULL;

  if (due == (self->notices[DH_DAY_NOTICE_EVENING] != NULL))
    return;
  if (!due)
    {
      dh_close_day_keeper_hide (self, DH_DAY_NOTICE_EVENING);
      return;
    }
  notice = dh_close_day_keeper_create_notice (
      self, _ ("Nobody is waiting or being helped any more."), TRUE);
  dh_close_day_notice_add_button (notice, _ ("_Close the Day…"), "day.close", NULL);
  dh_close_day_keeper_show (self, DH_DAY_NOTICE_EVENING, notice);
}

static void read_state (DhCloseDayKeeper *self);

static void
state_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayKeeper) self = user_data;
  g_autofree State *state = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  self->reading = FALSE;
  if (self->bin == NULL)
    return;
  if (state != NULL)
    {
      self->closed = state->closed;
      if (!self->closed)
        dh_close_day_keeper_hide (self, DH_DAY_NOTICE_CLOSED);
      update_stopped (self, state->stopped_at);
      update_evening (self);
      update_actions (self);
    }
  if (self->again)
    read_state (self);
}

static void
read_state (DhCloseDayKeeper *self)
{
  DhStoreClient *client = dh_session_get_client (self->session);
  StateJob *job = NULL;

  self->again = self->reading;
  if (self->reading || client == NULL)
    return;
  self->reading = TRUE;
  job = g_new0 (StateJob, 1);
  job->day = dh_session_today (self->session);
  job->stopped_at = self->stopped_at;
  dh_store_client_run_async (client, state_job, job, g_free, g_free, NULL, state_cb,
                             g_object_ref (self));
}

static void
refreshed_cb (DhCloseDayKeeper *self)
{
  gint32 today = dh_session_today (self->session);

  g_assert (DH_IS_CLOSE_DAY_KEEPER (self));

  if (self->checked != today && dh_session_get_client (self->session) != NULL)
    {
      self->checked = today;
      self->handover_day = today;
      dh_close_day_keeper_hide (self, DH_DAY_NOTICE_CLOSED);
      self->stopped_at = 0;
      dh_close_day_keeper_hide (self, DH_DAY_NOTICE_STOPPED);
      dh_close_day_forgotten_async (self->session, forgotten_cb, g_object_ref (self));
      dh_store_client_run_async (dh_session_get_client (self->session), handover_job,
                                 GINT_TO_POINTER (today), NULL, handover_free, NULL, handover_cb,
                                 g_object_ref (self));
    }
  read_state (self);
}

void
dh_close_day_keeper_report (DhCloseDayKeeper *self, gint32 day)
{
  g_signal_emit (self, signals[SIGNAL_REPORT], 0, day);
}

GActionGroup *
dh_close_day_keeper_get_actions (DhCloseDayKeeper *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_KEEPER (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
dh_close_day_keeper_set_active (DhCloseDayKeeper *self, gboolean active)
{
  g_return_if_fail (DH_IS_CLOSE_DAY_KEEPER (self));

  self->active = active != FALSE;
  update_actions (self);
}

static void
dh_close_day_keeper_dispose (GObject *object)
{
  DhCloseDayKeeper *self = DH_CLOSE_DAY_KEEPER (object);

  g_clear_weak_pointer (&self->bin);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_close_day_keeper_parent_class)->dispose (object);
}

static void
dh_close_day_keeper_finalize (GObject *object)
{
  g_clear_object (&DH_CLOSE_DAY_KEEPER (object)->actions);

  G_OBJECT_CLASS (dh_close_day_keeper_parent_class)->finalize (object);
}

static void
dh_close_day_keeper_class_init (DhCloseDayKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dh_close_day_keeper_dispose;
  object_class->finalize = dh_close_day_keeper_finalize;

  signals[SIGNAL_REPORT] = g_signal_new ("report", DH_TYPE_CLOSE_DAY_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
dh_close_day_keeper_init (DhCloseDayKeeper *self)
{
  self->checked = DH_DAY_INVALID;
  self->evening_day = DH_DAY_INVALID;
  self->active = TRUE;
  dh_close_day_keeper_create_actions (self);
}

DhCloseDayKeeper *
dh_close_day_keeper_new (DhSession *session, AdwBin *bin)
{
  DhCloseDayKeeper *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (ADW_IS_BIN (bin), NULL);

  self = g_object_new (DH_TYPE_CLOSE_DAY_KEEPER, NULL);
  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->bin, bin);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  if (dh_session_is_ready (session))
    refreshed_cb (self);
  return self;
}
