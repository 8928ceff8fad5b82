/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-chart-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-chart-row.h"
#include "dh-chart-table.h"
#include "dh-chart-view.h"

#define CORNER 12

struct _DhChartPanel
{
  AdwBin parent_instance;

  DhChartSpec *spec; /* owned, nullable */
  char *file_stem;   /* owned */
  GListStore *rows;  /* owned, of DhChartRow; filled while the table is shown */
  gboolean table_shown;

  /* Template. */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *table_toggle;
  GtkStack *stack;
  DhChartView *view;
  GtkColumnView *table;
};

typedef enum
{
  PROP_FILE_STEM = 1,
  PROP_TABLE_SHOWN,
} DhChartPanelProperty;

enum
{
  SIGNAL_SAVED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_TABLE_SHOWN + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhChartPanel, dh_chart_panel, ADW_TYPE_BIN)

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean first = GPOINTER_TO_UINT (column) == 0;

  gtk_label_set_xalign (GTK_LABEL (label), first ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), first ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (!first)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const char *text =
      dh_chart_row_get_cell (gtk_list_item_get_item (item), GPOINTER_TO_UINT (column));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (GPOINTER_TO_UINT (column) == 0)
    /* A long name may be cut in its cell. */
    gtk_widget_set_tooltip_text (label, text);
}

static void
add_column (DhChartPanel *self, const char *title, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, index == 0);
  gtk_column_view_append_column (self->table, column);
}

static void
update_columns (DhChartPanel *self, const DhChartTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  gboolean same = g_list_model_get_n_items (columns) == table->n_columns;

  for (guint i = 0; same && i < table->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      same = g_strcmp0 (gtk_column_view_column_get_title (column), table->columns[i]) == 0;
    }
  if (same)
    return;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  for (guint i = 0; i < table->n_columns; i++)
    add_column (self, table->columns[i], i);
}

static gboolean
has_data (DhChartPanel *self)
{
  return self->spec != NULL && self->spec->state == DH_CHART_STATE_OPEN &&
         dh_chart_spec_n_categories (self->spec) > 0;
}

/* Without rows the chart says why there are none; a bare heading does not. */
static void
show_child (DhChartPanel *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    self->table_shown && has_data (self) ? "table" : "chart");
}

static void
fill_table (DhChartPanel *self)
{
  g_autoptr (DhChartTable) table = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->spec == NULL || !self->table_shown)
    {
      g_list_store_remove_all (self->rows);
      return;
    }
  table = dh_chart_table_new (self->spec);
  update_columns (self, table);
  for (guint i = 0; i < table->n_rows; i++)
    g_ptr_array_add (
        rows, dh_chart_row_new ((const char *const *) table->cells + (gsize) i * table->n_columns,
                                table->n_columns));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

GBytes *
dh_chart_panel_render (DhChartPanel *self, const char *suffix, GError **error)
{
  g_return_val_if_fail (DH_IS_CHART_PANEL (self), NULL);
  g_return_val_if_fail (self->spec != NULL, NULL);

  if (strcmp (suffix, "csv") == 0)
    {
      /* Spreadsheets take a file for UTF-8 by its mark. */
      g_autofree char *csv = dh_chart_to_csv (self->spec);
      char *marked = g_strconcat ("\357\273\277", csv, NULL);

      return g_bytes_new_take (marked, strlen (marked));
    }
  if (strcmp (suffix, "svg") == 0)
    return dh_chart_export (self->spec, DH_CHART_FILE_SVG, DH_CHART_THEME_PRINT_COLOR,
                            "Liberation Sans", 0, 0, NULL, error);
  if (strcmp (suffix, "pdf") == 0)
    return dh_chart_export (self->spec, DH_CHART_FILE_PDF, DH_CHART_THEME_PRINT_COLOR, NULL, 0, 0,
                            NULL, error);
  return dh_chart_export (self->spec, DH_CHART_FILE_PNG, DH_CHART_THEME_LIGHT, NULL, 0, 0, NULL,
                          error);
}

