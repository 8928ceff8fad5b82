/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-migrator.h"

G_BEGIN_DECLS

/* One step: the SQL that leads from version - 1 to version. */
typedef struct
{
  int version; /* counted from 1, without a gap */
  char *sql;   /* owned */
} DhMigration;

void dh_migration_free (DhMigration *self);

/* The steps of the resource bundle, in order. (transfer container) of DhMigration */
GPtrArray *dh_migrator_load (void);
int dh_migrator_target_of (GPtrArray *steps);

/* dh_migrator_run() and dh_migrator_verify() with @steps in place of the built-in ones. */
gboolean dh_migrator_run_steps (DhDb *db, GPtrArray *steps, GError **error);
gboolean dh_migrator_verify_steps (DhDb *db, GPtrArray *steps, GError **error);

/* The version of the schema in @version if @db is ours and not newer than @target; 0 is one that
 * was made and not yet filled. */
gboolean dh_migrator_check_version (DhDb *db, int target, gint64 *version, GError **error);

/* Every object of the schema, "type name: SQL" with the SQL's spaces as written, sorted by bytes;
 * what SQLite keeps for itself left out. */
GPtrArray *dh_migrator_describe_schema (DhDb *db, GError **error);
/* The same of an empty database brought to @version by the built-in steps. */
GPtrArray *dh_migrator_expected_schema (int version, GError **error);

G_END_DECLS
