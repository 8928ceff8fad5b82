/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "common/dh-action-table.h"
#include "common/dh-labels.h"
#include "desk/dh-desk-page.h"
#include "desk/dh-visit-pane.h"
#include "model/dh-transition.h"
#include "register/dh-register-entry.h"

/* The desk in its window, as each test needs it. */
typedef struct
{
  AppFixture *fixture;
  DhDeskPage *page;
  GtkWindow *window;
  GtkWidget *entry;
} Desk;

static Desk
open_desk (AppFixture *fixture)
{
  Desk desk = { .fixture = fixture };

  desk.page = dh_desk_page_new (fixture->session, NULL);
  desk.window = app_show (GTK_WIDGET (desk.page));
  desk.entry = app_find (GTK_WIDGET (desk.page), DH_TYPE_REGISTER_ENTRY, NULL);
  return desk;
}

static DhQueueModel *
get_queue (Desk *desk)
{
  return dh_session_get_queue (desk->fixture->session);
}

static const DhVisit *
get_visit (Desk *desk, gint64 id)
{
  DhVisitItem *item = dh_queue_model_find (get_queue (desk), id, NULL);

  return item != NULL ? dh_visit_item_get_visit (item) : NULL;
}

static gboolean
is_enabled (Desk *desk, const char *name)
{
  GtkWidget *window = GTK_WIDGET (desk->window);
  gboolean enabled = FALSE;

  /* The group stands in the window; a button asks it in the same way. */
  GtkWidget *button = gtk_button_new ();
  GtkWidget *overlay = app_find (window, ADW_TYPE_TOAST_OVERLAY, NULL);

  g_object_ref_sink (button);
  gtk_widget_set_parent (button, overlay);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  g_object_unref (button);
  return enabled;
}

/* A number of visits to wait for. */
typedef struct
{
  GListModel *model;
  guint n;
} Count;

static gboolean
has_count (gpointer data)
{
  const Count *count = data;

  return g_list_model_get_n_items (count->model) == count->n;
}

static void
wait_for_visits (Desk *desk, guint n)
{
  Count count = { G_LIST_MODEL (get_queue (desk)), n };

  app_wait (has_count, &count);
  app_settle ();
}

/* A state to wait for. */
typedef struct
{
  Desk *desk;
  gint64 id;
  DhVisitState state;
} Wanted;

static gboolean
has_state (gpointer data)
{
  const Wanted *wanted = data;
  const DhVisit *visit = get_visit (wanted->desk, wanted->id);

  return visit != NULL && visit->state == wanted->state;
}

static void
wait_for_state (Desk *desk, gint64 id, DhVisitState state)
{
  Wanted wanted = { desk, id, state };

  app_wait (has_state, &wanted);
  app_settle ();
}

static void
type (Desk *desk, const char *text)
{
  dh_register_entry_set_text (DH_REGISTER_ENTRY (desk->entry), text);
  dh_register_entry_submit (DH_REGISTER_ENTRY (desk->entry));
}

static gint64
first_id (Desk *desk)
{
  g_autoptr (DhVisitItem) item = g_list_model_get_item (G_LIST_MODEL (get_queue (desk)), 0);

  return dh_visit_item_get_visit (item)->id;
}

static void
test_register (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  const DhVisit *visit = NULL;
  g_autofree char *toast = dh_label_done (DH_EVENT_ARRIVE, "A001");

  type (&desk, "Đặng Thị Hồng 1950, 1.001193 +2");
  /* Empty at once, so that a second Enter registers nobody. */
  g_assert_cmpstr (dh_register_entry_get_text (DH_REGISTER_ENTRY (desk.entry)), ==, "");
  dh_register_entry_submit (DH_REGISTER_ENTRY (desk.entry));
  wait_for_visits (&desk, 1);

  visit = get_visit (&desk, first_id (&desk));
  g_assert_cmpstr (visit->ticket, ==, "A001");
  g_assert_cmpstr (visit->person_name, ==, "Đặng Thị Hồng");
  g_assert_cmpstr (visit->procedure_code, ==, "1.001193");
  g_assert_cmpint (visit->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpint (visit->people, ==, 2);
  g_assert_nonnull (app_find (desk.entry, GTK_TYPE_LABEL, "A001"));
  g_assert_nonnull (app_find (GTK_WIDGET (desk.window), GTK_TYPE_LABEL, toast));
  g_assert_nonnull (app_find (GTK_WIDGET (desk.window), GTK_TYPE_BUTTON, app_text ("Undo")));
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, visit->id);
  app_close (desk.window);
}

/* Every event that a person can ask for has a widget's action, enabled where the transition table
 * has it and nowhere else. Help is amended from its own line (test-app-assist). */
