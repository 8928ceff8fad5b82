/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-volunteer-card.h"

#include <glib/gi18n-lib.h>

#include "dh-pdf.h"
#include "dh-report-pages.h"

#define MARGIN (14 * DH_REPORT_MM)
#define KEY_WIDTH 80.0 /* pt, column of the keys */
#define KEY_HEIGHT 26.0
#define GAP 9.0     /* pt, between two rows */
#define LARGEST 1.2 /* of the sizes below */
#define SMALLEST 0.8
#define SMALL 0.70710678118654752

typedef struct
{
  const char *action, *key, *title, *text; /* the last two are msgids */
} Row;

static const Row steps[] = {
  { "desk.duty", "Ctrl+D", N_ ("Begin your shift"),
    N_ ("Type your name and press Enter: you are on duty. Do the same when you leave.") },
  { "desk.register", "F2", N_ ("Register who comes"),
    N_ ("Type what you know in one line, with or without marks, and press Enter: “An 1954 sao y” "
        "is An, elderly, for a certified copy. Tell the person the number.") },
  { "desk.call-next", "F3", N_ ("Call the next person"),
    N_ ("The number stands on the hall screen. Nobody comes? Call again with Shift+F3.") },
  { "desk.start", "F5", N_ ("Start helping"), N_ ("As soon as the person is at the counter.") },
  { "desk.record", "F6", N_ ("Record what you helped with"),
    N_ ("Who helped, with which procedure, with what outcome. Several things: F6 for each.") },
  { "desk.record-finish", "F7", N_ ("Record the last thing and finish"),
    N_ ("If all is recorded already, F8 finishes.") },
};

static const Row others[] = {
  { "desk.undo", "Ctrl+Z", N_ ("A mistake? Take it back"),
    N_ ("Nothing is lost, and nobody will be angry. It can be done several times.") },
  { "desk.no-show", "F9", N_ ("Called, but absent"),
    N_ ("When they turn up again, Shift+F9 puts them back: number and time of arrival stay.") },
  { "desk.hold", "Ctrl+H", N_ ("Went to fetch a paper"),
    N_ ("Put them on hold and help the next one. Ctrl+R goes on with them.") },
  { "win.help", "F1", N_ ("How was that again?"),
    N_ ("The guide opens at what you are doing. Ctrl+Shift+P opens a day to practise on.") },
};

static const DhVolunteerCardKey keys[] = {
  { "desk.duty", "Ctrl+D" },     { "desk.register", "F2" },      { "desk.call-next", "F3" },
  { "desk.recall", "Shift+F3" }, { "desk.start", "F5" },         { "desk.record", "F6" },
  { "desk.finish", "F8" },       { "desk.record-finish", "F7" }, { "desk.undo", "Ctrl+Z" },
  { "desk.no-show", "F9" },      { "desk.return", "Shift+F9" },  { "desk.hold", "Ctrl+H" },
  { "desk.resume", "Ctrl+R" },   { "win.help", "F1" },           { "app.practice", "Ctrl+Shift+P" },
};

static const char *const promises[] = {
  N_ ("We show how it is done; people do it themselves. Deciding on their papers is for the "
      "officials."),
  N_ ("Never write down numbers of identity cards, passwords, OTP codes or bank accounts; never "
      "photograph or keep anybody’s papers."),
  N_ ("Nobody has to give a name or a telephone number. Ask only if they are to come back."),
  N_ ("Elderly people, people with disabilities, pregnant women and those with small children go "
      "first."),
  N_ ("If you are not sure, ask the official on duty."),
};

struct _DhVolunteerCard
{
  DhReportFont *font; /* (owned) */
  char *commune;      /* (owned) "" = none */
  gboolean two;
  double scale; /* of text, as large as fits */
  double room;  /* pt, free at the foot */
};

const DhVolunteerCardKey *
dh_volunteer_card_get_keys (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (keys);
  return keys;
}

