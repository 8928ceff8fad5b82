/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-log-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "text/dh-text.h"

/* Characters of what a log may make: as an import. */
#define MAX_NAME 200

static const DhColumn columns[DH_LOG_N_COLUMNS] = {
  [DH_LOG_AT] = { "at", { NULL }, TRUE },
  [DH_LOG_EVENT] = { "event", { NULL }, TRUE },
  [DH_LOG_VISIT] = { "visit", { NULL }, FALSE },
  [DH_LOG_PLACE] = { "place", { NULL }, FALSE },
  [DH_LOG_PROCEDURE] = { "procedure", { NULL }, FALSE },
  [DH_LOG_VOLUNTEER] = { "volunteer", { NULL }, FALSE },
  [DH_LOG_COUNTER] = { "counter", { NULL }, FALSE },
  [DH_LOG_GROUP] = { "group", { NULL }, FALSE },
  [DH_LOG_PRIORITY] = { "priority", { NULL }, FALSE },
  [DH_LOG_CHANNEL] = { "channel", { NULL }, FALSE },
  [DH_LOG_OUTCOME] = { "outcome", { NULL }, FALSE },
  [DH_LOG_QUANTITY] = { "quantity", { NULL }, FALSE },
  [DH_LOG_DIFFICULTY] = { "difficulty", { NULL }, FALSE },
  [DH_LOG_NOTE] = { "note", { NULL }, FALSE },
  [DH_LOG_REASON] = { "reason", { NULL }, FALSE },
  [DH_LOG_ORIGIN] = { "origin", { NULL }, FALSE },
  [DH_LOG_MINUTES] = { "minutes", { NULL }, FALSE },
  [DH_LOG_FOLLOW_UP] = { "follow_up", { NULL }, FALSE },
  [DH_LOG_ENDED] = { "ended", { NULL }, FALSE },
  [DH_LOG_PROPOSAL] = { "proposal", { NULL }, FALSE },
};

/* ---- Tables of ids */

GHashTable *
dh_log_ids_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
dh_log_ids_set (GHashTable *ids, const char *key, gint64 id)
{
  g_hash_table_insert (ids, g_strdup (key), g_memdup2 (&id, sizeof id));
}

gint64
dh_log_ids_get (GHashTable *ids, const char *key)
{
  const gint64 *id = g_hash_table_lookup (ids, key);

  return id != NULL ? *id : 0;
}

/* ---- The row */

