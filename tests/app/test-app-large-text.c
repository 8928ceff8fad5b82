/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register-fixture.h"

#include "dh-queue-list.h"

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

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/large-text/desk", AppFixture, NULL, app_fixture_set_up, test_desk,
              app_fixture_tear_down);
  return g_test_run ();
}
