/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"

struct _DhShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (DhShortcutsDialog, dh_shortcuts_dialog, ADW_TYPE_DIALOG)

/* "Ctrl" and "+" and "Z": one keycap per part. */
static void
add_keys (GtkBox *box, const char *accel)
{
  g_autofree char *label = dh_shortcut_label (accel);
  g_auto (GStrv) parts = g_strsplit (label, "+", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GtkWidget *key = gtk_label_new (parts[i]);

      gtk_widget_add_css_class (key, "keycap");
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_box_append (box, key);
    }
}

static GtkWidget *
create_row (const DhActionInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autoptr (GString) spoken = g_string_new (_ (info->title));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (info->title));
  for (guint i = 0; info->accels[i] != NULL; i++)
    {
      g_autofree char *label = NULL;

      /* The keypad's Enter does what Enter does, as everywhere. */
      if (strstr (info->accels[i], "KP_") != NULL)
        continue;
      label = dh_shortcut_label (info->accels[i]);
      if (i > 0)
        {
          GtkWidget *or = gtk_label_new ("/");

          gtk_widget_add_css_class (or, "dimmed");
          gtk_box_append (GTK_BOX (box), or);
        }
      add_keys (GTK_BOX (box), info->accels[i]);
      g_string_append_printf (spoken, ", %s", label);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
  return row;
}

static void
dh_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (dh_shortcuts_dialog_parent_class)->dispose (object);
}

static void
dh_shortcuts_dialog_class_init (DhShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhShortcutsDialog, page);
}

static void
dh_shortcuts_dialog_init (DhShortcutsDialog *self)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint section = 0; section < DH_SECTION_N; section++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group, dh_action_section_title (section));
      for (guint i = 0; i < n; i++)
        if (table[i].section == section)
          adw_preferences_group_add (group, create_row (&table[i]));
      adw_preferences_page_add (self->page, group);
    }
}

DhShortcutsDialog *
dh_shortcuts_dialog_new (void)
{
  return g_object_new (DH_TYPE_SHORTCUTS_DIALOG, NULL);
}