static void
check_events (Desk *desk, DhVisitState state)
{
  guint n_rows = 0;
  const DhTransition *rows = dh_transition_table (&n_rows);
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  for (guint row = 0; row < n_rows; row++)
    {
      guint actions = 0;

      if (rows[row].event == DH_EVENT_ARRIVE || rows[row].event == DH_EVENT_RECORD ||
          rows[row].event == DH_EVENT_CLOSE_DAY || rows[row].event == DH_EVENT_AMEND)
        continue;
      for (guint i = 0; i < n; i++)
        if (table[i].event == (int) rows[row].event && table[i].also == DH_NO_EVENT)
          {
            g_test_message ("%s by %s", dh_event_kind_to_code (rows[row].event), table[i].name);
            g_assert_cmpint (is_enabled (desk, table[i].name), ==,
                             (rows[row].from & (1u << state)) != 0);
            actions++;
          }
      g_assert_cmpuint (actions, >=, 1);
    }
}

/* Every action is enabled in exactly the states in which the event is legal. */
static void
test_enabled (AppFixture *fixture, gconstpointer data)
{
  static const DhEventKind paths[][4] = {
    [DH_VISIT_WAITING] = { DH_EVENT_ARRIVE },
    [DH_VISIT_CALLED] = { DH_EVENT_ARRIVE, DH_EVENT_CALL },
    [DH_VISIT_SERVING] = { DH_EVENT_ARRIVE, DH_EVENT_START },
    [DH_VISIT_HELD] = { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_HOLD },
    [DH_VISIT_DONE] = { DH_EVENT_ARRIVE, DH_EVENT_START, DH_EVENT_FINISH },
    [DH_VISIT_NO_SHOW] = { DH_EVENT_ARRIVE, DH_EVENT_CALL, DH_EVENT_NO_SHOW },
    [DH_VISIT_LEFT] = { DH_EVENT_ARRIVE, DH_EVENT_LEAVE },
    [DH_VISIT_CANCELLED] = { DH_EVENT_ARRIVE, DH_EVENT_CANCEL },
  };
  Desk desk = open_desk (fixture);
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  for (guint state = DH_VISIT_WAITING; state < DH_VISIT_N_STATES; state++)
    {
      gint64 id = 0;

      for (guint step = 0; step < 4; step++)
        {
          DhCommand command = DH_COMMAND_INIT (paths[state][step]);
          DhReceipt receipt = { 0 };

          if (step > 0 && paths[state][step] == DH_EVENT_ARRIVE)
            break;
          command.visit_id = id;
          app_apply (fixture, &command, &receipt);
          id = receipt.visit_id;
        }
      wait_for_state (&desk, id, (DhVisitState) state);
      dh_desk_page_select (desk.page, id);
      app_settle ();
      for (guint i = 0; i < n; i++)
        if (table[i].section == DH_SECTION_VISIT)
          {
            g_test_message ("%s in %s", table[i].name,
                            dh_visit_state_to_code ((DhVisitState) state));
            g_assert_cmpint (is_enabled (&desk, table[i].name), ==,
                             dh_action_allowed (&table[i], (DhVisitState) state));
          }
      check_events (&desk, (DhVisitState) state);
    }
  /* With a dialog in the way nothing is. */
  dh_desk_page_set_active (desk.page, FALSE, FALSE);
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (table[i].name, "desk."))
      g_assert_false (is_enabled (&desk, table[i].name));
  app_close (desk.window);
}

/* The whole way of a person, by actions; a double press runs once. */
static void
test_way (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  GtkWidget *page = GTK_WIDGET (desk.page);
  gint64 first = 0;
  g_autofree char *again = dh_label_undone (DH_EVENT_START, "A001", TRUE);

  type (&desk, "Bùi Văn Ước");
  type (&desk, "Lý Thị Yến");
  wait_for_visits (&desk, 2);

  gtk_widget_activate_action (page, "desk.call-next", NULL);
  gtk_widget_activate_action (page, "desk.call-next", NULL);
  first = first_id (&desk);
  wait_for_state (&desk, first, DH_VISIT_CALLED);
  g_assert_cmpuint (dh_queue_model_count (get_queue (&desk), DH_QUEUE_WAITING), ==, 1);
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==, first);

  gtk_widget_activate_action (page, "desk.start", NULL);
  gtk_widget_activate_action (page, "desk.start", NULL);
  wait_for_state (&desk, first, DH_VISIT_SERVING);
  gtk_widget_activate_action (page, "desk.finish", NULL);
  wait_for_state (&desk, first, DH_VISIT_DONE);

  gtk_widget_activate_action (page, "desk.undo", NULL);
  wait_for_state (&desk, first, DH_VISIT_SERVING);
  gtk_widget_activate_action (page, "desk.undo", NULL);
  wait_for_state (&desk, first, DH_VISIT_CALLED);
  g_assert_true (is_enabled (&desk, "desk.redo"));
  gtk_widget_activate_action (page, "desk.redo", NULL);
  wait_for_state (&desk, first, DH_VISIT_SERVING);
  g_assert_nonnull (app_find (GTK_WIDGET (desk.window), GTK_TYPE_LABEL, again));
  app_close (desk.window);
}

/* While a line is typed, undo is about the line. */
static void
test_undo_typing (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);

  type (&desk, "Mai Thị Ơn");
  wait_for_visits (&desk, 1);
  dh_register_entry_set_text (DH_REGISTER_ENTRY (desk.entry), "ng");
  gtk_widget_grab_focus (desk.entry);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  app_settle ();
  wait_for_visits (&desk, 1);
  g_assert_cmpint (get_visit (&desk, first_id (&desk))->state, ==, DH_VISIT_WAITING);
  app_close (desk.window);
}

