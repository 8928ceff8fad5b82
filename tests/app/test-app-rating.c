/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "voice-fixture.h"

#include "dh-book-words.h"
#include "dh-qr-view.h"
#include "feedback/dh-feedback-item.h"
#include "feedback/dh-rating-dialog.h"
#include "feedback/dh-survey-window.h"

/* ---- What the book says */

typedef struct
{
  gboolean done;
  int ratings[DH_RATING_LEVELS];
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhFeedbackReading) reading = dh_feedback_read_finish (source, result, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < DH_RATING_LEVELS; i++)
    {
      answer->ratings[i] = reading->ratings[i];
      g_assert_cmpint (reading->stats->book->by_level[i], ==, reading->ratings[i]);
    }
  answer->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((const Answer *) data)->done;
}

static void
assert_ratings (VoiceFixture *self, const int ratings[DH_RATING_LEVELS])
{
  Answer answer = { 0 };
  gint32 today = dh_session_today (self->app.session);

  dh_feedback_read_async (self->app.session, today, today, TRUE, NULL, read_cb, &answer);
  app_wait (is_done, &answer);
  for (guint i = 0; i < DH_RATING_LEVELS; i++)
    g_assert_cmpint (answer.ratings[i], ==, ratings[i]);
}

static DhRatingDialog *
ask (VoiceFixture *self)
{
  voice_act (self, "voice.rate");
  voice_wait_for_dialog (self, DH_TYPE_RATING_DIALOG);
  return DH_RATING_DIALOG (voice_nth (self, DH_TYPE_RATING_DIALOG, 0));
}

static gboolean
thanks (gpointer data)
{
  GtkWidget *label = app_find (GTK_WIDGET (((VoiceFixture *) data)->window), GTK_TYPE_LABEL,
                               app_text ("Thank you!"));

  return label != NULL && gtk_widget_get_mapped (label);
}

typedef struct
{
  VoiceFixture *fixture;
  const char *text;
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;

  return voice_says (said->fixture, said->text);
}

static void
wait_until_said (VoiceFixture *self, const char *text)
{
  Said said = { self, text };

  app_wait (is_said, &said);
}

static char *
dup_asked (const char *ticket)
{
  g_auto (GStrv) parts = g_strsplit (
      app_text ("Number %s has been asked already; nobody is asked twice."), "%s", 2);

  return g_strjoinv (ticket, parts);
}

/* ---- Tests */

/* Where nobody is done, nobody is asked. */
static void
test_nobody (VoiceFixture *self, gconstpointer data)
{
  voice_act (self, "voice.rate");
  wait_until_said (self, app_text ("Nobody is done yet today who could be asked."));
  g_assert_null (voice_nth (self, DH_TYPE_RATING_DIALOG, 0));
}

/* One tap, thanks, closed by itself; a second finger counts for nothing; the same visit is asked no
 * more, until the answer has been taken back. */
static void
test_once (VoiceFixture *self, gconstpointer data)
{
  char ticket[32];
  g_autofree char *asked = NULL;
  gint64 began = 0;

  voice_finish_visit (self, ticket);
  asked = dup_asked (ticket);
  ask (self);
  gtk_widget_activate_action (voice_nth (self, DH_TYPE_RATING_DIALOG, 0), "rating.rate", "i", 4);
  gtk_widget_activate_action (voice_nth (self, DH_TYPE_RATING_DIALOG, 0), "rating.rate", "i", 1);
  app_wait (thanks, self);
  began = g_get_monotonic_time ();
  voice_wait_for_no_dialog (self);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, (DH_RATING_THANKS_MS - 500) * 1000);
  assert_ratings (self, (const int[]) { 0, 0, 0, 1 });
  g_assert_true (voice_says (self, app_text ("The answer was saved.")));

  voice_act (self, "voice.rate");
  wait_until_said (self, asked);
  g_assert_null (voice_nth (self, DH_TYPE_RATING_DIALOG, 0));

  voice_act (self, "desk.undo");
  app_wait ((AppCondition) dh_session_can_redo, self->app.session);
  assert_ratings (self, (const int[]) { 0, 0, 0, 0 });
  ask (self);
  gtk_widget_activate_action (voice_nth (self, DH_TYPE_RATING_DIALOG, 0), "rating.rate", "i", 1);
  app_wait (thanks, self);
  adw_dialog_close (ADW_DIALOG (voice_nth (self, DH_TYPE_RATING_DIALOG, 0)));
  voice_wait_for_no_dialog (self);
  assert_ratings (self, (const int[]) { 1, 0, 0, 0 });
}

