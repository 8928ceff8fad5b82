/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-event.h"

G_BEGIN_DECLS

/* Reads the bodies of events of visits, duties and days: flat JSON objects (RFC 8259) of text,
 * whole numbers and arrays of ids. A journal of years is read so in a tenth of the time that it
 * takes to ask SQLite for each member. */
typedef struct
{
  GString *text; /* (owned) of the last body, value by value with a NUL after each */
  GArray *ids;   /* (owned) of gint64: the last array */
} DhBody;

void dh_body_init (DhBody *self);
void dh_body_clear (DhBody *self);
/* Fills what @json says into @event, which holds its head, with the defaults for what it does not
 * say. Text and volunteers are borrowed from @self until the next call. FALSE where @json is no
 * such object or holds a word that is not known; members of other names are passed over. */
gboolean dh_body_read (DhBody *self, const char *json, DhEvent *event);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DhBody, dh_body_clear)

G_END_DECLS
