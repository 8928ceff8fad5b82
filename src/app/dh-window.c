/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-window.h"

#include <glib/gi18n-lib.h>

#include "dh-about.h"
#include "dh-close-day-keeper.h"
#include "dh-day.h"
#include "dh-day-chooser.h"
#include "dh-desk-page.h"
#include "dh-feedback-page.h"
#include "dh-first-run.h"
#include "dh-hall-window.h"
#include "dh-log-desk-page.h"
#include "dh-outreach-page.h"
#include "dh-practice.h"
#include "dh-preferences-dialog.h"
#include "dh-reports-page.h"
#include "dh-settings.h"
#include "dh-shortcuts-dialog.h"
#include "dh-statistics-page.h"
#include "dh-survey-keeper.h"
#include "dh-toast.h"

struct _DhWindow
{
  AdwApplicationWindow parent_instance;

  AdwBanner *practice_banner;
  AdwBin *notice_bin;
  GtkStack *root_stack;
  AdwBin *start_bin;
  AdwViewStack *view_stack;
  AdwBin *desk_bin;
  AdwBin *outreach_bin;
  AdwBin *feedback_bin;
  AdwBin *statistics_bin;
  AdwBin *reports_bin;
  GtkWidget *view_switcher;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;

  DhSession *session;        /* (owned) (nullable) NULL until the database is open */
  GCancellable *cancellable; /* (owned) of the preparation */
  GListModel *dialogs;       /* (owned) those that are open */
  DhCloseDayKeeper *keeper;  /* (owned) (nullable) while the database is open */
  DhSurveyKeeper *voice;     /* (owned) (nullable) while the database is open */
  DhHallWindow *hall;        /* (weak) (nullable) */
  GSettings *settings;       /* (owned) (nullable) */
  char *path;                /* (owned) of the database */
  gint64 clock_offset;       /* s */
  guint focus_id;            /* idle that moves the focus to the page */
  gboolean practice;
};

G_DEFINE_FINAL_TYPE (DhWindow, dh_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *const page_names[] = { "desk", "outreach", "feedback", "statistics", "reports" };

/* ---- Pages */

static gboolean
is_log_only (DhWindow *self)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);

  return desk != NULL && desk->mode == DH_DESK_LOG;
}

static GtkWidget *
create_desk (DhWindow *self)
{
  if (is_log_only (self))
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

/* The page that is on the screen, or NULL. */
static GtkWidget *
get_page (DhWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->view_stack);

  if (self->session == NULL || bin == NULL)
    return NULL;
  return adw_bin_get_child (ADW_BIN (bin));
}

static DhDayChooser *
get_day_chooser (DhWindow *self)
{
  GtkWidget *page = get_page (self);

  if (DH_IS_STATISTICS_PAGE (page))
    return dh_statistics_page_get_day_chooser (DH_STATISTICS_PAGE (page));
  if (DH_IS_REPORTS_PAGE (page))
    return dh_reports_page_get_day_chooser (DH_REPORTS_PAGE (page));
  return NULL;
}

static void
update_actions (DhWindow *self)
{
  GtkWidget *page = get_page (self);
  gboolean dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) !=
                    NULL;
  gboolean open = self->session != NULL && !dialog;
  gboolean dated = open && get_day_chooser (self) != NULL;
  GtkWidget *desk = adw_bin_get_child (self->desk_bin);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.hall", self->session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.shortcuts", !dialog);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.about", !dialog);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.day-previous", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.day-next", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.day-today", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", open && DH_IS_REPORTS_PAGE (page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-pdf",
                                 open && DH_IS_REPORTS_PAGE (page));
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
  page = get_page (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_grab_focus (page);
}

static void
visible_page_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  fill_visible_page (self);
  update_actions (self);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_once (focus_page_cb, self);
}

static void
dialogs_changed_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  update_actions (self);
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

/* ---- Opening */

