/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "desk/dh-queue-list.h"
#include "desk/dh-visit-row.h"

#define NOW 1000000
#define WAITING 5
#define ENDED 300

/* A day: the first @n_active are being helped, then some wait, and the rest are done. */
static GPtrArray *
make_day (guint n_active, guint n_ended)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);

  for (guint i = 0; i < n_active + WAITING + n_ended; i++)
    {
      DhVisit *visit = g_new0 (DhVisit, 1);

      visit->id = i + 1;
      visit->ticket = g_strdup_printf ("A%03u", i + 1);
      visit->state = i < n_active             ? DH_VISIT_SERVING
                     : i < n_active + WAITING ? DH_VISIT_WAITING
                                              : DH_VISIT_DONE;
      visit->people = 1;
      visit->arrived = visit->since = NOW;
      visit->procedure_name = g_strdup ("");
      visit->procedure_code = g_strdup ("");
      visit->counter = g_strdup ("");
      visit->volunteer_name = g_strdup ("");
      visit->person_name = g_strdup ("");
      visit->person_phone = g_strdup ("");
      visit->priority_reason = g_strdup ("");
      visit->hold_reason = g_strdup ("");
      visit->origin_ticket = g_strdup ("");
      g_ptr_array_add (visits, visit);
    }
  return visits;
}

typedef struct
{
  DhQueueModel *model;
  DhQueueList *list;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = dh_queue_model_new ();
  dh_queue_model_take_visits (fixture->model, make_day (1, ENDED), NOW);
  fixture->list = g_object_ref_sink (g_object_new (DH_TYPE_QUEUE_LIST, NULL));
  dh_queue_list_set_model (fixture->list, fixture->model);
  fixture->window = app_show (GTK_WIDGET (fixture->list));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close (fixture->window);
  app_settle ();
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->model);
}

static guint
count_rows (GtkWidget *root)
{
  guint n = DH_IS_VISIT_ROW (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *scrolled = app_find (GTK_WIDGET (fixture->list), GTK_TYPE_SCROLLED_WINDOW, NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

/* Whether the row of @data's chosen visit can be seen. */
static gboolean
find_in_sight (Fixture *fixture, GtkWidget *root, const char *ticket)
{
  graphene_rect_t bounds;

  if (DH_IS_VISIT_ROW (root))
    {
      DhVisitItem *item = dh_visit_row_get_item (DH_VISIT_ROW (root));

      return item != NULL && g_str_equal (dh_visit_item_get_visit (item)->ticket, ticket) &&
             gtk_widget_get_mapped (root) &&
             gtk_widget_compute_bounds (root, GTK_WIDGET (fixture->list), &bounds) &&
             bounds.origin.y >= -1 &&
             bounds.origin.y + bounds.size.height <=
                 (float) gtk_widget_get_height (GTK_WIDGET (fixture->list)) + 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_in_sight (fixture, child, ticket))
      return TRUE;
  return FALSE;
}

static gboolean
sees_first (gpointer data)
{
  Fixture *fixture = data;

  return find_in_sight (fixture, GTK_WIDGET (fixture->list), "A001");
}

static gboolean
sees_last (gpointer data)
{
  Fixture *fixture = data;

  return find_in_sight (fixture, GTK_WIDGET (fixture->list), "A306");
}

static void
test_few_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *heading = g_strdup_printf ("Đã kết thúc hôm nay (%d)", ENDED);

  app_wait (sees_first, fixture);
  /* What a command costs is what it lays out. */
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->list)), <, 70);
  /* … but the heading counts them all, also when none of the rows made has changed. */
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->list), GTK_TYPE_LABEL, heading));
  dh_queue_model_take_visits (fixture->model, make_day (1, ENDED + 1), NOW);
  app_settle ();
  g_assert_null (app_find (GTK_WIDGET (fixture->list), GTK_TYPE_LABEL, heading));
}

static void
test_all_are_there (Fixture *fixture, gconstpointer data)
{
  app_wait (sees_first, fixture);
  dh_queue_list_select (fixture->list, 1 + WAITING + ENDED);
  app_wait (sees_last, fixture);
  g_assert_cmpint (dh_queue_list_get_selected (fixture->list), ==, 1 + WAITING + ENDED);
  /* Beyond what is shown goes one by one, too. */
  dh_queue_list_select (fixture->list, 1);
  app_wait (sees_first, fixture);
  for (guint i = 0; i < 1 + WAITING + ENDED; i++)
    dh_queue_list_move (fixture->list, 1);
  g_assert_cmpint (dh_queue_list_get_selected (fixture->list), ==, 1 + WAITING + ENDED);
  app_wait (sees_last, fixture);
}

/* Whoever scrolls on and on comes to the end. */
static gboolean
scroll_to_end (gpointer data)
{
  Fixture *fixture = data;
  GtkAdjustment *adjustment = get_adjustment (fixture);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  return sees_last (data);
}

static void
test_scrolling (Fixture *fixture, gconstpointer data)
{
  app_wait (sees_first, fixture);
  app_wait (scroll_to_end, fixture);
}

/* Where the first row goes to the end, the list stays with those who are still to be seen to. */
static gboolean
is_at_top (gpointer data)
{
  Fixture *fixture = data;

  return gtk_adjustment_get_value (get_adjustment (fixture)) < 1 &&
         find_in_sight (fixture, GTK_WIDGET (fixture->list), "A002");
}

static void
test_stays_at_top (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = make_day (1, ENDED);
  GPtrArray *after = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);
  DhVisit *finished = g_ptr_array_steal_index (before, 0);

  app_wait (sees_first, fixture);
  dh_queue_list_select (fixture->list, 1);
  app_wait (sees_first, fixture);
  finished->state = DH_VISIT_DONE;
  while (before->len > ENDED)
    g_ptr_array_add (after, g_ptr_array_steal_index (before, 0));
  g_ptr_array_add (after, finished);
  while (before->len > 0)
    g_ptr_array_add (after, g_ptr_array_steal_index (before, 0));
  dh_queue_model_take_visits (fixture->model, after, NOW);
  dh_queue_list_select (fixture->list, 1 + WAITING + ENDED);
  dh_queue_list_select (fixture->list, 2);
  app_wait (is_at_top, fixture);
}

#define add(path, test) g_test_add ("/queue-list/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  add ("few-rows", test_few_rows);
  add ("all-are-there", test_all_are_there);
  add ("scrolling", test_scrolling);
  add ("stays-at-top", test_stays_at_top);
  return g_test_run ();
}
