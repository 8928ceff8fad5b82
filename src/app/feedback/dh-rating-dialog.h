/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhRatingDialog: asks a visitor how satisfied they are: four big buttons with a face and words,
 * one tap or one key (1 … 4, from the left) each. It thanks, and closes itself. Beside them the
 * survey of the commune as QR code where it has one.
 *
 * signal "rated" (int64 event_id): the answer is in the book.
 * signal "skipped": it was closed without an answer.
 * signal "full-screen": the survey is to be shown large. */
#define DH_TYPE_RATING_DIALOG (dh_rating_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhRatingDialog, dh_rating_dialog, DH, RATING_DIALOG, AdwDialog)

/* How long it thanks, ms. */
#define DH_RATING_THANKS_MS 2000

/* @ticket: whom it is about. @survey_url: "" = none. */
DhRatingDialog *dh_rating_dialog_new (DhSession *session,
                                      gint64 visit_id,
                                      const char *ticket,
                                      const char *survey_url);

G_END_DECLS
