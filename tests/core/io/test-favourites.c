/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "dh-day.h"
#include "io/dh-catalogue.h"
#include "model/dh-favourites.h"
#include "model/dh-procedure-match.h"

#define TODAY 20000

static GPtrArray *
load (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *procedures = dh_catalogue_builtin (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < procedures->len; i++)
    ((DhProcedure *) g_ptr_array_index (procedures, i))->id = i + 1;
  return procedures;
}

static char *
list_labels (GPtrArray *procedures, GArray *chosen)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autofree char *label =
          dh_favourites_label (procedures->pdata[g_array_index (chosen, gint64, i) - 1]);

      g_string_append_printf (list, "%s%s", i > 0 ? "|" : "", label);
    }
  return g_string_free_and_steal (list);
}

/* A book never used offers what communes are asked for. */
static void
test_new (void)
{
  g_autoptr (GPtrArray) procedures = load ();
  g_autoptr (GArray) chosen = dh_favourites_choose (procedures, NULL, NULL, TODAY);
  g_autofree char *labels = list_labels (procedures, chosen);

  g_assert_cmpstr (labels, ==,
                   "Sao y|VNeID|Khai sinh|Tạm trú|Độc thân|Khai tử|Trích lục|Kết hôn|Chữ ký số");
}

/* The same once more from the definition: the score of every procedure by itself, and the greatest
 * left picked nine times. */
static GArray *
choose_slowly (GPtrArray *procedures, GArray *usage, GArray *pinned, GArray *fresh)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *scores = g_new0 (gint64, procedures->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, procedures->len + 1);

  for (gint32 day = TODAY - 40; day <= TODAY; day++)
    for (guint i = 0; i < usage->len; i++)
      {
        const DhUsage *item = &g_array_index (usage, DhUsage, i);

        for (gint64 k = 0; item->day == day && k < item->count; k++)
          scores[item->procedure_id] += day < TODAY && day >= TODAY - 30 ? day - (TODAY - 31) : 0;
      }
  for (guint i = 0; i < pinned->len; i++)
    {
      gint64 id = g_array_index (pinned, gint64, i);

      if (id > procedures->len || taken[id])
        continue;
      taken[id] = TRUE;
      g_array_append_val (chosen, id);
    }
  while (chosen->len < 9)
    {
      gint64 best = 0;

      for (guint i = 0; i < fresh->len; i++)
        {
          gint64 id = g_array_index (fresh, gint64, i);

          if (!taken[id] && (best == 0 || scores[id] > scores[best]))
            best = id;
        }
      taken[best] = TRUE;
      g_array_append_val (chosen, best);
    }
  return chosen;
}

static void
test_use (void)
{
  g_autoptr (GPtrArray) procedures = load ();
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  g_autoptr (GArray) fresh = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  /* Ones that no rule for new books puts in another order than the catalogue's. */
  for (guint i = 0; i < procedures->len && few->len < 30; i++)
    {
      DhProcedure *procedure = procedures->pdata[i];

      if (*procedure->keywords == '\0' && *procedure->active_to == '\0')
        {
          g_ptr_array_add (few, procedure);
          procedure->id = few->len;
        }
    }
  fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 id = 1; id <= few->len; id++)
    g_array_append_val (fresh, id);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) usage = g_array_new (FALSE, FALSE, sizeof (DhUsage));
      g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) chosen = NULL;
      g_autoptr (GArray) expected = NULL;

      for (guint i = g_rand_int_range (rand, 0, 40); i > 0; i--)
        {
          DhUsage item = { g_rand_int_range (rand, 1, few->len + 1),
                           TODAY - g_rand_int_range (rand, -1, 35),
                           g_rand_int_range (rand, 1, 20) };

          g_array_append_val (usage, item);
        }
      for (guint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        {
          gint64 id = g_rand_int_range (rand, 1, few->len + 5);

          g_array_append_val (pinned, id);
        }
      chosen = dh_favourites_choose (few, usage, pinned, TODAY);
      expected = choose_slowly (few, usage, pinned, fresh);
      g_assert_cmpmem (chosen->data, chosen->len * sizeof (gint64), expected->data,
                       expected->len * sizeof (gint64));
    }
}

