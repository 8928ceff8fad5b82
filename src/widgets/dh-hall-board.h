/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "dh-hall-call-view.h"

G_BEGIN_DECLS

#define DH_TYPE_HALL_BOARD (dh_hall_board_get_type ())
G_DECLARE_FINAL_TYPE (DhHallBoard, dh_hall_board, DH, HALL_BOARD, GtkWidget)

/* DhHallBoard: what a hall reads from afar: who is called to which counter, the last calls, how
 * many wait, a line of text and the time; as large as the room allows. It has its own colours,
 * light or dark, and those of high contrast where the system asks for it. It knows numbers only, no
 * names. */
GtkWidget *dh_hall_board_new (void);

#define DH_HALL_NOW_MOST 8
#define DH_HALL_PAST_MOST 5

/* Whether numbers are given. */
typedef enum
{
  DH_HALL_OPEN,
  DH_HALL_STOPPED, /* none are given any more; those who have one are served */
  DH_HALL_CLOSED,  /* the day is over */
} DhHallState;

/* Those who are to come or are being served, and the last calls; newest first. What is beyond the
 * most is left out. */
void dh_hall_board_set_calls (DhHallBoard *self,
                              const DhHallCall *now,
                              guint n_now,
                              const DhHallCall *past,
                              guint n_past);

/* Makes the card of @ticket stand out for "highlight-ms" from now on; without flashing, and without
 * any movement where animations are off. */
void dh_hall_board_highlight (DhHallBoard *self, const char *ticket);
gboolean dh_hall_board_is_highlighted (DhHallBoard *self, const char *ticket);

/* Properties: "title" (string, of the place), "message" (string, "" = none), "clock" (string, as it
 * is shown), "waiting" (uint, people), "state" (int, DhHallState), "dark" (boolean), "highlight-ms"
 * (uint). */

G_END_DECLS
