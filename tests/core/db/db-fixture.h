/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "db/dh-db.h"
#include "dh-error.h"

/* A folder of its own for each test, gone with all that is in it at the end. */
typedef struct
{
  char *folder; /* owned */
  char *path;   /* owned; "desk.db" in it, not yet there */
} DbFixture;

void db_fixture_set_up (DbFixture *self, gconstpointer user_data);
void db_fixture_tear_down (DbFixture *self, gconstpointer user_data);
#define DB_TEST(path, function)                                                                    \
  g_test_add (path, DbFixture, NULL, db_fixture_set_up, function, db_fixture_tear_down)

char *db_fixture_file (DbFixture *self, const char *name);
/* Every file of the folder with its size and a checksum: equal before and after means untouched.
 * Names that end in @ignored (nullable) are left out. */
char *db_fixture_snapshot (DbFixture *self, const char *ignored);

gint64 db_query_int (DhDb *db, const char *sql);
char *db_query_text (DhDb *db, const char *sql);
void db_exec (DhDb *db, const char *sql);

/* The test's second process, see db-helper.c: started, and its first line ("ready") read. */
GSubprocess *db_helper_start (const char *mode, const char *path, const char *extra);
/* Runs it to its end; (transfer full) what it printed. */
char *db_helper_run (const char *mode, const char *path, const char *extra);
/* Ends it with SIGKILL and waits for it. */
void db_helper_kill (GSubprocess *helper);
