/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-ticket-layout.h"

#include <math.h>
#include <string.h>

#include "dh-report-pages.h"

/* Two dots of a thermal printer: drawn whole wherever it falls on them. */
#define LINE (2 * DH_TICKET_DOT)
#define FRAME_PAD 3.0
#define DASH "– "
/* A list that must become shorter still says what it is about. */
#define LEAST_LINES 2
/* Dots to a module of a QR code: half a millimetre is read at once, less with a steady hand. */
#define GOOD_DOTS 4
#define LEAST_DOTS 3

/* A block at its place. */
typedef struct
{
  const DhTicketBlock *block; /* borrowed */
  PangoLayout *layout;        /* owned; TEXT */
  double dots;                /* QR: to a module */
  double x, y, width, height; /* points; of a text its logical box, of a frame the frame */
} Item;

struct _DhTicketLayout
{
  const DhTicketFormatInfo *info; /* static */
  DhReportFont *font;             /* borrowed while it is being made */
  DhTicketContent *content;       /* owned */
  GArray *items;                  /* owned; of Item */
  double width;                   /* points */
  double height;                  /* points */
  double scale;                   /* 1, or less where nothing else helped */
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->layout);
}

static double
snap (double value)
{
  return ceil (value / DH_TICKET_DOT - 1e-6) * DH_TICKET_DOT;
}

/* ---- Texts */

static gboolean
is_bold (DhTicketStyle style)
{
  return style == DH_TICKET_STYLE_TITLE || style == DH_TICKET_STYLE_NUMBER ||
         style == DH_TICKET_STYLE_STRONG || style == DH_TICKET_STYLE_FRAMED ||
         style == DH_TICKET_STYLE_HEADING;
}

static gboolean
is_left (DhTicketStyle style)
{
  return style == DH_TICKET_STYLE_HEADING || style == DH_TICKET_STYLE_LIST;
}

static char *
dup_list (const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, "\n", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      const char *entry = g_strstrip (entries[i]);

      if (*entry != '\0')
        g_string_append_printf (list, "%s" DASH "%s", list->len > 0 ? "\n" : "", entry);
    }
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static double
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static PangoLayout *
create_layout (DhTicketLayout *self, const DhTicketBlock *block, const char *text, double size)
{
  PangoLayout *layout = dh_report_font_layout (
      self->font, text, size, is_bold (block->style) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
      PANGO_STYLE_NORMAL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* An address or a code that is broken must not get a hyphen that it has not. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout,
                              is_left (block->style) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
  return layout;
}

static double
text_width (DhTicketLayout *self, const DhTicketBlock *block)
{
  return self->width - (block->style == DH_TICKET_STYLE_FRAMED ? 2 * (FRAME_PAD + LINE) : 0);
}

/* One line, as large as fits. */
static PangoLayout *
create_number (DhTicketLayout *self, const DhTicketBlock *block)
{
  double size = self->info->sizes[block->style];
  PangoLayout *layout = create_layout (self, block, block->text, size);
  double width = get_width (layout);

  if (width > self->width)
    {
      g_object_unref (layout);
      /* A little less, for the rounding of the size. */
      layout = create_layout (self, block, block->text, size * self->width / width * 0.99);
    }
  pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_CHAR);
  return layout;
}

/* What leads on to more, and looks odd before "…". */
static gboolean
is_loose (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == ';' || c == ':' || c == '.' || c == '(' ||
         c == '/' || c == '-' || c == 0x2013 || c == 0x2026;
}

