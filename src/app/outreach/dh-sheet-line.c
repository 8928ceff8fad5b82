/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-sheet-line.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-words.h"
#include "model/dh-tally-line.h"
#include "outreach/dh-sheet-details.h"
#include "text/dh-text.h"

#define CHIP_LETTERS 48u /* of a procedure's name */

struct _DhSheetLine
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkLabel *preview;
  AdwWrapBox *chips;
  GtkMenuButton *details_button;
  DhSheetDetails *details; /* (nullable) made when first opened */

  DhSession *session;    /* (owned) */
  DhSheet *holder;       /* (owned) its only row is what the line says */
  DhTallyLine *tally;    /* (owned) (nullable) of the text; NULL where it is pinned */
  char *pinned;          /* (owned) (nullable) text for which `holder` goes as it was given */
  char *procedure_name;  /* (owned) of the row, "" = none */
  char *volunteer_names; /* (owned) of the row */
  gboolean crew;         /* the sheet names who helped */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhSheetLine, dh_sheet_line, GTK_TYPE_BOX)

static DhSheetRow *
get_row (DhSheetLine *self)
{
  return self->holder->rows->pdata[0];
}

const DhSheetRow *
dh_sheet_line_get_row (DhSheetLine *self)
{
  g_return_val_if_fail (DH_IS_SHEET_LINE (self), NULL);

  return get_row (self);
}

gboolean
dh_sheet_line_is_blank (DhSheetLine *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (DH_IS_SHEET_LINE (self), TRUE);

  text = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return *text == '\0';
}

const char *
dh_sheet_line_get_open_words (DhSheetLine *self)
{
  g_return_val_if_fail (DH_IS_SHEET_LINE (self), "");

  return self->tally != NULL && self->tally->procedure_id == 0 && self->tally->candidates->len > 0
             ? self->tally->procedure_text
             : "";
}

/* ---- What the text means */

static void
clear_volunteers (DhSheetRow *row)
{
  g_clear_pointer (&row->volunteers, g_free);
  row->n_volunteers = 0;
}

/* Names of those who are found, the others as typed. */
static char *
join_names (DhSheetLine *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->tally->volunteers->len; i++)
    {
      const DhTallyName *name = self->tally->volunteers->pdata[i];
      const DhVolunteer *volunteer = dh_session_find_volunteer (self->session, name->id);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              volunteer != NULL ? volunteer->name : name->text);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
read_text (DhSheetLine *self, const char *text)
{
  DhSheetRow *row = get_row (self);
  const DhProcedure *procedure = NULL;
  g_autofree char *names = NULL;

  self->tally = dh_tally_line_parse (text, dh_session_get_procedures (self->session),
                                     dh_session_get_volunteers (self->session),
                                     dh_session_today (self->session));
  procedure = dh_session_find_procedure (self->session, self->tally->procedure_id);
  row->procedure_id = self->tally->procedure_id;
  row->count = self->tally->count;
  clear_volunteers (row);
  for (guint i = 0; i < self->tally->volunteers->len; i++)
    {
      const DhTallyName *name = self->tally->volunteers->pdata[i];

      if (name->id != 0)
        dh_sheet_row_add_volunteer (row, name->id);
    }
  names = join_names (self);
  g_set_str (&self->procedure_name, procedure != NULL ? procedure->name : "");
  g_set_str (&self->volunteer_names, names);
}

const char *
dh_sheet_line_get_missing (DhSheetLine *self)
{
  g_return_val_if_fail (DH_IS_SHEET_LINE (self), NULL);

  if (get_row (self)->procedure_id == 0)
    return self->tally != NULL && self->tally->candidates->len > 0
               ? _ ("This may be several procedures; choose one.")
               : _ ("The procedure is not clear yet.");
  if (self->tally != NULL && self->tally->bad_count)
    return _ ("The number of people must be between 1 and 9999.");
  for (guint i = 0; self->tally != NULL && i < self->tally->volunteers->len; i++)
    {
      const DhTallyName *name = self->tally->volunteers->pdata[i];

      if (name->id == 0)
        return name->n_candidates > 1
                   ? _ ("A name may be several volunteers; write more of it.")
                   : _ ("A name is not on the list of volunteers; correct it, or add it.");
    }
  if (!self->crew && get_row (self)->n_volunteers == 0)
    return _ ("Write who helped, after the procedure.");
  return NULL;
}

/* ---- What is shown of it */

static void
add_chip (DhSheetLine *self, const char *text, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  adw_wrap_box_append (self->chips, button);
}

