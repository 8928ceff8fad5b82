/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-outreach-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "outreach/dh-class-editor.h"
#include "outreach/dh-outreach-row.h"
#include "outreach/dh-sheet-editor.h"

/* ---- A sheet that has not been saved */

void
dh_outreach_page_show_draft (DhOutreachPage *self)
{
  g_autoptr (DhSheetDraft) draft = dh_sheet_draft_load_last (
      dh_store_client_path (dh_session_get_client (self->session)));
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  gtk_widget_set_visible (self->draft_box, draft != NULL);
  if (draft == NULL)
    return;
  n = draft->entry->sheet->rows->len;
  day = dh_format_day_short (draft->entry->sheet->day);
  if (draft->entry->sheet->kind == DH_SHEET_CLASS)
    /* Translators: %s is a date. */
    text = g_strdup_printf (_ ("A class of %s has not been saved."), day);
  else
    /* Translators: %u is a number of rows, %s a date. */
    text = g_strdup_printf (ngettext ("A sheet of %2$s with %1$u row has not been saved.",
                                      "A sheet of %2$s with %1$u rows has not been saved.", n),
                            n, day);
  gtk_label_set_label (self->draft_label, text);
}

/* ---- Editors */

static void
sheet_saved_cb (DhOutreachPage *self, GArray *ids)
{
  g_assert (DH_IS_OUTREACH_PAGE (self));

  dh_outreach_page_show_saved (self, ids, _ ("The sheet was saved."));
}

static void
class_saved_cb (DhOutreachPage *self, GArray *ids)
{
  g_assert (DH_IS_OUTREACH_PAGE (self));

  dh_outreach_page_show_saved (self, ids, _ ("The class was saved."));
}

/* Where there is a draft, it may be another by now. */
static void
editor_closed_cb (DhOutreachPage *self)
{
  g_assert (DH_IS_OUTREACH_PAGE (self));

  if (self->session != NULL && dh_session_get_client (self->session) != NULL)
    dh_outreach_page_show_draft (self);
}

static void
present_editor (DhOutreachPage *self, DhSheetEditor *editor)
{
  g_signal_connect_object (editor, "saved", G_CALLBACK (sheet_saved_cb), self, G_CONNECT_SWAPPED);
  /* The editor itself writes its draft first. */
  g_signal_connect_object (editor, "closed", G_CALLBACK (editor_closed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (ADW_DIALOG (editor), GTK_WIDGET (self));
}

static void
present_class (DhOutreachPage *self, DhClassEditor *editor)
{
  g_signal_connect_object (editor, "saved", G_CALLBACK (class_saved_cb), self, G_CONNECT_SWAPPED);
  /* The editor itself writes its draft first. */
  g_signal_connect_object (editor, "closed", G_CALLBACK (editor_closed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (ADW_DIALOG (editor), GTK_WIDGET (self));
}

static void
row_activated_cb (DhOutreachPage *self, GtkListBoxRow *row)
{
  const DhSheet *sheet = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  sheet = dh_outreach_row_get_sheet (DH_OUTREACH_ROW (row));
  if (sheet->kind == DH_SHEET_CLASS)
    present_class (self, dh_class_editor_new (self->session, self->reading, sheet));
  else
    {
      DhSheetEditor *editor = dh_sheet_editor_new (self->session, self->reading);

      dh_sheet_editor_set_sheet (editor, sheet);
      present_editor (self, editor);
    }
}

static void
add_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhOutreachPage *self = DH_OUTREACH_PAGE (widget);

  if (self->reading != NULL)
    present_editor (self, dh_sheet_editor_new (self->session, self->reading));
}

static void
add_class_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhOutreachPage *self = DH_OUTREACH_PAGE (widget);

  if (self->reading != NULL)
    present_class (self, dh_class_editor_new (self->session, self->reading, NULL));
}

/* ---- The draft again */

static void
draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhOutreachPage *self = DH_OUTREACH_PAGE (widget);
  g_autoptr (DhSheetDraft) draft = dh_sheet_draft_load_last (
      dh_store_client_path (dh_session_get_client (self->session)));

  if (draft == NULL || self->reading == NULL)
    return;
  if (g_str_equal (name, "outreach.discard-draft"))
    {
      dh_sheet_draft_remove (draft);
      dh_outreach_page_show_draft (self);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else if (draft->entry->sheet->kind == DH_SHEET_CLASS)
    {
      DhClassEditor *editor = dh_class_editor_new (self->session, self->reading, NULL);

      dh_class_editor_take_draft (editor, g_steal_pointer (&draft));
      present_class (self, editor);
    }
  else
    {
      DhSheetEditor *editor = dh_sheet_editor_new (self->session, self->reading);

      dh_sheet_editor_take_draft (editor, g_steal_pointer (&draft));
      present_editor (self, editor);
    }
}

void
dh_outreach_page_install_editors (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "outreach.add-sheet", NULL, add_sheet_action);
  gtk_widget_class_install_action (widget_class, "outreach.add-class", NULL, add_class_action);
  gtk_widget_class_install_action (widget_class, "outreach.continue-draft", NULL, draft_action);
  gtk_widget_class_install_action (widget_class, "outreach.discard-draft", NULL, draft_action);
}
