/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "chart-samples.h"

#include <math.h>

static DhChartSpec *
hours (guint first, guint n, DhChartCategoryState lunch)
{
  DhChartSpec *spec =
      dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER, DH_NUMBER_STYLE_VIETNAMESE);

  dh_chart_spec_set_category_title (spec, "Giờ");
  dh_chart_spec_set_empty_text (spec, "Chưa có lượt nào trong ngày");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%ug", first + i);
      g_autofree char *range = g_strdup_printf ("%u:00–%u:00", first + i, first + i + 1);
      gboolean noon = first + i == 12 && lunch != DH_CHART_CATEGORY_NORMAL;

      dh_chart_spec_add_category (spec, label, range, noon ? lunch : DH_CHART_CATEGORY_NORMAL,
                                  noon ? "Nghỉ trưa" : NULL);
    }
  return spec;
}

static void
add_two (DhChartSpec *spec, const double *arrived, const double *served)
{
  dh_chart_spec_add_series (spec, "Lượt đến", arrived);
  dh_chart_spec_add_series (spec, "Đã giải quyết", served);
}

DhChartSpec *
chart_sample_day (void)
{
  static const double arrived[] = { 6, 24, 59, 58, 52, 70, 19, 19 };
  static const double served[] = { 5, 22, 53, 45, 49, 54, 19, 17 };
  DhChartSpec *spec = hours (7, 8, DH_CHART_CATEGORY_NORMAL);

  dh_chart_spec_set_texts (spec, "Đông nhất lúc 12 giờ với 70 lượt; cả ngày 307 lượt đến",
                           "Số lượt theo giờ, thứ Sáu 20/08/2010",
                           "Nguồn: sổ tiếp đón của bộ phận Một cửa. In lúc 17:05.");
  add_two (spec, arrived, served);
  return spec;
}

static DhChartSpec *
day_ten_hours (void)
{
  static const double arrived[] = { 12, 31, 48, 52, 37, 0, 9, 33, 41, 28, 6 };
  static const double served[] = { 4, 22, 41, 47, 45, 0, 6, 25, 38, 36, 17 };
  DhChartSpec *spec = hours (7, 11, DH_CHART_CATEGORY_CLOSED);

  dh_chart_spec_set_texts (spec, "Buổi sáng đông gấp rưỡi buổi chiều",
                           "Số lượt theo giờ, thứ Hai 02/03/2026", NULL);
  add_two (spec, arrived, served);
  return spec;
}

static DhChartSpec *
day_today (void)
{
  double arrived[] = { 12, 31, 48, 20, NAN, NAN, NAN, NAN, NAN, NAN };
  double served[] = { 4, 22, 41, 15, NAN, NAN, NAN, NAN, NAN, NAN };
  DhChartSpec *spec =
      dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER, DH_NUMBER_STYLE_VIETNAMESE);

  dh_chart_spec_set_texts (spec, "Hôm nay đã có 111 lượt đến", "Số lượt theo giờ, đến 10:30", NULL);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *label = g_strdup_printf ("%ug", 7 + i);
      g_autofree char *range = g_strdup_printf ("%u:00–%u:00", 7 + i, 8 + i);

      dh_chart_spec_add_category (spec, label, range,
                                  i == 3   ? DH_CHART_CATEGORY_PARTIAL
                                  : i == 5 ? DH_CHART_CATEGORY_CLOSED
                                           : DH_CHART_CATEGORY_NORMAL,
                                  i == 3   ? "đến 10:30"
                                  : i == 5 ? "Nghỉ trưa"
                                           : NULL);
    }
  add_two (spec, arrived, served);
  dh_chart_spec_set_target (spec, 40, "Sức phục vụ 40 lượt/giờ");
  return spec;
}

static DhChartSpec *
day_zero (void)
{
  static const double none[10] = { 0 };
  DhChartSpec *spec = hours (7, 10, DH_CHART_CATEGORY_NORMAL);

  dh_chart_spec_set_texts (spec, "Số lượt theo giờ", "Thứ Ba 03/03/2026", NULL);
  add_two (spec, none, none);
  return spec;
}

static DhChartSpec *
day_nothing (void)
{
  DhChartSpec *spec = hours (7, 0, DH_CHART_CATEGORY_NORMAL);

  dh_chart_spec_set_texts (spec, "Số lượt theo giờ", "Thứ Ba 03/03/2026", NULL);
  return spec;
}

static DhChartSpec *
day_closed (void)
{
  DhChartSpec *spec = hours (7, 0, DH_CHART_CATEGORY_NORMAL);

  dh_chart_spec_set_texts (spec, "Số lượt theo giờ", "Chủ Nhật 01/03/2026", NULL);
  dh_chart_spec_set_state (spec, DH_CHART_STATE_CLOSED,
                           "Ngày nghỉ: bộ phận Một cửa không làm việc.");
  return spec;
}

