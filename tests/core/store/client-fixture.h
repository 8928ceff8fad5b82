/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store-fixture.h"
#include "store/dh-store-client.h"

typedef struct
{
  char *folder;
  char *path;
  gint64 procedures[2];
  gint64 volunteers[3];
  DhStoreClient *client;
  GArray *changed; /* of gint32, as the signal told */
} ClientFixture;

/* One answer that is waited for. */
typedef struct
{
  GAsyncResult *result;
  GThread *thread; /* that the callback ran on */
  guint calls;
} Answer;

/* A new database with people and procedures, opened by a client. */
void client_fixture_set_up (ClientFixture *f, gconstpointer user_data);
void client_fixture_tear_down (ClientFixture *f, gconstpointer user_data);
/* Runs what is due on the default context. */
void drain (void);

void answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void wait_for (Answer *answer);
gboolean finish (ClientFixture *f, Answer *answer, DhReceipt *receipt, GError **error);
DhReceipt apply (ClientFixture *f, const DhCommand *command);
/* The signal came once since the last look, and for @day. */
void assert_changed (ClientFixture *f, gint32 day);
