/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/dh-practice.h"

#include "dh-day.h"

#define N_VISITS 44
#define N_COUNTERS 3
#define SPAN_S (4 * 3600)
/* The desk opens; too early to show a day under way; what the clock says instead: s of the day. */
#define OPENING_S (7 * 3600)
#define EARLY_S (9 * 3600 + 1800)
#define UNDER_WAY_S (10 * 3600 + 1800)

/* Made-up people. */
static const char *const volunteers[] = { "Lê Thị Mai", "Trần Quốc Bảo", "Phạm Ngọc Ánh",
                                          "Hoàng Minh Đức" };
static const char *const people[] = { "Nguyễn Văn An", "Đặng Thị Hồng", "Bùi Văn Ước",
                                      "Vũ Thị Lan",    "Đỗ Đình Đạt",   "Ngô Thị Thuý",
                                      "Phan Văn Quý",  "Lý Thị Yến",    "Trịnh Xuân Ích",
                                      "Mai Thị Ơn" };

/* One step of the made-up day. */
typedef struct
{
  gint64 at;   /* UTC s */
  guint order; /* among steps of one second */
  guint visit; /* index */
  DhEventKind kind;
} Step;

typedef struct
{
  GRand *random;         /* (owned) */
  GArray *steps;         /* (owned) of Step */
  GPtrArray *procedures; /* (owned) of DhProcedure */
  gint64 ids[N_VISITS];  /* of the visits, once arrived */
  gint64 procedure[N_VISITS];
  gint64 volunteer[G_N_ELEMENTS (volunteers)];
  gint64 start, now; /* UTC s */
} Day;

