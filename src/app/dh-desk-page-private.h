/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-desk-page.h"
#include "dh-duty-bar.h"
#include "dh-queue-list.h"
#include "dh-register-entry.h"
#include "dh-visit-pane.h"

G_BEGIN_DECLS

struct _DhDeskPage
{
  AdwBreakpointBin parent_instance;

  DhRegisterEntry *register_entry;
  GtkLabel *queue_label;
  GtkStack *queue_stack;
  DhQueueList *queue_list;
  DhVisitPane *visit_pane;
  DhDutyBar *duty_bar;

  DhSession *session;          /* (owned) */
  GSettings *settings;         /* (owned) (nullable) */
  GSimpleActionGroup *actions; /* (owned) the group "desk" */
  GHashTable *quantities; /* (owned) visit id → pieces typed at registration, if more than one */
  gint64 called_at;       /* monotonic µs of the last "call next", against double presses */
  gint64 blank_at;        /* the same of the last number without details */
  guint tick_id;
  guint busy; /* commands on a visit under way */
  guint active : 1;
  guint undo_active : 1;
};

/* dh-desk-page-actions.c */
void dh_desk_page_create_actions (DhDeskPage *self);
void dh_desk_page_update_actions (DhDeskPage *self);
void dh_desk_page_register (DhDeskPage *self);
/* The chosen visit, or NULL. */
const DhVisit *dh_desk_page_get_visit (DhDeskPage *self);

/* dh-desk-page-dialogs.c */
void dh_desk_page_show_assist_form (DhDeskPage *self, gboolean finish);
void dh_desk_page_show_hold (DhDeskPage *self);
void dh_desk_page_show_transfer (DhDeskPage *self);

/* Runs @n commands on visits, and answers with a toast. */
void dh_desk_page_run (DhDeskPage *self, const DhCommand *commands, guint n);
/* Answers commands that are done. */
void dh_desk_page_show_receipts (DhDeskPage *self, GArray *receipts);

G_END_DECLS
