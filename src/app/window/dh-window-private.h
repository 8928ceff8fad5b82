/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "closing/dh-close-day-keeper.h"
#include "common/dh-close-day-notice.h"
#include "common/dh-day-chooser.h"
#include "feedback/dh-survey-keeper.h"
#include "io/dh-export-table.h"
#include "window/dh-window.h"

G_BEGIN_DECLS

struct _DhWindow
{
  AdwApplicationWindow parent_instance;

  AdwBanner *practice_banner;
  AdwBin *notice_bin;
  AdwBin *book_bin;
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
  GtkWindow *guide;               /* (weak) (nullable) the window of the help */
  GSettings *settings;            /* (owned) (nullable) */
  char *path;                     /* (owned) of the database */
  gint64 clock_offset;            /* s */
  guint focus_id;                 /* idle that moves the focus to the page */
  guint settle_id;                /* timeout after which the window has come to rest */
  guint care_id;                  /* timeout after which the book is seen to */
  gint32 care_day;                /* on which it was last */
  gboolean backing_up;            /* a backup is under way */
  gboolean restoring;             /* a backup is looked at or put in place */
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

/* Whether the desk writes records alone. */
gboolean dh_window_is_log_only (DhWindow *self);

/* dh-window.c */
/* Closes the book and lets go of all that shows it; dh_window_open() opens it again. */
void dh_window_close_book (DhWindow *self);
/* Says @text while something is done in place of the pages. */
void dh_window_show_waiting (DhWindow *self, const char *text);

/* dh-window-book.c */
/* Backs up the book to @path, while people work on. */
void dh_window_back_up_to (DhWindow *self, const char *path);
/* The name that is proposed for a backup of today. (transfer full) */
char *dh_window_dup_backup_name (DhWindow *self);
/* Erases the names whose time has come, and reminds of the backup if it is due. */
void dh_window_care (DhWindow *self);
/* Has that done soon, once on each day. */
void dh_window_plan_care (DhWindow *self);
void dh_window_hide_book_notice (DhWindow *self);
void dh_window_update_book_actions (DhWindow *self);
void dh_window_install_book_actions (GtkWidgetClass *widget_class);

/* dh-window-export.c */
/* Saves @table to @file and says so; a @file whose name ends in .csv is no workbook. */
void
dh_window_export_to (DhWindow *self, const DhExportTable *table, gboolean workbook, GFile *file);
void dh_window_install_export_action (GtkWidgetClass *widget_class);

/* dh-window-actions.c */
void dh_window_install_actions (GtkWidgetClass *widget_class);

/* dh-window-hall.c */
void dh_window_show_hall (DhWindow *self);
/* Without its desk a hall would show numbers that nobody changes any more. */
void dh_window_close_hall (DhWindow *self);

G_END_DECLS
