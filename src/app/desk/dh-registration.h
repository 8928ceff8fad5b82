/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "desk/dh-desk-page-private.h"
#include "register/dh-register-form.h"

G_BEGIN_DECLS

/* Somebody who is being registered: inside of dh-desk-page-register.c. */

/* From the line or the form to the book; owned. */
typedef struct
{
  DhDeskPage *page;
  DhRegisterForm *form; /* that it comes from; (nullable) */
  char *text;           /* the line as typed, for the case that it fails; "" = none */
  char *name;
  char *phone;
  char *reason; /* code */
  char *ticket; /* that the person comes back from; "" = none */
  gint32 ticket_day;
  gint64 procedure_id;
  int people;
  int quantity;
  DhPriority priority;
  guint key; /* see DhGuardPerson */
  gint64 origin_id;
  gboolean sure; /* was asked, and is wanted */
} DhRegistration;

/* @line: (nullable) and @text: what is typed. It keeps @self alive. (transfer full) */
DhRegistration *dh_registration_new (DhDeskPage *self, const DhEntryLine *line, const char *text);
void dh_registration_free (DhRegistration *registration);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhRegistration, dh_registration_free)

/* For the guard; its strings are those of @registration. */
DhGuardPerson dh_registration_get_person (const DhRegistration *registration);
/* Today's visits, borrowed from the queue until the main loop runs. (transfer container) */
GPtrArray *dh_registration_list_visits (DhDeskPage *self);
/* The sentence for what the guard says of @visit_id. (transfer full) */
char *dh_registration_describe (DhDeskPage *self, gint64 visit_id, DhGuardAnswer answer);

/* The line is empty for the next person at once, before anything is saved: what is typed meanwhile
 * is theirs, and a second Enter finds nothing to register. */
void dh_registration_empty_line (DhRegistration *registration);
/* What was typed is worth more than an empty line. Returns: whether it stands there again; where
 * the next person is being typed already, people are told what was not registered, and why: @error.
 */
gboolean dh_registration_give_back (const DhRegistration *registration, const GError *error);

/* The following take @registration over. */

/* Asks @text, with a way to @visit_id (0 = none), and keeps @registration for a yes. */
void dh_registration_ask (DhRegistration *registration,
                          const char *text,
                          gint64 visit_id,
                          gboolean may_confirm);
/* Keeps @registration back where something before it is not done: an old number is looked for, or
 * an undo waits that is about whoever came last. Returns: whether it does. */
gboolean dh_registration_hold (DhRegistration *registration);

/* A new number, after those that came before. */
void dh_registration_save (DhRegistration *registration);
/* The same at once. */
void dh_registration_send (DhRegistration *registration);
/* The @n @commands that make it so; afterwards the desk tells. */
void dh_registration_run (DhRegistration *registration, const DhCommand *commands, guint n);
/* Somebody with the old number registration->ticket. */
void dh_registration_come_back (DhRegistration *registration);

G_END_DECLS
