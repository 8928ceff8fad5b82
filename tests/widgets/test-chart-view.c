/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "chart-fixture.h"
#include "chart-samples.h"
#include "dh-chart-describe.h"
#include "dh-chart-item.h"
#include "dh-chart-view.h"
#include "widget-test.h"

#include <string.h>

static GtkWidget *
day_view (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  GtkWidget *view = dh_chart_view_new ();

  dh_chart_view_set_spec (DH_CHART_VIEW (view), spec);
  return view;
}

static GtkAccessible *
item (GtkWidget *view, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (view);

  while (index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (DH_IS_CHART_ITEM (child));
  return GTK_ACCESSIBLE (child);
}

static guint
count_items (GtkWidget *view)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += DH_IS_CHART_ITEM (child);
  return n;
}

static GtkWidget *
tip (GtkWidget *view)
{
  return gtk_widget_get_last_child (view);
}

static guint32
to_rgb (const DhChartRgba *c)
{
  return ((guint32) (c->red * 255 + 0.5) << 16) | ((guint32) (c->green * 255 + 0.5) << 8) |
         (guint32) (c->blue * 255 + 0.5);
}

static void
test_accessible (void)
{
  GtkWidget *view = g_object_ref_sink (day_view ());
  GtkWindow *window = fixture_show (view, 800, 420);
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autofree char *description = dh_chart_describe (spec);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       spec->title);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view),
                                       GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION, "bar chart");
  g_assert_cmpuint (count_items (view), ==, 16);
  for (int i = 0; i < 16; i++)
    {
      g_autofree char *label = dh_chart_describe_datum (spec, (guint) i % 2, (guint) i / 2);

      gtk_test_accessible_assert_role (item (view, i), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (item (view, i), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      gtk_test_accessible_assert_state (item (view, i), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
    }
  gtk_test_accessible_assert_property (item (view, 11), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "12:00–13:00, Đã giải quyết: 54");
  g_object_unref (view);
  fixture_close (window, view);
}

/* The accessibility backend of tests cannot announce. */
static void
hear_cb (DhChartView *view, const char *message, GString *heard)
{
  g_string_assign (heard, message);
  g_signal_stop_emission_by_name (view, "announce");
}

static GString *
hear (GtkWidget *view)
{
  GString *heard = g_string_new (NULL);

  g_signal_connect (view, "announce", G_CALLBACK (hear_cb), heard);
  return heard;
}

static void
test_keyboard (void)
{
  GtkWidget *widget = day_view ();
  DhChartView *view = DH_CHART_VIEW (widget);
  GtkWindow *window = fixture_show (widget, 800, 420);

  g_autoptr (GString) heard = hear (widget);

  g_assert_true (gtk_widget_grab_focus (widget));
  g_assert_false (fixture_press (widget, "Escape"));
  g_assert_true (fixture_press (widget, "Right"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 0);
  gtk_test_accessible_assert_state (item (widget, 0), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  for (int i = 1; i < 16; i++)
    {
      g_assert_true (fixture_press (widget, "Right"));
      g_assert_cmpint (dh_chart_view_get_selected (view), ==, i);
      gtk_test_accessible_assert_property (item (widget, i), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           heard->str);
      gtk_test_accessible_assert_state (item (widget, i - 1), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
      gtk_test_accessible_assert_state (item (widget, i), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
    }
  g_assert_true (fixture_press (widget, "Right"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 15);
  g_assert_true (fixture_press (widget, "Home"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 0);
  g_assert_true (fixture_press (widget, "End"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 15);
  g_assert_true (fixture_press (widget, "Left"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 14);
  g_assert_true (gtk_widget_get_visible (tip (widget)));
  g_assert_true (fixture_press (widget, "Escape"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, -1);
  g_assert_false (gtk_widget_get_visible (tip (widget)));

  /* The eye's left is the ear's left. */
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  fixture_draw (window);
  g_assert_true (fixture_press (widget, "Left"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 0);
  g_assert_true (fixture_press (widget, "Left"));
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 1);
  fixture_close (window, widget);
}

static void
test_pointer (void)
{
  GtkWidget *widget = day_view ();
  DhChartView *view = DH_CHART_VIEW (widget);
  GtkWindow *window = fixture_show (widget, 800, 420);
  GtkEventController *motion = fixture_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  GtkEventController *click = fixture_controller (widget, GTK_TYPE_GESTURE_CLICK);
  const DhChartScene *scene = dh_chart_view_get_scene (view);
  DhChartRect hit = dh_chart_scene_datum (scene, 10)->hit_rect;
  double x = hit.x + hit.width / 2, y = hit.y + 3;

  g_assert_false (gtk_widget_get_visible (tip (widget)));
  /* Far above the bar, yet in its band. */
  g_signal_emit_by_name (motion, "motion", x, y);
  {
    g_autofree char *texts = fixture_labels (tip (widget));

    g_assert_cmpstr (texts, ==, "12:00–13:00|Lượt đến|70|Đã giải quyết|54");
  }
  fixture_draw (window);
  g_assert_true (dh_chart_view_get_scene (view) == scene);
  g_signal_emit_by_name (motion, "leave");
  g_assert_false (gtk_widget_get_visible (tip (widget)));

  g_signal_emit_by_name (click, "released", 1, x, y);
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 10);
  g_signal_emit_by_name (motion, "leave");
  g_assert_true (gtk_widget_get_visible (tip (widget)));
  g_signal_emit_by_name (motion, "motion", 1.0, 1.0);
  g_assert_true (gtk_widget_get_visible (tip (widget)));
  g_signal_emit_by_name (click, "released", 1, x, y);
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, -1);
  g_assert_false (gtk_widget_get_visible (tip (widget)));
  fixture_close (window, widget);
}

static void
test_tip_inside (void)
{
  static const int widths[] = { 240, 360, 800 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      GtkWidget *widget = day_view ();
      GtkWindow *window = fixture_show (widget, widths[w], 320);

      for (int i = 0; i < 16; i += 3)
        {
          graphene_rect_t bounds;

          dh_chart_view_set_selected (DH_CHART_VIEW (widget), i);
          fixture_draw (window);
          g_assert_true (gtk_widget_compute_bounds (tip (widget), widget, &bounds));
          g_assert_cmpfloat (bounds.origin.x, >=, 0);
          g_assert_cmpfloat (bounds.origin.y, >=, 0);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                             gtk_widget_get_width (widget));
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                             gtk_widget_get_height (widget));
        }
      fixture_close (window, widget);
    }
}

static void
test_dark (void)
{
  GtkWidget *widget = day_view ();
  DhChartView *view = DH_CHART_VIEW (widget);
  GtkWindow *window = fixture_show (widget, 800, 420);
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_assert_cmpint (dh_chart_view_get_scene (view)->theme->kind, ==, DH_CHART_THEME_LIGHT);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  fixture_draw (window);
  g_assert_cmpint (dh_chart_view_get_scene (view)->theme->kind, ==, DH_CHART_THEME_DARK);
  dh_chart_view_set_selected (view, 5);
  fixture_draw (window);
  {
    g_autoptr (GdkTexture) picture = fixture_picture (widget, "chart-view-dark");

    g_assert_cmphex (fixture_pixel (picture, 3, 3), ==, 0x1d1d20);
  }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  fixture_draw (window);
  g_assert_cmpint (dh_chart_view_get_scene (view)->theme->kind, ==, DH_CHART_THEME_LIGHT);
  fixture_close (window, widget);
}

static void
test_high_contrast (void)
{
  if (g_test_subprocess ())
    {
      GtkWidget *widget = day_view ();
      GtkWindow *window = fixture_show (widget, 800, 420);

      g_assert_cmpint (dh_chart_view_get_scene (DH_CHART_VIEW (widget))->theme->kind, ==,
                       DH_CHART_THEME_LIGHT_HC);
      dh_chart_view_set_selected (DH_CHART_VIEW (widget), 4);
      fixture_draw (window);
      g_object_unref (fixture_picture (widget, "chart-view-hc"));
      fixture_close (window, widget);
      return;
    }
  {
    g_auto (GStrv) envp = g_environ_setenv (g_get_environ (), "ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);

    g_test_trap_subprocess_with_envp (NULL, (const char *const *) envp, 0,
                                      G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
  }
}

static void
test_text_size (void)
{
  GtkWidget *widget = day_view ();
  DhChartView *view = DH_CHART_VIEW (widget);
  GtkWindow *window = fixture_show (widget, 1024, 600);
  GtkSettings *settings = gtk_widget_get_settings (widget);
  double before = dh_chart_view_get_scene (view)->theme->font_size_pt;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  fixture_draw (window);
  g_assert_cmpfloat_with_epsilon (dh_chart_view_get_scene (view)->theme->font_size_pt, 2 * before,
                                  0.1);
  g_object_unref (fixture_picture (widget, "chart-view-text-200"));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fixture_draw (window);
  g_assert_cmpfloat_with_epsilon (dh_chart_view_get_scene (view)->theme->font_size_pt, before, 0.1);
  fixture_close (window, widget);
}

static void
test_pixels (void)
{
  GtkWidget *widget = day_view ();
  GtkWindow *window = fixture_show (widget, 800, 420);
  const DhChartScene *scene = dh_chart_view_get_scene (DH_CHART_VIEW (widget));
  g_autoptr (GdkTexture) picture = fixture_picture (widget, "chart-view-light");

  for (guint i = 0; i < scene->data->len; i++)
    {
      const DhChartDatum *datum = dh_chart_scene_datum (scene, (int) i);
      const DhChartRgba *color =
          dh_chart_theme_color (scene->theme, DH_CHART_COLOR_SERIES_0 + datum->series);

      g_assert_cmphex (fixture_pixel (picture, (int) (datum->bbox.x + datum->bbox.width / 2),
                                      (int) (datum->bbox.y + datum->bbox.height / 2)),
                       ==, to_rgb (color));
    }
  fixture_close (window, widget);
}

static void
test_updates (void)
{
  GtkWidget *widget = day_view ();
  DhChartView *view = DH_CHART_VIEW (widget);
  GtkWindow *window = fixture_show (widget, 800, 420);
  const DhChartScene *scene = dh_chart_view_get_scene (view);
  g_autoptr (DhChartSpec) same = chart_sample_day ();
  g_autoptr (DhChartSpec) more = chart_sample_day ();
  g_autoptr (GString) heard = hear (widget);
  DhChartSeries *series = g_ptr_array_index (more->series, 0);

  dh_chart_view_set_selected (view, 3);
  dh_chart_view_set_spec (view, same);
  g_assert_true (dh_chart_view_get_scene (view) == scene);

  /* A new number: what is held stays held. */
  series->values[1] = 25;
  dh_chart_view_set_spec (view, more);
  fixture_draw (window);
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, 3);
  gtk_test_accessible_assert_property (item (widget, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "8:00–9:00, Lượt đến: 25");

  /* Not on the screen: nothing is laid out. */
  gtk_widget_set_visible (widget, FALSE);
  dh_chart_view_set_spec (view, same);
  fixture_draw (window);
  g_assert_null (dh_chart_view_get_scene (view));
  gtk_widget_set_visible (widget, TRUE);
  fixture_draw (window);
  g_assert_nonnull (dh_chart_view_get_scene (view));

  /* Other hours, and nothing at all. */
  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartSpec) spec = chart_samples[i].make ();
      guint n = spec->state == DH_CHART_STATE_OPEN
                    ? dh_chart_spec_n_categories (spec) * dh_chart_spec_n_series (spec)
                    : 0;

      dh_chart_view_set_spec (view, spec);
      fixture_draw (window);
      g_assert_cmpuint (count_items (widget), ==, n);
      if (n > 0)
        g_assert_true (fixture_press (widget, "End"));
    }
  dh_chart_view_set_spec (view, NULL);
  fixture_draw (window);
  g_assert_cmpuint (count_items (widget), ==, 0);
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, -1);
  fixture_close (window, widget);
}

static void
test_many (void)
{
  g_autoptr (DhChartSpec) spec = dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER,
                                                   DH_NUMBER_STYLE_VIETNAMESE);
  double values[300];
  GtkWidget *widget = dh_chart_view_new ();
  g_autoptr (GString) heard = hear (widget);
  GtkWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      values[i] = i;
      dh_chart_spec_add_category (spec, "x", NULL, DH_CHART_CATEGORY_NORMAL, NULL);
    }
  dh_chart_spec_add_series (spec, "Lượt", values);
  dh_chart_view_set_spec (DH_CHART_VIEW (widget), spec);
  window = fixture_show (widget, 800, 400);
  g_assert_cmpuint (count_items (widget), ==, 0);
  g_assert_true (fixture_press (widget, "End"));
  g_assert_cmpint (dh_chart_view_get_selected (DH_CHART_VIEW (widget)), ==, 299);
  fixture_close (window, widget);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  DhChartView *view = DH_CHART_VIEW (g_object_ref_sink (day_view ()));
  guint count = 0;
  gboolean show;
  int selected;

  g_signal_connect (view, "notify", G_CALLBACK (count_cb), &count);
  dh_chart_view_set_show_titles (view, TRUE);
  dh_chart_view_set_selected (view, -1);
  g_assert_cmpuint (count, ==, 0);
  g_object_set (view, "show-titles", FALSE, "selected", 7, NULL);
  g_assert_cmpuint (count, ==, 2);
  g_object_get (view, "show-titles", &show, "selected", &selected, NULL);
  g_assert_false (show);
  g_assert_cmpint (selected, ==, 7);
  /* There is no such number. */
  dh_chart_view_set_selected (view, 16);
  g_assert_cmpint (dh_chart_view_get_selected (view), ==, -1);
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
  g_test_add_func ("/widgets/chart-view/accessible", test_accessible);
  g_test_add_func ("/widgets/chart-view/keyboard", test_keyboard);
  g_test_add_func ("/widgets/chart-view/pointer", test_pointer);
  g_test_add_func ("/widgets/chart-view/tip-inside", test_tip_inside);
  g_test_add_func ("/widgets/chart-view/dark", test_dark);
  g_test_add_func ("/widgets/chart-view/high-contrast", test_high_contrast);
  g_test_add_func ("/widgets/chart-view/text-size", test_text_size);
  g_test_add_func ("/widgets/chart-view/pixels", test_pixels);
  g_test_add_func ("/widgets/chart-view/updates", test_updates);
  g_test_add_func ("/widgets/chart-view/many", test_many);
  g_test_add_func ("/widgets/chart-view/properties", test_properties);
  return g_test_run ();
}
