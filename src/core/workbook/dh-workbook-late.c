/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In place of dh-workbook.c in the app, which starts without libxlsxwriter: the module that has it
 * is loaded when the first workbook is written.
 */
#include "config.h"

#include "workbook/dh-workbook.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "dh-error.h"

typedef GBytes *(*FromCsv) (const char *csv, const char *title, GError **error);

gboolean
dh_workbook_is_available (void)
{
  return TRUE;
}

GBytes *
dh_workbook_from_csv (const char *csv, const char *title, GError **error)
{
  const char *folder = g_getenv ("DONGHANH_MODULEDIR");
  g_autofree char *path = g_build_filename (
      folder != NULL ? folder : LIBEXECDIR "/" GETTEXT_PACKAGE, "donghanh-workbook.so", NULL);
  gpointer from_csv = NULL;
  /* Never closed: it is wanted again, and its errors name their domain in its memory. */
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module != NULL && g_module_symbol (module, "dh_workbook_from_csv", &from_csv))
    return ((FromCsv) from_csv) (csv, title, error);
  g_set_error (error, DH_ERROR, DH_ERROR_IO,
               _ ("The part of the program that writes Excel workbooks is missing (%s). Save the "
                  "table as CSV, or install the program again."),
               g_module_error ());
  return NULL;
}
