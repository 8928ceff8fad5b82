/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* Against giving one person two numbers. What counts as the same person:
 *
 * - A key that gives a number with nothing typed, pressed again within DH_GUARD_PRESS_US or
 * repeated by holding it down, is one press, and is dropped without a word.
 * - A name of two words or more that somebody on the way today has (marks, case and order of tone
 *   aside), or a telephone that somebody on the way has, is pointed out.
 * - A name of one word is as common as the day is long: it is pointed out only with the same
 *   procedure.
 * - The same name or telephone with all the same besides, within DH_GUARD_AGAIN_US, is pointed out
 *   even where the first is not saved yet.
 *
 * Nothing is said of people without name and telephone whose line was typed anew: a queue of
 * certified copies is typed as fast as hands can. */
#define DH_GUARD_PRESS_US (1000 * 1000)
#define DH_GUARD_AGAIN_US (5000 * 1000)
/* Keyboards repeat faster than this, and fingers do not. */
#define DH_GUARD_HELD_US (150 * 1000)

typedef enum
{
  DH_GUARD_NEW,   /* to be registered */
  DH_GUARD_PRESS, /* the same press: to be dropped */
  DH_GUARD_NAME,  /* to be asked about: the name is there already … */
  DH_GUARD_PHONE, /* … the telephone … */
  DH_GUARD_AGAIN, /* … all of it, a moment ago */
} DhGuardAnswer;

/* Somebody to be registered. Strings are borrowed. */
typedef struct
{
  const char *name;  /* "" = none */
  const char *phone; /* "" = none */
  gint64 procedure_id;
  int people;
  int quantity;
  DhPriority priority;
  guint key; /* which key asked, where it needs nothing typed; 0 = Enter in the line */
} DhGuardPerson;

typedef struct _DhEntryGuard DhEntryGuard;

DhEntryGuard *dh_entry_guard_new (void);
void dh_entry_guard_free (DhEntryGuard *self);

/* Looks at @person. @visits: of today (of DhVisit). @now: monotonic µs. @visit_id (nullable): the
 * visit in question, 0 where it is not saved yet. */
DhGuardAnswer dh_entry_guard_check (DhEntryGuard *self,
                                    const DhGuardPerson *person,
                                    GPtrArray *visits,
                                    gint64 now,
                                    gint64 *visit_id);
/* @person was registered at @now, … */
void dh_entry_guard_registered (DhEntryGuard *self, const DhGuardPerson *person, gint64 now);
/* … and the last one saved is @visit_id. */
void dh_entry_guard_saved (DhEntryGuard *self, gint64 visit_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhEntryGuard, dh_entry_guard_free)

G_END_DECLS
