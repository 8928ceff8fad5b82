/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-book.h"

/* Indexed by the enums. */
static const char *const sheet_kinds[] = { "outreach", "class" };
static const char *const feedback_categories[] = { "difficulty", "obstacle", "remark", "petition" };
static const char *const feedback_statuses[] = { "open", "forwarded", "resolved" };
static const char *const day_note_categories[] = { "portal", "power", "network", "handover",
                                                   "other" };

G_STATIC_ASSERT (G_N_ELEMENTS (sheet_kinds) == DH_SHEET_N_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (feedback_categories) == DH_FEEDBACK_N_CATEGORIES);
G_STATIC_ASSERT (G_N_ELEMENTS (feedback_statuses) == DH_FEEDBACK_N_STATUSES);
G_STATIC_ASSERT (G_N_ELEMENTS (day_note_categories) == DH_DAY_NOTE_N_CATEGORIES);

#define DEFINE_CODES(Type, name, codes)                                                            \
  const char *dh_##name##_to_code (Type value)                                                     \
  {                                                                                                \
    return (guint) value < G_N_ELEMENTS (codes) ? codes[value] : NULL;                             \
  }                                                                                                \
  gboolean dh_##name##_from_code (const char *code, Type *value)                                   \
  {                                                                                                \
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)                                               \
      if (g_strcmp0 (codes[i], code) == 0)                                                         \
        {                                                                                          \
          *value = i;                                                                              \
          return TRUE;                                                                             \
        }                                                                                          \
    return FALSE;                                                                                  \
  }

DEFINE_CODES (DhSheetKind, sheet_kind, sheet_kinds)
DEFINE_CODES (DhFeedbackCategory, feedback_category, feedback_categories)
DEFINE_CODES (DhFeedbackStatus, feedback_status, feedback_statuses)
DEFINE_CODES (DhDayNoteCategory, day_note_category, day_note_categories)

static void
row_free (gpointer data)
{
  DhSheetRow *row = data;

  g_free (row->difficulties);
  g_free (row->note);
  g_free (row->volunteers);
  g_free (row->procedure_name);
  g_free (row->procedure_code);
  g_free (row->volunteer_names);
  g_free (row);
}

DhSheet *
dh_sheet_new (DhSheetKind kind)
{
  DhSheet *sheet = g_new0 (DhSheet, 1);

  sheet->kind = kind;
  sheet->title = g_strdup ("");
  sheet->team = g_strdup ("");
  sheet->note = g_strdup ("");
  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  sheet->place_name = g_strdup ("");
  sheet->place_kind = g_strdup ("");
  sheet->volunteer_names = g_strdup ("");
  return sheet;
}

static gpointer
copy_row (gconstpointer data, gpointer user_data G_GNUC_UNUSED)
{
  const DhSheetRow *row = data;
  DhSheetRow *copy = g_memdup2 (row, sizeof *row);

  copy->difficulties = g_strdup (row->difficulties);
  copy->note = g_strdup (row->note);
  copy->volunteers = g_memdup2 (row->volunteers, row->n_volunteers * sizeof (gint64));
  copy->procedure_name = g_strdup (row->procedure_name);
  copy->procedure_code = g_strdup (row->procedure_code);
  copy->volunteer_names = g_strdup (row->volunteer_names);
  return copy;
}

DhSheet *
dh_sheet_copy (const DhSheet *sheet)
{
  DhSheet *copy = g_memdup2 (sheet, sizeof *sheet);

  copy->title = g_strdup (sheet->title);
  copy->team = g_strdup (sheet->team);
  copy->note = g_strdup (sheet->note);
  copy->volunteers = g_memdup2 (sheet->volunteers, sheet->n_volunteers * sizeof (gint64));
  copy->rows = g_ptr_array_copy (sheet->rows, (GCopyFunc) copy_row, NULL);
  copy->place_name = g_strdup (sheet->place_name);
  copy->place_kind = g_strdup (sheet->place_kind);
  copy->volunteer_names = g_strdup (sheet->volunteer_names);
  return copy;
}

void
dh_sheet_free (DhSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->title);
  g_free (sheet->team);
  g_free (sheet->note);
  g_free (sheet->volunteers);
  g_clear_pointer (&sheet->rows, g_ptr_array_unref);
  g_free (sheet->place_name);
  g_free (sheet->place_kind);
  g_free (sheet->volunteer_names);
  g_free (sheet);
}

DhSheetRow *
dh_sheet_add_row (DhSheet *sheet, gint64 procedure_id)
{
  DhSheetRow *row = g_new0 (DhSheetRow, 1);

  row->procedure_id = procedure_id;
  row->count = 1;
  row->channel = DH_CHANNEL_IN_PERSON;
  row->outcome = DH_OUTCOME_SELF_DONE;
  row->difficulties = g_strdup ("");
  row->note = g_strdup ("");
  row->procedure_name = g_strdup ("");
  row->procedure_code = g_strdup ("");
  row->volunteer_names = g_strdup ("");
  g_ptr_array_add (sheet->rows, row);
  return row;
}

/* Nobody twice. */
static void
add_id (gint64 **ids, guint *n_ids, gint64 id)
{
  for (guint i = 0; i < *n_ids; i++)
    if ((*ids)[i] == id)
      return;
  *ids = g_renew (gint64, *ids, *n_ids + 1);
  (*ids)[(*n_ids)++] = id;
}

void
dh_sheet_row_add_volunteer (DhSheetRow *row, gint64 volunteer_id)
{
  add_id (&row->volunteers, &row->n_volunteers, volunteer_id);
}

void
dh_sheet_add_volunteer (DhSheet *sheet, gint64 volunteer_id)
{
  add_id (&sheet->volunteers, &sheet->n_volunteers, volunteer_id);
}

int
dh_sheet_count (const DhSheet *sheet)
{
  int count = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    count += ((const DhSheetRow *) g_ptr_array_index (sheet->rows, i))->count;
  return count;
}

DhFeedback *
dh_feedback_copy (const DhFeedback *feedback)
{
  DhFeedback *copy = g_memdup2 (feedback, sizeof *feedback);

  copy->text = g_strdup (feedback->text);
  copy->proposal = g_strdup (feedback->proposal);
  copy->status_note = g_strdup (feedback->status_note);
  copy->procedure_name = g_strdup (feedback->procedure_name);
  copy->ticket = g_strdup (feedback->ticket);
  return copy;
}

void
dh_feedback_free (DhFeedback *feedback)
{
  if (feedback == NULL)
    return;
  g_free (feedback->text);
  g_free (feedback->proposal);
  g_free (feedback->status_note);
  g_free (feedback->procedure_name);
  g_free (feedback->ticket);
  g_free (feedback);
}

DhDayNote *
dh_day_note_copy (const DhDayNote *note)
{
  DhDayNote *copy = g_memdup2 (note, sizeof *note);

  copy->text = g_strdup (note->text);
  return copy;
}

void
dh_day_note_free (DhDayNote *note)
{
  if (note == NULL)
    return;
  g_free (note->text);
  g_free (note);
}
