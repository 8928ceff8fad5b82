/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-store registration|replay FOLDER: the store beside bare SQLite, writing the very rows that
 * the store wrote, on the same disk, WAL and FULL, prepared statements. A line of JSON.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "dh-day.h"
#include "io/dh-log.h"
#include "store/dh-store.h"

#define REGISTRATIONS 400
#define WARM_UP 40
#define REPLAY_ROUNDS 5
#define REPLAY_DAYS 240
#define REPLAY_VISITS_A_DAY 100 /* of five events each */

typedef struct
{
  sqlite3_stmt *insert; /* (owned) */
  GPtrArray *rows;      /* of sqlite3_value *[columns], each (owned) */
  int columns;
} Table;

static void
must (gboolean done, sqlite3 *db, const char *what)
{
  if (!done)
    g_error ("%s: %s", what, db != NULL ? sqlite3_errmsg (db) : "");
}

static void
run (sqlite3 *db, const char *sql)
{
  must (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK, db, sql);
}

static sqlite3 *
open_bare (const char *path, const char *schema_of)
{
  sqlite3 *db = NULL, *source = NULL;
  sqlite3_stmt *schema = NULL;

  g_unlink (path);
  must (sqlite3_open (path, &db) == SQLITE_OK, db, path);
  run (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
  must (sqlite3_open (schema_of, &source) == SQLITE_OK, source, schema_of);
  sqlite3_prepare_v2 (source, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", -1, &schema,
                      NULL);
  while (sqlite3_step (schema) == SQLITE_ROW)
    run (db, (const char *) sqlite3_column_text (schema, 0));
  sqlite3_finalize (schema);
  sqlite3_close (source);
  return db;
}

static void
free_row (gpointer data)
{
  sqlite3_value **row = data;
  for (int i = 0; row[i] != NULL; i++)
    sqlite3_value_free (row[i]);
  g_free (row);
}

static Table *
table_new (sqlite3 *target, sqlite3_stmt *select, const char *name)
{
  Table *table = g_new0 (Table, 1);
  g_autoptr (GString) sql = g_string_new (NULL);

  table->columns = sqlite3_column_count (select);
  table->rows = g_ptr_array_new_with_free_func (free_row);
  g_string_printf (sql, "INSERT OR REPLACE INTO %s VALUES (?", name);
  for (int i = 1; i < table->columns; i++)
    g_string_append (sql, ",?");
  g_string_append_c (sql, ')');
  must (sqlite3_prepare_v2 (target, sql->str, -1, &table->insert, NULL) == SQLITE_OK, target,
        sql->str);
  return table;
}

static void
table_read (Table *table, sqlite3_stmt *select)
{
  while (sqlite3_step (select) == SQLITE_ROW)
    {
      sqlite3_value **row = g_new0 (sqlite3_value *, table->columns + 1);
      for (int i = 0; i < table->columns; i++)
        row[i] = sqlite3_value_dup (sqlite3_column_value (select, i));
      g_ptr_array_add (table->rows, row);
    }
  sqlite3_reset (select);
}

static void
table_write (Table *table, sqlite3 *db)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      sqlite3_value **row = table->rows->pdata[r];
      for (int i = 0; i < table->columns; i++)
        sqlite3_bind_value (table->insert, i + 1, row[i]);
      must (sqlite3_step (table->insert) == SQLITE_DONE, db, "insert");
      sqlite3_reset (table->insert);
    }
}

static void
table_free (gpointer data)
{
  Table *table = data;
  sqlite3_finalize (table->insert);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

static void
print_result (const char *name, GArray *ours, GArray *bare, const char *unit)
{
  g_print ("{\"name\": \"%s\", \"median\": %.4f, \"unit\": \"%s\", \"reference\": %.4f, "
           "\"target\": 3.0}\n",
           name, median (ours), unit, median (bare));
}

static DhStore *
new_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  DhStore *store;

  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
  if (!dh_store_create (path, "Xã Thử", "Tỉnh Thử", &error) ||
      (store = dh_store_open (path, TRUE, &error)) == NULL)
    g_error ("%s", error->message);
  return store;
}

/* The rows that one registration wrote. */
static const char *const registration_rows[][2] = {
  { "event", "SELECT * FROM event WHERE seq = ?1" },
  { "ticket_counter", "SELECT c.* FROM ticket_counter c JOIN visit v USING (day, place_id, "
                      "device_id) WHERE v.id = ?1" },
  { "visit", "SELECT * FROM visit WHERE id = ?1" },
  { "interval", "SELECT * FROM interval WHERE visit_id = ?1" },
  { "person", "SELECT * FROM person WHERE visit_id = ?1" },
};

