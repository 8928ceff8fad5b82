/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DH_TYPE_FIT_LABEL (dh_fit_label_get_type ())
G_DECLARE_FINAL_TYPE (DhFitLabel, dh_fit_label, DH, FIT_LABEL, GtkWidget)

/* DhFitLabel: text as large as the room that it is given: it asks for no size of its own, is never
 * cut, and wraps between words only where that makes it larger. Figures are tabular. Weight, family
 * and colour come from CSS. */
GtkWidget *dh_fit_label_new (float xalign);

void dh_fit_label_set_text (DhFitLabel *self, const char *text);
const char *dh_fit_label_get_text (DhFitLabel *self);

/* The largest size of letters at which the text fits @width × @height; all in px. */
double dh_fit_label_fit (DhFitLabel *self, int width, int height);

/* Letters are no larger than @size px; 0 = as large as fits. */
void dh_fit_label_set_limit (DhFitLabel *self, double size);

/* What is drawn in the room given: size of the letters, and the size of the whole text; px. */
double dh_fit_label_get_size (DhFitLabel *self);
void dh_fit_label_get_extents (DhFitLabel *self, int *width, int *height);

G_END_DECLS
