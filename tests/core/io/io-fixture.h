/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store.h"

/* A store in a folder of its own, for tests of what is read into it and written out of it. */
typedef struct
{
  char *folder;
  char *database;
  DhStore *store;
} IoFixture;

void io_fixture_set_up (IoFixture *self, gconstpointer data);
void io_fixture_tear_down (IoFixture *self, gconstpointer data);

/* Writes @text to @name in the folder. (transfer full): its path */
char *io_fixture_write (IoFixture *self, const char *name, const char *text);

/* Every row of every table as text, to compare before and after. */
char *io_fixture_content (IoFixture *self);

/* Asserts that dh_store_check() finds nothing. */
void io_fixture_check (IoFixture *self);
