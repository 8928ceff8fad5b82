/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "dh-day-chooser.h"
#include "dh-session.h"

G_BEGIN_DECLS

/* DhStatisticsPage: the charts of a day with their figures; today's are live. */
#define DH_TYPE_STATISTICS_PAGE (dh_statistics_page_get_type ())
G_DECLARE_FINAL_TYPE (DhStatisticsPage, dh_statistics_page, DH, STATISTICS_PAGE, AdwBin)

DhStatisticsPage *dh_statistics_page_new (DhSession *session);
DhDayChooser *dh_statistics_page_get_day_chooser (DhStatisticsPage *self); /* (transfer none) */

G_END_DECLS