static void
update_title (DhWindow *self)
{
  g_autofree char *title = NULL;
  const char *commune = self->session != NULL ? dh_session_get_commune (self->session) : "";

  if (self->practice)
    title = g_strdup (_ ("Practice day: not real figures"));
  else if (*commune != '\0')
    /* Translators: title of the window; %s is the name of the commune. */
    title = g_strdup_printf (_ ("Đồng Hành: %s"), commune);
  else
    title = g_strdup (_ ("Đồng Hành"));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Another mode is another desk. */
static void
update_desk (DhWindow *self)
{
  GtkWidget *desk = adw_bin_get_child (self->desk_bin);

  if (desk == NULL || DH_IS_LOG_DESK_PAGE (desk) == is_log_only (self))
    return;
  /* A line must not go while it has the focus. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL &&
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self)), desk))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_bin_set_child (self->desk_bin, NULL);
  adw_bin_set_child (self->desk_bin, create_desk (self));
  update_actions (self);
}

static void
refreshed_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  update_title (self);
  update_desk (self);
}

static void
show_start (DhWindow *self, GtkWidget *child)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_bin_set_child (self->start_bin, child);
  gtk_stack_set_visible_child_name (self->root_stack, "start");
  gtk_widget_set_visible (self->view_switcher, FALSE);
  gtk_widget_set_visible (self->undo_button, FALSE);
  gtk_widget_set_visible (self->redo_button, FALSE);
  update_actions (self);
}

static void
show_error (DhWindow *self, const GError *error)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);
  gboolean busy = g_error_matches (error, DH_ERROR, DH_ERROR_BUSY);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status),
                             busy ? _ ("The Book Is in Use") : _ ("The Book Could Not Be Opened"));
  if (busy)
    {
      g_autofree char *text = g_strconcat (
          escaped, "\n\n",
          _ ("Another window or another program on this machine is writing to it. Close that one, "
             "then try again. Nothing is lost."),
          NULL);

      adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
    }
  else
    adw_status_page_set_description (ADW_STATUS_PAGE (status), escaped);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.retry");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  show_start (self, status);
  gtk_widget_grab_focus (button);
}

/* A closed day is to be printed. */
static void
report_cb (DhWindow *self, int day)
{
  g_assert (DH_IS_WINDOW (self));

  dh_window_set_page (self, "reports");
  if (get_day_chooser (self) != NULL)
    dh_day_chooser_set_day (get_day_chooser (self), day);
}

static void
open_session (DhWindow *self)
{
  g_autoptr (GError) error = NULL;

  self->session = dh_session_open (self->path, self->practice, self->clock_offset, &error);
  if (self->session == NULL)
    {
      show_error (self, error);
      return;
    }
  g_signal_connect_object (self->session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  self->keeper = dh_close_day_keeper_new (self->session, self->notice_bin);
  g_signal_connect_object (self->keeper, "report", G_CALLBACK (report_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "day",
                                  dh_close_day_keeper_get_actions (self->keeper));
  self->voice = dh_survey_keeper_new (self->session, GTK_WIDGET (self->notice_bin));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "voice",
                                  dh_survey_keeper_get_actions (self->voice));
  /* A line must not go while it has the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_bin_set_child (self->start_bin, NULL);
  gtk_widget_set_visible (self->view_switcher, TRUE);
  gtk_widget_set_visible (self->undo_button, TRUE);
  gtk_widget_set_visible (self->redo_button, TRUE);
  gtk_stack_set_visible_child_name (self->root_stack, "main");
  update_title (self);
  visible_page_cb (self);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_WINDOW (self));

  if (!dh_practice_prepare_finish (result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    open_session (self);
}

static void
created_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  open_session (self);
}

void
dh_window_open (DhWindow *self)
{
  g_return_if_fail (DH_IS_WINDOW (self));
  g_return_if_fail (self->session == NULL);

  /* Here and not in the template, so that the first frame does not wait for it. */
  gtk_window_set_icon_name (GTK_WINDOW (self), "dh-logo");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "opening");
  if (self->practice)
    {
      GtkWidget *spinner = GTK_WIDGET (adw_spinner_new ());

      gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Preparing the practice day"), -1);
      show_start (self, spinner);
      dh_practice_prepare_async (self->path, dh_time_now () + self->clock_offset, self->cancellable,
                                 prepared_cb, g_object_ref (self));
    }
  else if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      DhFirstRun *first_run = dh_first_run_new (self->path);

      g_signal_connect_object (first_run, "created", G_CALLBACK (created_cb), self,
                               G_CONNECT_SWAPPED);
      show_start (self, GTK_WIDGET (first_run));
    }
  else
    open_session (self);
}

/* ---- Actions */

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
  DhDayChooser *chooser = get_day_chooser (DH_WINDOW (widget));

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
  GtkWidget *page = get_page (DH_WINDOW (widget));

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

  adw_dialog_present (ADW_DIALOG (dh_preferences_dialog_new (self->session, self->settings)),
                      widget);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (dh_shortcuts_dialog_new ()), widget);
}

