/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "chart-fixture.h"
#include "chart-samples.h"
#include "dh-chart-panel.h"
#include "dh-chart-view.h"
#include "widget-test.h"

#include <string.h>

static GtkWidget *
day_panel (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  GtkWidget *panel = dh_chart_panel_new ();

  dh_chart_panel_set_spec (DH_CHART_PANEL (panel), spec);
  return panel;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_table (void)
{
  GtkWidget *panel = day_panel ();
  GtkWindow *window = fixture_show (panel, 800, 480);
  GtkWidget *table = find (panel, GTK_TYPE_COLUMN_VIEW);
  GListModel *rows;

  g_object_unref (fixture_picture (panel, "chart-panel"));
  g_assert_false (gtk_widget_get_mapped (table));
  g_assert_true (gtk_widget_is_sensitive (find (panel, GTK_TYPE_TOGGLE_BUTTON)));
  g_assert_true (gtk_widget_activate_action (panel, "chart.table", NULL));
  g_assert_true (dh_chart_panel_get_table_shown (DH_CHART_PANEL (panel)));
  fixture_draw (window);
  g_assert_true (gtk_widget_get_mapped (table));
  rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 8);
  {
    g_autofree char *texts = fixture_labels (table);

    g_assert_nonnull (strstr (texts, "Giờ|Lượt đến|Đã giải quyết"));
    g_assert_nonnull (strstr (texts, "7:00–8:00|6|5"));
    g_assert_nonnull (strstr (texts, "12:00–13:00|70|54"));
  }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Đông nhất lúc 12 giờ với 70 lượt; cả ngày 307 lượt đến");
  g_object_unref (fixture_picture (panel, "chart-panel-table"));

  /* The table follows what comes in. */
  {
    g_autoptr (DhChartSpec) spec = chart_sample_day ();
    g_autofree char *texts = NULL;
    DhChartSeries *series = g_ptr_array_index (spec->series, 0);

    series->values[0] = 1007;
    dh_chart_panel_set_spec (DH_CHART_PANEL (panel), spec);
    fixture_draw (window);
    texts = fixture_labels (table);
    g_assert_nonnull (strstr (texts, "7:00–8:00|1.007|5"));
  }
  g_assert_true (gtk_widget_activate_action (panel, "chart.table", NULL));
  g_assert_false (dh_chart_panel_get_table_shown (DH_CHART_PANEL (panel)));
  fixture_draw (window);
  g_assert_true (gtk_widget_get_mapped (find (panel, DH_TYPE_CHART_VIEW)));
  fixture_close (window, panel);
}

