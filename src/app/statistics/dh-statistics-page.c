/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "statistics/dh-statistics-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-chart-panel.h"
#include "dh-day-charts.h"
#include "dh-day.h"
#include "dh-language.h"

struct _DhStatisticsPage
{
  DhDayPage parent_instance;

  AdwWrapBox *figures_box;
  GtkDropDown *chart_drop_down;
  DhChartPanel *panel;
};

G_DEFINE_FINAL_TYPE (DhStatisticsPage, dh_statistics_page, DH_TYPE_DAY_PAGE)

/* One number with its name below; a group, so that both are read together. */
static void
add_figure (DhStatisticsPage *self, const char *value, const char *label, const char *detail)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, NULL);
  GtkWidget *number = gtk_label_new (value);
  GtkWidget *name = gtk_label_new (label);
  g_autofree char *spoken =
      g_strconcat (label, ": ", value, detail != NULL ? ", " : NULL, detail, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "figure");
  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (card), number);
  gtk_box_append (GTK_BOX (card), name);
  if (detail != NULL)
    {
      GtkWidget *small = gtk_label_new (detail);

      gtk_label_set_xalign (GTK_LABEL (small), 0);
      gtk_widget_add_css_class (small, "caption");
      gtk_widget_add_css_class (small, "dimmed");
      gtk_box_append (GTK_BOX (card), small);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_wrap_box_append (self->figures_box, card);
}

static char *
dup_minutes (gint64 seconds)
{
  /* Nothing to take it over. */
  return seconds < 0 ? g_strdup ("–") : dh_format_minutes (seconds, dh_language_is_vietnamese ());
}

static void
show_figures (DhStatisticsPage *self, const DhDayStats *stats)
{
  gboolean vietnamese = dh_language_is_vietnamese ();
  GtkWidget *child = NULL;
  g_autofree char *arrived = dh_format_count (stats->arrived, vietnamese);
  g_autofree char *people = g_strdup_printf (
      ngettext ("%" PRId64 " person", "%" PRId64 " people", (gulong) stats->people), stats->people);
  g_autofree char *served = dh_format_count (stats->served, vietnamese);
  /* Translators: of the visits of a day, those that are not over yet. */
  g_autofree char *open = g_strdup_printf (
      ngettext ("%" PRId64 " still open", "%" PRId64 " still open", (gulong) stats->open),
      stats->open);
  g_autofree char *median = dup_minutes (stats->wait.median_s);
  g_autofree char *p90 = dup_minutes (stats->wait.p90_s);
  /* Translators: %s is a length of time. */
  g_autofree char *p90_text = g_strdup_printf (_ ("90%% waited no longer than %s"), p90);
  g_autofree char *within = g_strdup_printf ("%d/%d", stats->within_target, stats->eligible);
  g_autofree char *target = dup_minutes (stats->target_s);
  /* Translators: %s is a length of time. */
  g_autofree char *target_text = g_strdup_printf (_ ("target %s"), target);
  g_autofree char *assists = dh_format_count (stats->assists, vietnamese);
  /* Translators: how many in all, such as copies certified. */
  g_autofree char *quantity = g_strdup_printf (_ ("quantity %" PRId64), stats->quantity);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures_box))) != NULL)
    adw_wrap_box_remove (self->figures_box, child);
  add_figure (self, arrived, _ ("Visits"), people);
  add_figure (self, served, _ ("Served"), open);
  if (dh_day_stats_has_queue (stats))
    {
      add_figure (self, median, _ ("Median wait"), p90_text);
      add_figure (self, within, _ ("Within the target"), target_text);
    }
  add_figure (self, assists, _ ("Times helped"), quantity);
}

static gboolean
show_chart (DhStatisticsPage *self, const DhDayReading *reading, GError **error)
{
  g_autoptr (DhChartSpec) spec = NULL;
  g_autofree char *day = dh_day_page_dup_iso_day (DH_DAY_PAGE (self));
  g_autofree char *stem = NULL;
  guint n = 0;
  g_autofree DhDayChart *charts = dh_day_chart_list (&n);
  guint chosen = gtk_drop_down_get_selected (self->chart_drop_down);
  DhDayChartOptions options = { .now = reading->now,
                                .day_closed = reading->closed,
                                .vietnamese = dh_language_is_vietnamese () };

  if (chosen >= n)
    return TRUE;
  spec = dh_day_chart_new (charts[chosen].id, reading->stats, &options, error);
  if (spec == NULL)
    return FALSE;
  stem = g_strconcat (charts[chosen].id, "-", day, NULL);
  dh_chart_panel_set_file_stem (self->panel, stem);
  dh_chart_panel_set_spec (self->panel, spec);
  return TRUE;
}

static gboolean
dh_statistics_page_show (DhDayPage *page, const DhDayReading *reading, GError **error)
{
  show_figures (DH_STATISTICS_PAGE (page), reading->stats);
  return show_chart (DH_STATISTICS_PAGE (page), reading, error);
}

static void
chart_chosen_cb (DhStatisticsPage *self)
{
  g_assert (DH_IS_STATISTICS_PAGE (self));

  dh_day_page_show (DH_DAY_PAGE (self));
}

static void
chart_saved_cb (DhStatisticsPage *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("The chart was saved as “%s”."), name);

  g_assert (DH_IS_STATISTICS_PAGE (self));

  dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
}

static void
chart_failed_cb (DhStatisticsPage *self, const char *message)
{
  g_assert (DH_IS_STATISTICS_PAGE (self));

  dh_toast_show (GTK_WIDGET (self), message, NULL, 0);
}

static void
dh_statistics_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_STATISTICS_PAGE);

  G_OBJECT_CLASS (dh_statistics_page_parent_class)->dispose (object);
}

static void
dh_statistics_page_class_init (DhStatisticsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_statistics_page_dispose;
  DH_DAY_PAGE_CLASS (klass)->show = dh_statistics_page_show;

  g_type_ensure (DH_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-statistics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, figures_box);
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, chart_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DhStatisticsPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, chart_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_failed_cb);
}

static void
dh_statistics_page_init (DhStatisticsPage *self)
{
  guint n = 0;
  g_autofree DhDayChart *charts = dh_day_chart_list (&n);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->chart_drop_down);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, charts[i].title);
  gtk_drop_down_set_model (self->chart_drop_down, G_LIST_MODEL (titles));
}

DhStatisticsPage *
dh_statistics_page_new (DhSession *session)
{
  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  return g_object_new (DH_TYPE_STATISTICS_PAGE, "session", session, NULL);
}
