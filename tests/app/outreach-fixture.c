/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach-fixture.h"

#include "desk/dh-desk-page.h"

static void
volunteer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dh_session_add_volunteer_finish (DH_SESSION (source), result, &error), !=, 0);
  g_assert_no_error (error);
}

static gboolean
has_volunteers (gpointer data)
{
  return dh_session_get_volunteers (data)->len >= 2;
}

static gboolean
is_ready (gpointer data)
{
  return dh_outreach_page_is_ready (data);
}

void
outreach_set_up (OutreachFixture *self, gconstpointer data)
{
  app_fixture_set_up (&self->app, NULL);
  dh_session_add_volunteer_async (self->app.session, "Nguyễn Văn An", FALSE, volunteer_cb, NULL);
  dh_session_add_volunteer_async (self->app.session, "Trần Thị Bình", FALSE, volunteer_cb, NULL);
  app_wait (has_volunteers, self->app.session);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->page = dh_outreach_page_new (self->app.session);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->page));
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  {
    GtkWidget *desk = GTK_WIDGET (dh_desk_page_new (self->app.session, NULL));

    gtk_box_append (GTK_BOX (self->box), desk);
    gtk_widget_set_visible (desk, FALSE);
  }
  self->window = app_show (self->box);
  app_wait (is_ready, self->page);
  app_settle ();
}

void
outreach_tear_down (OutreachFixture *self, gconstpointer data)
{
  app_close (self->window);
  app_fixture_tear_down (&self->app, NULL);
}

/* ---- Finding and typing */

GtkWidget *
outreach_find_nth (GtkWidget *root, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = outreach_find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
outreach_nth (OutreachFixture *self, GType type, guint n)
{
  return outreach_find_nth (GTK_WIDGET (self->window), type, &n);
}

GtkWidget *
outreach_get_focus (OutreachFixture *self)
{
  return gtk_window_get_focus (self->window);
}

/* Types into whatever has the focus, then presses Enter there: a test that looks for no widget. */
void
outreach_type (OutreachFixture *self, const char *text)
{
  GtkWidget *focus = outreach_get_focus (self);

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
  app_settle ();
}

void
outreach_enter (OutreachFixture *self)
{
  g_signal_emit_by_name (outreach_get_focus (self), "activate");
  app_settle ();
}

gboolean
outreach_has_dialog (gpointer data)
{
  return outreach_nth (data, ADW_TYPE_DIALOG, 0) != NULL;
}

gboolean
outreach_has_no_dialog (gpointer data)
{
  return outreach_nth (data, ADW_TYPE_DIALOG, 0) == NULL;
}

void
outreach_open_action (OutreachFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  app_wait (outreach_has_dialog, self);
  app_settle ();
}

/* How many rows the page shows. */
typedef struct
{
  OutreachFixture *fixture;
  guint n;
} Wanted;

guint
outreach_count_rows (OutreachFixture *self)
{
  guint n = 0;

  while (outreach_nth (self, DH_TYPE_OUTREACH_ROW, n) != NULL)
    n++;
  return n;
}

static gboolean
has_rows (gpointer data)
{
  const Wanted *wanted = data;

  return outreach_count_rows (wanted->fixture) == wanted->n;
}

void
outreach_wait_for_rows (OutreachFixture *self, guint n)
{
  Wanted wanted = { self, n };

  app_wait (has_rows, &wanted);
  app_settle ();
}

const DhSheet *
outreach_get_sheet (OutreachFixture *self, guint n)
{
  GtkWidget *row = outreach_nth (self, DH_TYPE_OUTREACH_ROW, n);

  g_assert_nonnull (row);
  return dh_outreach_row_get_sheet (DH_OUTREACH_ROW (row));
}

gboolean
outreach_can_redo (gpointer data)
{
  return dh_session_can_redo (data);
}