/* Two procedures may be meant: the first Enter asks, the second takes. */
static void
test_ambiguous (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);

  dh_register_entry_set_text (DH_REGISTER_ENTRY (desk.entry), "đăng ký");
  dh_register_entry_submit (DH_REGISTER_ENTRY (desk.entry));
  app_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_queue (&desk))), ==, 0);
  g_assert_cmpstr (dh_register_entry_get_text (DH_REGISTER_ENTRY (desk.entry)), ==, "đăng ký");
  g_assert_cmpint (dh_register_entry_get_procedure (DH_REGISTER_ENTRY (desk.entry)), !=, 0);
  dh_register_entry_submit (DH_REGISTER_ENTRY (desk.entry));
  wait_for_visits (&desk, 1);
  g_assert_cmpint (get_visit (&desk, first_id (&desk))->procedure_id, !=, 0);
  app_close (desk.window);
}

/* Where the chosen person stands; made for the first one. */
static GtkWidget *
choose_somebody (AppFixture *fixture, Desk *desk)
{
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };
  GtkWidget *pane = NULL;

  g_assert_null (app_find (GTK_WIDGET (desk->page), DH_TYPE_VISIT_PANE, NULL));
  app_apply (fixture, &arrive, &receipt);
  wait_for_state (desk, receipt.visit_id, DH_VISIT_WAITING);
  dh_desk_page_select (desk->page, receipt.visit_id);
  pane = app_find (GTK_WIDGET (desk->page), DH_TYPE_VISIT_PANE, NULL);
  g_assert_nonnull (pane);
  return pane;
}

static void
test_names (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  GtkWidget *entry = app_find (desk.entry, GTK_TYPE_ENTRY, NULL);
  GtkWidget *list = app_find (GTK_WIDGET (desk.page), GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *pane = choose_somebody (fixture, &desk);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("Register a person"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("Queue of today"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       app_text ("The chosen person"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_ROLE_GROUP);
  /* The line has the focus from the start. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window), desk.entry));
  app_close (desk.window);
}

/* Items stay the same objects, and only what moved is named. */
static void
count_cb (GListModel *model, guint position, guint removed, guint added, guint *rows)
{
  *rows += removed + added;
}

static void
test_model (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture);
  DhVisitItem *item = NULL;
  guint rows = 0;
  gint64 id = 0;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CALL);

  for (guint i = 0; i < 5; i++)
    {
      DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

      app_apply (fixture, &arrive, NULL);
    }
  wait_for_visits (&desk, 5);
  id = first_id (&desk);
  item = dh_queue_model_find (get_queue (&desk), id, NULL);
  g_signal_connect (get_queue (&desk), "items-changed", G_CALLBACK (count_cb), &rows);
  command.visit_id = id;
  app_apply (fixture, &command, NULL);
  wait_for_state (&desk, id, DH_VISIT_CALLED);
  /* It was first and stays first: only its part has changed. */
  g_assert_cmpuint (rows, ==, 0);
  g_assert_true (dh_queue_model_find (get_queue (&desk), id, NULL) == item);
  {
    guint start = 9;
    guint end = 9;

    gtk_section_model_get_section (GTK_SECTION_MODEL (get_queue (&desk)), 1, &start, &end);
    g_assert_cmpuint (start, ==, 1);
    g_assert_cmpuint (end, ==, 5);
  }
  g_signal_handlers_disconnect_by_func (get_queue (&desk), count_cb, &rows);
  app_close (desk.window);
}

static void
add (const char *name, void (*test) (AppFixture *, gconstpointer))
{
  g_test_add (name, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down);
}

/* A counter has its word once, whoever wrote it. */
static void
test_counter (AppFixture *fixture, gconstpointer data)
{
  const char *const names[][2] = { { "2", "quầy 2" }, { "Quầy 2", "Quầy 2" } };
  Desk desk = open_desk (fixture);
  GtkWidget *pane = choose_somebody (fixture, &desk);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
      DhCommand call = DH_COMMAND_INIT (DH_EVENT_CALL);
      DhReceipt receipt = { 0 };

      app_apply (fixture, &arrive, &receipt);
      call.visit_id = receipt.visit_id;
      call.counter = names[i][0];
      app_apply (fixture, &call, NULL);
      wait_for_state (&desk, call.visit_id, DH_VISIT_CALLED);
      dh_visit_pane_set_item (DH_VISIT_PANE (pane),
                              dh_queue_model_find (get_queue (&desk), call.visit_id, NULL));
      g_assert_nonnull (app_find (pane, GTK_TYPE_LABEL, names[i][1]));
    }
  app_close (desk.window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  add ("/desk/register", test_register);
  add ("/desk/enabled", test_enabled);
  add ("/desk/way", test_way);
  add ("/desk/undo-typing", test_undo_typing);
  add ("/desk/ambiguous", test_ambiguous);
  add ("/desk/names", test_names);
  add ("/desk/model", test_model);
  add ("/desk/counter", test_counter);

  return g_test_run ();
}
