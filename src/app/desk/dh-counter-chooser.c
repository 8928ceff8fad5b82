/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-counter-chooser.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"

#define MAX_NAME 12 /* letters of a counter's name that are always shown */

struct _DhCounterChooser
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down; /* (nullable) child, made for the second counter */
  GStrv counters;         /* (owned) (nullable) more than one */
  char *counter;          /* (owned) */
  gboolean filling;       /* the list is being made */
};

typedef enum
{
  PROP_COUNTER = 1,
} DhCounterChooserProperty;

static GParamSpec *props[PROP_COUNTER + 1];

G_DEFINE_FINAL_TYPE (DhCounterChooser, dh_counter_chooser, GTK_TYPE_WIDGET)

static void
set_counter (DhCounterChooser *self, const char *counter)
{
  if (g_set_str (&self->counter, counter != NULL ? counter : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNTER]);
}

static void
selected_cb (DhCounterChooser *self)
{
  guint index = 0;

  g_assert (DH_IS_COUNTER_CHOOSER (self));

  index = gtk_drop_down_get_selected (self->drop_down);
  if (!self->filling && self->counters != NULL && index < g_strv_length (self->counters))
    set_counter (self, self->counters[index]);
}

static guint
find_counter (DhCounterChooser *self, const char *name)
{
  for (guint i = 0; name != NULL && self->counters != NULL && self->counters[i] != NULL; i++)
    if (g_str_equal (self->counters[i], name))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
setup_cb (DhCounterChooser *self, GtkListItem *item, GtkListItemFactory *factory)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  g_assert (DH_IS_COUNTER_CHOOSER (self));

  gtk_label_set_xalign (label, 0);
  /* A long name leaves room for how many wait; the list shows all of it. */
  if (factory == gtk_drop_down_get_factory (self->drop_down))
    {
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (label, MAX_NAME);
    }
  gtk_list_item_set_child (item, GTK_WIDGET (label));
}

static void
bind_cb (DhCounterChooser *self, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  g_assert (DH_IS_COUNTER_CHOOSER (self));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (name));
  gtk_list_item_set_accessible_label (item, gtk_string_object_get_string (name));
}

static GtkListItemFactory *
create_factory (DhCounterChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
create_drop_down (DhCounterChooser *self)
{
  g_autoptr (GtkListItemFactory) shown = create_factory (self);
  g_autoptr (GtkListItemFactory) listed = create_factory (self);

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->drop_down, shown);
  gtk_drop_down_set_list_factory (self->drop_down, listed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), _ ("Counter that calls (F12: next)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counter that calls"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (DhCounterChooser *self, guint chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->counters[i] != NULL; i++)
    gtk_string_list_take (names, dh_label_counter (self->counters[i]));
  if (self->drop_down == NULL)
    create_drop_down (self);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_down, chosen);
  self->filling = FALSE;
}

void
dh_counter_chooser_update (DhCounterChooser *self, char **counters, const char *proposed)
{
  gboolean several = counters != NULL && counters[0] != NULL && counters[1] != NULL;
  guint chosen = 0;

  g_return_if_fail (DH_IS_COUNTER_CHOOSER (self));

  gtk_widget_set_visible (GTK_WIDGET (self), several);
  if (!several)
    {
      g_clear_pointer (&self->counters, g_strfreev);
      set_counter (self, proposed);
      return;
    }
  if (self->counters != NULL &&
      g_strv_equal ((const char *const *) self->counters, (const char *const *) counters))
    return;
  g_strfreev (self->counters);
  self->counters = g_strdupv (counters);
  chosen = find_counter (self, self->counter);
  if (chosen == GTK_INVALID_LIST_POSITION)
    chosen = find_counter (self, proposed);
  if (chosen == GTK_INVALID_LIST_POSITION)
    chosen = 0;
  fill (self, chosen);
  set_counter (self, self->counters[chosen]);
}

const char *
dh_counter_chooser_get_counter (DhCounterChooser *self)
{
  g_return_val_if_fail (DH_IS_COUNTER_CHOOSER (self), "");

  return self->counter;
}

gboolean
dh_counter_chooser_next (DhCounterChooser *self)
{
  guint index = 0;

  g_return_val_if_fail (DH_IS_COUNTER_CHOOSER (self), FALSE);

  if (self->counters == NULL)
    return FALSE;
  index = gtk_drop_down_get_selected (self->drop_down) + 1;
  gtk_drop_down_set_selected (self->drop_down, index % g_strv_length (self->counters));
  return TRUE;
}

static void
dh_counter_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhCounterChooserProperty) prop_id)
    {
    case PROP_COUNTER:
      g_value_set_string (value, DH_COUNTER_CHOOSER (object)->counter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_counter_chooser_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &DH_COUNTER_CHOOSER (object)->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (dh_counter_chooser_parent_class)->dispose (object);
}

static void
dh_counter_chooser_finalize (GObject *object)
{
  DhCounterChooser *self = DH_COUNTER_CHOOSER (object);

  g_clear_pointer (&self->counters, g_strfreev);
  g_clear_pointer (&self->counter, g_free);

  G_OBJECT_CLASS (dh_counter_chooser_parent_class)->finalize (object);
}

static void
dh_counter_chooser_class_init (DhCounterChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dh_counter_chooser_get_property;
  object_class->dispose = dh_counter_chooser_dispose;
  object_class->finalize = dh_counter_chooser_finalize;

  props[PROP_COUNTER] =
      g_param_spec_string ("counter", NULL, NULL, "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dh_counter_chooser_init (DhCounterChooser *self)
{
  self->counter = g_strdup ("");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
