/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crash-writer create PATH | burst PATH | list PATH
 * "burst" registers people without end, each acknowledged by a line "TICKET ID" once it is saved.
 * "list" checks the store, and prints such a line, with the day, for every visit that is in it.
 */
#include <stdio.h>

#include "store/dh-store.h"

static int
fail (GError *error)
{
  g_printerr ("%s\n", error->message);
  g_error_free (error);
  return 1;
}

static int
create (const char *path)
{
  GError *error = NULL;

  return dh_store_create (path, "Xã Thử", "Tỉnh Thử", &error) ? 0 : fail (error);
}

static int
burst (const char *path)
{
  GError *error = NULL;
  g_autoptr (DhStore) store = dh_store_open (path, TRUE, &error);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt;

  command.person_name = "Nguyễn Thị Hòa";
  if (store != NULL)
    {
      puts ("ready");
      fflush (stdout);
    }
  while (error == NULL && dh_store_apply (store, &command, &receipt, &error))
    {
      printf ("%s %" G_GINT64_FORMAT "\n", receipt.ticket, receipt.visit_id);
      fflush (stdout);
    }
  return fail (error);
}

static int
list (const char *path)
{
  GError *error = NULL;
  g_autoptr (DhStore) store = dh_store_open (path, TRUE, &error);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  gint32 first, last;

  if (store == NULL || !dh_store_check (store, faults, &error))
    return fail (error);
  for (guint i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (faults, i));
  if (!dh_store_day_range (store, &first, &last))
    return faults->len > 0;
  for (gint32 day = first; day <= last; day++)
    {
      g_autoptr (GPtrArray) visits = dh_store_list_visits (store, day, &error);

      if (visits == NULL)
        return fail (error);
      for (guint i = 0; i < visits->len; i++)
        {
          const DhVisit *visit = g_ptr_array_index (visits, i);

          printf ("%s %" G_GINT64_FORMAT " %d\n", visit->ticket, visit->id, day);
        }
    }
  return faults->len > 0;
}

int
main (int argc, char *argv[])
{
  const char *verb = argc == 3 ? argv[1] : "";

  if (g_str_equal (verb, "create"))
    return create (argv[2]);
  if (g_str_equal (verb, "burst"))
    return burst (argv[2]);
  if (g_str_equal (verb, "list"))
    return list (argv[2]);
  return 2;
}