static void
show_chips (DhSheetLine *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)))
    adw_wrap_box_remove (self->chips, chip);
  for (guint i = 0;
       self->tally != NULL && self->tally->procedure_id == 0 && i < self->tally->candidates->len;
       i++)
    {
      gint64 id = g_array_index (self->tally->candidates, gint64, i);
      const DhProcedure *procedure = dh_session_find_procedure (self->session, id);

      if (procedure != NULL)
        {
          g_autofree char *label = dh_word_shorten (procedure->name, CHIP_LETTERS);

          add_chip (self, label, "line.choose", g_variant_new_int64 (id));
        }
    }
  for (guint i = 0;
       self->tally != NULL && self->tally->procedure_id != 0 && i < self->tally->volunteers->len;
       i++)
    {
      const DhTallyName *name = self->tally->volunteers->pdata[i];

      if (name->id == 0 && name->n_candidates == 0)
        {
          /* Translators: a button; %s is the name of a volunteer. */
          g_autofree char *label = g_strdup_printf (_ ("Add “%s” to the list"), name->text);

          add_chip (self, label, "line.add-volunteer", g_variant_new_string (name->text));
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

static void
append_fact (GString *text, const char *fact)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, fact);
}

static void
append_difficulties (DhSheetLine *self, GString *text)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);
  const char *codes = get_row (self)->difficulties;
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ";", -1);

  for (char **code = parts; *code != NULL; code++)
    if (**code != '\0')
      append_fact (text, desk != NULL ? dh_desk_settings_difficulty (desk, *code)
                                      : dh_word_difficulty (*code));
}

static void
show_preview (DhSheetLine *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DhSheetRow *row = get_row (self);
  const char *missing = dh_sheet_line_is_blank (self) ? NULL : dh_sheet_line_get_missing (self);

  if (*self->procedure_name != '\0')
    g_string_append_printf (text, "%d × %s", row->count, self->procedure_name);
  if (*self->volunteer_names != '\0')
    append_fact (text, self->volunteer_names);
  if (row->channel != DH_CHANNEL_IN_PERSON)
    append_fact (text, dh_word_channel (row->channel));
  if (row->outcome != DH_OUTCOME_SELF_DONE)
    append_fact (text, dh_word_outcome (row->outcome));
  if (row->elderly > 0)
    {
      g_autofree char *elderly = g_strdup_printf (
          ngettext ("%d elderly person", "%d elderly people", (gulong) row->elderly), row->elderly);

      append_fact (text, elderly);
    }
  append_difficulties (self, text);
  if (row->note != NULL && *row->note != '\0')
    append_fact (text, row->note);
  if (missing != NULL)
    append_fact (text, missing);
  gtk_label_set_label (self->preview, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), text->len > 0);
  if (missing != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->preview), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->preview), "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

/* Reads the line again, as when the list of volunteers has changed. */
static void
update (DhSheetLine *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->pinned == NULL || !g_str_equal (self->pinned, text))
    {
      g_clear_pointer (&self->tally, dh_tally_line_free);
      g_clear_pointer (&self->pinned, g_free);
      read_text (self, text);
    }
  show_preview (self);
  show_chips (self);
}

