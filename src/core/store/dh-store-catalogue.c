/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "journal/dh-json.h"
#include "repo/dh-office-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-volunteer-repo.h"
#include "text/dh-text.h"

static gboolean
is_one_of (const char *text, const char *const *words)
{
  return g_strv_contains (words, text);
}

static gboolean
invalid (GError **error, const char *format, const char *name)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
write_entry (DhStore *self, DhEventKind kind, gint64 stream_id, GString *body, GError **error)
{
  dh_json_end (body);
  return dh_journal_append_entry (self->journal, kind, stream_id, dh_time_now (), body->str, error);
}

/* ---- Procedures */

static DhProcedure *
clean_procedure (const DhProcedure *procedure, GError **error)
{
  static const char *const kinds[] = { "procedure", "digital", "general", NULL };
  g_autoptr (DhProcedure) clean = g_new0 (DhProcedure, 1);
  gint32 day;

  clean->code = dh_text_clean (procedure->code);
  clean->name = dh_text_clean (procedure->name);
  clean->field = dh_text_clean (procedure->field);
  clean->kind = dh_text_clean (procedure->kind);
  clean->keywords = dh_text_clean (procedure->keywords);
  clean->active_to = dh_text_clean (procedure->active_to);
  clean->replaced_by = dh_text_clean (procedure->replaced_by);
  clean->sample = procedure->sample;
  clean->prepare = dh_text_clean_lines (procedure->prepare);
  if (clean->kind[0] == '\0')
    g_set_str (&clean->kind, "procedure");
  if (clean->name[0] == '\0')
    {
      invalid (error, _ ("The procedure with the code “%s” has no name; give it one."),
               clean->code);
      return NULL;
    }
  if (!is_one_of (clean->kind, kinds))
    {
      invalid (error, _ ("The kind of the procedure “%s” must be procedure, digital or general."),
               clean->name);
      return NULL;
    }
  if (clean->active_to[0] != '\0')
    {
      if (!dh_day_parse (clean->active_to, &day))
        {
          invalid (error, _ ("The last day of the procedure “%s” is not a date."), clean->name);
          return NULL;
        }
      g_free (clean->active_to);
      clean->active_to = dh_day_to_iso (day);
    }
  return g_steal_pointer (&clean);
}

static gboolean
same_procedure (const DhProcedure *a, const DhProcedure *b)
{
  return g_str_equal (a->code, b->code) && g_str_equal (a->name, b->name) &&
         g_str_equal (a->field, b->field) && g_str_equal (a->kind, b->kind) &&
         g_str_equal (a->keywords, b->keywords) && g_str_equal (a->active_to, b->active_to) &&
         g_str_equal (a->replaced_by, b->replaced_by) && !a->sample == !b->sample &&
         g_str_equal (a->prepare, b->prepare);
}

static void
write_procedure_body (GString *body, const DhProcedure *procedure)
{
  dh_json_begin (body);
  dh_json_add_text (body, "code", procedure->code);
  dh_json_add_text (body, "name", procedure->name);
  dh_json_add_text (body, "field", procedure->field);
  dh_json_add_text (body, "kind", procedure->kind);
  dh_json_add_text (body, "keywords", procedure->keywords);
  dh_json_add_text (body, "active_to", procedure->active_to);
  dh_json_add_text (body, "replaced_by", procedure->replaced_by);
  dh_json_add_int (body, "sample", procedure->sample, 0);
  dh_json_add_text (body, "prepare", procedure->prepare);
}

static gboolean
set_procedure (DhStore *self,
               const DhProcedure *clean,
               DhSetResult *result,
               gint64 *id,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhProcedure) old = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  *id = dh_procedure_repo_match (self->db, clean->code, clean->name, &local_error);
  if (local_error == NULL && *id != 0)
    old = dh_procedure_repo_get (self->db, *id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *result = old == NULL ? DH_SET_ADDED : DH_SET_CHANGED;
  if (old != NULL && same_procedure (old, clean))
    {
      *result = DH_SET_UNCHANGED;
      return TRUE;
    }

  self->dirty = TRUE;
  *id = dh_procedure_repo_write (self->db, *id, clean, error);
  write_procedure_body (body, clean);
  return *id != 0 && write_entry (self, DH_EVENT_PROCEDURE_SET, *id, body, error);
}

