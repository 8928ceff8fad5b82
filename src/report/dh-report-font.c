/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-font.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"

/* The first two have the widths of Times New Roman, which the rules for documents ask for. */
static const char *const candidates[] = { "Liberation Serif", "Tinos",        "Times New Roman",
                                          "TeX Gyre Termes",  "FreeSerif",    "Noto Serif",
                                          "Gentium",          "Gentium Plus", "DejaVu Serif",
                                          "Source Serif 4" };

static const char *const plain_candidates[] = { "Liberation Sans", "Arimo",     "Arial",
                                                "Noto Sans",       "Open Sans", "Inter",
                                                "DejaVu Sans",     "FreeSans",  "Adwaita Sans" };

/* All the letters with marks of Vietnamese, both cases, and what else the pages use. */
static const char sample[] =
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789₫.,:;/()%<–·…“”≤’";

struct _DhReportFont
{
  PangoContext *context; /* owned */
  const char *family;    /* static */
};

static PangoFontDescription *
describe (const char *family, PangoWeight weight, PangoStyle style)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, family);
  pango_font_description_set_weight (description, weight);
  pango_font_description_set_style (description, style);
  return description;
}

/* Any other font given for @family is told by its own description. */
static gboolean
font_is (PangoFont *font, const char *family)
{
  PangoFontDescription *actual = NULL;
  gboolean same;

  if (font == NULL)
    return FALSE;

  actual = pango_font_describe (font);
  same = g_strcmp0 (pango_font_description_get_family (actual), family) == 0;
  pango_font_description_free (actual);
  return same;
}

gboolean
dh_report_font_covers (PangoContext *context,
                       const char *family,
                       PangoWeight weight,
                       PangoStyle style)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description = describe (family, weight, style);
  g_autoptr (PangoFont) font = NULL;
  PangoLayoutLine *line = NULL;

  pango_font_description_set_size (description, 12 * PANGO_SCALE);
  font = pango_context_load_font (context, description);
  if (!font_is (font, family))
    return FALSE;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, sample, -1);
  line = pango_layout_get_line_readonly (layout, 0);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      if (!font_is (run->item->analysis.font, family))
        return FALSE;
      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          return FALSE;
    }

  return pango_layout_get_unknown_glyphs_count (layout) == 0;
}

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) base = NULL;
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72.0);
  /* Rounded positions make a line on paper up to 9 % too wide. */
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);

  return context;
}

static DhReportFont *
choose (const char *const *families, guint n)
{
  PangoContext *context = create_context ();
  DhReportFont *self = NULL;

  for (guint i = 0; i < n && self == NULL; i++)
    {
      const char *family = families[i];

      if (dh_report_font_covers (context, family, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL) &&
          dh_report_font_covers (context, family, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL) &&
          dh_report_font_covers (context, family, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC))
        {
          self = g_new0 (DhReportFont, 1);
          self->context = g_object_ref (context);
          self->family = family;
        }
    }
  g_object_unref (context);
  return self;
}

DhReportFont *
dh_report_font_new (GError **error)
{
  DhReportFont *self = choose (candidates, G_N_ELEMENTS (candidates));

  if (self == NULL)
    g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                         _ ("No font with all the Vietnamese letters is installed, so nothing can "
                            "be printed correctly. Please install Liberation Serif 2 (package "
                            "fonts-liberation) or Tinos."));
  return self;
}

DhReportFont *
dh_report_font_new_plain (GError **error)
{
  DhReportFont *self = choose (plain_candidates, G_N_ELEMENTS (plain_candidates));

  return self != NULL ? self : dh_report_font_new (error);
}

void
dh_report_font_free (DhReportFont *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->context);
  g_free (self);
}

const char *
dh_report_font_get_family (DhReportFont *self)
{
  return self->family;
}

PangoContext *
dh_report_font_get_context (DhReportFont *self)
{
  return self->context;
}

PangoLayout *
dh_report_font_layout (DhReportFont *self,
                       const char *text,
                       double size,
                       PangoWeight weight,
                       PangoStyle style)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) description = describe (self->family, weight, style);

  pango_font_description_set_size (description, (int) (size * PANGO_SCALE + 0.5));
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  return layout;
}
