/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

#include "dh-day.h"
#include "dh-language.h"
#include "store/dh-store.h"
#include "widget-test.h"

void
app_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  widget_test_ignore_frame_warnings ();
  gtk_disable_setlocale ();
  dh_language_init ("vi");
  adw_init ();
  /* They are most of what a test would draw. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  dh_language_bind_toolkits ();
}

void
app_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The limit only ends a test that hangs: a busy machine may be slow. */
void
app_wait (AppCondition condition, gpointer data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (60, timed_out_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (id);
  g_assert_false (late);
}

static gboolean
is_ready (gpointer data)
{
  return dh_session_is_ready (data);
}

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dh-app-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.db", NULL);
  g_assert_true (dh_store_create (fixture->path, "Xã Thử", "Tỉnh Thử", &error));
  fixture->session = dh_session_open (fixture->path, FALSE, 0, &error);
  g_assert_no_error (error);
  app_wait (is_ready, fixture->session);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  app_settle ();
  if (fixture->session != NULL)
    {
      dh_session_close (fixture->session);
      app_settle ();
      g_assert_finalize_object (fixture->session);
    }
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* What became of a command. */
typedef struct
{
  gboolean done;
  GArray *receipts; /* owned */
  GError *error;    /* owned */
} Outcome;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->receipts = dh_session_command_finish (DH_SESSION (source), result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((const Outcome *) data)->done;
}

void
app_apply (AppFixture *fixture, const DhCommand *command, DhReceipt *receipt)
{
  Outcome outcome = { 0 };

  dh_session_apply_async (fixture->session, command, 1, applied_cb, &outcome);
  app_wait (is_done, &outcome);
  g_assert_no_error (outcome.error);
  if (receipt != NULL)
    *receipt = g_array_index (outcome.receipts, DhReceipt, 0);
  g_array_unref (outcome.receipts);
  app_settle ();
}

GtkWindow *
app_show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 600);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return GTK_WINDOW (window);
}

static void
gone_cb (gpointer data, GObject *where)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
app_close (GtkWindow *window)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (window), gone_cb, &gone);
  gtk_window_destroy (window);
  app_wait (is_true, &gone);
}

const char *
app_text (const char *msgid)
{
  const char *text = g_dgettext (GETTEXT_PACKAGE, msgid);

  g_assert_cmpstr (text, !=, msgid);
  return text;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

GtkWidget *
app_find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (text == NULL || g_strcmp0 (get_text (root), text) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_called (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (root))
    {
      g_autofree char *other = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      return other == NULL ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_called (child, name);
  return found;
}

GtkEditable *
app_find_line (GtkWidget *root, const char *msgid)
{
  GtkWidget *line = find_called (root, app_text (msgid));

  g_assert_nonnull (line);
  return GTK_EDITABLE (line);
}

AdwDialog *
app_get_dialog (DhWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

gboolean
app_has_dialog (gpointer data)
{
  return app_get_dialog (data) != NULL;
}

gboolean
app_has_no_dialog (gpointer data)
{
  return app_get_dialog (data) == NULL;
}

gboolean
app_has_session (gpointer data)
{
  DhSession *session = dh_window_get_session (data);

  return session != NULL && dh_session_is_ready (session);
}
