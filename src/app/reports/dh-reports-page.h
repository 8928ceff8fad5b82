/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "statistics/dh-day-page.h"

G_BEGIN_DECLS

/* DhReportsPage: the A4 summary of a day, on the screen, to the printer and to PDF. */
#define DH_TYPE_REPORTS_PAGE (dh_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (DhReportsPage, dh_reports_page, DH, REPORTS_PAGE, DhDayPage)

DhReportsPage *dh_reports_page_new (DhSession *session);

void dh_reports_page_print (DhReportsPage *self);
void dh_reports_page_save_pdf (DhReportsPage *self);
/* The PDF of the day that is shown, once it is there. (transfer full) */
GBytes *dh_reports_page_create_pdf (DhReportsPage *self, GError **error);
/* Whether a day is shown. */
gboolean dh_reports_page_is_ready (DhReportsPage *self);

G_END_DECLS
