/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "client-fixture.h"

#include "store/dh-store-book.h"

static gboolean
sheet_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  return dh_store_write_sheet (store, data, AT (12, 0, 0), receipt, error);
}

static gboolean
rating_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  return dh_store_add_rating (store, *(int *) data, 0, AT (12, 0, 0), receipt, error);
}

static gboolean
note_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  return dh_store_write_day_note (store, data, AT (12, 0, 0), receipt, error);
}

static gboolean
remove_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  return dh_store_remove_sheet (store, *(gint64 *) data, AT (12, 0, 0), receipt, error);
}

static gint64
order (ClientFixture *f, DhStoreOrder func, gpointer data, GDestroyNotify data_free)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  DhReceipt receipt = { 0 };

  dh_store_client_order_async (f->client, func, data, data_free, answer_cb, &answer);
  g_assert_true (finish (f, &answer, &receipt, &error));
  g_assert_no_error (error);
  return receipt.event_id;
}

static void
take_back (ClientFixture *f)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  dh_store_client_undo_async (f->client, 0, answer_cb, &answer);
  g_assert_true (finish (f, &answer, NULL, &error));
  g_assert_no_error (error);
}

/* Both days were told, in either order, and no other. */
static void
assert_changed_both (ClientFixture *f, gint32 one, gint32 other)
{
  drain ();
  g_assert_cmpuint (f->changed->len, ==, 2);
  g_assert_cmpint (g_array_index (f->changed, gint32, 0) + g_array_index (f->changed, gint32, 1),
                   ==, one + other);
  g_assert_true (g_array_index (f->changed, gint32, 0) == one ||
                 g_array_index (f->changed, gint32, 0) == other);
  g_array_set_size (f->changed, 0);
}

static void
test_sheet (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (DhSheet) sheet = dh_sheet_new (DH_SHEET_CLASS);

  sheet->day = DAY - 3;
  g_set_str (&sheet->title, "Lớp");
  sheet->id = order (f, sheet_order, dh_sheet_copy (sheet), (GDestroyNotify) dh_sheet_free);
  assert_changed (f, DAY - 3);
  sheet->day = DAY - 1;
  order (f, sheet_order, dh_sheet_copy (sheet), (GDestroyNotify) dh_sheet_free);
  assert_changed_both (f, DAY - 3, DAY - 1);
  order (f, remove_order, &sheet->id, NULL);
  assert_changed (f, DAY - 1);
  take_back (f);
  assert_changed (f, DAY - 1);
  take_back (f);
  assert_changed_both (f, DAY - 3, DAY - 1);
  take_back (f);
  assert_changed (f, DAY - 3);
}

static void
test_others (ClientFixture *f, gconstpointer user_data)
{
  DhDayNote note = { .category = DH_DAY_NOTE_OTHER, .text = (char *) "x", .day = DAY - 7 };
  int level = 3;
  DhCommand stop = DH_COMMAND_INIT (DH_EVENT_STOP_NUMBERS);

  order (f, note_order, &note, NULL);
  assert_changed (f, DAY - 7);
  take_back (f);
  assert_changed (f, DAY - 7);
  order (f, rating_order, &level, NULL);
  assert_changed (f, DAY);
  stop.at = AT (15, 0, 0);
  apply (f, &stop);
  assert_changed (f, DAY);
}

static void
test_refused (ClientFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  int level = 9;

  dh_store_client_order_async (f->client, rating_order, g_memdup2 (&level, sizeof level), g_free,
                               answer_cb, &answer);
  g_assert_false (finish (f, &answer, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  drain ();
  g_assert_cmpuint (f->changed->len, ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store-client-book/" name, ClientFixture, NULL, client_fixture_set_up, func,        \
              client_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sheet", test_sheet);
  ADD ("others", test_others);
  ADD ("refused", test_refused);
  return g_test_run ();
}
