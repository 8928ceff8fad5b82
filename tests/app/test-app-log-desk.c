/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gi18n-lib.h>

#include "log-desk/dh-log-desk-item.h"
#include "log-desk/dh-log-desk-page.h"
#include "log-desk/dh-log-desk-row.h"
#include "pickers/dh-volunteer-picker.h"
#include "register/dh-register-entry.h"
#include "statistics/dh-day-reading.h"

/* The page in its window. */
typedef struct
{
  AppFixture *fixture;
  DhLogDeskPage *page;
  GtkWindow *window;
  DhRegisterEntry *entry;
} Desk;

static gboolean
has_duties (gpointer data)
{
  return dh_session_count_on_duty (data) > 0;
}

static Desk
open_desk (AppFixture *fixture, gboolean on_duty)
{
  Desk desk = { .fixture = fixture };

  if (on_duty)
    {
      dh_session_add_volunteer_async (fixture->session, "Nguyễn Thị Trực", TRUE, NULL, NULL);
      app_wait (has_duties, fixture->session);
    }
  desk.page = dh_log_desk_page_new (fixture->session, NULL);
  desk.window = app_show (GTK_WIDGET (desk.page));
  desk.entry = DH_REGISTER_ENTRY (app_find (GTK_WIDGET (desk.page), DH_TYPE_REGISTER_ENTRY, NULL));
  return desk;
}

/* A number of records to wait for, and the number of the newest. */
typedef struct
{
  Desk *desk;
  guint n;
  const char *ticket; /* (nullable) */
  guint people;       /* of its visit */
} Count;

static DhLogDeskItem *
get_item (Desk *desk, guint position)
{
  g_autoptr (DhLogDeskItem)
                item = g_list_model_get_item (dh_log_desk_page_get_model (desk->page), position);

  return item;
}

static gboolean
has_count (gpointer data)
{
  const Count *count = data;
  guint n = g_list_model_get_n_items (dh_log_desk_page_get_model (count->desk->page));

  return n == count->n &&
         (count->ticket == NULL ||
          g_str_equal (dh_log_desk_item_get_assist (get_item (count->desk, 0))->ticket,
                       count->ticket));
}

static void
wait_for (Desk *desk, guint n, const char *ticket)
{
  Count count = { desk, n, ticket, 0 };

  app_wait (has_count, &count);
  app_settle ();
}

static void
type (Desk *desk, const char *text)
{
  dh_register_entry_set_text (desk->entry, text);
  dh_register_entry_submit (desk->entry);
}

/* One line, Enter: it is recorded, once, by whoever is on duty. */
static void
test_record (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  const DhAssist *assist = NULL;
  const DhVisit *visit = NULL;

  type (&desk, "(Lê Văn Tám), 1.001193, x3, +2");
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");
  dh_register_entry_submit (desk.entry);
  wait_for (&desk, 1, "A001");
  assist = dh_log_desk_item_get_assist (get_item (&desk, 0));
  visit = dh_log_desk_item_get_visit (get_item (&desk, 0));
  g_assert_cmpstr (assist->procedure_code, ==, "1.001193");
  g_assert_cmpint (assist->quantity, ==, 3);
  g_assert_cmpstr (assist->volunteers, ==, "Nguyễn Thị Trực");
  g_assert_cmpint (assist->channel, ==, DH_CHANNEL_IN_PERSON);
  g_assert_cmpint (assist->outcome, ==, DH_OUTCOME_SELF_DONE);
  g_assert_cmpstr (visit->person_name, ==, "Lê Văn Tám");
  g_assert_cmpint (visit->people, ==, 2);
  g_assert_cmpint (visit->state, ==, DH_VISIT_DONE);
  g_assert_true (visit->recorded_late);
  app_close (desk.window);
}

/* Without a procedure or anybody who helped nothing is recorded, and nothing typed is lost. */
static void
test_missing (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, FALSE);
  GtkWidget *picker = app_find (GTK_WIDGET (desk.page), DH_TYPE_VOLUNTEER_PICKER, NULL);

  type (&desk, "1.001193");
  app_settle ();
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "1.001193");
  g_assert_nonnull (app_find (GTK_WIDGET (desk.page), GTK_TYPE_LABEL, _ ("Choose who helped.")));
  g_assert_cmpuint (g_list_model_get_n_items (dh_log_desk_page_get_model (desk.page)), ==, 0);

  dh_session_add_volunteer_async (fixture->session, "Nguyễn Thị Trực", TRUE, NULL, NULL);
  app_wait (has_duties, fixture->session);
  app_settle ();
  /* The one who is on duty alone is proposed, and Enter records what stands there. */
  {
    g_autoptr (GArray) chosen = dh_volunteer_picker_get_chosen (DH_VOLUNTEER_PICKER (picker));

    g_assert_cmpuint (chosen->len, ==, 1);
  }
  dh_register_entry_submit (desk.entry);
  wait_for (&desk, 1, "A001");
  app_close (desk.window);
}

