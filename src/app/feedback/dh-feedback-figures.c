/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-figures.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-book-words.h"
#include "dh-chart-panel.h"
#include "dh-day-charts.h"
#include "dh-day.h"
#include "dh-language.h"

struct _DhFeedbackFigures
{
  AdwBin parent_instance;

  GtkBox *difficulties_box;
  GtkLabel *ratings_label;
  DhChartPanel *panel;
};

G_DEFINE_FINAL_TYPE (DhFeedbackFigures, dh_feedback_figures, ADW_TYPE_BIN)

static void
add_line (DhFeedbackFigures *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (self->difficulties_box, label);
}

static void
show_difficulties (DhFeedbackFigures *self,
                   const DhFeedbackReading *reading,
                   const DhDeskSettings *desk)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->difficulties_box))) != NULL)
    gtk_box_remove (self->difficulties_box, child);
  if (reading->stats == NULL)
    add_line (self, _ ("Choose a shorter period to count them."));
  else if (reading->stats->difficulties->len == 0)
    add_line (self, _ ("None were recorded."));
  for (guint i = 0; reading->stats != NULL && i < reading->stats->difficulties->len; i++)
    {
      const DhTally *tally = reading->stats->difficulties->pdata[i];
      const char *name = desk != NULL ? dh_desk_settings_difficulty (desk, tally->code)
                                      : tally->code;
      g_autofree char *count = dh_format_count (tally->assists, dh_language_is_vietnamese ());
      g_autofree char *text = g_strdup_printf ("%s: %s", name, count);

      add_line (self, text);
    }
}

static void
show_ratings (DhFeedbackFigures *self, const DhFeedbackReading *reading)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DhDayChartOptions options = { .now = reading->now,
                                .day_closed = reading->closed,
                                .vietnamese = dh_language_is_vietnamese () };
  g_autoptr (DhChartSpec) spec = reading->stats != NULL
                                    ? dh_day_chart_new ("ratings", reading->stats, &options, NULL)
                                    : NULL;
  g_autofree char *day = dh_day_to_iso (reading->to);
  g_autofree char *stem = g_strconcat ("ratings-", day, NULL);

  for (int level = DH_RATING_LEVELS; level >= 1; level--)
    g_string_append_printf (text, "%s%s: %d", text->len > 0 ? "\n" : "", dh_word_rating (level),
                            reading->ratings[level - 1]);
  gtk_label_set_label (self->ratings_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->ratings_label), spec == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), spec != NULL);
  dh_chart_panel_set_file_stem (self->panel, stem);
  dh_chart_panel_set_spec (self->panel, spec);
}

static void
chart_saved_cb (DhFeedbackFigures *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("The chart was saved as “%s”."), name);

  g_assert (DH_IS_FEEDBACK_FIGURES (self));

  dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
}

static void
chart_failed_cb (DhFeedbackFigures *self, const char *message)
{
  g_assert (DH_IS_FEEDBACK_FIGURES (self));

  dh_toast_show (GTK_WIDGET (self), message, NULL, 0);
}

void
dh_feedback_figures_show (DhFeedbackFigures *self,
                          const DhFeedbackReading *reading,
                          const DhDeskSettings *desk)
{
  g_return_if_fail (DH_IS_FEEDBACK_FIGURES (self));
  g_return_if_fail (reading != NULL);

  show_difficulties (self, reading, desk);
  show_ratings (self, reading);
}

static void
dh_feedback_figures_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_FEEDBACK_FIGURES);

  G_OBJECT_CLASS (dh_feedback_figures_parent_class)->dispose (object);
}

static void
dh_feedback_figures_class_init (DhFeedbackFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_feedback_figures_dispose;

  g_type_ensure (DH_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-feedback-figures.ui");
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackFigures, difficulties_box);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackFigures, ratings_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackFigures, panel);
  gtk_widget_class_bind_template_callback (widget_class, chart_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_failed_cb);
}

static void
dh_feedback_figures_init (DhFeedbackFigures *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
