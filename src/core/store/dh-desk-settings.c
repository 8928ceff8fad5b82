/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-desk-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-words.h"
#include "text/dh-text.h"

#define DEFAULT_STREAK 3
#define DEFAULT_WAIT_MIN 45
#define DEFAULT_TARGET_S 900
#define DEFAULT_LONG_MIN 40
#define DEFAULT_COUNTER "1"

static void
difficulty_free (DhDeskDifficulty *difficulty)
{
  g_free (difficulty->code);
  g_free (difficulty->name);
  g_free (difficulty);
}

static DhDeskDifficulty *
find_difficulty (const DhDeskSettings *self, const char *code)
{
  for (guint i = 0; i < self->difficulties->len; i++)
    {
      DhDeskDifficulty *difficulty = g_ptr_array_index (self->difficulties, i);

      if (g_strcmp0 (difficulty->code, code) == 0)
        return difficulty;
    }
  return NULL;
}

static void
add_difficulty (DhDeskSettings *self, const char *code, const char *name, gboolean hidden)
{
  DhDeskDifficulty *difficulty = g_new0 (DhDeskDifficulty, 1);

  difficulty->code = g_strdup (code);
  difficulty->name = g_strdup (name);
  difficulty->hidden = hidden;
  g_ptr_array_add (self->difficulties, difficulty);
}

void
dh_desk_settings_free (DhDeskSettings *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->counters);
  g_ptr_array_unref (self->difficulties);
  g_free (self->survey_url);
  g_free (self->hall_message);
  g_free (self);
}

DhDeskSettings *
dh_desk_settings_copy (const DhDeskSettings *self)
{
  DhDeskSettings *copy = g_memdup2 (self, sizeof *self);

  copy->counters = g_strdupv (self->counters);
  copy->survey_url = g_strdup (self->survey_url);
  copy->hall_message = g_strdup (self->hall_message);
  copy->difficulties = g_ptr_array_new_with_free_func ((GDestroyNotify) difficulty_free);
  for (guint i = 0; i < self->difficulties->len; i++)
    {
      const DhDeskDifficulty *difficulty = g_ptr_array_index (self->difficulties, i);

      add_difficulty (copy, difficulty->code, difficulty->name, difficulty->hidden);
    }
  return copy;
}

const char *
dh_desk_settings_difficulty (const DhDeskSettings *self, const char *code)
{
  const DhDeskDifficulty *difficulty = find_difficulty (self, code);

  return difficulty != NULL && difficulty->name[0] != '\0' ? difficulty->name
                                                           : dh_word_difficulty (code);
}

static gboolean
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (strchr (name, ';') != NULL)
    return invalid (error, _ ("The name of a difficulty must not hold a semicolon."));
  if (g_utf8_strlen (name, -1) > DH_DESK_MAX_DIFFICULTY)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("The name of a difficulty is longer than %d characters."),
                   DH_DESK_MAX_DIFFICULTY);
      return FALSE;
    }
  return TRUE;
}

gboolean
dh_desk_settings_add_difficulty (DhDeskSettings *self, const char *name, GError **error)
{
  g_autofree char *clean = dh_text_clean (name);

  if (clean[0] == '\0')
    return invalid (error, _ ("Give the difficulty a name."));
  if (!check_name (clean, error))
    return FALSE;
  for (guint i = 0; i < self->difficulties->len; i++)
    {
      const DhDeskDifficulty *other = g_ptr_array_index (self->difficulties, i);

      if (g_str_equal (other->code, clean) ||
          g_str_equal (dh_desk_settings_difficulty (self, other->code), clean))
        {
          g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                       _ ("There is a difficulty called “%s” already."), clean);
          return FALSE;
        }
    }
  if (self->difficulties->len >= DH_DESK_MAX_DIFFICULTIES)
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_FULL,
                           _ ("There are too many difficulties; name an old one anew."));
      return FALSE;
    }
  add_difficulty (self, clean, "", FALSE);
  return TRUE;
}

/* ---- Reading: whatever stands there, what comes out can be used */

static int
load_int (DhStore *store, const char *key, int min, int max, int fallback)
{
  gint64 value = dh_store_get_setting_int (store, key, fallback);

  return value < min || value > max ? fallback : (int) value;
}

