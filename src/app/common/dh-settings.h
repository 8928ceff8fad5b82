/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* State of this machine's window, not of the book: what a person would not miss in a backup. All
 * functions take a NULL @settings, as when the schema is not installed, and then know defaults
 * only. */
#define DH_SETTINGS_LANGUAGE "language"
#define DH_SETTINGS_COLOR_SCHEME "color-scheme"
#define DH_SETTINGS_WIDTH "window-width"
#define DH_SETTINGS_HEIGHT "window-height"
#define DH_SETTINGS_MAXIMIZED "window-maximized"
#define DH_SETTINGS_AUTOSTART "autostart"
#define DH_SETTINGS_COUNTER "counter"
#define DH_SETTINGS_VOLUNTEER "volunteer"
#define DH_SETTINGS_TICKET_AUTOMATIC "ticket-automatic"
#define DH_SETTINGS_TICKET_PRINTER "ticket-printer"
#define DH_SETTINGS_TICKET_SIZE "ticket-size"
#define DH_SETTINGS_TICKET_COPIES "ticket-copies"
#define DH_SETTINGS_TICKET_QR "ticket-qr"
#define DH_SETTINGS_HALL_COLORS "hall-colors"
#define DH_SETTINGS_HALL_CHIME "hall-chime"
#define DH_SETTINGS_HALL_VOICE "hall-voice"
#define DH_SETTINGS_HALL_VOLUME "hall-volume"

GSettings *dh_settings_new (void); /* (nullable) (transfer full) */

char *
dh_settings_dup_string (GSettings *settings, const char *key); /* "" by default; (transfer full) */
int dh_settings_get_int (GSettings *settings, const char *key, int fallback);
gboolean dh_settings_get_boolean (GSettings *settings, const char *key);

void dh_settings_set_string (GSettings *settings, const char *key, const char *value);
void dh_settings_set_int (GSettings *settings, const char *key, int value);
void dh_settings_set_boolean (GSettings *settings, const char *key, gboolean value);

G_END_DECLS