static gint64
edit_first (Desk *desk)
{
  gint64 event = dh_log_desk_item_get_assist (get_item (desk, 0))->id;

  gtk_widget_activate_action (GTK_WIDGET (desk->page), "log.edit", "x", event);
  app_settle ();
  return event;
}

static gboolean
has_people (gpointer data)
{
  const Count *count = data;

  return has_count (data) &&
         dh_log_desk_item_get_visit (get_item (count->desk, 0))->people == (int) count->people;
}

static gboolean
has_quantity (gpointer data)
{
  const Count *count = data;

  return has_count (data) &&
         dh_log_desk_item_get_assist (get_item (count->desk, 0))->quantity == (int) count->people;
}

/* Waits until the newest record is of number @ticket and of so many pieces. */
static void
wait_for_quantity (Desk *desk, guint n, const char *ticket, guint quantity)
{
  Count count = { desk, n, ticket, quantity };

  app_wait (has_quantity, &count);
}

/* A record that is put right keeps its number and its place; each step goes back by itself. */
static void
test_edit (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  const DhVisit *visit = NULL;
  gint64 first = 0;

  type (&desk, "(Lê Văn Tám), 1.001193, x3, 1950");
  wait_for (&desk, 1, "A001");
  first = edit_first (&desk);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "(Lê Văn Tám), 1.001193, x3");
  type (&desk, "(Lê Văn Chín), 1.001193, x5");
  wait_for_quantity (&desk, 1, "A001", 5);
  visit = dh_log_desk_item_get_visit (get_item (&desk, 0));
  g_assert_cmpint (dh_log_desk_item_get_assist (get_item (&desk, 0))->id, ==, first);
  g_assert_cmpstr (visit->person_name, ==, "Lê Văn Chín");
  edit_first (&desk);
  type (&desk, "1.001193, x7");
  wait_for_quantity (&desk, 1, "A001", 7);
  g_assert_cmpstr (dh_log_desk_item_get_visit (get_item (&desk, 0))->person_name, ==, "");
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  wait_for_quantity (&desk, 1, "A001", 5);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  wait_for_quantity (&desk, 1, "A001", 3);
  visit = dh_log_desk_item_get_visit (get_item (&desk, 0));
  g_assert_cmpstr (dh_log_desk_item_get_assist (get_item (&desk, 0))->volunteers, ==,
                   "Nguyễn Thị Trực");
  g_assert_cmpstr (visit->person_name, ==, "Lê Văn Tám");
  g_assert_cmpint (visit->priority, ==, DH_PRIORITY_ELDERLY);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.redo", NULL);
  wait_for_quantity (&desk, 1, "A001", 5);
  /* The whole record goes with what was put right in it; the next is one of its own. */
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "log.undo", "x", first);
  wait_for (&desk, 0, NULL);
  type (&desk, "1.001193");
  wait_for (&desk, 1, "A002");
  app_close (desk.window);
}

static gboolean
older_has_five (gpointer data)
{
  Desk *desk = data;

  return g_list_model_get_n_items (dh_log_desk_page_get_model (desk->page)) == 2 &&
         dh_log_desk_item_get_assist (get_item (desk, 1))->quantity == 5;
}

/* An old one put right keeps its place among the others. */
static void
test_edit_place (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  gint64 first = 0;

  type (&desk, "1.001193, x3");
  wait_for (&desk, 1, "A001");
  first = dh_log_desk_item_get_assist (get_item (&desk, 0))->id;
  type (&desk, "1.001193, x2");
  wait_for (&desk, 2, "A002");
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "log.edit", "x", first);
  app_settle ();
  type (&desk, "1.001193, x5");
  app_wait (older_has_five, &desk);
  g_assert_cmpstr (dh_log_desk_item_get_assist (get_item (&desk, 1))->ticket, ==, "A001");
  g_assert_cmpint (dh_log_desk_item_get_assist (get_item (&desk, 0))->quantity, ==, 2);
  app_close (desk.window);
}

