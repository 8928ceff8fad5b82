/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The built-in catalogue and a day for the registration line. */
typedef struct
{
  GPtrArray *procedures; /* the built-in catalogue, ids from 1 in its order */
  gint32 today;
} EntryFixture;

void entry_set_up (EntryFixture *self, gconstpointer data);
void entry_tear_down (EntryFixture *self, gconstpointer data);
/* The code of a procedure, or its name where it has none; "" for 0. */
const char *entry_key_of (EntryFixture *self, gint64 id);
