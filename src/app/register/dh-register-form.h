/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhRegisterForm: registers people with a field for each thing, for those who like that better than
 * the line. It is empty again for each person.
 *
 * signal "submitted": a person wants what the form holds registered; to be answered by
 * dh_register_form_answer() or dh_register_form_ask(). */
#define DH_TYPE_REGISTER_FORM (dh_register_form_get_type ())
G_DECLARE_FINAL_TYPE (DhRegisterForm, dh_register_form, DH, REGISTER_FORM, AdwDialog)

/* There is a field for telephones where @session stores them. */
DhRegisterForm *dh_register_form_new (DhSession *session);

/* What it holds; all strings "" where there is nothing. */
const char *dh_register_form_get_name (DhRegisterForm *self);
const char *dh_register_form_get_phone (DhRegisterForm *self); /* digits only, from "0" */
const char *dh_register_form_get_reason (DhRegisterForm *self);
DhPriority dh_register_form_get_priority (DhRegisterForm *self);
gint64 dh_register_form_get_procedure (DhRegisterForm *self); /* 0 = none */
int dh_register_form_get_people (DhRegisterForm *self);
int dh_register_form_get_quantity (DhRegisterForm *self);
/* Whether the question about this person is answered with yes. */
gboolean dh_register_form_is_sure (DhRegisterForm *self);

/* It is saved (@error NULL): empty for the next person, or closed. Or it is not, and stays. */
void dh_register_form_answer (DhRegisterForm *self, const GError *error);
/* Shows @text before a number is given; saving once more is yes. */
void dh_register_form_ask (DhRegisterForm *self, const char *text, gboolean may_confirm);

G_END_DECLS
