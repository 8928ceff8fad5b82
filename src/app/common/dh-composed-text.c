/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-composed-text.h"

/* Longer than from key to key, shorter than a look at what has come. */
#define REST_MS 300

struct _DhComposedText
{
  GObject parent_instance;

  GtkEditable *editable; /* (weak) */
  char *preedit;         /* (owned) what the input method holds back */
  guint rest_id;         /* source, or 0 */
};

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhComposedText, dh_composed_text, G_TYPE_OBJECT)

static void
settle (DhComposedText *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static gboolean
rested_cb (gpointer user_data)
{
  DhComposedText *self = user_data;

  g_assert (DH_IS_COMPOSED_TEXT (self));

  self->rest_id = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (DhComposedText *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
changed_cb (DhComposedText *self)
{
  g_assert (DH_IS_COMPOSED_TEXT (self));

  if (*self->preedit == '\0')
    settle (self);
  else
    wait_for_rest (self);
}

static void
preedit_changed_cb (DhComposedText *self, const char *preedit)
{
  g_assert (DH_IS_COMPOSED_TEXT (self));

  /* Input methods also say that nothing has changed. A word that is given over comes as a change of
   * the line; one that is thrown away does not. */
  if (g_set_str (&self->preedit, preedit))
    wait_for_rest (self);
}

char *
dh_composed_text_dup (DhComposedText *self)
{
  const char *text = NULL;
  GString *whole = NULL;
  int position = 0;

  g_return_val_if_fail (DH_IS_COMPOSED_TEXT (self), NULL);

  if (self->editable == NULL)
    return g_strdup ("");
  text = gtk_editable_get_text (self->editable);
  position = gtk_editable_get_position (self->editable);
  whole = g_string_new (text);
  g_string_insert (whole, g_utf8_offset_to_pointer (text, position) - text, self->preedit);
  return g_string_free (whole, FALSE);
}

static void
dh_composed_text_finalize (GObject *object)
{
  DhComposedText *self = DH_COMPOSED_TEXT (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_weak_pointer (&self->editable);
  g_free (self->preedit);

  G_OBJECT_CLASS (dh_composed_text_parent_class)->finalize (object);
}

static void
dh_composed_text_class_init (DhComposedTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_composed_text_finalize;

  signals[SIGNAL_SETTLED] = g_signal_new ("settled", DH_TYPE_COMPOSED_TEXT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dh_composed_text_init (DhComposedText *self)
{
  self->preedit = g_strdup ("");
}

DhComposedText *
dh_composed_text_new (GtkEditable *editable)
{
  DhComposedText *self = NULL;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  self = g_object_new (DH_TYPE_COMPOSED_TEXT, NULL);
  g_set_weak_pointer (&self->editable, editable);
  g_signal_connect_object (editable, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (editable), "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