static void
bench_registration (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.db", NULL);
  g_autoptr (DhStore) store = new_store (path);
  sqlite3 *bare = open_bare (bare_path, path), *reader = NULL;
  sqlite3_stmt *selects[G_N_ELEMENTS (registration_rows)];
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  gint64 procedure = dh_store_find_procedure (store, "2.000815", &error);

  must (sqlite3_open_v2 (path, &reader, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, reader, path);
  for (guint t = 0; t < G_N_ELEMENTS (registration_rows); t++)
    must (sqlite3_prepare_v2 (reader, registration_rows[t][1], -1, &selects[t], NULL) == SQLITE_OK,
          reader, registration_rows[t][1]);
  for (int i = 0; i < WARM_UP + REGISTRATIONS; i++)
    {
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
      DhReceipt receipt;
      Table *tables[G_N_ELEMENTS (registration_rows)];

      command.procedure_id = procedure;
      command.person_name = "Nguyễn Thị Hồng Ngọc";
      gint64 start = g_get_monotonic_time ();
      if (!dh_store_apply (store, &command, &receipt, &error))
        g_error ("%s", error->message);
      double our_time = (g_get_monotonic_time () - start) / 1e3;

      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        {
          sqlite3_bind_int64 (selects[t], 1, receipt.visit_id);
          tables[t] = table_new (bare, selects[t], registration_rows[t][0]);
          table_read (tables[t], selects[t]);
        }
      start = g_get_monotonic_time ();
      run (bare, "BEGIN IMMEDIATE");
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        table_write (tables[t], bare);
      run (bare, "COMMIT");
      double bare_time = (g_get_monotonic_time () - start) / 1e3;
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        table_free (tables[t]);
      if (i >= WARM_UP)
        {
          g_array_append_val (ours, our_time);
          g_array_append_val (theirs, bare_time);
        }
    }
  print_result ("registration-to-commit", ours, theirs, "ms");
  for (guint t = 0; t < G_N_ELEMENTS (selects); t++)
    sqlite3_finalize (selects[t]);
  sqlite3_close (reader);
  sqlite3_close (bare);
}

static void
write_log (const char *path)
{
  g_autoptr (GString) log = g_string_new (
      "at,event,visit,procedure,volunteer,priority,channel,outcome,quantity\n");
  g_autoptr (GError) error = NULL;
  const char *const volunteers[] = { "Lê Thị Út", "Đặng Văn Ân", "Trần Quốc Ánh", "Đỗ Đức" };
  const char *const procedures[] = { "2.000815", "1.001193", "1.004222", "1.001612" };

  for (int day = 0; day < REPLAY_DAYS; day++)
    {
      gint64 morning = dh_day_start (dh_day_from_ymd (2025, 1, 1) + day) + 7 * 3600;
      for (int visit = 0; visit < REPLAY_VISITS_A_DAY; visit++)
        {
          static const char *const events[] = { "arrive", "call", "start", "assist", "finish" };
          for (guint e = 0; e < G_N_ELEMENTS (events); e++)
            {
              g_autofree char *at = dh_time_to_local (morning + visit * 300 + e * 60);
              g_string_append_printf (log, "%s,%s,%d,%s,%s,%s,%s,%s,%s\n", at, events[e], visit,
                                      e == 0 || e == 3 ? procedures[visit % 4] : "",
                                      e == 2 || e == 3 ? volunteers[visit % 4] : "",
                                      e == 0 && visit % 5 == 0 ? "elderly" : "",
                                      e == 3 ? "online" : "", e == 3 ? "submitted" : "",
                                      e == 3 ? "1" : "");
            }
        }
    }
  if (!g_file_set_contents (path, log->str, log->len, &error))
    g_error ("%s", error->message);
}

static void
bench_replay (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.db", NULL);
  g_autofree char *log_path = g_build_filename (folder, "log.csv", NULL);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));

  write_log (log_path);
  for (int round = 0; round < REPLAY_ROUNDS; round++)
    {
      DhStore *store = new_store (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
      sqlite3 *bare, *reader = NULL;
      sqlite3_stmt *names = NULL;
      DhLogResult result = { 0 };

      gint64 start = g_get_monotonic_time ();
      if (!dh_log_replay (store, log_path, TRUE, &result, &error))
        g_error ("%s", error->message);
      double our_time = (g_get_monotonic_time () - start) / 1e3;
      dh_store_close (store);

      bare = open_bare (bare_path, path);
      must (sqlite3_open_v2 (path, &reader, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, reader, path);
      sqlite3_prepare_v2 (
          reader, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
          -1, &names, NULL);
      while (sqlite3_step (names) == SQLITE_ROW)
        {
          const char *name = (const char *) sqlite3_column_text (names, 0);
          g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", name);
          sqlite3_stmt *select = NULL;
          sqlite3_prepare_v2 (reader, sql, -1, &select, NULL);
          Table *table = table_new (bare, select, name);
          table_read (table, select);
          sqlite3_finalize (select);
          g_ptr_array_add (tables, table);
        }
      sqlite3_finalize (names);
      sqlite3_close (reader);
      start = g_get_monotonic_time ();
      run (bare, "BEGIN IMMEDIATE");
      for (guint t = 0; t < tables->len; t++)
        table_write (tables->pdata[t], bare);
      run (bare, "COMMIT");
      double bare_time = (g_get_monotonic_time () - start) / 1e3;
      g_array_append_val (ours, our_time);
      g_array_append_val (theirs, bare_time);
      g_ptr_array_set_size (tables, 0);
      sqlite3_close (bare);
    }
  print_result ("replay-120000-events", ours, theirs, "ms");
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;
  if (g_str_equal (argv[1], "registration"))
    bench_registration (argv[2]);
  else if (g_str_equal (argv[1], "replay"))
    bench_replay (argv[2]);
  else
    return 2;
  return 0;
}
