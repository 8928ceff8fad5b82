/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "dh-language.h"
#include "dh-report-day.h"
#include "dh-report-pages.h"
#include "dh-sample-stats.h"

#define MM DH_REPORT_MM

typedef struct
{
  DhReportFont *font;
} Fixture;

static const DhReportPaper a5 = { 148 * MM, 210 * MM, 21 * MM, 11 * MM, 14 * MM, 14 * MM };
static const DhReportPaper a4_lying = { 297 * MM, 210 * MM, 30 * MM, 20 * MM, 30 * MM, 15 * MM };
static const DhReportPaper letter = { 612, 792, 30 * MM, 15 * MM, 20 * MM, 20 * MM };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->font = dh_report_font_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->font, dh_report_font_free);
}

static DhReport *
make_report (const DhDayStats *stats)
{
  return dh_report_day_new (stats, &(DhReportDayOptions) {
                                       .commune = "xã Đăk Rong",
                                       .province = "tỉnh Gia Lai",
                                       .printed = dh_sample_printed (),
                                       .vietnamese = dh_language_is_vietnamese (),
                                   });
}

static gboolean
is_page_number (const DhReportItem *item)
{
  return item->kind == DH_REPORT_ITEM_TEXT && item->role == DH_REPORT_ROLE_ARTIFACT;
}

static const char *
item_text (const DhReportItem *item)
{
  return pango_layout_get_text (item->layout);
}

/* Shared length of two ranges, less what ink may touch. */
static double
shared (double a, double a_length, double b, double b_length)
{
  return MIN (a + a_length, b + b_length) - MAX (a, b) - 0.3;
}

static void
check_item (const DhReportItem *item, const DhReportPaper *paper)
{
  DhChartRect ink;

  dh_report_item_get_ink (item, &ink);
  if (ink.width <= 0)
    return;
  g_assert_cmpfloat (ink.x, >=, paper->left - 1);
  g_assert_cmpfloat (ink.x + ink.width, <=, paper->width - paper->right + 1);
  if (is_page_number (item))
    {
      g_assert_cmpfloat (ink.y, >, 0);
      g_assert_cmpfloat (ink.y + ink.height, <, paper->top);
    }
  else
    {
      g_assert_cmpfloat (ink.y, >=, paper->top - 1);
      g_assert_cmpfloat (ink.y + ink.height, <=, paper->height - paper->bottom + 1);
    }
}

/* Neither text over text or chart, nor a line through text. */
static void
check_apart (const DhReportItem *a, const DhReportItem *b, DhChartRect ink_a, DhChartRect ink_b)
{
  if (a->kind == DH_REPORT_ITEM_SHADE || b->kind == DH_REPORT_ITEM_SHADE ||
      (a->kind == DH_REPORT_ITEM_RULE && b->kind == DH_REPORT_ITEM_RULE))
    return;
  if (ink_a.width + ink_a.height <= 0 || ink_b.width + ink_b.height <= 0)
    return;
  if (a->kind == DH_REPORT_ITEM_RULE || b->kind == DH_REPORT_ITEM_RULE)
    {
      const DhChartRect *rule = a->kind == DH_REPORT_ITEM_RULE ? &ink_a : &ink_b;
      const DhChartRect *ink = a->kind == DH_REPORT_ITEM_RULE ? &ink_b : &ink_a;

      if (ink->width > 0 && rule->x > ink->x + 0.3 && rule->x < ink->x + ink->width - 0.3 &&
          rule->width <= 0 && shared (rule->y, rule->height, ink->y, ink->height) > 0)
        g_error ("a line crosses “%s”", item_text (a->kind == DH_REPORT_ITEM_RULE ? b : a));
      if (ink->width > 0 && rule->height <= 0 && rule->y > ink->y + 0.3 &&
          rule->y < ink->y + ink->height - 0.3 &&
          shared (rule->x, rule->width, ink->x, ink->width) > 0)
        g_error ("a line strikes through “%s”", item_text (a->kind == DH_REPORT_ITEM_RULE ? b : a));
      return;
    }
  if (shared (ink_a.x, ink_a.width, ink_b.x, ink_b.width) > 0 &&
      shared (ink_a.y, ink_a.height, ink_b.y, ink_b.height) > 0)
    g_error ("“%s” lies over “%s”", a->layout != NULL ? item_text (a) : "chart",
             b->layout != NULL ? item_text (b) : "chart");
}

