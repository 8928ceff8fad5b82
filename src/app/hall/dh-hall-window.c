/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall/dh-hall-window.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-labels.h"
#include "common/dh-settings.h"
#include "dh-day.h"
#include "hall/dh-call-clips.h"
#include "hall/dh-hall-calls.h"

struct _DhHallWindow
{
  AdwWindow parent_instance;

  AdwToolbarView *toolbar_view;
  DhHallBoard *board;

  GtkWindow *desk;           /* (weak) */
  DhSession *session;        /* (owned) */
  GSettings *settings;       /* (owned) (nullable) */
  DhCallSound *sound;        /* (owned) */
  DhHallCalls *calls;        /* (owned) */
  GArray *now;               /* (owned) of DhHallEntry */
  GArray *past;              /* (owned) of DhHallEntry */
  GCancellable *cancellable; /* (owned) of the readings */
  guint clock_id;            /* timeout: the next minute */
  guint inhibit;             /* cookie of the application; 0 = the screen may sleep */
};

G_DEFINE_FINAL_TYPE (DhHallWindow, dh_hall_window, ADW_TYPE_WINDOW)

/* ---- What the book says besides the visits */

typedef struct
{
  char *message; /* owned */
  DhHallState state;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->message);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const gint32 *day = data;
  Reading *reading = g_new0 (Reading, 1);

  reading->message = dh_store_get_setting (store, DH_SETTING_HALL_MESSAGE, "");
  if (dh_store_day_is_closed (store, *day))
    reading->state = DH_HALL_CLOSED;
  else if (dh_store_numbers_stopped (store, *day))
    reading->state = DH_HALL_STOPPED;
  return reading;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhHallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = NULL;

  g_assert (DH_IS_HALL_WINDOW (self));

  reading = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (reading == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("%s", error->message);
      return;
    }
  /* Gone meanwhile. */
  if (self->session != NULL)
    g_object_set (self->board, "message", reading->message, "state", (int) reading->state, NULL);
}

static void
start_reading (DhHallWindow *self)
{
  DhStoreClient *client = dh_session_get_client (self->session);
  gint32 *day = NULL;

  if (client == NULL)
    return;
  day = g_new (gint32, 1);
  *day = dh_session_today (self->session);
  dh_store_client_run_async (client, read_job, day, g_free, reading_free, self->cancellable,
                             read_cb, g_object_ref (self));
}

/* ---- Calls */

/* @entries as the board shows them; texts are kept in @texts. */
static GArray *
make_calls (const GArray *entries, GPtrArray *texts)
{
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (DhHallCall));

  for (guint i = 0; i < entries->len; i++)
    {
      const DhHallEntry *entry = &g_array_index (entries, DhHallEntry, i);
      DhHallCall call = { entry->ticket, "", "", entry->coming };
      char *text = dh_format_clock (entry->at);

      g_ptr_array_add (texts, text);
      call.time = text;
      if (*entry->counter != '\0')
        {
          text = dh_label_counter (entry->counter);
          g_ptr_array_add (texts, text);
          call.counter = text;
        }
      g_array_append_val (calls, call);
    }
  return calls;
}

static void
show_calls (DhHallWindow *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) now = make_calls (self->now, texts);
  g_autoptr (GArray) past = make_calls (self->past, texts);

  dh_hall_board_set_calls (self->board, (const DhHallCall *) (gpointer) now->data, now->len,
                           (const DhHallCall *) (gpointer) past->data, past->len);
}

/* The oldest of the new calls is said first. */
static void
tell_calls (DhHallWindow *self)
{
  for (guint i = self->now->len; i > 0; i--)
    {
      const DhHallEntry *entry = &g_array_index (self->now, DhHallEntry, i - 1);

      if (!entry->fresh)
        continue;
      dh_hall_board_highlight (self->board, entry->ticket);
      dh_call_sound_call (self->sound, entry->ticket, entry->counter);
    }
}

static void
update_sound (DhHallWindow *self)
{
  dh_call_sound_set (self->sound, dh_settings_get_boolean (self->settings, DH_SETTINGS_HALL_CHIME),
                     dh_settings_get_boolean (self->settings, DH_SETTINGS_HALL_VOICE),
                     (guint) dh_settings_get_int (self->settings, DH_SETTINGS_HALL_VOLUME, 80));
}

