/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-survey-keeper.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "desk/dh-desk-page.h"
#include "feedback/dh-feedback-dialog.h"
#include "feedback/dh-feedback-job.h"
#include "feedback/dh-feedback-status.h"
#include "feedback/dh-rating-dialog.h"
#include "feedback/dh-survey-window.h"

struct _DhSurveyKeeper
{
  GObject parent_instance;

  DhSession *session;          /* (owned) (nullable) */
  GtkWidget *widget;           /* (weak) (nullable) that toasts and dialogs are shown over */
  GtkWidget *page;             /* (weak) (nullable) on the screen */
  GSimpleActionGroup *actions; /* (owned) the group "voice" */
  GHashTable *skipped; /* (owned) set of gint64: visits that were asked, and did not answer */
  gboolean asking;     /* it is being found out whether somebody may be asked */
};

G_DEFINE_FINAL_TYPE (DhSurveyKeeper, dh_survey_keeper, G_TYPE_OBJECT)

static const char *
get_survey_url (DhSurveyKeeper *self)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);

  return desk != NULL ? desk->survey_url : "";
}

/* The one chosen at the desk, or NULL. */
static const DhVisit *
get_chosen (DhSurveyKeeper *self)
{
  gint64 id = DH_IS_DESK_PAGE (self->page) ? dh_desk_page_get_selected (DH_DESK_PAGE (self->page))
                                           : 0;
  DhVisitItem *item = dh_queue_model_find (dh_session_get_queue (self->session), id, NULL);

  return item != NULL ? dh_visit_item_get_visit (item) : NULL;
}

/* The one chosen, where they are done, else the one who was done last today; or NULL. */
static const DhVisit *
get_finished (DhSurveyKeeper *self)
{
  GListModel *queue = G_LIST_MODEL (dh_session_get_queue (self->session));
  const DhVisit *chosen = get_chosen (self);
  const DhVisit *last = NULL;

  if (chosen != NULL && chosen->state == DH_VISIT_DONE)
    return chosen;
  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (DhVisitItem) item = g_list_model_get_item (queue, i);
      const DhVisit *visit = dh_visit_item_get_visit (item);

      if (visit->state == DH_VISIT_DONE &&
          (last == NULL || visit->ended > last->ended ||
           (visit->ended == last->ended && visit->last_event > last->last_event)))
        last = visit;
    }
  return last;
}

/* ---- Feedback */

static void
show_done (DhSurveyKeeper *self, DhEventKind kind, gint64 event_id)
{
  g_autofree char *text = dh_label_done (kind, "");

  if (self->widget != NULL)
    dh_feedback_toast (self->widget, text, event_id);
}

static void
saved_cb (DhSurveyKeeper *self, gint64 event_id)
{
  g_assert (DH_IS_SURVEY_KEEPER (self));

  show_done (self, DH_EVENT_FEEDBACK, event_id);
}

static void
feedback_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhSurveyKeeper *self = user_data;
  DhFeedbackDialog *dialog = NULL;

  g_assert (DH_IS_SURVEY_KEEPER (self));

  if (self->widget == NULL || !dh_session_is_ready (self->session))
    return;
  dh_focus_commit (self->widget);
  dialog = dh_feedback_dialog_new (self->session, get_chosen (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), self->widget);
}

/* ---- Taken back with all that was done to it, and brought back */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSurveyKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = dh_feedback_remove_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_SURVEY_KEEPER (self));

  if (self->widget == NULL)
    return;
  if (n == 0)
    dh_toast_error (self->widget, error);
  else
    dh_toast_show (self->widget, _ ("The feedback is back as it was."), NULL, 0);
}

static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhSurveyKeeper *self = user_data;

  g_assert (DH_IS_SURVEY_KEEPER (self));

  if (self->session != NULL && g_variant_get_uint32 (parameter) > 0)
    dh_feedback_restore_async (self->session, g_variant_get_uint32 (parameter), restored_cb,
                               g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSurveyKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = dh_feedback_remove_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_SURVEY_KEEPER (self));

  if (self->widget == NULL)
    return;
  if (n == 0)
    dh_toast_error (self->widget, error);
  else
    dh_toast_show_button (self->widget, _ ("The feedback was taken back."), _ ("Undo"),
                          "voice.restore", g_variant_new_uint32 (n));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhSurveyKeeper *self = user_data;

  g_assert (DH_IS_SURVEY_KEEPER (self));

  if (self->session != NULL)
    dh_feedback_remove_async (self->session, g_variant_get_int64 (parameter), removed_cb,
                              g_object_ref (self));
}

/* ---- The survey */

static void
survey_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhSurveyKeeper *self = user_data;
  GtkRoot *root = NULL;
  DhSurveyWindow *window = NULL;

  g_assert (DH_IS_SURVEY_KEEPER (self));

  root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;
  if (!GTK_IS_WINDOW (root))
    return;
  if (*get_survey_url (self) == '\0')
    {
      dh_toast_show_button (self->widget,
                            _ ("The address of the survey is written in the preferences."),
                            _ ("Preferences"), "win.preferences", NULL);
      return;
    }
  window = dh_survey_window_new (GTK_WINDOW (root), dh_session_get_commune (self->session),
                                 get_survey_url (self));
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- Satisfaction */

