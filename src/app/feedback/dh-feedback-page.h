/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhFeedbackPage: what people say: difficulties and feedback of a period with their state, beside
 * the difficulties recorded with the help given and what visitors answered. Writing and taking back
 * are the window's (group "voice", see DhSurveyKeeper), undo is that of the group "day". */
#define DH_TYPE_FEEDBACK_PAGE (dh_feedback_page_get_type ())
G_DECLARE_FINAL_TYPE (DhFeedbackPage, dh_feedback_page, DH, FEEDBACK_PAGE, AdwBreakpointBin)

typedef enum
{
  DH_FEEDBACK_TODAY,
  DH_FEEDBACK_WEEK, /* the last seven days */
  DH_FEEDBACK_MONTH,
  DH_FEEDBACK_LAST_MONTH,
  DH_FEEDBACK_ALL, /* the list and the answers alone: counting all years would take long */
} DhFeedbackPeriod;
#define DH_FEEDBACK_N_PERIODS (DH_FEEDBACK_ALL + 1)

DhFeedbackPage *dh_feedback_page_new (DhSession *session);
void dh_feedback_page_set_period (DhFeedbackPage *self, DhFeedbackPeriod period);
/* Whether what is shown has been read. */
gboolean dh_feedback_page_is_ready (DhFeedbackPage *self);
/* What the list shows: of DhFeedbackItem, newest first. (transfer none) */
GListModel *dh_feedback_page_get_model (DhFeedbackPage *self);

G_END_DECLS
