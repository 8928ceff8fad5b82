/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-fixture.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-dialog.h"
#include "closing/dh-close-day-keeper.h"
#include "closing/dh-close-day-row.h"
#include "closing/dh-close-day-time.h"
#include "closing/dh-day-note-dialog.h"
#include "common/dh-close-day-notice.h"
#include "dh-day.h"
#include "store/dh-store-book.h"

/* What the tests of the end of a day share; each is a program of its own. */

/* ---- A day with somebody in every state */

/* The ways into the open states, and one that is over. */
static const DhEventKind ways[][4] = {
  { DH_EVENT_ARRIVE },
  { DH_EVENT_ARRIVE, DH_EVENT_CALL },
  { DH_EVENT_ARRIVE, DH_EVENT_START },
  { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_HOLD },
  { DH_EVENT_ARRIVE, DH_EVENT_CALL, DH_EVENT_NO_SHOW },
  { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_FINISH },
};
enum
{
  WAITING,
  CALLED,
  SERVING,
  HELD,
  ABSENT,
  DONE,
  N_WAYS
};

/* Something to be done with each command of a day. */
typedef void (*Apply) (gpointer target, const DhCommand *command, DhReceipt *receipt);

static void
apply_to_session (gpointer target, const DhCommand *command, DhReceipt *receipt)
{
  app_apply (target, command, receipt);
}

static void
apply_to_store (gpointer target, const DhCommand *command, DhReceipt *receipt)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dh_store_apply (target, command, receipt, &error));
  g_assert_no_error (error);
}

/* Everybody came at @at; @ids gets the visits. */
static void
make_day (Apply apply, gpointer target, gint64 at, gint64 ids[N_WAYS])
{
  for (guint i = 0; i < N_WAYS; i++)
    for (guint step = 0; step < 4; step++)
      {
        DhCommand command = DH_COMMAND_INIT (ways[i][step]);
        DhReceipt receipt = { 0 };

        if (step > 0 && ways[i][step] == DH_EVENT_ARRIVE)
          break;
        command.at = at + step;
        command.visit_id = step > 0 ? ids[i] : 0;
        apply (target, &command, &receipt);
        ids[i] = receipt.visit_id;
      }
}

/* ---- Questions to the book */

typedef struct
{
  gboolean done;
  gpointer result;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->result = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &answer->error);
  answer->done = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((const Answer *) data)->done;
}

static gpointer
ask (AppFixture *fixture, DhStoreJob job, gint64 id)
{
  Answer answer = { 0 };

  dh_store_client_run_async (dh_session_get_client (fixture->session), job,
                             g_memdup2 (&id, sizeof id), g_free, NULL, NULL, answered_cb, &answer);
  app_wait (is_answered, &answer);
  g_assert_no_error (answer.error);
  return answer.result;
}

static gpointer
visit_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_get_visit (store, *(gint64 *) data, error);
}

static gpointer
notes_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_list_day_notes (store, (gint32) * (gint64 *) data, (gint32) * (gint64 *) data,
                                  error);
}

static gpointer
closed_job (DhStore *store, gpointer data, GError **error)
{
  gboolean *closed = g_new0 (gboolean, 1);

  *closed = dh_store_day_is_closed (store, (gint32) * (gint64 *) data);
  return closed;
}

static gpointer
check_job (DhStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!dh_store_check (store, faults, error))
    return NULL;
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
  return g_strdup ("well");
}

static DhVisit *
get_visit (AppFixture *fixture, gint64 id)
{
  return ask (fixture, visit_job, id);
}

static DhVisitState
get_state (AppFixture *fixture, gint64 id)
{
  g_autoptr (DhVisit) visit = get_visit (fixture, id);

  return visit->state;
}

static gboolean
is_closed (AppFixture *fixture, gint32 day)
{
  g_autofree gboolean *closed = ask (fixture, closed_job, day);

  return *closed;
}

