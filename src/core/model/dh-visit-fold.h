/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-event.h"

G_BEGIN_DECLS

#define DH_TICKET_SIZE 16   /* with the NUL */
#define DH_COUNTER_SIZE 128 /* with the NUL */
#define DH_CODE_SIZE 48     /* with the NUL */
#define DH_REASON_SIZE 512  /* with the NUL */

/* A row of table visit. Times are UTC s, 0 = not yet; ids 0 = none. */
typedef struct
{
  gint64 id;
  gint32 day;
  gint64 place_id;
  gint64 device_id;
  int number;
  char ticket[DH_TICKET_SIZE];
  gint64 procedure_id;
  gint64 volunteer_id; /* of the last start, while not waiting again */
  int people;
  DhPriority priority;
  DhVisitState state;
  char counter[DH_COUNTER_SIZE]; /* of the last call or start, while not waiting again */
  gint64 arrived;
  gint64 called;  /* first call */
  gint64 started; /* first start */
  gint64 ended;
  gint64 since;    /* start of the present state */
  gint64 served_s; /* closed serving intervals */
  int intervals;   /* how many rows of table interval it has */
  gboolean inaccurate;
  gboolean recorded_late;
  char priority_reason[DH_CODE_SIZE]; /* "" = none given */
  char hold_reason[DH_REASON_SIZE];   /* while held */
  int recalls;                        /* how often it was called again */
  gint64 recalled;                    /* last recall */
  gint64 origin_id;                   /* the visit that this one goes on with */
  int trips;                          /* how often the person had to come, this time included */
  gint32 follow_up;                   /* day on which to come back */
  gint64 name_event;                  /* that the name hangs on; 0 = the arrival */
  int quantity;                       /* pieces asked for at the registration */
  gint64 last_event;                  /* the last that changed its state */
} DhVisitRow;

/* A row of table interval: [from_at, to_at), to_at 0 = open. */
typedef struct
{
  DhVisitState state;
  gint64 from_at;
  gint64 to_at;
} DhIntervalRow;

/* What one step changed beside the row itself. */
typedef struct
{
  gint64 at;    /* when the event counts as having happened: never before the present state began,
                 * never outside the visit's day */
  gboolean row; /* the row of the visit changed */
  gboolean described; /* … beyond what every change of state changes */
  int closed;         /* ordinal (from 1) of the interval that ended at @at; 0 = none */
  int opened;         /* ordinal of the interval that began at @at; 0 = none */
  gboolean assist;    /* the event is one more assist of the visit, at @at */
  gint64 amended;     /* the assist that the event says anew; 0 = none */
} DhVisitChange;

/* The next state of a visit, the one place where the rules of the desk are applied: pure, of no
 * clock, database or locale. @row is all zero before the arrival. FALSE, with nothing changed,
 * where the event does not start from the visit's state.
 *
 * An event whose clock stands before the start of the present state counts at that start; one of a
 * later day counts at the last second of the visit's day; both flag the visit as inaccurate, as
 * does closing the day upon a visit still being served. */
gboolean dh_visit_step (DhVisitRow *row, const DhEvent *event, DhVisitChange *change);

/* Whether the visits in @state have an open interval. */
gboolean dh_visit_state_is_open (DhVisitState state);

/* A whole visit folded from nothing. */
typedef struct
{
  DhVisitRow row;
  GArray *intervals; /* (owned) of DhIntervalRow */
  GArray *assists;   /* (owned) of DhFoldedAssist */
} DhVisitFold;

typedef struct
{
  gint64 id;            /* the event that recorded it first */
  const DhEvent *event; /* what it says now; borrowed from the list that was folded */
  gint64 at;
} DhFoldedAssist;

/* Folds @events (live ones of one visit, and the closings of its day; anything else is skipped).
 * Returns NULL with the offending event in @illegal if one is illegal. A fold with row.state
 * DH_VISIT_NONE has no visit. */
DhVisitFold *dh_visit_fold (const DhEventList *events, const DhEvent **illegal);
void dh_visit_fold_free (DhVisitFold *self);

/* The name of the first column that differs, or NULL. */
const char *dh_visit_row_difference (const DhVisitRow *a, const DhVisitRow *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhVisitFold, dh_visit_fold_free)

G_END_DECLS
