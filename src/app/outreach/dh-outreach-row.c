/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-outreach-row.h"

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-day.h"
#include "dh-language.h"
#include "outreach/dh-sheet-place.h"

struct _DhOutreachRow
{
  AdwActionRow parent_instance;

  DhSheet *sheet; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DhOutreachRow, dh_outreach_row, ADW_TYPE_ACTION_ROW)

/* Facts side by side, those that are known. */
static void
add_fact (GString *text, const char *fact)
{
  if (*fact == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, fact);
}

static char *
describe (const DhSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = dh_format_day_long (sheet->day, dh_language_is_vietnamese ());
  g_autofree char *span = dh_word_time_span (sheet->from_at, sheet->to_at);

  add_fact (text, day);
  add_fact (text, span);
  if (sheet->kind == DH_SHEET_CLASS)
    add_fact (text, sheet->place_name);
  else if (g_str_equal (sheet->place_kind, "mobile"))
    add_fact (text, dh_label_place_kind (sheet->place_kind));
  add_fact (text, sheet->team);
  add_fact (text, sheet->volunteer_names);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
count_people (const DhSheet *sheet)
{
  int n = sheet->kind == DH_SHEET_CLASS ? sheet->attendees : dh_sheet_count (sheet);

  if (sheet->kind == DH_SHEET_CLASS)
    return g_strdup_printf (ngettext ("%d attendee", "%d attendees", (gulong) n), n);
  return g_strdup_printf (ngettext ("%d person helped", "%d people helped", (gulong) n), n);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_remove_button (const DhSheet *sheet)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take this away (can be undone)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take this away (can be undone)"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "outreach.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", sheet->id);
  return button;
}

static void
dh_outreach_row_finalize (GObject *object)
{
  g_clear_pointer (&DH_OUTREACH_ROW (object)->sheet, dh_sheet_free);

  G_OBJECT_CLASS (dh_outreach_row_parent_class)->finalize (object);
}

static void
dh_outreach_row_class_init (DhOutreachRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_outreach_row_finalize;
}

static void
dh_outreach_row_init (DhOutreachRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

DhOutreachRow *
dh_outreach_row_new (const DhSheet *sheet)
{
  DhOutreachRow *self = NULL;
  AdwActionRow *row = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *count = NULL;
  gboolean is_class;

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_object_new (DH_TYPE_OUTREACH_ROW, NULL);
  self->sheet = dh_sheet_copy (sheet);
  row = ADW_ACTION_ROW (self);
  is_class = sheet->kind == DH_SHEET_CLASS;
  subtitle = describe (sheet);
  count = count_people (sheet);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 is_class ? sheet->title : sheet->place_name);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_prefix (
      row, gtk_image_new_from_icon_name (is_class ? "dh-register-symbolic" : "dh-people-symbolic"));
  adw_action_row_add_suffix (row, create_label (count, "heading"));
  adw_action_row_add_suffix (row, create_label (_ ("recorded later"), "dim-label"));
  adw_action_row_add_suffix (row, create_remove_button (sheet));
  return self;
}

const DhSheet *
dh_outreach_row_get_sheet (DhOutreachRow *self)
{
  g_return_val_if_fail (DH_IS_OUTREACH_ROW (self), NULL);

  return self->sheet;
}
