/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store.h"

G_BEGIN_DECLS

/* What a replay did. */
typedef struct
{
  guint events; /* rows applied, undo among them */
  guint visits; /* rows of arrive and record */
  guint undone; /* rows of undo */
  guint added;  /* volunteers, procedures and places made because they were missing */
} DhLogResult;

/* Applies the event log @path (a CSV file: event-log.md) through the commands of @store, in one
 * transaction: all of it or, with @error set, nothing. Any fault of the file or of an event is
 * "FILE:LINE: reason". @create_missing makes the volunteers, procedures and places that the log
 * names and the store does not know; else they are faults. @result may be NULL. */
gboolean dh_log_replay (DhStore *store,
                        const char *path,
                        gboolean create_missing,
                        DhLogResult *result,
                        GError **error);

G_END_DECLS
