/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-day-chooser.h"

#include <glib/gi18n-lib.h>

#include "common/dh-month-grid.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "dh-language.h"

struct _DhDayChooser
{
  GtkBox parent_instance;

  GtkWidget *next_button;
  GtkWidget *today_button;
  GtkMenuButton *day_button;
  GtkPopover *popover;
  DhMonthGrid *month_grid;

  gint32 day; /* DH_DAY_INVALID until told what day it is */
  gint32 today;
};

typedef enum
{
  PROP_DAY = 1,
} DhDayChooserProperty;

static GParamSpec *props[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (DhDayChooser, dh_day_chooser, GTK_TYPE_BOX)

static void
update (DhDayChooser *self)
{
  g_autofree char *text = dh_format_day_long (self->day, dh_language_is_vietnamese ());

  gtk_menu_button_set_label (self->day_button, text);
  gtk_widget_set_sensitive (self->next_button, self->day < self->today);
  gtk_widget_set_sensitive (self->today_button, self->day != self->today);
}

void
dh_day_chooser_set_day (DhDayChooser *self, gint32 day)
{
  g_return_if_fail (DH_IS_DAY_CHOOSER (self));

  day = MIN (day, self->today);
  if (self->day == day)
    return;
  self->day = day;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

void
dh_day_chooser_set_today (DhDayChooser *self, gint32 today)
{
  gboolean follow = FALSE;

  g_return_if_fail (DH_IS_DAY_CHOOSER (self));

  follow = self->day == self->today;
  self->today = today;
  if (follow)
    dh_day_chooser_set_day (self, today);
  update (self);
}

gint32
dh_day_chooser_get_day (DhDayChooser *self)
{
  g_return_val_if_fail (DH_IS_DAY_CHOOSER (self), DH_DAY_INVALID);

  return self->day;
}

gboolean
dh_day_chooser_is_today (DhDayChooser *self)
{
  g_return_val_if_fail (DH_IS_DAY_CHOOSER (self), FALSE);

  return self->day == self->today;
}

void
dh_day_chooser_step (DhDayChooser *self, int days)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DH_IS_DAY_CHOOSER (self));

  dh_day_chooser_set_day (self, self->day + days);
  text = dh_format_day_long (self->day, dh_language_is_vietnamese ());
  dh_announce (GTK_WIDGET (self), text, FALSE);
}

void
dh_day_chooser_go_today (DhDayChooser *self)
{
  g_return_if_fail (DH_IS_DAY_CHOOSER (self));

  dh_day_chooser_set_day (self, self->today);
}

/* No action names on these: an action that is enabled would make them sensitive today too, and in a
 * dialog those of the window are disabled. */
static void
previous_cb (DhDayChooser *self)
{
  g_assert (DH_IS_DAY_CHOOSER (self));

  dh_day_chooser_step (self, -1);
}

static void
next_cb (DhDayChooser *self)
{
  g_assert (DH_IS_DAY_CHOOSER (self));

  dh_day_chooser_step (self, 1);
}

static void
today_cb (DhDayChooser *self)
{
  g_assert (DH_IS_DAY_CHOOSER (self));

  dh_day_chooser_go_today (self);
}

static void
popover_shown_cb (DhDayChooser *self)
{
  g_assert (DH_IS_DAY_CHOOSER (self));

  dh_month_grid_show_day (self->month_grid, self->day, self->today);
  gtk_widget_grab_focus (GTK_WIDGET (self->month_grid));
}

static void
chosen_cb (DhDayChooser *self, int day)
{
  g_assert (DH_IS_DAY_CHOOSER (self));

  dh_day_chooser_set_day (self, day);
  gtk_popover_popdown (self->popover);
}

static void
dh_day_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhDayChooserProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, dh_day_chooser_get_day (DH_DAY_CHOOSER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_day_chooser_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((DhDayChooserProperty) prop_id)
    {
    case PROP_DAY:
      dh_day_chooser_set_day (DH_DAY_CHOOSER (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
dh_day_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_DAY_CHOOSER (widget)->day_button));
}

static void
dh_day_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_DAY_CHOOSER);

  G_OBJECT_CLASS (dh_day_chooser_parent_class)->dispose (object);
}

static void
dh_day_chooser_class_init (DhDayChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_day_chooser_get_property;
  object_class->set_property = dh_day_chooser_set_property;
  object_class->dispose = dh_day_chooser_dispose;
  widget_class->grab_focus = dh_day_chooser_grab_focus;

  props[PROP_DAY] =
      g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DH_TYPE_MONTH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-day-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDayChooser, next_button);
  gtk_widget_class_bind_template_child (widget_class, DhDayChooser, today_button);
  gtk_widget_class_bind_template_child (widget_class, DhDayChooser, day_button);
  gtk_widget_class_bind_template_child (widget_class, DhDayChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, DhDayChooser, month_grid);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
dh_day_chooser_init (DhDayChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
