/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-cli-commands.h"

G_BEGIN_DECLS

/* The commands of donghanh-draw; each is a DhCliCommand.run. */
int dh_draw_card (DhCli *cli, char **args);
int dh_draw_chart (DhCli *cli, char **args);
int dh_draw_summary (DhCli *cli, char **args);
int dh_draw_ticket (DhCli *cli, char **args);

G_END_DECLS
