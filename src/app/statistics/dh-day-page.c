/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "statistics/dh-day-page.h"

#include "dh-day.h"

typedef struct
{
  AdwWrapBox *tools;
  DhDayChooser *day_chooser;
  AdwBin *content_bin;
  AdwStatusPage *error_page;
  GtkStack *stack;

  DhSession *session;        /* (owned) (nullable) NULL once disposed */
  GCancellable *cancellable; /* (owned) (nullable) of the reading under way */
  DhDayReading *reading;     /* (owned) (nullable) of the day shown */
} DhDayPagePrivate;

typedef enum
{
  PROP_SESSION = 1,
} DhDayPageProperty;

static GParamSpec *props[PROP_SESSION + 1];

static void dh_day_page_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DhDayPage,
                                  dh_day_page,
                                  ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (DhDayPage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             dh_day_page_buildable_init))

#define PRIV(self) ((DhDayPagePrivate *) dh_day_page_get_instance_private (self))

static void
show_error (DhDayPage *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (PRIV (self)->error_page, escaped);
  gtk_stack_set_visible_child_name (PRIV (self)->stack, "error");
}

void
dh_day_page_show (DhDayPage *self)
{
  g_autoptr (GError) error = NULL;
  DhDayPagePrivate *priv = NULL;

  g_return_if_fail (DH_IS_DAY_PAGE (self));

  priv = PRIV (self);
  if (priv->reading == NULL)
    return;
  if (DH_DAY_PAGE_GET_CLASS (self)->show (self, priv->reading, &error))
    gtk_stack_set_visible_child_name (priv->stack, "content");
  else
    show_error (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDayReading) reading = NULL;
  DhDayPagePrivate *priv = NULL;

  g_assert (DH_IS_DAY_PAGE (self));

  priv = PRIV (self);
  reading = dh_day_reading_finish (source, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || priv->session == NULL)
    return;
  if (reading == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&priv->reading, dh_day_reading_free);
  priv->reading = g_steal_pointer (&reading);
  dh_day_page_show (self);
}

static void
refresh (DhDayPage *self)
{
  DhDayPagePrivate *priv = PRIV (self);

  if (priv->session == NULL || dh_session_get_client (priv->session) == NULL)
    return;
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  dh_day_reading_async (priv->session, dh_day_chooser_get_day (priv->day_chooser),
                        priv->cancellable, read_cb, g_object_ref (self));
}

static void
day_changed_cb (DhDayPage *self)
{
  g_assert (DH_IS_DAY_PAGE (self));

  refresh (self);
}

static void
refreshed_cb (DhDayPage *self)
{
  DhDayPagePrivate *priv = NULL;

  g_assert (DH_IS_DAY_PAGE (self));

  priv = PRIV (self);
  dh_day_chooser_set_today (priv->day_chooser, dh_session_today (priv->session));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && dh_day_chooser_is_today (priv->day_chooser))
    refresh (self);
}

/* ---- Life */

static void
dh_day_page_add_child (GtkBuildable *buildable,
                       GtkBuilder *builder,
                       GObject *child,
                       const char *type)
{
  DhDayPagePrivate *priv = PRIV (DH_DAY_PAGE (buildable));

  if (priv->tools == NULL || !GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "tool") == 0)
    adw_wrap_box_append (priv->tools, GTK_WIDGET (child));
  else
    adw_bin_set_child (priv->content_bin, GTK_WIDGET (child));
}

static void
dh_day_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dh_day_page_add_child;
}

static gboolean
dh_day_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRIV (DH_DAY_PAGE (widget))->day_chooser));
}

static void
dh_day_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_day_page_parent_class)->map (widget);

  refresh (DH_DAY_PAGE (widget));
}

static void
dh_day_page_constructed (GObject *object)
{
  DhDayPage *self = DH_DAY_PAGE (object);
  DhDayPagePrivate *priv = PRIV (self);

  G_OBJECT_CLASS (dh_day_page_parent_class)->constructed (object);

  /* Without one it is empty, as where templates alone are looked at. */
  if (priv->session == NULL)
    return;
  dh_day_chooser_set_today (priv->day_chooser, dh_session_today (priv->session));
  g_signal_connect_object (priv->day_chooser, "notify::day", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dh_day_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhDayPageProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, PRIV (DH_DAY_PAGE (object))->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_day_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((DhDayPageProperty) prop_id)
    {
    case PROP_SESSION:
      PRIV (DH_DAY_PAGE (object))->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_day_page_dispose (GObject *object)
{
  DhDayPagePrivate *priv = PRIV (DH_DAY_PAGE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_DAY_PAGE);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->reading, dh_day_reading_free);

  G_OBJECT_CLASS (dh_day_page_parent_class)->dispose (object);
}

static void
dh_day_page_class_init (DhDayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dh_day_page_constructed;
  object_class->get_property = dh_day_page_get_property;
  object_class->set_property = dh_day_page_set_property;
  object_class->dispose = dh_day_page_dispose;
  widget_class->grab_focus = dh_day_page_grab_focus;
  widget_class->map = dh_day_page_map;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, DH_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-day-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DhDayPage, tools);
  gtk_widget_class_bind_template_child_private (widget_class, DhDayPage, day_chooser);
  gtk_widget_class_bind_template_child_private (widget_class, DhDayPage, content_bin);
  gtk_widget_class_bind_template_child_private (widget_class, DhDayPage, error_page);
  gtk_widget_class_bind_template_child_private (widget_class, DhDayPage, stack);
}

static void
dh_day_page_init (DhDayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- For those who inherit, and the window */

const DhDayReading *
dh_day_page_get_reading (DhDayPage *self)
{
  g_return_val_if_fail (DH_IS_DAY_PAGE (self), NULL);

  return PRIV (self)->reading;
}

DhSession *
dh_day_page_get_session (DhDayPage *self)
{
  g_return_val_if_fail (DH_IS_DAY_PAGE (self), NULL);

  return PRIV (self)->session;
}

DhDayChooser *
dh_day_page_get_day_chooser (DhDayPage *self)
{
  g_return_val_if_fail (DH_IS_DAY_PAGE (self), NULL);

  return PRIV (self)->day_chooser;
}

char *
dh_day_page_dup_iso_day (DhDayPage *self)
{
  g_return_val_if_fail (DH_IS_DAY_PAGE (self), NULL);

  return dh_day_to_iso (dh_day_chooser_get_day (PRIV (self)->day_chooser));
}
