/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-close-day-keeper.h"
#include "dh-close-day-notice.h"
#include "dh-day-chooser.h"
#include "dh-survey-keeper.h"
#include "dh-window.h"

G_BEGIN_DECLS

struct _DhWindow
{
  AdwApplicationWindow parent_instance;

  AdwBanner *practice_banner;
  AdwBin *notice_bin;
  GtkStack *root_stack;
  AdwBin *start_bin;
  AdwViewStack *view_stack;
  AdwBin *desk_bin;
  AdwBin *outreach_bin;
  AdwBin *feedback_bin;
  AdwBin *statistics_bin;
  AdwBin *reports_bin;
  GtkWidget *view_switcher;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;

  DhSession *session;             /* (owned) (nullable) NULL until the database is open */
  GCancellable *cancellable;      /* (owned) of the preparation */
  GListModel *dialogs;            /* (owned) those that are open */
  DhCloseDayKeeper *keeper;       /* (owned) (nullable) while the database is open */
  DhSurveyKeeper *voice;          /* (owned) (nullable) while the database is open */
  DhHallWindow *hall;             /* (weak) (nullable) */
  DhCloseDayNotice *sound_notice; /* (weak) (nullable) that calls cannot be heard */
  GSettings *settings;            /* (owned) (nullable) */
  char *path;                     /* (owned) of the database */
  gint64 clock_offset;            /* s */
  guint focus_id;                 /* idle that moves the focus to the page */
  gboolean practice;
  gboolean silence_told; /* that the calls cannot be heard */
};

/* dh-window-pages.c */
GtkWidget *dh_window_get_page (DhWindow *self);           /* (nullable) the one on the screen */
DhDayChooser *dh_window_get_day_chooser (DhWindow *self); /* (nullable) that of the page */
void dh_window_update_actions (DhWindow *self);
/* Another page is on the screen, which is made if it was not yet. */
void dh_window_update_page (DhWindow *self);
/* Puts up the desk of the mode that is set now. */
void dh_window_update_desk (DhWindow *self);

/* dh-window-actions.c */
void dh_window_install_actions (GtkWidgetClass *widget_class);

/* dh-window-hall.c */
void dh_window_show_hall (DhWindow *self);
/* Without its desk a hall would show numbers that nobody changes any more. */
void dh_window_close_hall (DhWindow *self);

G_END_DECLS
