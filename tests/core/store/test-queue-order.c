/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "model/dh-queue-order.h"

#define MINUTE 60

/* ---- A queue without a database: what the store would tell the rule */

typedef struct
{
  GPtrArray *waiting; /* of Person */
  GArray *calls;      /* of DhQueueCall, newest first */
  GPtrArray *gone;    /* of Person: called, may come back; all people are owned by `all` */
  GPtrArray *all;     /* of Person (owned) */
  gint64 seq;
  gint64 now;
  DhFairness fairness;
  guint closest; /* how near to the bound anybody came, in percent */
} Desk;

typedef struct
{
  DhVisit visit; /* first, so that the one is the other */
  char name;     /* in the examples */
  guint ahead;   /* W: who waited when this one began to */
  guint calls;   /* made since, in the order of the rule */
} Person;

static void
desk_init (Desk *self, int streak, int wait_min)
{
  *self = (Desk) { .fairness = { streak, wait_min }, .now = 1000000 };
  self->waiting = g_ptr_array_new ();
  self->gone = g_ptr_array_new ();
  self->all = g_ptr_array_new_with_free_func (g_free);
  self->calls = g_array_new (FALSE, FALSE, sizeof (DhQueueCall));
}

static void
desk_clear (Desk *self)
{
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->gone);
  g_ptr_array_unref (self->all);
  g_array_unref (self->calls);
}

static void
begin_to_wait (Desk *self, Person *person)
{
  person->visit.state = DH_VISIT_WAITING;
  person->visit.since = self->now;
  person->visit.last_event = self->seq;
  person->ahead = self->waiting->len;
  person->calls = 0;
  g_ptr_array_add (self->waiting, person);
}

static Person *
come (Desk *self, gboolean priority, gboolean origin)
{
  Person *person = g_new0 (Person, 1);

  g_ptr_array_add (self->all, person);
  person->visit.id = ++self->seq;
  person->visit.arrived = self->now;
  person->visit.priority = priority ? DH_PRIORITY_ELDERLY : DH_PRIORITY_NONE;
  person->visit.origin_id = origin ? 1 : 0;
  begin_to_wait (self, person);
  return person;
}

static void
come_back (Desk *self, Person *person)
{
  g_ptr_array_remove (self->gone, person);
  self->seq++;
  begin_to_wait (self, person);
}

static void
order (Desk *self)
{
  dh_queue_order (self->waiting, self->calls, &self->fairness, self->now);
}

static void
take (Desk *self, Person *person)
{
  DhQueueCall call = { ++self->seq, person->visit.last_event,
                       person->visit.priority != DH_PRIORITY_NONE };

  g_assert_true (g_ptr_array_remove (self->waiting, person));
  g_array_prepend_val (self->calls, call);
  g_array_set_size (self->calls, MIN (self->calls->len, 200));
  person->visit.state = DH_VISIT_CALLED;
  person->visit.last_event = self->seq;
  g_ptr_array_add (self->gone, person);
}

/* Calls the next, and holds the docstring to its word. */
static Person *
call_next (Desk *self)
{
  Person *person;
  guint n = (guint) self->fairness.streak + 1;

  order (self);
  person = g_ptr_array_index (self->waiting, 0);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Person *other = g_ptr_array_index (self->waiting, i);
      guint bound = n * n * (other->ahead + 1) + other->ahead;

      other->calls++;
      if (self->fairness.streak == 0)
        continue;
      g_assert_cmpuint (other->calls, <=, bound);
      self->closest = MAX (self->closest, other->calls * 100 / bound);
    }
  take (self, person);
  return person;
}

/* ---- Examples */

/* @expected: name and reason of each, in order. */
static void
assert_line (Desk *self, const char *expected)
{
  static const char reasons[] = { '-', 'p', 'k', 'w', 'f', 'o', 'a' };
  g_autoptr (GString) line = g_string_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == DH_TURN_N);
  order (self);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const Person *person = g_ptr_array_index (self->waiting, i);

      g_string_append_printf (line, "%s%c%c", i > 0 ? " " : "", person->name,
                              reasons[person->visit.turn_reason]);
    }
  g_assert_cmpstr (line->str, ==, expected);
}