static void
text_changed_cb (DhSheetLine *self)
{
  g_assert (DH_IS_SHEET_LINE (self));

  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
refreshed_cb (DhSheetLine *self)
{
  g_assert (DH_IS_SHEET_LINE (self));

  if (self->pinned == NULL)
    {
      update (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

static void
activate_cb (DhSheetLine *self)
{
  g_assert (DH_IS_SHEET_LINE (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
remove_cb (DhSheetLine *self)
{
  g_assert (DH_IS_SHEET_LINE (self));

  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* ---- Settling what is open */

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhSheetLine *self = DH_SHEET_LINE (widget);
  const DhProcedure *procedure =
      dh_session_find_procedure (self->session, g_variant_get_int64 (parameter));

  if (procedure != NULL && self->tally != NULL)
    {
      g_autofree char *text =
          dh_tally_line_format (self->tally->count, procedure, self->volunteer_names);

      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSheetLine) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_SHEET_LINE (self));

  /* The session reads its lists again and says so. */
  if (dh_session_add_volunteer_finish (DH_SESSION (source), result, &error) == 0)
    dh_toast_error (GTK_WIDGET (self), error);
}

static void
add_volunteer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhSheetLine *self = DH_SHEET_LINE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  dh_session_add_volunteer_async (self->session, g_variant_get_string (parameter, NULL), FALSE,
                                  added_cb, g_object_ref (self));
}

/* ---- Details */

static void
details_changed_cb (DhSheetLine *self)
{
  g_assert (DH_IS_SHEET_LINE (self));

  dh_sheet_details_fill (self->details, get_row (self));
  show_preview (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Made, and filled with what the line says, when it is about to open. */
static void
create_details_cb (GtkMenuButton *button, gpointer user_data)
{
  DhSheetLine *self = user_data;

  g_assert (DH_IS_SHEET_LINE (self));

  if (self->details == NULL)
    {
      self->details = dh_sheet_details_new (dh_session_get_desk_settings (self->session));
      g_signal_connect_object (self->details, "changed", G_CALLBACK (details_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->details));
    }
  dh_sheet_details_set_row (self->details, get_row (self));
}

/* ---- From outside */

void
dh_sheet_line_set_row (DhSheetLine *self, const DhSheetRow *row)
{
  DhSheetRow *own = NULL;
  const char *name = NULL;
  DhProcedure named = { 0 };
  g_auto (GStrv) people = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (DH_IS_SHEET_LINE (self));
  g_return_if_fail (row != NULL);

  own = get_row (self);
  own->procedure_id = row->procedure_id;
  own->count = row->count;
  own->elderly = row->elderly;
  own->channel = row->channel;
  own->outcome = row->outcome;
  g_set_str (&own->difficulties, row->difficulties);
  g_set_str (&own->note, row->note);
  clear_volunteers (own);
  for (guint i = 0; i < row->n_volunteers; i++)
    dh_sheet_row_add_volunteer (own, row->volunteers[i]);

  name = row->procedure_name != NULL ? row->procedure_name : "";
  people = g_strsplit (row->volunteer_names != NULL ? row->volunteer_names : "", "; ", -1);
  names = g_strjoinv (", ", people);
  named.name = (char *) name;
  text = dh_tally_line_format (row->count, &named, names);
  g_set_str (&self->procedure_name, name);
  g_set_str (&self->volunteer_names, names);
  g_clear_pointer (&self->tally, dh_tally_line_free);
  g_set_str (&self->pinned, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  update (self);
}

void
dh_sheet_line_set_text (DhSheetLine *self, const char *text)
{
  g_return_if_fail (DH_IS_SHEET_LINE (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
dh_sheet_line_set_crew (DhSheetLine *self, gboolean crew)
{
  g_return_if_fail (DH_IS_SHEET_LINE (self));

  self->crew = crew;
  show_preview (self);
}

void
dh_sheet_line_append_to (DhSheetLine *self, DhSheet *sheet)
{
  const DhSheetRow *own = NULL;
  DhSheetRow *row = NULL;

  g_return_if_fail (DH_IS_SHEET_LINE (self));
  g_return_if_fail (sheet != NULL);

  own = get_row (self);
  row = dh_sheet_add_row (sheet, own->procedure_id);
  row->count = own->count;
  /* The count may have been made smaller since. */
  row->elderly = MIN (own->elderly, own->count);
  row->channel = own->channel;
  row->outcome = own->outcome;
  g_set_str (&row->difficulties, own->difficulties);
  g_set_str (&row->note, own->note);
  for (guint i = 0; i < own->n_volunteers; i++)
    dh_sheet_row_add_volunteer (row, own->volunteers[i]);
}

/* ---- Life */

static gboolean
dh_sheet_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_SHEET_LINE (widget)->entry));
}

static void
dh_sheet_line_dispose (GObject *object)
{
  DhSheetLine *self = DH_SHEET_LINE (object);

  if (self->details_button != NULL)
    gtk_menu_button_set_create_popup_func (self->details_button, NULL, NULL, NULL);
  self->details = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_SHEET_LINE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_sheet_line_parent_class)->dispose (object);
}

static void
dh_sheet_line_finalize (GObject *object)
{
  DhSheetLine *self = DH_SHEET_LINE (object);

  g_clear_pointer (&self->holder, dh_sheet_free);
  g_clear_pointer (&self->tally, dh_tally_line_free);
  g_clear_pointer (&self->pinned, g_free);
  g_clear_pointer (&self->procedure_name, g_free);
  g_clear_pointer (&self->volunteer_names, g_free);

  G_OBJECT_CLASS (dh_sheet_line_parent_class)->finalize (object);
}

static void
dh_sheet_line_class_init (DhSheetLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_sheet_line_dispose;
  object_class->finalize = dh_sheet_line_finalize;
  widget_class->grab_focus = dh_sheet_line_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DH_TYPE_SHEET_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", DH_TYPE_SHEET_LINE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", DH_TYPE_SHEET_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-sheet-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DhSheetLine, entry);
  gtk_widget_class_bind_template_child (widget_class, DhSheetLine, preview);
  gtk_widget_class_bind_template_child (widget_class, DhSheetLine, chips);
  gtk_widget_class_bind_template_child (widget_class, DhSheetLine, details_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);

  gtk_widget_class_install_action (widget_class, "line.choose", "x", choose_action);
  gtk_widget_class_install_action (widget_class, "line.add-volunteer", "s", add_volunteer_action);
}

static void
dh_sheet_line_init (DhSheetLine *self)
{
  self->holder = dh_sheet_new (DH_SHEET_OUTREACH);
  dh_sheet_add_row (self->holder, 0);
  self->procedure_name = g_strdup ("");
  self->volunteer_names = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->details_button, create_details_cb, self, NULL);
}

DhSheetLine *
dh_sheet_line_new (DhSession *session)
{
  DhSheetLine *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_SHEET_LINE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
