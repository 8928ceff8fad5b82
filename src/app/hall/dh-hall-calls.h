/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhHallCalls: whom a hall is told of, out of the visits of a day; and which of it is new. It
 * remembers the calls that it has seen, by visit. */
typedef struct _DhHallCalls DhHallCalls;

/* One call. Texts are borrowed from the visit. */
typedef struct
{
  gint64 visit_id;
  const char *ticket;
  const char *counter; /* "" = none */
  gint64 at;           /* UTC s, of the last call or recall */
  gboolean coming;     /* called, not yet being served */
  gboolean fresh;      /* called or called again since the last time */
} DhHallEntry;

DhHallCalls *dh_hall_calls_new (void);
void dh_hall_calls_free (DhHallCalls *self);

/* Reads @visits (of const DhVisit *). @now gets the called (those still to come first), and those
 * being served at a counter to which they had been called; @past gets every call of the day that
 * led somewhere, one for each number; both newest first, cleared before. Called visits that were
 * not called at the last time, or have been called again since, are fresh; on the first time none
 * is. */
void dh_hall_calls_read (DhHallCalls *self, const GPtrArray *visits, GArray *now, GArray *past);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhHallCalls, dh_hall_calls_free)

G_END_DECLS