static Person *
named (Desk *self, char name, gboolean priority, gboolean origin)
{
  Person *person = come (self, priority, origin);

  person->name = name;
  self->now += MINUTE;
  return person;
}

static void
test_examples (void)
{
  Desk desk;
  Person *a, *b;

  desk_init (&desk, 3, 45);
  a = named (&desk, 'A', FALSE, FALSE);
  b = named (&desk, 'B', FALSE, FALSE);
  for (char name = 'Q'; name <= 'V'; name++)
    named (&desk, name, TRUE, FALSE);
  named (&desk, 'C', FALSE, FALSE);
  /* Three with priority, then one without, and so on. */
  assert_line (&desk, "Qp Rp Sp Af Tp Up Vp Ba Ca");
  g_assert_true (call_next (&desk) != a);
  assert_line (&desk, "Rp Sp Af Tp Up Vp Ba Ca");
  call_next (&desk);
  call_next (&desk);
  assert_line (&desk, "Af Tp Up Vp Ba Ca");
  /* Chosen by hand, one without priority ends the row. */
  take (&desk, b);
  assert_line (&desk, "Tp Up Vp Aa Ca");
  /* Somebody without priority who comes now has not been passed over. */
  take (&desk, a);
  take (&desk, g_ptr_array_index (desk.waiting, 0));
  take (&desk, g_ptr_array_index (desk.waiting, 0));
  named (&desk, 'D', FALSE, FALSE);
  named (&desk, 'W', TRUE, FALSE);
  assert_line (&desk, "Vp Cf Wp Da");
  /* Off: as many as come. */
  desk.fairness.streak = 0;
  assert_line (&desk, "Vp Wp Ca Da");
  desk_clear (&desk);
}

static void
test_kept_places (void)
{
  Desk desk;
  Person *a;

  desk_init (&desk, 2, 45);
  a = named (&desk, 'A', FALSE, FALSE);
  named (&desk, 'B', FALSE, FALSE);
  named (&desk, 'C', FALSE, FALSE);
  take (&desk, a);
  desk.now += MINUTE;
  come_back (&desk, a);
  assert_line (&desk, "Ak Ba Ca");
  named (&desk, 'O', FALSE, TRUE);
  assert_line (&desk, "Ok Ak Ba Ca");
  named (&desk, 'N', FALSE, TRUE);
  assert_line (&desk, "Ok Nk Bo Ak Ca");
  named (&desk, 'P', TRUE, FALSE);
  named (&desk, 'Q', TRUE, TRUE);
  assert_line (&desk, "Qk Pp Ok Nk Bo Ak Ca");
  desk_clear (&desk);
}

static void
test_limit (void)
{
  Desk desk;

  desk_init (&desk, 3, 10);
  named (&desk, 'A', FALSE, FALSE);
  named (&desk, 'B', FALSE, FALSE);
  desk.now += 9 * MINUTE;
  named (&desk, 'P', TRUE, FALSE);
  /* A for 12 minutes, B for 11. */
  assert_line (&desk, "Aw Bw Pp");
  desk.now -= 2 * MINUTE;
  assert_line (&desk, "Pp Aa Ba");
  desk.now += 1;
  assert_line (&desk, "Aw Pp Ba");
  desk_clear (&desk);
}

static void
test_nobody (void)
{
  Desk desk;

  desk_init (&desk, 3, 45);
  order (&desk);
  g_assert_cmpuint (desk.waiting->len, ==, 0);
  desk_clear (&desk);
}

/* ---- Whatever comes */

static gboolean
chance (int percent)
{
  return g_test_rand_int_range (0, 100) < percent;
}

/* The order is one of the same people, and says why of each. */
static void
assert_order_is_whole (Desk *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  order (self);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const DhVisit *visit = g_ptr_array_index (self->waiting, i);

      g_assert_true (g_hash_table_add (seen, (gpointer) visit));
      g_assert_cmpint (visit->turn_reason, !=, DH_TURN_NONE);
      g_assert_true (visit->turn_reason != DH_TURN_PRIORITY || visit->priority != DH_PRIORITY_NONE);
      g_assert_true (visit->turn_reason != DH_TURN_FAIR || visit->priority == DH_PRIORITY_NONE);
    }
}

