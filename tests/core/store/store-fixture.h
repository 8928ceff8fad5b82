/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-day.h"
#include "store/dh-store.h"

/* A store of its own in a new folder, with two volunteers and two procedures. */
typedef struct
{
  char *folder;
  char *path;
  DhStore *store;
  gint64 procedures[2];
  gint64 volunteers[3];
} Fixture;

/* 2026-11-23, a Monday. */
#define DAY 20780
/* Seconds since the local midnight of DAY. */
#define AT(h, m, s) (dh_day_start (DAY) + (h) * 3600 + (m) * 60 + (s))

void fixture_set_up (Fixture *self, gconstpointer user_data);
void fixture_tear_down (Fixture *self, gconstpointer user_data);
/* Closes the store and opens it again. */
void fixture_reopen (Fixture *self);

/* Adds three volunteers and two procedures to a new store. */
void store_add_people (DhStore *store, gint64 *procedures, gint64 *volunteers);
/* A store at @path as a copy of the @length bytes of another one, which takes far less time than to
 * make one; it does not wait for the disk. */
DhStore *store_open_copy (const char *path, const char *bytes, gssize length);
void remove_folder (const char *folder);

/* The whole content of the tables of @store as text, a line per row in order of the primary key.
 * @derived_only: without the journal and what is not its fold. */
char *store_dump (DhStore *store, gboolean derived_only);

/* Commands that must succeed. */
gint64 arrive (Fixture *self, gint64 at);
gint64 step (Fixture *self, DhEventKind kind, gint64 visit_id, gint64 at);
gint64 assist (Fixture *self, gint64 visit_id, gint64 at, guint n_volunteers);
gint64 duty (Fixture *self, DhEventKind kind, guint volunteer, gint64 at);
gint64 close_day (Fixture *self, gint32 day, gint64 at);
/* Fails with @code, and leaves the database as it was. */
void refuse (Fixture *self, const DhCommand *command, DhError code);
void refuse_step (Fixture *self, DhEventKind kind, gint64 visit_id, gint64 at, DhError code);
void refuse_undo (Fixture *self, gint64 event_id, DhError code);
void undo (Fixture *self, gint64 event_id);

/* True so many times in a hundred, at random. */
gboolean chance (int percent);

/* One number of the tables. */
gint64 query_int (DhStore *store, const char *sql, gint64 id);
DhVisitState visit_state (Fixture *self, gint64 visit_id);
/* dh_store_check() finds nothing. */
void assert_clean (DhStore *store);

/* What stands in the tables for some days, without the ids and numbers that depend on what was
 * taken back. (transfer full) */
char *store_describe_days (DhStore *store, gint32 from, gint32 to);
/* Tells the first line that differs: whole tables would be too much to read. */
void assert_same_lines (const char *first, const char *second);
