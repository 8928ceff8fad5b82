/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-fixture.h"

#include "closing/dh-close-day-keeper.h"
#include "desk/dh-desk-page.h"
#include "feedback/dh-feedback-job.h"
#include "feedback/dh-feedback-page.h"
#include "feedback/dh-survey-keeper.h"

G_BEGIN_DECLS

/* The page of feedback in a window that has the actions of the real one. */
typedef struct
{
  AppFixture app;
  GtkWidget *box;
  DhFeedbackPage *page;
  DhDeskPage *desk; /* hidden */
  DhCloseDayKeeper *day;
  DhSurveyKeeper *voice;
  GtkWindow *window;
} VoiceFixture;

void voice_set_up (VoiceFixture *self, gconstpointer data);
void voice_tear_down (VoiceFixture *self, gconstpointer data);
/* The window alone, on the session there is. */
void voice_open_window (VoiceFixture *self);
void voice_close_window (VoiceFixture *self);

/* The @n-th widget of @type in the window, or NULL. */
GtkWidget *voice_nth (VoiceFixture *self, GType type, guint n);
/* Does what a key does, where the focus is. */
void voice_act (VoiceFixture *self, const char *action);
/* Whether a label with @text (as the program says it) is in the window. */
gboolean voice_says (VoiceFixture *self, const char *text);
void voice_wait_for_dialog (VoiceFixture *self, GType type);
void voice_wait_for_no_dialog (VoiceFixture *self);
/* Waits until the list shows @n. */
void voice_wait_for (VoiceFixture *self, guint n);
/* The @n-th that the list shows. */
const DhFeedback *voice_get (VoiceFixture *self, guint n);
/* Writes @feedback as if at another desk. */
gint64 voice_write (VoiceFixture *self, const DhFeedback *feedback);
/* A visit that is done. Its ticket is in @ticket. */
gint64 voice_finish_visit (VoiceFixture *self, char ticket[32]);

G_END_DECLS
