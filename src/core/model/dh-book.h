/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* Pages of the day's book beside the queue: what was done away from the desk, what people say, what
 * happened. Plain records; text members are owned and never NULL in what is read, and may be NULL
 * in what is written. Each word has a code as in dh-enums.h. */

typedef enum
{
  DH_SHEET_OUTREACH, /* home visits, satellite points, mobile teams, market days */
  DH_SHEET_CLASS,    /* an event with attendance */
} DhSheetKind;
#define DH_SHEET_N_KINDS (DH_SHEET_CLASS + 1)

typedef enum
{
  DH_FEEDBACK_DIFFICULTY, /* khó khăn */
  DH_FEEDBACK_OBSTACLE,   /* vướng mắc */
  DH_FEEDBACK_REMARK,     /* phản ánh */
  DH_FEEDBACK_PETITION,   /* kiến nghị */
} DhFeedbackCategory;
#define DH_FEEDBACK_N_CATEGORIES (DH_FEEDBACK_PETITION + 1)

typedef enum
{
  DH_FEEDBACK_OPEN,
  DH_FEEDBACK_FORWARDED,
  DH_FEEDBACK_RESOLVED,
} DhFeedbackStatus;
#define DH_FEEDBACK_N_STATUSES (DH_FEEDBACK_RESOLVED + 1)

typedef enum
{
  DH_DAY_NOTE_PORTAL,  /* the portal was down */
  DH_DAY_NOTE_POWER,   /* no electricity */
  DH_DAY_NOTE_NETWORK, /* no network */
  DH_DAY_NOTE_HANDOVER,
  DH_DAY_NOTE_OTHER,
} DhDayNoteCategory;
#define DH_DAY_NOTE_N_CATEGORIES (DH_DAY_NOTE_OTHER + 1)

#define DH_RATING_LEVELS 4 /* 4 very satisfied … 1 not satisfied */

const char *dh_sheet_kind_to_code (DhSheetKind kind);
gboolean dh_sheet_kind_from_code (const char *code, DhSheetKind *kind);
const char *dh_feedback_category_to_code (DhFeedbackCategory category);
gboolean dh_feedback_category_from_code (const char *code, DhFeedbackCategory *category);
const char *dh_feedback_status_to_code (DhFeedbackStatus status);
gboolean dh_feedback_status_from_code (const char *code, DhFeedbackStatus *status);
const char *dh_day_note_category_to_code (DhDayNoteCategory category);
gboolean dh_day_note_category_from_code (const char *code, DhDayNoteCategory *category);

/* "25 × VNeID by A, B": so many people, each helped once with the same. */
typedef struct
{
  gint64 procedure_id;
  int count;   /* people, 1 … 9999 */
  int elderly; /* of these, 0 … count */
  DhChannel channel;
  DhOutcome outcome;
  char *difficulties; /* codes joined by ';' */
  char *note;
  gint64 *volunteers; /* owned; ids */
  guint n_volunteers;
  /* Only in what is read. */
  char *procedure_name;
  char *procedure_code;  /* "" = none */
  char *volunteer_names; /* joined by "; ", code-point order, as the ids are */
} DhSheetRow;

typedef struct
{
  gint64 id;  /* 0 = a new one */
  gint32 day; /* on which it was done */
  gint64 place_id;
  DhSheetKind kind;
  char *title;    /* of a class */
  char *team;     /* as they call themselves; "" = none */
  gint64 from_at; /* UTC s, within the day; 0 = not known */
  gint64 to_at;   /* the same, from from_at on */
  int attendees;  /* class only, 0 … 99999 */
  char *note;
  gint64 *volunteers; /* owned; of the whole sheet: who held the class, the crew of an outing */
  guint n_volunteers;
  GPtrArray *rows; /* owned, of DhSheetRow; outreach only */
  /* Only in what is read. */
  char *place_name;
  char *place_kind;
  char *volunteer_names;
} DhSheet;

typedef struct
{
  gint64 id;  /* 0 = a new one */
  gint32 day; /* read only: on which it was first written */
  gint64 at;  /* read only: when, UTC s */
  DhFeedbackCategory category;
  gint64 procedure_id; /* 0 = of none */
  gint64 visit_id;     /* 0 = of none */
  char *text;
  char *proposal; /* "" = none */
  /* Only in what is read. */
  DhFeedbackStatus status;
  gint64 status_at; /* UTC s */
  char *status_note;
  char *procedure_name; /* "" = of none */
  char *ticket;         /* of the visit; "" = of none, or taken back */
} DhFeedback;

typedef struct
{
  gint64 id;  /* 0 = a new one */
  gint32 day; /* that it belongs to; 0 = that of writing */
  gint64 at;  /* read only: when it was written, UTC s */
  DhDayNoteCategory category;
  gint64 from_at; /* UTC s, within the day; 0 = not known */
  gint64 to_at;
  char *text;
} DhDayNote;

/* All at their defaults, text "" and rows empty. (transfer full) */
DhSheet *dh_sheet_new (DhSheetKind kind);
DhSheet *dh_sheet_copy (const DhSheet *sheet);
void dh_sheet_free (DhSheet *sheet);
/* One row more, of one person, in person, done by themselves. (transfer none) */
DhSheetRow *dh_sheet_add_row (DhSheet *sheet, gint64 procedure_id);
void dh_sheet_row_add_volunteer (DhSheetRow *row, gint64 volunteer_id);
void dh_sheet_add_volunteer (DhSheet *sheet, gint64 volunteer_id);
/* Σ of the counts of the rows. */
int dh_sheet_count (const DhSheet *sheet);

DhFeedback *dh_feedback_copy (const DhFeedback *feedback);
void dh_feedback_free (DhFeedback *feedback);
DhDayNote *dh_day_note_copy (const DhDayNote *note);
void dh_day_note_free (DhDayNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhSheet, dh_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhFeedback, dh_feedback_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhDayNote, dh_day_note_free)

G_END_DECLS
