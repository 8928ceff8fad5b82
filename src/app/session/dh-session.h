/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/dh-queue-model.h"
#include "store/dh-desk-settings.h"
#include "store/dh-store-client.h"

G_BEGIN_DECLS

/* Setting of the file: "1" where telephones of visitors may be stored. */
#define DH_SETTING_KEEP_PHONES "keep_phones"

/* DhSession: one open database as the window sees it: the store on its thread, today's queue, the
 * catalogue and the volunteers in memory, and the commands.
 *
 * signal "refreshed": what the getters return was read again from the database. */
#define DH_TYPE_SESSION (dh_session_get_type ())
G_DECLARE_FINAL_TYPE (DhSession, dh_session, DH, SESSION, GObject)

/* Opens the database at @path for writing. @clock_offset seconds are added to the clock of the
 * machine (demonstrations and tests; otherwise 0). */
DhSession *
dh_session_open (const char *path, gboolean practice, gint64 clock_offset, GError **error);
/* Closes the database; the session answers no more. Also done at dispose. */
void dh_session_close (DhSession *self);

DhStoreClient *dh_session_get_client (DhSession *self); /* (transfer none) */
gboolean dh_session_is_practice (DhSession *self);
gint64 dh_session_now (DhSession *self);   /* UTC s */
gint32 dh_session_today (DhSession *self); /* local day */

DhQueueModel *dh_session_get_queue (DhSession *self);   /* (transfer none) */
GPtrArray *dh_session_get_procedures (DhSession *self); /* (transfer none) of DhProcedure */
GPtrArray *dh_session_get_volunteers (DhSession *self); /* (transfer none) of DhVolunteer */
const DhProcedure *dh_session_find_procedure (DhSession *self, gint64 id); /* (nullable) */
const DhVolunteer *dh_session_find_volunteer (DhSession *self, gint64 id); /* (nullable) */
guint dh_session_count_on_duty (DhSession *self);
const char *dh_session_get_commune (DhSession *self);
const char *dh_session_get_province (DhSession *self);
gint64 dh_session_get_target_s (DhSession *self);
gint64 dh_session_get_retention_days (DhSession *self);
gboolean dh_session_keeps_phones (DhSession *self); /* telephones of visitors may be stored */
/* How the desk works; NULL until everything has been read. (transfer none), valid until the next
 * "refreshed" */
const DhDeskSettings *dh_session_get_desk_settings (DhSession *self);
gboolean dh_session_can_undo (DhSession *self);
gboolean dh_session_can_redo (DhSession *self);
/* Whether everything has been read at least once. */
gboolean dh_session_is_ready (DhSession *self);

/* Reads again, at the latest after the reading under way. */
void dh_session_refresh (DhSession *self);

/* Every 30 s or so: minutes go on, and at midnight the new day begins. */
void dh_session_tick (DhSession *self);

/* ---- Commands. Each is one transaction: when it has finished without error, it is on the disk. */

/* Runs @n commands together; strings and arrays are copied. A DH_EVENT_CALL without a visit calls
 * the next in line. */
void dh_session_apply_async (DhSession *self,
                             const DhCommand *commands,
                             guint n,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Takes back the events @event_ids, the last first; n = 0: the last command. */
void dh_session_undo_async (DhSession *self,
                            const gint64 *event_ids,
                            guint n,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void dh_session_redo_async (DhSession *self, GAsyncReadyCallback callback, gpointer user_data);
/* Finishes these four. Returns: (transfer full) array of DhReceipt, one per command; NULL on error
 */
GArray *dh_session_command_finish (DhSession *self, GAsyncResult *result, GError **error);

/* Enters a volunteer by @name if not known yet and, with @check_in, puts them on duty. */
void dh_session_add_volunteer_async (DhSession *self,
                                     const char *name,
                                     gboolean check_in,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Returns: the id of the volunteer, 0 on error */
gint64 dh_session_add_volunteer_finish (DhSession *self, GAsyncResult *result, GError **error);

/* Stores a setting of the database (see dh_store_set_setting()). */
void dh_session_set_setting_async (DhSession *self,
                                   const char *key,
                                   const char *value,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dh_session_set_setting_finish (DhSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
