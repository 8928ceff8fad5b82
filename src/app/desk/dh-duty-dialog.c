/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-duty-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-composed-text.h"
#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "text/dh-text.h"

/* One volunteer of the list. */
typedef struct
{
  gint64 id;
  AdwSwitchRow *row; /* not owned */
  char *name;        /* owned */
  char *fold;        /* owned */
} Line;

struct _DhDutyDialog
{
  AdwDialog parent_instance;

  GtkEntry *entry;
  GtkListBox *list;
  GtkWidget *empty_label;
  GtkLabel *error_label;

  DhSession *session;    /* (owned) */
  DhComposedText *typed; /* (owned) */
  char *query;           /* (owned) folded */
  GArray *lines;         /* (owned) of Line */
  gint64 switched;       /* volunteer whose switch was turned last */
  gboolean filling;      /* switches are being set by the program */
};

G_DEFINE_FINAL_TYPE (DhDutyDialog, dh_duty_dialog, ADW_TYPE_DIALOG)

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->fold);
}

static void
show_error (DhDutyDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  dh_announce (GTK_WIDGET (self), error->message, TRUE);
}

static void fill (DhDutyDialog *self);

static Line *
find_line (DhDutyDialog *self, gint64 id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).id == id)
      return &g_array_index (self->lines, Line, i);
  return NULL;
}

/* Names the one whose duty began or ended, with the way back. */
static void
show_done (DhDutyDialog *self, const DhReceipt *receipt)
{
  const Line *line = find_line (self, self->switched);
  g_autofree char *text = NULL;

  if (line == NULL)
    return;
  text = dh_label_done (receipt->kind, line->name);
  dh_toast_show (GTK_WIDGET (self->list), text, &receipt->event_id, 1);
}

static void
duty_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDutyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;

  g_assert (DH_IS_DUTY_DIALOG (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  if (self->list == NULL)
    return;
  if (receipts == NULL)
    {
      show_error (self, error);
      fill (self);
      return;
    }
  show_done (self, &g_array_index (receipts, DhReceipt, 0));
}

static void
set_duty (DhDutyDialog *self, gint64 id, gboolean on)
{
  DhCommand command = DH_COMMAND_INIT (on ? DH_EVENT_CHECK_IN : DH_EVENT_CHECK_OUT);

  command.volunteers = &id;
  command.n_volunteers = 1;
  self->switched = id;
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  dh_session_apply_async (self->session, &command, 1, duty_cb, g_object_ref (self));
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, DhDutyDialog *self)
{
  g_assert (DH_IS_DUTY_DIALOG (self));

  if (self->filling)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->row == row)
        {
          set_duty (self, line->id, adw_switch_row_get_active (row));
          return;
        }
    }
}

static void
add_line (DhDutyDialog *self, const DhVolunteer *volunteer)
{
  Line line = { volunteer->id, ADW_SWITCH_ROW (adw_switch_row_new ()), g_strdup (volunteer->name),
                g_strdup (volunteer->name_fold) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line.row), volunteer->name);
  g_signal_connect_object (line.row, "notify::active", G_CALLBACK (switched_cb), self, 0);
  gtk_list_box_append (self->list, GTK_WIDGET (line.row));
  g_array_append_val (self->lines, line);
}

static void
fill (DhDutyDialog *self)
{
  GPtrArray *volunteers = dh_session_get_volunteers (self->session);

  self->filling = TRUE;
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];
      gboolean on = volunteer->on_duty_since != 0;
      g_autofree char *since = on ? dh_format_clock (volunteer->on_duty_since) : NULL;
      /* Translators: %s is a clock time such as 08:15. */
      g_autofree char *subtitle = on ? g_strdup_printf (_ ("On duty since %s"), since)
                                     : g_strdup (_ ("Off duty"));
      Line *line = find_line (self, volunteer->id);

      if (line == NULL)
        {
          add_line (self, volunteer);
          line = find_line (self, volunteer->id);
        }
      adw_switch_row_set_active (line->row, on);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle);
    }
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->lines->len > 0);
  gtk_widget_set_visible (self->empty_label, self->lines->len == 0);
}

static void
refreshed_cb (DhDutyDialog *self)
{
  g_assert (DH_IS_DUTY_DIALOG (self));

  fill (self);
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  DhDutyDialog *self = user_data;

  if (*self->query == '\0')
    return TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (GTK_LIST_BOX_ROW (line->row) == row)
        return dh_text_match (line->fold, "", self->query) > 0;
    }
  return TRUE;
}

static void
settled_cb (DhDutyDialog *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_DUTY_DIALOG (self));

  text = dh_composed_text_dup (self->typed);
  g_free (self->query);
  self->query = dh_text_fold (text);
  gtk_list_box_invalidate_filter (self->list);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDutyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert (DH_IS_DUTY_DIALOG (self));

  id = dh_session_add_volunteer_finish (DH_SESSION (source), result, &error);
  if (self->list == NULL)
    return;
  if (id == 0)
    {
      show_error (self, error);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  {
    g_autofree char *name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
    g_autofree char *text = dh_label_done (DH_EVENT_CHECK_IN, name);

    dh_announce (GTK_WIDGET (self), text, FALSE);
  }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
activate_cb (DhDutyDialog *self)
{
  g_autofree char *name = NULL;
  g_autofree char *fold = NULL;

  g_assert (DH_IS_DUTY_DIALOG (self));

  name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (*name == '\0')
    return;
  fold = dh_text_fold (name);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      /* Somebody on the list is meant even where the marks were left out. */
      if (g_str_equal (line->fold, fold))
        {
          gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
          adw_switch_row_set_active (line->row, !adw_switch_row_get_active (line->row));
          return;
        }
    }
  dh_session_add_volunteer_async (self->session, name, TRUE, added_cb, g_object_ref (self));
}

static void
dh_duty_dialog_dispose (GObject *object)
{
  DhDutyDialog *self = DH_DUTY_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  g_clear_object (&self->typed);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_DUTY_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_duty_dialog_parent_class)->dispose (object);
}

static void
dh_duty_dialog_finalize (GObject *object)
{
  g_clear_pointer (&DH_DUTY_DIALOG (object)->query, g_free);
  g_clear_pointer (&DH_DUTY_DIALOG (object)->lines, g_array_unref);

  G_OBJECT_CLASS (dh_duty_dialog_parent_class)->finalize (object);
}

static void
dh_duty_dialog_class_init (DhDutyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_duty_dialog_dispose;
  object_class->finalize = dh_duty_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-duty-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDutyDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DhDutyDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DhDutyDialog, empty_label);
  gtk_widget_class_bind_template_child (widget_class, DhDutyDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dh_duty_dialog_init (DhDutyDialog *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->query = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = dh_composed_text_new (GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->typed, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
}

DhDutyDialog *
dh_duty_dialog_new (DhSession *session)
{
  DhDutyDialog *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_DUTY_DIALOG, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return self;
}
