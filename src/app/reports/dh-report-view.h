/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-report.h"

G_BEGIN_DECLS

/* DhReportView: a report as it comes out of the printer, page under page, as wide as there is room.
 *
 * Accessibility: role document; label = the report's title and how many pages, description = its
 * leading sentences. */
#define DH_TYPE_REPORT_VIEW (dh_report_view_get_type ())
G_DECLARE_FINAL_TYPE (DhReportView, dh_report_view, DH, REPORT_VIEW, GtkWidget)

GtkWidget *dh_report_view_new (void);

/* Takes @report (transfer full) (nullable: shows nothing). DH_ERROR_NOT_FOUND: there is no font
 * with all the Vietnamese letters. */
gboolean dh_report_view_take_report (DhReportView *self, DhReport *report, GError **error);

guint dh_report_view_get_n_pages (DhReportView *self);

G_END_DECLS
