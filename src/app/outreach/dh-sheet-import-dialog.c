/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-sheet-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-day-chooser.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "dh-long-list.h"
#include "dh-text-block.h"
#include "dh-words.h"
#include "outreach/dh-sheet-place.h"

struct _DhSheetImportDialog
{
  AdwDialog parent_instance;

  GtkLabel *columns_label;
  GtkLabel *faulty_label;
  GtkWidget *day_box;
  DhDayChooser *day_chooser;
  GtkWidget *place_box;
  DhSheetPlace *place;
  DhLongList *list;
  GtkWidget *nobody_button;
  GtkCheckButton *skip_check;
  GtkLabel *skip_label;
  GtkLabel *summary_label;
  GtkWidget *import_button;

  DhSession *session;    /* (owned) */
  GPtrArray *procedures; /* (owned) of DhProcedure */
  GPtrArray *places;     /* (owned) of DhPlace */
  DhTable *table;        /* (owned) */
  DhSheetImport *import; /* (owned) what was understood */
  GArray *order;         /* (owned) of guint: places in import->rows as the list shows them */
  GPtrArray *entries;    /* (owned) of DhSheetEntry: what would be written */
  guint adding;          /* volunteers on their way into the list */
  gboolean reading;      /* the table is on its way anew … */
  gboolean stale;        /* … and has to be read once more after that */
  gboolean busy;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhSheetImportDialog, dh_sheet_import_dialog, ADW_TYPE_DIALOG)

/* ---- Rows. The list has one item for each row and asks for the rest by its number. */

static char *
describe_row (const DhSheetImportRow *row, const DhDeskSettings *desk)
{
  g_auto (GStrv) difficulties =
             g_strsplit (row->row->difficulties != NULL ? row->row->difficulties : "", ";", -1);
  g_autofree char *day = row->day != 0 ? dh_format_day_short (row->day) : g_strdup ("?");
  g_autofree char *count = row->row->count > 0 ? g_strdup_printf ("%d", row->row->count)
                                               : g_strdup ("?");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s · %s × %s · %s", day,
                          *row->place != '\0' ? row->place : "?", count,
                          *row->procedure != '\0' ? row->procedure : "?",
                          *row->volunteers != '\0' ? row->volunteers : "?");
  if (row->row->channel != DH_CHANNEL_IN_PERSON)
    g_string_append_printf (text, " · %s", dh_word_channel (row->row->channel));
  if (row->row->outcome != DH_OUTCOME_SELF_DONE)
    g_string_append_printf (text, " · %s", dh_word_outcome (row->row->outcome));
  if (row->row->elderly > 0)
    {
      g_autofree char *elderly = g_strdup_printf (
          ngettext ("%d elderly person", "%d elderly people", (gulong) row->row->elderly),
          row->row->elderly);

      g_string_append_printf (text, " · %s", elderly);
    }
  for (guint i = 0; difficulties[i] != NULL; i++)
    g_string_append_printf (text, " · %s", dh_desk_settings_difficulty (desk, difficulties[i]));
  if (*row->team != '\0')
    g_string_append_printf (text, " · %s", row->team);
  if (row->row->note != NULL && *row->row->note != '\0')
    g_string_append_printf (text, " · %s", row->row->note);
  return g_string_free_and_steal (text);
}

static void
setup_row_cb (DhSheetImportDialog *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = dh_text_block_new ();

      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "error");
          gtk_widget_add_css_class (label, "caption");
        }
    }
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (DhSheetImportDialog *self, GtkListItem *item)
{
  GtkWidget *first = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  guint position = gtk_list_item_get_position (item);
  const DhSheetImportRow *row = NULL;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  g_autofree char *faults = NULL;

  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  if (position >= self->order->len)
    return;
  row = self->import->rows->pdata[g_array_index (self->order, guint, position)];
  what = describe_row (row, dh_session_get_desk_settings (self->session));
  /* Translators: %u is the number of a row in a spreadsheet, %s what stands in it. */
  text = g_strdup_printf (_ ("Row %u: %s"), row->line, what);
  dh_text_block_set_text (DH_TEXT_BLOCK (first), text);
  {
    g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
    g_auto (GStrv) list = NULL;

    for (guint i = 0; i < row->faults->len; i++)
      g_strv_builder_add (all, row->faults->pdata[i]);
    list = g_strv_builder_end (all);
    faults = g_strjoinv (" ", list);
  }
  gtk_widget_set_visible (second, *faults != '\0');
  {
    /* A mark beside the colour. */
    g_autofree char *marked = *faults != '\0' ? g_strconcat ("⚠ ", faults, NULL) : g_strdup ("");
    g_autofree char *spoken = g_strjoin (" ", text, faults, NULL);

    dh_text_block_set_text (DH_TEXT_BLOCK (second), marked);
    gtk_list_item_set_accessible_label (item, spoken);
  }
}

/* ---- What is said about all of it */

