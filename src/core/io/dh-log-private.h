/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-columns.h"
#include "io/dh-log.h"

G_BEGIN_DECLS

/* The columns of an event log (event-log.md). */
typedef enum
{
  DH_LOG_AT,
  DH_LOG_EVENT,
  DH_LOG_VISIT,
  DH_LOG_PLACE,
  DH_LOG_PROCEDURE,
  DH_LOG_VOLUNTEER,
  DH_LOG_COUNTER,
  DH_LOG_GROUP,
  DH_LOG_PRIORITY,
  DH_LOG_CHANNEL,
  DH_LOG_OUTCOME,
  DH_LOG_QUANTITY,
  DH_LOG_DIFFICULTY,
  DH_LOG_NOTE,
  DH_LOG_REASON,
  DH_LOG_ORIGIN,
  DH_LOG_MINUTES,
  DH_LOG_FOLLOW_UP,
  DH_LOG_ENDED,
  DH_LOG_PROPOSAL,
  DH_LOG_N_COLUMNS,
} DhLogColumn;

/* The present row of a log, and what its cells name. Every function that can fail sets @error to
 * "FILE:LINE: reason". */
typedef struct
{
  DhStore *store;      /* borrowed */
  DhCsvReader *reader; /* owned */
  gboolean create_missing;
  guint added;               /* made because they were missing */
  gint at[DH_LOG_N_COLUMNS]; /* where each column is, -1 = left out */
  GHashTable *procedures;    /* (owned) text (owned) → id (gint64, owned) */
  GHashTable *volunteers;    /* (owned) the same */
  GHashTable *places;        /* (owned) the same */
  GArray *ids;               /* (owned) of gint64: volunteers of the present row */
} DhLogRow;

/* Takes @reader. FALSE where its header is not that of a log; clear @self in any case. */
gboolean dh_log_row_init (DhLogRow *self,
                          DhStore *store,
                          DhCsvReader *reader,
                          gboolean create_missing,
                          GError **error);
void dh_log_row_clear (DhLogRow *self);

/* The cell, "" where it is empty or its column left out; blank where it has spaces alone. */
const char *dh_log_row_get (DhLogRow *self, DhLogColumn column);
gboolean dh_log_row_is_blank (DhLogRow *self, DhLogColumn column);

/* Takes @fault, and sets @error to it with the line before it; always FALSE. */
gboolean dh_log_row_fail (DhLogRow *self, GError **error, GError *fault);
gboolean dh_log_row_unknown_word (DhLogRow *self, DhLogColumn column, GError **error);

/* Ids of what the cells name, 0 where they are blank. What is missing is made if the log may. */
gboolean dh_log_row_read_procedure (DhLogRow *self, gint64 *id, GError **error);
gboolean dh_log_row_read_place (DhLogRow *self, gint64 *id, GError **error);
/* Into self->ids, none twice. */
gboolean dh_log_row_read_volunteers (DhLogRow *self, GError **error);
/* A whole number from 1 to @max; @number stays as it is where the cell is empty. */
gboolean
dh_log_row_read_number (DhLogRow *self, DhLogColumn column, int max, int *number, GError **error);
/* A date, 0 where the cell is blank. */
gboolean dh_log_row_read_day (DhLogRow *self, DhLogColumn column, gint32 *day, GError **error);
/* A local time after the beginning of 1970, UTC s. */
gboolean dh_log_row_read_time (DhLogRow *self, DhLogColumn column, gint64 *time, GError **error);

/* What every such table of ids is made and asked with. */
GHashTable *dh_log_ids_new (void);
void dh_log_ids_set (GHashTable *ids, const char *key, gint64 id);
gint64 dh_log_ids_get (GHashTable *ids, const char *key);

G_END_DECLS
