/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhCloseDayNotice: a sentence over the pages that stays until it is seen to, with buttons.
 *
 * signal "dismissed": a person has read it and wants it gone. */
#define DH_TYPE_CLOSE_DAY_NOTICE (dh_close_day_notice_get_type ())
G_DECLARE_FINAL_TYPE (DhCloseDayNotice, dh_close_day_notice, DH, CLOSE_DAY_NOTICE, GtkBox)

/* @dismissable: it can be put away by itself. */
DhCloseDayNotice *dh_close_day_notice_new (const char *text, gboolean dismissable);
/* @label with a mnemonic; @target (nullable) is sunk. */
void dh_close_day_notice_add_button (DhCloseDayNotice *self,
                                     const char *label,
                                     const char *action,
                                     GVariant *target);
const char *dh_close_day_notice_get_text (DhCloseDayNotice *self); /* (transfer none) */

G_END_DECLS
