/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-log-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-log-book.h"

#define MAX_PEOPLE 999
#define MAX_QUANTITY 9999
#define MAX_MINUTES 1440
#define MAX_LEVEL 4

/* Where the label begins in a key of `origins`: "2026-11-21/label". */
#define LABEL_AT 11

/* An event of this log that an undo may take back. */
typedef struct
{
  gint64 event_id;
  char *key; /* of an arrival: its key in `origins`, to be free again; else NULL. Owned */
} Step;

typedef struct
{
  DhLogRow row;
  DhLogResult result;
  gint64 last_at;      /* of the line above, UTC s */
  gint32 visits_day;   /* that `visits` is about */
  GHashTable *visits;  /* (owned) ids of visits by label, of one day */
  GHashTable *origins; /* (owned) ids of all visits, by day and label */
  GArray *steps;       /* (owned) of Step: live events of this log, oldest first */
} Replay;

static void
step_clear (Step *step)
{
  g_free (step->key);
}

static void
replay_clear (Replay *self)
{
  dh_log_row_clear (&self->row);
  g_hash_table_unref (self->visits);
  g_hash_table_unref (self->origins);
  g_array_unref (self->steps);
}

/* ---- Words and numbers */

/* Every word and number of the row, whether the event needs it or not. */
static gboolean
read_words (Replay *self, DhCommand *command, gboolean page, GError **error)
{
  DhLogRow *row = &self->row;
  const char *event = dh_log_row_get (row, DH_LOG_EVENT);
  const char *priority = dh_log_row_get (row, DH_LOG_PRIORITY);
  const char *channel = dh_log_row_get (row, DH_LOG_CHANNEL);
  const char *outcome = dh_log_row_get (row, DH_LOG_OUTCOME);
  int max_people = page ? dh_log_book_max_group (event) : MAX_PEOPLE;

  if (priority[0] != '\0' && !dh_priority_from_code (priority, &command->priority))
    return dh_log_row_unknown_word (row, DH_LOG_PRIORITY, error);
  if (channel[0] != '\0' && !dh_channel_from_code (channel, &command->channel))
    return dh_log_row_unknown_word (row, DH_LOG_CHANNEL, error);
  if (outcome[0] != '\0' && !dh_outcome_from_code (outcome, &command->outcome))
    return dh_log_row_unknown_word (row, DH_LOG_OUTCOME, error);
  command->counter = dh_log_row_get (row, DH_LOG_COUNTER);
  command->difficulties = dh_log_row_get (row, DH_LOG_DIFFICULTY);
  command->note = dh_log_row_get (row, DH_LOG_NOTE);
  command->priority_reason = dh_log_row_get (row, DH_LOG_REASON);
  return dh_log_row_read_number (row, DH_LOG_GROUP, max_people, &command->people, error) &&
         dh_log_row_read_number (row, DH_LOG_QUANTITY, MAX_QUANTITY, &command->quantity, error) &&
         dh_log_row_read_number (row, DH_LOG_MINUTES, MAX_MINUTES, &command->minutes, error) &&
         dh_log_row_read_day (row, DH_LOG_FOLLOW_UP, &command->follow_up, error);
}

/* What may stand in a log: neither redo nor entries of lists, and pages have words of their own. */
static gboolean
read_kind (Replay *self, DhCommand *command, GError **error)
{
  if (dh_event_kind_from_code (dh_log_row_get (&self->row, DH_LOG_EVENT), &command->kind) &&
      (command->kind <= DH_EVENT_OPEN_NUMBERS || command->kind == DH_EVENT_UNDO))
    return TRUE;
  return dh_log_row_unknown_word (&self->row, DH_LOG_EVENT, error);
}

static gboolean
read_time (Replay *self, gint64 *at, GError **error)
{
  if (!dh_log_row_read_time (&self->row, DH_LOG_AT, at, error))
    return FALSE;
  if (*at < self->last_at)
    return dh_csv_reader_error (self->row.reader, error,
                                _ ("The time is before that of the line above."));
  self->last_at = *at;
  return TRUE;
}

