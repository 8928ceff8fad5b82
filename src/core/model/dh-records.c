/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-records.h"

void
dh_visit_free (DhVisit *visit)
{
  if (visit == NULL)
    return;
  g_free (visit->ticket);
  g_free (visit->procedure_name);
  g_free (visit->procedure_code);
  g_free (visit->counter);
  g_free (visit->volunteer_name);
  g_free (visit->person_name);
  g_free (visit->person_phone);
  g_free (visit->priority_reason);
  g_free (visit->hold_reason);
  g_free (visit->origin_ticket);
  g_free (visit);
}

void
dh_procedure_free (DhProcedure *procedure)
{
  if (procedure == NULL)
    return;
  g_free (procedure->code);
  g_free (procedure->name);
  g_free (procedure->field);
  g_free (procedure->kind);
  g_free (procedure->keywords);
  g_free (procedure->active_to);
  g_free (procedure->prepare);
  g_free (procedure->replaced_by);
  g_free (procedure->name_fold);
  g_free (procedure->keywords_fold);
  g_free (procedure->initials);
  g_free (procedure);
}

void
dh_volunteer_free (DhVolunteer *volunteer)
{
  if (volunteer == NULL)
    return;
  g_free (volunteer->name);
  g_free (volunteer->unit);
  g_free (volunteer->phone);
  g_free (volunteer->name_fold);
  g_free (volunteer);
}

void
dh_assist_free (DhAssist *assist)
{
  if (assist == NULL)
    return;
  g_free (assist->ticket);
  g_free (assist->procedure_name);
  g_free (assist->procedure_code);
  g_free (assist->volunteers);
  g_free (assist->difficulties);
  g_free (assist->note);
  g_free (assist);
}

void
dh_place_free (DhPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->name);
  g_free (place->kind);
  g_free (place);
}

void
dh_history_item_free (DhHistoryItem *item)
{
  if (item == NULL)
    return;
  g_free (item->ticket);
  g_free (item->volunteer);
  g_free (item->duty_name);
  g_free (item->counter);
  g_free (item->procedure);
  g_free (item->note);
  g_free (item);
}
