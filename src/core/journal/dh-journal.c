/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal/dh-journal.h"

#include "dh-day.h"
#include "journal/dh-json.h"
#include "journal/dh-uuid.h"

struct _DhJournal
{
  DhDb *db; /* not owned */
  gint64 device_id;
  gint64 next_seq; /* 0 = to be read */
  DhUuidSource uuids;
  GString *body; /* (owned) used again for each event */
};

DhJournal *
dh_journal_new (DhDb *db, gint64 device_id)
{
  DhJournal *self = g_new0 (DhJournal, 1);

  self->db = db;
  self->device_id = device_id;
  self->body = g_string_sized_new (256);
  return self;
}

void
dh_journal_free (DhJournal *self)
{
  if (self == NULL)
    return;
  g_string_free (self->body, TRUE);
  g_free (self);
}

void
dh_journal_forget (DhJournal *self)
{
  self->next_seq = 0;
}

gint64
dh_journal_next_seq (DhJournal *self, GError **error)
{
  if (self->next_seq == 0)
    {
      g_autoptr (DhStmt) stmt =
                    dh_db_prepare (self->db, "SELECT ifnull (max (seq), 0) + 1 FROM event", error);

      if (stmt == NULL || !dh_stmt_step (stmt, error))
        return 0;
      self->next_seq = dh_stmt_int (stmt, 0);
    }
  return self->next_seq;
}

const char *
dh_journal_stream (DhEventKind kind)
{
  switch (kind)
    {
    case DH_EVENT_CHECK_IN:
    case DH_EVENT_CHECK_OUT:
      return "duty";
    case DH_EVENT_CLOSE_DAY:
      return "day";
    case DH_EVENT_STOP_NUMBERS:
    case DH_EVENT_OPEN_NUMBERS:
      return "numbers";
    case DH_EVENT_DAY_NOTE:
      return "note";
    case DH_EVENT_SHEET:
      return "sheet";
    case DH_EVENT_FEEDBACK:
    case DH_EVENT_FEEDBACK_STATUS:
      return "feedback";
    case DH_EVENT_RATING:
      return "rating";
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
      return "undo";
    case DH_EVENT_PROCEDURE_SET:
      return "procedure";
    case DH_EVENT_VOLUNTEER_SET:
      return "volunteer";
    case DH_EVENT_PLACE_SET:
      return "place";
    case DH_EVENT_ARRIVE:
    case DH_EVENT_CALL:
    case DH_EVENT_NO_SHOW:
    case DH_EVENT_RETURN:
    case DH_EVENT_START:
    case DH_EVENT_HOLD:
    case DH_EVENT_RESUME:
    case DH_EVENT_TRANSFER:
    case DH_EVENT_ASSIST:
    case DH_EVENT_FINISH:
    case DH_EVENT_LEAVE:
    case DH_EVENT_CANCEL:
    case DH_EVENT_RECALL:
    case DH_EVENT_CHANGE:
    case DH_EVENT_COME_BACK:
    case DH_EVENT_RECORD:
    case DH_EVENT_AMEND:
    default:
      return "visit";
    }
}

static gboolean
insert (DhJournal *self,
        gint64 seq,
        gint64 at,
        gint32 day,
        DhEventKind kind,
        gint64 stream_id,
        const char *body,
        gint64 target,
        GError **error)
{
  gint64 now_us = g_get_real_time ();
  guint8 uuid[DH_UUID_SIZE];
  g_autoptr (GBytes) uuid_bytes = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      self->db,
      "INSERT INTO event (seq, uuid, device_id, at, recorded_at, day, stream, "
      "stream_id, kind, body, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_uuid_next (&self->uuids, (guint64) now_us / 1000, uuid);
  uuid_bytes = g_bytes_new_static (uuid, sizeof uuid);
  dh_stmt_bind_int (stmt, 1, seq);
  dh_stmt_bind_bytes (stmt, 2, uuid_bytes);
  dh_stmt_bind_int (stmt, 3, self->device_id);
  dh_stmt_bind_int (stmt, 4, at);
  dh_stmt_bind_int (stmt, 5, now_us / G_USEC_PER_SEC);
  dh_stmt_bind_int (stmt, 6, day);
  dh_stmt_bind_text (stmt, 7, dh_journal_stream (kind));
  dh_stmt_bind_int (stmt, 8, stream_id);
  dh_stmt_bind_text (stmt, 9, dh_event_kind_to_code (kind));
  dh_stmt_bind_text (stmt, 10, body);
  dh_stmt_bind_id (stmt, 11, target);
  if (!dh_stmt_run (stmt, error))
    return FALSE;
  self->next_seq = seq + 1;
  return TRUE;
}

