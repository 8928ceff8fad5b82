/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-month-grid.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-language.h"

#define N_DAYS 42

struct _DhMonthGrid
{
  GtkBox parent_instance;

  GtkLabel *month_label;
  GtkGrid *grid;

  GtkWidget *buttons[N_DAYS]; /* (not owned) children of grid */
  gint32 first;               /* day on the first button */
  gint32 day;                 /* the marked one */
  gint32 last;                /* the last that may be chosen */
  int year, month;            /* shown */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhMonthGrid, dh_month_grid, GTK_TYPE_BOX)

static const char *const weekdays[] = { N_ ("Mo"), N_ ("Tu"), N_ ("We"), N_ ("Th"),
                                        N_ ("Fr"), N_ ("Sa"), N_ ("Su") };
static const char *const months[] = { N_ ("January %d"), N_ ("February %d"), N_ ("March %d"),
                                      N_ ("April %d"),   N_ ("May %d"),      N_ ("June %d"),
                                      N_ ("July %d"),    N_ ("August %d"),   N_ ("September %d"),
                                      N_ ("October %d"), N_ ("November %d"), N_ ("December %d") };

static char *
dup_month_title (int year, int month)
{
  g_autofree char *number = g_strdup_printf ("%d", year);
  g_auto (GStrv) parts = g_strsplit (_ (months[month - 1]), "%d", 2);

  return g_strjoinv (number, parts);
}

static void
update (DhMonthGrid *self)
{
  g_autofree char *title = dup_month_title (self->year, self->month);
  gint32 start = dh_day_from_ymd (self->year, self->month, 1);

  gtk_label_set_label (self->month_label, title);
  self->first = start - dh_day_weekday (start);
  for (guint i = 0; i < N_DAYS; i++)
    {
      gint32 day = self->first + (gint32) i;
      int year = 0;
      int month = 0;
      int dom = 0;
      g_autofree char *number = NULL;
      g_autofree char *spoken = dh_format_day_long (day, dh_language_is_vietnamese ());

      dh_day_to_ymd (day, &year, &month, &dom);
      number = g_strdup_printf ("%d", dom);
      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_widget_set_sensitive (self->buttons[i], day <= self->last);
      gtk_widget_set_opacity (self->buttons[i], month == self->month ? 1.0 : 0.55);
      /* Never both: white figures on no background. */
      if (day == self->day)
        {
          gtk_widget_remove_css_class (self->buttons[i], "flat");
          gtk_widget_add_css_class (self->buttons[i], "suggested-action");
        }
      else
        {
          gtk_widget_remove_css_class (self->buttons[i], "suggested-action");
          gtk_widget_add_css_class (self->buttons[i], "flat");
        }
    }
}

static void
turn (DhMonthGrid *self, int step)
{
  int month = self->year * 12 + self->month - 1 + step;

  self->year = month / 12;
  self->month = month % 12 + 1;
  update (self);
}

static void
previous_cb (DhMonthGrid *self)
{
  g_assert (DH_IS_MONTH_GRID (self));

  turn (self, -1);
}

static void
next_cb (DhMonthGrid *self)
{
  g_assert (DH_IS_MONTH_GRID (self));

  turn (self, 1);
}

static void
clicked_cb (DhMonthGrid *self, GtkWidget *button)
{
  g_assert (DH_IS_MONTH_GRID (self));

  for (guint i = 0; i < N_DAYS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) (self->first + (gint32) i));
}

static gboolean
dh_month_grid_grab_focus (GtkWidget *widget)
{
  DhMonthGrid *self = DH_MONTH_GRID (widget);
  gint32 index = self->day - self->first;

  return gtk_widget_grab_focus (self->buttons[CLAMP (index, 0, N_DAYS - 1)]);
}

static void
dh_month_grid_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_MONTH_GRID);

  G_OBJECT_CLASS (dh_month_grid_parent_class)->dispose (object);
}

static void
dh_month_grid_class_init (DhMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_month_grid_dispose;
  widget_class->grab_focus = dh_month_grid_grab_focus;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DH_TYPE_MONTH_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-month-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, DhMonthGrid, month_label);
  gtk_widget_class_bind_template_child (widget_class, DhMonthGrid, grid);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
dh_month_grid_init (DhMonthGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      GtkWidget *label = gtk_label_new (_ (weekdays[i]));

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_grid_attach (self->grid, label, (int) i, 0, 1, 1);
    }
  for (guint i = 0; i < N_DAYS; i++)
    {
      self->buttons[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_widget_add_css_class (self->buttons[i], "numeric");
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, self->buttons[i], (int) i % 7, 1 + (int) i / 7, 1, 1);
    }
}

void
dh_month_grid_show_day (DhMonthGrid *self, gint32 day, gint32 last)
{
  int dom = 0;

  g_return_if_fail (DH_IS_MONTH_GRID (self));

  self->day = day;
  self->last = last;
  dh_day_to_ymd (day, &self->year, &self->month, &dom);
  update (self);
}
