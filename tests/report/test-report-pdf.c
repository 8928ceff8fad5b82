/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dh-report-day.h"
#include "dh-report-pdf.h"
#include "dh-sample-stats.h"

static GBytes *
make_pdf (const DhDayStats *stats, gboolean vietnamese)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhReport) report = dh_report_day_new (stats, &(DhReportDayOptions) {
                                                             .commune = "xã Đăk Rong",
                                                             .province = "tỉnh Gia Lai",
                                                             .printed = dh_sample_printed (),
                                                             .day_closed = TRUE,
                                                             .vietnamese = vietnamese,
                                                         });
  GBytes *pdf = dh_report_export_pdf (report, dh_sample_printed (), &error);

  g_assert_no_error (error);
  return pdf;
}

/* What PROGRAM (from poppler) says of @pdf; NULL where it is not installed. */
static char *
ask (const char *program, const char *option, GBytes *pdf)
{
  g_autofree char *installed = g_find_program_in_path (program);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status, fd;

  if (installed == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  fd = g_file_open_tmp ("dh-report-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  {
    const char *argv[5] = { installed };
    guint n = 1;

    if (option != NULL)
      argv[n++] = option;
    argv[n++] = path;
    if (g_str_equal (program, "pdftotext"))
      argv[n++] = "-";
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                  &status, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_remove (path);
  return output;
}

/* Words of a page whatever its line breaks. */
static char *
join_lines (const char *text)
{
  g_autoptr (GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_same_bytes (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (12, 10);
  g_autoptr (GBytes) first = make_pdf (stats, TRUE);
  g_autoptr (GBytes) second = make_pdf (stats, TRUE);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_text (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (12, 10);
  g_autoptr (GBytes) pdf = make_pdf (stats, TRUE);
  g_autofree char *text = ask ("pdftotext", "-layout", pdf);
  g_autofree char *raw = NULL;
  g_autofree char *nfc = NULL;

  if (text == NULL)
    return;
  raw = join_lines (text);
  g_assert_true (g_utf8_validate (raw, -1, NULL));
  nfc = g_utf8_normalize (raw, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (raw, ==, nfc);

  assert_has (raw, "ĐĂK RONG");
  assert_has (raw, "TỈNH GIA LAI");
  assert_has (raw, "263");  /* arrived */
  assert_has (raw, "292");  /* people */
  assert_has (raw, "233");  /* served */
  assert_has (raw, "5:41"); /* median */
  assert_has (raw, "6 phút 59 giây");
  assert_has (raw, "15 phút 12 giây");
  assert_has (raw, "28 phút 5 giây");
  assert_has (raw, "210/233");
  assert_has (raw, "90,1%");
  for (guint i = 0; i < stats->procedures->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->procedures, i);
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, tally->assists);

      assert_has (raw, tally->code);
      assert_has (raw, tally->field);
      assert_has (raw, count);
      if (g_utf8_strlen (tally->name, -1) < 60)
        assert_has (raw, tally->name);
    }
  for (guint i = 0; i < stats->volunteers->len; i++)
    assert_has (raw, ((DhVolunteerStats *) g_ptr_array_index (stats->volunteers, i))->name);
  for (guint i = 0; i < stats->n_hours; i++)
    {
      g_autofree char *count = g_strdup_printf ("%d", stats->hours[i].arrived);

      assert_has (raw, count);
    }
}

/* Numbers over a thousand are grouped as the language does. */
static void
test_numbers (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (1, 1);
  g_autoptr (GBytes) vietnamese = NULL;
  g_autoptr (GBytes) english = NULL;
  g_autofree char *text_vi = NULL;
  g_autofree char *text_en = NULL;

  stats->people = 12345;
  vietnamese = make_pdf (stats, TRUE);
  english = make_pdf (stats, FALSE);
  text_vi = ask ("pdftotext", "-layout", vietnamese);
  text_en = ask ("pdftotext", "-layout", english);
  if (text_vi == NULL)
    return;
  assert_has (text_vi, "12.345");
  assert_has (text_en, "12,345");
}

/* One family, all of it in the file, every glyph with its letter. */
static void
test_fonts (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (12, 10);
  g_autoptr (GBytes) pdf = make_pdf (stats, TRUE);
  g_autofree char *fonts = ask ("pdffonts", NULL, pdf);
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (fonts == NULL)
    return;
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *family = g_strndup (lines[i], strcspn (lines[i], " "));

      assert_has (family, "LiberationSerif");
      assert_has (lines[i], "yes yes yes"); /* embedded, subset, unicode map */
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
}

static void
test_info (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (12, 10);
  g_autoptr (GBytes) pdf = make_pdf (stats, TRUE);
  g_autofree char *info = ask ("pdfinfo", "-isodates", pdf);

  if (info == NULL)
    return;
  assert_has (info, "20/11/2026");
  assert_has (info, "Pages:           1\n");
  assert_has (info, "(A4)");
  assert_has (info, "Tagged:          yes");
  assert_has (info, "2026-11-20T17:05:00+07");
}

/* The tags hold the text in the order in which it is read. */
static void
test_structure (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (40, 30);
  g_autoptr (GBytes) pdf = make_pdf (stats, TRUE);
  g_autofree char *structure = ask ("pdfinfo", "-struct-text", pdf);

  if (structure == NULL)
    return;
  assert_has (structure, "Document");
  assert_has (structure, "H1");
  assert_has (structure, "H2");
  assert_has (structure, "Table");
  assert_has (structure, "TD");
  assert_has (structure, "Đăng ký khai sinh");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/text", test_text);
  g_test_add_func ("/report/pdf/numbers", test_numbers);
  g_test_add_func ("/report/pdf/fonts", test_fonts);
  g_test_add_func ("/report/pdf/info", test_info);
  g_test_add_func ("/report/pdf/structure", test_structure);
  return g_test_run ();
}
