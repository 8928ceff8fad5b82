/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "common/dh-settings.h"
#include "preferences/dh-autostart-row.h"

/* A portal as far as the switch needs one, on a connection of its own to the test's session bus. */
typedef struct
{
  GDBusConnection *bus; /* owned */
  guint name;
  guint object;
  guint n_asked;
  gboolean wanted;     /* what the last request said */
  char *reason;        /* owned */
  char **command;      /* owned */
  guint32 response;    /* to answer */
  gboolean grant;      /* what "autostart" of the answer is, if @wanted */
  gboolean old_handle; /* answers for a request that is named otherwise */
} Portal;

static const char interface[] = "<node><interface name='org.freedesktop.portal.Background'>"
                                "<method name='RequestBackground'>"
                                "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                                "<arg type='o' direction='out'/>"
                                "</method></interface></node>";

typedef struct
{
  Portal *portal;
  char *handle, *sender; /* owned */
} Answer;

static void
answer_cb (gpointer data)
{
  Answer *answer = data;
  Portal *portal = answer->portal;
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (TRUE));
  g_variant_builder_add (&results, "{sv}", "autostart",
                         g_variant_new_boolean (portal->wanted && portal->grant));
  g_dbus_connection_emit_signal (portal->bus, answer->sender, answer->handle,
                                 "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal->response, &results), NULL);
  g_free (answer->handle);
  g_free (answer->sender);
  g_free (answer);
}

static void
call_cb (GDBusConnection *bus,
         const char *sender,
         const char *path,
         const char *interface_name,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Portal *portal = data;
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr (GVariant) options = NULL;
  const char *window = NULL;
  const char *token = "none";
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');

  g_variant_get (parameters, "(&s@a{sv})", &window, &options);
  g_assert_true (g_variant_lookup (options, "autostart", "b", &portal->wanted));
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_clear_pointer (&portal->reason, g_free);
  g_clear_pointer (&portal->command, g_strfreev);
  g_variant_lookup (options, "reason", "s", &portal->reason);
  g_variant_lookup (options, "commandline", "^as", &portal->command);
  portal->n_asked++;
  answer->portal = portal;
  answer->sender = g_strdup (sender);
  answer->handle =
      portal->old_handle
          ? g_strdup ("/org/freedesktop/portal/desktop/request/old")
          : g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", answer->handle));
  g_timeout_add_once (portal->old_handle ? 100 : 1, answer_cb, answer);
}

static void
acquired_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
portal_start (Portal *portal)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb };
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, &error);
  gboolean owned = FALSE;

  g_assert_no_error (error);
  portal->bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  portal->object =
      g_dbus_connection_register_object (portal->bus, "/org/freedesktop/portal/desktop",
                                         node->interfaces[0], &table, portal, NULL, &error);
  g_assert_no_error (error);
  portal->name = g_bus_own_name_on_connection (portal->bus, "org.freedesktop.portal.Desktop",
                                               G_BUS_NAME_OWNER_FLAGS_NONE, acquired_cb, NULL,
                                               &owned, NULL);
  app_wait (is_true, &owned);
}

static void
portal_stop (Portal *portal)
{
  g_bus_unown_name (portal->name);
  g_dbus_connection_unregister_object (portal->bus, portal->object);
  g_dbus_connection_close_sync (portal->bus, NULL, NULL);
  g_clear_object (&portal->bus);
  g_free (portal->reason);
  g_strfreev (portal->command);
}

typedef struct
{
  DhAutostartRow *row;
  GSettings *settings; /* owned */
  GtkWindow *window;
} Page;

static Page
open_page (void)
{
  Page page = { 0 };
  GtkWidget *list = gtk_list_box_new ();

  page.settings = dh_settings_new ();
  g_assert_nonnull (page.settings);
  page.row = g_object_new (DH_TYPE_AUTOSTART_ROW, NULL);
  dh_autostart_row_set_settings (page.row, page.settings);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (page.row));
  page.window = app_show (list);
  return page;
}

