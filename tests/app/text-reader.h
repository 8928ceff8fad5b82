/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Writes down every text of the widgets on the screen, one a line, parted by tabs: what it is
 * (text, tooltip, name …), where, in which widget, and the text. A text that stands in too little
 * room is written down a second time as "cut". */
typedef struct
{
  FILE *file;       /* (owned) */
  GHashTable *seen; /* (owned) lines that stand there already */
} DhTextReader;

void text_reader_open (DhTextReader *self, const char *path);
void text_reader_close (DhTextReader *self);
void text_reader_note (DhTextReader *self,
                       const char *kind,
                       const char *where,
                       const char *what,
                       const char *text);
void text_reader_read (DhTextReader *self, GtkWidget *root, const char *where);

G_END_DECLS
