/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-sample-stats.h"

#include "dh-day.h"

static const struct
{
  const char *code, *name, *field;
} procedures[] = {
  { "2.000815",
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp hoặc "
    "chứng nhận",
    "Chứng thực" },
  { "1.001193", "Đăng ký khai sinh", "Hộ tịch" },
  { "1.004194", "Đăng ký tạm trú", "Cư trú" },
  { "1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch" },
  { "2.000884",
    "Chứng thực chữ ký trong các giấy tờ, văn bản (cả điểm chỉ / không ký, không điểm chỉ được)",
    "Chứng thực" },
  { "2.000635", "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh", "Hộ tịch" },
  { "", "Cài đặt và kích hoạt tài khoản định danh điện tử VNeID mức độ 2", "Dịch vụ số" },
  { "1.000894", "Đăng ký kết hôn", "Hộ tịch" },
  { "1.001776", "Hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng",
    "Bảo trợ xã hội" },
  { "", "Cấp chữ ký số cá nhân miễn phí", "Dịch vụ số" },
  { "1.012753",
    "Đăng ký đất đai, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất "
    "lần đầu",
    "Đất đai" },
  { "1.000656", "Đăng ký khai tử", "Hộ tịch" },
};

static const char *const family[] = { "Nguyễn Thị", "Trần Văn",     "Lê Hoàng",
                                      "Phạm Ngọc",  "Huỳnh Thị Mỹ", "Rơ Châm" };
static const char *const given[] = { "Ẩn", "Bình", "Chi", "Dũng", "Đạt", "Hằng", "Kiệt", "Ngọc" };

static void
tally_free (gpointer data)
{
  DhTally *tally = data;

  g_free (tally->code);
  g_free (tally->name);
  g_free (tally->field);
  g_free (tally);
}

static void
volunteer_free (gpointer data)
{
  DhVolunteerStats *volunteer = data;

  g_free (volunteer->name);
  g_free (volunteer->unit);
  g_free (volunteer);
}

gint64
dh_sample_printed (void)
{
  return dh_day_start (dh_day_from_ymd (2026, 11, 20)) + (17 * 60 + 5) * 60;
}

DhDayStats *
dh_sample_empty (void)
{
  DhDayStats *stats = g_new0 (DhDayStats, 1);

  stats->from = stats->to = dh_day_from_ymd (2026, 11, 20);
  stats->target_s = 900;
  stats->wait = (DhDurations) { 0, -1, -1, -1, -1, 0 };
  stats->service = (DhDurations) { 0, -1, -1, -1, -1, 0 };
  stats->fields = g_ptr_array_new_with_free_func (tally_free);
  stats->procedures = g_ptr_array_new_with_free_func (tally_free);
  stats->difficulties = g_ptr_array_new_with_free_func (tally_free);
  stats->volunteers = g_ptr_array_new_with_free_func (volunteer_free);
  stats->book = dh_book_stats_new_empty ();
  return stats;
}

static void
add_tally (GPtrArray *tallies, const char *code, const char *name, const char *field, int count)
{
  DhTally *tally = g_new0 (DhTally, 1);

  tally->code = g_strdup (code);
  tally->name = g_strdup (name);
  tally->field = g_strdup (field);
  tally->assists = tally->quantity = count;
  g_ptr_array_add (tallies, tally);
}

static void
add_volunteer (DhDayStats *stats, const char *name, int assists, gint64 on_duty_s)
{
  DhVolunteerStats *volunteer = g_new0 (DhVolunteerStats, 1);

  volunteer->id = (gint64) stats->volunteers->len + 1;
  volunteer->name = g_strdup (name);
  volunteer->unit = g_strdup ("Chi đoàn Khối cơ quan");
  volunteer->assists = volunteer->visits = assists;
  volunteer->on_duty_s = on_duty_s;
  g_ptr_array_add (stats->volunteers, volunteer);
}

static void
set_hours (DhDayStats *stats, guint n, const int *arrived)
{
  stats->n_hours = n;
  stats->hours = g_new0 (DhHourStats, n);
  for (guint i = 0; i < n; i++)
    {
      stats->hours[i].hour = 7 + (int) i;
      stats->hours[i].arrived = arrived[i];
      stats->hours[i].called = arrived[i];
      stats->hours[i].served = arrived[i] * 9 / 10;
      stats->hours[i].left = arrived[i] - stats->hours[i].served;
      stats->hours[i].queue_max = arrived[i] / 6;
      stats->arrived += arrived[i];
      stats->served += stats->hours[i].served;
      stats->queue_max = MAX (stats->queue_max, stats->hours[i].queue_max);
    }
  stats->people = stats->arrived + stats->arrived / 9;
  stats->left = stats->arrived - stats->served;
}

