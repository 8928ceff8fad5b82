/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What this program is, in the language of the program throughout. */
AdwDialog *dh_about_dialog_new (void);

G_END_DECLS
