/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "model/dh-entry-guard.h"

#define MS 1000

static DhGuardPerson
person (const char *name, const char *phone, gint64 procedure_id, guint key)
{
  return (DhGuardPerson) { name, phone, procedure_id, 1, 1, DH_PRIORITY_NONE, key };
}

static GPtrArray *
list_visits (void)
{
  static DhVisit visits[] = {
    { .id = 1,
      .state = DH_VISIT_WAITING,
      .person_name = (char *) "Nguyễn Văn Hoà",
      .person_phone = (char *) "0912345678",
      .procedure_id = 5 },
    { .id = 2,
      .state = DH_VISIT_DONE,
      .person_name = (char *) "Lê Thị Bưởi",
      .person_phone = (char *) "0900000002",
      .procedure_id = 5 },
    { .id = 3,
      .state = DH_VISIT_NO_SHOW,
      .person_name = (char *) "An",
      .person_phone = (char *) "",
      .procedure_id = 5 },
    { .id = 4,
      .state = DH_VISIT_SERVING,
      .person_name = (char *) "",
      .person_phone = (char *) "",
      .procedure_id = 5 },
    { .id = 5,
      .state = DH_VISIT_CANCELLED,
      .person_name = (char *) "Đỗ Ất",
      .person_phone = (char *) "",
      .procedure_id = 5 },
  };
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    g_ptr_array_add (list, &visits[i]);
  return list;
}

static void
test_known (void)
{
  const struct
  {
    const char *name, *phone;
    gint64 procedure_id;
    DhGuardAnswer answer;
    gint64 visit_id;
  } cases[] = {
    { "", "", 5, DH_GUARD_NEW, 0 },
    { "Nguyễn Văn Hoà", "", 9, DH_GUARD_NAME, 1 },
    { "NGUYEN VAN HÒA", "", 9, DH_GUARD_NAME, 1 },
    { "nguyen van hoa", "", 0, DH_GUARD_NAME, 1 },
    { "Nguyễn Văn Hoàn", "", 5, DH_GUARD_NEW, 0 },
    { "Trần Ai", "0912345678", 0, DH_GUARD_PHONE, 1 },
    { "", "0912345678", 0, DH_GUARD_PHONE, 1 },
    { "Lê Thị Bưởi", "0900000002", 5, DH_GUARD_NEW, 0 }, /* is done, and comes again */
    { "Đỗ Ất", "", 5, DH_GUARD_NEW, 0 },
    { "an", "", 5, DH_GUARD_NAME, 3 },
    { "an", "", 6, DH_GUARD_NEW, 0 }, /* another An */
  };
  g_autoptr (GPtrArray) visits = list_visits ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryGuard) guard = dh_entry_guard_new ();
      DhGuardPerson who = person (cases[i].name, cases[i].phone, cases[i].procedure_id, 0);
      gint64 visit_id = -1;

      g_test_message ("%s %s", cases[i].name, cases[i].phone);
      g_assert_cmpint (dh_entry_guard_check (guard, &who, visits, 99, &visit_id), ==,
                       cases[i].answer);
      g_assert_cmpint (visit_id, ==, cases[i].visit_id);
    }
}

/* The same content once more within five seconds, before it is in the queue. */
static void
test_again (void)
{
  g_autoptr (DhEntryGuard) guard = dh_entry_guard_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  DhGuardPerson an = person ("An", "", 5, 0);
  DhGuardPerson other = person ("An", "", 6, 0);
  gint64 visit_id = -1;

  g_assert_cmpint (dh_entry_guard_check (guard, &an, none, 0, NULL), ==, DH_GUARD_NEW);
  dh_entry_guard_registered (guard, &an, 0);
  g_assert_cmpint (dh_entry_guard_check (guard, &an, none, 4999 * MS, &visit_id), ==,
                   DH_GUARD_AGAIN);
  g_assert_cmpint (visit_id, ==, 0);
  dh_entry_guard_saved (guard, 77);
  g_assert_cmpint (dh_entry_guard_check (guard, &an, none, 4999 * MS, &visit_id), ==,
                   DH_GUARD_AGAIN);
  g_assert_cmpint (visit_id, ==, 77);
  g_assert_cmpint (dh_entry_guard_check (guard, &other, none, 1 * MS, NULL), ==, DH_GUARD_NEW);
  g_assert_cmpint (dh_entry_guard_check (guard, &an, none, 5000 * MS, NULL), ==, DH_GUARD_NEW);
}

/* Nameless people are typed as fast as hands can. */
static void
test_fast (void)
{
  g_autoptr (DhEntryGuard) guard = dh_entry_guard_new ();
  g_autoptr (GPtrArray) visits = list_visits ();
  DhGuardPerson who = person ("", "", 5, 0);

  for (gint64 i = 0; i < 100; i++)
    {
      g_assert_cmpint (dh_entry_guard_check (guard, &who, visits, i * 72 * MS, NULL), ==,
                       DH_GUARD_NEW);
      dh_entry_guard_registered (guard, &who, i * 72 * MS);
    }
}

static guint
press (DhEntryGuard *guard, guint key, gint64 at)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  DhGuardPerson who = person ("", "", key, key);

  if (dh_entry_guard_check (guard, &who, none, at, NULL) != DH_GUARD_NEW)
    return 0;
  dh_entry_guard_registered (guard, &who, at);
  return 1;
}

/* One press is one person, however long the key is held; another second is another person. */
static void
test_press (void)
{
  g_autoptr (DhEntryGuard) guard = dh_entry_guard_new ();
  guint n = press (guard, 1, 0);

  for (gint64 at = 500; at < 30000; at += 33)
    n += press (guard, 1, at * MS);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (press (guard, 1, 30200 * MS), ==, 1);
  g_assert_cmpuint (press (guard, 1, 31199 * MS), ==, 0);
  /* It was less than a second after the last person, and so is no start of another second. */
  g_assert_cmpuint (press (guard, 1, 31400 * MS), ==, 1);
  g_assert_cmpuint (press (guard, 2, 31401 * MS), ==, 1);
  g_assert_cmpuint (press (guard, 1, 31402 * MS), ==, 1);
  n = 0;
  for (gint64 at = 40000; at < 60000; at += 1000)
    n += press (guard, 1, at * MS);
  g_assert_cmpuint (n, ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-guard/known", test_known);
  g_test_add_func ("/entry-guard/again", test_again);
  g_test_add_func ("/entry-guard/fast", test_fast);
  g_test_add_func ("/entry-guard/press", test_press);
  return g_test_run ();
}
