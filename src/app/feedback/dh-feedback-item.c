/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-book-words.h"
#include "dh-day.h"
#include "text/dh-text.h"

struct _DhFeedbackItem
{
  GObject parent_instance;

  DhFeedback *feedback; /* (owned) */
  char *fold;           /* (owned) of all that is shown */
};

G_DEFINE_FINAL_TYPE (DhFeedbackItem, dh_feedback_item, G_TYPE_OBJECT)

const char *
dh_feedback_status_icon (DhFeedbackStatus status)
{
  switch (status)
    {
    case DH_FEEDBACK_OPEN:
      return "dh-waiting-symbolic";
    case DH_FEEDBACK_FORWARDED:
      return "dh-forwarded-symbolic";
    case DH_FEEDBACK_RESOLVED:
      return "dh-done-symbolic";
    default:
      g_return_val_if_reached ("");
    }
}

const DhFeedback *
dh_feedback_item_get_feedback (DhFeedbackItem *self)
{
  g_return_val_if_fail (DH_IS_FEEDBACK_ITEM (self), NULL);

  return self->feedback;
}

gboolean
dh_feedback_item_matches (DhFeedbackItem *self, const char *query)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (DH_IS_FEEDBACK_ITEM (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  words = g_strsplit (query, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->fold, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
dh_feedback_item_equal (DhFeedbackItem *self, const DhFeedback *feedback)
{
  const DhFeedback *own = NULL;

  g_return_val_if_fail (DH_IS_FEEDBACK_ITEM (self), FALSE);
  g_return_val_if_fail (feedback != NULL, FALSE);

  own = self->feedback;
  return own->id == feedback->id && own->at == feedback->at &&
         own->category == feedback->category && own->status == feedback->status &&
         own->status_at == feedback->status_at && own->procedure_id == feedback->procedure_id &&
         own->visit_id == feedback->visit_id && g_str_equal (own->text, feedback->text) &&
         g_str_equal (own->proposal, feedback->proposal) &&
         g_str_equal (own->status_note, feedback->status_note) &&
         g_str_equal (own->procedure_name, feedback->procedure_name) &&
         g_str_equal (own->ticket, feedback->ticket);
}

char *
dh_feedback_item_dup_details (DhFeedbackItem *self)
{
  const DhFeedback *feedback = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (DH_IS_FEEDBACK_ITEM (self), NULL);

  feedback = self->feedback;
  day = dh_format_day_short (feedback->day);
  clock = dh_format_clock (feedback->at);
  g_string_append_printf (text, "%s %s", day, clock);
  if (*feedback->ticket != '\0')
    {
      /* Translators: %s is a queue number. */
      g_autofree char *ticket = g_strdup_printf (_ ("number %s"), feedback->ticket);

      g_string_append_printf (text, " · %s", ticket);
    }
  if (*feedback->procedure_name != '\0')
    g_string_append_printf (text, " · %s", feedback->procedure_name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dh_feedback_item_dup_description (DhFeedbackItem *self)
{
  const DhFeedback *feedback = NULL;
  g_autofree char *details = NULL;

  g_return_val_if_fail (DH_IS_FEEDBACK_ITEM (self), NULL);

  feedback = self->feedback;
  details = dh_feedback_item_dup_details (self);
  return g_strjoin (". ", dh_word_feedback_category (feedback->category), feedback->text,
                    dh_word_feedback_status (feedback->status), details,
                    *feedback->proposal != '\0' ? feedback->proposal : NULL, NULL);
}

static void
dh_feedback_item_finalize (GObject *object)
{
  DhFeedbackItem *self = DH_FEEDBACK_ITEM (object);

  g_clear_pointer (&self->feedback, dh_feedback_free);
  g_clear_pointer (&self->fold, g_free);

  G_OBJECT_CLASS (dh_feedback_item_parent_class)->finalize (object);
}

static void
dh_feedback_item_class_init (DhFeedbackItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_feedback_item_finalize;
}

static void
dh_feedback_item_init (DhFeedbackItem *self)
{
}

DhFeedbackItem *
dh_feedback_item_new (const DhFeedback *feedback)
{
  DhFeedbackItem *self = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (feedback != NULL, NULL);

  self = g_object_new (DH_TYPE_FEEDBACK_ITEM, NULL);
  self->feedback = dh_feedback_copy (feedback);
  all = g_strjoin (" ", dh_word_feedback_category (feedback->category),
                   dh_word_feedback_status (feedback->status), feedback->text, feedback->proposal,
                   feedback->status_note, feedback->procedure_name, feedback->ticket, NULL);
  self->fold = dh_text_fold (all);
  return self;
}
