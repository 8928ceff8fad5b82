/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "log-desk/dh-log-desk-item.h"
#include "log-desk/dh-log-desk-page.h"
#include "log-desk/dh-log-desk-private.h"
#include "pickers/dh-volunteer-picker.h"
#include "register/dh-register-entry.h"

G_BEGIN_DECLS

struct _DhLogDeskPage
{
  AdwBreakpointBin parent_instance;

  DhRegisterEntry *register_entry;
  DhVolunteerPicker *volunteer_picker;
  AdwToggleGroup *channel_group;
  GtkDropDown *outcome_drop;
  GtkWidget *edit_box;
  GtkLabel *edit_label;
  GtkLabel *hint_label;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListView *list_view;

  DhSession *session;          /* (owned) */
  GSettings *settings;         /* (owned) (nullable) */
  GSimpleActionGroup *actions; /* (owned) the group "desk" */
  GListStore *items;           /* (owned) of DhLogDeskItem, newest first */
  DhLogDeskItem *edited;       /* (owned) (nullable) the record that the line is to change … */
  GArray *edited_volunteers;   /* (owned) (nullable) of gint64: … and who helped there */
  GPtrArray *procedures;       /* (owned) (nullable) that the favourites are chosen from */
  GArray *pins;                /* (owned) (nullable) of gint64 */
  gint32 shown_day;            /* day for which the favourites were read */
  guint n_duties;              /* how many were on duty when it was last looked */
  guint active : 1;
  guint undo_active : 1;
  guint reading : 1; /* the records are being read */
  guint again : 1;   /* … and will be once more */
};

/* dh-log-desk-page-record.c */
void dh_log_desk_page_install_record_actions (GtkWidgetClass *widget_class);
void dh_log_desk_page_show_hint (DhLogDeskPage *self, const char *text); /* NULL = none */
void dh_log_desk_page_stop_editing (DhLogDeskPage *self);
/* Puts the record replaced last back as it was; FALSE where something else was done since. */
gboolean dh_log_desk_page_undo_change (DhLogDeskPage *self);
/* Records what stands in the line; @procedure_id 0 = with the procedure in the line. */
void dh_log_desk_page_record (DhLogDeskPage *self, gint64 procedure_id);

/* dh-log-desk-page-list.c */
void dh_log_desk_page_create_rows (DhLogDeskPage *self);
void dh_log_desk_page_read_items (DhLogDeskPage *self);
void dh_log_desk_page_update_count (DhLogDeskPage *self);

/* dh-log-desk-page-actions.c */
void dh_log_desk_page_create_actions (DhLogDeskPage *self);
void dh_log_desk_page_update_actions (DhLogDeskPage *self);
void dh_log_desk_page_update_favourites (DhLogDeskPage *self);
void dh_log_desk_page_pin (DhLogDeskPage *self, gint64 procedure_id);

G_END_DECLS
