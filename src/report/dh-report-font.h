/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The typeface of everything printed: Times-metric and complete for Vietnamese, or nothing at all.
 * A font that lacks a letter is not noticed by Pango, which fills in from another one glyph by
 * glyph; so every face used is laid out here with all the letters and each run's font is looked at.
 */
typedef struct _DhReportFont DhReportFont;

/* Chooses Liberation Serif (2.x), Tinos, or another serif with every Vietnamese letter in regular,
 * bold and italic, the faces that are used. Belongs to the thread that made it.
 * DH_ERROR_NOT_FOUND: no such font here; the message says what to install. */
DhReportFont *dh_report_font_new (GError **error);
/* The same without serifs, whose hairlines are thinner than a dot of the printers that make slips:
 * Liberation Sans, Arimo or another with every Vietnamese letter; with serifs where there is none.
 */
DhReportFont *dh_report_font_new_plain (GError **error);
void dh_report_font_free (DhReportFont *self);

const char *dh_report_font_get_family (DhReportFont *self);
/* One unit is one point; positions unrounded, metrics unhinted, language Vietnamese. (transfer
 * none) */
PangoContext *dh_report_font_get_context (DhReportFont *self);
/* A new layout of @text at @size points. (transfer full) */
PangoLayout *dh_report_font_layout (DhReportFont *self,
                                    const char *text,
                                    double size,
                                    PangoWeight weight,
                                    PangoStyle style);

/* Whether @context draws every letter of Vietnamese (and ₫, digits, the dashes and quotes used) in
 * @family itself, in the face @weight and @style. */
gboolean dh_report_font_covers (PangoContext *context,
                                const char *family,
                                PangoWeight weight,
                                PangoStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhReportFont, dh_report_font_free)

G_END_DECLS
