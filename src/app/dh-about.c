/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-about.h"

#include <glib/gi18n-lib.h>

AdwDialog *
dh_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, APPLICATION_ID);
  adw_about_dialog_set_application_name (about, _ ("Đồng Hành"));
  adw_about_dialog_set_version (about, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Đồng Hành authors"));
  adw_about_dialog_set_comments (
      about,
      _ ("For the one-stop desk of a commune: gives queue numbers, keeps who helped whom with "
         "which procedure, charts the day and prints its A4 summary. Works without a network."));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_copyright (about, _ ("© 2026 the Đồng Hành authors"));
  return dialog;
}