static DhChartSpec *
day_one (void)
{
  static const double one[] = { 1 };
  DhChartSpec *spec = hours (8, 1, DH_CHART_CATEGORY_NORMAL);

  dh_chart_spec_set_texts (spec, "Một lượt trong cả ngày", "Số lượt theo giờ", NULL);
  dh_chart_spec_add_series (spec, "Lượt đến", one);
  return spec;
}

static DhChartSpec *
day_three (void)
{
  static const double a[] = { 12, 31, 48, 52, 37, 9, 33, 41, 28, 6 };
  static const double b[] = { 4, 22, 41, 47, 45, 6, 25, 38, 36, 17 };
  static const double c[] = { 0, 1, 3, 5, 2, 0, 1, 2, 4, 1 };
  DhChartSpec *spec = hours (7, 10, DH_CHART_CATEGORY_NORMAL);

  dh_chart_spec_set_texts (spec, "Ai đến cũng được giải quyết, trừ 19 lượt bỏ về",
                           "Số lượt theo giờ, thứ Hai 02/03/2026", NULL);
  add_two (spec, a, b);
  dh_chart_spec_add_series (spec, "Bỏ về", c);
  dh_chart_spec_add_annotation (spec, 3.5, "Mất điện 15 phút");
  return spec;
}

static DhChartSpec *
fields (void)
{
  static const char *const names[] = {
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp",
    "Đăng ký khai sinh",
    "Đăng ký tạm trú",
    "Cấp Giấy xác nhận tình trạng hôn nhân",
    "Chứng thực chữ ký trong các giấy tờ, văn bản",
    "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    "Khác"
  };
  static const double counts[] = { 1186, 142, 122, 56, 24, 14, 3, 0 };
  DhChartSpec *spec =
      dh_chart_spec_new (DH_CHART_HBARS, DH_CHART_FORMAT_INTEGER, DH_NUMBER_STYLE_VIETNAMESE);

  dh_chart_spec_set_texts (spec, "Chứng thực bản sao chiếm ba phần tư số lượt hỗ trợ",
                           "Số lượt hỗ trợ theo thủ tục, tháng 3/2026", NULL);
  dh_chart_spec_set_category_title (spec, "Thủ tục");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dh_chart_spec_add_category (spec, names[i], NULL, DH_CHART_CATEGORY_NORMAL, NULL);
  dh_chart_spec_add_series (spec, "Lượt hỗ trợ", counts);
  return spec;
}

static DhChartSpec *
tet_week (void)
{
  static const char *const days[] = { "T2 16/02", "T3 17/02", "T4 18/02", "T5 19/02",
                                      "T6 20/02", "T7 21/02", "CN 22/02" };
  static const double counts[] = { 0, 0, 0, 0, 12345, 0, 0 };
  DhChartSpec *spec =
      dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER, DH_NUMBER_STYLE_VIETNAMESE);

  dh_chart_spec_set_texts (spec, "Tuần Tết chỉ mở cửa thứ Sáu", "Số lượt theo ngày", NULL);
  dh_chart_spec_set_category_title (spec, "Ngày");
  for (guint i = 0; i < 7; i++)
    dh_chart_spec_add_category (spec, days[i], NULL,
                                i < 4    ? DH_CHART_CATEGORY_CLOSED
                                : i == 5 ? DH_CHART_CATEGORY_NOT_RECORDED
                                         : DH_CHART_CATEGORY_NORMAL,
                                i < 4    ? "Nghỉ Tết Nguyên đán"
                                : i == 5 ? "Không ghi"
                                         : NULL);
  dh_chart_spec_add_series (spec, "Lượt đến", counts);
  return spec;
}

static DhChartSpec *
waits (void)
{
  static const double p50[] = { 35, 154, 475, 900, 1310, 610, 305, 95 };
  DhChartSpec *spec = hours (7, 8, DH_CHART_CATEGORY_NORMAL);

  spec->format = DH_CHART_FORMAT_DURATION;
  dh_chart_spec_set_texts (spec, "Chờ lâu nhất là lúc 11 giờ", "Thời gian chờ trung vị (phút:giây)",
                           NULL);
  dh_chart_spec_add_series (spec, "Chờ trung vị", p50);
  dh_chart_spec_set_target (spec, 900, "Mục tiêu 15 phút");
  return spec;
}

static DhChartSpec *
month (void)
{
  double counts[31];
  DhChartSpec *spec =
      dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER, DH_NUMBER_STYLE_ENGLISH);

  dh_chart_spec_set_texts (spec, "March was steady", "Visits per day, March 2026", NULL);
  for (guint i = 0; i < 31; i++)
    {
      g_autofree char *label = g_strdup_printf ("%02u/03", i + 1);
      gboolean weekend = i % 7 == 0 || i % 7 == 6;

      counts[i] = weekend ? 0 : 900 + (i * 7919) % 400;
      dh_chart_spec_add_category (
          spec, label, NULL, weekend ? DH_CHART_CATEGORY_CLOSED : DH_CHART_CATEGORY_NORMAL, NULL);
    }
  dh_chart_spec_add_series (spec, "Visits", counts);
  return spec;
}