static void
hall_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhWindow *self = DH_WINDOW (widget);

  if (self->session == NULL)
    return;
  if (self->hall == NULL)
    g_set_weak_pointer (&self->hall,
                        dh_hall_window_new (GTK_WINDOW (self), self->session, self->settings));
  dh_hall_window_show (self->hall);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (dh_about_dialog_new (), widget);
}

/* The menu is made when it is first opened. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  DhWindow *self = user_data;

  g_assert (DH_IS_WINDOW (self));

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->primary_menu);
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

/* ---- Life */

/* Without its desk a hall would show numbers that nobody changes any more. */
static void
close_hall (DhWindow *self)
{
  GtkWindow *hall = (GtkWindow *) self->hall;

  g_clear_weak_pointer (&self->hall);
  if (hall != NULL)
    gtk_window_destroy (hall);
}

static gboolean
dh_window_close_request (GtkWindow *window)
{
  DhWindow *self = DH_WINDOW (window);
  int width = 0;
  int height = 0;

  if (!self->practice)
    {
      gtk_window_get_default_size (window, &width, &height);
      dh_settings_set_int (self->settings, DH_SETTINGS_WIDTH, width);
      dh_settings_set_int (self->settings, DH_SETTINGS_HEIGHT, height);
      dh_settings_set_boolean (self->settings, DH_SETTINGS_MAXIMIZED,
                               gtk_window_is_maximized (window));
    }
  close_hall (self);
  return GTK_WINDOW_CLASS (dh_window_parent_class)->close_request (window);
}

static void
dh_window_dispose (GObject *object)
{
  DhWindow *self = DH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  close_hall (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_object (&self->voice);
  if (self->session != NULL)
    dh_session_close (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->dialogs);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_window_parent_class)->dispose (object);
}

static void
dh_window_finalize (GObject *object)
{
  DhWindow *self = DH_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (dh_window_parent_class)->finalize (object);
}

static void
dh_window_class_init (DhWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_window_dispose;
  object_class->finalize = dh_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dh_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DhWindow, practice_banner);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, notice_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, desk_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, outreach_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, feedback_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, statistics_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, reports_bin);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DhWindow, primary_menu);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);

  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.day-previous", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "win.day-next", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "win.day-today", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.save-pdf", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.hall", NULL, hall_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
}

static void
dh_window_init (DhWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, self, NULL);
  self->dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  g_signal_connect_object (self->dialogs, "items-changed", G_CALLBACK (dialogs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

DhWindow *
dh_window_new (DhApplication *app, const char *path, gboolean practice, gint64 clock_offset)
{
  DhWindow *self = NULL;
  GSettings *settings = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DH_TYPE_WINDOW, "application", app, NULL);
  settings = app != NULL ? dh_application_get_settings (app) : NULL;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->path = g_strdup (path);
  self->practice = practice;
  self->clock_offset = clock_offset;

  adw_banner_set_revealed (self->practice_banner, practice);
  gtk_widget_add_css_class (GTK_WIDGET (self), "opening");
  if (practice)
    gtk_widget_add_css_class (GTK_WIDGET (self), "practice");
  gtk_window_set_default_size (GTK_WINDOW (self),
                               dh_settings_get_int (settings, DH_SETTINGS_WIDTH, 1180),
                               dh_settings_get_int (settings, DH_SETTINGS_HEIGHT, 720));
  if (dh_settings_get_boolean (settings, DH_SETTINGS_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  update_title (self);
  return self;
}

gboolean
dh_window_is_practice (DhWindow *self)
{
  g_return_val_if_fail (DH_IS_WINDOW (self), FALSE);

  return self->practice;
}

DhHallWindow *
dh_window_get_hall (DhWindow *self)
{
  g_return_val_if_fail (DH_IS_WINDOW (self), NULL);

  return self->hall;
}

DhSession *
dh_window_get_session (DhWindow *self)
{
  g_return_val_if_fail (DH_IS_WINDOW (self), NULL);

  return self->session;
}
