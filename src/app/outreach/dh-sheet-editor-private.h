/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "common/dh-day-chooser.h"
#include "outreach/dh-sheet-editor.h"
#include "outreach/dh-sheet-line.h"
#include "outreach/dh-sheet-place.h"
#include "pickers/dh-volunteer-picker.h"

G_BEGIN_DECLS

/* Inside of dh-sheet-editor.c and its neighbours. */

struct _DhSheetEditor
{
  AdwDialog parent_instance;

  DhDayChooser *day_chooser;
  DhSheetPlace *place;
  GtkEntry *team_entry;
  DhVolunteerPicker *crew_picker;
  GtkBox *lines_box;
  GtkWidget *add_button;
  GtkEntry *note_entry;
  GtkWidget *note_warning;
  GtkLabel *total_label;
  GtkLabel *hint_label;
  GtkWidget *save_button;

  DhSession *session;    /* (owned) */
  GPtrArray *procedures; /* (owned) of DhProcedure, all there ever were */
  GPtrArray *volunteers; /* (owned) of DhVolunteer, the same */
  DhSheetDraft *draft;   /* (owned) (nullable) */
  GArray *kept;          /* (owned) of gint64: crew of a sheet who are on no list any more */
  gint64 sheet_id;       /* 0 = a new one */
  gint64 from_at, to_at; /* UTC s, of a sheet that has them */
  guint draft_id;        /* timeout that writes the draft */
  gboolean filling;      /* changes are not the person's */
  gboolean busy;
  gboolean saved;
};

DhSheetLine *dh_sheet_editor_first_line (DhSheetEditor *self);
DhSheetLine *dh_sheet_editor_next_line (DhSheetLine *line); /* (nullable) */
/* A blank line behind @after; NULL = behind all. (transfer none) */
DhSheetLine *dh_sheet_editor_add_line (DhSheetEditor *self, DhSheetLine *after);
/* What is on the screen, missing parts and all. */
void dh_sheet_editor_fill_entry (DhSheetEditor *self, DhSheetEntry *entry);
gboolean dh_sheet_editor_is_blank (DhSheetEditor *self);

/* Writes the draft now, or takes its file away where there is nothing to keep. */
void dh_sheet_editor_write_draft (DhSheetEditor *self);
/* A row of a draft: names come from the lists of today. @words: those for an open procedure. */
void
dh_sheet_editor_show_draft_row (DhSheetEditor *self, const DhSheetRow *from, const char *words);

G_END_DECLS
