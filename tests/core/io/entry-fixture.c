/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "entry-fixture.h"

#include "dh-day.h"
#include "io/dh-catalogue.h"
#include "model/dh-records.h"

void
entry_set_up (EntryFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->procedures = dh_catalogue_builtin (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->procedures->len; i++)
    ((DhProcedure *) g_ptr_array_index (self->procedures, i))->id = i + 1;
  self->today = dh_day_from_ymd (2026, 11, 21);
}

void
entry_tear_down (EntryFixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->procedures);
}

const char *
entry_key_of (EntryFixture *self, gint64 id)
{
  const DhProcedure *procedure;

  if (id == 0)
    return "";
  procedure = g_ptr_array_index (self->procedures, id - 1);
  return procedure->code[0] != '\0' ? procedure->code : procedure->name;
}
