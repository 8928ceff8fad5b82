/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "statistics/dh-day-page.h"

G_BEGIN_DECLS

/* DhStatisticsPage: the charts of a day with their figures; today's are live. */
#define DH_TYPE_STATISTICS_PAGE (dh_statistics_page_get_type ())
G_DECLARE_FINAL_TYPE (DhStatisticsPage, dh_statistics_page, DH, STATISTICS_PAGE, DhDayPage)

DhStatisticsPage *dh_statistics_page_new (DhSession *session);

G_END_DECLS
