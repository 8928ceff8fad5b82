/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/dh-session.h"

#include "dh-day.h"
#include "session/dh-practice.h"
#include "session/dh-session-private.h"

struct _DhSession
{
  GObject parent_instance;

  DhStoreClient *client;     /* (owned) (nullable) NULL once closed */
  GCancellable *cancellable; /* (owned) of the readings */
  gint64 clock_offset;       /* s */
  DhQueueModel *queue;       /* (owned) */
  GPtrArray *procedures;     /* (owned) of DhProcedure */
  GPtrArray *volunteers;     /* (owned) of DhVolunteer */
  char *commune;             /* (owned) */
  char *province;            /* (owned) */
  gint64 target_s;           /* s */
  gint64 retention_days;     /* days */
  DhDeskSettings *desk;      /* (owned) (nullable) NULL until it is read */
  gulong changed_id;         /* handler on client */
  gint32 shown_day;          /* the day in queue */
  guint expected;            /* changes to come that have been read already */
  guint practice : 1;
  guint can_undo : 1;
  guint can_redo : 1;
  guint ready : 1;
  guint reading : 1; /* a reading is under way */
  guint again : 1;   /* … and will be followed by another */
  guint lists_due : 1;
  guint keeps_phones : 1;
};

enum
{
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhSession, dh_session, G_TYPE_OBJECT)

/* What one reading brings; all members owned. */
typedef struct
{
  GPtrArray *visits;
  GPtrArray *procedures; /* NULL: not read */
  GPtrArray *volunteers;
  DhDeskSettings *desk; /* NULL: not read */
  char *commune;
  char *province;
  gint64 target_s;
  gint64 retention_days;
  gboolean keeps_phones;
  gint32 day;
  gboolean can_undo;
  gboolean can_redo;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->visits, g_ptr_array_unref);
  g_clear_pointer (&reading->procedures, g_ptr_array_unref);
  g_clear_pointer (&reading->volunteers, g_ptr_array_unref);
  g_clear_pointer (&reading->desk, dh_desk_settings_free);
  g_free (reading->commune);
  g_free (reading->province);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

typedef struct
{
  gint32 day;
  gint64 now; /* of the session, UTC s */
  gboolean lists;
} ReadingJob;

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const ReadingJob *job = data;
  g_autoptr (Reading) reading = g_new0 (Reading, 1);

  reading->day = job->day;
  reading->visits = dh_store_list_visits_at (store, job->day, job->now, error);
  if (reading->visits == NULL)
    return NULL;
  reading->volunteers = dh_store_list_volunteers (store, TRUE, error);
  if (reading->volunteers == NULL)
    return NULL;
  if (job->lists)
    {
      reading->procedures = dh_store_list_procedures (store, TRUE, error);
      if (reading->procedures == NULL)
        return NULL;
      reading->desk = dh_desk_settings_load (store);
    }
  reading->commune = dh_store_get_setting (store, "commune", "");
  reading->province = dh_store_get_setting (store, "province", "");
  reading->target_s = dh_store_get_setting_int (store, "target_s", 900);
  reading->retention_days = dh_store_get_setting_int (store, "retention_days", 30);
  reading->keeps_phones = dh_store_get_setting_int (store, DH_SETTING_KEEP_PHONES, 0) != 0;
  reading->can_undo = dh_store_can_undo (store);
  reading->can_redo = dh_store_can_redo (store);
  return g_steal_pointer (&reading);
}

static void
take_reading (DhSession *self, Reading *reading)
{
  if (reading->procedures != NULL)
    {
      g_ptr_array_unref (self->procedures);
      self->procedures = g_steal_pointer (&reading->procedures);
    }
  if (reading->desk != NULL)
    {
      g_clear_pointer (&self->desk, dh_desk_settings_free);
      self->desk = g_steal_pointer (&reading->desk);
    }
  g_ptr_array_unref (self->volunteers);
  self->volunteers = g_steal_pointer (&reading->volunteers);
  g_set_str (&self->commune, reading->commune);
  g_set_str (&self->province, reading->province);
  self->target_s = reading->target_s;
  self->retention_days = reading->retention_days;
  self->keeps_phones = reading->keeps_phones != FALSE;
  self->can_undo = reading->can_undo;
  self->can_redo = reading->can_redo;
  self->shown_day = reading->day;
  self->ready = TRUE;
  dh_queue_model_take_visits (self->queue, g_steal_pointer (&reading->visits),
                              dh_session_now (self));
}

static void start_reading (DhSession *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = NULL;

  g_assert (DH_IS_SESSION (self));

  reading = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  self->reading = FALSE;
  if (self->client == NULL)
    return;
  if (reading != NULL)
    {
      take_reading (self, reading);
      g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
  if (self->again && self->client != NULL)
    start_reading (self);
}

static void
start_reading (DhSession *self)
{
  ReadingJob *job = g_new0 (ReadingJob, 1);

  job->day = dh_session_today (self);
  job->now = dh_session_now (self);
  job->lists = self->lists_due;
  self->lists_due = FALSE;
  self->again = FALSE;
  self->reading = TRUE;
  dh_store_client_run_async (self->client, read_job, job, g_free, reading_free, self->cancellable,
                             read_cb, g_object_ref (self));
}

void
dh_session_refresh (DhSession *self)
{
  g_return_if_fail (DH_IS_SESSION (self));

  if (self->client == NULL)
    return;
  if (self->reading)
    self->again = TRUE;
  else
    start_reading (self);
}

static void
changed_cb (DhStoreClient *client, gint day, DhSession *self)
{
  g_assert (DH_IS_SESSION (self));

  if (day == 0)
    self->lists_due = TRUE;
  if (day != 0 && self->expected > 0)
    self->expected--;
  else
    dh_session_refresh (self);
}

gboolean
dh_session_follow (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), FALSE);

  if (self->client == NULL || self->reading)
    return FALSE;
  start_reading (self);
  return TRUE;
}

