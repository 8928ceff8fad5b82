/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhRegisterCandidates: the list under the registration line from which a procedure is chosen with
 * the arrow keys. It never takes the focus.
 *
 * signal "chosen" (guint index): a row was clicked. */
#define DH_TYPE_REGISTER_CANDIDATES (dh_register_candidates_get_type ())
G_DECLARE_FINAL_TYPE (DhRegisterCandidates,
                      dh_register_candidates,
                      DH,
                      REGISTER_CANDIDATES,
                      GtkPopover)

void dh_register_candidates_clear (DhRegisterCandidates *self);
void dh_register_candidates_add (DhRegisterCandidates *self, const char *title, const char *detail);
/* Marks row @index, -1 = none. Returns: (nullable): its title */
const char *dh_register_candidates_mark (DhRegisterCandidates *self, int index);

G_END_DECLS