static gint64
add_volunteer (AppFixture *fixture, const char *name)
{
  guint before = dh_session_get_volunteers (fixture->session)->len;

  dh_session_add_volunteer_async (fixture->session, name, TRUE, NULL, NULL);
  while (dh_session_get_volunteers (fixture->session)->len == before)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();
  for (guint i = 0; i <= before; i++)
    {
      const DhVolunteer *volunteer = dh_session_get_volunteers (fixture->session)->pdata[i];

      if (g_str_equal (volunteer->name, name))
        return volunteer->id;
    }
  g_assert_not_reached ();
}

/* ---- The dialog in its window */

typedef struct
{
  AppFixture *fixture;
  GtkWindow *window;
  GtkWidget *content;
  DhCloseDayKeeper *keeper;
  AdwBin *bin;
} Desk;

static Desk
open_desk (AppFixture *fixture)
{
  Desk desk = { .fixture = fixture };

  desk.content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  desk.bin = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (desk.content), GTK_WIDGET (desk.bin));
  desk.window = app_show (desk.content);
  desk.keeper = dh_close_day_keeper_new (fixture->session, desk.bin);
  gtk_widget_insert_action_group (GTK_WIDGET (desk.window), "day",
                                  dh_close_day_keeper_get_actions (desk.keeper));
  app_settle ();
  return desk;
}

static void
gone_cb (gpointer data, GObject *where)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What was asked last may still be answered: then the keeper goes. */
static void
close_desk (Desk *desk)
{
  gboolean gone = FALSE;

  app_settle ();
  app_close (desk->window);
  g_object_weak_ref (G_OBJECT (desk->keeper), gone_cb, &gone);
  g_object_unref (desk->keeper);
  app_wait (is_true, &gone);
}

static GtkWidget *
find_dialog (Desk *desk, GType type)
{
  return app_find (GTK_WIDGET (desk->window), type, NULL);
}

typedef struct
{
  Desk *desk;
  GType type;
  gboolean there;
} Presence;

static gboolean
has_presence (gpointer data)
{
  const Presence *presence = data;

  return (find_dialog (presence->desk, presence->type) != NULL) == presence->there;
}

static void
wait_for (Desk *desk, GType type, gboolean there)
{
  Presence presence = { desk, type, there };

  app_wait (has_presence, &presence);
  app_settle ();
}

static DhCloseDayDialog *
open_closing (Desk *desk)
{
  gtk_widget_activate_action (desk->content, "day.close", NULL);
  wait_for (desk, DH_TYPE_CLOSE_DAY_DIALOG, TRUE);
  return DH_CLOSE_DAY_DIALOG (find_dialog (desk, DH_TYPE_CLOSE_DAY_DIALOG));
}

static DhCloseDayItem *
find_item (DhCloseDayDialog *dialog, gint64 visit_id)
{
  GListModel *items = dh_close_day_dialog_get_items (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DhCloseDayItem) item = g_list_model_get_item (items, i);

      if (dh_close_day_item_get_visit (item) == visit_id)
        return item;
    }
  g_assert_not_reached ();
}

static void
submit (Desk *desk, DhCloseDayDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "close-day.submit", NULL);
  wait_for (desk, DH_TYPE_CLOSE_DAY_DIALOG, FALSE);
}

static GtkWidget *
find_notice (Desk *desk, const char *part)
{
  GtkWidget *box = adw_bin_get_child (desk->bin);

  for (GtkWidget *child = box != NULL ? gtk_widget_get_first_child (box) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (strstr (dh_close_day_notice_get_text (DH_CLOSE_DAY_NOTICE (child)), part) != NULL)
      return child;
  return NULL;
}

typedef struct
{
  Desk *desk;
  const char *part;
  gboolean there;
} Told;

static gboolean
is_told (gpointer data)
{
  const Told *told = data;

  return (find_notice (told->desk, told->part) != NULL) == told->there;
}

static GtkWidget *
wait_for_notice (Desk *desk, const char *part, gboolean there)
{
  Told told = { desk, part, there };

  app_wait (is_told, &told);
  return find_notice (desk, part);
}

/* Some time of today that has passed: a minute ago, but never yesterday. */
static gint64
get_start (AppFixture *fixture)
{
  gint64 now = dh_session_now (fixture->session);

  return MAX (now - 120, dh_day_start (dh_day_of_time (now)));
}
