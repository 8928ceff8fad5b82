/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* What a change of a visit changes. */
typedef enum
{
  DH_CHANGE_PROCEDURE = 1 << 0,
  DH_CHANGE_PRIORITY = 1 << 1, /* with its reason */
  DH_CHANGE_PEOPLE = 1 << 2,
  DH_CHANGE_FOLLOW_UP = 1 << 3, /* 0 takes the date away */
  DH_CHANGE_QUANTITY = 1 << 4,
} DhChanges;

/* What a person asks for. Members that the kind does not use stay zero. Strings and arrays are
 * borrowed for the length of the call. */
typedef struct
{
  DhEventKind kind;
  gint64 at; /* UTC s; 0 = now */
  /* finish: @at is the end that a person gives afterwards. It counts as exact, and is refused
   * (DH_ERROR_INVALID) unless it lies on the visit's day and not before serving began; without it,
   * a time that does not fit is taken for a wrong clock. */
  gboolean true_end;
  gint64 visit_id; /* events of a visit but arrive */
  DhVisitState
      expected_state; /* DH_VISIT_NONE = any; else DH_ERROR_STALE unless the visit is in it */
  /* amend: what was recorded (the event of the assist or of the record) is all said anew, under its
   * old number and time. @changes: what else of the visit; its procedure goes along where it was
   * written down afterwards. Of amend and change, a name or telephone (not NULL, "" takes away)
   * replaces both that are there. */
  gint64 assist_id;
  gint64 procedure_id;      /* arrive and change (0 = none), transfer, assist, record */
  gint64 place_id;          /* arrive, record; 0 = the first place, the desk */
  const gint64 *volunteers; /* start (0 or 1), assist, record (≥ 1), check-in, check-out (1) */
  guint n_volunteers;
  const char *counter;         /* call, start; recall (NULL = the same again); NULL = none */
  int people;                  /* arrive, change, record; 0 counts as 1 */
  DhPriority priority;         /* arrive, change, record */
  const char *priority_reason; /* arrive, change, record: a coarse code, NULL = none given */
  guint changes;               /* change: DhChanges */
  gint64 origin_id;            /* arrive: the visit of an earlier day that this one goes on with */
  DhChannel channel;           /* assist, record */
  DhOutcome outcome;           /* assist, record */
  int quantity;                /* arrive, change, assist, record: pieces; 0 counts as 1 */
  int minutes;                 /* assist, record: that it took; 0 = by the clock */
  gint32 follow_up;         /* assist, record, finish, leave, change: day to come back; 0 = none */
  const char *difficulties; /* assist, record: codes joined by ';', NULL = none */
  const char *note;         /* hold: the reason; assist, record, leave, cancel, close-day: free */
  gint32 day;               /* close-day: the day to close; 0 = that of `at` */
  /* Personal, kept apart from the journal; arrive, record, change and amend only. NULL = none. */
  const char *person_name;
  const char *person_phone;
} DhCommand;

/* DH_COMMAND_INIT (kind): everything else at its default. */
#define DH_COMMAND_INIT(k)                                                                         \
  { .kind = (k), .channel = DH_CHANNEL_IN_PERSON, .outcome = DH_OUTCOME_SELF_DONE }

/* What became of it, valid after COMMIT. */
typedef struct
{
  gint64 event_id;    /* seq in the journal, what undo wants; of the event meant, as is the kind */
  DhEventKind kind;   /* of the event meant: for undo and redo, the one taken back or done again */
  gint64 visit_id;    /* 0 for events of no visit */
  DhVisitState state; /* of the visit afterwards */
  char ticket[16];    /* of the visit: "A012" */
} DhReceipt;

G_END_DECLS
