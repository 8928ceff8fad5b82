/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include "db/dh-db-private.h"

/* What is asked for and what was done keep their numbers, whatever is put right afterwards. */

/* ---- Pieces asked for at the registration */

static gint64
arrive_with (Fixture *self, int quantity)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt;

  command.at = AT (8, 0, 0);
  command.procedure_id = self->procedures[0];
  command.quantity = quantity;
  g_assert_true (dh_store_apply (self->store, &command, &receipt, NULL));
  return receipt.visit_id;
}

static void
assert_quantity (Fixture *self, gint64 visit_id, int wanted)
{
  g_autoptr (DhVisit) visit = dh_store_get_visit (self->store, visit_id, NULL);
  g_autoptr (GPtrArray) visits = dh_store_list_visits (self->store, DAY, NULL);
  gboolean listed = FALSE;

  g_assert_cmpint (visit->quantity, ==, wanted);
  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *other = g_ptr_array_index (visits, i);

      if (other->id == visit_id)
        {
          g_assert_cmpint (other->quantity, ==, wanted);
          listed = TRUE;
        }
    }
  g_assert_true (listed);
}

static void
test_quantity (Fixture *self, gconstpointer user_data)
{
  gint64 three = arrive_with (self, 3);
  gint64 one = arrive_with (self, 0);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_TRANSFER);

  assert_quantity (self, three, 3);
  assert_quantity (self, one, 1);
  fixture_reopen (self);
  assert_quantity (self, three, 3);
  step (self, DH_EVENT_CALL, three, AT (8, 5, 0));
  command.visit_id = three;
  command.at = AT (8, 6, 0);
  command.procedure_id = self->procedures[1];
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  assert_quantity (self, three, 3);
  /* Folded from the journal alone it is the same. */
  undo (self, 0);
  undo (self, 0);
  assert_quantity (self, three, 3);
  undo (self, three);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  assert_quantity (self, three, 3);
  assert_clean (self->store);
}

static void
test_quantity_changes (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive_with (self, 3);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHANGE);

  command.visit_id = visit;
  command.at = AT (8, 1, 0);
  command.people = 2;
  command.quantity = 7;
  command.changes = DH_CHANGE_PEOPLE;
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  assert_quantity (self, visit, 3);
  command.changes = DH_CHANGE_QUANTITY;
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  assert_quantity (self, visit, 7);
  assert_clean (self->store);
  undo (self, 0);
  assert_quantity (self, visit, 3);
  command.quantity = 0;
  refuse (self, &command, DH_ERROR_INVALID);
  command.quantity = 10000;
  refuse (self, &command, DH_ERROR_INVALID);
  command.kind = DH_EVENT_ARRIVE;
  refuse (self, &command, DH_ERROR_INVALID);
  command.quantity = -1;
  refuse (self, &command, DH_ERROR_INVALID);
  assert_clean (self->store);
}

static void
test_quantity_is_checked (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  arrive_with (self, 3);
  g_assert_true (dh_db_exec (dh_store_db (self->store), "UPDATE visit SET quantity = 4", NULL));
  g_assert_true (dh_store_check (self->store, faults, NULL));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "A001"));
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "quantity"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-records/quantity", Fixture, NULL, fixture_set_up, test_quantity,
              fixture_tear_down);
  g_test_add ("/store-records/quantity-changes", Fixture, NULL, fixture_set_up,
              test_quantity_changes, fixture_tear_down);
  g_test_add ("/store-records/quantity-is-checked", Fixture, NULL, fixture_set_up,
              test_quantity_is_checked, fixture_tear_down);
  return g_test_run ();
}
