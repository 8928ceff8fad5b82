/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhOutreachPage: what was done away from the desk, month by month: sheets and classes, typed
 * afterwards, pasted from a spreadsheet or read from a file. Undo is the desk's ("desk.undo",
 * "desk.undo-events"). */
#define DH_TYPE_OUTREACH_PAGE (dh_outreach_page_get_type ())
G_DECLARE_FINAL_TYPE (DhOutreachPage, dh_outreach_page, DH, OUTREACH_PAGE, AdwBin)

DhOutreachPage *dh_outreach_page_new (DhSession *session);
/* Whether the month shown has been read. */
gboolean dh_outreach_page_is_ready (DhOutreachPage *self);
/* Reads a table and shows it for checking: the file @path, or the cells in @text. */
void dh_outreach_page_open_file (DhOutreachPage *self, const char *path);
void dh_outreach_page_paste (DhOutreachPage *self, const char *text);

G_END_DECLS
