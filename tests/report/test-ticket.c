/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "dh-report-pages.h"
#include "dh-sample-tickets.h"
#include "dh-ticket-layout.h"

static const char *const samples[] = { "ordinary",       "text-qr", "no-qr",  "priority",
                                       "long",           "bare",    "strips", "come-back",
                                       "come-back-long", "poster" };

static DhReportFont *
get_font (void)
{
  g_autoptr (GError) error = NULL;
  DhReportFont *font = dh_report_font_new_plain (&error);

  g_assert_no_error (error);
  return font;
}

/* ---- On paper */

static void
get_ink (DhTicketSheet *sheet, guint page, cairo_rectangle_t *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  dh_ticket_sheet_draw (sheet, page, cr);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width, &ink->height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
assert_inside (const char *sample, DhTicketFormat format, double width, double height)
{
  const DhTicketFormatInfo *info = dh_ticket_format_get (format);
  g_autoptr (DhReportFont) font = get_font ();
  g_autoptr (GPtrArray) slips = dh_sample_slips (sample, TRUE);
  g_autoptr (DhTicketSheet) sheet = dh_ticket_sheet_new (slips, font, format, width, height);
  guint n = dh_ticket_sheet_get_n_pages (sheet);

  g_assert_cmpuint (n, >, 0);
  for (guint page = 0; page < n; page++)
    {
      cairo_rectangle_t ink;
      double page_width, page_height, margin_y;

      dh_ticket_sheet_get_size (sheet, page, &page_width, &page_height);
      margin_y = height > 0 || info->height > 0 ? MIN (info->margin_y, page_height * 0.07)
                                                : info->margin_y;
      g_assert_cmpfloat_with_epsilon (page_width, width > 0 ? width : info->width, 0.01);
      get_ink (sheet, page, &ink);
      g_assert_cmpfloat (ink.width, >, page_width / 8);
      /* Cut lines run from edge to edge. */
      if (info->columns > 1)
        continue;
      g_assert_cmpfloat (ink.x, >=, (width > 0 ? 0 : info->margin_x) - 1.5);
      g_assert_cmpfloat (ink.x + ink.width, <=,
                         page_width - (width > 0 ? 0 : info->margin_x) + 1.5);
      g_assert_cmpfloat (ink.y, >=, margin_y - 1);
      g_assert_cmpfloat (ink.y + ink.height, <=, page_height - margin_y + 1);
    }
}

static void
test_inside (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint format = 0; format < DH_TICKET_FORMAT_N; format++)
      {
        assert_inside (samples[i], format, 0, 0);
        /* Drivers that know other papers: 48 mm wide, a short page, A4. */
        assert_inside (samples[i], format, 48 * DH_REPORT_MM, 0);
        assert_inside (samples[i], format, 58 * DH_REPORT_MM, 70 * DH_REPORT_MM);
        assert_inside (samples[i], format, 210 * DH_REPORT_MM, 297 * DH_REPORT_MM);
      }
}