/* 0 where it is not given. */
static gboolean
read_ended (Replay *self, gint64 *ended, GError **error)
{
  *ended = 0;
  if (dh_log_row_is_blank (&self->row, DH_LOG_ENDED))
    return TRUE;
  return dh_log_row_read_time (&self->row, DH_LOG_ENDED, ended, error);
}

/* ---- Visits by their labels */

static gboolean
begins_visit (DhEventKind kind)
{
  return kind == DH_EVENT_ARRIVE || kind == DH_EVENT_RECORD;
}

/* Labels are told apart within their day only. */
static gint64
find_label (Replay *self, gint64 at, const char *label)
{
  gint32 day = dh_day_of_time (at);

  if (day != self->visits_day)
    {
      g_hash_table_remove_all (self->visits);
      self->visits_day = day;
    }
  return dh_log_ids_get (self->visits, label);
}

static gboolean
read_label (Replay *self, DhCommand *command, GError **error)
{
  const char *label = dh_log_row_get (&self->row, DH_LOG_VISIT);

  if (label[0] == '\0')
    return dh_csv_reader_error (self->row.reader, error, _ ("This event needs a visit."));
  command->visit_id = find_label (self, command->at, label);
  if (begins_visit (command->kind) && command->visit_id != 0)
    return dh_csv_reader_error (self->row.reader, error,
                                _ ("Visit “%s” has arrived on this day already."), label);
  if (!begins_visit (command->kind) && command->visit_id == 0)
    return dh_csv_reader_error (self->row.reader, error,
                                _ ("No visit “%s” has arrived on this day."), label);
  return TRUE;
}

static gboolean
read_origin (Replay *self, DhCommand *command, GError **error)
{
  const char *origin = dh_log_row_get (&self->row, DH_LOG_ORIGIN);

  if (origin[0] == '\0')
    return TRUE;
  command->origin_id = dh_log_ids_get (self->origins, origin);
  return command->origin_id != 0 ||
         dh_csv_reader_error (self->row.reader, error,
                              _ ("There is no visit “%s” in this file before; write the day and "
                                 "the visit, as in 2026-11-21/v12."),
                              origin);
}

/* ---- Events */

static gboolean
read_volunteers (Replay *self, DhCommand *command, GError **error)
{
  if (!dh_log_row_read_volunteers (&self->row, error))
    return FALSE;
  command->volunteers = (const gint64 *) (gpointer) self->row.ids->data;
  command->n_volunteers = self->row.ids->len;
  return TRUE;
}

/* Cells that are empty leave what there is. */
static gboolean
read_changes (Replay *self, DhCommand *command, GError **error)
{
  gboolean priority = dh_log_row_get (&self->row, DH_LOG_PRIORITY)[0] != '\0';

  if (!dh_log_row_is_blank (&self->row, DH_LOG_REASON) && !priority)
    return dh_csv_reader_error (self->row.reader, error,
                                _ ("A reason needs the priority that it is for."));
  command->changes = (command->procedure_id != 0 ? DH_CHANGE_PROCEDURE : 0) |
                     (priority ? DH_CHANGE_PRIORITY : 0) |
                     (command->people != 0 ? DH_CHANGE_PEOPLE : 0) |
                     (command->follow_up != 0 ? DH_CHANGE_FOLLOW_UP : 0) |
                     (command->quantity != 0 ? DH_CHANGE_QUANTITY : 0);
  return TRUE;
}

static gboolean
take_true_end (Replay *self, DhCommand *command, GError **error)
{
  gint64 ended;

  if (!read_ended (self, &ended, error))
    return FALSE;
  if (ended > command->at)
    return dh_csv_reader_error (self->row.reader, error,
                                _ ("The end lies after the time of the line."));
  command->true_end = ended != 0;
  if (ended != 0)
    command->at = ended;
  return TRUE;
}

