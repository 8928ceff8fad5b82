/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-report-pages.h"

G_BEGIN_DECLS

/* @pages as a tagged PDF with @title; @created (UTC seconds) is the only time written, so that
 * equal input gives equal bytes. DH_ERROR_IO: Cairo could not write it. (transfer full) */
GBytes *dh_report_to_pdf (DhReportPages *pages, const char *title, gint64 created, GError **error);

/* The whole way from @report to the bytes of an A4 PDF. DH_ERROR_NOT_FOUND: no font. (transfer
 * full) */
GBytes *dh_report_export_pdf (DhReport *report, gint64 created, GError **error);

G_END_DECLS
