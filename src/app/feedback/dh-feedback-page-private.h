/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "common/dh-composed-text.h"
#include "dh-long-list.h"
#include "feedback/dh-feedback-figures.h"
#include "feedback/dh-feedback-item.h"
#include "feedback/dh-feedback-job.h"
#include "feedback/dh-feedback-page.h"

G_BEGIN_DECLS

/* Inside of dh-feedback-page.c and dh-feedback-page-list.c. */

struct _DhFeedbackPage
{
  AdwBreakpointBin parent_instance;

  GtkWidget *write_button;
  GtkDropDown *period_drop;
  GtkDropDown *category_drop;
  GtkDropDown *status_drop;
  GtkEditable *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  DhLongList *list;
  GtkWidget *error_page;
  DhFeedbackFigures *figures;

  DhSession *session;         /* (owned) */
  DhFeedbackReading *reading; /* (owned) (nullable) whose figures are yet to be shown */
  guint figures_id;           /* source that shows them, 0 = none */
  GCancellable *cancellable;  /* (owned) of the reading under way */
  GListStore *items;          /* (owned) of DhFeedbackItem */
  GtkFilterListModel *shown;  /* (owned) those that pass the filter */
  GtkFilter *filter;          /* (owned) */
  DhComposedText *typed;      /* (owned) what is searched for */
  char *query;                /* (owned) folded */
  gboolean ready;
};

/* The list, and what of it is shown: category, state, words that are searched for. */
void dh_feedback_page_install_list (GtkWidgetClass *widget_class);
void dh_feedback_page_create_list (DhFeedbackPage *self);
/* Shows @feedback (of DhFeedback). Only the rows that changed are made anew, so that the list keeps
 * its place. */
void dh_feedback_page_take_feedback (DhFeedbackPage *self, GPtrArray *feedback);
/* The row that keys are about. (transfer none) (nullable) */
DhFeedbackItem *dh_feedback_page_get_chosen (DhFeedbackPage *self);
void dh_feedback_page_choose (DhFeedbackPage *self, gint64 id, gboolean focus);

G_END_DECLS
