/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-visit-row.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"

struct _DhVisitRow
{
  GtkBox parent_instance;

  GtkLabel *ticket_label;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkImage *priority_icon;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *time_label;
  GtkWidget *late_icon;

  GSignalGroup *signals; /* (owned) of the item */
  const char *state_css; /* style class now on the row, or NULL */
};

typedef enum
{
  PROP_ITEM = 1,
} DhVisitRowProperty;

static GParamSpec *props[PROP_ITEM + 1];

G_DEFINE_FINAL_TYPE (DhVisitRow, dh_visit_row, GTK_TYPE_BOX)

static void
set_state_class (DhVisitRow *self, const char *name)
{
  if (self->state_css != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->state_css);
  self->state_css = name;
  if (name != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
}

static void
update (DhVisitRow *self)
{
  g_autoptr (DhVisitItem) item = g_signal_group_dup_target (self->signals);
  const DhVisit *visit = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *time = NULL;
  g_autofree char *spoken = NULL;
  gboolean late = FALSE;

  if (item == NULL)
    return;
  visit = dh_visit_item_get_visit (item);
  subtitle = dh_visit_item_dup_details (item);
  time = dh_visit_item_dup_time_text (item);
  spoken = dh_visit_item_dup_description (item);
  late = dh_visit_item_is_late (item) || dh_visit_item_is_long (item);

  gtk_label_set_label (self->ticket_label, visit->ticket);
  gtk_label_set_label (self->title_label, *visit->procedure_name != '\0'
                                              ? visit->procedure_name
                                              : _ ("No procedure chosen yet"));
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), *subtitle != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->priority_icon), visit->priority != DH_PRIORITY_NONE);
  gtk_image_set_from_icon_name (self->state_icon, dh_label_state_icon (visit->state));
  gtk_label_set_label (self->state_label, dh_label_state (visit->state));
  gtk_label_set_label (self->time_label, time);
  gtk_widget_set_visible (self->late_icon, late);
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
  set_state_class (self, dh_label_state_css (visit->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
revision_cb (DhVisitRow *self)
{
  g_assert (DH_IS_VISIT_ROW (self));

  update (self);
}

DhVisitItem *
dh_visit_row_get_item (DhVisitRow *self)
{
  g_autoptr (DhVisitItem) item = NULL;

  g_return_val_if_fail (DH_IS_VISIT_ROW (self), NULL);

  item = g_signal_group_dup_target (self->signals);
  return item;
}

void
dh_visit_row_set_item (DhVisitRow *self, DhVisitItem *item)
{
  g_return_if_fail (DH_IS_VISIT_ROW (self));
  g_return_if_fail (item == NULL || DH_IS_VISIT_ITEM (item));

  if (dh_visit_row_get_item (self) == item)
    return;
  g_signal_group_set_target (self->signals, item);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

static void
dh_visit_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhVisitRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, dh_visit_row_get_item (DH_VISIT_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_visit_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((DhVisitRowProperty) prop_id)
    {
    case PROP_ITEM:
      dh_visit_row_set_item (DH_VISIT_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_visit_row_dispose (GObject *object)
{
  DhVisitRow *self = DH_VISIT_ROW (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_VISIT_ROW);

  G_OBJECT_CLASS (dh_visit_row_parent_class)->dispose (object);
}

static void
dh_visit_row_finalize (GObject *object)
{
  g_clear_object (&DH_VISIT_ROW (object)->signals);

  G_OBJECT_CLASS (dh_visit_row_parent_class)->finalize (object);
}

static void
dh_visit_row_class_init (DhVisitRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_visit_row_get_property;
  object_class->set_property = dh_visit_row_set_property;
  object_class->dispose = dh_visit_row_dispose;
  object_class->finalize = dh_visit_row_finalize;

  props[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, DH_TYPE_VISIT_ITEM,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "visitrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, ticket_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, priority_icon);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitRow, late_icon);
}

static void
dh_visit_row_init (DhVisitRow *self)
{
  self->signals = g_signal_group_new (DH_TYPE_VISIT_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::revision", G_CALLBACK (revision_cb),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhVisitRow *
dh_visit_row_new (void)
{
  return g_object_new (DH_TYPE_VISIT_ROW, NULL);
}
