/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-report-book.h"

#include <string.h>

#include "dh-report-day.h"
#include "dh-sample-stats.h"

static DhReport *
report_of (const DhDayStats *stats)
{
  return dh_report_day_new (stats, &(DhReportDayOptions) { .commune = "xã Đăk Rong",
                                                           .printed = dh_sample_printed (),
                                                           .day_closed = TRUE });
}

/* Everything that is said, a text a line. */
static char *
texts_of (DhReport *report)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < dh_report_n_blocks (report); i++)
    {
      const DhReportBlock *block = dh_report_get_block (report, i);

      if (block->text != NULL)
        g_string_append_printf (all, "%s\n", block->text);
      for (guint row = 0; block->table != NULL && row < block->table->rows->len; row++)
        {
          g_autofree char *line =
              g_strjoinv ("|", (char **) g_ptr_array_index (block->table->rows, row));

          g_string_append_printf (all, "%s\n", line);
        }
    }
  return g_string_free_and_steal (all);
}

static void
assert_order (const char *text, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = strstr (text, parts[i]);

      if (found == NULL)
        g_error ("“%s” is not there, or not in its order, in:\n%s", parts[i], text);
      text = found;
    }
}

static void
test_sections (void)
{
  static const char *const parts[] = {
    "3 at the desk, 108 away from it.",
    "IV. ",
    "V. Away from the desk\n",
    "1|Điểm hỗ trợ thôn Đăk Mế|",
    "VI. Classes and trainings\n",
    "1|Bình dân học vụ số: cài đặt và dùng VNeID|Nhà văn hóa thôn Đăk Mế|08:00–09:30|31|2\n",
    "VII. Difficulties and feedback of the people\n",
    "1. Difficulty (Open). Cổng Dịch vụ công",
    "– Proposal: Có máy riêng",
    "2. Obstacle (Forwarded). ",
    "VIII. Satisfaction. Answers: 50. Very satisfied\302\24046 (92%)",
    "Not satisfied\302\2401 (2%).",
    "IX. Notes of the day\n",
    "Public service portal down (09:10–10:05).",
    "Power cut (10:10–11:05). Đã gọi điện lực",
    NULL,
  };
  g_autoptr (DhDayStats) stats = dh_sample_book (2);
  g_autoptr (DhReport) report = report_of (stats);
  g_autofree char *text = texts_of (report);

  assert_order (text, parts);
}

/* What there is is numbered without gaps. */
static void
test_some (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_book (1);
  g_autoptr (DhReport) report = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_set_size (stats->book->sheets, 0);
  g_ptr_array_set_size (stats->book->feedback, 0);
  stats->book->outreach_sheets = stats->book->classes = 0;
  report = report_of (stats);
  text = texts_of (report);
  assert_order (text, (const char *const[]) { "V. Satisfaction.", "VI. Notes of the day\n", NULL });
  g_assert_null (strstr (text, "VII."));
}

/* A period is told by place, with the days of classes. */
static void
test_period (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_book (2);
  g_autoptr (DhReport) report = NULL;
  g_autofree char *text = NULL;

  stats->to = stats->from + 6;
  report = report_of (stats);
  text = texts_of (report);
  assert_order (text, (const char *const[]) { "1|Điểm hỗ trợ thôn Đăk Mế|1|54\n",
                                              "|20/11/2026, 08:00–09:30|31|2\n",
                                              "(20/11/2026, 09:10–10:05).", NULL });
}

static void
test_ordinary (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (7, 9);
  g_autoptr (DhReport) report = report_of (stats);
  g_autofree char *text = texts_of (report);

  g_assert_null (strstr (text, "\nV. "));
  g_assert_null (strstr (text, "afterwards"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-book/sections", test_sections);
  g_test_add_func ("/report-book/some", test_some);
  g_test_add_func ("/report-book/period", test_period);
  g_test_add_func ("/report-book/ordinary", test_ordinary);
  return g_test_run ();
}