/* What is registered today moves no key before tomorrow. */
static void
test_steady (void)
{
  g_autoptr (GPtrArray) procedures = load ();
  g_autoptr (GArray) usage = g_array_new (FALSE, FALSE, sizeof (DhUsage));
  g_autoptr (GArray) before = dh_favourites_choose (procedures, usage, NULL, TODAY);
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) tomorrow = NULL;
  DhUsage item = { 100, TODAY, 200 };

  g_array_append_val (usage, item);
  after = dh_favourites_choose (procedures, usage, NULL, TODAY);
  tomorrow = dh_favourites_choose (procedures, usage, NULL, TODAY + 1);
  g_assert_cmpmem (before->data, before->len * sizeof (gint64), after->data,
                   after->len * sizeof (gint64));
  g_assert_cmpint (g_array_index (tomorrow, gint64, 0), ==, 100);
}

/* What has run out is offered no more, pinned or not. */
static void
test_expired (void)
{
  g_autoptr (GPtrArray) procedures = load ();
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = 0;

  for (guint i = 0; i < procedures->len; i++)
    if (strcmp (((DhProcedure *) procedures->pdata[i])->code, "1.011606") == 0)
      id = i + 1;
  g_assert_cmpint (id, !=, 0);
  g_array_append_val (pinned, id);
  {
    gint32 last = dh_day_from_ymd (2026, 12, 31);
    g_autoptr (GArray) on = dh_favourites_choose (procedures, NULL, pinned, last);
    g_autoptr (GArray) after = dh_favourites_choose (procedures, NULL, pinned, last + 1);

    g_assert_cmpint (g_array_index (on, gint64, 0), ==, id);
    g_assert_cmpint (g_array_index (after, gint64, 0), !=, id);
    g_assert_cmpuint (after->len, ==, DH_FAVOURITES_MAX);
  }
}

static void
test_pins (void)
{
  g_autoptr (GArray) pins = dh_favourites_parse_pins ("12 7 x 7 -3 0 99999999999999999999 5");
  g_autoptr (GArray) none = dh_favourites_parse_pins (NULL);
  g_autofree char *text = dh_favourites_format_pins (pins);
  g_autofree char *later = NULL;

  g_assert_cmpstr (text, ==, "12 7 5");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (dh_favourites_toggle_pin (pins, 7));
  g_assert_true (dh_favourites_toggle_pin (pins, 8));
  later = dh_favourites_format_pins (pins);
  g_assert_cmpstr (later, ==, "12 5 8");
  for (gint64 id = 100; id < 106; id++)
    g_assert_true (dh_favourites_toggle_pin (pins, id));
  g_assert_false (dh_favourites_toggle_pin (pins, 200));
  g_assert_true (dh_favourites_toggle_pin (pins, 12));
  g_assert_cmpuint (pins->len, ==, 8);
}

static void
test_labels (void)
{
  DhProcedure one = { .name = (char *) "Đăng ký khai sinh", .keywords = (char *) "" };
  DhProcedure other = { .name = (char *) "Chứng thực bản sao từ bản chính giấy tờ",
                        .keywords = (char *) "" };
  DhProcedure third = { .name = (char *) "", .keywords = (char *) "đổi tên;cải chính" };
  g_autofree char *one_label = dh_favourites_label (&one);
  g_autofree char *other_label = dh_favourites_label (&other);
  g_autofree char *third_label = dh_favourites_label (&third);

  g_assert_cmpstr (one_label, ==, "Đăng ký khai sinh");
  g_assert_cmpstr (other_label, ==, "Chứng thực bản…");
  g_assert_cmpstr (third_label, ==, "Đổi tên");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/favourites/new", test_new);
  g_test_add_func ("/favourites/use", test_use);
  g_test_add_func ("/favourites/steady", test_steady);
  g_test_add_func ("/favourites/expired", test_expired);
  g_test_add_func ("/favourites/pins", test_pins);
  g_test_add_func ("/favourites/labels", test_labels);
  return g_test_run ();
}
