/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* GTK 4.24 warns of frames of its own; any other warning ends a test. */
void widget_test_ignore_frame_warnings (void);

/* GTK and libadwaita, once at the start of main(). */
void widget_test_init (int *argc, char ***argv);

G_END_DECLS
