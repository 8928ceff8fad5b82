/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "voice-fixture.h"

#include "feedback/dh-feedback-item.h"

static gboolean
is_ready (gpointer data)
{
  return dh_feedback_page_is_ready (data);
}

void
voice_open_window (VoiceFixture *self)
{
  GtkWidget *bin = adw_bin_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->page = dh_feedback_page_new (self->app.session);
  self->desk = dh_desk_page_new (self->app.session, NULL);
  self->day = dh_close_day_keeper_new (self->app.session, ADW_BIN (bin));
  self->voice = dh_survey_keeper_new (self->app.session, bin);
  gtk_widget_insert_action_group (self->box, "day", dh_close_day_keeper_get_actions (self->day));
  gtk_widget_insert_action_group (self->box, "voice", dh_survey_keeper_get_actions (self->voice));
  gtk_box_append (GTK_BOX (self->box), bin);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->page));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->desk));
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->desk), FALSE);
  self->window = app_show (self->box);
  dh_survey_keeper_set_active (self->voice, TRUE, GTK_WIDGET (self->page));
  app_wait (is_ready, self->page);
  app_settle ();
}

void
voice_close_window (VoiceFixture *self)
{
  app_close (self->window);
  g_clear_object (&self->day);
  g_clear_object (&self->voice);
}

void
voice_set_up (VoiceFixture *self, gconstpointer data)
{
  app_fixture_set_up (&self->app, data);
  voice_open_window (self);
}

void
voice_tear_down (VoiceFixture *self, gconstpointer data)
{
  voice_close_window (self);
  app_fixture_tear_down (&self->app, data);
}

/* ---- Finding */

/* A drop-down has a list and a search of its own in its popover. */
static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = GTK_IS_POPOVER (root) ? NULL : gtk_widget_get_first_child (root);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
voice_nth (VoiceFixture *self, GType type, guint n)
{
  return find_nth (GTK_WIDGET (self->window), type, &n);
}

gboolean
voice_says (VoiceFixture *self, const char *text)
{
  return app_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, text) != NULL;
}

void
voice_act (VoiceFixture *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (focus == NULL || !gtk_widget_activate_action (focus, action, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL);
  app_settle ();
}

/* ---- Waiting */

typedef struct
{
  VoiceFixture *fixture;
  GType type;
  guint n;
} Wanted;

static gboolean
has_dialog (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *dialog = voice_nth (wanted->fixture, wanted->type, 0);
  GtkWidget *focus = gtk_window_get_focus (wanted->fixture->window);

  /* Keys go to it. */
  return dialog != NULL && focus != NULL && gtk_widget_is_ancestor (focus, dialog);
}

static gboolean
has_no_dialog (gpointer data)
{
  return voice_nth (data, ADW_TYPE_DIALOG, 0) == NULL;
}

void
voice_wait_for_dialog (VoiceFixture *self, GType type)
{
  Wanted wanted = { .fixture = self, .type = type };

  app_wait (has_dialog, &wanted);
  app_settle ();
}

void
voice_wait_for_no_dialog (VoiceFixture *self)
{
  app_wait (has_no_dialog, self);
  app_settle ();
}

static gboolean
has_n (gpointer data)
{
  const Wanted *wanted = data;

  return g_list_model_get_n_items (dh_feedback_page_get_model (wanted->fixture->page)) == wanted->n;
}

void
voice_wait_for (VoiceFixture *self, guint n)
{
  Wanted wanted = { .fixture = self, .n = n };

  app_wait (has_n, &wanted);
  app_settle ();
}

const DhFeedback *
voice_get (VoiceFixture *self, guint n)
{
  g_autoptr (DhFeedbackItem)
                item = g_list_model_get_item (dh_feedback_page_get_model (self->page), n);

  g_assert_nonnull (item);
  return dh_feedback_item_get_feedback (item);
}

/* ---- The book */

typedef struct
{
  gboolean done;
  gint64 id;
} Answer;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->id = dh_feedback_write_finish (DH_SESSION (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((const Answer *) data)->done;
}

gint64
voice_write (VoiceFixture *self, const DhFeedback *feedback)
{
  Answer answer = { 0 };

  dh_feedback_write_async (self->app.session, feedback, written_cb, &answer);
  app_wait (is_done, &answer);
  return answer.id;
}

typedef struct
{
  DhSession *session;
  gint64 id;
} Wish;

static gboolean
is_finished (gpointer data)
{
  const Wish *wish = data;
  DhVisitItem *item = dh_queue_model_find (dh_session_get_queue (wish->session), wish->id, NULL);

  return item != NULL && dh_visit_item_get_visit (item)->state == DH_VISIT_DONE;
}

gint64
voice_finish_visit (VoiceFixture *self, char ticket[32])
{
  const DhEventKind steps[] = { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_FINISH };
  DhReceipt receipt = { 0 };
  Wish wish = { .session = self->app.session };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DhCommand command = DH_COMMAND_INIT (steps[i]);

      command.visit_id = receipt.visit_id;
      app_apply (&self->app, &command, &receipt);
    }
  g_strlcpy (ticket, receipt.ticket, 32);
  wish.id = receipt.visit_id;
  app_wait (is_finished, &wish);
  return receipt.visit_id;
}
