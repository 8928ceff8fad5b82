/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code, *name;
} difficulties[] = {
  { "portal_down", N_ ("Public service portal down") },
  { "no_id_account", N_ ("No electronic identity account (VNeID level 2)") },
  { "no_phone", N_ ("No telephone or SIM card") },
  { "missing_papers", N_ ("Papers missing") },
  { "reading", N_ ("Trouble with reading or sight") },
  { "language", N_ ("Language") },
  { "other", N_ ("Other difficulty") },
};

static const char *const difficulty_codes[] = {
  "portal_down", "no_id_account", "no_phone", "missing_papers", "reading", "language", "other", NULL
};

const char *const *
dh_difficulties (void)
{
  return difficulty_codes;
}

static const char *const reason_codes[] = { "elderly", "frail", "small_child", "far",
                                            "urgent",  "other", NULL };
static const char *const reason_names[] = {
  N_ ("Elderly"),        N_ ("Needs assistance"), N_ ("With a small child"),
  N_ ("Lives far away"), N_ ("Urgent"),           N_ ("Other reason"),
};

const char *const *
dh_priority_reasons (void)
{
  return reason_codes;
}

const char *
dh_word_priority_reason (const char *code)
{
  for (guint i = 0; reason_codes[i] != NULL; i++)
    if (g_strcmp0 (code, reason_codes[i]) == 0)
      return _ (reason_names[i]);
  return code;
}

const char *
dh_word_channel (DhChannel channel)
{
  switch (channel)
    {
    case DH_CHANNEL_ONLINE:
      return _ ("Online");
    case DH_CHANNEL_IN_PERSON:
      return _ ("In person");
    case DH_CHANNEL_POSTAL:
      return _ ("By post");
    default:
      g_assert_not_reached ();
    }
}

const char *
dh_word_outcome (DhOutcome outcome)
{
  switch (outcome)
    {
    case DH_OUTCOME_SELF_DONE:
      return _ ("Did it themselves after guidance");
    case DH_OUTCOME_SUBMITTED:
      return _ ("Dossier handed in");
    case DH_OUTCOME_REFERRED:
      return _ ("Referred to an official");
    case DH_OUTCOME_FOLLOW_UP:
      return _ ("Asked to come back");
    case DH_OUTCOME_MISSING_PAPERS:
      return _ ("Papers missing");
    case DH_OUTCOME_UNRESOLVED:
      return _ ("Not resolved yet");
    default:
      g_assert_not_reached ();
    }
}

const char *
dh_word_difficulty (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (difficulties); i++)
    if (g_strcmp0 (code, difficulties[i].code) == 0)
      return _ (difficulties[i].name);
  return code;
}

char *
dh_word_shorten (const char *name, guint most)
{
  g_autofree char *start = NULL;
  char *space = NULL;

  if (g_utf8_strlen (name, -1) <= (glong) most)
    return g_strdup (name);

  start = g_utf8_substring (name, 0, most);
  space = strrchr (start, ' ');
  if (space != NULL && space > start + strlen (start) / 2)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}