gboolean
dh_store_set_procedure (DhStore *self,
                        const DhProcedure *procedure,
                        DhSetResult *result,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (DhProcedure) clean = NULL;
  DhSetResult own_result = DH_SET_UNCHANGED;
  gint64 own_id = 0;
  gboolean ok;

  g_return_val_if_fail (self != NULL && procedure != NULL, FALSE);

  clean = clean_procedure (procedure, error);
  if (clean == NULL || !dh_store_start (self, error))
    return FALSE;
  ok = set_procedure (self, clean, &own_result, &own_id, error);
  if (!dh_store_end (self, ok, error))
    return FALSE;
  if (result != NULL)
    *result = own_result;
  if (id != NULL)
    *id = own_id;
  return TRUE;
}

/* ---- Volunteers: name and telephone stand in the table alone, never in the journal */

static gboolean
set_volunteer (DhStore *self,
               DhVolunteer *clean,
               gboolean keep_phone,
               DhSetResult *result,
               gint64 *id,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhVolunteer) old = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  old = dh_volunteer_repo_match (self->db, clean->name, clean->unit, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *id = old != NULL ? old->id : 0;
  if (old != NULL && keep_phone)
    g_set_str (&clean->phone, old->phone);
  *result = old == NULL ? DH_SET_ADDED : DH_SET_CHANGED;
  if (old != NULL && g_str_equal (old->phone, clean->phone) && !old->active == !clean->active)
    {
      *result = DH_SET_UNCHANGED;
      return TRUE;
    }

  self->dirty = TRUE;
  *id = dh_volunteer_repo_write (self->db, *id, clean, error);
  dh_json_begin (body);
  dh_json_add_text (body, "unit", clean->unit);
  dh_json_add_int (body, "active", clean->active, 1);
  return *id != 0 && write_entry (self, DH_EVENT_VOLUNTEER_SET, *id, body, error);
}

gboolean
dh_store_set_volunteer (DhStore *self,
                        const DhVolunteer *volunteer,
                        DhSetResult *result,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (DhVolunteer) clean = g_new0 (DhVolunteer, 1);
  DhSetResult own_result = DH_SET_UNCHANGED;
  gint64 own_id = 0;
  gboolean ok;

  g_return_val_if_fail (self != NULL && volunteer != NULL, FALSE);

  clean->name = dh_text_clean (volunteer->name);
  clean->unit = dh_text_clean (volunteer->unit);
  clean->phone = dh_text_clean (volunteer->phone);
  clean->active = volunteer->active != FALSE;
  if (clean->name[0] == '\0')
    return invalid (error, _ ("A volunteer of the unit “%s” has no name; give the name."),
                    clean->unit);
  if (strchr (clean->name, ';') != NULL)
    return invalid (error, _ ("The name “%s” must not hold a semicolon: it parts names in lists."),
                    clean->name);
  if (!dh_store_start (self, error))
    return FALSE;
  ok = set_volunteer (self, clean, volunteer->phone == NULL, &own_result, &own_id, error);
  if (!dh_store_end (self, ok, error))
    return FALSE;
  if (result != NULL)
    *result = own_result;
  if (id != NULL)
    *id = own_id;
  return TRUE;
}

/* ---- Places */

static gboolean
set_place (DhStore *self, const char *name, const char *kind, gint64 *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *old_kind = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  *id = dh_office_repo_find_place (self->db, name, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  old_kind = dh_office_repo_place_kind (self->db, *id);
  if (g_str_equal (old_kind, kind))
    return TRUE;

  self->dirty = TRUE;
  *id = dh_office_repo_write_place (self->db, *id, name, kind, error);
  dh_json_begin (body);
  dh_json_add_text (body, "name", name);
  dh_json_add_text (body, "kind", kind);
  return *id != 0 && write_entry (self, DH_EVENT_PLACE_SET, *id, body, error);
}

gboolean
dh_store_set_place (DhStore *self, const char *name, const char *kind, gint64 *id, GError **error)
{
  static const char *const kinds[] = { "desk", "point", "mobile", "home", NULL };
  g_autofree char *clean = dh_text_clean (name);
  gint64 own_id = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (clean[0] == '\0')
    return invalid (error, _ ("A place of the kind “%s” has no name; give it one."), kind);
  if (kind == NULL || !is_one_of (kind, kinds))
    return invalid (error, _ ("The kind of the place “%s” must be desk, point, mobile or home."),
                    clean);
  if (!dh_store_start (self, error) ||
      !dh_store_end (self, set_place (self, clean, kind, &own_id, error), error))
    return FALSE;
  if (id != NULL)
    *id = own_id;
  return TRUE;
}
