/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-hall-board.h"

G_BEGIN_DECLS

typedef enum
{
  LABEL_TITLE,
  LABEL_CLOCK,
  LABEL_NOW,  /* heading of the cards */
  LABEL_PAST, /* heading of the last calls */
  LABEL_EMPTY,
  LABEL_STATE,
  LABEL_WAITING,
  LABEL_MESSAGE,
  N_LABELS
} Label;

struct _DhHallBoard
{
  GtkWidget parent_instance;

  GtkWidget *labels[N_LABELS]; /* owned by the widget tree, as are the views */
  GPtrArray *now;              /* (owned) of DhHallCallView */
  GPtrArray *past;             /* (owned) of DhHallCallView */
  GHashTable *highlights;      /* (owned) ticket → source id of its end */
  char *title;                 /* owned */
  char *message;               /* owned */
  char *clock;                 /* owned */
  guint waiting;               /* people */
  guint highlight_ms;          /* ms */
  DhHallState state;
  gboolean dark;
};

/* The board's size_allocate: gives each part its room, and the parts of a group one size. */
void dh_hall_board_layout (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS
