/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/dh-autostart.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-error.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

typedef struct
{
  gboolean wanted;
  GDBusConnection *bus; /* (owned) (nullable) */
  guint subscription;   /* to the answer, 0 = none */
  char *handle;         /* (owned) of the request */
} Request;

static void
drop_subscription (Request *request)
{
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  request->subscription = 0;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  drop_subscription (request);
  g_clear_object (&request->bus);
  g_free (request->handle);
  g_free (request);
}

static void
return_missing (GTask *task)
{
  g_task_return_new_error (
      task, DH_ERROR, DH_ERROR_NOT_FOUND,
      _ ("This system does not let programs ask for it. Add Đồng Hành to the startup programs in "
         "the settings of the system instead."));
}

static void
return_refused (GTask *task)
{
  g_task_return_new_error (
      task, DH_ERROR, DH_ERROR_FAILED,
      _ ("The system did not allow Đồng Hành to open at login. Allow it in the settings of the "
         "system, under apps, and try again."));
}

/* ---- The answer */

static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32 response = 0;
  gboolean autostart = FALSE;

  g_assert (G_IS_TASK (task));

  drop_subscription (request);
  if (g_task_get_completed (task))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response == 0 && autostart == request->wanted)
    g_task_return_boolean (task, TRUE);
  else
    return_refused (task);
}

static void
subscribe (GTask *task, const char *handle)
{
  Request *request = g_task_get_task_data (task);

  drop_subscription (request);
  g_set_str (&request->handle, handle);
  request->subscription = g_dbus_connection_signal_subscribe (
      request->bus, PORTAL, REQUEST, "Response", handle, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      response_cb, g_object_ref (task), g_object_unref);
}

/* ---- The question */

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  const char *handle = NULL;

  g_assert (G_IS_TASK (task));

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      drop_subscription (request);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (task, g_steal_pointer (&error));
      else
        return_missing (task);
      return;
    }
  /* Portals of old name the request otherwise. */
  g_variant_get (reply, "(&o)", &handle);
  if (!g_task_get_completed (task) && !g_str_equal (handle, request->handle))
    subscribe (task, handle);
}

/* "/org/freedesktop/portal/desktop/request/1_42/dh7", known beforehand so that no answer is too
 * fast. */
static char *
dup_handle (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
}

static GVariant *
create_question (gboolean wanted, const char *token)
{
  static const char *const command[] = { "donghanh", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (
      &options, "{sv}", "reason",
      g_variant_new_string (_ ("So that the desk is ready as soon as the machine is on.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_new ("(sa{sv})", "", &options);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("dh%u", g_random_int ());
  g_autofree char *handle = NULL;

  g_assert (G_IS_TASK (task));

  request->bus = g_bus_get_finish (result, NULL);
  if (request->bus == NULL)
    {
      return_missing (task);
      return;
    }
  handle = dup_handle (request->bus, token);
  subscribe (task, handle);
  g_dbus_connection_call (request->bus, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          create_question (request->wanted, token), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), called_cb,
                          g_object_ref (task));
}

void
dh_autostart_request_async (gboolean wanted,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->wanted = wanted != FALSE;
  g_task_set_source_tag (task, dh_autostart_request_async);
  g_task_set_task_data (task, request, request_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

gboolean
dh_autostart_request_finish (GAsyncResult *result, gboolean *granted, GError **error)
{
  const Request *request = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, dh_autostart_request_async), FALSE);
  g_return_val_if_fail (granted != NULL, FALSE);

  request = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *granted = request->wanted;
  return TRUE;
}
