/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pickers/dh-procedure-picker.h"

#include <glib/gi18n-lib.h>

#include "common/dh-composed-text.h"
#include "model/dh-procedure-match.h"

#define MAX_ROWS 5

struct _DhProcedurePicker
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkRevealer *revealer;
  GtkListBox *list;

  DhComposedText *typed; /* (owned) */
  GPtrArray *procedures; /* (owned) (nullable) of DhProcedure */
  GPtrArray *shown;      /* (owned) (nullable) of DhProcedure, borrowed from procedures */
  gint64 selected;       /* id, 0 = none */
  gboolean setting;      /* the text is being set to the name of the selected one */
};

typedef enum
{
  PROP_SELECTED = 1,
} DhProcedurePickerProperty;

static GParamSpec *props[PROP_SELECTED + 1];

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhProcedurePicker, dh_procedure_picker, GTK_TYPE_BOX)

static void
set_id (DhProcedurePicker *self, gint64 id)
{
  if (self->selected == id)
    return;
  self->selected = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static GtkWidget *
create_row (const DhProcedure *procedure)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (procedure->name);
  GtkWidget *code = gtk_label_new (procedure->code);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (code, "dimmed");
  gtk_widget_add_css_class (code, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, procedure->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  procedure->name, -1);
  return row;
}

static void
search (DhProcedurePicker *self, const char *text)
{
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  if (self->procedures == NULL || *text == '\0')
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }
  self->shown = dh_procedure_match (self->procedures, text);
  for (guint i = 0; i < MIN (self->shown->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, create_row (self->shown->pdata[i]));
  gtk_revealer_set_reveal_child (self->revealer, self->shown->len > 0);
}

static void
take (DhProcedurePicker *self, const DhProcedure *procedure)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), procedure->name);
  /* A long name is known by its beginning. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
  self->setting = FALSE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_PRIMARY, "object-select-symbolic");
  set_id (self, procedure->id);
}

static void
changed_cb (DhProcedurePicker *self)
{
  g_assert (DH_IS_PROCEDURE_PICKER (self));

  if (self->setting)
    return;
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_PRIMARY, "edit-find-symbolic");
  set_id (self, 0);
}

static void
preedit_changed_cb (DhProcedurePicker *self, const char *preedit)
{
  g_assert (DH_IS_PROCEDURE_PICKER (self));

  if (*preedit != '\0' && !self->setting)
    set_id (self, 0);
}

static void
settled_cb (DhProcedurePicker *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_PROCEDURE_PICKER (self));

  if (self->setting || self->selected != 0)
    return;
  text = dh_composed_text_dup (self->typed);
  search (self, text);
}

static void
activate_cb (DhProcedurePicker *self)
{
  g_assert (DH_IS_PROCEDURE_PICKER (self));

  /* Enter has handed the last word over; the list may not know it yet. */
  if (self->selected == 0)
    search (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->selected == 0 && self->shown != NULL && self->shown->len > 0)
    take (self, self->shown->pdata[0]);
  if (self->selected != 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
row_activated_cb (DhProcedurePicker *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  g_assert (DH_IS_PROCEDURE_PICKER (self));

  if (self->shown == NULL || index >= self->shown->len)
    return;
  take (self, self->shown->pdata[index]);
  gtk_entry_grab_focus_without_selecting (self->entry);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

void
dh_procedure_picker_set_procedures (DhProcedurePicker *self, GPtrArray *procedures)
{
  g_return_if_fail (DH_IS_PROCEDURE_PICKER (self));

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  self->procedures = procedures != NULL ? g_ptr_array_ref (procedures) : NULL;
}

gint64
dh_procedure_picker_get_selected (DhProcedurePicker *self)
{
  g_return_val_if_fail (DH_IS_PROCEDURE_PICKER (self), 0);

  return self->selected;
}

const char *
dh_procedure_picker_get_text (DhProcedurePicker *self)
{
  g_return_val_if_fail (DH_IS_PROCEDURE_PICKER (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
dh_procedure_picker_set_selected (DhProcedurePicker *self, gint64 id)
{
  g_return_if_fail (DH_IS_PROCEDURE_PICKER (self));

  for (guint i = 0; self->procedures != NULL && i < self->procedures->len; i++)
    if (((const DhProcedure *) self->procedures->pdata[i])->id == id)
      {
        take (self, self->procedures->pdata[i]);
        return;
      }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  set_id (self, 0);
}

static void
dh_procedure_picker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhProcedurePickerProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, DH_PROCEDURE_PICKER (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
dh_procedure_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_PROCEDURE_PICKER (widget)->entry));
}

static void
dh_procedure_picker_dispose (GObject *object)
{
  g_clear_object (&DH_PROCEDURE_PICKER (object)->typed);
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_PROCEDURE_PICKER);

  G_OBJECT_CLASS (dh_procedure_picker_parent_class)->dispose (object);
}

static void
dh_procedure_picker_finalize (GObject *object)
{
  DhProcedurePicker *self = DH_PROCEDURE_PICKER (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_procedure_picker_parent_class)->finalize (object);
}

static void
dh_procedure_picker_class_init (DhProcedurePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_procedure_picker_get_property;
  object_class->dispose = dh_procedure_picker_dispose;
  object_class->finalize = dh_procedure_picker_finalize;
  widget_class->grab_focus = dh_procedure_picker_grab_focus;

  props[PROP_SELECTED] =
      g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DH_TYPE_PROCEDURE_PICKER,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-procedure-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DhProcedurePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, DhProcedurePicker, revealer);
  gtk_widget_class_bind_template_child (widget_class, DhProcedurePicker, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dh_procedure_picker_init (DhProcedurePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = dh_composed_text_new (GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->typed, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)),
                           "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
