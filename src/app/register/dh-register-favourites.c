/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register/dh-register-favourites.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "model/dh-favourites.h"

struct _DhRegisterFavourites
{
  GtkWidget parent_instance;

  GtkWidget *modifier; /* (not owned) child: what is held with each digit, "Ctrl+" */
  AdwWrapBox *box;     /* (not owned) child */
  GtkWidget *menu;     /* (nullable) (not owned) popover, a child of the button it is about */
  GArray *ids;         /* (owned) of gint64, in the order of the keys */
  GArray *pins;        /* (owned) of gint64 */
  guint menu_index;    /* button that the menu is about */
};

enum
{
  SIGNAL_PIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhRegisterFavourites, dh_register_favourites, GTK_TYPE_WIDGET)

static gboolean
is_pinned (DhRegisterFavourites *self, gint64 id)
{
  for (guint i = 0; i < self->pins->len; i++)
    if (g_array_index (self->pins, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static GtkWidget *
get_button (DhRegisterFavourites *self, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (guint i = 0; i < index && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* ---- Pinning */

static void
close_menu (DhRegisterFavourites *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu != NULL)
    gtk_widget_unparent (menu);
}

static void
pin_clicked_cb (DhRegisterFavourites *self)
{
  gint64 id = 0;

  g_assert (DH_IS_REGISTER_FAVOURITES (self));

  id = dh_register_favourites_get (self, self->menu_index + 1);
  gtk_popover_popdown (GTK_POPOVER (self->menu));
  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_PIN], 0, id);
}

static void
open_menu (DhRegisterFavourites *self, guint index)
{
  GtkWidget *button = get_button (self, index);
  gint64 id = dh_register_favourites_get (self, index + 1);
  GtkWidget *choice = NULL;

  if (button == NULL || id == 0)
    return;
  close_menu (self);
  self->menu_index = index;
  choice = gtk_button_new_with_label (is_pinned (self, id) ? _ ("Take the Pin Away")
                                                           : _ ("Pin to This Row"));
  gtk_widget_add_css_class (choice, "flat");
  g_signal_connect_object (choice, "clicked", G_CALLBACK (pin_clicked_cb), self, G_CONNECT_SWAPPED);
  self->menu = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->menu), choice);
  gtk_widget_set_parent (self->menu, button);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static guint
get_index (DhRegisterFavourites *self, GtkWidget *button)
{
  guint index = 0;

  for (GtkWidget *at = gtk_widget_get_prev_sibling (button); at != NULL;
       at = gtk_widget_get_prev_sibling (at))
    index++;
  return index;
}

static void
pressed_cb (DhRegisterFavourites *self, int n, double x, double y, GtkGesture *gesture)
{
  g_assert (DH_IS_REGISTER_FAVOURITES (self));

  open_menu (self,
             get_index (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture))));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhRegisterFavourites *self = DH_REGISTER_FAVOURITES (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (self->box))
    open_menu (self, get_index (self, focus));
}

/* ---- Buttons */

static GtkWidget *
create_button (DhRegisterFavourites *self, const DhProcedure *procedure, guint n)
{
  g_autofree char *action = g_strdup_printf ("desk.favourite-%u", n);
  const DhActionInfo *info = dh_action_find (action);
  g_autofree char *key = info != NULL ? dh_shortcut_label (info->accels[0]) : g_strdup ("");
  g_autofree char *short_name = dh_favourites_label (procedure);
  /* Translators: the first %s is the name of a procedure, the second a key. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Register: %s (%s)"), procedure->name, key);
  gboolean pinned = is_pinned (self, procedure->id);
  g_autofree char *digit = g_strdup_printf ("%u", n);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keycap = gtk_label_new (digit);
  GtkWidget *label = gtk_label_new (short_name);
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_widget_add_css_class (keycap, "keycap");
  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_box_append (GTK_BOX (box), keycap);
  gtk_box_append (GTK_BOX (box), label);
  if (pinned)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dh-pin-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "favourite");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, pinned ? _ ("Pinned") : "",
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (press));
  return button;
}

void
dh_register_favourites_set (DhRegisterFavourites *self, GPtrArray *procedures, GArray *pins)
{
  GtkWidget *child = NULL;

  g_return_if_fail (DH_IS_REGISTER_FAVOURITES (self));
  g_return_if_fail (procedures != NULL && pins != NULL);

  close_menu (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
  g_array_set_size (self->ids, 0);
  g_array_set_size (self->pins, 0);
  g_array_append_vals (self->pins, pins->data, pins->len);
  for (guint i = 0; i < MIN (procedures->len, DH_FAVOURITES_MAX); i++)
    {
      const DhProcedure *procedure = procedures->pdata[i];

      g_array_append_val (self->ids, procedure->id);
      adw_wrap_box_append (self->box, create_button (self, procedure, i + 1));
    }
}

gint64
dh_register_favourites_get (DhRegisterFavourites *self, guint n)
{
  g_return_val_if_fail (DH_IS_REGISTER_FAVOURITES (self), 0);

  return n >= 1 && n <= self->ids->len ? g_array_index (self->ids, gint64, n - 1) : 0;
}

/* One stop for Tab, whatever their number; the arrow keys go along the row. */
static gboolean
dh_register_favourites_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DhRegisterFavourites *self = DH_REGISTER_FAVOURITES (widget);
  GtkWidget *first = get_button (self, 0);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (dh_register_favourites_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || first == NULL)
    return FALSE;
  return gtk_widget_grab_focus (first);
}

static void
dh_register_favourites_dispose (GObject *object)
{
  DhRegisterFavourites *self = DH_REGISTER_FAVOURITES (object);

  close_menu (self);
  g_clear_pointer (&self->modifier, gtk_widget_unparent);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (dh_register_favourites_parent_class)->dispose (object);
}

static void
dh_register_favourites_finalize (GObject *object)
{
  DhRegisterFavourites *self = DH_REGISTER_FAVOURITES (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);

  G_OBJECT_CLASS (dh_register_favourites_parent_class)->finalize (object);
}

static void
dh_register_favourites_class_init (DhRegisterFavouritesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_register_favourites_dispose;
  object_class->finalize = dh_register_favourites_finalize;
  widget_class->focus = dh_register_favourites_focus;

  signals[SIGNAL_PIN] = g_signal_new ("pin", DH_TYPE_REGISTER_FAVOURITES, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_install_action (widget_class, "favourites.menu", NULL, menu_action);
  dh_action_bind (widget_class, "list.menu", "favourites.menu");
}

static void
dh_register_favourites_init (DhRegisterFavourites *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pins = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self->box), TRUE);
  self->modifier = gtk_label_new ("Ctrl +");
  gtk_widget_add_css_class (self->modifier, "caption");
  gtk_widget_add_css_class (self->modifier, "dimmed");
  gtk_widget_set_margin_end (self->modifier, 6);
  gtk_widget_set_parent (self->modifier, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Favourite procedures"), -1);
}