static void
update_clock (DhHallWindow *self)
{
  g_autofree char *text = dh_format_clock (dh_session_now (self->session));

  g_object_set (self->board, "clock", text, NULL);
}

static void
refreshed_cb (DhHallWindow *self)
{
  DhQueueModel *queue = NULL;
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  guint n = 0;

  g_assert (DH_IS_HALL_WINDOW (self));

  queue = dh_session_get_queue (self->session);
  n = g_list_model_get_n_items (G_LIST_MODEL (queue));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhVisitItem) item = g_list_model_get_item (G_LIST_MODEL (queue), i);

      g_ptr_array_add (visits, (gpointer) dh_visit_item_get_visit (item));
    }
  dh_hall_calls_read (self->calls, visits, self->now, self->past);
  g_object_set (self->board, "waiting", dh_queue_model_count (queue, DH_QUEUE_WAITING), "title",
                dh_session_is_practice (self->session) ? _ ("Practice day: not real figures")
                                                       : dh_session_get_commune (self->session),
                NULL);
  update_clock (self);
  show_calls (self);
  tell_calls (self);
  start_reading (self);
}

static void schedule_clock (DhHallWindow *self);

static void
clock_cb (gpointer user_data)
{
  DhHallWindow *self = user_data;

  g_assert (DH_IS_HALL_WINDOW (self));

  self->clock_id = 0;
  update_clock (self);
  /* At midnight the new day begins, whatever page the desk shows. */
  dh_session_tick (self->session);
  schedule_clock (self);
}

static void
schedule_clock (DhHallWindow *self)
{
  guint left = 60 - (guint) (dh_time_second_of_day (dh_session_now (self->session)) % 60);

  self->clock_id = g_timeout_add_seconds_once (left, clock_cb, self);
}

/* ---- Colours */

static void
update_colors (DhHallWindow *self)
{
  g_autofree char *name = dh_settings_dup_string (self->settings, DH_SETTINGS_HALL_COLORS);
  gboolean dark = g_str_equal (name, "dark");

  if (!dark && !g_str_equal (name, "light"))
    dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_object_set (self->board, "dark", dark, NULL);
}

static void
settings_changed_cb (DhHallWindow *self, const char *key)
{
  g_assert (DH_IS_HALL_WINDOW (self));

  update_colors (self);
  update_sound (self);
}

static void
system_colors_cb (DhHallWindow *self)
{
  g_assert (DH_IS_HALL_WINDOW (self));

  update_colors (self);
}

/* ---- The whole screen */

GdkMonitor *
dh_hall_choose_monitor (GListModel *monitors, GdkMonitor *desk)
{
  guint n = g_list_model_get_n_items (monitors);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != desk)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

/* (transfer full) (nullable) */
static GdkMonitor *
find_other_monitor (DhHallWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkSurface *surface = NULL;
  GdkMonitor *desk = NULL;

  if (self->desk != NULL)
    surface = gtk_native_get_surface (GTK_NATIVE (self->desk));
  if (surface != NULL)
    desk = gdk_display_get_monitor_at_surface (display, surface);
  return desk != NULL ? dh_hall_choose_monitor (gdk_display_get_monitors (display), desk) : NULL;
}

static void
go_fullscreen (DhHallWindow *self)
{
  g_autoptr (GdkMonitor) monitor = find_other_monitor (self);

  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

void
dh_hall_window_toggle (DhHallWindow *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  g_return_if_fail (DH_IS_HALL_WINDOW (self));

  monitor = find_other_monitor (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self)) &&
      (monitor != NULL || gtk_window_is_active (GTK_WINDOW (self))))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (monitor != NULL && !gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  gtk_window_present (GTK_WINDOW (self));
  /* The keys stay with the desk, where the next number is called. */
  if (monitor != NULL && self->desk != NULL)
    gtk_window_present (self->desk);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    go_fullscreen (DH_HALL_WINDOW (widget));
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_unfullscreen (GTK_WINDOW (widget));
}

static void
fullscreened_cb (DhHallWindow *self)
{
  gboolean fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));

  g_assert (DH_IS_HALL_WINDOW (self));

  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, !fullscreen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hall.leave-fullscreen", fullscreen);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->board), fullscreen ? "none" : NULL);
}

/* ---- The desk's keys */

