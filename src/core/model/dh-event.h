/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* One event of the desk (of a visit, a duty or a day) as the folds read it. What the kind does not
 * use is 0 or "", never NULL. Text and volunteers are borrowed: from the command being applied, or
 * from the DhEventList that was read from the journal. */
typedef struct
{
  gint64 seq; /* place in the journal */
  gint64 at;  /* UTC s, as it was given: may run backwards where a clock was set back */
  gint32 day; /* local day of @at */
  DhEventKind kind;
  gint64 stream_id;         /* visit, volunteer or day: see the schema */
  gint64 device_id;         /* arrive, record */
  gint64 place_id;          /* arrive, record */
  gint64 procedure_id;      /* arrive and change (0 = none), transfer, assist, record */
  gint64 assist_id;         /* amend: the assist or record that it says anew */
  gint64 origin_id;         /* arrive: the visit that this one goes on with; 0 = none */
  const gint64 *volunteers; /* start (0 or 1), assist, record, amend; no one twice */
  guint n_volunteers;
  const char *ticket;       /* arrive, record: "A012" */
  const char *counter;      /* call, start, recall */
  const char *difficulties; /* assist, record: codes joined by ';', none twice */
  const char *note;
  const char *priority_reason; /* arrive, change, record: code */
  int number;                  /* arrive, record */
  int people;                  /* arrive, change, record */
  int quantity;                /* arrive, change, assist, record */
  int minutes;                 /* assist, record; 0 = by the clock */
  int trips;                   /* arrive: 1, or one more than the visit it goes on with */
  guint changes;               /* change, amend: DhChanges */
  gboolean names;              /* change, amend: who the visitor is stands with it */
  gint32 follow_up;            /* assist, record, finish, leave, change: day; 0 = none */
  DhPriority priority;
  DhChannel channel;
  DhOutcome outcome;
} DhEvent;

/* Events in the order of the journal, with all that they point to. */
typedef struct
{
  GArray *events;     /* (owned) of DhEvent */
  GStringChunk *text; /* (owned) */
  GPtrArray *blocks;  /* (owned) of gint64[] */
} DhEventList;

DhEventList *dh_event_list_new (void);
void dh_event_list_free (DhEventList *self);
/* Takes all events out; the list can be filled anew. */
void dh_event_list_clear (DhEventList *self);
guint dh_event_list_length (const DhEventList *self);
/* (transfer none) */
const DhEvent *dh_event_list_get (const DhEventList *self, guint index);
/* Appends @event with copies of all that it points to. */
void dh_event_list_add (DhEventList *self, const DhEvent *event);
/* Puts all the events of @self in the order of the journal. */
void dh_event_list_sort (DhEventList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhEventList, dh_event_list_free)

G_END_DECLS
