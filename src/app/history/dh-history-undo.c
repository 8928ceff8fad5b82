/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "history/dh-history-undo.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-toast.h"

/* What the answer needs; all owned. */
typedef struct
{
  GtkWidget *widget;
  char *text; /* (nullable) */
  gboolean redo;
} Wish;

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->widget);
  g_free (wish->text);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static Wish *
wish_new (GtkWidget *widget, const char *text, gboolean redo)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->widget = g_object_ref (widget);
  wish->text = g_strdup (text);
  wish->redo = redo;
  return wish;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  const DhReceipt *last = NULL;
  g_autofree char *text = NULL;

  g_assert (GTK_IS_WIDGET (wish->widget));

  /* Whoever asked may be gone by now; then nobody is to be told. */
  if (gtk_widget_get_root (wish->widget) == NULL)
    return;
  if (receipts == NULL)
    {
      dh_toast_error (wish->widget, error);
      return;
    }
  last = &g_array_index (receipts, DhReceipt, receipts->len - 1);
  text = wish->text != NULL ? g_strdup (wish->text)
                            : dh_label_undone (last->kind, last->ticket, wish->redo);
  if (wish->redo)
    dh_toast_show (wish->widget, text, &last->event_id, 1);
  else if (receipts->len > 1)
    /* One step of redo does only one of them again. */
    dh_toast_show (wish->widget, text, NULL, 0);
  else
    dh_toast_show_button (wish->widget, text, _ ("Redo"), "day.redo", NULL);
}

void
dh_history_undo (GtkWidget *widget,
                 DhSession *session,
                 const gint64 *event_ids,
                 guint n,
                 const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DH_IS_SESSION (session));

  dh_session_undo_async (session, event_ids, n, answered_cb, wish_new (widget, text, FALSE));
}

void
dh_history_redo (GtkWidget *widget, DhSession *session)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DH_IS_SESSION (session));

  dh_session_redo_async (session, answered_cb, wish_new (widget, NULL, TRUE));
}