/* Whoever is not in the mood is left in peace. The next visit is another one. */
static void
test_skip (VoiceFixture *self, gconstpointer data)
{
  char first[32];
  char second[32];
  g_autofree char *asked = NULL;

  voice_finish_visit (self, first);
  asked = dup_asked (first);
  adw_dialog_close (ADW_DIALOG (ask (self)));
  voice_wait_for_no_dialog (self);
  voice_act (self, "voice.rate");
  wait_until_said (self, asked);
  g_assert_null (voice_nth (self, DH_TYPE_RATING_DIALOG, 0));
  assert_ratings (self, (const int[]) { 0, 0, 0, 0 });

  voice_finish_visit (self, second);
  g_assert_cmpstr (first, !=, second);
  ask (self);
  gtk_widget_activate_action (voice_nth (self, DH_TYPE_RATING_DIALOG, 0), "rating.rate", "i", 2);
  app_wait (thanks, self);
  voice_wait_for_no_dialog (self);
  assert_ratings (self, (const int[]) { 0, 1, 0, 0 });
}

/* The buttons stand from the best to the worst, each with its face, its words and its key. */
static void
test_buttons (VoiceFixture *self, gconstpointer data)
{
  char ticket[32];
  GtkWidget *dialog = NULL;
  guint n = 0;

  voice_finish_visit (self, ticket);
  dialog = GTK_WIDGET (ask (self));
  for (guint i = 0; voice_nth (self, GTK_TYPE_BUTTON, i) != NULL; i++)
    {
      GtkWidget *button = voice_nth (self, GTK_TYPE_BUTTON, i);
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));

      if (g_strcmp0 (action, "rating.rate") != 0)
        continue;
      g_assert_cmpint (
          g_variant_get_int32 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button))),
          ==, DH_RATING_LEVELS - (int) n);
      g_assert_nonnull (
          app_find (button, GTK_TYPE_LABEL, dh_word_rating (DH_RATING_LEVELS - (int) n)));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
      n++;
    }
  g_assert_cmpuint (n, ==, DH_RATING_LEVELS);
  g_assert_null (app_find (dialog, DH_TYPE_QR_VIEW, NULL));
  adw_dialog_close (ADW_DIALOG (dialog));
  voice_wait_for_no_dialog (self);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dh_session_set_setting_finish (DH_SESSION (source), result, &error));
}

static gboolean
has_survey (gpointer data)
{
  return *dh_session_get_desk_settings (data)->survey_url != '\0';
}

static GtkWidget *
find_survey (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DH_IS_SURVEY_WINDOW (window))
        return window;
    }
  return NULL;
}

/* With an address, its QR code stands beside the buttons, and fills a screen on demand; without one
 * it is said where to write it. */
static void
test_survey (VoiceFixture *self, gconstpointer data)
{
  char ticket[32];
  GtkWidget *window = NULL;

  voice_act (self, "voice.survey");
  wait_until_said (self, app_text ("The address of the survey is written in the preferences."));
  g_assert_null (find_survey ());

  dh_session_set_setting_async (self->app.session, "survey_url", "https://xa.example/khao-sat",
                                set_cb, NULL);
  app_wait (has_survey, self->app.session);
  voice_finish_visit (self, ticket);
  g_assert_nonnull (app_find (GTK_WIDGET (ask (self)), DH_TYPE_QR_VIEW, NULL));
  gtk_widget_activate_action (voice_nth (self, DH_TYPE_RATING_DIALOG, 0), "rating.full-screen",
                              NULL);
  voice_wait_for_no_dialog (self);
  window = find_survey ();
  g_assert_nonnull (window);
  g_assert_nonnull (app_find (window, DH_TYPE_QR_VIEW, NULL));
  g_assert_nonnull (app_find (window, GTK_TYPE_LABEL, "https://xa.example/khao-sat"));
  gtk_widget_activate_action (window, "window.close", NULL);
  app_settle ();
  g_assert_null (find_survey ());
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/app/rating/" path, VoiceFixture, NULL, voice_set_up, function, voice_tear_down)
  ADD ("nobody", test_nobody);
  ADD ("once", test_once);
  ADD ("skip", test_skip);
  ADD ("buttons", test_buttons);
  ADD ("survey", test_survey);
  return g_test_run ();
}
