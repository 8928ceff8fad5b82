/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One flat JSON object (RFC 8259) written member by member into a string that is used again and
 * again. What equals its default is left out; reading is SQLite's. */

/* Empties @out and begins an object. */
void dh_json_begin (GString *out);
void dh_json_end (GString *out);
/* @key is a plain word and written as it is. NULL and "" are left out. @value is valid UTF-8. */
void dh_json_add_text (GString *out, const char *key, const char *value);
void dh_json_add_int (GString *out, const char *key, gint64 value, gint64 unless);
/* @json is a value as it stands in JSON. */
void dh_json_add_raw (GString *out, const char *key, const char *json);
void dh_json_add_ids (GString *out, const char *key, const gint64 *ids, guint n_ids);

G_END_DECLS
