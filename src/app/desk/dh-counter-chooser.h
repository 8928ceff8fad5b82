/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhCounterChooser: the counter that calls from here; nothing to see where there is only one.
 *
 * property "counter" (string): its name, "" = none is named. */
#define DH_TYPE_COUNTER_CHOOSER (dh_counter_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DhCounterChooser, dh_counter_chooser, DH, COUNTER_CHOOSER, GtkWidget)

/* Offers @counters (nullable); @proposed is chosen where nothing is yet, else the first. With no
 * more than one to choose from, it is @proposed. */
void dh_counter_chooser_update (DhCounterChooser *self, char **counters, const char *proposed);
/* (transfer none) */
const char *dh_counter_chooser_get_counter (DhCounterChooser *self);
/* Chooses the one after it; FALSE where there is no other. */
gboolean dh_counter_chooser_next (DhCounterChooser *self);

G_END_DECLS
