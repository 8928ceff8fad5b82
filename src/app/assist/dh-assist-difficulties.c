/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "assist/dh-assist-difficulties.h"

#include <adwaita.h>

#include "dh-words.h"

/* A difficulty that can be ticked. */
typedef struct
{
  char *code;              /* owned */
  GtkToggleButton *button; /* not owned; in the box */
} Tick;

struct _DhAssistDifficulties
{
  GtkWidget parent_instance;

  AdwWrapBox *box; /* child */
  GArray *ticks;   /* (owned) of Tick */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhAssistDifficulties, dh_assist_difficulties, GTK_TYPE_WIDGET)

static void
tick_clear (gpointer data)
{
  g_free (((Tick *) data)->code);
}

static void
toggled_cb (DhAssistDifficulties *self)
{
  g_assert (DH_IS_ASSIST_DIFFICULTIES (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkToggleButton *
add_tick (DhAssistDifficulties *self, const char *code, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name);
  Tick tick = { g_strdup (code), GTK_TOGGLE_BUTTON (button) };

  gtk_widget_add_css_class (button, "chip");
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
  g_array_append_val (self->ticks, tick);
  return tick.button;
}

void
dh_assist_difficulties_fill (DhAssistDifficulties *self, const DhDeskSettings *desk)
{
  g_return_if_fail (DH_IS_ASSIST_DIFFICULTIES (self));

  if (desk == NULL)
    {
      for (const char *const *code = dh_difficulties (); *code != NULL; code++)
        add_tick (self, *code, dh_word_difficulty (*code));
      return;
    }
  for (guint i = 0; i < desk->difficulties->len; i++)
    {
      const DhDeskDifficulty *difficulty = desk->difficulties->pdata[i];

      if (!difficulty->hidden)
        add_tick (self, difficulty->code, dh_desk_settings_difficulty (desk, difficulty->code));
    }
}

static GtkToggleButton *
find_tick (DhAssistDifficulties *self, const char *code)
{
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const Tick *tick = &g_array_index (self->ticks, Tick, i);

      if (g_str_equal (tick->code, code))
        return tick->button;
    }
  return add_tick (self, code, dh_word_difficulty (code));
}

void
dh_assist_difficulties_tick (DhAssistDifficulties *self, const char *codes)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (DH_IS_ASSIST_DIFFICULTIES (self));
  g_return_if_fail (codes != NULL);

  parts = g_strsplit (codes, ";", -1);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const Tick *tick = &g_array_index (self->ticks, Tick, i);

      if (!g_strv_contains ((const char *const *) parts, tick->code))
        gtk_toggle_button_set_active (tick->button, FALSE);
    }
  for (char **code = parts; *code != NULL; code++)
    if (**code != '\0')
      gtk_toggle_button_set_active (find_tick (self, *code), TRUE);
}

char *
dh_assist_difficulties_dup_ticked (DhAssistDifficulties *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  g_return_val_if_fail (DH_IS_ASSIST_DIFFICULTIES (self), NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    {
      const Tick *tick = &g_array_index (self->ticks, Tick, i);

      if (gtk_toggle_button_get_active (tick->button))
        g_ptr_array_add (codes, tick->code);
    }
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (";", (char **) codes->pdata);
}

static void
dh_assist_difficulties_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &DH_ASSIST_DIFFICULTIES (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dh_assist_difficulties_parent_class)->dispose (object);
}

static void
dh_assist_difficulties_finalize (GObject *object)
{
  g_clear_pointer (&DH_ASSIST_DIFFICULTIES (object)->ticks, g_array_unref);

  G_OBJECT_CLASS (dh_assist_difficulties_parent_class)->finalize (object);
}

static void
dh_assist_difficulties_class_init (DhAssistDifficultiesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_assist_difficulties_dispose;
  object_class->finalize = dh_assist_difficulties_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DH_TYPE_ASSIST_DIFFICULTIES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dh_assist_difficulties_init (DhAssistDifficulties *self)
{
  self->ticks = g_array_new (FALSE, FALSE, sizeof (Tick));
  g_array_set_clear_func (self->ticks, tick_clear);
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  /* Of what has no width of its own, such as a popover. */
  adw_wrap_box_set_natural_line_length (self->box, 360);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}
