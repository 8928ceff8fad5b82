/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-transition.h"

#define BIT(state) (1u << DH_VISIT_##state)

static const DhTransition table[] = {
  { DH_EVENT_ARRIVE, BIT (NONE), DH_VISIT_WAITING },
  { DH_EVENT_CALL, BIT (WAITING), DH_VISIT_CALLED },
  { DH_EVENT_NO_SHOW, BIT (CALLED), DH_VISIT_NO_SHOW },
  { DH_EVENT_RETURN, BIT (NO_SHOW), DH_VISIT_WAITING },
  { DH_EVENT_START, BIT (CALLED) | BIT (WAITING), DH_VISIT_SERVING },
  { DH_EVENT_HOLD, BIT (SERVING), DH_VISIT_HELD },
  { DH_EVENT_RESUME, BIT (HELD), DH_VISIT_SERVING },
  { DH_EVENT_TRANSFER, BIT (SERVING) | BIT (CALLED), DH_VISIT_WAITING },
  { DH_EVENT_ASSIST, BIT (SERVING) | BIT (HELD) | BIT (DONE), DH_VISIT_NONE },
  { DH_EVENT_FINISH, BIT (SERVING), DH_VISIT_DONE },
  { DH_EVENT_LEAVE, BIT (WAITING) | BIT (CALLED) | BIT (HELD) | BIT (NO_SHOW), DH_VISIT_LEFT },
  { DH_EVENT_CANCEL, BIT (WAITING), DH_VISIT_CANCELLED },
  { DH_EVENT_RECALL, BIT (CALLED), DH_VISIT_NONE },
  { DH_EVENT_CHANGE,
    BIT (WAITING) | BIT (CALLED) | BIT (SERVING) | BIT (HELD) | BIT (NO_SHOW) | BIT (DONE) |
        BIT (LEFT),
    DH_VISIT_NONE },
  { DH_EVENT_COME_BACK, BIT (DONE) | BIT (LEFT), DH_VISIT_WAITING },
  { DH_EVENT_RECORD, BIT (NONE), DH_VISIT_DONE },
  { DH_EVENT_AMEND,
    BIT (WAITING) | BIT (CALLED) | BIT (SERVING) | BIT (HELD) | BIT (NO_SHOW) | BIT (DONE) |
        BIT (LEFT),
    DH_VISIT_NONE },
  { DH_EVENT_CLOSE_DAY, BIT (WAITING) | BIT (CALLED) | BIT (HELD), DH_VISIT_LEFT },
  { DH_EVENT_CLOSE_DAY, BIT (SERVING), DH_VISIT_DONE },
};

const DhTransition *
dh_transition_table (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (table);
  return table;
}

gboolean
dh_transition_allowed (DhEventKind event, DhVisitState from, DhVisitState *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].event == event && (table[i].from & (1u << from)) != 0)
      {
        if (to != NULL)
          *to = table[i].to != DH_VISIT_NONE ? table[i].to : from;
        return TRUE;
      }
  return FALSE;
}
