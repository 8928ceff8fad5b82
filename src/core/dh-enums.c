/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-enums.h"

/* Indexed by the enums; NULL where a value has no word in files. */
static const char *const visit_states[] = {
  NULL, "waiting", "called", "serving", "held", "done", "no_show", "left", "cancelled",
};
static const char *const event_kinds[] = {
  "arrive",        "call",
  "no-show",       "return",
  "start",         "hold",
  "resume",        "transfer",
  "assist",        "finish",
  "leave",         "cancel",
  "recall",        "change",
  "come-back",     "record",
  "amend",         "check-in",
  "check-out",     "close-day",
  "stop-numbers",  "open-numbers",
  "day-note",      "sheet",
  "feedback",      "feedback-status",
  "rating",        "undo",
  "redo",          "procedure-set",
  "volunteer-set", "place-set",
};
static const char *const priorities[] = { "none", "elderly", "other" };
static const char *const channels[] = { "online", "in_person", "postal" };
static const char *const outcomes[] = {
  "self_done", "submitted", "referred", "follow_up", "missing_papers", "unresolved",
};

G_STATIC_ASSERT (G_N_ELEMENTS (visit_states) == DH_VISIT_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (event_kinds) == DH_EVENT_N_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (priorities) == DH_PRIORITY_N);
G_STATIC_ASSERT (G_N_ELEMENTS (channels) == DH_CHANNEL_N);
G_STATIC_ASSERT (G_N_ELEMENTS (outcomes) == DH_OUTCOME_N);

static const char *
to_code (const char *const *codes, guint n_codes, guint value)
{
  return value < n_codes ? codes[value] : NULL;
}

static gboolean
from_code (const char *const *codes, guint n_codes, const char *code, guint *value)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0 && code != NULL)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

#define DEFINE_CODES(Type, name, codes)                                                            \
  const char *dh_##name##_to_code (Type value)                                                     \
  {                                                                                                \
    return to_code (codes, G_N_ELEMENTS (codes), value);                                           \
  }                                                                                                \
  gboolean dh_##name##_from_code (const char *code, Type *value)                                   \
  {                                                                                                \
    guint index;                                                                                   \
    if (!from_code (codes, G_N_ELEMENTS (codes), code, &index))                                    \
      return FALSE;                                                                                \
    *value = index;                                                                                \
    return TRUE;                                                                                   \
  }

DEFINE_CODES (DhVisitState, visit_state, visit_states)
DEFINE_CODES (DhEventKind, event_kind, event_kinds)
DEFINE_CODES (DhPriority, priority, priorities)
DEFINE_CODES (DhChannel, channel, channels)
DEFINE_CODES (DhOutcome, outcome, outcomes)
