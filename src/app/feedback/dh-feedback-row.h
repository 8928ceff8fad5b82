/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "feedback/dh-feedback-item.h"

G_BEGIN_DECLS

/* DhFeedbackRow: a feedback in the list: what was said, its state in words and with an icon, and
 * buttons that change the state and take it away (actions "feedback.status-of" and
 * "feedback.remove-of" with its id). */
#define DH_TYPE_FEEDBACK_ROW (dh_feedback_row_get_type ())
G_DECLARE_FINAL_TYPE (DhFeedbackRow, dh_feedback_row, DH, FEEDBACK_ROW, GtkBox)

DhFeedbackRow *dh_feedback_row_new (void);
void dh_feedback_row_set_item (DhFeedbackRow *self, DhFeedbackItem *item);

G_END_DECLS