/* What is said anew is the help that was recorded last. */
static gboolean
find_last_assist (Replay *self, DhCommand *command, GError **error)
{
  GError *fault = NULL;
  g_autoptr (GPtrArray)
                assists = dh_store_list_visit_assists (self->row.store, command->visit_id, &fault);

  if (assists == NULL)
    return dh_log_row_fail (&self->row, error, fault);
  for (guint i = 0; i < assists->len; i++)
    command->assist_id =
        MAX (command->assist_id, ((const DhAssist *) g_ptr_array_index (assists, i))->id);
  return assists->len > 0 ||
         dh_csv_reader_error (self->row.reader, error,
                              _ ("No help has been recorded for visit “%s” before."),
                              dh_log_row_get (&self->row, DH_LOG_VISIT));
}

/* What an event of its kind needs of the row beyond words and numbers. */
static gboolean
read_needs (Replay *self, DhCommand *command, GError **error)
{
  DhLogRow *row = &self->row;

  switch (command->kind)
    {
    case DH_EVENT_ARRIVE:
      return read_label (self, command, error) &&
             dh_log_row_read_procedure (row, &command->procedure_id, error) &&
             dh_log_row_read_place (row, &command->place_id, error) &&
             read_origin (self, command, error);
    case DH_EVENT_RECORD:
      return read_label (self, command, error) &&
             dh_log_row_read_procedure (row, &command->procedure_id, error) &&
             dh_log_row_read_place (row, &command->place_id, error) &&
             read_volunteers (self, command, error);
    case DH_EVENT_TRANSFER:
      return read_label (self, command, error) &&
             dh_log_row_read_procedure (row, &command->procedure_id, error);
    case DH_EVENT_CHANGE:
      return read_label (self, command, error) &&
             dh_log_row_read_procedure (row, &command->procedure_id, error) &&
             read_changes (self, command, error);
    case DH_EVENT_AMEND:
      return read_label (self, command, error) &&
             dh_log_row_read_procedure (row, &command->procedure_id, error) &&
             read_volunteers (self, command, error) && read_changes (self, command, error) &&
             find_last_assist (self, command, error);
    case DH_EVENT_ASSIST:
      return read_label (self, command, error) &&
             dh_log_row_read_procedure (row, &command->procedure_id, error) &&
             read_volunteers (self, command, error);
    case DH_EVENT_START:
      return read_label (self, command, error) && read_volunteers (self, command, error);
    case DH_EVENT_FINISH:
      return read_label (self, command, error) && take_true_end (self, command, error);
    case DH_EVENT_CHECK_IN:
    case DH_EVENT_CHECK_OUT:
      return read_volunteers (self, command, error);
    case DH_EVENT_CALL:
    case DH_EVENT_NO_SHOW:
    case DH_EVENT_RETURN:
    case DH_EVENT_HOLD:
    case DH_EVENT_RESUME:
    case DH_EVENT_LEAVE:
    case DH_EVENT_CANCEL:
    case DH_EVENT_RECALL:
    case DH_EVENT_COME_BACK:
      return read_label (self, command, error);
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
    return dh_csv_reader_error (self->row.reader, error,
                                _ ("There is no event of this file left to take back."));
  step = &g_array_index (self->steps, Step, self->steps->len - 1);
  if (!dh_store_undo (self->row.store, step->event_id, at, NULL, &fault))
    return dh_log_row_fail (&self->row, error, fault);
  if (step->key != NULL)
    {
      g_hash_table_remove (self->visits, step->key + LABEL_AT);
      g_hash_table_remove (self->origins, step->key);
      self->result.visits--;
    }
  g_array_set_size (self->steps, self->steps->len - 1);
  self->result.undone++;
  return TRUE;
}

/* The step that an undo would take back next; takes @key. */
static void
add_step (Replay *self, gint64 event_id, char *key)
{
  Step step = { event_id, key };

  g_array_append_val (self->steps, step);
}

static void
remember_visit (Replay *self, const DhCommand *command, const DhReceipt *receipt)
{
  const char *label = dh_log_row_get (&self->row, DH_LOG_VISIT);
  g_autofree char *day = dh_day_to_iso (dh_day_of_time (command->at));
  char *key = g_strconcat (day, "/", label, NULL);

  dh_log_ids_set (self->visits, label, receipt->visit_id);
  dh_log_ids_set (self->origins, key, receipt->visit_id);
  add_step (self, receipt->event_id, key);
  self->result.visits++;
}

/* A line that is a page of the day's book. */
static gboolean
replay_page (Replay *self, DhCommand *command, GError **error)
{
  DhLogRow *row = &self->row;
  const char *label = dh_log_row_get (row, DH_LOG_VISIT);
  DhLogPage page = { .event = dh_log_row_get (row, DH_LOG_EVENT), .at = command->at };
  DhReceipt receipt = { 0 };
  GError *fault = NULL;

  if (!read_ended (self, &page.ended, error) ||
      !dh_log_row_read_procedure (row, &page.procedure_id, error) ||
      !dh_log_row_read_place (row, &page.place_id, error) ||
      !read_volunteers (self, command, error))
    return FALSE;
  if (label[0] != '\0' && (page.visit_id = find_label (self, command->at, label)) == 0)
    return dh_csv_reader_error (row->reader, error, _ ("No visit “%s” has arrived on this day."),
                                label);
  page.volunteers = command->volunteers;
  page.n_volunteers = command->n_volunteers;
  page.group = command->people;
  page.quantity = command->quantity;
  page.priority = command->priority;
  page.channel = command->channel;
  page.outcome = command->outcome;
  page.reason = command->priority_reason;
  page.difficulties = command->difficulties;
  page.note = command->note;
  page.proposal = dh_log_row_get (row, DH_LOG_PROPOSAL);
  self->result.events++;
  if (!dh_log_book_write (row->store, &page, &receipt, &fault))
    return dh_log_row_fail (row, error, fault);
  add_step (self, receipt.event_id, NULL);
  return TRUE;
}

static gboolean
replay_row (Replay *self, GError **error)
{
  gboolean page = dh_log_book_has (dh_log_row_get (&self->row, DH_LOG_EVENT));
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt;
  GError *fault = NULL;

  if (!read_time (self, &command.at, error) || (!page && !read_kind (self, &command, error)) ||
      !read_words (self, &command, page, error))
    return FALSE;
  if (page)
    return replay_page (self, &command, error);
  if (!read_needs (self, &command, error))
    return FALSE;
  self->result.events++;
  if (command.kind == DH_EVENT_UNDO)
    return undo_last (self, command.at, error);

  if (!dh_store_apply (self->row.store, &command, &receipt, &fault))
    return dh_log_row_fail (&self->row, error, fault);
  if (begins_visit (command.kind))
    remember_visit (self, &command, &receipt);
  else
    add_step (self, receipt.event_id, NULL);
  return TRUE;
}

static gboolean
replay_rows (Replay *self, GError **error)
{
  GError *fault = NULL;

  while (dh_csv_reader_next (self->row.reader, &fault))
    if (!replay_row (self, error))
      return FALSE;
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);
  return FALSE;
}

static gboolean
replay (Replay *self, DhStore *store, GError **error)
{
  if (!dh_store_begin_batch (store, error))
    return FALSE;
  if (!replay_rows (self, error))
    {
      dh_store_rollback_batch (store);
      return FALSE;
    }
  return dh_store_commit_batch (store, error);
}

gboolean
dh_log_replay (DhStore *store,
               const char *path,
               gboolean create_missing,
               DhLogResult *result,
               GError **error)
{
  DhCsvReader *reader = dh_csv_reader_new_from_file (path, error);
  Replay self = { .last_at = G_MININT64, .visits_day = DH_DAY_INVALID };
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  self.visits = dh_log_ids_new ();
  self.origins = dh_log_ids_new ();
  self.steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self.steps, (GDestroyNotify) step_clear);
  ok = dh_log_row_init (&self.row, store, reader, create_missing, error) &&
       replay (&self, store, error);
  self.result.added = self.row.added;
  if (ok && result != NULL)
    *result = self.result;
  replay_clear (&self);
  return ok;
}
