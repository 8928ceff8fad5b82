/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "model/dh-book.h"

G_BEGIN_DECLS

/* DhFeedbackItem: one feedback in a list. */
#define DH_TYPE_FEEDBACK_ITEM (dh_feedback_item_get_type ())
G_DECLARE_FINAL_TYPE (DhFeedbackItem, dh_feedback_item, DH, FEEDBACK_ITEM, GObject)

/* @feedback is copied. */
DhFeedbackItem *dh_feedback_item_new (const DhFeedback *feedback);
const DhFeedback *dh_feedback_item_get_feedback (DhFeedbackItem *self); /* (transfer none) */
/* Whether each word of @query (folded, see dh_text_fold()) stands in what is shown of it. */
gboolean dh_feedback_item_matches (DhFeedbackItem *self, const char *query);
/* Whether all that is shown of both is the same. */
gboolean dh_feedback_item_equal (DhFeedbackItem *self, const DhFeedback *feedback);

/* When, about what, of whom, as one line. (transfer full) */
char *dh_feedback_item_dup_details (DhFeedbackItem *self);
/* All of it as one sentence, for screen readers. (transfer full) */
char *dh_feedback_item_dup_description (DhFeedbackItem *self);

/* Name of a symbolic icon. */
const char *dh_feedback_status_icon (DhFeedbackStatus status);

G_END_DECLS