DhDayStats *
dh_sample_one (void)
{
  DhDayStats *stats = dh_sample_empty ();
  const int arrived[] = { 1 };

  set_hours (stats, 1, arrived);
  stats->served = 1;
  stats->left = 0;
  stats->hours[0].served = 1;
  stats->wait = (DhDurations) { 1, 61, 61, 61, 61, 0 };
  stats->service = (DhDurations) { 1, 300, 300, 300, 300, 300 };
  stats->eligible = stats->within_target = 1;
  stats->assists = stats->quantity = 1;
  stats->by_channel[DH_CHANNEL_ONLINE] = stats->by_outcome[DH_OUTCOME_SUBMITTED] = 1;
  add_tally (stats->procedures, procedures[1].code, procedures[1].name, procedures[1].field, 1);
  add_tally (stats->fields, NULL, procedures[1].field, NULL, 1);
  add_volunteer (stats, "Nguyễn Thị Ẩn", 1, 0);
  return stats;
}

DhDayStats *
dh_sample_day (guint n_procedures, guint n_volunteers)
{
  DhDayStats *stats = dh_sample_empty ();
  const int arrived[] = { 6, 24, 59, 58, 21, 0, 30, 42, 19, 4 };

  set_hours (stats, G_N_ELEMENTS (arrived), arrived);
  stats->elderly = 92;
  stats->other_priority = 17;
  stats->cancelled = 2;
  stats->wait = (DhDurations) { stats->served, 419, 341, 912, 1685, 0 };
  stats->service = (DhDurations) { stats->served, 160, 82, 399, 1200, 42397 };
  stats->eligible = stats->served;
  stats->within_target = stats->served - 23;
  for (guint i = 0; i < n_procedures; i++)
    {
      guint k = i % G_N_ELEMENTS (procedures);
      int count = (int) (187 / (i + 1)) + 1;

      add_tally (stats->procedures, procedures[k].code, procedures[k].name, procedures[k].field,
                 count);
      if (i < 7)
        add_tally (stats->fields, NULL, procedures[k].field, NULL, count);
      stats->assists += count;
    }
  stats->quantity = stats->assists + 12;
  stats->by_channel[DH_CHANNEL_ONLINE] = stats->assists / 3;
  stats->by_channel[DH_CHANNEL_IN_PERSON] = stats->assists - stats->assists / 3;
  stats->by_outcome[DH_OUTCOME_SELF_DONE] = stats->assists - 9;
  stats->by_outcome[DH_OUTCOME_MISSING_PAPERS] = 9;
  add_tally (stats->difficulties, "portal_down", NULL, NULL, 12);
  add_tally (stats->difficulties, "no_phone", NULL, NULL, 5);
  add_tally (stats->difficulties, "missing_papers", NULL, NULL, 9);
  for (guint i = 0; i < n_volunteers; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", family[i % G_N_ELEMENTS (family)],
                                               given[i % G_N_ELEMENTS (given)]);

      add_volunteer (stats, name, 60 - (int) i, 4 * 3600 + (gint64) i * 660);
    }
  return stats;
}

DhDayStats *
dh_sample_long_names (void)
{
  DhDayStats *stats = dh_sample_day (12, 10);

  for (guint i = 0; i < stats->procedures->len + stats->volunteers->len; i++)
    {
      GString *name = g_string_new (NULL);

      for (guint j = 0; g_utf8_strlen (name->str, -1) < 300; j++)
        g_string_append (name, i % 2 == 0 && j % 7 == 6 ? " " : "Ậ");
      if (i < stats->procedures->len)
        {
          DhTally *tally = g_ptr_array_index (stats->procedures, i);

          g_free (tally->name);
          tally->name = g_string_free_and_steal (name);
        }
      else
        {
          DhVolunteerStats *volunteer =
              g_ptr_array_index (stats->volunteers, i - stats->procedures->len);

          g_free (volunteer->name);
          volunteer->name = g_string_free_and_steal (name);
        }
    }
  return stats;
}

DhDayStats *
dh_sample_huge (void)
{
  DhDayStats *stats = dh_sample_day (12, 10);
  const int huge = G_MAXINT;

  stats->arrived = stats->people = stats->served = stats->assists = stats->quantity = huge;
  stats->elderly = stats->left = stats->no_show = stats->open = stats->cancelled = huge;
  stats->eligible = stats->within_target = huge;
  stats->wait = (DhDurations) { huge, 999999999, 999999999, 999999999, 999999999, 0 };
  stats->service = (DhDurations) { huge, 999999999, 999999999, 999999999, 999999999, G_MAXINT64 };
  for (guint i = 0; i < stats->n_hours; i++)
    stats->hours[i].arrived = stats->hours[i].served = huge - (int) i;
  for (guint i = 0; i < stats->procedures->len; i++)
    {
      DhTally *tally = g_ptr_array_index (stats->procedures, i);

      tally->assists = tally->quantity = huge - (int) i;
    }
  for (guint i = 0; i < stats->volunteers->len; i++)
    {
      DhVolunteerStats *volunteer = g_ptr_array_index (stats->volunteers, i);

      volunteer->assists = volunteer->visits = huge - (int) i;
      volunteer->on_duty_s = G_MAXINT64 - i;
    }
  return stats;
}

