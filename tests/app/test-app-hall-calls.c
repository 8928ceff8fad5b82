/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "common/dh-labels.h"
#include "hall/dh-hall-calls.h"

/* A visit by its state and times; the rest is as in a new one. */
static DhVisit *
make_visit (gint64 id, const char *ticket, const char *counter, DhVisitState state, gint64 called)
{
  DhVisit *visit = g_new0 (DhVisit, 1);

  visit->id = id;
  visit->ticket = g_strdup (ticket);
  visit->counter = g_strdup (counter);
  visit->state = state;
  visit->called = called;
  visit->since = called;
  return visit;
}

/* "A012@2! A010@1 | …": the tickets at the counters and the last calls; ! where it is fresh, ?
 * where the person is still to come. */
static char *
read_calls (DhHallCalls *calls, const GPtrArray *visits)
{
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (DhHallEntry));
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (DhHallEntry));
  GString *text = g_string_new (NULL);

  dh_hall_calls_read (calls, visits, now, past);
  for (guint i = 0; i < now->len; i++)
    {
      const DhHallEntry *entry = &g_array_index (now, DhHallEntry, i);

      g_string_append_printf (text, "%s@%s%s%s ", entry->ticket, entry->counter,
                              entry->coming ? "?" : "", entry->fresh ? "!" : "");
    }
  g_string_append_c (text, '|');
  for (guint i = 0; i < past->len; i++)
    {
      const DhHallEntry *entry = &g_array_index (past, DhHallEntry, i);

      g_string_append_printf (text, " %s:%d", entry->ticket, (int) entry->at);
    }
  return g_string_free (text, FALSE);
}

#define assert_calls(calls, visits, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = read_calls (calls, visits);                                           \
                                                                                                   \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_calls (void)
{
  g_autoptr (DhHallCalls) calls = dh_hall_calls_new ();
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);
  DhVisit *one = make_visit (1, "A001", "1", DH_VISIT_SERVING, 100);
  DhVisit *two = make_visit (2, "A002", "2", DH_VISIT_CALLED, 200);
  DhVisit *three = make_visit (3, "A003", "", DH_VISIT_WAITING, 0);
  DhVisit *late = NULL;

  assert_calls (calls, visits, "|");
  g_ptr_array_add (visits, one);
  g_ptr_array_add (visits, two);
  g_ptr_array_add (visits, three);
  /* Started without a call; at no counter; left; cancelled; waiting again; recorded afterwards. */
  g_ptr_array_add (visits, make_visit (4, "A004", "3", DH_VISIT_SERVING, 0));
  g_ptr_array_add (visits, make_visit (5, "A005", "", DH_VISIT_SERVING, 50));
  g_ptr_array_add (visits, make_visit (6, "A006", "1", DH_VISIT_LEFT, 60));
  g_ptr_array_add (visits, make_visit (7, "A007", "1", DH_VISIT_CANCELLED, 0));
  g_ptr_array_add (visits, make_visit (8, "A008", "1", DH_VISIT_WAITING, 70));
  g_ptr_array_add (visits, make_visit (9, "A009", "1", DH_VISIT_DONE, 80));
  g_ptr_array_add (visits, make_visit (10, "A010", "1", DH_VISIT_HELD, 90));
  g_ptr_array_add (visits, make_visit (11, "A011", "1", DH_VISIT_NO_SHOW, 95));
  late = make_visit (12, "A012", "1", DH_VISIT_DONE, 300);
  late->recorded_late = TRUE;
  g_ptr_array_add (visits, late);
  assert_calls (calls, visits,
                "A002@2?! A001@1 | A002:200 A001:100 A011:95 A010:90 A009:80 A005:50");
  /* Said once. */
  assert_calls (calls, visits,
                "A002@2? A001@1 | A002:200 A001:100 A011:95 A010:90 A009:80 A005:50");

  /* Several at one time: the later number first. A call without a counter is a call. */
  three->state = DH_VISIT_CALLED;
  three->called = 200;
  three->since = 200;
  g_ptr_array_set_size (visits, 3);
  assert_calls (calls, visits, "A003@?! A002@2? A001@1 | A003:200 A002:200 A001:100");

  /* Called again by recall, within the same second; then a minute later. */
  two->recalls = 1;
  two->recalled = 200;
  assert_calls (calls, visits, "A003@? A002@2?! A001@1 | A003:200 A002:200 A001:100");
  two->recalls = 2;
  two->recalled = 260;
  assert_calls (calls, visits, "A002@2?! A003@? A001@1 | A002:260 A003:200 A001:100");
  /* The recall is taken back, and done once more. */
  two->recalls = 1;
  two->recalled = 200;
  assert_calls (calls, visits, "A003@? A002@2? A001@1 | A003:200 A002:200 A001:100");
  two->recalls = 2;
  two->recalled = 270;
  assert_calls (calls, visits, "A002@2?! A003@? A001@1 | A002:270 A003:200 A001:100");

  /* Absent, back, called again: the record keeps its first call, the hall the last one. */
  three->state = DH_VISIT_NO_SHOW;
  assert_calls (calls, visits, "A002@2? A001@1 | A002:270 A003:200 A001:100");
  three->state = DH_VISIT_WAITING;
  assert_calls (calls, visits, "A002@2? A001@1 | A002:270 A001:100");
  three->state = DH_VISIT_CALLED;
  three->since = 400;
  assert_calls (calls, visits, "A003@?! A002@2? A001@1 | A003:400 A002:270 A001:100");
  three->state = DH_VISIT_SERVING;
  three->since = 410;
  g_set_str (&three->counter, "3");
  assert_calls (calls, visits, "A002@2? A003@3 A001@1 | A003:400 A002:270 A001:100");
}

/* Who was called before the screen was opened is shown, and not said again. */
static void
test_calls_before (void)
{
  g_autoptr (DhHallCalls) calls = dh_hall_calls_new ();
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);

  g_ptr_array_add (visits, make_visit (2, "A002", "2", DH_VISIT_CALLED, 200));
  assert_calls (calls, visits, "A002@2? | A002:200");
}

static void
test_counter (void)
{
  static const char *const names[][2] = {
    { "2", "Quầy 2" },      { "12", "Quầy 12" },    { "B", "Quầy B" },
    { "Quầy 2", "Quầy 2" }, { "quầy 2", "quầy 2" }, { "Bàn đầu", "Bàn đầu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = dh_label_counter (names[i][0]);

      g_assert_cmpstr (text, ==, names[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/hall-calls/calls", test_calls);
  g_test_add_func ("/hall-calls/before", test_calls_before);
  g_test_add_func ("/hall-calls/counter", test_counter);

  return g_test_run ();
}
