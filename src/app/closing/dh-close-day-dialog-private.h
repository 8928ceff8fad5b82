/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "closing/dh-close-day-dialog.h"
#include "closing/dh-close-day-item.h"

G_BEGIN_DECLS

struct _DhCloseDayDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  GtkLabel *figures_label;
  GtkLabel *open_label;
  GtkWidget *all_box;
  GtkButton *all_back_button;
  GtkWidget *list_card;
  GtkListView *list_view;
  GtkLabel *duty_label;
  GtkLabel *duty_names;
  GtkWidget *duty_box;
  GtkEntry *out_entry;
  GtkLabel *notes_label;
  GtkTextView *handover_view;
  GtkLabel *hint_label;
  GtkWidget *close_button;

  DhSession *session;        /* (owned) */
  GCancellable *cancellable; /* (owned) of the readings */
  GListStore *items;         /* (owned) of DhCloseDayItem */
  GArray *volunteers;        /* (owned) of gint64: still on duty */
  char *out_proposed;        /* (owned) what stood in out_entry first */
  gint64 now;                /* UTC s, when the list was made */
  gboolean busy;
};

/* dh-close-day-dialog-rows.c: the rows of list_view, and the keys that go through them. */
void dh_close_day_dialog_create_rows (DhCloseDayDialog *self);

G_END_DECLS
