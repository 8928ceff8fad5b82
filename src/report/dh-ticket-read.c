/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-ticket-read.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"

static void
take_string (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

/* "Commune, Province" as the settings have them. */
static char *
dup_commune (DhStore *store)
{
  g_autofree char *commune = dh_store_get_setting (store, "commune", "");
  g_autofree char *province = dh_store_get_setting (store, "province", "");

  return g_strjoin (*commune != '\0' && *province != '\0' ? ", " : "", commune, province, NULL);
}

static const DhProcedure *
find_procedure (GPtrArray *procedures, gint64 id)
{
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = procedures->pdata[i];

      if (procedure->id == id)
        return procedure;
    }
  return NULL;
}

static gboolean
was_waiting (const DhVisit *visit, gint64 at)
{
  gint64 end = visit->called != 0 ? visit->called : visit->started;

  if (visit->recorded_late)
    return FALSE;
  /* Put back into the queue before, and there ever since. */
  if (visit->state == DH_VISIT_WAITING && visit->since <= at)
    return TRUE;
  if (end == 0)
    end = visit->ended != 0 ? visit->ended : G_MAXINT64;
  return visit->arrived <= at && at < end;
}

int
dh_ticket_count_before (GPtrArray *visits, const DhVisit *visit)
{
  int n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *other = visits->pdata[i];

      if (other->id != visit->id && other->id < visit->id && was_waiting (other, visit->arrived) &&
          (visit->priority == DH_PRIORITY_NONE || other->priority != DH_PRIORITY_NONE))
        n++;
    }
  return n;
}

DhTicket *
dh_ticket_read (DhStore *store, gint64 visit_id, GError **error)
{
  g_autoptr (DhVisit) visit = dh_store_get_visit (store, visit_id, error);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) procedures = NULL;
  g_autoptr (DhTicket) self = NULL;
  const DhProcedure *procedure = NULL;

  if (visit == NULL)
    return NULL;
  visits = dh_store_list_visits (store, visit->day, error);
  if (visits == NULL)
    return NULL;
  procedures = dh_store_list_procedures (store, FALSE, error);
  if (procedures == NULL)
    return NULL;

  self = dh_ticket_new ();
  take_string (&self->commune, dup_commune (store));
  take_string (&self->survey_url, dh_store_get_setting (store, "survey_url", ""));
  g_set_str (&self->number, visit->ticket);
  g_set_str (&self->procedure, visit->procedure_name);
  procedure = find_procedure (procedures, visit->procedure_id);
  if (procedure != NULL)
    {
      g_set_str (&self->field, procedure->field);
      g_set_str (&self->prepare, procedure->prepare);
    }
  self->arrived = visit->arrived;
  self->day = visit->day;
  self->people = visit->people;
  self->priority = visit->priority;
  /* Who was written down afterwards stood in no queue. */
  self->before = visit->recorded_late ? -1 : dh_ticket_count_before (visits, visit);
  return g_steal_pointer (&self);
}

DhComeBack *
dh_come_back_read (DhStore *store, gint64 visit_id, GError **error)
{
  g_autoptr (DhVisit) visit = dh_store_get_visit (store, visit_id, error);
  g_autoptr (GPtrArray) assists = NULL;
  g_autoptr (DhTicket) ticket = NULL;
  DhComeBack *self = NULL;

  if (visit == NULL)
    return NULL;
  assists = dh_store_list_visit_assists (store, visit_id, error);
  if (assists == NULL)
    return NULL;
  ticket = dh_ticket_read (store, visit_id, error);
  if (ticket == NULL)
    return NULL;

  self = dh_come_back_new ();
  g_set_str (&self->commune, ticket->commune);
  g_set_str (&self->number, ticket->number);
  g_set_str (&self->procedure, ticket->procedure);
  /* What the desk noted; else all that the catalogue asks for. */
  g_set_str (&self->missing, ticket->prepare);
  self->day = visit->day;
  self->follow_up = visit->follow_up;
  self->trips = MAX (1, visit->trips);
  for (guint i = 0; i < assists->len; i++)
    {
      const DhAssist *assist = assists->pdata[i];

      if (assist->outcome != DH_OUTCOME_MISSING_PAPERS && assist->outcome != DH_OUTCOME_FOLLOW_UP)
        continue;
      if (*assist->note != '\0')
        g_set_str (&self->missing, assist->note);
      if (*assist->procedure_name != '\0')
        g_set_str (&self->procedure, assist->procedure_name);
      if (assist->follow_up != 0 && visit->follow_up == 0)
        self->follow_up = assist->follow_up;
    }
  return self;
}

gint64
dh_ticket_find (DhStore *store, gint32 day, const char *number, GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (number != NULL, 0);

  visits = dh_store_list_visits (store, day, error);
  if (visits == NULL)
    return 0;
  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *visit = visits->pdata[i];

      if (g_ascii_strcasecmp (visit->ticket, number) == 0)
        return visit->id;
    }
  date = dh_format_day_short (day);
  g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND, _ ("No number “%s” was given on %s."), number,
               date);
  return 0;
}
