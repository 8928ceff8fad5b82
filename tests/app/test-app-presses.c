/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk-fixture.h"
#include "register-fixture.h"

#include "common/dh-labels.h"
#include "desk/dh-change-dialog.h"
#include "dh-day.h"

/* A book that takes its time: what is pressed meanwhile comes in one after the other. */
#define SLOW_MS 300
/* Longer than two presses of one finger. */
#define FINGER_MS 650

static gpointer
sleep_job (DhStore *store, gpointer data, GError **error)
{
  g_usleep (SLOW_MS * 1000);
  return g_strdup ("");
}

static void
slept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_free (dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL));
}

static void
slow_down (AppFixture *fixture)
{
  dh_store_client_run_async (dh_session_get_client (fixture->session), sleep_job, NULL, NULL,
                             g_free, NULL, slept_cb, NULL);
}

/* A line that is entered, with no time to think after it. */
static void
dash_off (RegisterDesk *desk, const char *text)
{
  dh_register_entry_set_text (desk->entry, text);
  dh_register_entry_submit (desk->entry);
}

static gboolean
has_second (gpointer data)
{
  return register_find_visit (data, "A002") != NULL;
}

static gboolean
has_name (RegisterDesk *desk, const char *ticket, const char *name)
{
  const DhVisit *visit = register_find_visit (desk, ticket);

  return visit != NULL && g_strcmp0 (visit->person_name, name) == 0;
}

/* ---- Undo, and whoever is registered after it */

static gboolean
is_undone (gpointer data)
{
  return has_second (data) && register_find_visit (data, "A001")->state == DH_VISIT_WAITING;
}

/* It is about what was done before it was pressed, not about who came since. */
static void
test_undo_then_register (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  Desk same = { fixture, desk.page, GTK_WIDGET (desk.window) };
  guint before = 0;

  register_enter (&desk, "Tô Ích sao y");
  register_wait_for_visits (&desk, 1);
  before = desk_count_events (&same);
  slow_down (fixture);
  desk_press (&same, "desk.call-next");
  desk_press (&same, "desk.undo");
  dash_off (&desk, "Lê Bình khai sinh");
  app_wait (is_undone, &desk);
  register_let_pass (2 * SLOW_MS);
  register_wait_for_visits (&desk, 2);
  g_assert_cmpint (register_find_visit (&desk, "A001")->state, ==, DH_VISIT_WAITING);
  g_assert_cmpint (register_find_visit (&desk, "A002")->state, ==, DH_VISIT_WAITING);
  g_assert_true (has_name (&desk, "A002", "Lê Bình"));
  /* The call, its undo, and one who came. */
  g_assert_cmpuint (desk_count_events (&same), ==, before + 3);
  app_close (desk.window);
}

/* ---- An old number, and whoever is registered after it */

/* Who came back is first, however long it takes to find out who they are. */
static void
test_number_then_register (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  DhReceipt receipt = { 0 };
  g_autofree char *text = register_old_number (&desk, fixture, &receipt);

  app_settle ();
  slow_down (fixture);
  dash_off (&desk, text);
  dash_off (&desk, "Lê Bình khai sinh");
  app_wait (has_second, &desk);
  register_let_pass (2 * SLOW_MS);
  register_wait_for_visits (&desk, 2);
  g_assert_cmpint (register_find_visit (&desk, "A001")->origin_id, ==, receipt.visit_id);
  g_assert_true (has_name (&desk, "A001", "Tô Ích"));
  g_assert_true (has_name (&desk, "A002", "Lê Bình"));
  g_assert_cmpint (register_find_visit (&desk, "A002")->origin_id, ==, 0);
  app_close (desk.window);
}

/* ---- Presses about persons */

/* What was pressed at the desk is done there, though its person has gone to another page or opened
 * something meanwhile; a question is for whoever is there to answer it. */