/* Lines of a paragraph that stand on one page: all, or two and more. */
static void
check_widows (const DhReportItem *items, guint n)
{
  for (guint i = 0; i < n;)
    {
      guint count = 1;

      if (items[i].kind != DH_REPORT_ITEM_TEXT || items[i].line < 0)
        {
          i++;
          continue;
        }
      while (i + count < n && items[i + count].element == items[i].element &&
             items[i + count].line >= 0)
        count++;
      g_assert_true ((int) count == pango_layout_get_line_count (items[i].layout) || count >= 2);
      i += count;
    }
}

static void
check_page (DhReportPages *pages, guint page)
{
  guint n;
  const DhReportItem *items = dh_report_pages_get_items (pages, page, &n);
  const DhReportItem *last = NULL;
  g_autofree DhChartRect *inks = g_new0 (DhChartRect, n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      dh_report_item_get_ink (&items[i], &inks[i]);
      check_item (&items[i], dh_report_pages_get_paper (pages));
      for (guint j = 0; j < i; j++)
        check_apart (&items[i], &items[j], inks[i], inks[j]);
      if (items[i].role != DH_REPORT_ROLE_ARTIFACT)
        last = &items[i];
      /* A page that has rows of a table has its heading above them. */
      if (items[i].role == DH_REPORT_ROLE_TABLE_CELL)
        {
          gboolean headed = FALSE;

          for (guint j = 0; j < i && !headed; j++)
            headed = headed || (items[j].role == DH_REPORT_ROLE_TABLE_HEAD &&
                                items[j].table == items[i].table);
          g_assert_true (headed);
        }
    }
  check_widows (items, n);
  g_assert_nonnull (last);
  if (last->role == DH_REPORT_ROLE_HEADING)
    g_error ("“%s” ends page %u", item_text (last), page + 1);
  g_assert_cmpint (last->role, !=, DH_REPORT_ROLE_TABLE_HEAD);
  g_assert_cmpint (is_page_number (&items[n - 1]), ==, page > 0);
}

static guint
count_text (DhReportPages *pages, DhReportRole role, const char *text)
{
  guint count = 0;

  for (guint page = 0; page < dh_report_pages_get_n (pages); page++)
    {
      guint n;
      const DhReportItem *items = dh_report_pages_get_items (pages, page, &n);

      for (guint i = 0; i < n; i++)
        if (items[i].kind == DH_REPORT_ITEM_TEXT && items[i].role == role &&
            g_str_equal (item_text (&items[i]), text))
          count++;
    }
  return count;
}

static void
check_pages (DhReportPages *pages)
{
  for (guint page = 0; page < dh_report_pages_get_n (pages); page++)
    check_page (pages, page);
}

/* ---- Tests */

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  const DhReportPaper *papers[] = { &dh_report_paper_a4, &a5, &a4_lying, &letter };
  g_autoptr (DhDayStats) stats = dh_sample_by_name (data);
  g_autoptr (DhReport) report = make_report (stats);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (DhReportPages) pages = dh_report_pages_new (report, fixture->font, papers[i]);

      check_pages (pages);
    }
}

static void
test_one_page (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "empty", "one", "ordinary", "full" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DhDayStats) stats = dh_sample_by_name (names[i]);
      g_autoptr (DhReport) report = make_report (stats);
      g_autoptr (DhReportPages)
                    pages = dh_report_pages_new (report, fixture->font, &dh_report_paper_a4);

      g_test_message ("%s", names[i]);
      g_assert_cmpuint (dh_report_pages_get_n (pages), ==, 1);
    }
}

