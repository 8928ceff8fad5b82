/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "session/dh-session.h"
#include "window/dh-window.h"

G_BEGIN_DECLS

/* A real database in a folder of its own, a session on it, and a window to show widgets in. */
typedef struct
{
  char *folder;
  char *path;
  DhSession *session;
} AppFixture;

/* Vietnamese, GTK and libadwaita, once at the start of main(). */
void app_test_init (int *argc, char ***argv);

void app_fixture_set_up (AppFixture *fixture, gconstpointer data);
void app_fixture_tear_down (AppFixture *fixture, gconstpointer data);

/* Runs the main loop until @condition, for at most ten seconds; fails the test otherwise. */
typedef gboolean (*AppCondition) (gpointer data);
void app_wait (AppCondition condition, gpointer data);
/* Runs what is due. */
void app_settle (void);

/* Runs one command and waits for it. */
void app_apply (AppFixture *fixture, const DhCommand *command, DhReceipt *receipt);

/* A window with a toast overlay round @child. (transfer none) */
GtkWindow *app_show (GtkWidget *child);
/* Closes @window, and waits until it is gone. */
void app_close (GtkWindow *window);

/* The dialog in sight over @window. (transfer none); NULL = none */
AdwDialog *app_get_dialog (DhWindow *window);
/* AppConditions of the DhWindow at @data. */
gboolean app_has_dialog (gpointer data);
gboolean app_has_no_dialog (gpointer data);
gboolean app_has_session (gpointer data);

/* @msgid as the program says it; the test fails where it is not translated. */
const char *app_text (const char *msgid);

/* The first widget below @root of @type whose accessible text or label is @text (NULL: any). */
GtkWidget *app_find (GtkWidget *root, GType type, const char *text);

/* The line below @root that a screen reader calls @msgid; the test fails where there is none. */
GtkEditable *app_find_line (GtkWidget *root, const char *msgid);

G_END_DECLS
