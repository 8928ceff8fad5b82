/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

/* Not AdwAboutDialog: libadwaita has hardly any of its words in Vietnamese. */
#include "window/dh-about.h"

#include <glib/gi18n-lib.h>

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

AdwDialog *
dh_about_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dh-logo");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Đồng Hành"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("For the one-stop desk of a commune: gives queue numbers, keeps who helped whom with "
         "which procedure, charts the day and prints its A4 summary. Works without a network."));
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Version"), PACKAGE_VERSION);
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Made by"), _ ("The Đồng Hành authors"));
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Licence"),
           _ ("GNU General Public License, version 3 or later: free to use, to study, to change "
              "and to pass on; without any warranty."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), group);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), status);
  adw_dialog_set_title (dialog, _ ("About Đồng Hành"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
