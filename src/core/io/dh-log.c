/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-columns.h"
#include "text/dh-text.h"

#define MAX_PEOPLE 999
#define MAX_QUANTITY 9999

enum
{
  COLUMN_AT,
  COLUMN_EVENT,
  COLUMN_VISIT,
  COLUMN_PLACE,
  COLUMN_PROCEDURE,
  COLUMN_VOLUNTEER,
  COLUMN_COUNTER,
  COLUMN_GROUP,
  COLUMN_PRIORITY,
  COLUMN_CHANNEL,
  COLUMN_OUTCOME,
  COLUMN_QUANTITY,
  COLUMN_DIFFICULTY,
  COLUMN_NOTE,
  N_COLUMNS,
};

static const DhColumn columns[N_COLUMNS] = {
  [COLUMN_AT] = { "at", { NULL }, TRUE },
  [COLUMN_EVENT] = { "event", { NULL }, TRUE },
  [COLUMN_VISIT] = { "visit", { NULL }, FALSE },
  [COLUMN_PLACE] = { "place", { NULL }, FALSE },
  [COLUMN_PROCEDURE] = { "procedure", { NULL }, FALSE },
  [COLUMN_VOLUNTEER] = { "volunteer", { NULL }, FALSE },
  [COLUMN_COUNTER] = { "counter", { NULL }, FALSE },
  [COLUMN_GROUP] = { "group", { NULL }, FALSE },
  [COLUMN_PRIORITY] = { "priority", { NULL }, FALSE },
  [COLUMN_CHANNEL] = { "channel", { NULL }, FALSE },
  [COLUMN_OUTCOME] = { "outcome", { NULL }, FALSE },
  [COLUMN_QUANTITY] = { "quantity", { NULL }, FALSE },
  [COLUMN_DIFFICULTY] = { "difficulty", { NULL }, FALSE },
  [COLUMN_NOTE] = { "note", { NULL }, FALSE },
};

/* An event of this log that an undo may take back. */
typedef struct
{
  gint64 event_id;
  char *label; /* of an arrive: its key in `visits`, to be free again; else NULL. Owned */
} Step;

typedef struct
{
  DhStore *store;      /* borrowed */
  DhCsvReader *reader; /* owned */
  gboolean create_missing;
  DhLogResult result;
  gint at[N_COLUMNS];     /* where each column is, -1 = left out */
  gint64 last_at;         /* of the line above, UTC s */
  gint64 last_visit_day;  /* that `visits` is about */
  GHashTable *visits;     /* label (owned) → visit id (gint64, owned), of one day */
  GHashTable *procedures; /* text (owned) → id (gint64, owned) */
  GHashTable *volunteers; /* the same */
  GHashTable *places;     /* the same */
  GArray *steps;          /* of Step: live events of this log, oldest first */
  GArray *ids;            /* of gint64: volunteers of the present row */
} Replay;

