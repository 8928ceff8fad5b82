/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-cli-commands.h"

G_BEGIN_DECLS

/* The commands of donghanh-workbook; each is a DhCliCommand.run. */
int dh_workbook_export (DhCli *cli, char **args);
int dh_workbook_summary (DhCli *cli, char **args);

G_END_DECLS