DhFairness
dh_desk_settings_load_fairness (DhStore *store)
{
  return (DhFairness) {
    .streak = load_int (store, "fairness_streak", 0, DH_DESK_MAX_STREAK, DEFAULT_STREAK),
    .wait_min = load_int (store, "fairness_wait_min", DH_DESK_MIN_WAIT_MIN, DH_DESK_MAX_WAIT_MIN,
                          DEFAULT_WAIT_MIN),
  };
}

/* The names of @counters cleaned, each once, as many as there may be. (transfer full) */
static char **
clean_counters (char **counters)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; counters != NULL && counters[i] != NULL; i++)
    {
      g_autofree char *name = dh_text_clean (counters[i]);

      if (name[0] == '\0' || !g_hash_table_add (seen, g_strdup (name)))
        continue;
      g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

static gboolean
check_counters (char **counters, GError **error)
{
  guint n = g_strv_length (counters);

  if (n == 0)
    return invalid (error, _ ("Name at least one counter."));
  if (n > DH_DESK_MAX_COUNTERS)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID, _ ("There can be no more than %d counters."),
                   DH_DESK_MAX_COUNTERS);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    /* The bytes of a counter are limited where a call is written down. */
    if (g_utf8_strlen (counters[i], -1) > DH_DESK_MAX_COUNTER || strlen (counters[i]) > 120)
      {
        g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                     _ ("The name of the counter “%s” is too long; shorten it."), counters[i]);
        return FALSE;
      }
  return TRUE;
}

static char **
load_counters (DhStore *store)
{
  g_autofree char *text = dh_store_get_setting (store, "counters", "");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  char **counters = clean_counters (lines);

  if (check_counters (counters, NULL))
    return counters;
  g_strfreev (counters);
  return g_strdupv ((char *[]) { (char *) DEFAULT_COUNTER, NULL });
}

/* One a line: code, tab, "hidden" or nothing, tab, name. */
static void
load_difficulties (DhDeskSettings *self, DhStore *store)
{
  g_autofree char *text = dh_store_get_setting (store, "difficulties", "");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *const *codes = dh_difficulties ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);

      if (g_strv_length (parts) == 3 && parts[0][0] != '\0' &&
          find_difficulty (self, parts[0]) == NULL && strchr (parts[0], ';') == NULL &&
          check_name (parts[2], NULL) && self->difficulties->len < DH_DESK_MAX_DIFFICULTIES)
        add_difficulty (self, parts[0], parts[2], g_str_equal (parts[1], "hidden"));
    }
  for (guint i = 0; codes[i] != NULL; i++)
    if (find_difficulty (self, codes[i]) == NULL)
      add_difficulty (self, codes[i], "", FALSE);
}

static gboolean
check_url (const char *url, GError **error)
{
  const char *scheme;

  if (url[0] == '\0')
    return TRUE;
  if (g_utf8_strlen (url, -1) > DH_DESK_MAX_URL)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("The address of the survey is longer than %d characters."), DH_DESK_MAX_URL);
      return FALSE;
    }
  scheme = g_uri_peek_scheme (url);
  if ((g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0) ||
      strchr (url, ' ') != NULL || !g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
    return invalid (error, _ ("The address of the survey must be one of the web, such as "
                              "https://example.vn/khao-sat."));
  return TRUE;
}

static gboolean
check_message (const char *message, GError **error)
{
  if (g_utf8_strlen (message, -1) <= DH_DESK_MAX_MESSAGE)
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
               _ ("The message for the hall screen is longer than %d characters."),
               DH_DESK_MAX_MESSAGE);
  return FALSE;
}

static char *
load_text (DhStore *store, const char *key, gboolean (*check) (const char *, GError **))
{
  g_autofree char *text = dh_store_get_setting (store, key, "");
  char *clean = dh_text_clean (text);

  if (!check (clean, NULL))
    clean[0] = '\0';
  return clean;
}

DhDeskSettings *
dh_desk_settings_load (DhStore *store)
{
  DhDeskSettings *self = g_new0 (DhDeskSettings, 1);
  g_autofree char *mode = dh_store_get_setting (store, "mode", "");

  self->mode = g_str_equal (mode, "log") ? DH_DESK_LOG : DH_DESK_QUEUE;
  self->counters = load_counters (store);
  self->fairness = dh_desk_settings_load_fairness (store);
  self->target_s =
      load_int (store, "target_s", DH_DESK_MIN_TARGET_S, DH_DESK_MAX_TARGET_S, DEFAULT_TARGET_S);
  self->long_serving_min = load_int (store, "long_serving_min", DH_DESK_MIN_LONG_MIN,
                                     DH_DESK_MAX_LONG_MIN, DEFAULT_LONG_MIN);
  self->difficulties = g_ptr_array_new_with_free_func ((GDestroyNotify) difficulty_free);
  load_difficulties (self, store);
  self->survey_url = load_text (store, "survey_url", check_url);
  self->hall_message = load_text (store, "hall_message", check_message);
  self->ask_names = load_int (store, "ask_names", 0, 1, 1) != 0;
  return self;
}

