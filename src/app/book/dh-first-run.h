/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhFirstRun: asks for commune and province, and makes the database.
 *
 * signal "created": the database is there and can be opened. */
#define DH_TYPE_FIRST_RUN (dh_first_run_get_type ())
G_DECLARE_FINAL_TYPE (DhFirstRun, dh_first_run, DH, FIRST_RUN, AdwBin)

/* @path: of the database to make. */
DhFirstRun *dh_first_run_new (const char *path);

G_END_DECLS