/* Each strip keeps to its own part of the sheet. */
static void
test_strips_inside (void)
{
  const DhTicketFormatInfo *info = dh_ticket_format_get (DH_TICKET_FORMAT_A4);
  g_autoptr (DhReportFont) font = get_font ();
  g_autoptr (GPtrArray) slips = dh_sample_slips ("strips", TRUE);
  g_autoptr (DhTicketSheet) sheet = dh_ticket_sheet_new (slips, font, DH_TICKET_FORMAT_A4, 0, 0);

  g_assert_cmpuint (slips->len, ==, 11);
  g_assert_cmpuint (dh_ticket_sheet_get_n_pages (sheet), ==, 2);
  for (guint i = 0; i < slips->len; i++)
    {
      g_autoptr (DhTicketLayout) layout = dh_ticket_layout_new (
          slips->pdata[i], font, DH_TICKET_FORMAT_A4, info->width / 3 - 2 * info->margin_x,
          info->height / 3 - 2 * info->margin_y);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      cairo_rectangle_t ink;

      dh_ticket_layout_draw (layout, cr);
      cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
      g_assert_cmpfloat (ink.x, >=, -1);
      g_assert_cmpfloat (ink.x + ink.width, <=, info->width / 3 - 2 * info->margin_x + 1);
      g_assert_cmpfloat (ink.y, >=, -1);
      g_assert_cmpfloat (ink.y + ink.height, <=, info->height / 3 - 2 * info->margin_y + 1);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* A roll is as long as what is on it. */
static void
test_roll_length (void)
{
  g_autoptr (DhReportFont) font = get_font ();
  const char *const names[] = { "bare", "no-qr", "ordinary", "long" };

  for (guint format = DH_TICKET_FORMAT_58MM; format <= DH_TICKET_FORMAT_80MM; format++)
    {
      double before = 0;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autoptr (GPtrArray) slips = dh_sample_slips (names[i], TRUE);
          g_autoptr (DhTicketSheet) sheet = dh_ticket_sheet_new (slips, font, format, 0, 0);
          cairo_rectangle_t ink;
          double width, height;

          dh_ticket_sheet_get_size (sheet, 0, &width, &height);
          g_assert_cmpfloat (height, >, before);
          get_ink (sheet, 0, &ink);
          g_assert_cmpfloat (height - ink.y - ink.height, <, 20);
          before = height;
        }
      g_assert_cmpfloat (before, <, 400 * DH_REPORT_MM);
    }
}

/* Black alone, and nothing that is grey all over: each row and column of dots that a line or a
 * module touches has a full one. */
static void
test_black (void)
{
  const double scale = 203.0 / 72;
  g_autoptr (DhReportFont) font = get_font ();
  g_autoptr (GPtrArray) slips = dh_sample_slips ("long", TRUE);
  g_autoptr (DhTicketSheet) sheet = dh_ticket_sheet_new (slips, font, DH_TICKET_FORMAT_58MM, 0, 0);
  double width, height;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  const guint8 *data = NULL;
  guint64 whole = 0, grey = 0;
  guint rules = 0;

  dh_ticket_sheet_get_size (sheet, 0, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale),
                                        (int) (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dh_ticket_sheet_draw (sheet, 0, cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      int run = 0;
      int longest = 0;

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        {
          guint32 pixel = 0;

          memcpy (&pixel, data + (gsize) y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
          g_assert_cmpuint (pixel & 0xff, ==, (pixel >> 8) & 0xff);
          g_assert_cmpuint (pixel & 0xff, ==, (pixel >> 16) & 0xff);
          run = (pixel & 0xff) < 64 ? run + 1 : 0;
          longest = MAX (longest, run);
          if ((pixel & 0xff) < 64)
            whole++;
          else if ((pixel & 0xff) < 240)
            grey++;
        }
      if (longest > width * scale * 0.8)
        rules++;
    }
  /* Two lines and a frame: at least one full row of dots each. */
  g_assert_cmpuint (rules, >=, 4);
  g_assert_cmpuint (whole, >, grey);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* No letters that a thermal printer would lose. */
static void
test_sizes (void)
{
  for (guint format = DH_TICKET_FORMAT_58MM; format <= DH_TICKET_FORMAT_80MM; format++)
    for (guint style = 0; style < DH_TICKET_STYLE_N; style++)
      g_assert_cmpfloat (dh_ticket_format_get (format)->sizes[style], >=, 8);
  g_assert_cmpfloat_with_epsilon (dh_ticket_format_get (DH_TICKET_FORMAT_58MM)->width -
                                      2 * dh_ticket_format_get (DH_TICKET_FORMAT_58MM)->margin_x,
                                  48 * DH_REPORT_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (dh_ticket_format_get (DH_TICKET_FORMAT_80MM)->width -
                                      2 * dh_ticket_format_get (DH_TICKET_FORMAT_80MM)->margin_x,
                                  72 * DH_REPORT_MM, 0.01);
}

static void
test_codes (void)
{
  for (guint i = 0; i < DH_TICKET_FORMAT_N_SLIPS; i++)
    {
      DhTicketFormat format = DH_TICKET_FORMAT_N;

      g_assert_true (dh_ticket_format_from_code (dh_ticket_format_get (i)->code, &format));
      g_assert_cmpint (format, ==, i);
    }
  {
    DhTicketFormat format;

    g_assert_false (dh_ticket_format_from_code ("a3", &format));
    g_assert_false (dh_ticket_format_from_code ("poster-a4", &format));
    g_assert_false (dh_ticket_format_from_code (NULL, &format));
  }
}

/* ---- What is cut */

static const char *
find_shown (DhTicketLayout *layout, const DhTicketContent *content, DhTicketStyle style)
{
  for (guint i = 0; i < dh_ticket_content_get_n (content); i++)
    if (dh_ticket_content_get (content, i)->kind == DH_TICKET_BLOCK_TEXT &&
        dh_ticket_content_get (content, i)->style == style)
      return dh_ticket_layout_get_text (layout, i);
  return NULL;
}

static char *
dup_without_signs (const char *shown)
{
  g_autoptr (GRegex) signs = g_regex_new ("(^|\n)– | …$", 0, 0, NULL);

  return g_strstrip (g_regex_replace_literal (signs, shown, -1, 0, "\n", 0, NULL));
}

static void
test_cut (void)
{
  g_autoptr (DhReportFont) font = get_font ();
  g_autoptr (DhTicket) ticket = dh_sample_ticket_long ();
  g_autoptr (DhTicketContent) content = dh_ticket_get_content (ticket, DH_TICKET_QR_SURVEY, TRUE);
  g_auto (GStrv) words = g_regex_split_simple ("[ \n]+", ticket->prepare, 0, 0);

  for (guint format = 0; format < DH_TICKET_FORMAT_N_SLIPS; format++)
    {
      const DhTicketFormatInfo *info = dh_ticket_format_get (format);
      g_autoptr (DhTicketLayout) layout = dh_ticket_layout_new (
          content, font, format, info->width / info->columns - 2 * info->margin_x,
          info->height > 0 ? info->height / info->rows - 2 * info->margin_y : 0);
      const char *shown = find_shown (layout, content, DH_TICKET_STYLE_LIST);
      g_autofree char *plain = NULL;
      g_auto (GStrv) left = NULL;
      guint n = 0;

      g_assert_true (g_str_has_suffix (shown, " …"));
      g_assert_true (g_str_has_prefix (shown, "– giấy tờ số 1 "));
      /* Whole words, in their order, from the first. */
      plain = dup_without_signs (shown);
      left = g_regex_split_simple ("[ \n]+", plain, 0, 0);
      for (n = 0; left[n] != NULL; n++)
        g_assert_cmpstr (left[n], ==, words[n]);
      g_assert_cmpuint (n, >, 8);
      g_assert_cmpuint (n, <, 400);
      /* The number, however long, is one line and whole. */
      g_assert_cmpstr (find_shown (layout, content, DH_TICKET_STYLE_NUMBER), ==, "B12345");
    }
}

static const char *
cut_text (DhReportFont *font, const char *text, guint lines, DhTicketLayout **layout)
{
  g_autoptr (DhTicketContent) content = dh_ticket_content_new ("x");

  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, text, lines);
  *layout = dh_ticket_layout_new (content, font, DH_TICKET_FORMAT_58MM, 48 * DH_REPORT_MM, 0);
  return dh_ticket_layout_get_text (*layout, 0);
}

static void
test_cut_places (void)
{
  g_autoptr (DhReportFont) font = get_font ();
  g_autoptr (DhTicketLayout) whole = NULL, sign = NULL, word = NULL, lines = NULL;
  g_autofree char *long_word = g_strnfill (300, 'W');
  const char *shown = NULL;

  g_assert_cmpstr (cut_text (font, "Một dòng", 1, &whole), ==, "Một dòng");
  /* No sign that leads on to what is not there. */
  g_assert_cmpstr (cut_text (font, "Giấy chứng sinh,\nCăn cước", 1, &sign), ==,
                   "Giấy chứng sinh …");
  shown = cut_text (font, long_word, 2, &word);
  g_assert_true (g_str_has_suffix (shown, "W…"));
  g_assert_cmpuint (strlen (shown), >, 12);
  g_assert_cmpuint (strlen (shown), <, 100);
  g_assert_cmpstr (cut_text (font, "một\nhai\nba\nbốn", 2, &lines), ==, "một\nhai …");
}

/* One line, as large as the width allows. */
static void
test_number (void)
{
  static const char *const numbers[] = { "A1", "A012", "B12345", "B1234567890123" };
  g_autoptr (DhReportFont) font = get_font ();
  const DhTicketFormatInfo *info = dh_ticket_format_get (DH_TICKET_FORMAT_58MM);
  double before = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (DhTicketContent) content = dh_ticket_content_new ("x");
      g_autoptr (DhTicketLayout) layout = NULL;

      dh_ticket_content_add_text (content, DH_TICKET_STYLE_NUMBER, numbers[i], 1);
      layout = dh_ticket_layout_new (content, font, DH_TICKET_FORMAT_58MM, 48 * DH_REPORT_MM, 0);
      g_assert_cmpfloat (dh_ticket_layout_get_height (layout), <,
                         info->sizes[DH_TICKET_STYLE_NUMBER] * 1.3);
      g_assert_cmpfloat (dh_ticket_layout_get_height (layout), <=, before);
      before = dh_ticket_layout_get_height (layout);
    }
  g_assert_cmpfloat (before, <, info->sizes[DH_TICKET_STYLE_NUMBER] * 0.6);
}

/* ---- What is said */

static gboolean
says (const DhTicketContent *content, const char *text)
{
  for (guint i = 0; i < dh_ticket_content_get_n (content); i++)
    if (dh_ticket_content_get (content, i)->kind == DH_TICKET_BLOCK_TEXT &&
        strstr (dh_ticket_content_get (content, i)->text, text) != NULL)
      return TRUE;
  return FALSE;
}

static const DhQr *
get_qr (const DhTicketContent *content)
{
  for (guint i = 0; i < dh_ticket_content_get_n (content); i++)
    if (dh_ticket_content_get (content, i)->kind == DH_TICKET_BLOCK_QR)
      return dh_ticket_content_get (content, i)->qr;
  return NULL;
}

static void
test_says (void)
{
  g_autoptr (DhTicket) ticket = dh_sample_ticket_ordinary ();
  g_autoptr (DhTicketContent) survey = dh_ticket_get_content (ticket, DH_TICKET_QR_SURVEY, FALSE);
  g_autoptr (DhTicketContent) text = dh_ticket_get_content (ticket, DH_TICKET_QR_TEXT, FALSE);
  g_autoptr (DhTicketContent) none = dh_ticket_get_content (ticket, DH_TICKET_QR_NONE, FALSE);

  g_assert_true (says (survey, "A012"));
  g_assert_true (says (survey, "08:05 on 21/11/2026"));
  g_assert_true (says (survey, "Đăng ký khai sinh"));
  g_assert_true (says (survey, "Hộ tịch"));
  g_assert_true (says (survey, "Xã Đăk Rong"));
  g_assert_true (says (survey, "7 numbers are waiting before you"));
  g_assert_true (says (survey, "Giấy chứng sinh"));
  g_assert_true (says (survey, "does not replace the official receipt"));
  g_assert_false (says (survey, "riority"));
  g_assert_false (says (survey, "A group"));
  g_assert_cmpstr (dh_qr_get_text (get_qr (survey)), ==, DH_SAMPLE_SURVEY_URL);
  g_assert_cmpstr (dh_qr_get_text (get_qr (text)), ==,
                   "A012\n08:05 on 21/11/2026\nXã Đăk Rong, tỉnh Gia Lai");
  g_assert_null (get_qr (none));
}

static void
test_says_more (void)
{
  g_autoptr (DhTicket) ticket = dh_sample_ticket_bare ();
  g_autoptr (DhTicketContent) bare = NULL;
  g_autoptr (DhTicketContent) elderly = NULL;
  g_autoptr (DhTicketContent) other = NULL;
  g_autoptr (DhTicketContent) ahead = NULL;

  bare = dh_ticket_get_content (ticket, DH_TICKET_QR_SURVEY, FALSE);
  g_assert_false (says (bare, "before you"));
  g_assert_false (says (bare, "have ready"));
  g_assert_null (get_qr (bare));

  ticket->before = 0;
  ticket->people = 4;
  ticket->priority = DH_PRIORITY_ELDERLY;
  elderly = dh_ticket_get_content (ticket, DH_TICKET_QR_NONE, FALSE);
  g_assert_true (says (elderly, "Nobody is waiting before you"));
  g_assert_true (says (elderly, "group of 4 people"));
  g_assert_true (says (elderly, "Priority: elderly person"));

  ticket->priority = DH_PRIORITY_OTHER;
  other = dh_ticket_get_content (ticket, DH_TICKET_QR_NONE, FALSE);
  g_assert_true (says (other, "Priority number"));

  /* Printed ahead: the day is known, the time is not. */
  ticket->arrived = 0;
  ahead = dh_ticket_get_content (ticket, DH_TICKET_QR_NONE, FALSE);
  g_assert_true (says (ahead, "21/11/2026"));
  g_assert_false (says (ahead, " on "));
}

static void
test_come_back (void)
{
  g_autoptr (DhComeBack) record = dh_sample_come_back (FALSE);
  g_autoptr (DhTicketContent) dated = dh_come_back_get_content (record, FALSE);
  g_autoptr (DhTicketContent) vietnamese = dh_come_back_get_content (record, TRUE);
  g_autoptr (DhTicketContent) open = NULL;

  g_assert_true (says (dated, "A012"));
  g_assert_true (says (dated, "21/11/2026"));
  g_assert_true (says (dated, "Visit no. 2"));
  g_assert_true (says (dated, "Giấy chứng sinh"));
  g_assert_true (says (dated, "Đăng ký khai sinh"));
  g_assert_true (says (dated, "Monday, 23 November 2026"));
  g_assert_true (says (dated, "you keep your place"));
  g_assert_true (says (vietnamese, "Thứ Hai, ngày 23 tháng 11 năm 2026"));

  record->follow_up = 0;
  open = dh_come_back_get_content (record, FALSE);
  g_assert_true (says (open, "as soon as you have everything"));
}

static void
test_poster (void)
{
  static const char *const wrong[] = { "",         "khaosat.gov.vn", "ftp://khaosat.gov.vn",
                                       "https://", "https://a b.vn", "javascript:alert(1)" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTicketContent)
                poster = dh_survey_poster_new ("Xã Đăk Rong", DH_SAMPLE_SURVEY_URL, &error);

  g_assert_no_error (error);
  g_assert_true (says (poster, DH_SAMPLE_SURVEY_URL));
  g_assert_true (says (poster, "Xã Đăk Rong"));
  g_assert_cmpstr (dh_qr_get_text (get_qr (poster)), ==, DH_SAMPLE_SURVEY_URL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_null (dh_survey_poster_new ("Xã", wrong[i], &refused));
      g_assert_error (refused, DH_ERROR, DH_ERROR_INVALID);
    }
}

static void
test_pdf_is_the_same (void)
{
  g_autoptr (DhReportFont) font = get_font ();
  g_autoptr (GPtrArray) slips = dh_sample_slips ("strips", TRUE);
  g_autoptr (DhTicketSheet) sheet = dh_ticket_sheet_new (slips, font, DH_TICKET_FORMAT_80MM, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = dh_ticket_sheet_to_pdf (sheet, "A012", 1795309509, &error);
  g_autoptr (GBytes) second = dh_ticket_sheet_to_pdf (sheet, "A012", 1795309509, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dh_ticket_sheet_get_n_pages (sheet), ==, 11);
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticket/inside", test_inside);
  g_test_add_func ("/ticket/strips-inside", test_strips_inside);
  g_test_add_func ("/ticket/roll-length", test_roll_length);
  g_test_add_func ("/ticket/black", test_black);
  g_test_add_func ("/ticket/sizes", test_sizes);
  g_test_add_func ("/ticket/codes", test_codes);
  g_test_add_func ("/ticket/cut", test_cut);
  g_test_add_func ("/ticket/cut-places", test_cut_places);
  g_test_add_func ("/ticket/number", test_number);
  g_test_add_func ("/ticket/says", test_says);
  g_test_add_func ("/ticket/says-more", test_says_more);
  g_test_add_func ("/ticket/come-back", test_come_back);
  g_test_add_func ("/ticket/poster", test_poster);
  g_test_add_func ("/ticket/pdf-is-the-same", test_pdf_is_the_same);
  return g_test_run ();
}