/* What is foreseen is what happens, where nobody comes and no time passes. */
static void
assert_foreseen (Desk *self)
{
  g_autoptr (GPtrArray) line = NULL;

  order (self);
  line = g_ptr_array_copy (self->waiting, NULL, NULL);
  for (guint i = 0; i < line->len; i++)
    g_assert_true (call_next (self) == g_ptr_array_index (line, i));
}

static void
test_random (void)
{
  guint closest = 0;

  for (guint round = 0; round < 150; round++)
    {
      Desk desk;
      int elderly = g_test_rand_int_range (0, 101);
      int origins = chance (50) ? 0 : g_test_rand_int_range (0, 60);
      int returns = chance (30) ? 0 : g_test_rand_int_range (0, 60);
      int comers = g_test_rand_int_range (30, 65);
      int pace = g_test_rand_int_range (0, 8);

      desk_init (&desk, g_test_rand_int_range (0, 6), g_test_rand_int_range (5, 90));
      for (guint i = 0; i < 400; i++)
        {
          desk.now += g_test_rand_int_range (0, pace * MINUTE + 1);
          if (chance (comers) || desk.waiting->len == 0)
            {
              if (desk.gone->len > 0 && chance (returns))
                come_back (&desk, g_ptr_array_index (desk.gone, g_test_rand_int_range (
                                                                    0, (gint32) desk.gone->len)));
              else
                come (&desk, chance (elderly), chance (origins));
            }
          else if (chance (5))
            take (&desk, g_ptr_array_index (desk.waiting,
                                            g_test_rand_int_range (0, (gint32) desk.waiting->len)));
          else
            call_next (&desk);
        }
      assert_order_is_whole (&desk);
      assert_foreseen (&desk);
      closest = MAX (closest, desk.closest);
      desk_clear (&desk);
    }
  g_test_message ("At most %u %% of the bound", closest);
  g_assert_cmpuint (closest, >, 20);
}

/* As many as are called come at once, all of them of a kind that goes ahead. */
static void
check_stream (gboolean priority, gboolean origin, gboolean person_priority, gboolean returning)
{
  Desk desk;
  Person *person;

  desk_init (&desk, 3, 480);
  for (guint i = 0; i < 5; i++)
    come (&desk, priority, origin);
  person = come (&desk, person_priority, FALSE);
  for (guint i = 0; person->visit.state == DH_VISIT_WAITING; i++)
    {
      /* No time passes: the limit of waiting is no help here. */
      g_assert_cmpuint (i, <, 16 * 6 + 5);
      if (returning && desk.gone->len > 0)
        come_back (&desk, g_ptr_array_index (desk.gone, 0));
      else
        come (&desk, priority, origin);
      call_next (&desk);
    }
  desk_clear (&desk);
}

static void
test_endless (void)
{
  for (guint i = 0; i < 16; i++)
    check_stream ((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0);
}

/* Without a streak, the limit alone: by at most W + 1 calls once it has passed. */
static void
test_limit_alone (void)
{
  Desk desk;
  Person *person;
  guint late = 0;

  desk_init (&desk, 0, 30);
  for (guint i = 0; i < 5; i++)
    come (&desk, FALSE, FALSE);
  person = come (&desk, FALSE, FALSE);
  while (person->visit.state == DH_VISIT_WAITING)
    {
      desk.now += MINUTE;
      come (&desk, TRUE, TRUE);
      late += desk.now - person->visit.since > 30 * MINUTE;
      g_assert_cmpuint (late, <=, person->ahead + 1);
      call_next (&desk);
    }
  g_assert_cmpuint (late, ==, person->ahead + 1);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/queue-order/examples", test_examples);
  g_test_add_func ("/queue-order/kept-places", test_kept_places);
  g_test_add_func ("/queue-order/limit", test_limit);
  g_test_add_func ("/queue-order/nobody", test_nobody);
  g_test_add_func ("/queue-order/random", test_random);
  g_test_add_func ("/queue-order/endless", test_endless);
  g_test_add_func ("/queue-order/limit-alone", test_limit_alone);
  return g_test_run ();
}
