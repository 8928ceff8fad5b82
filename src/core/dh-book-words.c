/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-book-words.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"

const char *
dh_word_feedback_category (DhFeedbackCategory category)
{
  switch (category)
    {
    case DH_FEEDBACK_DIFFICULTY:
      return C_ ("feedback", "Difficulty");
    case DH_FEEDBACK_OBSTACLE:
      return C_ ("feedback", "Obstacle");
    case DH_FEEDBACK_REMARK:
      return C_ ("feedback", "Remark");
    case DH_FEEDBACK_PETITION:
      return C_ ("feedback", "Petition");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
dh_word_feedback_status (DhFeedbackStatus status)
{
  switch (status)
    {
    case DH_FEEDBACK_OPEN:
      return C_ ("feedback", "Open");
    case DH_FEEDBACK_FORWARDED:
      return C_ ("feedback", "Forwarded");
    case DH_FEEDBACK_RESOLVED:
      return C_ ("feedback", "Resolved");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
dh_word_rating (int level)
{
  switch (level)
    {
    case 4:
      return _ ("Very satisfied");
    case 3:
      return _ ("Satisfied");
    case 2:
      return _ ("Neither satisfied nor dissatisfied");
    case 1:
      return _ ("Not satisfied");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
dh_word_day_note (DhDayNoteCategory category)
{
  switch (category)
    {
    case DH_DAY_NOTE_PORTAL:
      return _ ("Public service portal down");
    case DH_DAY_NOTE_POWER:
      return _ ("Power cut");
    case DH_DAY_NOTE_NETWORK:
      return _ ("Network down");
    case DH_DAY_NOTE_HANDOVER:
      return _ ("Handover");
    case DH_DAY_NOTE_OTHER:
      return _ ("Other note");
    default:
      g_return_val_if_reached ("");
    }
}

char *
dh_word_time_span (gint64 from_at, gint64 to_at)
{
  g_autofree char *from = dh_format_clock (from_at);
  g_autofree char *to = dh_format_clock (to_at);

  if (from_at == 0)
    return g_strdup ("");
  if (to_at != 0)
    return g_strdup_printf ("%s–%s", from, to);
  /* Translators: %s is a clock time. */
  return g_strdup_printf (_ ("from %s"), from);
}
