/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails when it is told to: stands between SQLite and the files of this test process.
 */
typedef enum
{
  FAULT_NONE,
  FAULT_IO,   /* any read, write, sync, truncation or lengthening: SQLITE_IOERR */
  FAULT_FULL, /* any write: SQLITE_FULL */
} FaultKind;

void fault_vfs_install (void);
/* Lets the @nth (from 1) call that @kind concerns fail from now on: that one alone, or (@lasting)
 * it and all after it. */
void fault_vfs_arm (FaultKind kind, guint nth, gboolean lasting);
/* No more faults. TRUE if at least one has struck since it was armed. */
gboolean fault_vfs_disarm (void);

G_END_DECLS
