/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of the desk. Each has a code (the word of the event log and of the database), given by
 * dh_*_to_code() and read by dh_*_from_code(), which return NULL and FALSE for what is unknown. */

typedef enum
{
  DH_VISIT_NONE, /* no such visit (yet); has no code */
  DH_VISIT_WAITING,
  DH_VISIT_CALLED,
  DH_VISIT_SERVING,
  DH_VISIT_HELD,
  DH_VISIT_DONE,
  DH_VISIT_NO_SHOW,
  DH_VISIT_LEFT,
  DH_VISIT_CANCELLED,
} DhVisitState;
#define DH_VISIT_N_STATES (DH_VISIT_CANCELLED + 1)

typedef enum
{
  DH_EVENT_ARRIVE,
  DH_EVENT_CALL,
  DH_EVENT_NO_SHOW,
  DH_EVENT_RETURN,
  DH_EVENT_START,
  DH_EVENT_HOLD,
  DH_EVENT_RESUME,
  DH_EVENT_TRANSFER,
  DH_EVENT_ASSIST,
  DH_EVENT_FINISH,
  DH_EVENT_LEAVE,
  DH_EVENT_CANCEL,
  DH_EVENT_RECALL,
  DH_EVENT_CHANGE,
  DH_EVENT_COME_BACK,
  DH_EVENT_RECORD,
  DH_EVENT_AMEND,
  DH_EVENT_CHECK_IN,
  DH_EVENT_CHECK_OUT,
  DH_EVENT_CLOSE_DAY,
  DH_EVENT_STOP_NUMBERS,
  DH_EVENT_OPEN_NUMBERS,
  DH_EVENT_DAY_NOTE,
  DH_EVENT_SHEET,
  DH_EVENT_FEEDBACK,
  DH_EVENT_FEEDBACK_STATUS,
  DH_EVENT_RATING,
  DH_EVENT_UNDO,
  DH_EVENT_REDO,
  /* Not in the event log file: entries of the catalogue and the people's lists. */
  DH_EVENT_PROCEDURE_SET,
  DH_EVENT_VOLUNTEER_SET,
  DH_EVENT_PLACE_SET,
} DhEventKind;
#define DH_EVENT_N_KINDS (DH_EVENT_PLACE_SET + 1)

typedef enum
{
  DH_PRIORITY_NONE,
  DH_PRIORITY_ELDERLY,
  DH_PRIORITY_OTHER
} DhPriority;
#define DH_PRIORITY_N (DH_PRIORITY_OTHER + 1)

typedef enum
{
  DH_CHANNEL_ONLINE,
  DH_CHANNEL_IN_PERSON,
  DH_CHANNEL_POSTAL
} DhChannel;
#define DH_CHANNEL_N (DH_CHANNEL_POSTAL + 1)

typedef enum
{
  DH_OUTCOME_SELF_DONE,
  DH_OUTCOME_SUBMITTED,
  DH_OUTCOME_REFERRED,
  DH_OUTCOME_FOLLOW_UP,
  DH_OUTCOME_MISSING_PAPERS,
  DH_OUTCOME_UNRESOLVED,
} DhOutcome;
#define DH_OUTCOME_N (DH_OUTCOME_UNRESOLVED + 1)

const char *dh_visit_state_to_code (DhVisitState state);
gboolean dh_visit_state_from_code (const char *code, DhVisitState *state);
const char *dh_event_kind_to_code (DhEventKind kind);
gboolean dh_event_kind_from_code (const char *code, DhEventKind *kind);
const char *dh_priority_to_code (DhPriority priority);
gboolean dh_priority_from_code (const char *code, DhPriority *priority);
const char *dh_channel_to_code (DhChannel channel);
gboolean dh_channel_from_code (const char *code, DhChannel *channel);
const char *dh_outcome_to_code (DhOutcome outcome);
gboolean dh_outcome_from_code (const char *code, DhOutcome *outcome);

G_END_DECLS
