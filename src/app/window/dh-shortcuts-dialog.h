/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhShortcutsDialog: every row of the action table with its keys. */
#define DH_TYPE_SHORTCUTS_DIALOG (dh_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhShortcutsDialog, dh_shortcuts_dialog, DH, SHORTCUTS_DIALOG, AdwDialog)

DhShortcutsDialog *dh_shortcuts_dialog_new (void);

G_END_DECLS
