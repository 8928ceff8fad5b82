/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-settings.h"

GSettings *
dh_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/* A schema of another version may lack a key; asking for that one would end the program. */
static gboolean
has_key (GSettings *settings, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

char *
dh_settings_dup_string (GSettings *settings, const char *key)
{
  return has_key (settings, key) ? g_settings_get_string (settings, key) : g_strdup ("");
}

int
dh_settings_get_int (GSettings *settings, const char *key, int fallback)
{
  return has_key (settings, key) ? g_settings_get_int (settings, key) : fallback;
}

gboolean
dh_settings_get_boolean (GSettings *settings, const char *key)
{
  return has_key (settings, key) && g_settings_get_boolean (settings, key);
}

void
dh_settings_set_string (GSettings *settings, const char *key, const char *value)
{
  if (has_key (settings, key))
    g_settings_set_string (settings, key, value);
}

void
dh_settings_set_int (GSettings *settings, const char *key, int value)
{
  if (has_key (settings, key))
    g_settings_set_int (settings, key, value);
}

void
dh_settings_set_boolean (GSettings *settings, const char *key, gboolean value)
{
  if (has_key (settings, key))
    g_settings_set_boolean (settings, key, value);
}
