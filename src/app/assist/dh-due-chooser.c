/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "assist/dh-due-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common/dh-month-grid.h"
#include "dh-day.h"

#define WEEK 7
#define MAX_DAYS 366
#define N_CHIPS 4

struct _DhDueChooser
{
  GtkWidget parent_instance;

  AdwWrapBox *box;                 /* child */
  GtkToggleButton *chips[N_CHIPS]; /* (not owned) in box; none, tomorrow, Monday, in a week */
  gint32 days[N_CHIPS];
  GtkMenuButton *other; /* (not owned) in box */
  GtkLabel *other_label;
  DhMonthGrid *grid; /* (nullable) (not owned) made when the calendar is opened */
  gint32 today;      /* local day */
  gint32 day;        /* 0 = none */
  gboolean setting;
};

typedef enum
{
  PROP_DAY = 1,
} DhDueChooserProperty;

static GParamSpec *props[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (DhDueChooser, dh_due_chooser, GTK_TYPE_WIDGET)

static char *
dup_short (gint32 day)
{
  int year = 0;
  int month = 0;
  int dom = 0;

  dh_day_to_ymd (day, &year, &month, &dom);
  return g_strdup_printf ("%02d/%02d", dom, month);
}

/* The chips say what is chosen; what none of them stands for is on the last. */
static void
show (DhDueChooser *self)
{
  gboolean known = FALSE;
  g_autofree char *text = NULL;

  self->setting = TRUE;
  for (guint i = 0; i < N_CHIPS; i++)
    {
      gboolean here = self->days[i] == self->day && !known;

      gtk_toggle_button_set_active (self->chips[i], here);
      known = known || here;
    }
  self->setting = FALSE;
  text = known ? NULL : dh_format_day_short (self->day);
  gtk_label_set_label (self->other_label, known ? _ ("Another day…") : text);
  if (known)
    gtk_widget_remove_css_class (GTK_WIDGET (self->other), "chosen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->other), "chosen");
}

void
dh_due_chooser_set_day (DhDueChooser *self, gint32 day)
{
  g_return_if_fail (DH_IS_DUE_CHOOSER (self));

  if (day <= self->today)
    day = 0;
  if (self->day == day)
    return;
  self->day = day;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

gint32
dh_due_chooser_get_day (DhDueChooser *self)
{
  g_return_val_if_fail (DH_IS_DUE_CHOOSER (self), 0);

  return self->day;
}

static void
toggled_cb (DhDueChooser *self, GtkToggleButton *chip)
{
  g_assert (DH_IS_DUE_CHOOSER (self));

  if (self->setting || !gtk_toggle_button_get_active (chip))
    return;
  for (guint i = 0; i < N_CHIPS; i++)
    if (self->chips[i] == chip)
      dh_due_chooser_set_day (self, self->days[i]);
}

static void
chosen_cb (DhDueChooser *self, int day)
{
  g_assert (DH_IS_DUE_CHOOSER (self));

  if (day <= self->today)
    return;
  dh_due_chooser_set_day (self, day);
  gtk_menu_button_popdown (self->other);
}

static void
open_cb (GtkMenuButton *button, gpointer user_data)
{
  DhDueChooser *self = user_data;

  g_assert (DH_IS_DUE_CHOOSER (self));

  if (self->grid == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->grid = g_object_new (DH_TYPE_MONTH_GRID, NULL);
      g_signal_connect_object (self->grid, "chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->grid));
      gtk_menu_button_set_popover (button, popover);
    }
  dh_month_grid_show_day (self->grid, self->day != 0 ? self->day : self->today + 1,
                          self->today + MAX_DAYS);
}

void
dh_due_chooser_set_today (DhDueChooser *self, gint32 today)
{
  const gint32 monday = today + WEEK - dh_day_weekday (today);
  const gint32 days[N_CHIPS] = { 0, today + 1, monday, today + WEEK };
  const char *const formats[N_CHIPS] = { NULL, _ ("Tomorrow (%s)"), _ ("Monday (%s)"),
                                         _ ("In a week (%s)") };

  g_return_if_fail (DH_IS_DUE_CHOOSER (self));

  self->today = today;
  for (guint i = 0; i < N_CHIPS; i++)
    {
      g_autofree char *date = i > 0 ? dup_short (days[i]) : NULL;
      g_auto (GStrv) parts = i > 0 ? g_strsplit (formats[i], "%s", 2) : NULL;
      g_autofree char *text = i > 0 ? g_strjoinv (date, parts) : g_strdup (_ ("No date"));

      self->days[i] = days[i];
      gtk_button_set_label (GTK_BUTTON (self->chips[i]), text);
      /* On a Sunday tomorrow is the Monday, on a Monday it is a week. */
      gtk_widget_set_visible (GTK_WIDGET (self->chips[i]),
                              i != 2 || (monday != today + 1 && monday != today + WEEK));
    }
  show (self);
}

static gboolean
dh_due_chooser_grab_focus (GtkWidget *widget)
{
  DhDueChooser *self = DH_DUE_CHOOSER (widget);

  for (guint i = 0; i < N_CHIPS; i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      return gtk_widget_grab_focus (GTK_WIDGET (self->chips[i]));
  return gtk_widget_grab_focus (GTK_WIDGET (self->chips[0]));
}

static void
dh_due_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhDueChooserProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, DH_DUE_CHOOSER (object)->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_due_chooser_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &DH_DUE_CHOOSER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dh_due_chooser_parent_class)->dispose (object);
}

static void
dh_due_chooser_class_init (DhDueChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_due_chooser_get_property;
  object_class->dispose = dh_due_chooser_dispose;
  widget_class->grab_focus = dh_due_chooser_grab_focus;

  props[PROP_DAY] =
      g_param_spec_int ("day", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dh_due_chooser_init (DhDueChooser *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Comes back on"), -1);
  for (guint i = 0; i < N_CHIPS; i++)
    {
      self->chips[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->chips[i]), "chip");
      if (i > 0)
        gtk_toggle_button_set_group (self->chips[i], self->chips[0]);
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->box, GTK_WIDGET (self->chips[i]));
    }
  self->other_label = GTK_LABEL (gtk_label_new (_ ("Another day…")));
  self->other = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->other), "chip");
  gtk_menu_button_set_child (self->other, GTK_WIDGET (self->other_label));
  gtk_menu_button_set_create_popup_func (self->other, open_cb, self, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->other_label, NULL, -1);
  adw_wrap_box_append (self->box, GTK_WIDGET (self->other));
}
