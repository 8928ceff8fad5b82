/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "feedback/dh-feedback-job.h"

G_BEGIN_DECLS

/* DhFeedbackFigures: beside the list of feedback: the difficulties recorded with the help given, as
 * counts, and what visitors answered, as a chart. */
#define DH_TYPE_FEEDBACK_FIGURES (dh_feedback_figures_get_type ())
G_DECLARE_FINAL_TYPE (DhFeedbackFigures, dh_feedback_figures, DH, FEEDBACK_FIGURES, AdwBin)

/* @desk (nullable) has the names given to difficulties here. */
void dh_feedback_figures_show (DhFeedbackFigures *self,
                               const DhFeedbackReading *reading,
                               const DhDeskSettings *desk);

G_END_DECLS
