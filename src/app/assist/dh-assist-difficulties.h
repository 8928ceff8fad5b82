/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "store/dh-desk-settings.h"

G_BEGIN_DECLS

/* DhAssistDifficulties: the difficulties of the desk's list, each to be ticked.
 *
 * signal "changed": others are ticked now. */
#define DH_TYPE_ASSIST_DIFFICULTIES (dh_assist_difficulties_get_type ())
G_DECLARE_FINAL_TYPE (DhAssistDifficulties,
                      dh_assist_difficulties,
                      DH,
                      ASSIST_DIFFICULTIES,
                      GtkWidget)

/* Offers those of @desk that are not hidden; NULL: those that are built in. To be called once. */
void dh_assist_difficulties_fill (DhAssistDifficulties *self, const DhDeskSettings *desk);
/* Ticks @codes, joined by ';', and no others; one that is offered no more is added. */
void dh_assist_difficulties_tick (DhAssistDifficulties *self, const char *codes);
/* The codes that are ticked, joined by ';'; "" = none. (transfer full) */
char *dh_assist_difficulties_dup_ticked (DhAssistDifficulties *self);

G_END_DECLS
