/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Environment variable that chooses the language ("vi", "en"), and the one with the folder of the
 * translations where the program runs from its build folder. */
#define DH_LANGUAGE_ENV "DONGHANH_LANGUAGE"
#define DH_LOCALEDIR_ENV "DONGHANH_LOCALEDIR"

/* First thing in main(), before any other thread: Vietnamese is shown unless another language is
 * chosen, whatever the system's locale, as long as any locale but C is installed. @choice: "vi",
 * "en"; NULL or "" = DONGHANH_LANGUAGE, else Vietnamese. Numbers are read and written as in the C
 * locale. */
void dh_language_init (const char *choice);

/* Whether Vietnamese was chosen. */
gboolean dh_language_is_vietnamese (void);

G_END_DECLS