static void
close_page (Page *page)
{
  app_close (page->window);
  g_settings_reset (page->settings, DH_SETTINGS_AUTOSTART);
  g_clear_object (&page->settings);
}

static gboolean
has_answer (gpointer data)
{
  const char *subtitle = adw_action_row_get_subtitle (data);

  return !g_str_equal (subtitle, app_text ("The system may ask you first"));
}

static void
forget (Page *page)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (page->row),
                               app_text ("The system may ask you first"));
}

static void
test_granted (void)
{
  Portal portal = { .grant = TRUE };
  Page page;

  portal_start (&portal);
  page = open_page ();
  /* Nothing is asked before somebody wants it. */
  app_settle ();
  g_assert_cmpuint (portal.n_asked, ==, 0);
  g_assert_false (dh_autostart_row_get_active (page.row));

  dh_autostart_row_set_active (page.row, TRUE);
  app_wait (has_answer, page.row);
  g_assert_cmpuint (portal.n_asked, ==, 1);
  g_assert_true (portal.wanted);
  g_assert_cmpstr (portal.command[0], ==, "donghanh");
  g_assert_null (portal.command[1]);
  g_assert_cmpstr (portal.reason, ==,
                   app_text ("So that the desk is ready as soon as the machine is on."));
  g_assert_true (dh_autostart_row_get_active (page.row));
  g_assert_true (g_settings_get_boolean (page.settings, DH_SETTINGS_AUTOSTART));

  forget (&page);
  dh_autostart_row_set_active (page.row, FALSE);
  app_wait (has_answer, page.row);
  g_assert_cmpuint (portal.n_asked, ==, 2);
  g_assert_false (portal.wanted);
  g_assert_false (g_settings_get_boolean (page.settings, DH_SETTINGS_AUTOSTART));
  close_page (&page);
  portal_stop (&portal);
}

static void
test_old_portal (void)
{
  Portal portal = { .grant = TRUE, .old_handle = TRUE };
  Page page;

  portal_start (&portal);
  page = open_page ();
  dh_autostart_row_set_active (page.row, TRUE);
  app_wait (has_answer, page.row);
  g_assert_true (g_settings_get_boolean (page.settings, DH_SETTINGS_AUTOSTART));
  close_page (&page);
  portal_stop (&portal);
}

/* The person says no, or the portal says that it did not do it: the switch goes back. */
static void
test_refused (void)
{
  const Portal ways[] = { { .response = 1, .grant = FALSE }, { .response = 0, .grant = FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Portal portal = ways[i];
      Page page;

      portal_start (&portal);
      page = open_page ();
      dh_autostart_row_set_active (page.row, TRUE);
      app_wait (has_answer, page.row);
      g_assert_cmpuint (portal.n_asked, ==, 1);
      g_assert_false (dh_autostart_row_get_active (page.row));
      g_assert_false (g_settings_get_boolean (page.settings, DH_SETTINGS_AUTOSTART));
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (page.row)), ==,
                       app_text ("The system did not allow Đồng Hành to open at login. Allow it "
                                 "in the settings of the system, under apps, and try again."));
      close_page (&page);
      portal_stop (&portal);
    }
}

static void
test_no_portal (void)
{
  Page page = open_page ();

  dh_autostart_row_set_active (page.row, TRUE);
  app_wait (has_answer, page.row);
  g_assert_false (dh_autostart_row_get_active (page.row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (page.row)), ==,
                   app_text ("This system does not let programs ask for it. Add Đồng Hành to the "
                             "startup programs in the settings of the system instead."));
  close_page (&page);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/autostart/no-portal", test_no_portal);
  g_test_add_func ("/autostart/granted", test_granted);
  g_test_add_func ("/autostart/old-portal", test_old_portal);
  g_test_add_func ("/autostart/refused", test_refused);

  return g_test_run ();
}
