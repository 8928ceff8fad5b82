/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register-fixture.h"

#include "desk/dh-queue-list.h"
#include "window/dh-window.h"

/* Space for the desk on the smallest screen, px. */
#define WIDTH 1012

static GtkCssProvider *
double_text (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_string (provider, "* { -gtk-dpi: 192; }");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return provider;
}

/* Says which widgets want more than @most. */
static void
report_wide (GtkWidget *widget, int most, int depth)
{
  int width = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width <= most || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%*s%s: %d px", depth, "", G_OBJECT_TYPE_NAME (widget), width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    report_wide (child, most / (gtk_widget_get_width (child) < most / 2 ? 2 : 1), depth + 1);
}

/* What stands on the desk fits the smallest screen with letters twice as large. */
static void
assert_fits (RegisterDesk *desk)
{
  GtkWidget *content = gtk_widget_get_first_child (GTK_WIDGET (desk->page));
  int width = 0;

  app_settle ();
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width > WIDTH)
    report_wide (content, WIDTH / 2, 0);
  g_assert_cmpint (width, <=, WIDTH);
}

static void
test_desk (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkCssProvider) provider = double_text ();
  RegisterDesk desk = register_open_desk (fixture);
  static const char *const actions[] = { "desk.call-next", "desk.start", "desk.hold" };

  assert_fits (&desk);
  register_enter (&desk, "Nguyễn Thị Hoa 1950 sao y x3");
  register_wait_for_visits (&desk, 1);
  register_let_pass (100);
  assert_fits (&desk);
  register_enter (&desk, "Nguyễn Thị Hoa");
  g_assert_nonnull (register_find_notice (&desk));
  assert_fits (&desk);
  dh_register_entry_set_text (desk.entry, "");
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (desk.page), actions[i], NULL);
      register_let_pass (1200);
      assert_fits (&desk);
    }
  app_close (desk.window);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (provider));
}

/* Labels of @widget on the screen that show a part of their text alone. */
static guint
count_cut (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("“%s” is cut", gtk_label_get_label (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cut (child);
  return n;
}

/* @type in @widget, on the screen; or NULL. */
static GtkWidget *
find_shown (GtkWidget *widget, GType type)
{
  GtkWidget *found = app_find (widget, type, NULL);

  return found != NULL && gtk_widget_get_mapped (found) && gtk_widget_get_width (found) > 0 ? found
                                                                                            : NULL;
}

/* The names of the pages are read whole on the smallest screen whatever the size of the text: at
 * the top while there is space, at the bottom from then on. */
static void
test_pages (AppFixture *fixture, gconstpointer data)
{
  int before = 0;
  gboolean at_top = FALSE;
  gboolean at_bottom = FALSE;

  dh_session_close (fixture->session);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &before, NULL);
  for (int percent = 100; percent <= 200; percent += 20)
    {
      DhWindow *window = NULL;
      GtkWidget *top = NULL;
      GtkWidget *bottom = NULL;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
      window = dh_window_new (NULL, fixture->path, FALSE, 0);
      gtk_window_set_default_size (GTK_WINDOW (window), 1024, 600);
      dh_window_open (window);
      gtk_window_present (GTK_WINDOW (window));
      app_wait (app_has_session, window);
      register_let_pass (600);
      top = find_shown (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER);
      bottom = find_shown (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR);
      if (bottom != NULL && gtk_widget_get_height (bottom) < 20)
        bottom = NULL;
      g_test_message ("%d %%: %s", percent, bottom != NULL ? "bottom" : "top");
      g_assert_true (top != NULL || bottom != NULL);
      g_assert_cmpuint (count_cut (bottom != NULL ? bottom : top), ==, 0);
      at_top |= bottom == NULL;
      at_bottom |= bottom != NULL;
      gtk_window_close (GTK_WINDOW (window));
      app_settle ();
    }
  g_assert_true (at_top && at_bottom);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", before, NULL);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/large-text/desk", AppFixture, NULL, app_fixture_set_up, test_desk,
              app_fixture_tear_down);
  g_test_add ("/large-text/pages", AppFixture, NULL, app_fixture_set_up, test_pages,
              app_fixture_tear_down);

  return g_test_run ();
}
