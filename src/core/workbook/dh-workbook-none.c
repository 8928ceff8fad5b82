/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In place of dh-workbook.c where there is no libxlsxwriter.
 */
#include "config.h"

#include "workbook/dh-workbook.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"

gboolean
dh_workbook_is_available (void)
{
  return FALSE;
}

GBytes *
dh_workbook_from_csv (const char *csv, const char *title, GError **error)
{
  g_return_val_if_fail (csv != NULL && title != NULL, NULL);

  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID,
                       _ ("This program cannot write Excel workbooks. Save the table as CSV."));
  return NULL;
}
