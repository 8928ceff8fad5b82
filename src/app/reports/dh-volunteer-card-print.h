/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-volunteer-card.h"

G_BEGIN_DECLS

/* The card for a new volunteer to paper, or to a file that a person chooses; @two as for
 * dh_volunteer_card_new(). What goes wrong is told over @widget. */
void dh_volunteer_card_print (GtkWidget *widget, gboolean two);
void dh_volunteer_card_save (GtkWidget *widget, gboolean two);

/* What the first of them runs: takes @card. (transfer full) */
GtkPrintOperation *dh_volunteer_card_operation_new (DhVolunteerCard *card);

G_END_DECLS
