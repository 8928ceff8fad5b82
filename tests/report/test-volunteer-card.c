/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dh-language.h"
#include "dh-report-pages.h"
#include "dh-volunteer-card.h"

static DhVolunteerCard *
make_card (gboolean two, const char *commune)
{
  g_autoptr (GError) error = NULL;
  DhVolunteerCard *card = dh_volunteer_card_new (two, commune, &error);

  g_assert_no_error (error);
  return card;
}

/* All of it is on the paper, with room for the margins of a printer. */
static void
test_fits (void)
{
  for (int two = 0; two < 2; two++)
    {
      g_autoptr (DhVolunteerCard) card =
                    make_card (two, "Ủy ban nhân dân xã Thượng Phúc, huyện Thường Tín, Hà Nội");
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height, paper_width, paper_height;

      g_assert_cmpfloat (dh_volunteer_card_get_room (card), >=, 0);
      dh_volunteer_card_draw (card, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      dh_volunteer_card_get_size (card, &paper_width, &paper_height);
      g_assert_cmpfloat (x, >=, 6 * DH_REPORT_MM);
      g_assert_cmpfloat (x + width, <=, paper_width - 6 * DH_REPORT_MM);
      /* The line to cut along goes over the edge. */
      if (!two)
        {
          g_assert_cmpfloat (y, >=, 6 * DH_REPORT_MM);
          g_assert_cmpfloat (y + height, <=, paper_height - 6 * DH_REPORT_MM);
        }
      g_assert_true (two ? paper_width > paper_height : paper_width < paper_height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_pdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVolunteerCard) card = make_card (FALSE, NULL);
  g_autoptr (GBytes) one = dh_volunteer_card_to_pdf (card, 1795226400, &error);
  g_autoptr (GBytes) same = dh_volunteer_card_to_pdf (card, 1795226400, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (one), >, 4000);
  g_assert_true (memcmp (g_bytes_get_data (one, NULL), "%PDF-", 5) == 0);
  g_assert_true (g_bytes_equal (one, same));
}

/* Two of A5 are one A4 twice, half as large. */
static void
test_two (void)
{
  g_autoptr (DhVolunteerCard) one = make_card (FALSE, NULL);
  g_autoptr (DhVolunteerCard) two = make_card (TRUE, NULL);
  double width, height, wide, low;

  dh_volunteer_card_get_size (one, &width, &height);
  dh_volunteer_card_get_size (two, &wide, &low);
  g_assert_cmpfloat_with_epsilon (width, low, 0.01);
  g_assert_cmpfloat_with_epsilon (height, wide, 0.01);
  g_assert_cmpfloat_with_epsilon (dh_volunteer_card_get_room (one),
                                  dh_volunteer_card_get_room (two), 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dh_language_init (NULL);

  g_test_add_func ("/volunteer-card/fits", test_fits);
  g_test_add_func ("/volunteer-card/pdf", test_pdf);
  g_test_add_func ("/volunteer-card/two", test_two);

  return g_test_run ();
}
