/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-entry-guard.h"

#include <string.h>

#include "text/dh-text.h"

struct _DhEntryGuard
{
  char *content;     /* all of the last person with a name or telephone; owned, nullable */
  gint64 content_at; /* when, monotonic µs */
  gint64 visit_id;   /* that it became; 0 = not saved yet */
  guint key;         /* of the last registration by a key */
  gint64 key_at;     /* when it was registered, monotonic µs */
  gint64 press_at;   /* when that key was pressed last, registered or not */
};

DhEntryGuard *
dh_entry_guard_new (void)
{
  return g_new0 (DhEntryGuard, 1);
}

void
dh_entry_guard_free (DhEntryGuard *self)
{
  if (self == NULL)
    return;
  g_free (self->content);
  g_free (self);
}

static gboolean
is_on_the_way (const DhVisit *visit)
{
  return visit->state == DH_VISIT_NO_SHOW || visit->state == DH_VISIT_WAITING ||
         visit->state == DH_VISIT_CALLED || visit->state == DH_VISIT_SERVING ||
         visit->state == DH_VISIT_HELD;
}

/* NULL for somebody who cannot be told from others. */
static char *
dup_content (const DhGuardPerson *person)
{
  g_autofree char *fold = dh_text_fold (person->name);

  if (*fold == '\0' && *person->phone == '\0')
    return NULL;
  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT "\n%d\n%d\n%d", fold, person->phone,
                          person->procedure_id, person->people, person->quantity,
                          (int) person->priority);
}

/* Whether this is the press that was taken already. */
static gboolean
is_same_press (DhEntryGuard *self, const DhGuardPerson *person, gint64 now)
{
  gboolean same =
      person->key != 0 && person->key == self->key &&
      (now - self->key_at < DH_GUARD_PRESS_US || now - self->press_at < DH_GUARD_HELD_US);

  if (person->key != 0 && person->key == self->key)
    self->press_at = now;
  return same;
}

static const DhVisit *
find_visit (GPtrArray *visits, const DhGuardPerson *person, gboolean by_phone)
{
  g_autofree char *fold = dh_text_fold (person->name);
  gboolean common = strchr (fold, ' ') == NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *visit = g_ptr_array_index (visits, i);
      g_autofree char *other = NULL;

      if (!is_on_the_way (visit))
        continue;
      if (by_phone)
        {
          if (*person->phone != '\0' && g_strcmp0 (visit->person_phone, person->phone) == 0)
            return visit;
          continue;
        }
      if (*fold == '\0' || visit->person_name == NULL || *visit->person_name == '\0')
        continue;
      other = dh_text_fold (visit->person_name);
      if (strcmp (fold, other) == 0 && (!common || visit->procedure_id == person->procedure_id))
        return visit;
    }
  return NULL;
}

DhGuardAnswer
dh_entry_guard_check (DhEntryGuard *self,
                      const DhGuardPerson *person,
                      GPtrArray *visits,
                      gint64 now,
                      gint64 *visit_id)
{
  g_autofree char *content = dup_content (person);
  const DhVisit *by_phone = find_visit (visits, person, TRUE);
  const DhVisit *by_name = find_visit (visits, person, FALSE);
  DhGuardAnswer answer = DH_GUARD_NEW;
  gint64 id = 0;

  if (is_same_press (self, person, now))
    answer = DH_GUARD_PRESS;
  else if (by_phone != NULL)
    {
      answer = DH_GUARD_PHONE;
      id = by_phone->id;
    }
  else if (by_name != NULL)
    {
      answer = DH_GUARD_NAME;
      id = by_name->id;
    }
  else if (content != NULL && g_strcmp0 (content, self->content) == 0 &&
           now - self->content_at < DH_GUARD_AGAIN_US)
    {
      answer = DH_GUARD_AGAIN;
      id = self->visit_id;
    }
  if (visit_id != NULL)
    *visit_id = id;
  return answer;
}

void
dh_entry_guard_registered (DhEntryGuard *self, const DhGuardPerson *person, gint64 now)
{
  g_free (self->content);
  self->content = dup_content (person);
  self->content_at = now;
  self->visit_id = 0;
  if (person->key == 0)
    return;
  self->key = person->key;
  self->key_at = now;
  self->press_at = now;
}

void
dh_entry_guard_saved (DhEntryGuard *self, gint64 visit_id)
{
  self->visit_id = visit_id;
}