static void
show_columns (DhSheetImportDialog *self)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DH_SHEET_N_COLUMNS; i++)
    if (self->import->at[i] >= 0)
      g_string_append_printf (found, "%s%s", found->len > 0 ? ", " : "",
                              dh_sheet_column_label ((DhSheetColumn) i));
  if (self->import->header)
    /* Translators: %s lists the names of columns. */
    g_string_append_printf (text, _ ("Columns found by their names: %s."), found->str);
  else
    g_string_append_printf (
        text, _ ("There is no line of names; the columns are taken in this order: %s."),
        found->str);
  if (self->import->unused->len > 0)
    {
      g_ptr_array_add (self->import->unused, NULL);
      {
        g_autofree char *unused = g_strjoinv (", ", (char **) self->import->unused->pdata);

        g_string_append_c (text, ' ');
        g_string_append_printf (text, _ ("Not used: %s."), unused);
      }
      g_ptr_array_set_size (self->import->unused, (gint) self->import->unused->len - 1);
    }
  gtk_label_set_label (self->columns_label, text->str);
}

static void
update (DhSheetImportDialog *self)
{
  guint n = self->import->rows->len;
  guint faulty = self->import->n_faulty;
  gboolean skip = gtk_check_button_get_active (self->skip_check);
  g_autofree char *first = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *sheets = NULL;
  g_autofree char *label = NULL;
  g_autofree char *summary = NULL;

  /* Translators: over a list of the rows of a table, those with faults on top. */
  first = g_strdup_printf (ngettext ("%u row cannot be imported as it is. It stands first.",
                                     "%u rows cannot be imported as they are. They stand first.",
                                     faulty),
                           faulty);
  gtk_label_set_label (self->faulty_label, first);
  gtk_widget_set_visible (GTK_WIDGET (self->faulty_label), faulty > 0);
  /* Translators: a choice; %u is how many rows of a table have something wrong. */
  label = g_strdup_printf (
      ngettext ("_Leave out %u faulty row", "_Leave out %u faulty rows", faulty), faulty);
  gtk_label_set_label (self->skip_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_check), faulty > 0);
  gtk_widget_set_visible (self->nobody_button, self->import->nobody->len > 0);
  gtk_widget_set_sensitive (self->nobody_button, self->adding == 0);
  rows = g_strdup_printf (
      ngettext ("%u row can be imported", "%u rows can be imported", n - faulty), n - faulty);
  sheets =
      g_strdup_printf (ngettext ("%u sheet", "%u sheets", self->entries->len), self->entries->len);
  summary = g_strconcat (rows, " · ", sheets, NULL);
  gtk_label_set_label (self->summary_label, self->reading ? _ ("Reading the table…") : summary);
  gtk_widget_set_sensitive (self->import_button,
                            !self->busy && !self->reading && n > faulty && (faulty == 0 || skip));
}

/* What has to be seen to comes first, whatever row it is in. */
static void
put_in_order (DhSheetImportDialog *self)
{
  g_array_set_size (self->order, 0);
  for (guint good = 0; good < 2; good++)
    for (guint i = 0; i < self->import->rows->len; i++)
      {
        const DhSheetImportRow *row = self->import->rows->pdata[i];

        if ((row->faults->len == 0) == (good == 1))
          g_array_append_val (self->order, i);
      }
}

/* Shows @import. (transfer full) */
static void
take_import (DhSheetImportDialog *self, DhSheetImport *import)
{
  g_autoptr (GtkStringList) items = gtk_string_list_new (NULL);

  g_clear_pointer (&self->import, dh_sheet_import_free);
  self->import = import;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = dh_sheet_import_group (import);
  put_in_order (self);

  for (guint i = 0; i < import->rows->len; i++)
    gtk_string_list_append (items, "");
  dh_long_list_set_model (self->list, G_LIST_MODEL (items));
  show_columns (self);
  update (self);
}

static void read_table (DhSheetImportDialog *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSheetImportDialog) self = DH_SHEET_IMPORT_DIALOG (source);
  g_autoptr (DhSheetImport) import = dh_outreach_understand_finish (result, NULL);

  self->reading = FALSE;
  if (self->session == NULL)
    return;
  if (self->stale)
    read_table (self);
  else if (import != NULL)
    take_import (self, g_steal_pointer (&import));
}

/* Reads the table again, as when the list of volunteers or the place of all rows has changed. */
static void
read_table (DhSheetImportDialog *self)
{
  g_autoptr (DhSheetEntry) where = dh_sheet_entry_new (DH_SHEET_OUTREACH);
  DhSheetImportContext context = { .procedures = self->procedures,
                                   .volunteers = dh_session_get_volunteers (self->session),
                                   .places = self->places,
                                   .difficulties =
                                       dh_session_get_desk_settings (self->session)->difficulties,
                                   .today = dh_session_today (self->session) };

  self->stale = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  dh_sheet_place_fill (self->place, where);
  context.place = where->place;
  context.place_kind = where->place_kind;
  context.day = dh_day_chooser_get_day (self->day_chooser);
  update (self);
  dh_outreach_understand_async (g_object_ref (self), self->table, &context, read_cb, NULL);
}

