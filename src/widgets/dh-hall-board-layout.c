/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-hall-board-private.h"

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkAllocation rect = { x, y, MAX (width, 1), MAX (height, 1) };

  gtk_widget_size_allocate (widget, &rect, -1);
}

/* How @n cards stand in @width × @height, so that each is as large as can be: in columns @columns
 * wide. Cards are about twice as wide as high where they have a choice. */
static guint
choose_columns (guint n, int width, int height)
{
  guint best = 1;
  double best_size = 0;

  for (guint columns = 1; columns <= n; columns++)
    {
      guint rows = (n + columns - 1) / columns;
      double w = (double) width / columns;
      double h = (double) height / rows;
      /* Number above counter, or beside it. */
      double size = MAX (MIN (w / 2.6, h * 0.5), MIN (w * 0.54 / 2.6, h * 0.8));

      if (size > best_size)
        {
          best_size = size;
          best = columns;
        }
    }
  return best;
}

/* Gives all of @views one size of numbers. */
static void
unify (GPtrArray *views, int width, int height)
{
  double size = 0;

  for (guint i = 0; i < views->len; i++)
    {
      double fit = dh_hall_call_view_fit (views->pdata[i], width, height);

      size = i == 0 ? fit : MIN (size, fit);
    }
  for (guint i = 0; i < views->len; i++)
    dh_hall_call_view_set_limit (views->pdata[i], size);
}

static void
allocate_now (DhHallBoard *self, int x, int y, int width, int height, int gap)
{
  guint n = self->now->len;
  guint columns = 0;
  guint rows = 0;
  int w = 0;
  int h = 0;

  dh_fit_label_set_limit (DH_FIT_LABEL (self->labels[LABEL_EMPTY]), height / 4);
  place (self->labels[LABEL_EMPTY], x, y, width, height);
  if (n == 0)
    return;
  columns = choose_columns (n, width, height);
  rows = (n + columns - 1) / columns;
  w = (width - gap * ((int) columns - 1)) / (int) columns;
  h = (height - gap * ((int) rows - 1)) / (int) rows;
  unify (self->now, w, h);
  for (guint i = 0; i < n; i++)
    {
      int column = (int) (i % columns);
      int row = (int) (i / columns);

      if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
        column = (int) columns - 1 - column;
      place (self->now->pdata[i], x + column * (w + gap), y + row * (h + gap), w, h);
    }
}

static void
allocate_past (DhHallBoard *self, int x, int y, int width, int height)
{
  /* Five rows of one height, however many there are yet. */
  int h = height / DH_HALL_PAST_MOST;

  if (self->past->len > 0)
    unify (self->past, width, h);
  for (guint i = 0; i < self->past->len; i++)
    place (self->past->pdata[i], x, y + (int) i * h, width, h);
}

void
dh_hall_board_layout (GtkWidget *widget, int width, int height, int baseline)
{
  DhHallBoard *self = DH_HALL_BOARD (widget);
  gboolean tall = height > width;
  int gap = MAX (MIN (width, height) / 36, 4);
  int head = (tall ? width : height) / 10;
  int foot = (tall ? width : height) / 8;
  int heading = head * 7 / 10;
  int top = gap / 2 + head + gap / 2;
  int bottom = height - foot - gap;
  int inner = width - 2 * gap;
  int clock = inner * (tall ? 30 : 18) / 100;
  int waiting = inner * (*self->message != '\0' ? 30 : 100) / 100;
  int limit = 0;

  place (self->labels[LABEL_TITLE], gap, gap / 2, inner - clock - gap, head);
  place (self->labels[LABEL_CLOCK], width - gap - clock, gap / 2, clock, head);
  if (self->state != DH_HALL_OPEN)
    {
      place (self->labels[LABEL_STATE], gap, bottom - head, inner, head);
      bottom -= head + gap;
    }
  if (tall)
    {
      int split = top + (bottom - top) * 58 / 100;

      place (self->labels[LABEL_NOW], gap, top, inner, heading);
      allocate_now (self, gap, top + heading, inner, split - top - heading - gap, gap);
      place (self->labels[LABEL_PAST], gap, split, inner, heading);
      allocate_past (self, gap, split + heading, inner, bottom - split - heading);
    }
  else
    {
      /* Until somebody is called there is nothing beside it. */
      int left = self->now->len + self->past->len > 0 ? inner * 62 / 100 : inner;
      int right = inner - left - gap;

      place (self->labels[LABEL_NOW], gap, top, left, heading);
      allocate_now (self, gap, top + heading, left, bottom - top - heading, gap);
      place (self->labels[LABEL_PAST], gap + left + gap, top, right, heading);
      allocate_past (self, gap + left + gap, top + heading, right, bottom - top - heading);
    }
  limit = foot * 62 / 100;
  dh_fit_label_set_limit (DH_FIT_LABEL (self->labels[LABEL_WAITING]), limit);
  dh_fit_label_set_limit (DH_FIT_LABEL (self->labels[LABEL_MESSAGE]), limit);
  place (self->labels[LABEL_WAITING], gap, height - gap / 2 - foot, waiting, foot);
  place (self->labels[LABEL_MESSAGE], gap + waiting + gap, height - gap / 2 - foot,
         inner - waiting - gap, foot);
}
