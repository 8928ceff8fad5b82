/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-action-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/dh-transition.h"

/* Those who have a number, and those who may be asked to come back. */
#define ALL_STATES (((1u << DH_VISIT_N_STATES) - 1) & ~(1u << DH_VISIT_NONE))
#define HELPED_STATES                                                                              \
  (1u << DH_VISIT_SERVING | 1u << DH_VISIT_HELD | 1u << DH_VISIT_DONE | 1u << DH_VISIT_LEFT)

/* No bare letter or digit stands here: Telex and VNI type with them. Nor any key by which ibus,
 * fcitx5 or Unikey are switched or set: it would never come here (test-app-keys). */
static const DhActionInfo table[] = {
  { "desk.register", N_ ("Go to the registration line"), { "F2" }, DH_SECTION_DESK, -1, -1 },
  { "desk.submit",
    N_ ("Register and give a number"),
    { "<Control>Return", "<Control>KP_Enter" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.register-blank",
    N_ ("Give a number without details"),
    { "<Control>n" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.register-form", N_ ("Register with a form"), { "<Shift>F2" }, DH_SECTION_DESK, -1, -1 },
  { "desk.favourite-1",
    N_ ("Register for favourite 1"),
    { "<Control>1" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-2",
    N_ ("Register for favourite 2"),
    { "<Control>2" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-3",
    N_ ("Register for favourite 3"),
    { "<Control>3" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-4",
    N_ ("Register for favourite 4"),
    { "<Control>4" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-5",
    N_ ("Register for favourite 5"),
    { "<Control>5" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-6",
    N_ ("Register for favourite 6"),
    { "<Control>6" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-7",
    N_ ("Register for favourite 7"),
    { "<Control>7" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-8",
    N_ ("Register for favourite 8"),
    { "<Control>8" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.favourite-9",
    N_ ("Register for favourite 9"),
    { "<Control>9" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.pin",
    N_ ("Pin the procedure in the line to the favourites"),
    { "<Control>k" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.call-next", N_ ("Call the next person"), { "F3" }, DH_SECTION_DESK, -1, -1 },
  { "desk.select-previous",
    N_ ("Choose the row above in the queue"),
    { "<Alt>Up" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.select-next",
    N_ ("Choose the row below in the queue"),
    { "<Alt>Down" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "desk.counter", N_ ("Call to the next counter"), { "F12" }, DH_SECTION_DESK, -1, -1 },
  { "desk.due", N_ ("To come back today"), { "<Control>g" }, DH_SECTION_DESK, -1, -1 },
  { "desk.duty", N_ ("Volunteers on duty"), { "<Control>d" }, DH_SECTION_DESK, -1, -1 },
  { "desk.undo", N_ ("Undo the last command"), { "<Control>z" }, DH_SECTION_DESK, -1, -1 },
  { "desk.redo",
    N_ ("Redo what was undone"),
    { "<Control><Shift>z", "<Control>y" },
    DH_SECTION_DESK,
    -1,
    -1 },

  { "day.history", N_ ("History of today"), { "<Control><Shift>h" }, DH_SECTION_DESK, -1, -1 },
  { "day.notes", N_ ("Notes of the day"), { "<Control><Shift>g" }, DH_SECTION_DESK, -1, -1 },
  { "day.stop-numbers",
    N_ ("Stop giving numbers, or give them again"),
    { "<Control><Shift>s" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "day.close", N_ ("Close the day"), { "<Control><Shift>x" }, DH_SECTION_DESK, -1, -1 },

  { "voice.feedback",
    N_ ("Write down feedback"),
    { "<Control><Shift>k" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "voice.rate",
    N_ ("Ask who was helped how satisfied they are"),
    { "<Control><Shift>r" },
    DH_SECTION_DESK,
    -1,
    -1 },
  { "voice.survey",
    N_ ("Show the survey as a QR code"),
    { "<Control><Shift>y" },
    DH_SECTION_DESK,
    -1,
    -1 },

  { "desk.call", N_ ("Call this person"), { "F4" }, DH_SECTION_VISIT, DH_EVENT_CALL, -1 },
  { "desk.recall", N_ ("Call again"), { "<Shift>F3" }, DH_SECTION_VISIT, DH_EVENT_RECALL, -1 },
  { "desk.start", N_ ("Start helping"), { "F5" }, DH_SECTION_VISIT, DH_EVENT_START, -1 },
  { "desk.record", N_ ("Record help given"), { "F6" }, DH_SECTION_VISIT, DH_EVENT_ASSIST, -1 },
  { "desk.record-finish",
    N_ ("Record help and finish"),
    { "F7" },
    DH_SECTION_VISIT,
    DH_EVENT_ASSIST,
    DH_EVENT_FINISH },
  { "desk.finish", N_ ("Finish"), { "F8" }, DH_SECTION_VISIT, DH_EVENT_FINISH, -1 },
  { "desk.true-end",
    N_ ("Finish with an earlier time"),
    { "<Shift>F8" },
    DH_SECTION_VISIT,
    DH_EVENT_FINISH,
    -1 },
  { "desk.no-show", N_ ("Absent when called"), { "F9" }, DH_SECTION_VISIT, DH_EVENT_NO_SHOW, -1 },
  { "desk.return",
    N_ ("Put back into the queue"),
    { "<Shift>F9" },
    DH_SECTION_VISIT,
    DH_EVENT_RETURN,
    -1 },
  { "desk.come-back",
    N_ ("Has come back today; waits again"),
    { "<Control>F9" },
    DH_SECTION_VISIT,
    DH_EVENT_COME_BACK,
    -1 },
  { "desk.hold", N_ ("Put on hold"), { "<Control>h" }, DH_SECTION_VISIT, DH_EVENT_HOLD, -1 },
  { "desk.resume", N_ ("Resume helping"), { "<Control>r" }, DH_SECTION_VISIT, DH_EVENT_RESUME, -1 },
  { "desk.transfer",
    N_ ("Change procedure and put back in the queue"),
    { "<Control>t" },
    DH_SECTION_VISIT,
    DH_EVENT_TRANSFER,
    -1 },
  { "desk.change",
    N_ ("Change procedure, priority or people"),
    { "<Control>e" },
    DH_SECTION_VISIT,
    DH_EVENT_CHANGE,
    -1 },
  { "desk.leave",
    N_ ("Left without help"),
    { "<Control>l" },
    DH_SECTION_VISIT,
    DH_EVENT_LEAVE,
    -1 },
  { "desk.cancel",
    N_ ("Cancel the number"),
    { "<Control>b" },
    DH_SECTION_VISIT,
    DH_EVENT_CANCEL,
    -1 },
  { "desk.erase-name",
    N_ ("Erase the name and the telephone…"),
    { "<Control><Shift>b" },
    DH_SECTION_VISIT,
    -1,
    -1,
    ALL_STATES },
  { "desk.print-ticket",
    N_ ("Print the ticket"),
    { "<Control><Shift>t" },
    DH_SECTION_VISIT,
    -1,
    -1,
    ALL_STATES },
  { "desk.print-come-back",
    N_ ("Print a slip to come back"),
    { "<Control><Shift>o" },
    DH_SECTION_VISIT,
    -1,
    -1,
    HELPED_STATES },

  { "win.page::desk", N_ ("Desk page"), { "<Alt>1" }, DH_SECTION_PAGES, -1, -1 },
  { "win.page::outreach",
    N_ ("Page of work away from the desk"),
    { "<Alt>2" },
    DH_SECTION_PAGES,
    -1,
    -1 },
  { "win.page::feedback", N_ ("Feedback page"), { "<Alt>3" }, DH_SECTION_PAGES, -1, -1 },
  { "win.page::statistics", N_ ("Statistics page"), { "<Alt>4" }, DH_SECTION_PAGES, -1, -1 },
  { "win.page::reports", N_ ("Reports page"), { "<Alt>5" }, DH_SECTION_PAGES, -1, -1 },
  { "outreach.add-sheet",
    N_ ("Write down help given away from the desk"),
    { "<Control><Shift>n" },
    DH_SECTION_PAGES,
    -1,
    -1,
    .local = TRUE },
  { "outreach.add-class",
    N_ ("Write down a class or training"),
    { "<Control><Shift>l" },
    DH_SECTION_PAGES,
    -1,
    -1,
    .local = TRUE },
  { "outreach.import",
    N_ ("Import a table from a file"),
    { "<Control>o" },
    DH_SECTION_PAGES,
    -1,
    -1,
    .local = TRUE },
  { "win.day-previous", N_ ("Previous day"), { "<Alt>Left" }, DH_SECTION_PAGES, -1, -1 },
  { "win.day-next", N_ ("Next day"), { "<Alt>Right" }, DH_SECTION_PAGES, -1, -1 },
  { "win.day-today", N_ ("Today"), { "<Alt>Home" }, DH_SECTION_PAGES, -1, -1 },
  { "win.print", N_ ("Print the report"), { "<Control>p" }, DH_SECTION_PAGES, -1, -1 },
  { "win.save-pdf", N_ ("Save the report as PDF"), { "<Control>s" }, DH_SECTION_PAGES, -1, -1 },
  { "win.save-table",
    N_ ("Save figures or rows as a spreadsheet"),
    { "<Control>j" },
    DH_SECTION_PAGES,
    -1,
    -1 },

  { "form.save",
    N_ ("Save what is written in a form"),
    { "<Control>Return", "<Control>KP_Enter" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "list.menu",
    N_ ("Menu of the chosen row"),
    { "<Shift>F10", "Menu" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "outreach.paste",
    N_ ("Paste a table that was copied, on the page of work away from the desk"),
    { "<Control>v" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "outreach.remove-focused",
    N_ ("Delete the chosen sheet or class"),
    { "Delete", "KP_Delete" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "outreach.previous",
    N_ ("Previous month, on the page of work away from the desk"),
    { "<Alt>Left" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "outreach.next",
    N_ ("Next month, on the page of work away from the desk"),
    { "<Alt>Right" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "feedback.search",
    N_ ("Search the feedback"),
    { "<Control>f" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "feedback.status",
    N_ ("Change how far the chosen feedback is"),
    { "<Control>u" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },
  { "feedback.remove",
    N_ ("Take back the chosen feedback"),
    { "Delete", "KP_Delete" },
    DH_SECTION_LISTS,
    -1,
    -1,
    .local = TRUE },

  { "app.practice",
    N_ ("Open the practice day"),
    { "<Control><Shift>p" },
    DH_SECTION_GENERAL,
    -1,
    -1 },
  { "win.hall", N_ ("Hall screen"), { "<Control><Shift>m" }, DH_SECTION_GENERAL, -1, -1 },
  { "win.preferences", N_ ("Preferences"), { "<Control>comma" }, DH_SECTION_GENERAL, -1, -1 },
  { "win.help", N_ ("Guide to what is on the screen"), { "F1" }, DH_SECTION_GENERAL, -1, -1 },
  { "win.shortcuts",
    N_ ("Keyboard shortcuts"),
    { "<Control>question" },
    DH_SECTION_GENERAL,
    -1,
    -1 },
  { "win.menu", N_ ("Main menu"), { "F10" }, DH_SECTION_GENERAL, -1, -1 },
  { "win.fullscreen", N_ ("Full screen"), { "F11" }, DH_SECTION_GENERAL, -1, -1 },
  { "win.about", N_ ("About Đồng Hành"), { "<Control>F1" }, DH_SECTION_GENERAL, -1, -1 },
  { "window.close", N_ ("Close the window"), { "<Control>w" }, DH_SECTION_GENERAL, -1, -1 },
  { "app.quit", N_ ("Quit"), { "<Control>q" }, DH_SECTION_GENERAL, -1, -1 },
};

const DhActionInfo *
dh_action_table (guint *n_rows)
{
  g_return_val_if_fail (n_rows != NULL, NULL);

  *n_rows = G_N_ELEMENTS (table);
  return table;
}

const DhActionInfo *
dh_action_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].name, name))
      return &table[i];
  return NULL;
}

gboolean
dh_action_allowed (const DhActionInfo *info, DhVisitState state)
{
  g_return_val_if_fail (info != NULL, FALSE);

  if (info->event == DH_NO_EVENT)
    return info->states == 0 || (info->states & 1u << state) != 0;
  if (state == DH_VISIT_NONE || !dh_transition_allowed ((DhEventKind) info->event, state, NULL))
    return FALSE;
  return info->also == DH_NO_EVENT || dh_transition_allowed ((DhEventKind) info->also, state, NULL);
}

void
dh_action_bind (GtkWidgetClass *widget_class, const char *name, const char *action)
{
  const DhActionInfo *info = dh_action_find (name);

  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (info != NULL && info->local);

  for (guint i = 0; info->accels[i] != NULL; i++)
    {
      guint key = 0;
      GdkModifierType modifiers = 0;

      if (gtk_accelerator_parse (info->accels[i], &key, &modifiers))
        gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
    }
}

void
dh_action_bind_group (GtkWidgetClass *widget_class, const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].local && g_str_has_prefix (table[i].name, prefix))
      dh_action_bind (widget_class, table[i].name, table[i].name);
}

char *
dh_shortcut_label (const char *accel)
{
  g_autofree char *label = NULL;
  guint key = 0;
  GdkModifierType modifiers = 0;

  g_return_val_if_fail (accel != NULL, NULL);

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup (accel);
  label = gtk_accelerator_get_label (key, modifiers);
  /* As everybody says it, and as it stands in the hints. */
  if (g_str_has_prefix (label, "Shift+Ctrl+"))
    return g_strconcat ("Ctrl+Shift+", label + strlen ("Shift+Ctrl+"), NULL);
  return g_steal_pointer (&label);
}

const char *
dh_action_section_title (DhActionSection section)
{
  switch (section)
    {
    case DH_SECTION_DESK:
      return _ ("At the desk");
    case DH_SECTION_VISIT:
      return _ ("The chosen person");
    case DH_SECTION_PAGES:
      return _ ("Pages");
    case DH_SECTION_LISTS:
      return _ ("In lists and forms");
    case DH_SECTION_GENERAL:
      return _ ("General");
    default:
      g_return_val_if_reached ("");
    }
}
