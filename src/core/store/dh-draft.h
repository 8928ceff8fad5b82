/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-command.h"
#include "model/dh-event.h"

G_BEGIN_DECLS

/* The event that a command becomes, with the text cleaned for it. */
typedef struct
{
  DhEvent event;
  char *counter;         /* (owned) (nullable) */
  char *note;            /* (owned) (nullable) */
  char *difficulties;    /* (owned) (nullable) */
  char *priority_reason; /* (owned) (nullable) */
  gint64 *volunteers;    /* (owned) (nullable) */
} DhDraft;

/* Takes over from @command what its kind uses, and nothing else; what can be judged without the
 * database is judged here: DH_ERROR_INVALID. @draft starts all zero and is cleared in any case. */
gboolean dh_draft_init (DhDraft *draft, const DhCommand *command, GError **error);
void dh_draft_clear (DhDraft *draft);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DhDraft, dh_draft_clear)

G_END_DECLS