static void
test_render (void)
{
  GtkWidget *panel = g_object_ref_sink (day_panel ());
  static const struct
  {
    const char *suffix, *magic;
  } files[] = { { "png", "\x89PNG" },
                { "svg", "<?xml" },
                { "pdf", "%PDF" },
                { "csv", "\xef\xbb\xbfGiờ,Lượt đến,Đã giải quyết\r\n7:00–8:00,6,5\r\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
                    bytes = dh_chart_panel_render (DH_CHART_PANEL (panel), files[i].suffix, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, strlen (files[i].magic));
      g_assert_cmpint (
          memcmp (g_bytes_get_data (bytes, NULL), files[i].magic, strlen (files[i].magic)), ==, 0);
    }
  g_assert_finalize_object (panel);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  GtkWidget *panel = day_panel ();
  GtkWindow *window = fixture_show (panel, 800, 480);
  char *text = NULL;

  g_assert_true (gtk_widget_activate_action (panel, "chart.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (panel), NULL, read_cb, &text);
  for (gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
       text == NULL && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "Giờ\tLượt đến\tĐã giải quyết\n7:00–8:00\t6\t5\n"));
  g_free (text);
  fixture_close (window, panel);
}

static void
test_titles (void)
{
  GtkWidget *panel = day_panel ();
  GtkWindow *window = fixture_show (panel, 360, 480);
  g_autofree char *texts = fixture_labels (panel);

  /* As text, once: the chart itself does without. */
  g_assert_true (g_str_has_prefix (
      texts, "Đông nhất lúc 12 giờ với 70 lượt; cả ngày 307 lượt đến|Số lượt theo giờ, thứ Sáu "
             "20/08/2010|"));
  {
    DhChartView *view = DH_CHART_VIEW (find (panel, DH_TYPE_CHART_VIEW));
    const DhChartScene *scene = dh_chart_view_get_scene (view);

    for (guint i = 0; i < scene->marks->len; i++)
      g_assert_cmpint (dh_chart_scene_mark (scene, i)->role, !=, DH_CHART_ROLE_TITLE);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Đông nhất lúc 12 giờ với 70 lượt; cả ngày 307 lượt đến");
  }
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (panel), GTK_ACCESSIBLE_ROLE_GROUP);
  fixture_close (window, panel);
}

static void
test_empty (void)
{
  GtkWidget *panel = day_panel ();
  GtkWindow *window = fixture_show (panel, 800, 480);
  AdwStyleManager *style = adw_style_manager_get_default ();

  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartSpec) spec = chart_samples[i].make ();

      dh_chart_panel_set_spec (DH_CHART_PANEL (panel), spec);
      if (strcmp (chart_samples[i].name, "day-closed") == 0)
        {
          adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
          fixture_draw (window);
          g_object_unref (fixture_picture (panel, "chart-panel-closed"));
          adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
        }
      fixture_draw (window);
      dh_chart_panel_set_table_shown (DH_CHART_PANEL (panel), TRUE);
      fixture_draw (window);
      dh_chart_panel_set_table_shown (DH_CHART_PANEL (panel), FALSE);
    }
  /* A closed day has nothing to put into rows or files: it says so, even where the table was asked
   * for. */
  {
    g_autoptr (DhChartSpec) closed = dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER,
                                                       DH_NUMBER_STYLE_VIETNAMESE);

    dh_chart_spec_set_state (closed, DH_CHART_STATE_CLOSED, "Ngày nghỉ.");
    dh_chart_panel_set_table_shown (DH_CHART_PANEL (panel), TRUE);
    dh_chart_panel_set_spec (DH_CHART_PANEL (panel), closed);
    fixture_draw (window);
    g_assert_true (gtk_widget_get_mapped (find (panel, DH_TYPE_CHART_VIEW)));
    g_assert_false (gtk_widget_get_mapped (find (panel, GTK_TYPE_COLUMN_VIEW)));
    g_assert_false (gtk_widget_is_sensitive (find (panel, GTK_TYPE_TOGGLE_BUTTON)));
  }
  dh_chart_panel_set_spec (DH_CHART_PANEL (panel), NULL);
  fixture_draw (window);
  fixture_close (window, panel);
}

static void
test_properties (void)
{
  DhChartPanel *panel = DH_CHART_PANEL (g_object_ref_sink (dh_chart_panel_new ()));
  g_autofree char *stem = NULL;
  gboolean shown;

  g_object_set (panel, "file-stem", "luot-theo-gio", "table-shown", TRUE, NULL);
  g_object_get (panel, "file-stem", &stem, "table-shown", &shown, NULL);
  g_assert_cmpstr (stem, ==, "luot-theo-gio");
  g_assert_true (shown);
  g_assert_finalize_object (panel);
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
  g_test_add_func ("/widgets/chart-panel/table", test_table);
  g_test_add_func ("/widgets/chart-panel/render", test_render);
  g_test_add_func ("/widgets/chart-panel/copy", test_copy);
  g_test_add_func ("/widgets/chart-panel/titles", test_titles);
  g_test_add_func ("/widgets/chart-panel/empty", test_empty);
  g_test_add_func ("/widgets/chart-panel/properties", test_properties);
  return g_test_run ();
}