static const char *
code_unless (guint value, guint usual, const char *code)
{
  return value == usual ? NULL : code;
}

/* Defaults are left out; they are fixed for ever by the reader in dh-journal-read.c. */
static void
write_body (GString *out, const DhEvent *event)
{
  dh_json_begin (out);
  if (event->kind == DH_EVENT_ARRIVE || event->kind == DH_EVENT_RECORD)
    {
      dh_json_add_int (out, "place", event->place_id, 0);
      dh_json_add_int (out, "number", event->number, 0);
      dh_json_add_text (out, "ticket", event->ticket);
      dh_json_add_int (out, "origin", event->origin_id, 0);
      dh_json_add_int (out, "trips", event->trips, 1);
    }
  if (event->kind == DH_EVENT_ARRIVE || event->kind == DH_EVENT_RECORD ||
      event->kind == DH_EVENT_CHANGE || event->kind == DH_EVENT_AMEND)
    {
      dh_json_add_int (out, "changes", event->changes, 0);
      dh_json_add_int (out, "people", event->people, 1);
      dh_json_add_text (
          out, "priority",
          code_unless (event->priority, DH_PRIORITY_NONE, dh_priority_to_code (event->priority)));
      dh_json_add_text (out, "reason", event->priority_reason);
    }
  if (event->kind == DH_EVENT_ARRIVE || event->kind == DH_EVENT_CHANGE)
    dh_json_add_int (out, "quantity", event->quantity, 1);
  dh_json_add_int (out, "procedure", event->procedure_id, 0);
  dh_json_add_ids (out, "volunteers", event->volunteers, event->n_volunteers);
  dh_json_add_text (out, "counter", event->counter);
  dh_json_add_int (out, "assist", event->assist_id, 0);
  dh_json_add_int (out, "names", event->names, 0);
  if (event->kind == DH_EVENT_ASSIST || event->kind == DH_EVENT_RECORD ||
      event->kind == DH_EVENT_AMEND)
    {
      dh_json_add_text (
          out, "channel",
          code_unless (event->channel, DH_CHANNEL_IN_PERSON, dh_channel_to_code (event->channel)));
      dh_json_add_text (
          out, "outcome",
          code_unless (event->outcome, DH_OUTCOME_SELF_DONE, dh_outcome_to_code (event->outcome)));
      dh_json_add_int (out, "quantity", event->quantity, 1);
      dh_json_add_text (out, "difficulties", event->difficulties);
      dh_json_add_int (out, "minutes", event->minutes, 0);
    }
  dh_json_add_int (out, "follow_up", event->follow_up, 0);
  dh_json_add_text (out, "note", event->note);
  dh_json_end (out);
}

gboolean
dh_journal_append (DhJournal *self, DhEvent *event, gint64 target, GError **error)
{
  event->seq = dh_journal_next_seq (self, error);
  if (event->seq == 0)
    return FALSE;
  event->day = dh_day_of_time (event->at);
  if (event->kind == DH_EVENT_ARRIVE || event->kind == DH_EVENT_RECORD)
    event->stream_id = event->seq;
  write_body (self->body, event);
  return insert (self, event->seq, event->at, event->day, event->kind, event->stream_id,
                 self->body->str, target, error);
}

gboolean
dh_journal_append_entry (DhJournal *self,
                         DhEventKind kind,
                         gint64 stream_id,
                         gint64 at,
                         const char *body,
                         GError **error)
{
  gint64 seq = dh_journal_next_seq (self, error);

  return seq != 0 && insert (self, seq, at, dh_day_of_time (at), kind, stream_id, body, 0, error);
}

gboolean
dh_journal_set_undone (DhJournal *self, gint64 seq, gint64 by, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (self->db, "UPDATE event SET undone_by = ?2 WHERE seq = ?1", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, seq);
  dh_stmt_bind_id (stmt, 2, by);
  return dh_stmt_run (stmt, error);
}
