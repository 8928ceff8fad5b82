/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhApplication: options of the command line, the windows, and which database each of them shows.
 */
#define DH_TYPE_APPLICATION (dh_application_get_type ())
G_DECLARE_FINAL_TYPE (DhApplication, dh_application, DH, APPLICATION, AdwApplication)

/* @settings is nullable. */
DhApplication *dh_application_new (GSettings *settings);
GSettings *dh_application_get_settings (DhApplication *self); /* (nullable) (transfer none) */

/* Light, dark or as the system is, as the settings have it. */
void dh_application_apply_color_scheme (GSettings *settings);

G_END_DECLS