/* ---- Drawing: @cr may be NULL, to measure. Each returns where it ended. */

static double
draw_text (DhVolunteerCard *self,
           cairo_t *cr,
           const char *text,
           double size,
           PangoWeight weight,
           double x,
           double y,
           double width)
{
  g_autoptr (PangoLayout) layout = dh_report_font_layout (self->font, text, size * self->scale,
                                                         weight, PANGO_STYLE_NORMAL);
  PangoRectangle box;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_extents (layout, NULL, &box);
  if (cr != NULL)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layout);
    }
  return y + (double) box.height / PANGO_SCALE;
}

/* A key cap with @label in its middle. */
static void
draw_key (DhVolunteerCard *self, cairo_t *cr, const char *label, double x, double y)
{
  g_autoptr (PangoLayout) layout = dh_report_font_layout (self->font, label, 13, PANGO_WEIGHT_BOLD,
                                                         PANGO_STYLE_NORMAL);
  const double r = 4;
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + KEY_WIDTH - 10 - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + KEY_WIDTH - 10 - r, y + KEY_HEIGHT - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + KEY_HEIGHT - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_move_to (cr, x + (KEY_WIDTH - 10 - (double) box.width / PANGO_SCALE) / 2,
                 y + (KEY_HEIGHT - (double) box.height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
}

static double
draw_heading (DhVolunteerCard *self, cairo_t *cr, const char *text, double y)
{
  double right = dh_report_paper_a4.width - MARGIN;

  y = draw_text (self, cr, text, 14, PANGO_WEIGHT_BOLD, MARGIN, y + 10, right - MARGIN) + 2;
  if (cr != NULL)
    {
      cairo_set_line_width (cr, 0.8);
      cairo_move_to (cr, MARGIN, y);
      cairo_line_to (cr, right, y);
      cairo_stroke (cr);
    }
  return y + 6;
}

static double
draw_rows (DhVolunteerCard *self, cairo_t *cr, const Row *rows, guint n, double y)
{
  double x = MARGIN + KEY_WIDTH;
  double width = dh_report_paper_a4.width - MARGIN - x;

  for (guint i = 0; i < n; i++)
    {
      double top = y;

      if (cr != NULL)
        draw_key (self, cr, rows[i].key, MARGIN, y + 2);
      y = draw_text (self, cr, _ (rows[i].title), 13, PANGO_WEIGHT_BOLD, x, y, width);
      y = draw_text (self, cr, _ (rows[i].text), 12, PANGO_WEIGHT_NORMAL, x, y, width);
      y = MAX (y, top + KEY_HEIGHT + 2) + GAP;
    }
  return y - GAP;
}

static double
draw_promises (DhVolunteerCard *self, cairo_t *cr, double y)
{
  double width = dh_report_paper_a4.width - 2 * MARGIN - 14;

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      draw_text (self, cr, "•", 12, PANGO_WEIGHT_BOLD, MARGIN, y, 14);
      y = draw_text (self, cr, _ (promises[i]), 12, PANGO_WEIGHT_NORMAL, MARGIN + 14, y, width) + 4;
    }
  return y;
}

/* To be written on by hand. */
static double
draw_line (DhVolunteerCard *self, cairo_t *cr, const char *text, double x, double y, double width)
{
  static const double dots[] = { 1, 2 };
  g_autoptr (PangoLayout) layout = dh_report_font_layout (self->font, text, 12, PANGO_WEIGHT_NORMAL,
                                                         PANGO_STYLE_NORMAL);
  PangoRectangle box;
  double w, h;

  pango_layout_get_extents (layout, NULL, &box);
  w = (double) box.width / PANGO_SCALE;
  h = (double) box.height / PANGO_SCALE;
  if (cr != NULL)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layout);
      cairo_save (cr);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      cairo_set_line_width (cr, 0.8);
      cairo_move_to (cr, x + w + 4, y + h - 3);
      cairo_line_to (cr, x + width, y + h - 3);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  return y + h;
}

