/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-window-private.h"

#include "common/dh-toast.h"
#include "help/dh-help-book.h"
#include "help/dh-help-window.h"
#include "preferences/dh-preferences-dialog.h"
#include "reports/dh-reports-page.h"
#include "window/dh-about.h"
#include "window/dh-shortcuts-dialog.h"

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page = g_variant_get_string (parameter, NULL);

  if (dh_window_has_page (page))
    dh_window_set_page (DH_WINDOW (widget), page);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (DH_WINDOW (widget)->session == NULL)
    dh_window_open (DH_WINDOW (widget));
}

static void
day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhDayChooser *chooser = dh_window_get_day_chooser (DH_WINDOW (widget));

  if (chooser == NULL)
    return;
  if (g_str_equal (name, "win.day-previous"))
    dh_day_chooser_step (chooser, -1);
  else if (g_str_equal (name, "win.day-next"))
    dh_day_chooser_step (chooser, 1);
  else
    dh_day_chooser_go_today (chooser);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *page = dh_window_get_page (DH_WINDOW (widget));

  if (!DH_IS_REPORTS_PAGE (page))
    return;
  dh_focus_commit (widget);
  if (g_str_equal (name, "win.print"))
    dh_reports_page_print (DH_REPORTS_PAGE (page));
  else
    dh_reports_page_save_pdf (DH_REPORTS_PAGE (page));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhWindow *self = DH_WINDOW (widget);
  DhPreferencesDialog *dialog = dh_preferences_dialog_new (self->session, self->settings);

  if (parameter != NULL)
    adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog),
                                                  g_variant_get_string (parameter, NULL));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (dh_shortcuts_dialog_new ()), widget);
}

/* The page that fits what is on the screen, a dialog first. */
static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhWindow *self = DH_WINDOW (widget);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  const char *page =
      self->session != NULL ? adw_view_stack_get_visible_child_name (self->view_stack) : NULL;

  if (self->guide == NULL)
    g_set_weak_pointer (&self->guide, GTK_WINDOW (dh_help_window_new (
                                          gtk_window_get_application (GTK_WINDOW (self)))));
  dh_help_window_show (DH_HELP_WINDOW (self->guide),
                       dh_help_find_topic (page,
                                           dialog != NULL ? G_OBJECT_TYPE_NAME (dialog) : NULL,
                                           dh_window_is_log_only (self)));
  gtk_window_present (self->guide);
}

static void
hall_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dh_window_show_hall (DH_WINDOW (widget));
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (dh_about_dialog_new (), widget);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (DH_WINDOW (widget)->menu_button);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

void
dh_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.day-previous", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "win.day-next", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "win.day-today", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.save-pdf", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.preferences-page", "s", preferences_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.hall", NULL, hall_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
}
