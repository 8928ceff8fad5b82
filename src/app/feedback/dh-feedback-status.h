/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "feedback/dh-feedback-job.h"

G_BEGIN_DECLS

/* Asks over @widget for the state of @feedback and a note, the next state being proposed; writes
 * it, and answers with a toast that offers to undo it. */
void dh_feedback_status_ask (GtkWidget *widget, DhSession *session, const DhFeedback *feedback);

/* A toast over @widget for the event @event_id, which it offers to undo. */
void dh_feedback_toast (GtkWidget *widget, const char *text, gint64 event_id);

G_END_DECLS