static double
draw_card (DhVolunteerCard *self, cairo_t *cr)
{
  double width = dh_report_paper_a4.width - 2 * MARGIN;
  double half = (width - 16) / 2;
  double y = MARGIN;

  if (cr != NULL)
    cairo_set_source_rgb (cr, 0, 0, 0);
  if (*self->commune != '\0')
    y = draw_text (self, cr, self->commune, 12, PANGO_WEIGHT_NORMAL, MARGIN, y, width);
  y = draw_text (self, cr, dh_volunteer_card_get_title (self), 20, PANGO_WEIGHT_BOLD, MARGIN, y,
                 width);
  y = draw_heading (self, cr, _ ("One person, from the door to the end"), y);
  y = draw_rows (self, cr, steps, G_N_ELEMENTS (steps), y);
  y = draw_heading (self, cr, _ ("When something is different"), y);
  y = draw_rows (self, cr, others, G_N_ELEMENTS (others), y);
  y = draw_heading (self, cr, _ ("What we hold to"), y);
  y = draw_promises (self, cr, y) + 12;
  draw_line (self, cr, _ ("Official on duty:"), MARGIN, y, half);
  return draw_line (self, cr, _ ("Telephone:"), MARGIN + half + 16, y, half);
}

/* ---- The paper */

DhVolunteerCard *
dh_volunteer_card_new (gboolean two, const char *commune, GError **error)
{
  g_autoptr (DhVolunteerCard) self = g_new0 (DhVolunteerCard, 1);

  self->font = dh_report_font_new_plain (error);
  if (self->font == NULL)
    return NULL;
  self->commune = g_strdup (commune != NULL ? commune : "");
  self->two = two != FALSE;
  self->scale = LARGEST;
  do
    {
      self->scale -= 0.01;
      self->room = dh_report_paper_a4.height - MARGIN - draw_card (self, NULL);
    }
  while (self->room < 0 && self->scale > SMALLEST);
  return g_steal_pointer (&self);
}

void
dh_volunteer_card_free (DhVolunteerCard *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->font, dh_report_font_free);
  g_free (self->commune);
  g_free (self);
}

const char *
dh_volunteer_card_get_title (const DhVolunteerCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ ("New at the desk: what to do");
}

void
dh_volunteer_card_get_size (const DhVolunteerCard *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = self->two ? dh_report_paper_a4.height : dh_report_paper_a4.width;
  *height = self->two ? dh_report_paper_a4.width : dh_report_paper_a4.height;
}

double
dh_volunteer_card_get_room (const DhVolunteerCard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->room;
}

static void
draw_cut (cairo_t *cr, double x, double height)
{
  static const double dashes[] = { 4, 4 };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, x, 0);
  cairo_line_to (cr, x, height);
  cairo_stroke (cr);
}

void
dh_volunteer_card_draw (DhVolunteerCard *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  if (!self->two)
    draw_card (self, cr);
  else
    for (int i = 0; i < 2; i++)
      {
        cairo_save (cr);
        cairo_translate (cr, i * dh_report_paper_a4.height / 2, 0);
        cairo_scale (cr, SMALL, SMALL);
        draw_card (self, cr);
        cairo_restore (cr);
      }
  if (self->two)
    draw_cut (cr, dh_report_paper_a4.height / 2, dh_report_paper_a4.width);
  cairo_restore (cr);
}

GBytes *
dh_volunteer_card_to_pdf (DhVolunteerCard *self, gint64 created, GError **error)
{
  DhPdf *pdf = NULL;
  double width, height;

  g_return_val_if_fail (self != NULL, NULL);

  dh_volunteer_card_get_size (self, &width, &height);
  pdf = dh_pdf_new (dh_volunteer_card_get_title (self), created, width, height);
  dh_volunteer_card_draw (self, dh_pdf_get_context (pdf));
  cairo_show_page (dh_pdf_get_context (pdf));
  return dh_pdf_finish (pdf, error);
}
