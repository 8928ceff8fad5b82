/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other process of the tests: db-helper MODE PATH [EXTRA]
 */
#include <errno.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "db/dh-backup.h"
#include "db/dh-db.h"
#include "dh-error.h"

static void
say (const char *text)
{
  puts (text);
  fflush (stdout);
}

/* "ok NUMBER", or "error CODE MESSAGE" for the test to compare. */
static int
report (GError *error, gint64 value)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup_printf ("error %d %s", error->code, error->message);
  else
    text = g_strdup_printf ("ok %" G_GINT64_FORMAT, value);
  say (text);
  g_clear_error (&error);
  return 0;
}

static gint64
count (DhDb *db, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT count(*) FROM t", error);

  return stmt != NULL && dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : -1;
}

/* Opens in @mode and says what came of it. */
static int
open_and_count (const char *path, DhDbMode mode)
{
  GError *error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, mode, &error);
  gint64 rows = db != NULL ? count (db, &error) : -1;

  return report (error, rows);
}

/* Holds the database open for writing until its standard input ends. */
static int
hold (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_WRITE, &error);

  if (db == NULL)
    g_error ("%s", error->message);
  say ("ready");
  while (getchar () != EOF)
    continue;
  return 0;
}

/* One backup after the other until killed. */
static void
backup_for_ever (const char *path, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_READ, &error);

  if (db == NULL)
    g_error ("%s", error->message);
  say ("ready");
  for (;;)
    if (!dh_backup_write (db, target, &error))
      g_error ("%s", error->message);
}

/* Inserts row after row, each acknowledged by a line once it is committed, until killed. */
static void
insert_for_ever (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_WRITE, &error);

  if (db == NULL)
    g_error ("%s", error->message);
  say ("ready");
  for (;;)
    {
      g_autoptr (DhStmt) stmt = dh_db_prepare (db, "INSERT INTO t (b) VALUES ('x')", &error);

      if (stmt == NULL || !dh_stmt_run (stmt, &error))
        g_error ("%s", error->message);
      printf ("%" G_GINT64_FORMAT "\n", dh_db_last_id (db));
      fflush (stdout);
    }
}

/* Files may not grow past @limit bytes: what a full disk is to a program. */
static int
insert_limited (const char *path, const char *limit)
{
  struct rlimit size = { .rlim_cur = strtoul (limit, NULL, 10), .rlim_max = RLIM_INFINITY };
  GError *error = NULL;
  g_autoptr (DhDb) db = NULL;
  gint64 rows = 0;

  signal (SIGXFSZ, SIG_IGN);
  db = dh_db_open (path, DH_DB_WRITE, &error);
  if (db == NULL || setrlimit (RLIMIT_FSIZE, &size) != 0)
    g_error ("%s", error != NULL ? error->message : g_strerror (errno));
  while (error == NULL)
    {
      g_autoptr (DhStmt) stmt =
                    dh_db_prepare (db, "INSERT INTO t (b) VALUES (hex (zeroblob (500)))", &error);

      if (stmt != NULL && dh_stmt_run (stmt, &error))
        rows++;
    }
  printf ("%" G_GINT64_FORMAT " ", rows);
  return report (error, rows);
}

/* As somebody without rights, which root needs for a test of write protection. */
static void
become_nobody (void)
{
  if (getuid () != 0)
    return;
  if (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0)
    g_error ("%s", g_strerror (errno));
}

int
main (int argc, char *argv[])
{
  const char *mode = argc > 2 ? argv[1] : "";

  if (g_str_equal (mode, "hold"))
    return hold (argv[2]);
  if (g_str_equal (mode, "write"))
    return open_and_count (argv[2], DH_DB_WRITE);
  if (g_str_equal (mode, "read"))
    return open_and_count (argv[2], DH_DB_READ);
  if (g_str_equal (mode, "nobody-read") || g_str_equal (mode, "nobody-write"))
    {
      become_nobody ();
      return open_and_count (argv[2], g_str_equal (mode, "nobody-read") ? DH_DB_READ : DH_DB_WRITE);
    }
  if (g_str_equal (mode, "backup") && argc == 4)
    backup_for_ever (argv[2], argv[3]);
  if (g_str_equal (mode, "insert"))
    insert_for_ever (argv[2]);
  if (g_str_equal (mode, "insert-limited") && argc == 4)
    return insert_limited (argv[2], argv[3]);
  g_printerr ("wrong usage\n");
  return 2;
}