static void
rated_cb (DhSurveyKeeper *self, gint64 event_id)
{
  g_assert (DH_IS_SURVEY_KEEPER (self));

  show_done (self, DH_EVENT_RATING, event_id);
}

/* A visitor who may be asked; owned. */
typedef struct
{
  DhSurveyKeeper *keeper;
  gint64 visit_id;
  char *ticket;
} Asked;

static void
asked_free (Asked *asked)
{
  g_clear_object (&asked->keeper);
  g_free (asked->ticket);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
asked_closure_free (gpointer data, GClosure *closure)
{
  asked_free (data);
}

static void
skipped_cb (DhRatingDialog *dialog, Asked *asked)
{
  g_assert (DH_IS_SURVEY_KEEPER (asked->keeper));

  g_hash_table_add (asked->keeper->skipped, g_memdup2 (&asked->visit_id, sizeof (gint64)));
}

static void
full_screen_cb (DhSurveyKeeper *self)
{
  g_assert (DH_IS_SURVEY_KEEPER (self));

  survey_action (NULL, NULL, self);
}

static void
show_asked_already (DhSurveyKeeper *self, const char *ticket)
{
  /* Translators: %s is a queue number. */
  g_autofree char *text =
      g_strdup_printf (_ ("Number %s has been asked already; nobody is asked twice."), ticket);

  dh_toast_show (self->widget, text, NULL, 0);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  DhSurveyKeeper *self = asked->keeper;
  g_autoptr (GError) error = NULL;
  gboolean rated = dh_feedback_is_rated_finish (DH_SESSION (source), result, &error);
  DhRatingDialog *dialog = NULL;

  g_assert (DH_IS_SURVEY_KEEPER (self));

  self->asking = FALSE;
  if (self->widget == NULL)
    return;
  if (error != NULL)
    {
      dh_toast_error (self->widget, error);
      return;
    }
  if (rated)
    {
      show_asked_already (self, asked->ticket);
      return;
    }
  /* Another dialog may have been opened meanwhile. */
  if (!g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "rate")))
    return;
  dialog =
      dh_rating_dialog_new (self->session, asked->visit_id, asked->ticket, get_survey_url (self));
  g_signal_connect_object (dialog, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "full-screen", G_CALLBACK (full_screen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "skipped", G_CALLBACK (skipped_cb), g_steal_pointer (&asked),
                         asked_closure_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), self->widget);
}

static void
rate_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhSurveyKeeper *self = user_data;
  const DhVisit *visit = NULL;
  Asked *asked = NULL;

  g_assert (DH_IS_SURVEY_KEEPER (self));

  if (self->widget == NULL || self->asking)
    return;
  dh_focus_commit (self->widget);
  visit = get_finished (self);
  if (visit == NULL)
    {
      dh_toast_show (self->widget, _ ("Nobody is done yet today who could be asked."), NULL, 0);
      return;
    }
  if (g_hash_table_contains (self->skipped, &visit->id))
    {
      show_asked_already (self, visit->ticket);
      return;
    }
  asked = g_new0 (Asked, 1);
  asked->keeper = g_object_ref (self);
  asked->visit_id = visit->id;
  asked->ticket = g_strdup (visit->ticket);
  self->asking = TRUE;
  dh_feedback_is_rated_async (self->session, visit->id, asked_cb, asked);
}

static const GActionEntry entries[] = {
  { .name = "feedback", .activate = feedback_action },
  { .name = "rate", .activate = rate_action },
  { .name = "survey", .activate = survey_action },
  { .name = "remove", .activate = remove_action, .parameter_type = "x" },
  { .name = "restore", .activate = restore_action, .parameter_type = "u" },
};

GActionGroup *
dh_survey_keeper_get_actions (DhSurveyKeeper *self)
{
  g_return_val_if_fail (DH_IS_SURVEY_KEEPER (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
dh_survey_keeper_set_active (DhSurveyKeeper *self, gboolean active, GtkWidget *desk)
{
  static const char *const names[] = { "feedback", "rate", "survey" };

  g_return_if_fail (DH_IS_SURVEY_KEEPER (self));

  g_set_weak_pointer (&self->page, desk);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        active);
}

static void
dh_survey_keeper_dispose (GObject *object)
{
  DhSurveyKeeper *self = DH_SURVEY_KEEPER (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_survey_keeper_parent_class)->dispose (object);
}

static void
dh_survey_keeper_finalize (GObject *object)
{
  DhSurveyKeeper *self = DH_SURVEY_KEEPER (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->skipped, g_hash_table_unref);

  G_OBJECT_CLASS (dh_survey_keeper_parent_class)->finalize (object);
}

static void
dh_survey_keeper_class_init (DhSurveyKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dh_survey_keeper_dispose;
  object_class->finalize = dh_survey_keeper_finalize;
}

static void
dh_survey_keeper_init (DhSurveyKeeper *self)
{
  self->skipped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

DhSurveyKeeper *
dh_survey_keeper_new (DhSession *session, GtkWidget *widget)
{
  DhSurveyKeeper *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (DH_TYPE_SURVEY_KEEPER, NULL);
  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->widget, widget);
  return self;
}
