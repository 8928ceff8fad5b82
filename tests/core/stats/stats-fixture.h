/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gstdio.h>

#include "db/dh-db.h"
#include "db/dh-migrator.h"
#include "dh-day.h"
#include "dh-error.h"

/* A database in a folder of its own, filled by SQL: what the figures make of rows must not hang on
 * how the rows came to be. */
typedef struct
{
  char *folder, *path;
  DhDb *db;
} Fixture;

#define DAY 20000 /* 2024-10-04 */
#define AT(day, hour, minute, second)                                                              \
  (dh_day_start (day) + (hour) * 3600 + (minute) * 60 + (second))

G_GNUC_PRINTF (2, 3)
static inline void
sql (Fixture *fixture, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  dh_db_exec (fixture->db, text, &error);
  g_assert_no_error (error);
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dh-stats-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "stats.db", NULL);
  fixture->db = dh_db_open (fixture->path, DH_DB_CREATE, &error);
  g_assert_no_error (error);
  dh_migrator_run (fixture->db, &error);
  g_assert_no_error (error);
  sql (fixture, "PRAGMA synchronous = OFF;"
                "INSERT INTO device VALUES (1, zeroblob (16), 'A');"
                "INSERT INTO place (id, name, kind) VALUES (1, 'Quầy', 'desk');"
                "INSERT INTO procedure (id, code, name, field, kind, name_fold, sort_key) VALUES"
                " (1, '1.1', 'Đăng ký', 'Hộ tịch', 'procedure', 'dang ky', x''),"
                " (2, NULL, 'Zalo', '', 'digital', 'zalo', x''),"
                " (3, '1.0', 'Đăng ký', 'Hộ tịch', 'procedure', 'dang ky', x'');"
                "INSERT INTO volunteer (id, name, unit, name_fold, sort_key) VALUES"
                " (1, 'Ân', 'B', 'an', x''), (2, 'Ân', 'A', 'an', x''), (3, 'Zô', '', 'zo', x'');");
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&fixture->db, dh_db_close);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static inline void
add_event (Fixture *fixture, gint64 id, gint32 day)
{
  sql (fixture,
       "INSERT INTO event (seq, uuid, device_id, at, recorded_at, day, stream, stream_id, kind, "
       "body)"
       " VALUES (%" G_GINT64_FORMAT ", randomblob (16), 1, 0, 0, %d, 'visit', 0, 'arrive', '{}')",
       id, day);
}

/* A visit in @state; 0 stands for a time that never came. */
static inline void
add_visit (Fixture *fixture,
           gint64 id,
           gint32 day,
           const char *state,
           gint64 arrived,
           gint64 called,
           gint64 started,
           gint64 ended)
{
  add_event (fixture, id, day);
  sql (fixture,
       "INSERT INTO visit (id, day, place_id, device_id, number, ticket, people, priority, state,"
       " arrived, called, started, ended, since, intervals, last_event) VALUES"
       " (%" G_GINT64_FORMAT ", %d, 1, 1, %" G_GINT64_FORMAT ", 'A', 1, 'none', '%s',"
       " %" G_GINT64_FORMAT ", nullif (%" G_GINT64_FORMAT ", 0), nullif (%" G_GINT64_FORMAT ", 0),"
       " nullif (%" G_GINT64_FORMAT ", 0), 0, 1, %" G_GINT64_FORMAT ")",
       id, day, id, state, arrived, called, started, ended, id);
}

/* @to 0: still open. */
static inline void
add_interval (Fixture *fixture,
              gint64 visit,
              int ordinal,
              const char *state,
              gint64 from,
              gint64 to)
{
  sql (fixture,
       "INSERT INTO interval VALUES (%" G_GINT64_FORMAT ", %d, '%s', %" G_GINT64_FORMAT
       ", nullif (%" G_GINT64_FORMAT ", 0))",
       visit, ordinal, state, from, to);
}

static inline void
add_assist (Fixture *fixture, gint64 id, gint64 visit, gint32 day, int procedure, int quantity)
{
  add_event (fixture, id, day);
  sql (fixture,
       "INSERT INTO assist (id, visit_id, day, at, procedure_id, channel, outcome, quantity) VALUES"
       " (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %d, 0, %d, 'postal', 'referred', %d)",
       id, visit, day, procedure, quantity);
}