gboolean
dh_log_row_init (DhLogRow *self,
                 DhStore *store,
                 DhCsvReader *reader,
                 gboolean create_missing,
                 GError **error)
{
  *self = (DhLogRow) {
    .store = store,
    .reader = reader,
    .create_missing = create_missing,
    .procedures = dh_log_ids_new (),
    .volunteers = dh_log_ids_new (),
    .places = dh_log_ids_new (),
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  return dh_columns_find (columns, DH_LOG_N_COLUMNS, reader, self->at, error);
}

void
dh_log_row_clear (DhLogRow *self)
{
  dh_csv_reader_free (self->reader);
  g_hash_table_unref (self->procedures);
  g_hash_table_unref (self->volunteers);
  g_hash_table_unref (self->places);
  g_array_unref (self->ids);
}

const char *
dh_log_row_get (DhLogRow *self, DhLogColumn column)
{
  return dh_csv_reader_get (self->reader, self->at[column]);
}

/* A cell of spaces alone says as little as an empty one. */
static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

gboolean
dh_log_row_is_blank (DhLogRow *self, DhLogColumn column)
{
  return is_blank (dh_log_row_get (self, column));
}

gboolean
dh_log_row_fail (DhLogRow *self, GError **error, GError *fault)
{
  dh_csv_reader_error (self->reader, error, "%s", fault->message);
  if (error != NULL)
    (*error)->code = fault->domain == DH_ERROR ? fault->code : DH_ERROR_FAILED;
  g_error_free (fault);
  return FALSE;
}

gboolean
dh_log_row_unknown_word (DhLogRow *self, DhLogColumn column, GError **error)
{
  return dh_csv_reader_error (self->reader, error, _ ("“%s” is not known in column %s."),
                              dh_log_row_get (self, column), columns[column].name);
}

/* ---- Names to ids */

typedef gint64 (*FindFunc) (DhStore *store, const char *name, GError **error);
typedef gboolean (*MakeFunc) (DhStore *store, const char *name, gint64 *id, GError **error);

static gboolean
make_procedure (DhStore *store, const char *name, gint64 *id, GError **error)
{
  gboolean is_code = g_regex_match_simple ("^[0-9]\\.[0-9]{6}$", name, 0, 0);
  /* Borrows all its text. */
  DhProcedure procedure = {
    .code = (char *) (is_code ? name : ""),
    .name = (char *) name,
    .field = (char *) "",
    .kind = (char *) "procedure",
    .keywords = (char *) "",
    .active_to = (char *) "",
    .replaced_by = (char *) "",
  };

  return dh_store_set_procedure (store, &procedure, NULL, id, error);
}

static gboolean
make_volunteer (DhStore *store, const char *name, gint64 *id, GError **error)
{
  DhVolunteer volunteer = {
    .name = (char *) name, .unit = (char *) "", .phone = NULL, .active = TRUE
  };

  return dh_store_set_volunteer (store, &volunteer, NULL, id, error);
}

static gboolean
make_place (DhStore *store, const char *name, gint64 *id, GError **error)
{
  return dh_store_set_place (store, name, "point", id, error);
}

/* The id of what @text names; 0 if there is none and none is to be made. */
static gboolean
find_id (DhLogRow *self,
         GHashTable *known,
         const char *text,
         FindFunc find,
         MakeFunc make,
         gint64 *id,
         GError **error)
{
  g_autofree char *name = NULL;
  GError *fault = NULL;

  *id = dh_log_ids_get (known, text);
  if (*id != 0)
    return TRUE;
  name = dh_text_clean (text);
  if (g_utf8_strlen (name, -1) > MAX_NAME)
    return dh_csv_reader_error (self->reader, error, _ ("A name is longer than %d characters."),
                                MAX_NAME);
  *id = find (self->store, name, &fault);
  if (fault == NULL && *id == 0 && self->create_missing && make (self->store, name, id, &fault))
    self->added++;
  if (fault != NULL)
    return dh_log_row_fail (self, error, fault);
  if (*id != 0)
    dh_log_ids_set (known, text, *id);
  return TRUE;
}

gboolean
dh_log_row_read_procedure (DhLogRow *self, gint64 *id, GError **error)
{
  const char *text = dh_log_row_get (self, DH_LOG_PROCEDURE);

  *id = 0;
  if (is_blank (text))
    return TRUE;
  if (!find_id (self, self->procedures, text, dh_store_find_procedure, make_procedure, id, error))
    return FALSE;
  return *id != 0 ||
         dh_csv_reader_error (self->reader, error,
                              _ ("There is no procedure with the code or name “%s”."), text);
}

gboolean
dh_log_row_read_place (DhLogRow *self, gint64 *id, GError **error)
{
  const char *text = dh_log_row_get (self, DH_LOG_PLACE);

  *id = 0;
  if (is_blank (text))
    return TRUE;
  if (!find_id (self, self->places, text, dh_store_find_place, make_place, id, error))
    return FALSE;
  return *id != 0 ||
         dh_csv_reader_error (self->reader, error, _ ("There is no place called “%s”."), text);
}

static gboolean
add_volunteer (DhLogRow *self, const char *name, GError **error)
{
  gint64 id;

  if (!find_id (self, self->volunteers, name, dh_store_find_volunteer, make_volunteer, &id, error))
    return FALSE;
  if (id == 0)
    return dh_csv_reader_error (self->reader, error, _ ("There is no volunteer called “%s”."),
                                name);
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return TRUE;
  g_array_append_val (self->ids, id);
  return TRUE;
}

gboolean
dh_log_row_read_volunteers (DhLogRow *self, GError **error)
{
  const char *text = dh_log_row_get (self, DH_LOG_VOLUNTEER);
  g_auto (GStrv) names = NULL;

  g_array_set_size (self->ids, 0);
  if (strchr (text, ';') == NULL)
    return is_blank (text) || add_volunteer (self, text, error);
  names = g_strsplit (text, ";", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = dh_text_clean (names[i]);

      if (name[0] != '\0' && !add_volunteer (self, name, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Numbers, dates, times */

gboolean
dh_log_row_read_number (DhLogRow *self, DhLogColumn column, int max, int *number, GError **error)
{
  const char *text = dh_log_row_get (self, column);
  gsize length = strlen (text);
  guint64 value;

  if (length == 0)
    return TRUE;
  value = g_ascii_strtoull (text, NULL, 10);
  if (strspn (text, "0123456789") != length || length > 9 || value < 1 || value > (guint64) max)
    return dh_csv_reader_error (self->reader, error,
                                _ ("Column %s must be a whole number from 1 to %d, not “%s”."),
                                columns[column].name, max, text);
  *number = (int) value;
  return TRUE;
}

gboolean
dh_log_row_read_day (DhLogRow *self, DhLogColumn column, gint32 *day, GError **error)
{
  const char *text = dh_log_row_get (self, column);

  *day = 0;
  if (is_blank (text) || (dh_day_parse (text, day) && *day > 0))
    return TRUE;
  return dh_csv_reader_error (self->reader, error, _ ("“%s” is not a date; write 31/12/2026."),
                              text);
}

gboolean
dh_log_row_read_time (DhLogRow *self, DhLogColumn column, gint64 *time, GError **error)
{
  const char *text = dh_log_row_get (self, column);

  if (!dh_time_parse_local (text, time))
    return dh_csv_reader_error (self->reader, error,
                                _ ("“%s” is not a time; write 2026-11-21T07:30:00."), text);
  /* 0 would be taken for now. */
  if (*time <= 0)
    return dh_csv_reader_error (self->reader, error, _ ("“%s” is too long ago for this program."),
                                text);
  return TRUE;
}