/* On a single screen the hall stands before the desk. */
static void
desk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhHallWindow *self = DH_HALL_WINDOW (widget);

  if (self->desk == NULL)
    return;
  /* A call is seen here; what else is done has to be seen at the desk. */
  if (!g_str_equal (name, "desk.call-next") && !g_str_equal (name, "desk.recall"))
    gtk_window_present (self->desk);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->desk), name, parameter);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
install_desk_actions (GtkWidgetClass *widget_class)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (table[i].name, "desk.") || g_str_has_prefix (table[i].name, "day."))
      gtk_widget_class_install_action (widget_class, table[i].name, NULL, desk_action);
}

/* ---- Life */

static void
allow_sleep (DhHallWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibit != 0 && app != NULL)
    gtk_application_uninhibit (app, self->inhibit);
  self->inhibit = 0;
}

static void
dh_hall_window_map (GtkWidget *widget)
{
  DhHallWindow *self = DH_HALL_WINDOW (widget);
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  GTK_WIDGET_CLASS (dh_hall_window_parent_class)->map (widget);

  if (app != NULL && self->inhibit == 0)
    self->inhibit = gtk_application_inhibit (app, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                             _ ("The hall screen is shown"));
}

static void
dh_hall_window_unmap (GtkWidget *widget)
{
  allow_sleep (DH_HALL_WINDOW (widget));

  GTK_WIDGET_CLASS (dh_hall_window_parent_class)->unmap (widget);
}

static void
dh_hall_window_dispose (GObject *object)
{
  DhHallWindow *self = DH_HALL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_weak_pointer (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_HALL_WINDOW);
  g_clear_object (&self->sound);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_hall_window_parent_class)->dispose (object);
}

static void
dh_hall_window_finalize (GObject *object)
{
  DhHallWindow *self = DH_HALL_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->calls, dh_hall_calls_free);
  g_clear_pointer (&self->now, g_array_unref);
  g_clear_pointer (&self->past, g_array_unref);

  G_OBJECT_CLASS (dh_hall_window_parent_class)->finalize (object);
}

static void
dh_hall_window_class_init (DhHallWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_hall_window_dispose;
  object_class->finalize = dh_hall_window_finalize;
  widget_class->map = dh_hall_window_map;
  widget_class->unmap = dh_hall_window_unmap;

  g_type_ensure (DH_TYPE_HALL_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-hall-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DhHallWindow, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, DhHallWindow, board);
  gtk_widget_class_bind_template_callback (widget_class, fullscreened_cb);

  install_desk_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.hall", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "hall.leave-fullscreen", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.fullscreen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "hall.leave-fullscreen",
                                       NULL);
}

static void
dh_hall_window_init (DhHallWindow *self)
{
  g_autofree char *folder = dh_call_clips_folder ();

  self->cancellable = g_cancellable_new ();
  self->sound = dh_call_sound_new (folder);
  self->calls = dh_hall_calls_new ();
  self->now = g_array_new (FALSE, FALSE, sizeof (DhHallEntry));
  self->past = g_array_new (FALSE, FALSE, sizeof (DhHallEntry));
  gtk_widget_init_template (GTK_WIDGET (self));
  fullscreened_cb (self);
}

static void
add_actions (DhHallWindow *self)
{
  static const char *const keys[] = { DH_SETTINGS_HALL_COLORS, DH_SETTINGS_HALL_CHIME,
                                      DH_SETTINGS_HALL_VOICE };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; self->settings != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
}

DhHallWindow *
dh_hall_window_new (GtkWindow *desk, DhSession *session, GSettings *settings)
{
  DhHallWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (desk), NULL);
  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_HALL_WINDOW, "application", gtk_window_get_application (desk), NULL);
  g_set_weak_pointer (&self->desk, desk);
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  add_actions (self);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (system_colors_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  update_colors (self);
  update_sound (self);
  schedule_clock (self);
  if (dh_session_is_ready (session))
    refreshed_cb (self);
  else
    update_clock (self);
  return self;
}

DhHallBoard *
dh_hall_window_get_board (DhHallWindow *self)
{
  g_return_val_if_fail (DH_IS_HALL_WINDOW (self), NULL);

  return self->board;
}

DhCallSound *
dh_hall_window_get_sound (DhHallWindow *self)
{
  g_return_val_if_fail (DH_IS_HALL_WINDOW (self), NULL);

  return self->sound;
}
