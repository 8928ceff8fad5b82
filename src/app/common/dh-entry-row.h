/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is written in @row, which has an apply button, is applied as well when the focus leaves it:
 * by going on, by closing its dialog or the program. The signal `apply` is given then, once for
 * each text, and not for one that was there before. Handlers of it must leave the focus alone. */
void dh_entry_row_apply_on_leave (AdwEntryRow *row);

G_END_DECLS
