/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-due-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-composed-text.h"
#include "dh-day.h"
#include "text/dh-text.h"

/* More are found by typing. */
#define MAX_ROWS 50

struct _DhDueDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;

  DhComposedText *typed; /* (owned) */
  GPtrArray *visits;     /* (owned) of DhVisit */
  GPtrArray *shown;      /* (owned) of DhVisit, borrowed from visits */
  gint32 today;          /* local day */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhDueDialog, dh_due_dialog, ADW_TYPE_DIALOG)

static char *
dup_subtitle (DhDueDialog *self, const DhVisit *visit)
{
  g_autofree char *came = dh_format_day_short (visit->day);
  g_autofree char *due = dh_format_day_short (visit->follow_up);
  g_autofree char *when = visit->follow_up == self->today
                              ? g_strdup (_ ("due today"))
                              /* Translators: %s is a date. */
                              : g_strdup_printf (_ ("should have come on %s"), due);
  /* Translators: %s is a date. */
  g_autofree char *before = g_strdup_printf (_ ("was here on %s"), came);

  return g_strjoin (
      " · ", *visit->procedure_name != '\0' ? visit->procedure_name : _ ("No procedure chosen yet"),
      before, when, NULL);
}

static GtkWidget *
create_row (DhDueDialog *self, const DhVisit *visit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = *visit->person_name != '\0'
                               ? g_strdup_printf ("%s · %s", visit->ticket, visit->person_name)
                               : g_strdup (visit->ticket);
  g_autofree char *subtitle = dup_subtitle (self, visit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static gboolean
is_meant (const DhVisit *visit, const char *fold)
{
  g_autofree char *all =
      g_strjoin (" ", visit->ticket, visit->person_name, visit->procedure_name, NULL);
  g_autofree char *all_fold = dh_text_fold (all);

  return strstr (all_fold, fold) != NULL;
}

static void
search (DhDueDialog *self, const char *text)
{
  g_autofree char *fold = dh_text_fold (text);

  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->visits->len && self->shown->len < MAX_ROWS; i++)
    if (is_meant (self->visits->pdata[i], fold))
      {
        g_ptr_array_add (self->shown, self->visits->pdata[i]);
        gtk_list_box_append (self->list, create_row (self, self->visits->pdata[i]));
      }
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 ? "list" : "empty");
}

static void
settled_cb (DhDueDialog *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_DUE_DIALOG (self));

  text = dh_composed_text_dup (self->typed);
  search (self, text);
}

static void
choose (DhDueDialog *self, guint index)
{
  if (index >= self->shown->len)
    return;
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->shown->pdata[index]);
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

static void
activated_cb (DhDueDialog *self, GtkListBoxRow *row)
{
  g_assert (DH_IS_DUE_DIALOG (self));

  choose (self, (guint) gtk_list_box_row_get_index (row));
}

/* The first Escape empties the line, the next one leaves. */
static void
stop_search_cb (DhDueDialog *self)
{
  g_assert (DH_IS_DUE_DIALOG (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

/* Enter in the line is for the only one left; of several one must be looked at. */
static void
entry_activated_cb (DhDueDialog *self)
{
  g_assert (DH_IS_DUE_DIALOG (self));

  /* Enter has handed the last word over. */
  search (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->shown->len == 1)
    choose (self, 0);
  else if (self->shown->len > 1)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
dh_due_dialog_dispose (GObject *object)
{
  g_clear_object (&DH_DUE_DIALOG (object)->typed);
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_DUE_DIALOG);

  G_OBJECT_CLASS (dh_due_dialog_parent_class)->dispose (object);
}

static void
dh_due_dialog_finalize (GObject *object)
{
  DhDueDialog *self = DH_DUE_DIALOG (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_due_dialog_parent_class)->finalize (object);
}

static void
dh_due_dialog_class_init (DhDueDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_due_dialog_dispose;
  object_class->finalize = dh_due_dialog_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DH_TYPE_DUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-due-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDueDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DhDueDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DhDueDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
dh_due_dialog_init (DhDueDialog *self)
{
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = dh_composed_text_new (GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->typed, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
}

DhDueDialog *
dh_due_dialog_new (GPtrArray *visits, gint32 today)
{
  DhDueDialog *self = NULL;

  g_return_val_if_fail (visits != NULL, NULL);

  self = g_object_new (DH_TYPE_DUE_DIALOG, NULL);
  self->visits = g_ptr_array_ref (visits);
  self->today = today;
  search (self, "");
  return self;
}