static void
day_clear (Day *day)
{
  g_clear_pointer (&day->random, g_rand_free);
  g_clear_pointer (&day->steps, g_array_unref);
  g_clear_pointer (&day->procedures, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, day_clear)

static void
add_step (Day *day, gint64 at, guint visit, DhEventKind kind)
{
  Step step = { at, day->steps->len, visit, kind };

  g_array_append_val (day->steps, step);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *first = a;
  const Step *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

/* Lays out who comes when and is helped where; @unit is a minute of the made-up day. */
static void
plan (Day *day)
{
  gint64 unit = MAX (1, (day->now - day->start) / (SPAN_S / 60));
  gint64 free_at[N_COUNTERS] = { 0 };
  gint64 arrival = day->start;

  for (guint i = 0; i < N_VISITS; i++)
    {
      guint counter = 0;
      gint64 called = 0;
      gint64 started = 0;
      gint64 ended = 0;

      arrival += g_rand_int_range (day->random, 2, 9) * unit;
      add_step (day, arrival, i, DH_EVENT_ARRIVE);
      for (guint c = 1; c < N_COUNTERS; c++)
        if (free_at[c] < free_at[counter])
          counter = c;
      called = MAX (arrival + unit, free_at[counter]);
      if (i % 13 == 12)
        {
          add_step (day, arrival + 9 * unit, i, DH_EVENT_LEAVE);
          continue;
        }
      add_step (day, called, i, DH_EVENT_CALL);
      if (i % 9 == 8)
        {
          add_step (day, called + 2 * unit, i, DH_EVENT_NO_SHOW);
          free_at[counter] = called + 2 * unit;
          continue;
        }
      started = called + unit;
      ended = started + g_rand_int_range (day->random, 14, 37) * unit;
      add_step (day, started, i, DH_EVENT_START);
      add_step (day, ended, i, DH_EVENT_ASSIST);
      add_step (day, ended, i, DH_EVENT_FINISH);
      free_at[counter] = ended + unit;
    }
  g_array_sort (day->steps, compare_steps);
}

static gboolean
check_in (Day *day, DhStore *store, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (volunteers); i++)
    {
      DhVolunteer volunteer = {
        .name = (char *) volunteers[i], .unit = (char *) "", .phone = (char *) "", .active = TRUE
      };
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHECK_IN);
      g_autoptr (GError) duty_error = NULL;

      if (!dh_store_set_volunteer (store, &volunteer, NULL, &day->volunteer[i], error))
        return FALSE;
      command.at = day->start;
      command.volunteers = &day->volunteer[i];
      command.n_volunteers = 1;
      /* Whoever is on duty since the last practice stays so. */
      if (!dh_store_apply (store, &command, NULL, &duty_error) &&
          !g_error_matches (duty_error, DH_ERROR, DH_ERROR_ILLEGAL))
        {
          g_propagate_error (error, g_steal_pointer (&duty_error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
run_step (Day *day, DhStore *store, const Step *step, GError **error)
{
  DhCommand command = DH_COMMAND_INIT (step->kind);
  DhReceipt receipt = { 0 };
  guint i = step->visit;
  g_autofree char *counter = g_strdup_printf ("%u", i % N_COUNTERS + 1);

  command.at = step->at;
  if (step->kind == DH_EVENT_ARRIVE)
    {
      const DhProcedure *procedure = day->procedures->pdata[(i * 7 + i % 3) % day->procedures->len];

      day->procedure[i] = procedure->id;
      command.procedure_id = procedure->id;
      command.priority = i % 6 == 2 ? DH_PRIORITY_ELDERLY : DH_PRIORITY_NONE;
      command.people = i % 8 == 5 ? 2 : 1;
      command.person_name = i % 4 == 3 ? NULL : people[i % G_N_ELEMENTS (people)];
    }
  else
    {
      command.visit_id = day->ids[i];
      command.procedure_id = step->kind == DH_EVENT_ASSIST ? day->procedure[i] : 0;
    }
  if (step->kind == DH_EVENT_CALL || step->kind == DH_EVENT_START)
    command.counter = counter;
  if (step->kind == DH_EVENT_START || step->kind == DH_EVENT_ASSIST)
    {
      command.volunteers = &day->volunteer[i % G_N_ELEMENTS (volunteers)];
      command.n_volunteers = 1;
    }
  if (step->kind == DH_EVENT_ASSIST)
    {
      command.channel = i % 5 < 3 ? DH_CHANNEL_ONLINE : DH_CHANNEL_IN_PERSON;
      command.outcome = (DhOutcome) (i % 3 == 0 ? 0 : i % DH_OUTCOME_N);
    }
  if (!dh_store_apply (store, &command, &receipt, error))
    return FALSE;
  if (step->kind == DH_EVENT_ARRIVE)
    day->ids[i] = receipt.visit_id;
  return TRUE;
}

static gboolean
run_day (Day *day, DhStore *store, GError **error)
{
  if (!check_in (day, store, error))
    return FALSE;
  for (guint i = 0; i < day->steps->len; i++)
    {
      const Step *step = &g_array_index (day->steps, Step, i);

      if (step->at > day->now)
        break;
      if (!run_step (day, store, step, error))
        return FALSE;
    }
  return TRUE;
}

gint64
dh_practice_clock (gint64 now)
{
  gint64 midnight = dh_day_start (dh_day_of_time (now));

  return now - midnight < EARLY_S ? midnight + UNDER_WAY_S : now;
}

gboolean
dh_practice_fill (DhStore *store, gint64 now, GError **error)
{
  g_auto (Day) day = { 0 };
  gint64 midnight = 0;

  g_return_val_if_fail (store != NULL, FALSE);

  day.random = g_rand_new_with_seed (1931);
  day.steps = g_array_new (FALSE, FALSE, sizeof (Step));
  day.now = now;
  midnight = dh_day_start (dh_day_of_time (now));
  day.start = MAX (now - SPAN_S, now - midnight < EARLY_S ? midnight : midnight + OPENING_S);
  day.procedures = dh_store_list_procedures (store, TRUE, error);
  if (day.procedures == NULL)
    return FALSE;
  g_return_val_if_fail (day.procedures->len > 0, FALSE);
  plan (&day);

  if (!dh_store_begin_batch (store, error))
    return FALSE;
  if (!run_day (&day, store, error))
    {
      dh_store_rollback_batch (store);
      return FALSE;
    }
  return dh_store_commit_batch (store, error);
}

/* What the thread needs; path is owned. */
typedef struct
{
  char *path;
  gint64 now;
} Preparation;

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  g_free (preparation->path);
  g_free (preparation);
}

static gboolean
prepare (const Preparation *preparation, GError **error)
{
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  if (!g_file_test (preparation->path, G_FILE_TEST_EXISTS) &&
      !dh_store_create (preparation->path, "Xã Luyện Tập", "Tỉnh Thực Hành", error))
    return FALSE;
  store = dh_store_open (preparation->path, TRUE, error);
  if (store == NULL)
    return FALSE;
  visits = dh_store_list_visits (store, dh_day_of_time (preparation->now), error);
  if (visits == NULL)
    return FALSE;
  return visits->len > 0 || dh_practice_fill (store, preparation->now, error);
}

static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (prepare (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dh_practice_prepare_async (const char *path,
                           gint64 now,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Preparation *preparation = NULL;

  g_return_if_fail (path != NULL);

  preparation = g_new0 (Preparation, 1);
  preparation->path = g_strdup (path);
  preparation->now = dh_practice_clock (now);
  g_task_set_source_tag (task, dh_practice_prepare_async);
  g_task_set_task_data (task, preparation, preparation_free);
  g_task_run_in_thread (task, prepare_thread);
}

gboolean
dh_practice_prepare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