static void
step_clear (Step *step)
{
  g_free (step->label);
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
replay_free (Replay *self)
{
  dh_csv_reader_free (self->reader);
  g_hash_table_unref (self->visits);
  g_hash_table_unref (self->procedures);
  g_hash_table_unref (self->volunteers);
  g_hash_table_unref (self->places);
  g_array_unref (self->steps);
  g_array_unref (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Replay, replay_free)

static Replay *
replay_new (DhStore *store, DhCsvReader *reader, gboolean create_missing)
{
  Replay *self = g_new0 (Replay, 1);

  self->store = store;
  self->reader = reader;
  self->create_missing = create_missing;
  self->last_at = G_MININT64;
  self->last_visit_day = DH_DAY_INVALID;
  self->visits = new_ids ();
  self->procedures = new_ids ();
  self->volunteers = new_ids ();
  self->places = new_ids ();
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, (GDestroyNotify) step_clear);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static const char *
get (Replay *self, guint column)
{
  return dh_csv_reader_get (self->reader, self->at[column]);
}

static void
remember (GHashTable *ids, const char *key, gint64 id)
{
  g_hash_table_insert (ids, g_strdup (key), g_memdup2 (&id, sizeof id));
}

static gint64
recall (GHashTable *ids, const char *key)
{
  const gint64 *id = g_hash_table_lookup (ids, key);

  return id != NULL ? *id : 0;
}

/* Puts "FILE:LINE: " before what the store says. */
static gboolean
at_line (Replay *self, GError **error, GError *fault)
{
  dh_csv_reader_error (self->reader, error, "%s", fault->message);
  if (error != NULL)
    (*error)->code = fault->domain == DH_ERROR ? fault->code : DH_ERROR_FAILED;
  g_error_free (fault);
  return FALSE;
}

/* ---- Names to ids */

typedef gint64 (*FindFunc) (DhStore *store, const char *name, GError **error);
typedef gboolean (*MakeFunc) (DhStore *store, const char *name, gint64 *id, GError **error);

static gboolean
make_procedure (DhStore *store, const char *name, gint64 *id, GError **error)
{
  gboolean is_code = g_regex_match_simple ("^[0-9]\\.[0-9]{6}$", name, 0, 0);
  /* Borrows all its text. */
  DhProcedure procedure = {
    .code = (char *) (is_code ? name : ""),
    .name = (char *) name,
    .field = (char *) "",
    .kind = (char *) "procedure",
    .keywords = (char *) "",
    .active_to = (char *) "",
    .replaced_by = (char *) "",
  };

  return dh_store_set_procedure (store, &procedure, NULL, id, error);
}

static gboolean
make_volunteer (DhStore *store, const char *name, gint64 *id, GError **error)
{
  DhVolunteer volunteer = {
    .name = (char *) name, .unit = (char *) "", .phone = NULL, .active = TRUE
  };

  return dh_store_set_volunteer (store, &volunteer, NULL, id, error);
}

static gboolean
make_place (DhStore *store, const char *name, gint64 *id, GError **error)
{
  return dh_store_set_place (store, name, "point", id, error);
}

/* The id of what @text names; 0 if there is none and none is to be made. */
static gboolean
find_id (Replay *self,
         GHashTable *known,
         const char *text,
         FindFunc find,
         MakeFunc make,
         gint64 *id,
         GError **error)
{
  g_autofree char *name = NULL;
  GError *fault = NULL;

  *id = recall (known, text);
  if (*id != 0)
    return TRUE;
  name = dh_text_clean (text);
  *id = find (self->store, name, &fault);
  if (fault == NULL && *id == 0 && self->create_missing && make (self->store, name, id, &fault))
    self->result.added++;
  if (fault != NULL)
    return at_line (self, error, fault);
  if (*id != 0)
    remember (known, text, *id);
  return TRUE;
}

/* A cell of spaces alone says as little as an empty one. */
static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

static gboolean
read_procedure (Replay *self, gint64 *id, GError **error)
{
  const char *text = get (self, COLUMN_PROCEDURE);

  *id = 0;
  if (is_blank (text))
    return TRUE;
  if (!find_id (self, self->procedures, text, dh_store_find_procedure, make_procedure, id, error))
    return FALSE;
  return *id != 0 ||
         dh_csv_reader_error (self->reader, error,
                              _ ("There is no procedure with the code or name “%s”."), text);
}

static gboolean
read_place (Replay *self, gint64 *id, GError **error)
{
  const char *text = get (self, COLUMN_PLACE);

  *id = 0;
  if (is_blank (text))
    return TRUE;
  if (!find_id (self, self->places, text, dh_store_find_place, make_place, id, error))
    return FALSE;
  return *id != 0 ||
         dh_csv_reader_error (self->reader, error, _ ("There is no place called “%s”."), text);
}

static gboolean
add_volunteer (Replay *self, const char *name, GError **error)
{
  gint64 id;

  if (!find_id (self, self->volunteers, name, dh_store_find_volunteer, make_volunteer, &id, error))
    return FALSE;
  if (id == 0)
    return dh_csv_reader_error (self->reader, error, _ ("There is no volunteer called “%s”."),
                                name);
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return TRUE;
  g_array_append_val (self->ids, id);
  return TRUE;
}

static gboolean
read_volunteers (Replay *self, DhCommand *command, GError **error)
{
  const char *text = get (self, COLUMN_VOLUNTEER);

  g_array_set_size (self->ids, 0);
  if (strchr (text, ';') == NULL)
    {
      if (!is_blank (text) && !add_volunteer (self, text, error))
        return FALSE;
    }
  else
    {
      g_auto (GStrv) names = g_strsplit (text, ";", -1);

      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *name = dh_text_clean (names[i]);

          if (name[0] != '\0' && !add_volunteer (self, name, error))
            return FALSE;
        }
    }
  command->volunteers = (const gint64 *) (gpointer) self->ids->data;
  command->n_volunteers = self->ids->len;
  return TRUE;
}

/* ---- Words and numbers */

static gboolean
read_number (Replay *self, guint column, int max, int *number, GError **error)
{
  const char *text = get (self, column);
  gsize length = strlen (text);
  guint64 value;

  if (length == 0)
    return TRUE;
  value = g_ascii_strtoull (text, NULL, 10);
  if (strspn (text, "0123456789") != length || length > 9 || value < 1 || value > (guint64) max)
    return dh_csv_reader_error (self->reader, error,
                                _ ("Column %s must be a whole number from 1 to %d, not “%s”."),
                                columns[column].name, max, text);
  *number = (int) value;
  return TRUE;
}

static gboolean
unknown_word (Replay *self, guint column, GError **error)
{
  return dh_csv_reader_error (self->reader, error, _ ("“%s” is not known in column %s."),
                              get (self, column), columns[column].name);
}

/* Every word and number of the row, whether the event needs it or not. */
static gboolean
read_words (Replay *self, DhCommand *command, GError **error)
{
  const char *priority = get (self, COLUMN_PRIORITY);
  const char *channel = get (self, COLUMN_CHANNEL);
  const char *outcome = get (self, COLUMN_OUTCOME);

  if (!dh_event_kind_from_code (get (self, COLUMN_EVENT), &command->kind) ||
      command->kind > DH_EVENT_UNDO)
    return unknown_word (self, COLUMN_EVENT, error);
  if (priority[0] != '\0' && !dh_priority_from_code (priority, &command->priority))
    return unknown_word (self, COLUMN_PRIORITY, error);
  if (channel[0] != '\0' && !dh_channel_from_code (channel, &command->channel))
    return unknown_word (self, COLUMN_CHANNEL, error);
  if (outcome[0] != '\0' && !dh_outcome_from_code (outcome, &command->outcome))
    return unknown_word (self, COLUMN_OUTCOME, error);
  command->counter = get (self, COLUMN_COUNTER);
  command->difficulties = get (self, COLUMN_DIFFICULTY);
  command->note = get (self, COLUMN_NOTE);
  return read_number (self, COLUMN_GROUP, MAX_PEOPLE, &command->people, error) &&
         read_number (self, COLUMN_QUANTITY, MAX_QUANTITY, &command->quantity, error);
}

static gboolean
read_time (Replay *self, DhCommand *command, GError **error)
{
  if (!dh_time_parse_local (get (self, COLUMN_AT), &command->at))
    return dh_csv_reader_error (self->reader, error,
                                _ ("“%s” is not a time; write 2026-11-21T07:30:00."),
                                get (self, COLUMN_AT));
  /* 0 would be taken for now. */
  if (command->at <= 0)
    return dh_csv_reader_error (self->reader, error, _ ("“%s” is too long ago for this program."),
                                get (self, COLUMN_AT));
  if (command->at < self->last_at)
    return dh_csv_reader_error (self->reader, error,
                                _ ("The time is before that of the line above."));
  self->last_at = command->at;
  return TRUE;
}

/* ---- Events */

/* Labels are told apart within their day only. */
static gboolean
read_label (Replay *self, DhCommand *command, const char **label, GError **error)
{
  gint64 day = dh_day_of_time (command->at);

  if (day != self->last_visit_day)
    {
      g_hash_table_remove_all (self->visits);
      self->last_visit_day = day;
    }
  *label = get (self, COLUMN_VISIT);
  if ((*label)[0] == '\0')
    return dh_csv_reader_error (self->reader, error, _ ("This event needs a visit."));
  command->visit_id = recall (self->visits, *label);
  if (command->kind == DH_EVENT_ARRIVE && command->visit_id != 0)
    return dh_csv_reader_error (self->reader, error,
                                _ ("Visit “%s” has arrived on this day already."), *label);
  if (command->kind != DH_EVENT_ARRIVE && command->visit_id == 0)
    return dh_csv_reader_error (self->reader, error, _ ("No visit “%s” has arrived on this day."),
                                *label);
  return TRUE;
}

/* What an event of its kind needs of the row beyond words and numbers. */
static gboolean
read_needs (Replay *self, DhCommand *command, const char **label, GError **error)
{
  *label = NULL;
  switch (command->kind)
    {
    case DH_EVENT_ARRIVE:
      return read_label (self, command, label, error) &&
             read_procedure (self, &command->procedure_id, error) &&
             read_place (self, &command->place_id, error);
    case DH_EVENT_TRANSFER:
      return read_label (self, command, label, error) &&
             read_procedure (self, &command->procedure_id, error);
    case DH_EVENT_ASSIST:
      return read_label (self, command, label, error) &&
             read_procedure (self, &command->procedure_id, error) &&
             read_volunteers (self, command, error);
    case DH_EVENT_START:
      return read_label (self, command, label, error) && read_volunteers (self, command, error);
    case DH_EVENT_CHECK_IN:
    case DH_EVENT_CHECK_OUT:
      return read_volunteers (self, command, error);
    case DH_EVENT_CALL:
    case DH_EVENT_NO_SHOW:
    case DH_EVENT_RETURN:
    case DH_EVENT_HOLD:
    case DH_EVENT_RESUME:
    case DH_EVENT_FINISH:
    case DH_EVENT_LEAVE:
    case DH_EVENT_CANCEL:
    case DH_EVENT_RECALL:
    case DH_EVENT_CHANGE:
    case DH_EVENT_COME_BACK:
    case DH_EVENT_RECORD:
      return read_label (self, command, label, error);
    case DH_EVENT_CLOSE_DAY:
    case DH_EVENT_STOP_NUMBERS:
    case DH_EVENT_OPEN_NUMBERS:
    case DH_EVENT_DAY_NOTE:
    case DH_EVENT_SHEET:
    case DH_EVENT_FEEDBACK:
    case DH_EVENT_FEEDBACK_STATUS:
    case DH_EVENT_RATING:
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
    case DH_EVENT_PROCEDURE_SET:
    case DH_EVENT_VOLUNTEER_SET:
    case DH_EVENT_PLACE_SET:
    default:
      return TRUE;
    }
}

static gboolean
undo_last (Replay *self, gint64 at, GError **error)
{
  const Step *step;
  GError *fault = NULL;

  if (self->steps->len == 0)
    return dh_csv_reader_error (self->reader, error,
                                _ ("There is no event of this file left to take back."));
  step = &g_array_index (self->steps, Step, self->steps->len - 1);
  if (!dh_store_undo (self->store, step->event_id, at, NULL, &fault))
    return at_line (self, error, fault);
  if (step->label != NULL)
    {
      g_hash_table_remove (self->visits, step->label);
      self->result.visits--;
    }
  g_array_set_size (self->steps, self->steps->len - 1);
  self->result.undone++;
  return TRUE;
}

static gboolean
replay_row (Replay *self, GError **error)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt;
  Step step = { 0, NULL };
  const char *label;
  GError *fault = NULL;

  if (!read_time (self, &command, error) || !read_words (self, &command, error) ||
      !read_needs (self, &command, &label, error))
    return FALSE;
  self->result.events++;
  if (command.kind == DH_EVENT_UNDO)
    return undo_last (self, command.at, error);

  if (!dh_store_apply (self->store, &command, &receipt, &fault))
    return at_line (self, error, fault);
  step.event_id = receipt.event_id;
  if (command.kind == DH_EVENT_ARRIVE)
    {
      step.label = g_strdup (label);
      remember (self->visits, label, receipt.visit_id);
      self->result.visits++;
    }
  g_array_append_val (self->steps, step);
  return TRUE;
}

static gboolean
replay_rows (Replay *self, GError **error)
{
  GError *fault = NULL;

  if (!dh_columns_find (columns, N_COLUMNS, self->reader, self->at, error))
    return FALSE;
  while (dh_csv_reader_next (self->reader, &fault))
    if (!replay_row (self, error))
      return FALSE;
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);
  return FALSE;
}

gboolean
dh_log_replay (DhStore *store,
               const char *path,
               gboolean create_missing,
               DhLogResult *result,
               GError **error)
{
  DhCsvReader *reader = dh_csv_reader_new_from_file (path, error);
  g_autoptr (Replay) self = NULL;

  if (reader == NULL)
    return FALSE;
  self = replay_new (store, reader, create_missing);
  if (!dh_store_begin_batch (store, error))
    return FALSE;
  if (!replay_rows (self, error))
    {
      dh_store_rollback_batch (store);
      return FALSE;
    }
  if (!dh_store_commit_batch (store, error))
    return FALSE;
  if (result != NULL)
    *result = self->result;
  return TRUE;
}
