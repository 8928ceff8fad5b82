/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-fit-label.h"

G_BEGIN_DECLS

/* A call as everybody in the hall may see it: no name stands here. Borrowed texts, never NULL. */
typedef struct
{
  const char *ticket;  /* "A012" */
  const char *counter; /* as it is shown, "Quầy 2"; "" = none */
  const char *time;    /* of the call, as it is shown, "10:42" */
  gboolean coming;     /* called, and not there yet */
} DhHallCall;

#define DH_TYPE_HALL_CALL_VIEW (dh_hall_call_view_get_type ())
G_DECLARE_FINAL_TYPE (DhHallCallView, dh_hall_call_view, DH, HALL_CALL_VIEW, GtkWidget)

/* DhHallCallView: one call on the board: a card, or a row with the time (@past). */
GtkWidget *dh_hall_call_view_new (gboolean past);
void dh_hall_call_view_set_call (DhHallCallView *self, const DhHallCall *call);
const char *dh_hall_call_view_get_ticket (DhHallCallView *self);

/* The largest letters of the number in @width × @height px, and the most that they may have, so
 * that all numbers of a group are alike. */
double dh_hall_call_view_fit (DhHallCallView *self, int width, int height);
void dh_hall_call_view_set_limit (DhHallCallView *self, double size);

/* (transfer none), for tests: number, counter, time (NULL in a card). */
DhFitLabel *dh_hall_call_view_get_label (DhHallCallView *self, guint index);

G_END_DECLS
