/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Environment variable that chooses the language ("vi", "en", "system"), and the one with the
 * folder of translations and compiled locale where the program runs from its build folder. */
#define DH_LANGUAGE_ENV "DONGHANH_LANGUAGE"
#define DH_LOCALEDIR_ENV "DONGHANH_LOCALEDIR"

/* First thing in main(), before any other thread: Vietnamese is shown unless another language is
 * chosen, whatever the system's locale and even where none is installed. @choice: "vi", "en",
 * "system" for the first of the user's languages that is one of these, Vietnamese where none is;
 * NULL or "" = DONGHANH_LANGUAGE, else Vietnamese. Numbers, dates and order are those of the C
 * locale. */
void dh_language_init (const char *choice);

/* After the toolkits have been initialised: what they lack in Vietnamese comes from catalogues of
 * ours. */
void dh_language_bind_toolkits (void);

/* Whether Vietnamese was chosen. */
gboolean dh_language_is_vietnamese (void);

G_END_DECLS
