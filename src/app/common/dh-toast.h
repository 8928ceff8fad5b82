/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Answers to commands, shown over the nearest AdwToastOverlay above @widget. */

/* Shows @text in place of whatever toast is there. With @n event ids it offers to undo these events
 * (action "desk.undo-events"); with n = 0 it is plain. */
void dh_toast_show (GtkWidget *widget, const char *text, const gint64 *event_ids, guint n);

/* The same with a button of any kind. */
void dh_toast_show_button (GtkWidget *widget,
                           const char *text,
                           const char *label,
                           const char *action,
                           GVariant *target);

/* Shows why a command failed: a toast where nothing is wrong but the timing, a dialog where
 * somebody has to act (disk full, file damaged …). */
void dh_toast_error (GtkWidget *widget, const GError *error);

/* Tells a screen reader @text; @urgent interrupts what it is saying. */
void dh_announce (GtkWidget *widget, const char *text, gboolean urgent);

/* Takes focus from the entry for a moment, so that an input method hands over the word that it
 * still holds back, and gives it back without selecting anything. To be called before anything is
 * saved. */
void dh_focus_commit (GtkWidget *widget);

/* The same, and where the focus is in an entry that is not empty then, undoes what was typed there
 * with @action ("text.undo" or "text.redo"). Whether it did. */
gboolean dh_focus_undo (GtkWidget *widget, const char *action);

G_END_DECLS
