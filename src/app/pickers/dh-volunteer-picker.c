/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pickers/dh-volunteer-picker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "text/dh-text.h"

/* One volunteer to choose. */
typedef struct
{
  gint64 id;
  GtkToggleButton *button; /* not owned */
} Chip;

struct _DhVolunteerPicker
{
  GtkBox parent_instance;

  AdwWrapBox *wrap_box;
  GtkEntry *entry;
  GtkWidget *error_label;

  DhSession *session; /* (owned) (nullable) */
  GArray *chips;      /* (owned) of Chip */
  gboolean adding;    /* a new name is being entered */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhVolunteerPicker, dh_volunteer_picker, GTK_TYPE_BOX)

static void
toggled_cb (DhVolunteerPicker *self)
{
  g_assert (DH_IS_VOLUNTEER_PICKER (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static Chip *
find_chip (DhVolunteerPicker *self, gint64 id)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (g_array_index (self->chips, Chip, i).id == id)
      return &g_array_index (self->chips, Chip, i);
  return NULL;
}

static void
add_chip (DhVolunteerPicker *self, gint64 id, const char *name, gboolean active)
{
  Chip *known = find_chip (self, id);
  Chip chip = { id, NULL };

  if (known != NULL)
    {
      gtk_toggle_button_set_active (known->button, active);
      return;
    }
  chip.button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (name));
  gtk_widget_add_css_class (GTK_WIDGET (chip.button), "chip");
  gtk_toggle_button_set_active (chip.button, active);
  g_signal_connect_object (chip.button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->wrap_box, GTK_WIDGET (chip.button));
  g_array_append_val (self->chips, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->wrap_box), TRUE);
}

void
dh_volunteer_picker_set_session (DhVolunteerPicker *self, DhSession *session)
{
  GPtrArray *volunteers = NULL;

  g_return_if_fail (DH_IS_VOLUNTEER_PICKER (self));
  g_return_if_fail (DH_IS_SESSION (session));

  g_set_object (&self->session, session);
  volunteers = dh_session_get_volunteers (session);
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];

      if (volunteer->on_duty_since != 0)
        add_chip (self, volunteer->id, volunteer->name, FALSE);
    }
}

void
dh_volunteer_picker_choose (DhVolunteerPicker *self, gint64 id)
{
  const DhVolunteer *volunteer = NULL;

  g_return_if_fail (DH_IS_VOLUNTEER_PICKER (self));
  g_return_if_fail (self->session != NULL);

  volunteer = dh_session_find_volunteer (self->session, id);
  if (volunteer != NULL)
    add_chip (self, id, volunteer->name, TRUE);
}

void
dh_volunteer_picker_clear (DhVolunteerPicker *self)
{
  g_return_if_fail (DH_IS_VOLUNTEER_PICKER (self));

  for (guint i = 0; i < self->chips->len; i++)
    gtk_toggle_button_set_active (g_array_index (self->chips, Chip, i).button, FALSE);
}

GArray *
dh_volunteer_picker_get_chosen (DhVolunteerPicker *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (DH_IS_VOLUNTEER_PICKER (self), ids);

  for (guint i = 0; i < self->chips->len; i++)
    {
      const Chip *chip = &g_array_index (self->chips, Chip, i);

      if (gtk_toggle_button_get_active (chip->button))
        g_array_append_val (ids, chip->id);
    }
  return ids;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhVolunteerPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert (DH_IS_VOLUNTEER_PICKER (self));

  id = dh_session_add_volunteer_finish (DH_SESSION (source), result, &error);
  if (self->entry == NULL)
    return;
  self->adding = FALSE;
  gtk_widget_set_visible (self->error_label, id == 0);
  if (id == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->error_label), error->message);
      return;
    }
  {
    g_autofree char *name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

    add_chip (self, id, name, TRUE);
  }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (DhVolunteerPicker *self)
{
  g_autofree char *name = NULL;
  GPtrArray *volunteers = NULL;

  g_assert (DH_IS_VOLUNTEER_PICKER (self));

  name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (*name == '\0' || self->session == NULL || self->adding)
    return;
  volunteers = dh_session_get_volunteers (self->session);
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];
      g_autofree char *fold = dh_text_fold (name);

      /* Whoever is on the list is meant even where the marks were left out. */
      if (g_str_equal (volunteer->name_fold, fold))
        {
          gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
          add_chip (self, volunteer->id, volunteer->name, TRUE);
          g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
          return;
        }
    }
  self->adding = TRUE;
  dh_session_add_volunteer_async (self->session, name, FALSE, added_cb, g_object_ref (self));
}

static gboolean
dh_volunteer_picker_grab_focus (GtkWidget *widget)
{
  DhVolunteerPicker *self = DH_VOLUNTEER_PICKER (widget);

  if (self->chips->len > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->chips, Chip, 0).button));
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
dh_volunteer_picker_dispose (GObject *object)
{
  DhVolunteerPicker *self = DH_VOLUNTEER_PICKER (object);

  g_array_set_size (self->chips, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_VOLUNTEER_PICKER);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_volunteer_picker_parent_class)->dispose (object);
}

static void
dh_volunteer_picker_finalize (GObject *object)
{
  g_clear_pointer (&DH_VOLUNTEER_PICKER (object)->chips, g_array_unref);

  G_OBJECT_CLASS (dh_volunteer_picker_parent_class)->finalize (object);
}

static void
dh_volunteer_picker_class_init (DhVolunteerPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_volunteer_picker_dispose;
  object_class->finalize = dh_volunteer_picker_finalize;
  widget_class->grab_focus = dh_volunteer_picker_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DH_TYPE_VOLUNTEER_PICKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-volunteer-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DhVolunteerPicker, wrap_box);
  gtk_widget_class_bind_template_child (widget_class, DhVolunteerPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, DhVolunteerPicker, error_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dh_volunteer_picker_init (DhVolunteerPicker *self)
{
  self->chips = g_array_new (FALSE, FALSE, sizeof (Chip));
  gtk_widget_init_template (GTK_WIDGET (self));
}
