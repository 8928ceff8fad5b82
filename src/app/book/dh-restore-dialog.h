/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "book/dh-backup-job.h"

G_BEGIN_DECLS

/* Asks whether @restore is to become the book: what is in it, what is in the book now, and what
 * would be missing. Answers "replace" or "cancel". */
AdwAlertDialog *dh_restore_dialog_new (const DhRestore *restore);

/* What is not as one would expect of this backup, a sentence a line; "" = nothing. (transfer full)
 */
char *dh_restore_get_warnings (const DhRestore *restore);

G_END_DECLS
