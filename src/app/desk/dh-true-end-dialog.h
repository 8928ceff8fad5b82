/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhTrueEndDialog: when somebody whose finish was forgotten was really done.
 *
 * signal "chosen" (gint64 at): UTC s, from the start of the help until now. */
#define DH_TYPE_TRUE_END_DIALOG (dh_true_end_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhTrueEndDialog, dh_true_end_dialog, DH, TRUE_END_DIALOG, AdwDialog)

/* @visit is being helped; @now: UTC s. */
DhTrueEndDialog *dh_true_end_dialog_new (const DhVisit *visit, gint64 now);

G_END_DECLS