static void
where_changed_cb (DhSheetImportDialog *self)
{
  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  if (self->import != NULL)
    read_table (self);
}

static void
skip_toggled_cb (DhSheetImportDialog *self)
{
  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  if (self->import != NULL)
    update (self);
}

/* ---- Volunteers who are on no list */

static void
refreshed_cb (DhSheetImportDialog *self)
{
  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  if (self->import->nobody->len > 0 && self->adding == 0 && !self->busy)
    read_table (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSheetImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  self->adding--;
  if (dh_session_add_volunteer_finish (DH_SESSION (source), result, &error) == 0 &&
      self->session != NULL)
    dh_toast_error (GTK_WIDGET (self), error);
  if (self->session != NULL && self->adding == 0)
    dh_session_refresh (self->session);
}

static void
nobody_cb (DhSheetImportDialog *self)
{
  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  for (guint i = 0; i < self->import->nobody->len; i++)
    {
      self->adding++;
      dh_session_add_volunteer_async (self->session, self->import->nobody->pdata[i], FALSE,
                                      added_cb, g_object_ref (self));
    }
  update (self);
}

/* ---- Importing */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSheetImportDialog) self = user_data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  ids = dh_outreach_write_finish (DH_SESSION (source), result, &error);
  if (self->session == NULL)
    return;
  self->busy = ids != NULL;
  if (ids == NULL)
    {
      update (self);
      gtk_label_set_label (self->summary_label, error->message);
      dh_announce (GTK_WIDGET (self), error->message, TRUE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, ids);
  adw_dialog_close (ADW_DIALOG (self));
}

void
dh_sheet_import_dialog_submit (DhSheetImportDialog *self)
{
  g_return_if_fail (DH_IS_SHEET_IMPORT_DIALOG (self));

  if (!gtk_widget_get_sensitive (self->import_button))
    return;
  self->busy = TRUE;
  update (self);
  dh_outreach_save_async (self->session, self->entries, saved_cb, g_object_ref (self));
}

static void
import_cb (DhSheetImportDialog *self)
{
  g_assert (DH_IS_SHEET_IMPORT_DIALOG (self));

  dh_sheet_import_dialog_submit (self);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dh_sheet_import_dialog_submit (DH_SHEET_IMPORT_DIALOG (widget));
}

/* ---- Life */

static void
dh_sheet_import_dialog_dispose (GObject *object)
{
  DhSheetImportDialog *self = DH_SHEET_IMPORT_DIALOG (object);

  if (self->list != NULL)
    dh_long_list_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_SHEET_IMPORT_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_sheet_import_dialog_parent_class)->dispose (object);
}

static void
dh_sheet_import_dialog_finalize (GObject *object)
{
  DhSheetImportDialog *self = DH_SHEET_IMPORT_DIALOG (object);

  g_clear_pointer (&self->table, dh_table_free);
  g_clear_pointer (&self->import, dh_sheet_import_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_array_unref);

  G_OBJECT_CLASS (dh_sheet_import_dialog_parent_class)->finalize (object);
}

static void
dh_sheet_import_dialog_class_init (DhSheetImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_sheet_import_dialog_dispose;
  object_class->finalize = dh_sheet_import_dialog_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", DH_TYPE_SHEET_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  g_type_ensure (DH_TYPE_LONG_LIST);
  g_type_ensure (DH_TYPE_SHEET_PLACE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-sheet-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, columns_label);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, faulty_label);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, day_box);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, day_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, place_box);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, nobody_button);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, skip_check);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, skip_label);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DhSheetImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, where_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);

  gtk_widget_class_install_action (widget_class, "import.run", NULL, import_action);
  dh_action_bind (widget_class, "form.save", "import.run");
}

static void
dh_sheet_import_dialog_init (DhSheetImportDialog *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhSheetImportDialog *
dh_sheet_import_dialog_new (DhSession *session,
                            const DhOutreachReading *reading,
                            DhTable *table,
                            DhSheetImport *import)
{
  DhSheetImportDialog *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (reading != NULL && table != NULL && import != NULL, NULL);

  self = g_object_new (DH_TYPE_SHEET_IMPORT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->table = table;
  self->procedures = g_ptr_array_ref (reading->procedures);
  self->places = g_ptr_array_ref (reading->places);
  dh_day_chooser_set_today (self->day_chooser, dh_session_today (session));
  dh_sheet_place_set_places (self->place, reading->places);
  take_import (self, import);
  gtk_widget_set_visible (self->day_box, import->at[DH_SHEET_COLUMN_DAY] < 0);
  gtk_widget_set_visible (self->place_box, import->at[DH_SHEET_COLUMN_PLACE] < 0);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
