/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-duty-bar.h"

#include <glib/gi18n-lib.h>

#include "dh-accessible-names.h"

struct _DhDutyBar
{
  GtkBox parent_instance;

  GtkLabel *duty_label;
  GtkWidget *self_box;
  GtkWidget *self_label;

  GtkDropDown *drop_down; /* (nullable) made once somebody is on duty; in self_box */
  GtkStringList *names;   /* (owned) "not said", then those on duty */
  GArray *ids;            /* (owned) of gint64, beside names */
  gint64 volunteer;       /* id, 0 = not said */
  gboolean filling;       /* the list is being made */
};

typedef enum
{
  PROP_VOLUNTEER = 1,
} DhDutyBarProperty;

static GParamSpec *props[PROP_VOLUNTEER + 1];

G_DEFINE_FINAL_TYPE (DhDutyBar, dh_duty_bar, GTK_TYPE_BOX)

static void
set_volunteer (DhDutyBar *self, gint64 id)
{
  if (self->volunteer == id)
    return;
  self->volunteer = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VOLUNTEER]);
}

static void
selected_cb (DhDutyBar *self)
{
  guint index = 0;

  g_assert (DH_IS_DUTY_BAR (self));

  if (self->filling)
    return;
  index = gtk_drop_down_get_selected (self->drop_down);
  if (index < self->ids->len)
    set_volunteer (self, g_array_index (self->ids, gint64, index));
}

static void
create_drop_down (DhDutyBar *self)
{
  GListModel *names = G_LIST_MODEL (g_object_ref (self->names));

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (names, NULL));
  dh_name_rows (self->drop_down);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->self_label, NULL, -1);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->self_box), GTK_WIDGET (self->drop_down));
}

static gboolean
is_unchanged (DhDutyBar *self, GPtrArray *on_duty)
{
  if (self->ids->len != on_duty->len + 1)
    return FALSE;
  for (guint i = 0; i < on_duty->len; i++)
    {
      const DhVolunteer *volunteer = on_duty->pdata[i];

      if (g_array_index (self->ids, gint64, i + 1) != volunteer->id ||
          !g_str_equal (gtk_string_list_get_string (self->names, i + 1), volunteer->name))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_summary (GPtrArray *on_duty)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (on_duty->len == 0)
    return g_strdup (_ ("Nobody is on duty yet"));
  for (guint i = 0; i < on_duty->len; i++)
    g_ptr_array_add (names, ((const DhVolunteer *) on_duty->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: %u is how many volunteers are on duty, %s are their names. */
  return g_strdup_printf (_ ("On duty (%u): %s"), on_duty->len, joined);
}

void
dh_duty_bar_update (DhDutyBar *self, DhSession *session, const char *proposed)
{
  g_autoptr (GPtrArray) on_duty = g_ptr_array_new ();
  GPtrArray *volunteers = NULL;
  g_autofree char *summary = NULL;
  const gint64 nobody = 0;
  guint chosen = 0;

  g_return_if_fail (DH_IS_DUTY_BAR (self));
  g_return_if_fail (DH_IS_SESSION (session));

  volunteers = dh_session_get_volunteers (session);
  for (guint i = 0; i < volunteers->len; i++)
    if (((const DhVolunteer *) volunteers->pdata[i])->on_duty_since != 0)
      g_ptr_array_add (on_duty, volunteers->pdata[i]);

  if (is_unchanged (self, on_duty))
    return;

  self->filling = TRUE;
  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, nobody);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  gtk_string_list_append (self->names, _ ("Not said"));
  for (guint i = 0; i < on_duty->len; i++)
    {
      const DhVolunteer *volunteer = on_duty->pdata[i];

      g_array_append_val (self->ids, volunteer->id);
      gtk_string_list_append (self->names, volunteer->name);
      if (volunteer->id == self->volunteer ||
          (self->volunteer == 0 && chosen == 0 && g_strcmp0 (proposed, volunteer->name) == 0))
        chosen = i + 1;
    }
  /* Alone on duty: who else should it be. */
  if (chosen == 0 && on_duty->len == 1)
    chosen = 1;
  if (self->drop_down == NULL && on_duty->len > 0)
    create_drop_down (self);
  if (self->drop_down != NULL)
    gtk_drop_down_set_selected (self->drop_down, chosen);
  self->filling = FALSE;
  set_volunteer (self, g_array_index (self->ids, gint64, chosen));

  summary = dup_summary (on_duty);
  gtk_label_set_label (self->duty_label, summary);
  gtk_widget_set_visible (self->self_box, on_duty->len > 0);
}

gint64
dh_duty_bar_get_volunteer (DhDutyBar *self)
{
  g_return_val_if_fail (DH_IS_DUTY_BAR (self), 0);

  return self->volunteer;
}

static void
dh_duty_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhDutyBarProperty) prop_id)
    {
    case PROP_VOLUNTEER:
      g_value_set_int64 (value, DH_DUTY_BAR (object)->volunteer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_duty_bar_dispose (GObject *object)
{
  DhDutyBar *self = DH_DUTY_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_DUTY_BAR);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (dh_duty_bar_parent_class)->dispose (object);
}

static void
dh_duty_bar_finalize (GObject *object)
{
  g_clear_pointer (&DH_DUTY_BAR (object)->ids, g_array_unref);

  G_OBJECT_CLASS (dh_duty_bar_parent_class)->finalize (object);
}

static void
dh_duty_bar_class_init (DhDutyBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_duty_bar_get_property;
  object_class->dispose = dh_duty_bar_dispose;
  object_class->finalize = dh_duty_bar_finalize;

  props[PROP_VOLUNTEER] =
      g_param_spec_int64 ("volunteer", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-duty-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDutyBar, duty_label);
  gtk_widget_class_bind_template_child (widget_class, DhDutyBar, self_box);
  gtk_widget_class_bind_template_child (widget_class, DhDutyBar, self_label);
}

static void
dh_duty_bar_init (DhDutyBar *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
