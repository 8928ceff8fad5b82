/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "repo/dh-register-repo.h"

/* What the store knows of favourites; owned. */
typedef struct
{
  GArray *usage; /* of DhUsage */
  GArray *pins;  /* of gint64 */
  gint32 today;
} Favourites;

static void
favourites_free (gpointer data)
{
  Favourites *favourites = data;

  g_clear_pointer (&favourites->usage, g_array_unref);
  g_clear_pointer (&favourites->pins, g_array_unref);
  g_free (favourites);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Favourites, favourites_free)

/* On the store's thread. */
static gpointer
favourites_job (DhStore *store, gpointer data, GError **error)
{
  gint32 today = GPOINTER_TO_INT (data);
  g_autoptr (Favourites) favourites = g_new0 (Favourites, 1);
  g_autofree char *pins = dh_store_get_setting (store, DH_SETTING_PINS, "");

  favourites->today = today;
  favourites->pins = dh_favourites_parse_pins (pins);
  favourites->usage = dh_register_repo_list_usage (dh_store_db (store), today - DH_FAVOURITES_DAYS,
                                                   today - 1, error);
  return favourites->usage != NULL ? g_steal_pointer (&favourites) : NULL;
}

static void
favourites_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Favourites) favourites = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) procedures = g_ptr_array_new ();

  g_assert (DH_IS_DESK_PAGE (self));

  favourites = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (self->session == NULL)
    return;
  if (favourites == NULL)
    {
      g_message ("%s", error->message);
      return;
    }
  g_clear_pointer (&self->pins, g_array_unref);
  self->pins = g_array_ref (favourites->pins);
  ids = dh_favourites_choose (dh_session_get_procedures (self->session), favourites->usage,
                              favourites->pins, favourites->today);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (procedures, (gpointer) dh_session_find_procedure (
                                     self->session, g_array_index (ids, gint64, i)));
  dh_register_entry_set_favourites (self->register_entry, procedures, favourites->pins);
  dh_desk_page_update_actions (self);
}

void
dh_desk_page_update_favourites (DhDeskPage *self)
{
  gint32 today = dh_session_today (self->session);
  GPtrArray *procedures = dh_session_get_procedures (self->session);

  /* Once a day, and when the lists or the settings have changed: a new list is a new array. */
  if (self->favourites_day == today && self->favourites_of == procedures)
    return;
  self->favourites_day = today;
  g_clear_pointer (&self->favourites_of, g_ptr_array_unref);
  self->favourites_of = g_ptr_array_ref (procedures);
  dh_store_client_run_async (dh_session_get_client (self->session), favourites_job,
                             GINT_TO_POINTER (today), NULL, favourites_free, NULL, favourites_cb,
                             g_object_ref (self));
}

static void
pinned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error) && self->session != NULL)
    dh_toast_error (GTK_WIDGET (self), error);
}

void
dh_desk_page_pin (DhDeskPage *self, gint64 procedure_id)
{
  const DhProcedure *procedure = dh_session_find_procedure (self->session, procedure_id);
  g_autofree char *pins = NULL;
  g_autofree char *text = NULL;
  guint before = 0;

  if (self->pins == NULL || procedure == NULL)
    return;
  before = self->pins->len;
  if (!dh_favourites_toggle_pin (self->pins, procedure_id))
    {
      dh_toast_show (GTK_WIDGET (self), _ ("All nine places are pinned. Take a pin away first."),
                     NULL, 0);
      return;
    }
  pins = dh_favourites_format_pins (self->pins);
  text = self->pins->len > before
             /* Translators: %s is the name of a procedure. */
             ? g_strdup_printf (_ ("“%s” is pinned to the favourites."), procedure->name)
             : g_strdup_printf (_ ("“%s” is pinned no more."), procedure->name);
  dh_session_set_setting_async (self->session, DH_SETTING_PINS, pins, pinned_cb,
                                g_object_ref (self));
  dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
}
