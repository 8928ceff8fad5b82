/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats/dh-book-stats.h"

#include "repo/dh-sheet-repo.h"
#include "repo/dh-voice-repo.h"

static void
place_free (gpointer data)
{
  DhPlaceStats *place = data;

  g_free (place->name);
  g_free (place->kind);
  g_free (place);
}

void
dh_book_stats_free (DhBookStats *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->feedback, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DhPlaceStats *x = *(DhPlaceStats *const *) a, *y = *(DhPlaceStats *const *) b;
  int order = (y->people > x->people) - (y->people < x->people);

  return order != 0 ? order : g_strcmp0 (x->name, y->name);
}

static DhPlaceStats *
place_of (DhBookStats *self, GHashTable *by_id, const DhSheet *sheet)
{
  DhPlaceStats *place = g_hash_table_lookup (by_id, &sheet->place_id);

  if (place == NULL)
    {
      place = g_new0 (DhPlaceStats, 1);
      place->name = g_strdup (sheet->place_name);
      place->kind = g_strdup (sheet->place_kind);
      g_ptr_array_add (self->places, place);
      g_hash_table_insert (by_id, (gpointer) &sheet->place_id, place);
    }
  return place;
}

static void
add_outreach (DhBookStats *self, GHashTable *by_id, const DhSheet *sheet)
{
  DhPlaceStats *place = place_of (self, by_id, sheet);

  place->sheets++;
  self->outreach_sheets++;
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DhSheetRow *row = g_ptr_array_index (sheet->rows, i);

      place->rows++;
      place->people += row->count;
      place->elderly += row->elderly;
      self->outreach_rows++;
      self->outreach_people += row->count;
      self->outreach_elderly += row->elderly;
    }
}

static void
add_class (DhBookStats *self, GHashTable *teachers, const DhSheet *sheet)
{
  self->classes++;
  self->attendees += sheet->attendees;
  if (sheet->from_at != 0 && sheet->to_at != 0)
    self->class_s += sheet->to_at - sheet->from_at;
  for (guint i = 0; i < sheet->n_volunteers; i++)
    g_hash_table_add (teachers, &sheet->volunteers[i]);
}

static void
count_sheets (DhBookStats *self)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) teachers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const DhSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->kind == DH_SHEET_CLASS)
        add_class (self, teachers, sheet);
      else
        add_outreach (self, by_id, sheet);
    }
  self->class_volunteers = (int) g_hash_table_size (teachers);
  g_ptr_array_sort (self->places, compare_places);
}

static void
count_feedback (DhBookStats *self)
{
  for (guint i = 0; i < self->feedback->len / 2; i++)
    {
      gpointer *first = &self->feedback->pdata[i];
      gpointer *last = &self->feedback->pdata[self->feedback->len - 1 - i];
      gpointer kept = *first;

      *first = *last;
      *last = kept;
    }
  for (guint i = 0; i < self->feedback->len; i++)
    {
      const DhFeedback *feedback = g_ptr_array_index (self->feedback, i);

      self->by_category[feedback->category]++;
      self->by_status[feedback->status]++;
    }
}

/* What one shift tells the next is no business of the summary. */
static void
drop_handovers (DhBookStats *self)
{
  for (guint i = self->notes->len; i-- > 0;)
    if (((const DhDayNote *) g_ptr_array_index (self->notes, i))->category == DH_DAY_NOTE_HANDOVER)
      g_ptr_array_remove_index (self->notes, i);
}

DhBookStats *
dh_book_stats_new_empty (void)
{
  DhBookStats *self = g_new0 (DhBookStats, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_sheet_free);
  self->feedback = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_feedback_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_day_note_free);
  return self;
}

DhBookStats *
dh_book_stats_new (DhDb *db, gint32 from, gint32 to, GError **error)
{
  g_autoptr (DhBookStats) self = g_new0 (DhBookStats, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  self->sheets = dh_sheet_repo_list (db, from, to, error);
  if (self->sheets == NULL)
    return NULL;
  self->feedback = dh_voice_repo_list_feedback (db, from, to, 0, 0, error);
  if (self->feedback == NULL)
    return NULL;
  self->notes = dh_voice_repo_list_day_notes (db, from, to, error);
  if (self->notes == NULL || !dh_voice_repo_count_ratings (db, from, to, self->by_level, error))
    return NULL;
  count_sheets (self);
  count_feedback (self);
  drop_handovers (self);
  for (int i = 0; i < DH_RATING_LEVELS; i++)
    self->ratings += self->by_level[i];
  return g_steal_pointer (&self);
}