static void
fail (DhChartPanel *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *message =
      g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DhChartPanel) self = DH_CHART_PANEL (data);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_signal_emit (self, signals[SIGNAL_SAVED], 0, source);
  else
    fail (self, G_FILE (source), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DhChartPanel) self = DH_CHART_PANEL (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  const char *dot;

  /* Called off by the person, or the panel is empty by now. */
  if (file == NULL || self->spec == NULL)
    return;
  name = g_file_get_basename (file);
  dot = strrchr (name, '.');
  bytes = dh_chart_panel_render (self, dot != NULL ? dot + 1 : "png", &error);
  if (bytes == NULL)
    {
      fail (self, file, error);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DhChartPanel *self = DH_CHART_PANEL (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *suffix = g_variant_get_string (parameter, NULL);
  g_autofree char *name = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->spec == NULL)
    return;
  name = g_strdup_printf ("%s.%s", self->file_stem, suffix);
  gtk_file_dialog_set_title (dialog, _ ("Save Chart"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (self));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DhChartPanel *self = DH_CHART_PANEL (widget);
  g_autofree char *tsv = NULL;

  if (self->spec == NULL)
    return;
  tsv = dh_chart_to_tsv (self->spec);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
}

static void
dh_chart_panel_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  g_autoptr (DhChartTheme) theme = dh_chart_view_theme_for (widget);
  const DhChartRgba *ground = dh_chart_theme_color (theme, DH_CHART_COLOR_BACKGROUND);
  const DhChartRgba *line = dh_chart_theme_color (theme, DH_CHART_COLOR_GRID);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  GdkRGBA border = { (float) line->red, (float) line->green, (float) line->blue, 1 };
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA borders[4] = { border, border, border, border };
  GskRoundedRect card;

  /* The chart's own ground, so that its colours keep the contrast they were chosen for. */
  gsk_rounded_rect_init_from_rect (&card, &bounds, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &card);
  gtk_snapshot_append_color (
      snapshot, &(GdkRGBA) { (float) ground->red, (float) ground->green, (float) ground->blue, 1 },
      &bounds);
  GTK_WIDGET_CLASS (dh_chart_panel_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &card, widths, borders);
}

static void
dh_chart_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DhChartPanel *self = DH_CHART_PANEL (object);

  switch ((DhChartPanelProperty) id)
    {
    case PROP_FILE_STEM:
      g_value_set_string (value, self->file_stem);
      break;
    case PROP_TABLE_SHOWN:
      g_value_set_boolean (value, self->table_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dh_chart_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DhChartPanel *self = DH_CHART_PANEL (object);

  switch ((DhChartPanelProperty) id)
    {
    case PROP_FILE_STEM:
      dh_chart_panel_set_file_stem (self, g_value_get_string (value));
      break;
    case PROP_TABLE_SHOWN:
      dh_chart_panel_set_table_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dh_chart_panel_dispose (GObject *object)
{
  DhChartPanel *self = DH_CHART_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_CHART_PANEL);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (dh_chart_panel_parent_class)->dispose (object);
}

static void
dh_chart_panel_finalize (GObject *object)
{
  DhChartPanel *self = DH_CHART_PANEL (object);

  g_clear_pointer (&self->spec, dh_chart_spec_free);
  g_free (self->file_stem);
  G_OBJECT_CLASS (dh_chart_panel_parent_class)->finalize (object);
}

static void
dh_chart_panel_class_init (DhChartPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_chart_panel_get_property;
  object_class->set_property = dh_chart_panel_set_property;
  object_class->dispose = dh_chart_panel_dispose;
  object_class->finalize = dh_chart_panel_finalize;
  widget_class->snapshot = dh_chart_panel_snapshot;

  props[PROP_FILE_STEM] =
      g_param_spec_string ("file-stem", NULL, NULL, "chart",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TABLE_SHOWN] =
      g_param_spec_boolean ("table-shown", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_SAVED] = g_signal_new ("saved", DH_TYPE_CHART_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DH_TYPE_CHART_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DH_TYPE_CHART_VIEW);
  gtk_widget_class_set_css_name (widget_class, "chart-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/widgets/dh-chart-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DhChartPanel, title);
  gtk_widget_class_bind_template_child (widget_class, DhChartPanel, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DhChartPanel, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, DhChartPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DhChartPanel, view);
  gtk_widget_class_bind_template_child (widget_class, DhChartPanel, table);
  gtk_widget_class_install_property_action (widget_class, "chart.table", "table-shown");
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
}

static void
dh_chart_panel_init (DhChartPanel *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->file_stem = g_strdup ("chart");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DH_TYPE_CHART_ROW);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
}

GtkWidget *
dh_chart_panel_new (void)
{
  return g_object_new (DH_TYPE_CHART_PANEL, NULL);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
dh_chart_panel_set_spec (DhChartPanel *self, const DhChartSpec *spec)
{
  g_return_if_fail (DH_IS_CHART_PANEL (self));

  if (dh_chart_spec_equal (self->spec, spec))
    return;
  g_clear_pointer (&self->spec, dh_chart_spec_free);
  self->spec = spec != NULL ? dh_chart_spec_copy (spec) : NULL;
  set_label (self->title, spec != NULL ? spec->title : NULL);
  set_label (self->subtitle, spec != NULL ? spec->subtitle : NULL);
  dh_chart_view_set_spec (self->view, spec);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spec != NULL && spec->title != NULL ? spec->title : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spec != NULL && spec->title != NULL ? spec->title : "", -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.table", has_data (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", has_data (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy", has_data (self));
  show_child (self);
  fill_table (self);
}

void
dh_chart_panel_set_file_stem (DhChartPanel *self, const char *stem)
{
  g_return_if_fail (DH_IS_CHART_PANEL (self));
  g_return_if_fail (stem != NULL);

  if (g_set_str (&self->file_stem, stem))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE_STEM]);
}

void
dh_chart_panel_set_table_shown (DhChartPanel *self, gboolean table_shown)
{
  g_return_if_fail (DH_IS_CHART_PANEL (self));

  if (self->table_shown == !!table_shown)
    return;
  self->table_shown = !!table_shown;
  fill_table (self);
  show_child (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TABLE_SHOWN]);
}

gboolean
dh_chart_panel_get_table_shown (DhChartPanel *self)
{
  g_return_val_if_fail (DH_IS_CHART_PANEL (self), FALSE);

  return self->table_shown;
}
