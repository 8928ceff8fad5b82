/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-sample-tickets.h"

#include "dh-day.h"

#define LONG_NAME                                                                                  \
  "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường "   \
  "hợp chuyển đổi, chuyển nhượng, cho thuê, cho thuê lại, thừa kế, tặng cho, góp vốn bằng quyền "  \
  "sử dụng đất; chuyển quyền sử dụng đất của vợ hoặc chồng thành của chung vợ và chồng"

static gint64
sample_time (void)
{
  gint64 time = 0;

  g_assert_true (dh_time_parse_local ("2026-11-21T08:05:09", &time));
  return time;
}

DhTicket *
dh_sample_ticket_bare (void)
{
  DhTicket *self = dh_ticket_new ();

  g_set_str (&self->number, "A001");
  self->arrived = sample_time ();
  self->day = dh_day_of_time (self->arrived);
  return self;
}

DhTicket *
dh_sample_ticket_ordinary (void)
{
  DhTicket *self = dh_sample_ticket_bare ();

  g_set_str (&self->commune, "Xã Đăk Rong, tỉnh Gia Lai");
  g_set_str (&self->number, "A012");
  g_set_str (&self->field, "Hộ tịch");
  g_set_str (&self->procedure, "Đăng ký khai sinh");
  g_set_str (&self->prepare,
             "Giấy chứng sinh\nCăn cước của cha, mẹ\nGiấy chứng nhận kết hôn (nếu có)");
  g_set_str (&self->survey_url, DH_SAMPLE_SURVEY_URL);
  self->before = 7;
  return self;
}

DhTicket *
dh_sample_ticket_long (void)
{
  DhTicket *self = dh_sample_ticket_ordinary ();
  g_autoptr (GString) prepare = g_string_new (NULL);

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (prepare, "%s%d%s", i % 7 == 1 ? "giấy tờ số " : "từ thứ ", i,
                            i % 7 == 0 ? "\n" : " ");
  g_string_append (prepare, "\nhttps://dichvucong.gov.vn/p/home/"
                            "dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc=1.001193");
  g_set_str (&self->commune, "Trung tâm Phục vụ hành chính công phường Phú Thọ Hoà – Tân Sơn Nhì, "
                             "Thành phố Hồ Chí Minh");
  g_set_str (&self->number, "B12345");
  g_set_str (&self->field, "Lưu thông hàng hoá trong nước, xuất nhập khẩu và thương mại quốc tế");
  g_set_str (&self->procedure, LONG_NAME);
  g_set_str (&self->prepare, prepare->str);
  self->priority = DH_PRIORITY_ELDERLY;
  self->people = 14;
  self->before = 123;
  return self;
}

DhComeBack *
dh_sample_come_back (gboolean full)
{
  DhComeBack *self = dh_come_back_new ();

  g_set_str (&self->commune, "Xã Đăk Rong, tỉnh Gia Lai");
  g_set_str (&self->number, "A012");
  self->day = dh_day_of_time (sample_time ());
  g_set_str (&self->procedure, "Đăng ký khai sinh");
  g_set_str (&self->missing, "Giấy chứng sinh\nCăn cước của mẹ");
  self->follow_up = self->day + 2;
  self->trips = 2;
  if (full)
    {
      g_autoptr (DhTicket) ticket = dh_sample_ticket_long ();

      g_set_str (&self->commune, ticket->commune);
      g_set_str (&self->number, ticket->number);
      g_set_str (&self->procedure, LONG_NAME);
      g_set_str (&self->missing, ticket->prepare);
      self->follow_up = 0;
    }
  return self;
}

static void
add_ticket (GPtrArray *slips, DhTicket *ticket, DhTicketQr qr, gboolean vietnamese)
{
  g_ptr_array_add (slips, dh_ticket_get_content (ticket, qr, vietnamese));
  dh_ticket_free (ticket);
}

static void
add_strips (GPtrArray *slips, gboolean vietnamese)
{
  for (int i = 1; i <= 11; i++)
    {
      DhTicket *ticket = i == 5  ? dh_sample_ticket_long ()
                         : i > 9 ? dh_sample_ticket_bare ()
                                 : dh_sample_ticket_ordinary ();

      g_free (ticket->number);
      ticket->number = g_strdup_printf ("A%03d", i);
      ticket->before = i - 1;
      if (i == 3)
        ticket->priority = DH_PRIORITY_OTHER;
      add_ticket (slips, ticket, i % 2 == 0 ? DH_TICKET_QR_SURVEY : DH_TICKET_QR_NONE, vietnamese);
    }
}

GPtrArray *
dh_sample_slips (const char *name, gboolean vietnamese)
{
  GPtrArray *slips = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_ticket_content_unref);

  if (g_str_equal (name, "ordinary"))
    add_ticket (slips, dh_sample_ticket_ordinary (), DH_TICKET_QR_SURVEY, vietnamese);
  else if (g_str_equal (name, "text-qr"))
    add_ticket (slips, dh_sample_ticket_ordinary (), DH_TICKET_QR_TEXT, vietnamese);
  else if (g_str_equal (name, "no-qr"))
    add_ticket (slips, dh_sample_ticket_ordinary (), DH_TICKET_QR_NONE, vietnamese);
  else if (g_str_equal (name, "long"))
    add_ticket (slips, dh_sample_ticket_long (), DH_TICKET_QR_SURVEY, vietnamese);
  else if (g_str_equal (name, "bare"))
    add_ticket (slips, dh_sample_ticket_bare (), DH_TICKET_QR_SURVEY, vietnamese);
  else if (g_str_equal (name, "priority"))
    {
      DhTicket *ticket = dh_sample_ticket_ordinary ();

      ticket->priority = DH_PRIORITY_ELDERLY;
      ticket->before = 0;
      add_ticket (slips, ticket, DH_TICKET_QR_NONE, vietnamese);
    }
  else if (g_str_equal (name, "strips"))
    add_strips (slips, vietnamese);
  else if (g_str_has_prefix (name, "come-back"))
    {
      g_autoptr (DhComeBack) record = dh_sample_come_back (g_str_equal (name, "come-back-long"));

      g_ptr_array_add (slips, dh_come_back_get_content (record, vietnamese));
    }
  else if (g_str_equal (name, "poster"))
    g_ptr_array_add (
        slips, dh_survey_poster_new ("Xã Đăk Rong, tỉnh Gia Lai", DH_SAMPLE_SURVEY_URL, NULL));
  else
    g_clear_pointer (&slips, g_ptr_array_unref);
  return slips;
}
