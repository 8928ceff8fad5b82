/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhAssistForm: what help was given to one visit: procedure, by whom, how, with what outcome.
 *
 * signal "submitted" (gboolean finish): it is to be recorded, and with @finish the visit ended. */
#define DH_TYPE_ASSIST_FORM (dh_assist_form_get_type ())
G_DECLARE_FINAL_TYPE (DhAssistForm, dh_assist_form, DH, ASSIST_FORM, AdwDialog)

/* What was recorded last for a procedure: proposed the next time. */
typedef struct
{
  DhChannel channel;
  DhOutcome outcome;
} DhAssistHabit;

/* @finish: finishing as well is what Enter does. @can_finish: finishing is offered at all.
 * @volunteer_id: who is proposed (0 = the one who serves the visit). @quantity ≥ 1 is proposed. */
DhAssistForm *dh_assist_form_new (DhSession *session,
                                  const DhVisit *visit,
                                  gboolean finish,
                                  gboolean can_finish,
                                  gint64 volunteer_id,
                                  int quantity);

/* @habits: procedure id (gint64 *) → DhAssistHabit *; kept by reference. */
void dh_assist_form_set_habits (DhAssistForm *self, GHashTable *habits);
/* Shows what was recorded, to be put right: event @event_id, as in @command. */
void dh_assist_form_set_recorded (DhAssistForm *self, gint64 event_id, const DhCommand *command);
gint64 dh_assist_form_get_recorded (DhAssistForm *self); /* that event, 0 = none */

gint64 dh_assist_form_get_visit (DhAssistForm *self);
DhVisitState dh_assist_form_get_state (DhAssistForm *self); /* that the visit was in */
/* Gives the focus to the line that letters are meant for while none is being written in.
 * (nullable) (transfer none) */
GtkEditable *dh_assist_form_focus_line (DhAssistForm *self);
/* Whether a slip with the day to come back is to be printed. */
gboolean dh_assist_form_wants_slip (DhAssistForm *self);

/* Fills the members of an assist in @command. @volunteers (transfer full) holds the ids that it
 * points to; its strings are the form's. */
void dh_assist_form_fill (DhAssistForm *self, DhCommand *command, GArray **volunteers);

/* While recording the form waits; @error (nullable) says why it failed. */
void dh_assist_form_set_busy (DhAssistForm *self, gboolean busy, const GError *error);

G_END_DECLS
