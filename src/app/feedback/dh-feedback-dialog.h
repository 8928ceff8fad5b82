/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "model/dh-book.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhFeedbackDialog: writes down what somebody says: its kind, the words, what they propose, and the
 * procedure where it is about one.
 *
 * signal "saved" (int64 event_id): it is in the book; the dialog closes itself. */
#define DH_TYPE_FEEDBACK_DIALOG (dh_feedback_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhFeedbackDialog, dh_feedback_dialog, DH, FEEDBACK_DIALOG, AdwDialog)

/* A new one. @visit (nullable): of whom it may be. */
DhFeedbackDialog *dh_feedback_dialog_new (DhSession *session, const DhVisit *visit);
/* Changes an old one. */
DhFeedbackDialog *dh_feedback_dialog_new_for (DhSession *session, const DhFeedback *feedback);

G_END_DECLS
