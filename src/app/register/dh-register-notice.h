/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhRegisterNotice: what speaks against giving a number, under the registration line, with a way to
 * the visit that is there already.
 *
 * signal "go-to" (gint64 visit id); signal "confirmed": a number is wanted all the same. */
#define DH_TYPE_REGISTER_NOTICE (dh_register_notice_get_type ())
G_DECLARE_FINAL_TYPE (DhRegisterNotice, dh_register_notice, DH, REGISTER_NOTICE, GtkBox)

/* Shows @text. @visit_id: 0 = there is no visit to go to. @may_confirm: a number may be given all
 * the same. */
void dh_register_notice_show (DhRegisterNotice *self,
                              const char *text,
                              gint64 visit_id,
                              gboolean may_confirm);
/* Whether Enter in the line means "all the same" now. */
gboolean dh_register_notice_may_confirm (DhRegisterNotice *self);

G_END_DECLS
