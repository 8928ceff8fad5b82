/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/dh-session.h"

G_BEGIN_DECLS

/* What closes a day. Strings and arrays are copied by those who take it. */
typedef struct
{
  GArray *commands;     /* of DhCommand, on the visits that are open */
  GArray *volunteers;   /* of gint64: on duty, whose duty ends at out_at; NULL = by the closing */
  gint64 out_at;        /* UTC s */
  const char *handover; /* text to the next shift; NULL or "" = none */
} DhClosing;

/* Writes all of @closing and closes today, in one transaction. */
void dh_close_day_async (DhSession *session,
                         const DhClosing *closing,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* Returns: (transfer full) array of gint64, the events in their order; NULL on error */
GArray *dh_close_day_finish (DhSession *session, GAsyncResult *result, GError **error);

/* A day that nobody closed. */
typedef struct
{
  gint32 day;
  guint visits; /* that were still open, those called in vain not among them */
  guint duties; /* volunteers still on duty */
  gint64 event_id;
} DhForgottenDay;

/* Closes every day before today on which somebody is still open or on duty, in one transaction.
 * Returns by the finish: (transfer full) array of DhForgottenDay, oldest first; empty as a rule. */
void
dh_close_day_forgotten_async (DhSession *session, GAsyncReadyCallback callback, gpointer user_data);
GArray *dh_close_day_forgotten_finish (DhSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
