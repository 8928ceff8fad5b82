/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* The words of the desk as people read them, translated. (transfer none) */
const char *dh_word_channel (DhChannel channel);
const char *dh_word_outcome (DhOutcome outcome);
/* The codes of reasons for priority, coarse on purpose, as they are offered; NULL ends them. */
const char *const *dh_priority_reasons (void);
/* A known code of a reason for priority in words; any other code as it is. */
const char *dh_word_priority_reason (const char *code);
/* The built-in codes of difficulties, in the order to be offered. */
const char *const *dh_difficulties (void);
/* A known code of a difficulty in words; any other code as it is. */
const char *dh_word_difficulty (const char *code);
/* @name, cut between words before @most letters where it is longer. (transfer full) */
char *dh_word_shorten (const char *name, guint most);

G_END_DECLS
