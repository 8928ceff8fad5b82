/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "dh-enums.h"

G_BEGIN_DECLS

/* The one table of what the keyboard can do: the accelerators, the shortcuts dialog, the hints on
 * the buttons and the enabled state of the desk's actions are all read from it. */

typedef enum
{
  DH_SECTION_DESK,
  DH_SECTION_VISIT,
  DH_SECTION_PAGES,
  DH_SECTION_LISTS,
  DH_SECTION_GENERAL,
} DhActionSection;
#define DH_SECTION_N (DH_SECTION_GENERAL + 1)

/* DH_NO_EVENT: the action is no event of a visit. */
#define DH_NO_EVENT (-1)

typedef struct
{
  const char *name;      /* detailed, "desk.start" */
  const char *title;     /* msgid of what it does */
  const char *accels[3]; /* NULL-terminated, in the form of gtk_accelerator_parse() */
  DhActionSection section;
  int event;      /* DhEventKind that must be legal for the chosen visit, or DH_NO_EVENT */
  int also;       /* a second one that must be legal as well, or DH_NO_EVENT */
  guint states;   /* without an event: bits of DhVisitState in which it may run; 0 = always */
  gboolean local; /* the keys work only where the focus is: see dh_action_bind() */
} DhActionInfo;

/* Rows of the table; @n_rows is set. (transfer none) */
const DhActionInfo *dh_action_table (guint *n_rows);

/* (nullable) (transfer none) */
const DhActionInfo *dh_action_find (const char *name);

/* Whether an action on a visit may run while the visit is in @state (DH_VISIT_NONE: no visit
 * chosen). The only place where that is decided; it asks dh_transition_allowed(). */
gboolean dh_action_allowed (const DhActionInfo *info, DhVisitState state);

/* In a class_init: the keys of the local row @name run @action of the class. */
void dh_action_bind (GtkWidgetClass *widget_class, const char *name, const char *action);
/* The same for every local row whose name begins with @prefix, "outreach.", and its own action. */
void dh_action_bind_group (GtkWidgetClass *widget_class, const char *prefix);

/* Heading of @section, translated. (transfer none) */
const char *dh_action_section_title (DhActionSection section);

/* How @accel ("<Control>z") is written on the keys, as "Ctrl+Z". Returns: (transfer full) */
char *dh_shortcut_label (const char *accel);

G_END_DECLS
