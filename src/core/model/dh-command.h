/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* What a person asks for. Members that the kind does not use stay zero. Strings and arrays are
 * borrowed for the length of the call. */
typedef struct
{
  DhEventKind kind;
  gint64 at;       /* UTC s; 0 = now */
  gint64 visit_id; /* events of a visit but arrive */
  DhVisitState
      expected_state;       /* DH_VISIT_NONE = any; else DH_ERROR_STALE unless the visit is in it */
  gint64 procedure_id;      /* arrive (0 = none), transfer, assist */
  gint64 place_id;          /* arrive; 0 = the first place, the desk */
  const gint64 *volunteers; /* start (0 or 1), assist (≥ 1), check-in, check-out (1) */
  guint n_volunteers;
  const char *counter;      /* call, start; NULL = none */
  int people;               /* arrive; 0 counts as 1 */
  DhPriority priority;      /* arrive */
  DhChannel channel;        /* assist */
  DhOutcome outcome;        /* assist */
  int quantity;             /* assist; 0 counts as 1 */
  const char *difficulties; /* assist: codes joined by ';', NULL = none */
  const char *note;         /* hold: the reason; assist, leave, cancel, close-day: free */
  gint32 day;               /* close-day: the day to close; 0 = that of `at` */
  /* Personal, kept apart from the journal; arrive only. NULL = none. */
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
