/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-statistics-page.h"

#include <glib/gi18n-lib.h>

#include "stats/dh-day-stats.h"

struct _DhStatisticsPage
{
  AdwBin parent_instance;

  DhDayChooser *day_chooser;
  AdwBin *content_bin;
  GtkWidget *error_page;
  GtkStack *stack;

  DhSession *session;        /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) of the reading under way */
  DhDayStats *stats;         /* (owned) (nullable) of the day shown */
};

G_DEFINE_FINAL_TYPE (DhStatisticsPage, dh_statistics_page, ADW_TYPE_BIN)

/* What the reading needs. */
typedef struct
{
  gint32 day;
  gint64 now; /* UTC s */
  int target_s;
} Question;

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const Question *question = data;

  return dh_day_stats_new (dh_store_db (store), question->day, question->day, question->now,
                           question->target_s, error);
}

static void
stats_free (gpointer data)
{
  dh_day_stats_free (data);
}

/* Puts self->stats on the screen. */
static void
show_stats (DhStatisticsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhStatisticsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DhDayStats *stats = NULL;

  g_assert (DH_IS_STATISTICS_PAGE (self));

  stats = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&stats, dh_day_stats_free);
      return;
    }
  if (stats == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->stats, dh_day_stats_free);
  self->stats = stats;
  show_stats (self);
}

static void
refresh (DhStatisticsPage *self)
{
  Question *question = NULL;

  if (self->session == NULL || dh_session_get_client (self->session) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->day = dh_day_chooser_get_day (self->day_chooser);
  question->now = dh_session_now (self->session);
  question->target_s = (int) dh_session_get_target_s (self->session);
  dh_store_client_run_async (dh_session_get_client (self->session), read_job, question, g_free,
                             stats_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
day_changed_cb (DhStatisticsPage *self)
{
  g_assert (DH_IS_STATISTICS_PAGE (self));

  refresh (self);
}

static void
refreshed_cb (DhStatisticsPage *self)
{
  g_assert (DH_IS_STATISTICS_PAGE (self));

  dh_day_chooser_set_today (self->day_chooser, dh_session_today (self->session));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && dh_day_chooser_is_today (self->day_chooser))
    refresh (self);
}

static void
dh_statistics_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_statistics_page_parent_class)->map (widget);

  refresh (DH_STATISTICS_PAGE (widget));
}

static void
dh_statistics_page_dispose (GObject *object)
{
  DhStatisticsPage *self = DH_STATISTICS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_STATISTICS_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->stats, dh_day_stats_free);

  G_OBJECT_CLASS (dh_statistics_page_parent_class)->dispose (object);
}

static void
dh_statistics_page_class_init (DhStatisticsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_statistics_page_dispose;
  widget_class->map = dh_statistics_page_map;

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-statistics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, day_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, content_bin);
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}

static void
dh_statistics_page_init (DhStatisticsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhStatisticsPage *
dh_statistics_page_new (DhSession *session)
{
  DhStatisticsPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_STATISTICS_PAGE, NULL);
  dh_day_chooser_set_today (self->day_chooser, dh_session_today (session));
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

DhDayChooser *
dh_statistics_page_get_day_chooser (DhStatisticsPage *self)
{
  g_return_val_if_fail (DH_IS_STATISTICS_PAGE (self), NULL);

  return self->day_chooser;
}