/* ---- Writing */

static gboolean
check_ranges (const DhDeskSettings *self, GError **error)
{
  const struct
  {
    int value, min, max;
    const char *message; /* with two %d */
  } ranges[] = {
    { self->fairness.streak, 0, DH_DESK_MAX_STREAK,
      _ ("Calls with priority in a row must be between %d and %d.") },
    { self->fairness.wait_min, DH_DESK_MIN_WAIT_MIN, DH_DESK_MAX_WAIT_MIN,
      _ ("The longest wait must be between %d and %d minutes.") },
    { self->target_s, DH_DESK_MIN_TARGET_S, DH_DESK_MAX_TARGET_S,
      _ ("The wait aimed at must be between %d and %d seconds.") },
    { self->long_serving_min, DH_DESK_MIN_LONG_MIN, DH_DESK_MAX_LONG_MIN,
      _ ("Serving for long must be between %d and %d minutes.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].value < ranges[i].min || ranges[i].value > ranges[i].max)
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        g_set_error (error, DH_ERROR, DH_ERROR_INVALID, ranges[i].message, ranges[i].min,
                     ranges[i].max);
#pragma GCC diagnostic pop
        return FALSE;
      }
  return TRUE;
}

/* As load_difficulties() reads it; NULL with @error set. */
static char *
write_difficulties (const DhDeskSettings *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->difficulties->len > DH_DESK_MAX_DIFFICULTIES)
    {
      invalid (error, _ ("There are too many difficulties; name an old one anew."));
      return NULL;
    }
  for (guint i = 0; i < self->difficulties->len; i++)
    {
      const DhDeskDifficulty *difficulty = g_ptr_array_index (self->difficulties, i);
      g_autofree char *name = dh_text_clean (difficulty->name);

      if (!check_name (name, error) || !check_name (difficulty->code, error))
        return NULL;
      g_string_append_printf (text, "%s%s\t%s\t%s", text->len > 0 ? "\n" : "", difficulty->code,
                              difficulty->hidden ? "hidden" : "", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
write_int (DhStore *store, const char *key, int value, GError **error)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", value);
  return dh_store_set_setting (store, key, text, error);
}

static gboolean
write_all (const DhDeskSettings *self,
           DhStore *store,
           const char *counters,
           const char *difficulties,
           GError **error)
{
  g_autofree char *url = dh_text_clean (self->survey_url);
  g_autofree char *message = dh_text_clean (self->hall_message);

  return check_url (url, error) && check_message (message, error) &&
         dh_store_set_setting (store, "mode", self->mode == DH_DESK_LOG ? "log" : "queue", error) &&
         dh_store_set_setting (store, "counters", counters, error) &&
         dh_store_set_setting (store, "difficulties", difficulties, error) &&
         dh_store_set_setting (store, "survey_url", url, error) &&
         dh_store_set_setting (store, "hall_message", message, error) &&
         write_int (store, "fairness_streak", self->fairness.streak, error) &&
         write_int (store, "fairness_wait_min", self->fairness.wait_min, error) &&
         write_int (store, "target_s", self->target_s, error) &&
         write_int (store, "long_serving_min", self->long_serving_min, error) &&
         write_int (store, "ask_names", self->ask_names != FALSE, error);
}

gboolean
dh_desk_settings_save (const DhDeskSettings *self, DhStore *store, GError **error)
{
  g_auto (GStrv) counters = clean_counters (self->counters);
  g_autofree char *lines = NULL;
  g_autofree char *difficulties = NULL;

  if (!check_counters (counters, error) || !check_ranges (self, error))
    return FALSE;
  lines = g_strjoinv ("\n", counters);
  difficulties = write_difficulties (self, error);
  if (difficulties == NULL || !dh_store_begin_batch (store, error))
    return FALSE;
  if (!write_all (self, store, lines, difficulties, error))
    {
      dh_store_rollback_batch (store);
      return FALSE;
    }
  return dh_store_commit_batch (store, error);
}
