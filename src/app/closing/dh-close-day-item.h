/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "model/dh-command.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* What becomes of somebody who is still open when the day is closed. */
typedef enum
{
  DH_CLOSE_LEFT,
  DH_CLOSE_DONE,         /* just now */
  DH_CLOSE_DONE_AT,      /* at a time that is known */
  DH_CLOSE_DONE_UNKNOWN, /* its times are kept out of the figures */
  DH_CLOSE_ABSENT,
  DH_CLOSE_COME_BACK,    /* on the next working day */
  DH_CLOSE_COME_BACK_ON, /* on a day to be named */
} DhCloseChoice;
#define DH_CLOSE_N_CHOICES (DH_CLOSE_COME_BACK_ON + 1)

/* DhCloseDayItem: one open visit with what is proposed for it.
 *
 * property "choice" (int): DhCloseChoice; also notified when the time or day that belongs to it
 * changes. */
#define DH_TYPE_CLOSE_DAY_ITEM (dh_close_day_item_get_type ())
G_DECLARE_FINAL_TYPE (DhCloseDayItem, dh_close_day_item, DH, CLOSE_DAY_ITEM, GObject)

/* Copies of @visit what is shown. @now: UTC s. Who is being helped for more than @long_s seconds
 * has probably gone long since, and nobody knows when. */
DhCloseDayItem *dh_close_day_item_new (const DhVisit *visit, gint64 now, gint64 long_s);

gint64 dh_close_day_item_get_visit (DhCloseDayItem *self);
DhVisitState dh_close_day_item_get_state (DhCloseDayItem *self);
const char *dh_close_day_item_get_ticket (DhCloseDayItem *self); /* (transfer none) */
const char *dh_close_day_item_get_title (DhCloseDayItem *self);  /* procedure, or that none is */
/* Name and since when, for reading. (transfer none) */
const char *dh_close_day_item_get_subtitle (DhCloseDayItem *self);

/* What may become of it, the proposal first; @n is set. (transfer none) */
const DhCloseChoice *dh_close_day_item_get_choices (DhCloseDayItem *self, guint *n);
/* A choice in words. (transfer full) */
char *dh_close_day_item_dup_choice_text (DhCloseDayItem *self, DhCloseChoice choice);

DhCloseChoice dh_close_day_item_get_choice (DhCloseDayItem *self);
/* FALSE where @choice is none of its choices. */
gboolean dh_close_day_item_set_choice (DhCloseDayItem *self, DhCloseChoice choice);

/* The time or day that the choice needs, as typed. FALSE where it cannot be; it is kept, and the
 * item is not valid until another is given. */
gboolean dh_close_day_item_set_text (DhCloseDayItem *self, const char *text);
/* Whether the choice needs one. */
gboolean dh_close_day_item_needs_text (DhCloseDayItem *self);
char *dh_close_day_item_dup_text (DhCloseDayItem *self); /* (transfer full) */
/* Why it cannot be done like that; NULL where it can. (transfer full) */
char *dh_close_day_item_dup_fault (DhCloseDayItem *self);

/* Appends to @commands (of DhCommand) what has to be done before the day is closed. Closing itself
 * lets those go who wait, and ends the help whose end is not known. */
void dh_close_day_item_fill (DhCloseDayItem *self, GArray *commands);

G_END_DECLS
