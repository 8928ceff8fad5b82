/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-window-private.h"

#include <glib/gi18n-lib.h>

#include "book/dh-first-run.h"
#include "book/dh-upgrade.h"
#include "common/dh-settings.h"
#include "common/dh-toast.h"
#include "db/dh-migrator.h"
#include "dh-day.h"
#include "session/dh-practice.h"

/* Of dh_window_open(): by then everything that the start shows is on the screen. */
#define SETTLE_MS 900

G_DEFINE_FINAL_TYPE (DhWindow, dh_window, ADW_TYPE_APPLICATION_WINDOW)

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

static void
refreshed_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  update_title (self);
  dh_window_update_desk (self);
  dh_window_plan_care (self);
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
  dh_window_update_actions (self);
}

void
dh_window_show_waiting (DhWindow *self, const char *text)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = GTK_WIDGET (adw_spinner_new ());

  g_return_if_fail (DH_IS_WINDOW (self) && text != NULL);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), text);
  gtk_widget_set_size_request (spinner, 48, 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  show_start (self, page);
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
  if (dh_window_get_day_chooser (self) != NULL)
    dh_day_chooser_set_day (dh_window_get_day_chooser (self), day);
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
  dh_window_update_page (self);
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
upgraded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_WINDOW (self));

  if (!dh_upgrade_finish (result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  open_session (self);
}

static void
created_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  open_session (self);
}

/* The desk, its queue and the favourites have come one after the other, each with a frame of its
 * own: one frame of the whole window now lets Cairo give back what those left. */
static void
settled_cb (gpointer user_data)
{
  DhWindow *self = user_data;

  g_assert (DH_IS_WINDOW (self));

  self->settle_id = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "opening");
}

void
dh_window_open (DhWindow *self)
{
  g_return_if_fail (DH_IS_WINDOW (self));
  g_return_if_fail (self->session == NULL);

  /* Here and not in the template, so that the first frame does not wait for it. */
  gtk_window_set_icon_name (GTK_WINDOW (self), "dh-window");
  if (self->settle_id == 0 && gtk_widget_has_css_class (GTK_WIDGET (self), "opening"))
    self->settle_id = g_timeout_add_once (SETTLE_MS, settled_cb, self);
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
  else if (dh_migrator_is_due (self->path))
    {
      show_start (self, dh_upgrade_page_new ());
      dh_upgrade_async (self->path, self->cancellable, upgraded_cb, g_object_ref (self));
    }
  else
    open_session (self);
}

/* ---- Life */

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
visible_page_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  dh_window_update_page (self);
}

static void
dialogs_changed_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  dh_window_update_actions (self);
}

static void
close_guide (DhWindow *self)
{
  GtkWindow *guide = self->guide;

  g_clear_weak_pointer (&self->guide);
  if (guide != NULL)
    gtk_window_destroy (guide);
}

void
dh_window_close_book (DhWindow *self)
{
  AdwBin *bins[] = { self->desk_bin, self->outreach_bin, self->feedback_bin, self->statistics_bin,
                     self->reports_bin };

  g_return_if_fail (DH_IS_WINDOW (self));

  dh_window_close_hall (self);
  /* A line must not go while it has the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_clear_handle_id (&self->care_id, g_source_remove);
  self->care_day = 0;
  dh_window_hide_book_notice (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "day", NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "voice", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    adw_bin_set_child (bins[i], NULL);
  g_clear_object (&self->keeper);
  g_clear_object (&self->voice);
  adw_bin_set_child (self->notice_bin, NULL);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->session, refreshed_cb, self);
      dh_session_close (self->session);
    }
  g_clear_object (&self->session);
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
  dh_window_close_hall (self);
  close_guide (self);
  return GTK_WINDOW_CLASS (dh_window_parent_class)->close_request (window);
}

static void
dh_window_dispose (GObject *object)
{
  DhWindow *self = DH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->care_id, g_source_remove);
  dh_window_close_hall (self);
  close_guide (self);
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
  gtk_widget_class_bind_template_child (widget_class, DhWindow, book_bin);
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
  dh_window_install_actions (widget_class);
  dh_window_install_book_actions (widget_class);
  dh_window_install_export_action (widget_class);
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
  dh_window_update_actions (self);
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
