/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "outreach/dh-outreach-job.h"
#include "outreach/dh-outreach-page.h"

G_BEGIN_DECLS

/* Inside of dh-outreach-page.c and its neighbours. */

struct _DhOutreachPage
{
  AdwBin parent_instance;

  GtkWidget *previous_button;
  GtkLabel *month_label;
  GtkWidget *next_button;
  GtkWidget *add_button;
  GtkWidget *draft_box;
  GtkLabel *draft_label;
  GtkWidget *table_box;
  GtkWidget *error_page;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *total_label;

  DhSession *session;         /* (owned) */
  GCancellable *cancellable;  /* (owned) of the reading under way */
  DhOutreachReading *reading; /* (owned) (nullable) of the month shown */
  gint32 first;               /* day of the month shown */
  guint tables;               /* tables being read */
  gint64 focus_id;            /* sheet whose row the focus goes back to; 0 = none */
};

/* Answers that something was written, with a way to undo the events @ids (of gint64). */
void dh_outreach_page_show_saved (DhOutreachPage *self, GArray *ids, const char *text);

/* Tables: from a file, from the clipboard, or dragged onto the page. */
void dh_outreach_page_import_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dh_outreach_page_paste_action (GtkWidget *widget, const char *name, GVariant *parameter);
gboolean dh_outreach_page_drop_cb (DhOutreachPage *self, const GValue *value);

/* Sheets and classes under the hands, and the draft of one that has not been saved. */
void dh_outreach_page_install_editors (GtkWidgetClass *widget_class);
void dh_outreach_page_show_draft (DhOutreachPage *self);

G_END_DECLS