/* Who came is of the visit: it keeps its number, and what rests on the record goes with it. */
static void
test_edit_visit (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  Count four = { &desk, 1, "A001", 4 };
  gint64 first = 0;

  type (&desk, "1.001193");
  wait_for (&desk, 1, "A001");
  first = edit_first (&desk);
  type (&desk, "1.001193, +4");
  app_wait (has_people, &four);
  g_assert_cmpint (dh_log_desk_item_get_assist (get_item (&desk, 0))->id, ==, first);
  /* Nothing changed is nothing recorded. */
  edit_first (&desk);
  dh_register_entry_submit (desk.entry);
  app_settle ();
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");
  g_assert_true (has_people (&four));
  edit_first (&desk);
  type (&desk, "1.001193, x2, +4");
  wait_for_quantity (&desk, 1, "A001", 2);
  edit_first (&desk);
  type (&desk, "1.001193, x2, +3");
  four = (Count) { &desk, 1, "A001", 3 };
  app_wait (has_people, &four);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "log.undo", "x",
                              dh_log_desk_item_get_assist (get_item (&desk, 0))->id);
  wait_for (&desk, 0, NULL);
  app_close (desk.window);
}

/* Nobody is given a number here: the button says what Enter does. */
static void
test_words (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);

  g_assert_nonnull (app_find (GTK_WIDGET (desk.entry), GTK_TYPE_BUTTON, _ ("_Record")));
  g_assert_null (app_find (GTK_WIDGET (desk.entry), GTK_TYPE_BUTTON, _ ("_Give a Number")));
  app_close (desk.window);
}

/* Undo from the row, from the key; redo. */
static void
test_undo (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);

  type (&desk, "1.001193");
  wait_for (&desk, 1, "A001");
  type (&desk, "1.001193");
  wait_for (&desk, 2, "A002");
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "log.undo", "x",
                              dh_log_desk_item_get_assist (get_item (&desk, 1))->id);
  wait_for (&desk, 1, "A002");
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.undo", NULL);
  wait_for (&desk, 0, NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.redo", NULL);
  wait_for (&desk, 1, "A002");
  app_close (desk.window);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DhDayReading **reading = user_data;

  *reading = dh_day_reading_finish (source, result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(DhDayReading **) data != NULL;
}

/* In the counts, and in no time. */
static void
test_figures (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  DhDayReading *reading = NULL;

  type (&desk, "1.001193, x2");
  wait_for (&desk, 1, "A001");
  dh_day_reading_async (fixture->session, dh_session_today (fixture->session), NULL, read_cb,
                        &reading);
  app_wait (is_read, &reading);
  g_assert_cmpint (reading->stats->arrived, ==, 1);
  g_assert_cmpint (reading->stats->served, ==, 1);
  g_assert_cmpint (reading->stats->quantity, ==, 2);
  g_assert_cmpint (reading->stats->wait.n, ==, 0);
  g_assert_cmpint (reading->stats->wait.median_s, ==, -1);
  g_assert_cmpint (reading->stats->queue_max, ==, 0);
  g_assert_false (dh_day_stats_has_queue (reading->stats));
  dh_day_reading_free (reading);
  app_close (desk.window);
}

/* What the buttons of a row are for is said with the number. */
static void
test_names (AppFixture *fixture, gconstpointer data)
{
  Desk desk = open_desk (fixture, TRUE);
  GtkWidget *row = NULL;
  g_autofree char *edit = g_strdup_printf (_ ("Change the record of number %s"), "A001");

  type (&desk, "1.001193");
  wait_for (&desk, 1, "A001");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk.window));
  row = app_find (GTK_WIDGET (desk.page), DH_TYPE_LOG_DESK_ROW, NULL);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (app_find (row, GTK_TYPE_BUTTON, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, edit);
  app_close (desk.window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/log-desk/" name, AppFixture, NULL, app_fixture_set_up, function,               \
              app_fixture_tear_down)
  ADD ("record", test_record);
  ADD ("missing", test_missing);
  ADD ("edit", test_edit);
  ADD ("edit-visit", test_edit_visit);
  ADD ("edit-place", test_edit_place);
  ADD ("words", test_words);
  ADD ("undo", test_undo);
  ADD ("figures", test_figures);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
