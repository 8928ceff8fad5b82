/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-erase-name.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"

/* Whose name is to go; owned. */
typedef struct
{
  GtkWidget *page;    /* (owned) that answers */
  DhSession *session; /* (owned) */
  gint64 visit_id;
  char *ticket;
} Erasure;

static void
erasure_free (Erasure *erasure)
{
  g_clear_object (&erasure->page);
  g_clear_object (&erasure->session);
  g_free (erasure->ticket);
  g_free (erasure);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Erasure, erasure_free)

static Erasure *
erasure_new (GtkWidget *page, DhSession *session, gint64 visit_id, const char *ticket)
{
  Erasure *erasure = g_new0 (Erasure, 1);

  erasure->page = g_object_ref (page);
  erasure->session = g_object_ref (session);
  erasure->visit_id = visit_id;
  erasure->ticket = g_strdup (ticket);
  return erasure;
}

/* On the store's thread. */
static gpointer
erase_job (DhStore *store, gpointer data, GError **error)
{
  gint64 erased = dh_store_erase_person (store, *(const gint64 *) data, error);

  return erased >= 0 ? g_memdup2 (&erased, sizeof erased) : NULL;
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Erasure) erasure = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *erased = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_SESSION (erasure->session));

  erased = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (gtk_widget_get_root (erasure->page) == NULL)
    return;
  if (erased == NULL)
    {
      dh_toast_error (erasure->page, error);
      return;
    }
  dh_store_client_emit_changed (DH_STORE_CLIENT (source), dh_session_today (erasure->session));
  dh_session_refresh (erasure->session);
  /* Translators: %s is a queue number. */
  text = g_strdup_printf (_ ("What named the person with number %s was erased."), erasure->ticket);
  dh_toast_show (erasure->page, text, NULL, 0);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Erasure *erasure)
{
  DhStoreClient *client = dh_session_get_client (erasure->session);

  g_assert (DH_IS_SESSION (erasure->session));

  if (!g_str_equal (response, "erase") || client == NULL)
    return;
  dh_store_client_run_async (
      client, erase_job, g_memdup2 (&erasure->visit_id, sizeof erasure->visit_id), g_free, g_free,
      NULL, erased_cb,
      erasure_new (erasure->page, erasure->session, erasure->visit_id, erasure->ticket));
}

static void
closure_free (gpointer data, GClosure *closure)
{
  erasure_free (data);
}

AdwDialog *
dh_erase_name_ask (GtkWidget *page, DhSession *session, const DhVisit *visit)
{
  g_autofree char *heading = NULL;
  AdwDialog *dialog = NULL;
  AdwAlertDialog *alert = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (visit != NULL, NULL);

  if ((visit->person_name == NULL || *visit->person_name == '\0') &&
      (visit->person_phone == NULL || *visit->person_phone == '\0'))
    {
      /* Translators: %s is a queue number. */
      g_autofree char *text =
          g_strdup_printf (_ ("No name or telephone is kept with number %s."), visit->ticket);

      dh_toast_show (page, text, NULL, 0);
      return NULL;
    }
  /* Translators: %s is a queue number. */
  heading = g_strdup_printf (_ ("Erase the Name of Number %s?"), visit->ticket);
  dialog = adw_alert_dialog_new (
      heading, _ ("Name and telephone go from the book at once, also from the earlier days that "
                  "this person has come back from. The visits stay in the figures. This cannot be "
                  "undone. Backups that were made before still hold the name."));
  alert = ADW_ALERT_DIALOG (dialog);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "erase", _ ("_Erase"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb),
                         erasure_new (page, session, visit->id, visit->ticket), closure_free, 0);
  return dialog;
}
