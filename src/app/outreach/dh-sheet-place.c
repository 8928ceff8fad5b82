/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-sheet-place.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "text/dh-text.h"

#define MAX_SHOWN 30u

/* Kinds in the order of the toggles. */
static const char *const kinds[] = { "point", "mobile", "home" };

struct _DhSheetPlace
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkMenuButton *known_button;
  GtkPopover *popover;
  GtkListBox *known_list;
  AdwToggleGroup *kind_group;

  GPtrArray *places; /* (owned) (nullable) of DhPlace */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhSheetPlace, dh_sheet_place, GTK_TYPE_BOX)

const char *
dh_label_place_kind (const char *kind)
{
  if (g_strcmp0 (kind, "desk") == 0)
    return _ ("Desk");
  if (g_strcmp0 (kind, "mobile") == 0)
    return _ ("Mobile team");
  if (g_strcmp0 (kind, "home") == 0)
    return _ ("At home");
  return _ ("Support point");
}

static gboolean
is_home (DhSheetPlace *self)
{
  return g_str_equal (dh_sheet_place_get_kind (self), "home");
}

/* The known place that is meant, or NULL. */
static const DhPlace *
find_place (DhSheetPlace *self)
{
  g_autofree char *fold = dh_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    {
      const DhPlace *place = self->places->pdata[i];
      g_autofree char *known = dh_text_fold (place->name);

      if (is_home (self) ? g_str_equal (place->kind, "home")
                         : *fold != '\0' && g_str_equal (known, fold))
        return place;
    }
  return NULL;
}

static void
update (DhSheetPlace *self)
{
  const DhPlace *place = find_place (self);
  gboolean home = is_home (self);

  gtk_widget_set_visible (GTK_WIDGET (self->entry), !home);
  gtk_widget_set_visible (GTK_WIDGET (self->known_button),
                          !home && self->places != NULL && self->places->len > 0);
  /* What kind a known place is of is known as well. */
  gtk_widget_set_visible (GTK_WIDGET (self->kind_group), home || place == NULL);
}

static void
changed_cb (DhSheetPlace *self)
{
  g_assert (DH_IS_SHEET_PLACE (self));

  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (DhSheetPlace *self)
{
  g_assert (DH_IS_SHEET_PLACE (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
known_activated_cb (DhSheetPlace *self, GtkListBoxRow *row)
{
  const DhPlace *place = NULL;

  g_assert (DH_IS_SHEET_PLACE (self));

  place = self->places->pdata[gtk_list_box_row_get_index (row)];
  gtk_popover_popdown (self->popover);
  dh_sheet_place_set (self, place->name, place->kind);
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

/* The list is made when somebody wants to see it. */
static void
show_known_cb (DhSheetPlace *self)
{
  g_assert (DH_IS_SHEET_PLACE (self));

  gtk_list_box_remove_all (self->known_list);
  for (guint i = 0; self->places != NULL && i < MIN (self->places->len, MAX_SHOWN); i++)
    {
      const DhPlace *place = self->places->pdata[i];
      GtkWidget *label = gtk_label_new (place->name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_list_box_append (self->known_list, label);
    }
}

void
dh_sheet_place_set_places (DhSheetPlace *self, GPtrArray *places)
{
  g_return_if_fail (DH_IS_SHEET_PLACE (self));
  g_return_if_fail (places != NULL);

  g_ptr_array_ref (places);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = places;
  update (self);
}

void
dh_sheet_place_set (DhSheetPlace *self, const char *name, const char *kind)
{
  g_return_if_fail (DH_IS_SHEET_PLACE (self));
  g_return_if_fail (name != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      adw_toggle_group_set_active (self->kind_group, i);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), is_home (self) ? "" : name);
  update (self);
}

const char *
dh_sheet_place_get_kind (DhSheetPlace *self)
{
  guint active = 0;

  g_return_val_if_fail (DH_IS_SHEET_PLACE (self), "point");

  active = adw_toggle_group_get_active (self->kind_group);
  return active < G_N_ELEMENTS (kinds) ? kinds[active] : kinds[0];
}

const char *
dh_sheet_place_get_name (DhSheetPlace *self)
{
  g_return_val_if_fail (DH_IS_SHEET_PLACE (self), "");

  return is_home (self) ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

gboolean
dh_sheet_place_fill (DhSheetPlace *self, DhSheetEntry *entry)
{
  const DhPlace *place = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (DH_IS_SHEET_PLACE (self), FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  place = find_place (self);
  name = place != NULL    ? g_strdup (place->name)
         : is_home (self) ? g_strdup (_ ("At home"))
                          : dh_text_clean (dh_sheet_place_get_name (self));
  entry->sheet->place_id = place != NULL ? place->id : 0;
  g_set_str (&entry->place, name);
  g_set_str (&entry->place_kind, place != NULL ? place->kind : dh_sheet_place_get_kind (self));
  return *name != '\0';
}

static gboolean
dh_sheet_place_grab_focus (GtkWidget *widget)
{
  DhSheetPlace *self = DH_SHEET_PLACE (widget);

  return gtk_widget_grab_focus (is_home (self) ? GTK_WIDGET (self->kind_group)
                                               : GTK_WIDGET (self->entry));
}

static void
dh_sheet_place_dispose (GObject *object)
{
  DhSheetPlace *self = DH_SHEET_PLACE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_SHEET_PLACE);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_sheet_place_parent_class)->dispose (object);
}

static void
dh_sheet_place_class_init (DhSheetPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_sheet_place_dispose;
  widget_class->grab_focus = dh_sheet_place_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DH_TYPE_SHEET_PLACE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", DH_TYPE_SHEET_PLACE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-sheet-place.ui");
  gtk_widget_class_bind_template_child (widget_class, DhSheetPlace, entry);
  gtk_widget_class_bind_template_child (widget_class, DhSheetPlace, known_button);
  gtk_widget_class_bind_template_child (widget_class, DhSheetPlace, popover);
  gtk_widget_class_bind_template_child (widget_class, DhSheetPlace, known_list);
  gtk_widget_class_bind_template_child (widget_class, DhSheetPlace, kind_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, known_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_known_cb);
}

static void
dh_sheet_place_init (DhSheetPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, dh_label_place_kind (kinds[i]));
      adw_toggle_group_add (self->kind_group, toggle);
    }
  adw_toggle_group_set_active (self->kind_group, 0);
  update (self);
}
