/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhRegisterFavourites: the procedures with a key of their own, as a row of buttons that say their
 * key. A button runs the action "desk.favourite-N"; its menu pins it.
 *
 * signal "pin" (gint64 procedure id): a person wants it pinned, or its pin taken away. */
#define DH_TYPE_REGISTER_FAVOURITES (dh_register_favourites_get_type ())
G_DECLARE_FINAL_TYPE (DhRegisterFavourites,
                      dh_register_favourites,
                      DH,
                      REGISTER_FAVOURITES,
                      GtkWidget)

/* @procedures (of const DhProcedure, borrowed for the call), in the order of their keys; those in
 * @pins (of gint64) are marked. */
void dh_register_favourites_set (DhRegisterFavourites *self, GPtrArray *procedures, GArray *pins);
/* The procedure of key @n, from 1; 0 = none. */
gint64 dh_register_favourites_get (DhRegisterFavourites *self, guint n);

G_END_DECLS