/* Every row is there once, on whatever page; nothing is repeated but headings. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (60, 40);
  g_autoptr (DhReport) report = make_report (stats);
  g_autoptr (DhReportPages) pages = dh_report_pages_new (report, fixture->font, &dh_report_paper_a4);

  g_assert_cmpuint (dh_report_pages_get_n (pages), >, 2);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_assert_cmpuint (count_text (pages, DH_REPORT_ROLE_TABLE_CELL, number), >=, i <= 40 ? 2 : 1);
    }
  for (guint i = 0; i < 12; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->procedures, i);

      g_assert_cmpuint (count_text (pages, DH_REPORT_ROLE_TABLE_CELL, tally->name), ==, 5);
    }
}

/* Any number of rows breaks well: the invariants of check_page() hold for all of them. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 90; i += 3)
    {
      g_autoptr (DhDayStats) stats = dh_sample_day (i, (i * 7) % 50);
      g_autoptr (DhReport) report = make_report (stats);
      g_autoptr (DhReportPages)
                    pages = dh_report_pages_new (report, fixture->font, &dh_report_paper_a4);

      check_pages (pages);
    }
}

/* At least 25 mm are free below the words over each signature, and they are not alone. */
static void
test_signatures (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 60; i += 4)
    {
      g_autoptr (DhDayStats) stats = dh_sample_day (i, 10);
      g_autoptr (DhReport) report = make_report (stats);
      g_autoptr (DhReportPages)
                    pages = dh_report_pages_new (report, fixture->font, &dh_report_paper_a4);
      const DhReportPaper *paper = dh_report_pages_get_paper (pages);
      guint n, signature_block = dh_report_n_blocks (report) - 1;
      const DhReportItem *items =
          dh_report_pages_get_items (pages, dh_report_pages_get_n (pages) - 1, &n);
      double lowest = 0;
      guint others = 0;

      for (guint j = 0; j < n; j++)
        if (items[j].block == signature_block && !is_page_number (&items[j]))
          lowest = MAX (lowest, items[j].y + items[j].height);
        else
          others++;
      g_assert_cmpfloat (lowest, >, 0);
      g_assert_cmpfloat (paper->height - paper->bottom - lowest, >=, 25 * MM - 0.01);
      g_assert_cmpuint (others, >, 1);
    }
}

static void
test_margins (Fixture *fixture, gconstpointer data)
{
  const DhReportPaper greedy = { 300, 400, 500, 500, -3, 900 };
  g_autoptr (DhDayStats) stats = dh_sample_one ();
  g_autoptr (DhReport) report = make_report (stats);
  g_autoptr (DhReportPages) pages = dh_report_pages_new (report, fixture->font, &greedy);
  const DhReportPaper *paper = dh_report_pages_get_paper (pages);

  g_assert_cmpfloat_with_epsilon (paper->width - paper->left - paper->right, 75, 0.01);
  g_assert_cmpfloat_with_epsilon (paper->height - paper->top - paper->bottom, 100, 0.01);
  g_assert_cmpfloat (paper->top, >=, 0);
}

int
main (int argc, char **argv)
{
  static const char *const samples[] = { "empty",      "one",  "ordinary", "full",     "long",
                                         "long-names", "huge", "book",     "long-book" };

  /* In both languages, as the lengths of the texts differ. */
  dh_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/report/pages/sample/", samples[i], NULL);

      g_test_add (path, Fixture, samples[i], set_up, test_sample, tear_down);
    }
  g_test_add ("/report/pages/one-page", Fixture, NULL, set_up, test_one_page, tear_down);
  g_test_add ("/report/pages/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/report/pages/sizes", Fixture, NULL, set_up, test_sizes, tear_down);
  g_test_add ("/report/pages/signatures", Fixture, NULL, set_up, test_signatures, tear_down);
  g_test_add ("/report/pages/margins", Fixture, NULL, set_up, test_margins, tear_down);
  return g_test_run ();
}