static void
test_gone_elsewhere (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);

  slow_down (fixture);
  desk_press (&desk, "desk.call-next");
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.finish");
  desk_press (&desk, "desk.change");
  dh_desk_page_set_active (desk.page, FALSE, FALSE);
  desk_wait_for (&desk, a, DH_VISIT_DONE);
  app_settle ();
  g_assert_null (app_find (desk.window, DH_TYPE_CHANGE_DIALOG, NULL));
  dh_desk_page_set_active (desk.page, TRUE, TRUE);
  desk_close (&desk);
}

/* Twice within the time of one finger is once, also where the first has yet to begin; later, and
 * about another person, it is another press. None is lost. */
static void
test_once (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 c = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 d = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  guint before = desk_count_events (&desk);

  desk_choose (&desk, a);
  slow_down (fixture);
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.start");
  dh_desk_page_select (desk.page, b);
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.start");
  desk_press (&desk, "desk.call-next");
  desk_press (&desk, "desk.call-next");
  desk_wait_for (&desk, a, DH_VISIT_SERVING);
  desk_wait_for (&desk, b, DH_VISIT_SERVING);
  desk_wait_for (&desk, c, DH_VISIT_CALLED);
  register_let_pass (2 * SLOW_MS);
  g_assert_cmpint (desk_get_visit (&desk, d)->state, ==, DH_VISIT_WAITING);
  g_assert_cmpuint (desk_count_events (&desk), ==, before + 3);

  /* A second finish is refused, whenever it comes. */
  register_let_pass (FINGER_MS);
  desk_choose (&desk, a);
  slow_down (fixture);
  desk_press (&desk, "desk.finish");
  register_let_pass (FINGER_MS);
  desk_wait_for (&desk, a, DH_VISIT_DONE);
  g_assert_cmpuint (desk_count_events (&desk), ==, before + 4);
  desk_close (&desk);
}

/* Somebody whose press waits goes away meanwhile: it is done to nobody, also not to the next row,
 * and the desk says whom it was about. */
static void
test_gone (AppFixture *fixture, gconstpointer data)
{
  Desk desk = desk_open (fixture);
  gint64 a = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 b = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  gint64 c = desk_add_person (&desk, DH_PRIORITY_NONE, NULL);
  guint before = desk_count_events (&desk);
  DhCommand leave = DH_COMMAND_INIT (DH_EVENT_LEAVE);
  const char *format = app_text ("Number %s: this cannot be done any more (%s).");
  g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
  g_autofree char *text =
      g_strconcat (parts[0], "A002", parts[1], dh_label_state (DH_VISIT_LEFT), parts[2], NULL);

  leave.visit_id = b;
  desk_choose (&desk, a);
  slow_down (fixture);
  desk_press (&desk, "desk.start");
  dh_desk_page_select (desk.page, b);
  desk_press (&desk, "desk.start");
  dh_desk_page_select (desk.page, c);
  app_apply (fixture, &leave, NULL);
  desk_wait_for (&desk, a, DH_VISIT_SERVING);
  desk_wait_for (&desk, b, DH_VISIT_LEFT);
  register_let_pass (2 * SLOW_MS);
  /* By the desk, or by the book where the desk has not read it yet. */
  g_assert_true (
      desk_shows (&desk, text) ||
      desk_shows (&desk, "Số A002 vừa được người khác thao tác: số này nay đã ghi là đã về."));
  g_assert_cmpint (desk_get_visit (&desk, c)->state, ==, DH_VISIT_WAITING);
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, c);
  g_assert_cmpuint (desk_count_events (&desk), ==, before + 2);
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/presses/" path, AppFixture, NULL, app_fixture_set_up, function,                    \
              app_fixture_tear_down)
  ADD ("undo-then-register", test_undo_then_register);
  ADD ("number-then-register", test_number_then_register);
  ADD ("once", test_once);
  ADD ("gone-elsewhere", test_gone_elsewhere);
  ADD ("gone", test_gone);
  return g_test_run ();
}
