/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "model/dh-entry-line.h"
#include "register/dh-register-favourites.h"

G_BEGIN_DECLS

/* DhRegisterEntry: the one line that registers a person, with what was understood of it below and
 * the procedures that may be meant in a list. What an input method still holds back is read along.
 *
 * signal "submitted": a person wants the line registered; see dh_register_entry_get_line().
 * signal "confirmed": the question asked last is answered with yes.
 * signal "go-to" (gint64 visit id): it is answered by going to that visit.
 * signal "pin" (gint64 procedure id): see DhRegisterFavourites. */
#define DH_TYPE_REGISTER_ENTRY (dh_register_entry_get_type ())
G_DECLARE_FINAL_TYPE (DhRegisterEntry, dh_register_entry, DH, REGISTER_ENTRY, GtkBox)

/* @procedures (of DhProcedure) is kept by reference. */
void dh_register_entry_set_procedures (DhRegisterEntry *self, GPtrArray *procedures, gint32 today);

const char *dh_register_entry_get_text (DhRegisterEntry *self);
void dh_register_entry_set_text (DhRegisterEntry *self, const char *text);
const DhEntryLine *dh_register_entry_get_line (DhRegisterEntry *self); /* (transfer none) */
/* Procedure and name as understood or chosen from the list. */
gint64 dh_register_entry_get_procedure (DhRegisterEntry *self);
const char *dh_register_entry_get_name (DhRegisterEntry *self);

/* Does what Enter does: submits, or first asks which procedure is meant where several may be. */
void dh_register_entry_submit (DhRegisterEntry *self);

/* Shows @text under the line before a number is given. @visit_id: a visit to go to, 0 = none.
 * @may_confirm: Enter once more gives the number. Typing withdraws the question. */
void dh_register_entry_ask (DhRegisterEntry *self,
                            const char *text,
                            gint64 visit_id,
                            gboolean may_confirm);
void dh_register_entry_withdraw (DhRegisterEntry *self);

/* See dh_register_favourites_set(); the row is made when it is first set. */
void dh_register_entry_set_favourites (DhRegisterEntry *self, GPtrArray *procedures, GArray *pins);
gint64 dh_register_entry_get_favourite (DhRegisterEntry *self, guint n); /* from 1; 0 = none */

/* Whether telephones are stored, which the line says. */
void dh_register_entry_set_keeps_phones (DhRegisterEntry *self, gboolean keeps_phones);

/* For a desk that only logs: the button says that Enter records, and offers no form. */
void dh_register_entry_set_logs (DhRegisterEntry *self);

/* The number given last, shown big until the next. */
void dh_register_entry_set_last_ticket (DhRegisterEntry *self, const char *ticket);

G_END_DECLS