static void
add_sample_sheets (DhBookStats *book, guint n)
{
  static const char *const places[] = { "Điểm hỗ trợ thôn Đăk Mế", "Chợ Đăk Rong", "Tại nhà" };

  for (guint i = 0; i < n; i++)
    {
      DhSheet *sheet = dh_sheet_new (DH_SHEET_OUTREACH);

      sheet->place_id = i % G_N_ELEMENTS (places) + 1;
      g_set_str (&sheet->place_name, places[i % G_N_ELEMENTS (places)]);
      for (guint k = 0; k < 3; k++)
        {
          DhSheetRow *row = dh_sheet_add_row (sheet, (i + k) % G_N_ELEMENTS (procedures) + 1);

          g_set_str (&row->procedure_name, procedures[(i + k) % G_N_ELEMENTS (procedures)].name);
          row->count = 25 - (int) (k * 7);
          book->outreach_people += row->count;
          book->outreach_rows++;
        }
      book->outreach_sheets++;
      g_ptr_array_add (book->sheets, sheet);
    }
  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (places)); i++)
    {
      DhPlaceStats *place = g_new0 (DhPlaceStats, 1);

      place->name = g_strdup (places[i]);
      place->kind = g_strdup ("mobile");
      place->sheets = 1;
      place->people = 54;
      g_ptr_array_add (book->places, place);
    }
}

static void
add_sample_classes (DhBookStats *book, gint32 day, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DhSheet *sheet = dh_sheet_new (DH_SHEET_CLASS);

      g_set_str (&sheet->title, "Bình dân học vụ số: cài đặt và dùng VNeID");
      g_set_str (&sheet->place_name, "Nhà văn hóa thôn Đăk Mế");
      sheet->day = day;
      sheet->from_at = dh_day_start (day) + (8 + (gint64) i) * 3600;
      sheet->to_at = sheet->from_at + 5400;
      sheet->attendees = 31;
      dh_sheet_add_volunteer (sheet, 1);
      dh_sheet_add_volunteer (sheet, 2);
      book->classes++;
      book->attendees += 31;
      book->class_volunteers = 2;
      book->class_s += 5400;
      g_ptr_array_add (book->sheets, sheet);
    }
}

DhDayStats *
dh_sample_book (guint n)
{
  DhDayStats *stats = dh_sample_day (7, 9);
  DhBookStats *book = stats->book;

  add_sample_sheets (book, n);
  add_sample_classes (book, stats->from, n);
  stats->arrived += book->outreach_people;
  stats->served += book->outreach_people;
  stats->recorded_late = 3;
  for (guint i = 0; i < n; i++)
    {
      DhFeedback *feedback = g_new0 (DhFeedback, 1);
      DhDayNote *note = g_new0 (DhDayNote, 1);

      feedback->category = i % DH_FEEDBACK_N_CATEGORIES;
      feedback->status = i % DH_FEEDBACK_N_STATUSES;
      feedback->text = g_strdup ("Cổng Dịch vụ công quốc gia báo lỗi khi nộp hồ sơ chứng thực bản "
                                 "sao, phải thử lại nhiều lần; người cao tuổi không tự làm được.");
      feedback->proposal =
          g_strdup (i % 2 == 0 ? "Có máy riêng cho người cao tuổi, hướng dẫn in sẵn." : "");
      g_ptr_array_add (book->feedback, feedback);

      note->day = stats->from;
      note->category = i % 3;
      note->from_at = dh_day_start (stats->from) + 33000 + 3600 * (gint64) i;
      note->to_at = note->from_at + 3300;
      note->text = g_strdup (i == 0 ? "" : "Đã gọi điện lực, có lại lúc 10 giờ.");
      g_ptr_array_add (book->notes, note);
    }
  book->by_level[3] = 46;
  book->by_level[2] = 3;
  book->by_level[0] = 1;
  book->ratings = 50;
  return stats;
}

DhDayStats *
dh_sample_by_name (const char *name)
{
  if (g_strcmp0 (name, "empty") == 0)
    return dh_sample_empty ();
  if (g_strcmp0 (name, "one") == 0)
    return dh_sample_one ();
  if (g_strcmp0 (name, "ordinary") == 0)
    return dh_sample_day (7, 9);
  if (g_strcmp0 (name, "full") == 0)
    return dh_sample_day (12, 10);
  if (g_strcmp0 (name, "long") == 0)
    return dh_sample_day (60, 40);
  if (g_strcmp0 (name, "long-names") == 0)
    return dh_sample_long_names ();
  if (g_strcmp0 (name, "book") == 0)
    return dh_sample_book (2);
  if (g_strcmp0 (name, "long-book") == 0)
    return dh_sample_book (14);
  if (g_strcmp0 (name, "huge") == 0)
    return dh_sample_huge ();
  return NULL;
}
