/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times and days as they are typed at the end of a day. */

/* "16:30", "16h30", "16h", "1630", "9.05" on @day. FALSE leaves @time alone. */
gboolean dh_close_day_parse_clock (const char *text, gint32 day, gint64 *time);
/* "23/11", "23/11/2026", "23-11", ISO; without a year the next such day from @today on. FALSE
 * leaves @day alone. */
gboolean dh_close_day_parse_day (const char *text, gint32 today, gint32 *day);
/* The day after @day, or the Monday after where that is a Sunday. */
gint32 dh_close_day_next_working (gint32 day);

G_END_DECLS
