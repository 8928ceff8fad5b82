/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "desk/dh-counter-chooser.h"
#include "desk/dh-desk-page.h"
#include "desk/dh-duty-bar.h"
#include "desk/dh-queue-list.h"
#include "desk/dh-visit-pane.h"
#include "model/dh-entry-guard.h"
#include "model/dh-event.h"
#include "register/dh-register-entry.h"
#include "ticket/dh-ticket-printer.h"

G_BEGIN_DECLS

/* Setting of the file: see dh_favourites_parse_pins(). */
#define DH_SETTING_PINS "favourite_pins"

struct _DhDeskPage
{
  AdwBreakpointBin parent_instance;

  DhRegisterEntry *register_entry;
  GtkLabel *queue_label;
  GtkLabel *next_label;
  GtkLabel *stopped_label;
  GtkBox *next_box;
  DhCounterChooser *counter_chooser;
  GtkStack *queue_stack;
  DhQueueList *queue_list;
  GtkStack *person_stack;
  DhVisitPane *visit_pane; /* (nullable) in person_stack; made for the first who is chosen */
  DhDutyBar *duty_bar;

  DhSession *session;          /* (owned) */
  GSettings *settings;         /* (owned) (nullable) */
  GSimpleActionGroup *actions; /* (owned) the group "desk" */
  GtkWidget *due_button;       /* (nullable) in next_box, made for the first who is due */
  GHashTable *habits;          /* (owned) procedure id → DhAssistHabit; dh-desk-page-assists.c */
  gint32 habits_day;           /* local day that they are of */
  GQueue presses;              /* what waits for its turn; dh-desk-page-run.c */
  char *last_press;            /* (owned) (nullable) action, counter and person … */
  gint64 last_press_at;        /* … and when, monotonic µs, against double presses */
  gint64 acting;               /* visit that the press now run is about; 0 = the chosen one */
  DhEntryGuard *guard;         /* (owned) against giving one person two numbers */
  gpointer pending;     /* (owned) (nullable) who waits for an answer; dh-desk-page-register.c */
  gboolean looking_up;  /* an old number is looked for; dh-registration-return.c … */
  GQueue registrations; /* … (owned) of DhRegistration: those after it or an undo, in order */
  GPtrArray *favourites_of; /* (owned) (nullable) procedures that the favourites are chosen from */
  GArray *pins;             /* (owned) (nullable) of gint64 */
  gint32 favourites_day;    /* local day for which they are chosen */
  DhTicketPrinter *ticket_printer; /* (owned) (nullable) made when something is printed */
  GString *held;                 /* (owned) (nullable) typed while a dialog opens; '\n' is Enter */
  GtkEventController *hold_keys; /* (nullable) of the window, while keys are held */
  guint hold_id;                 /* source that lets them go */
  guint tick_id;
  guint focus_id;        /* source that gives the line the focus */
  GtkWidget *last_focus; /* (nullable) (weak) who has the focus, or had it last */
  guint settle_id;       /* source; not 0: commands are done, the list is yet to be read again */
  guint busy;            /* commands under way */
  guint due;             /* how many are to come back today */
  guint n_visits_seen;   /* in the queue when that was counted */
  guint replaying : 1;   /* a press that waited is being run */
  guint choosing : 1;    /* "call the next" is under way: who is chosen is not known yet */
  guint asked : 1; /* a press has opened a question: those after it were not meant for the desk */
  guint active : 1;
  guint undo_active : 1;
};

/* dh-desk-page-actions.c */
void dh_desk_page_create_actions (DhDeskPage *self);
void dh_desk_page_update_actions (DhDeskPage *self);
/* Whether action @name opens a dialog. */
gboolean dh_desk_page_asks (const char *name);
/* Says who is next. */
void dh_desk_page_update_head (DhDeskPage *self);
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
/* Those that nothing holds back any more. */
void dh_desk_page_release_registrations (DhDeskPage *self);
/* Whether an undo or redo has been pressed and is not begun. */
gboolean dh_desk_page_undo_waits (DhDeskPage *self);
/* Gives the line the focus, unless somebody writes elsewhere. */
void dh_desk_page_focus_line (DhDeskPage *self);

/* dh-desk-page-favourites.c */
/* Reads the favourites again where the day, the lists or the settings are others. */
void dh_desk_page_update_favourites (DhDeskPage *self);
/* Pins @procedure_id to the favourites, or takes the pin away. */
void dh_desk_page_pin (DhDeskPage *self, gint64 procedure_id);

/* dh-desk-page-dialogs.c: each about a visit that it may be done to. */
void dh_desk_page_show_hold (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_show_transfer (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_show_leave (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_show_change (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_show_true_end (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_show_erase_name (DhDeskPage *self, const DhVisit *visit);

/* dh-desk-page-assists.c */
void dh_desk_page_show_record (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_show_record_finish (DhDeskPage *self, const DhVisit *visit);
void dh_desk_page_create_assist_actions (DhDeskPage *self);
/* Once a day: takes from the book how each procedure was helped with last. */
void dh_desk_page_update_habits (DhDeskPage *self);

/* dh-desk-page-due.c */
/* Counts who is to come back today and asks whether numbers are given. */
void dh_desk_page_update_due (DhDeskPage *self);
void dh_desk_page_show_due (DhDeskPage *self);

/* dh-desk-page-tickets.c */
void dh_desk_page_create_ticket_actions (DhDeskPage *self);
/* (transfer none) */
DhTicketPrinter *dh_desk_page_get_ticket_printer (DhDeskPage *self);
/* A number was given: its ticket is printed where that is wished for. */
void dh_desk_page_ticket_given (DhDeskPage *self, gint64 visit_id);

/* dh-desk-page-present.c */
/* Shows @dialog, an AdwDialog; what is typed until it has the focus goes to it. */
void dh_desk_page_present (DhDeskPage *self, gpointer dialog);
/* The same where a dialog is to be expected; and where it does not come. */
void dh_desk_page_hold_keys (DhDeskPage *self);
void dh_desk_page_release_keys (DhDeskPage *self);
/* @focus (nullable) has the focus of the window now. */
void dh_desk_page_focus_moved (DhDeskPage *self, GtkWidget *focus);

/* dh-desk-page-run.c */
/* Whether @action is to be done now. If not, it was the second half of a double press, or it waits
 * until what is under way is done and seen: then it is activated again. */
gboolean dh_desk_page_take_press (DhDeskPage *self, GAction *action);
/* Says that what was asked for cannot be done to @visit_id (0: the chosen one). */
void dh_desk_page_refuse (DhDeskPage *self, gint64 visit_id);
/* A command is under way, and has ended. */
void dh_desk_page_begin (DhDeskPage *self);
void dh_desk_page_end (DhDeskPage *self);
/* What the commands changed has been read. */
void dh_desk_page_settle (DhDeskPage *self);
gboolean dh_desk_page_is_settling (DhDeskPage *self);
void dh_desk_page_clear_presses (DhDeskPage *self);
/* Runs @n commands on visits, and answers with a toast. */
void dh_desk_page_run (DhDeskPage *self, const DhCommand *commands, guint n);
/* Answers commands that are done. */
void dh_desk_page_show_receipts (DhDeskPage *self, GArray *receipts);
/* n = 0: the last command. */
void dh_desk_page_undo (DhDeskPage *self, const gint64 *event_ids, guint n);
void dh_desk_page_redo (DhDeskPage *self);

G_END_DECLS
