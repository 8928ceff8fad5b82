/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-window-private.h"

#include "desk/dh-desk-page.h"
#include "feedback/dh-feedback-page.h"
#include "log-desk/dh-log-desk-page.h"
#include "outreach/dh-outreach-page.h"
#include "reports/dh-reports-page.h"
#include "statistics/dh-statistics-page.h"

static const char *const page_names[] = { "desk", "outreach", "feedback", "statistics", "reports" };

gboolean
dh_window_is_log_only (DhWindow *self)
{
  const DhDeskSettings *desk = NULL;

  g_return_val_if_fail (DH_IS_WINDOW (self), FALSE);

  desk = self->session != NULL ? dh_session_get_desk_settings (self->session) : NULL;
  return desk != NULL && desk->mode == DH_DESK_LOG;
}

static GtkWidget *
create_desk (DhWindow *self)
{
  if (dh_window_is_log_only (self))
    return GTK_WIDGET (dh_log_desk_page_new (self->session, self->settings));
  return GTK_WIDGET (dh_desk_page_new (self->session, self->settings));
}

static void
fill_visible_page (DhWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->view_stack);

  if (self->session == NULL || name == NULL)
    return;
  /* What is done on these pages is undone by the desk. */
  if ((g_str_equal (name, "desk") || g_str_equal (name, "outreach") ||
       g_str_equal (name, "feedback")) &&
      adw_bin_get_child (self->desk_bin) == NULL)
    adw_bin_set_child (self->desk_bin, create_desk (self));
  if (g_str_equal (name, "outreach") && adw_bin_get_child (self->outreach_bin) == NULL)
    adw_bin_set_child (self->outreach_bin, GTK_WIDGET (dh_outreach_page_new (self->session)));
  else if (g_str_equal (name, "feedback") && adw_bin_get_child (self->feedback_bin) == NULL)
    adw_bin_set_child (self->feedback_bin, GTK_WIDGET (dh_feedback_page_new (self->session)));
  else if (g_str_equal (name, "statistics") && adw_bin_get_child (self->statistics_bin) == NULL)
    adw_bin_set_child (self->statistics_bin, GTK_WIDGET (dh_statistics_page_new (self->session)));
  else if (g_str_equal (name, "reports") && adw_bin_get_child (self->reports_bin) == NULL)
    adw_bin_set_child (self->reports_bin, GTK_WIDGET (dh_reports_page_new (self->session)));
}

GtkWidget *
dh_window_get_page (DhWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->view_stack);

  if (self->session == NULL || bin == NULL)
    return NULL;
  return adw_bin_get_child (ADW_BIN (bin));
}

DhDayChooser *
dh_window_get_day_chooser (DhWindow *self)
{
  GtkWidget *page = dh_window_get_page (self);

  if (DH_IS_DAY_PAGE (page))
    return dh_day_page_get_day_chooser (DH_DAY_PAGE (page));
  return NULL;
}

void
dh_window_update_actions (DhWindow *self)
{
  GtkWidget *page = dh_window_get_page (self);
  gboolean dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) !=
                    NULL;
  gboolean open = self->session != NULL && !dialog;
  gboolean dated = open && dh_window_get_day_chooser (self) != NULL;
  GtkWidget *desk = adw_bin_get_child (self->desk_bin);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences-page", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.hall", self->session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.shortcuts", !dialog);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.about", !dialog);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.day-previous", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.day-next", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.day-today", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", open && DH_IS_REPORTS_PAGE (page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-pdf",
                                 open && DH_IS_REPORTS_PAGE (page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-table", dated);
  dh_window_update_book_actions (self);
  if (self->keeper != NULL)
    dh_close_day_keeper_set_active (self->keeper, open);
  if (self->voice != NULL)
    dh_survey_keeper_set_active (self->voice, open, page);
  if (DH_IS_LOG_DESK_PAGE (desk))
    dh_log_desk_page_set_active (DH_LOG_DESK_PAGE (desk), open && desk == page, open);
  else if (desk != NULL)
    dh_desk_page_set_active (DH_DESK_PAGE (desk), open && desk == page, open);
}

/* Once the old page is gone the focus is anywhere, as likely as not in a toast. */
static void
focus_page_cb (gpointer user_data)
{
  DhWindow *self = user_data;
  GtkWidget *page = NULL;
  GtkWidget *focus = NULL;

  g_assert (DH_IS_WINDOW (self));

  self->focus_id = 0;
  page = dh_window_get_page (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_grab_focus (page);
}

static void
plan_focus (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  if (self->focus_id == 0)
    self->focus_id = g_idle_add_once (focus_page_cb, self);
}

void
dh_window_update_page (DhWindow *self)
{
  fill_visible_page (self);
  dh_window_update_actions (self);
  plan_focus (self);
}

void
dh_window_update_desk (DhWindow *self)
{
  GtkWidget *desk = adw_bin_get_child (self->desk_bin);
  AdwDialog *dialog = NULL;

  if (desk == NULL || DH_IS_LOG_DESK_PAGE (desk) == dh_window_is_log_only (self))
    return;
  /* A line must not go while it has the focus. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL &&
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self)), desk))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_bin_set_child (self->desk_bin, NULL);
  adw_bin_set_child (self->desk_bin, create_desk (self));
  dh_window_update_actions (self);
  /* What a dialog would give the focus back to may be gone. */
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  if (dialog != NULL)
    g_signal_connect_object (dialog, "closed", G_CALLBACK (plan_focus), self, G_CONNECT_SWAPPED);
}

gboolean
dh_window_has_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    if (g_strcmp0 (page_names[i], name) == 0)
      return TRUE;
  return FALSE;
}

void
dh_window_set_page (DhWindow *self, const char *name)
{
  g_return_if_fail (DH_IS_WINDOW (self));
  g_return_if_fail (dh_window_has_page (name));

  adw_view_stack_set_visible_child_name (self->view_stack, name);
}
