/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-queue-order.h"
#include "store/dh-store.h"

G_BEGIN_DECLS

/* How the desk works: kept in the file, the same for whoever opens it. */

typedef enum
{
  DH_DESK_QUEUE, /* numbers, calls, waiting times */
  DH_DESK_LOG,   /* who was helped is written down, and nobody waits */
} DhDeskMode;

#define DH_DESK_MAX_COUNTERS 30
#define DH_DESK_MAX_COUNTER 60 /* characters */
#define DH_DESK_MAX_DIFFICULTIES 60
#define DH_DESK_MAX_DIFFICULTY 80 /* characters */
#define DH_DESK_MAX_URL 500       /* characters */
#define DH_DESK_MAX_MESSAGE 300   /* characters */
#define DH_DESK_MAX_STREAK 20
#define DH_DESK_MIN_WAIT_MIN 5
#define DH_DESK_MAX_WAIT_MIN 480
#define DH_DESK_MIN_TARGET_S 60
#define DH_DESK_MAX_TARGET_S 28800
#define DH_DESK_MIN_LONG_MIN 5
#define DH_DESK_MAX_LONG_MIN 480

/* A difficulty that can be ticked. Its code stands in the records for ever: it can be named anew
 * and hidden, never deleted. */
typedef struct
{
  char *code;      /* (owned) of dh_difficulties(), or what it was first called here */
  char *name;      /* (owned) "" = as dh_word_difficulty() says */
  gboolean hidden; /* offered no longer */
} DhDeskDifficulty;

typedef struct
{
  DhDeskMode mode;         /* "mode": queue, log */
  char **counters;         /* (owned) "counters": names, one a line; at least one */
  DhFairness fairness;     /* "fairness_streak", "fairness_wait_min" */
  int target_s;            /* "target_s": a wait is to be no longer, s */
  int long_serving_min;    /* "long_serving_min": "still serving?" after so many minutes */
  GPtrArray *difficulties; /* (owned) "difficulties": of DhDeskDifficulty, in the order shown */
  char *survey_url;        /* (owned) "survey_url": "" = none */
  char *hall_message;      /* (owned) "hall_message": one line for the hall screen, "" = none */
  gboolean ask_names;      /* "ask_names": names and telephones may be asked for */
} DhDeskSettings;

/* What stands in the file; what does not, or cannot be used, is at its default. (transfer full) */
DhDeskSettings *dh_desk_settings_load (DhStore *store);
/* Writes all of it in one transaction, cleaned. DH_ERROR_INVALID, with nothing changed, names what
 * is wrong. */
gboolean dh_desk_settings_save (const DhDeskSettings *self, DhStore *store, GError **error);
/* A deep copy, for a dialog to change. (transfer full) */
DhDeskSettings *dh_desk_settings_copy (const DhDeskSettings *self);
void dh_desk_settings_free (DhDeskSettings *self);

/* What is to be shown for @code: the name given to it here, else dh_word_difficulty(). Borrowed
 * from
 * @self or static. */
const char *dh_desk_settings_difficulty (const DhDeskSettings *self, const char *code);
/* Adds one of our own at the end. DH_ERROR_INVALID if it is empty, too long, holds a semicolon, or
 * there is one of that name; DH_ERROR_FULL if there are too many. */
gboolean dh_desk_settings_add_difficulty (DhDeskSettings *self, const char *name, GError **error);

/* The part that the order of the queue needs. */
DhFairness dh_desk_settings_load_fairness (DhStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhDeskSettings, dh_desk_settings_free)

G_END_DECLS
