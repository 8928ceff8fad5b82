/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* Rows as the screens read them: plain records, owned by whoever got them, freed by their _free. */

/* Why somebody who waits stands where they do: see dh-queue-order.h. */
typedef enum
{
  DH_TURN_NONE,        /* does not wait */
  DH_TURN_PRIORITY,    /* has priority */
  DH_TURN_KEPT_PLACE,  /* came back, was transferred or absent for a while, and keeps the place */
  DH_TURN_WAITED_LONG, /* has waited over the limit */
  DH_TURN_FAIR,        /* enough with priority have gone ahead */
  DH_TURN_PASSED_OVER, /* enough who kept their place have gone ahead */
  DH_TURN_ARRIVAL,     /* came before those behind */
} DhTurnReason;
#define DH_TURN_N (DH_TURN_ARRIVAL + 1)

/* People write "A012"; the number grows past 999 without a gap. */
typedef struct
{
  gint64 id;
  gint32 day;
  gint64 place_id;
  char *ticket;
  gint64 procedure_id;  /* 0 = not chosen */
  char *procedure_name; /* "" = not chosen */
  char *procedure_code; /* "" = none */
  int people;
  DhPriority priority;
  DhVisitState state;
  char *counter;  /* "" = none */
  gint64 arrived; /* UTC s, all of them; 0 = not yet */
  gint64 called;  /* first call */
  gint64 started; /* first start */
  gint64 ended;
  gint64 since;         /* start of the present state */
  gint64 served_s;      /* closed serving intervals, s */
  guint assists;        /* how many are recorded */
  gint64 volunteer_id;  /* who serves (last start), 0 = unknown */
  char *volunteer_name; /* "" = unknown */
  char *person_name;    /* "" = anonymous */
  char *person_phone;   /* digits, "" = none; never shown in a list */
  gboolean inaccurate;
  gboolean recorded_late; /* written down afterwards: no queue */
  char *priority_reason;  /* code, "" = none given */
  char *hold_reason;      /* while held */
  int recalls;            /* how often it was called again */
  gint64 recalled;        /* last recall */
  gint64 origin_id;       /* the visit of an earlier day that this one goes on with; 0 = none */
  char *origin_ticket;    /* "" = none */
  gint32 origin_day;
  int trips;                /* how often the person had to come, this time included */
  gint32 follow_up;         /* day on which to come back; 0 = none */
  int quantity;             /* pieces asked for at the registration */
  gint64 last_event;        /* the last step that changed its state */
  DhTurnReason turn_reason; /* while waiting, in a list of a day's visits */
} DhVisit;

typedef struct
{
  gint64 id;
  char *code; /* "" = none */
  char *name;
  char *field;
  char *kind;      /* "procedure", "digital", "general" */
  char *keywords;  /* joined by ';' */
  char *active_to; /* ISO date, "" = no end known */
  char *replaced_by;
  gboolean sample; /* built in, to be checked locally */
  char *prepare;   /* what to bring, a thing a line; "" = not known */
  char *name_fold;
  char *keywords_fold; /* joined by ';' */
  char *initials;      /* of the name's fold */
} DhProcedure;

typedef struct
{
  gint64 id;
  char *name;
  char *unit;
  char *phone;
  gboolean active;
  char *name_fold;
  gint64 on_duty_since; /* UTC s; 0 = not on duty */
} DhVolunteer;

typedef struct
{
  gint64 id;
  gint64 visit_id;
  gint64 place_id; /* of the visit */
  char *ticket;
  gint64 at;
  char *procedure_name;
  char *procedure_code;
  char *volunteers; /* names joined by "; ", code-point order */
  DhChannel channel;
  DhOutcome outcome;
  int quantity;
  char *difficulties; /* codes joined by ';' */
  char *note;
  int minutes;      /* that it took; 0 = by the clock */
  gint32 follow_up; /* day on which to come back; 0 = none */
} DhAssist;

/* Where help is given. */
typedef struct
{
  gint64 id;
  char *name;
  char *kind; /* "desk", "point", "mobile", "home" */
} DhPlace;

/* One line of a day's history. */
typedef struct
{
  gint64 event_id;
  DhEventKind kind;
  gint64 at;               /* when it happened, UTC s */
  gint64 target;           /* undo, redo: the event meant, which all below is about; else 0 */
  DhEventKind target_kind; /* of the event meant; of the event itself where there is none */
  gint64 target_at;
  gint64 visit_id; /* 0 for events of no visit */
  char *ticket;    /* "" for events of no visit */
  char *volunteer; /* who did it: of duties, start; names joined by "; " of assist, record */
  char *duty_name; /* of duties: whose it is; "" otherwise */
  char *counter;   /* call, recall, start; "" otherwise or none */
  char *procedure; /* name: arrive, transfer, assist, record, change; "" otherwise or none */
  char *note;   /* as it was written: hold, leave, cancel, assist, record, close-day; "" = none */
  int quantity; /* assist, record; else 0 */
  gint32 day;   /* close-day: the day closed; else that of the event */
  gboolean undone;
  gboolean can_undo; /* live, and nothing rests on it now */
} DhHistoryItem;

void dh_visit_free (DhVisit *visit);
void dh_procedure_free (DhProcedure *procedure);
void dh_volunteer_free (DhVolunteer *volunteer);
void dh_assist_free (DhAssist *assist);
void dh_place_free (DhPlace *place);
void dh_history_item_free (DhHistoryItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhVisit, dh_visit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhProcedure, dh_procedure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhVolunteer, dh_volunteer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhAssist, dh_assist_free)

G_END_DECLS