static DhChartSpec *
volunteers (void)
{
  static const double assists[] = { 41, 38, 30, 12 };
  static const double visits[] = { 37, 33, 29, 12 };
  static const char *const names[] = { "Nguyễn Thị Ẩn", "Đặng Ước", "Trần Ỗ Ễ Ậm",
                                       "Lê Văn Đoàn Kết Quyết Tiến" };
  DhChartSpec *spec =
      dh_chart_spec_new (DH_CHART_HBARS, DH_CHART_FORMAT_INTEGER, DH_NUMBER_STYLE_VIETNAMESE);

  dh_chart_spec_set_texts (spec, "ẨN, ƯỚC VÀ Ỗ GÁNH PHẦN LỚN CÔNG VIỆC", "Số lượt trong ngày",
                           NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dh_chart_spec_add_category (spec, names[i], NULL, DH_CHART_CATEGORY_NORMAL, NULL);
  dh_chart_spec_add_series (spec, "Lượt hỗ trợ", assists);
  dh_chart_spec_add_series (spec, "Lượt người", visits);
  return spec;
}

const ChartSample chart_samples[] = {
  { "day-light", DH_CHART_THEME_LIGHT, 1024, 420, 1, FALSE, chart_sample_day },
  { "day-dark", DH_CHART_THEME_DARK, 800, 400, 1, FALSE, chart_sample_day },
  { "day-hc", DH_CHART_THEME_LIGHT_HC, 800, 400, 1, FALSE, day_ten_hours },
  { "day-dark-hc", DH_CHART_THEME_DARK_HC, 800, 400, 1, FALSE, day_ten_hours },
  { "day-grey", DH_CHART_THEME_PRINT_GREY, 468, 170, 1, FALSE, chart_sample_day },
  { "day-print-color", DH_CHART_THEME_PRINT_COLOR, 468, 170, 1, FALSE, day_ten_hours },
  { "day-240", DH_CHART_THEME_LIGHT, 240, 240, 1, FALSE, day_ten_hours },
  { "day-240-160", DH_CHART_THEME_LIGHT, 240, 160, 1, FALSE, chart_sample_day },
  { "day-text-200", DH_CHART_THEME_LIGHT, 1024, 500, 2, FALSE, day_ten_hours },
  { "day-today", DH_CHART_THEME_LIGHT, 800, 400, 1, FALSE, day_today },
  { "day-today-grey", DH_CHART_THEME_PRINT_GREY, 468, 200, 1, FALSE, day_today },
  { "day-zero", DH_CHART_THEME_LIGHT, 800, 360, 1, FALSE, day_zero },
  { "day-nothing", DH_CHART_THEME_DARK, 800, 360, 1, FALSE, day_nothing },
  { "day-closed", DH_CHART_THEME_LIGHT, 800, 360, 1, FALSE, day_closed },
  { "day-one", DH_CHART_THEME_LIGHT, 600, 300, 1, FALSE, day_one },
  { "day-three", DH_CHART_THEME_LIGHT, 1024, 420, 1, FALSE, day_three },
  { "day-three-grey", DH_CHART_THEME_PRINT_GREY, 468, 220, 1, FALSE, day_three },
  { "day-rtl", DH_CHART_THEME_LIGHT, 800, 400, 1, TRUE, day_ten_hours },
  { "fields", DH_CHART_THEME_LIGHT, 800, 0, 1, FALSE, fields },
  { "fields-narrow", DH_CHART_THEME_DARK, 360, 260, 1, FALSE, fields },
  { "fields-grey", DH_CHART_THEME_PRINT_GREY, 468, 0, 1, FALSE, fields },
  { "volunteers", DH_CHART_THEME_LIGHT, 600, 0, 1, FALSE, volunteers },
  { "tet-week", DH_CHART_THEME_LIGHT, 700, 320, 1, FALSE, tet_week },
  { "waits", DH_CHART_THEME_DARK, 700, 320, 1, FALSE, waits },
  { "month", DH_CHART_THEME_LIGHT, 640, 300, 1, FALSE, month },
};
const guint n_chart_samples = G_N_ELEMENTS (chart_samples);

DhChartScene *
chart_sample_layout (const ChartSample *sample)
{
  g_autoptr (DhChartSpec) spec = sample->make ();
  g_autoptr (DhChartTheme) theme = dh_chart_theme_new (
      sample->theme, sample->theme >= DH_CHART_THEME_PRINT_GREY ? NULL : "Liberation Sans", 0);
  double height = sample->height;

  theme->text_scale = sample->text_scale;
  if (height == 0)
    dh_chart_measure (spec, theme, NULL, sample->width, NULL, &height);
  return dh_chart_layout (spec, theme, NULL, sample->width, height, sample->rtl);
}
