/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "dh-report-font.h"

G_BEGIN_DECLS

/* A card for whoever is new at the desk: one page of A4, or twice beside each other, half as large,
 * to be cut into two of A5. In the language of the program. */
typedef struct _DhVolunteerCard DhVolunteerCard;

/* A key that the card names; the app's tests hold it against the table of its actions. */
typedef struct
{
  const char *action; /* "desk.register" */
  const char *label;  /* as on the keyboard, "F2" */
} DhVolunteerCardKey;

const DhVolunteerCardKey *dh_volunteer_card_get_keys (guint *n); /* (transfer none) */

/* @two: the two of A5. @commune stands at its head, NULL or "" = none. DH_ERROR_NOT_FOUND: no font
 * with all the Vietnamese letters. (transfer full) */
DhVolunteerCard *dh_volunteer_card_new (gboolean two, const char *commune, GError **error);
void dh_volunteer_card_free (DhVolunteerCard *self);

const char *dh_volunteer_card_get_title (const DhVolunteerCard *self); /* (transfer none) */
/* Of the paper, points. */
void dh_volunteer_card_get_size (const DhVolunteerCard *self, double *width, double *height);
/* What is left free at the foot of the card, points of A4; below 0 it would not fit. */
double dh_volunteer_card_get_room (const DhVolunteerCard *self);
/* Draws it at the origin of @cr, whose unit is a point, in black and greys; the state of @cr is
 * left as found. */
void dh_volunteer_card_draw (DhVolunteerCard *self, cairo_t *cr);

/* @created (UTC s) is the only time written, so that equal input gives equal bytes. DH_ERROR_IO:
 * Cairo could not write it. (transfer full) */
GBytes *dh_volunteer_card_to_pdf (DhVolunteerCard *self, gint64 created, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhVolunteerCard, dh_volunteer_card_free)

G_END_DECLS
