/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-desk-page.h"
#include "dh-duty-bar.h"
#include "dh-queue-list.h"
#include "dh-register-entry.h"
#include "dh-ticket-printer.h"
#include "dh-visit-pane.h"
#include "model/dh-entry-guard.h"

G_BEGIN_DECLS

/* Setting of the file: see dh_favourites_parse_pins(). */
#define DH_SETTING_PINS "favourite_pins"

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
  DhEntryGuard *guard;    /* (owned) against giving one person two numbers */
  gpointer pending;       /* (owned) (nullable) who waits for an answer; dh-desk-page-register.c */
  GPtrArray *favourites_of; /* (owned) (nullable) procedures that the favourites are chosen from */
  GArray *pins;             /* (owned) (nullable) of gint64 */
  gint32 favourites_day;    /* local day for which they are chosen */
  DhTicketPrinter *ticket_printer; /* (owned) (nullable) made when something is printed */
  guint tick_id;
  guint focus_id;        /* source that gives the line the focus */
  GtkWidget *last_focus; /* (nullable) (weak) who has the focus, or had it last */
  guint busy;     /* commands on a visit under way */
  guint active : 1;
  guint undo_active : 1;
};

/* dh-desk-page-actions.c */
void dh_desk_page_create_actions (DhDeskPage *self);
void dh_desk_page_update_actions (DhDeskPage *self);
/* The chosen visit, or NULL. */
const DhVisit *dh_desk_page_get_visit (DhDeskPage *self);

/* dh-desk-page-register.c */
/* What stands in the line, the same with favourite @n, nothing at all. */
void dh_desk_page_register (DhDeskPage *self);
void dh_desk_page_register_favourite (DhDeskPage *self, guint n);
void dh_desk_page_register_blank (DhDeskPage *self);
void dh_desk_page_show_register_form (DhDeskPage *self);
/* The question asked last is answered with yes, or is void. */
void dh_desk_page_confirm (DhDeskPage *self);
void dh_desk_page_clear_pending (DhDeskPage *self);
/* Gives the line the focus, unless somebody writes elsewhere. */
void dh_desk_page_focus_line (DhDeskPage *self);

/* dh-desk-page-favourites.c */
/* Reads the favourites again where the day, the lists or the settings are others. */
void dh_desk_page_update_favourites (DhDeskPage *self);
/* Pins @procedure_id to the favourites, or takes the pin away. */
void dh_desk_page_pin (DhDeskPage *self, gint64 procedure_id);

/* dh-desk-page-dialogs.c */
void dh_desk_page_show_assist_form (DhDeskPage *self, gboolean finish);
void dh_desk_page_show_hold (DhDeskPage *self);
void dh_desk_page_show_transfer (DhDeskPage *self);

/* dh-desk-page-tickets.c */
void dh_desk_page_create_ticket_actions (DhDeskPage *self);
/* (transfer none) */
DhTicketPrinter *dh_desk_page_get_ticket_printer (DhDeskPage *self);
/* A number was given: its ticket is printed where that is wished for. */
void dh_desk_page_ticket_given (DhDeskPage *self, gint64 visit_id);

/* Runs @n commands on visits, and answers with a toast. */
void dh_desk_page_run (DhDeskPage *self, const DhCommand *commands, guint n);
/* Answers commands that are done. */
void dh_desk_page_show_receipts (DhDeskPage *self, GArray *receipts);

G_END_DECLS