/* The whole words of @text before byte @end, and "…". NULL where there is none. */
static char *
cut (const char *text, gsize end)
{
  const char *p = text + end;

  while (p > text && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_prev_char (p);
  while (p > text && is_loose (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  return p > text ? g_strdup_printf ("%.*s …", (int) (p - text), text) : NULL;
}

/* Shortens the text until it has no more than @most lines: word by word, or letter by letter where
 * one word fills them all. */
static void
cut_to_lines (PangoLayout *layout, guint most)
{
  g_autofree char *text = NULL;
  const PangoLayoutLine *last = NULL;
  const char *p = NULL;
  gsize end = 0;

  if ((guint) pango_layout_get_line_count (layout) <= most)
    return;
  text = g_strdup (pango_layout_get_text (layout));
  last = pango_layout_get_line_readonly (layout, (int) most - 1);
  end = (gsize) (last->start_index + last->length);
  p = text + end;
  for (;;)
    {
      g_autofree char *shorter = cut (text, end);

      if (shorter == NULL)
        break;
      pango_layout_set_text (layout, shorter, -1);
      if ((guint) pango_layout_get_line_count (layout) <= most)
        return;
      end = strlen (shorter) - strlen (" …");
      end = (gsize) (g_utf8_prev_char (text + end) - text);
    }
  do
    {
      g_autofree char *shorter = NULL;

      p = g_utf8_prev_char (p);
      shorter = g_strdup_printf ("%.*s…", (int) (p - text), text);
      pango_layout_set_text (layout, shorter, -1);
    }
  while (p > text && (guint) pango_layout_get_line_count (layout) > most);
}

static PangoLayout *
create_text (DhTicketLayout *self, const DhTicketBlock *block, guint most_lines)
{
  double size = self->info->sizes[block->style];
  g_autofree char *list = block->style == DH_TICKET_STYLE_LIST ? dup_list (block->text) : NULL;
  PangoLayout *layout = create_layout (self, block, list != NULL ? list : block->text, size);

  pango_layout_set_width (layout, (int) (text_width (self, block) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (list != NULL)
    {
      g_autoptr (PangoLayout) dash = create_layout (self, block, DASH, size);

      pango_layout_set_indent (layout, -(int) (get_width (dash) * PANGO_SCALE));
    }
  cut_to_lines (layout, most_lines);
  return layout;
}

/* ---- Blocks */

static double
qr_modules (const DhQr *qr)
{
  return dh_qr_get_size (qr) + 2.0 * DH_QR_QUIET;
}

static void
set_lines (DhTicketLayout *self, Item *item, guint lines)
{
  g_clear_object (&item->layout);
  item->layout = item->block->style == DH_TICKET_STYLE_NUMBER
                     ? create_number (self, item->block)
                     : create_text (self, item->block, lines);
  item->height = get_height (item->layout);
  if (item->block->style == DH_TICKET_STYLE_FRAMED)
    item->height += 2 * (FRAME_PAD + LINE);
  item->x = 0;
  item->width = self->width;
}

/* A whole number of dots to a module, so that every module is as wide as the next. */
static void
set_qr (DhTicketLayout *self, Item *item, double dots)
{
  item->dots = MAX (1.0, dots);
  item->width = item->height = item->dots * qr_modules (item->block->qr) * DH_TICKET_DOT;
  item->x = floor ((self->width - item->width) / 2 / DH_TICKET_DOT) * DH_TICKET_DOT;
}

static void
add_item (DhTicketLayout *self, const DhTicketBlock *block)
{
  Item item = { .block = block };

  switch (block->kind)
    {
    case DH_TICKET_BLOCK_TEXT:
      set_lines (self, &item, block->most_lines);
      break;
    case DH_TICKET_BLOCK_RULE:
      item.width = self->width;
      item.height = LINE;
      break;
    case DH_TICKET_BLOCK_QR:
      set_qr (self, &item,
              floor (MIN (self->info->qr, self->width) / DH_TICKET_DOT / qr_modules (block->qr)));
      break;
    default:
      g_return_if_reached ();
    }
  g_array_append_val (self->items, item);
}

/* The gap above @item, which stands below @above. A QR code has its own white around it. */
static double
get_gap (const DhTicketLayout *self, const Item *above, const Item *item)
{
  if (above == NULL || item->block->kind == DH_TICKET_BLOCK_QR ||
      above->block->kind == DH_TICKET_BLOCK_QR)
    return 0;
  if (above->block->kind == DH_TICKET_BLOCK_TEXT &&
      (above->block->style == DH_TICKET_STYLE_HEADING ||
       above->block->style == DH_TICKET_STYLE_NUMBER ||
       item->block->style == DH_TICKET_STYLE_NUMBER))
    return 0;
  return self->info->gap;
}

static void
place (DhTicketLayout *self)
{
  double y = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      y += get_gap (self, i > 0 ? item - 1 : NULL, item);
      item->y = snap (y);
      y = item->y + item->height;
    }
  self->height = y;
}

/* How gladly a text gives up a line; 0 = not at all. */
static guint
rank (const Item *item)
{
  guint lines = 0;

  if (item->block->kind != DH_TICKET_BLOCK_TEXT || item->block->style == DH_TICKET_STYLE_NUMBER ||
      item->block->style == DH_TICKET_STYLE_NOTE)
    return 0;
  lines = (guint) pango_layout_get_line_count (item->layout);
  if (lines <= LEAST_LINES)
    return 0;
  return lines + (item->block->style == DH_TICKET_STYLE_LIST ? 1000 : 0);
}

/* @excess points are too many. A list gives them up at once; the others take turns. */
static gboolean
shrink_text (DhTicketLayout *self, double excess)
{
  Item *first = NULL;
  guint lines = 0;
  double drop = 1;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (rank (item) > (first != NULL ? rank (first) : 0))
        first = item;
    }
  if (first == NULL)
    return FALSE;
  lines = (guint) pango_layout_get_line_count (first->layout);
  if (first->block->style == DH_TICKET_STYLE_LIST)
    drop = CLAMP (floor (excess / (first->height / lines)), 1, lines - LEAST_LINES);
  set_lines (self, first, lines - (guint) drop);
  return TRUE;
}

static gboolean
shrink_qr (DhTicketLayout *self, double least)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (item->block->kind == DH_TICKET_BLOCK_QR && item->dots > least)
        {
          set_qr (self, item, item->dots - 1);
          return TRUE;
        }
    }
  return FALSE;
}

/* Makes one thing smaller; FALSE where nothing is left that could be. */
static gboolean
shrink (DhTicketLayout *self, double excess)
{
  return shrink_qr (self, GOOD_DOTS) || shrink_text (self, excess) || shrink_qr (self, LEAST_DOTS);
}

DhTicketLayout *
dh_ticket_layout_new (const DhTicketContent *content,
                      DhReportFont *font,
                      DhTicketFormat format,
                      double width,
                      double height)
{
  DhTicketLayout *self = g_new0 (DhTicketLayout, 1);

  self->info = dh_ticket_format_get (format);
  self->font = font;
  self->content = dh_ticket_content_ref ((DhTicketContent *) content);
  self->width = width;
  self->scale = 1;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  for (guint i = 0; i < dh_ticket_content_get_n (content); i++)
    add_item (self, dh_ticket_content_get (content, i));

  place (self);
  while (height > 0 && self->height > height && shrink (self, self->height - height))
    place (self);
  if (height > 0 && self->height > height)
    self->scale = height / self->height;
  self->font = NULL;
  return self;
}

void
dh_ticket_layout_free (DhTicketLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  dh_ticket_content_unref (self->content);
  g_free (self);
}

double
dh_ticket_layout_get_height (const DhTicketLayout *self)
{
  return self->height * self->scale;
}

const char *
dh_ticket_layout_get_text (const DhTicketLayout *self, guint i)
{
  const Item *item = NULL;

  g_return_val_if_fail (i < self->items->len, NULL);

  item = &g_array_index (self->items, Item, i);
  return item->layout != NULL ? pango_layout_get_text (item->layout) : NULL;
}

/* ---- Drawing */

static void
draw_text (const Item *item, cairo_t *cr)
{
  double inset = 0;

  if (item->block->style == DH_TICKET_STYLE_FRAMED)
    {
      inset = FRAME_PAD + LINE;
      cairo_set_line_width (cr, LINE);
      cairo_rectangle (cr, item->x + LINE / 2, item->y + LINE / 2, item->width - LINE,
                       item->height - LINE);
      cairo_stroke (cr);
    }
  cairo_move_to (cr, item->x + inset, item->y + inset);
  pango_cairo_show_layout (cr, item->layout);
}

void
dh_ticket_layout_draw (const DhTicketLayout *self, cairo_t *cr)
{
  cairo_save (cr);
  if (self->scale < 1)
    {
      cairo_translate (cr, self->width * (1 - self->scale) / 2, 0);
      cairo_scale (cr, self->scale, self->scale);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->block->kind == DH_TICKET_BLOCK_TEXT)
        draw_text (item, cr);
      else if (item->block->kind == DH_TICKET_BLOCK_QR)
        dh_qr_draw (item->block->qr, cr, item->x, item->y, item->width);
      else
        {
          cairo_rectangle (cr, item->x, item->y, item->width, item->height);
          cairo_fill (cr);
        }
    }
  cairo_restore (cr);
}