void
dh_session_expect_change (DhSession *self)
{
  g_return_if_fail (DH_IS_SESSION (self));

  self->expected++;
}

void
dh_session_tick (DhSession *self)
{
  g_return_if_fail (DH_IS_SESSION (self));

  if (self->ready && self->shown_day != dh_session_today (self))
    dh_session_refresh (self);
  else
    dh_queue_model_tick (self->queue, dh_session_now (self));
}

void
dh_session_close (DhSession *self)
{
  g_return_if_fail (DH_IS_SESSION (self));

  g_cancellable_cancel (self->cancellable);
  if (self->client == NULL)
    return;
  g_clear_signal_handler (&self->changed_id, self->client);
  dh_store_client_close (self->client);
  g_clear_object (&self->client);
}

static void
dh_session_dispose (GObject *object)
{
  dh_session_close (DH_SESSION (object));

  G_OBJECT_CLASS (dh_session_parent_class)->dispose (object);
}

static void
dh_session_finalize (GObject *object)
{
  DhSession *self = DH_SESSION (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->volunteers, g_ptr_array_unref);
  g_clear_pointer (&self->desk, dh_desk_settings_free);
  g_clear_pointer (&self->commune, g_free);
  g_clear_pointer (&self->province, g_free);

  G_OBJECT_CLASS (dh_session_parent_class)->finalize (object);
}

static void
dh_session_class_init (DhSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dh_session_dispose;
  object_class->finalize = dh_session_finalize;

  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed", DH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dh_session_init (DhSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->queue = dh_queue_model_new ();
  self->procedures = g_ptr_array_new ();
  self->volunteers = g_ptr_array_new ();
  self->commune = g_strdup ("");
  self->province = g_strdup ("");
  self->target_s = 900;
  self->lists_due = TRUE;
}

DhSession *
dh_session_open (const char *path, gboolean practice, gint64 clock_offset, GError **error)
{
  g_autoptr (DhSession) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DH_TYPE_SESSION, NULL);
  self->practice = practice != FALSE;
  self->clock_offset = clock_offset;
  if (practice)
    self->clock_offset += dh_practice_clock (dh_session_now (self)) - dh_session_now (self);
  self->client = dh_store_client_open (path, error);
  if (self->client == NULL)
    return NULL;
  self->changed_id = g_signal_connect (self->client, "changed", G_CALLBACK (changed_cb), self);
  dh_session_refresh (self);
  return g_steal_pointer (&self);
}

DhStoreClient *
dh_session_get_client (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->client;
}

gboolean
dh_session_is_practice (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), FALSE);

  return self->practice;
}

gint64
dh_session_now (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), 0);

  return dh_time_now () + self->clock_offset;
}

gint64
dh_session_event_time (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), 0);

  return self->clock_offset != 0 ? dh_session_now (self) : 0;
}

gint32
dh_session_today (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), DH_DAY_INVALID);

  return dh_day_of_time (dh_session_now (self));
}

DhQueueModel *
dh_session_get_queue (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->queue;
}

GPtrArray *
dh_session_get_procedures (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->procedures;
}

GPtrArray *
dh_session_get_volunteers (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->volunteers;
}

const DhProcedure *
dh_session_find_procedure (DhSession *self, gint64 id)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  for (guint i = 0; i < self->procedures->len; i++)
    {
      const DhProcedure *procedure = self->procedures->pdata[i];

      if (procedure->id == id)
        return procedure;
    }
  return NULL;
}

const DhVolunteer *
dh_session_find_volunteer (DhSession *self, gint64 id)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  for (guint i = 0; i < self->volunteers->len; i++)
    {
      const DhVolunteer *volunteer = self->volunteers->pdata[i];

      if (volunteer->id == id)
        return volunteer;
    }
  return NULL;
}

guint
dh_session_count_on_duty (DhSession *self)
{
  guint n = 0;

  g_return_val_if_fail (DH_IS_SESSION (self), 0);

  for (guint i = 0; i < self->volunteers->len; i++)
    if (((const DhVolunteer *) self->volunteers->pdata[i])->on_duty_since != 0)
      n++;
  return n;
}

const char *
dh_session_get_commune (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->commune;
}

const char *
dh_session_get_province (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->province;
}

gint64
dh_session_get_target_s (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), 0);

  return self->target_s;
}

gint64
dh_session_get_retention_days (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), 0);

  return self->retention_days;
}

gboolean
dh_session_keeps_phones (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), FALSE);

  return self->keeps_phones;
}

const DhDeskSettings *
dh_session_get_desk_settings (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), NULL);

  return self->desk;
}

gboolean
dh_session_can_undo (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), FALSE);

  return self->can_undo;
}

gboolean
dh_session_can_redo (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), FALSE);

  return self->can_redo;
}

gboolean
dh_session_is_ready (DhSession *self)
{
  g_return_val_if_fail (DH_IS_SESSION (self), FALSE);

  return self->ready;
}
