/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register-fixture.h"

#include <string.h>

#include "dh-day.h"
#include "dh-words.h"
#include "register/dh-register-preview.h"

/* What was understood, and what was not, before anything is saved. */
static void
test_preview (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  GtkWidget *entry = GTK_WIDGET (desk.entry);
  GtkWidget *line = app_find (entry, GTK_TYPE_ENTRY, NULL);
  g_autofree char *unknown = register_fill ("Not understood: %s", "99/99");
  g_autofree char *reason = register_fill ("Priority: %s", dh_word_priority_reason ("small_child"));
  g_autofree char *name = register_fill ("Name: %s", "Bùi Thị Ơn");
  g_autofree char *back = register_fill ("Comes back: %s", "A012");
  g_autofree char *pieces = register_fill (
      "Procedure: %d × %s", "3",
      "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp hoặc "
      "chứng nhận");
  g_autofree char *spoken = g_strjoin (". ", name, reason, "4 người", unknown, pieces, NULL);

  dh_register_entry_set_text (desk.entry, "Bùi Thị Ơn sao y x3 +4 ! con nhỏ 99/99");
  g_assert_true (register_shows (entry, name));
  g_assert_true (register_shows (entry, reason));
  g_assert_true (register_shows (entry, "4 người"));
  g_assert_true (register_shows (entry, unknown));
  g_assert_true (register_shows (entry, pieces));
  /* Told once the hands rest, not at every letter. */
  register_let_pass (1000);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       spoken);

  dh_register_entry_set_text (desk.entry, "A012 0912345678");
  g_assert_true (register_shows (entry, back));
  g_assert_true (register_shows (entry, app_text ("Telephone not kept (see the preferences)")));
  g_assert_false (register_shows (entry, name));
  g_assert_cmpuint (g_list_model_get_n_items (register_get_queue (&desk)), ==, 0);
  app_close (desk.window);
}

/* The same name is asked about, with the way there; Enter once more gives the number. */
static void
test_same_name (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  g_autofree char *text = NULL;
  GtkWidget *go = NULL;

  register_enter (&desk, "Nguyễn Văn Hoà ks");
  register_wait_for_visits (&desk, 1);
  text = register_fill ("%s is there already: number %s (%s).", "Nguyễn Văn Hoà", "A001",
                        app_text ("Waiting"));
  register_enter (&desk, "nguyen van hoa sao y");
  g_assert_nonnull (register_find_notice (&desk));
  g_assert_true (register_shows (register_find_notice (&desk), text));
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "nguyen van hoa sao y");
  /* An Enter that was on its way already is no answer. */
  dh_register_entry_submit (desk.entry);
  app_settle ();
  g_assert_nonnull (register_find_notice (&desk));
  g_assert_cmpuint (g_list_model_get_n_items (register_get_queue (&desk)), ==, 1);

  /* Going there. */
  go = app_find (register_find_notice (&desk), GTK_TYPE_BUTTON, app_text ("Go to _That Number"));
  dh_desk_page_select (desk.page, 0);
  g_signal_emit_by_name (go, "clicked");
  app_settle ();
  g_assert_null (register_find_notice (&desk));
  g_assert_cmpint (dh_desk_page_get_selected (desk.page), ==,
                   register_find_visit (&desk, "A001")->id);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");

  /* Typing on withdraws the question. */
  register_enter (&desk, "nguyen van hoa sao y");
  g_assert_nonnull (register_find_notice (&desk));
  dh_register_entry_set_text (desk.entry, "nguyen van hoang sao y");
  g_assert_null (register_find_notice (&desk));

  register_enter (&desk, "nguyen van hoa sao y");
  register_let_pass (450);
  dh_register_entry_submit (desk.entry);
  register_wait_for_visits (&desk, 2);
  g_assert_null (register_find_notice (&desk));
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");
  g_assert_cmpstr (register_find_visit (&desk, "A002")->person_name, ==, "nguyen van hoa");
  app_close (desk.window);
}

/* Nameless people are as fast as hands: fifty lines without a pause are fifty numbers. */
static void
test_fast (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);

  for (guint i = 0; i < 50; i++)
    {
      dh_register_entry_set_text (desk.entry, "sao y");
      dh_register_entry_submit (desk.entry);
      g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");
    }
  register_wait_for_visits (&desk, 50);
  g_assert_cmpstr (register_find_visit (&desk, "A050")->procedure_code, ==, "2.000815");
  app_close (desk.window);
}

static void
test_favourites (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  GtkWidget *page = GTK_WIDGET (desk.page);
  gint64 first = dh_register_entry_get_favourite (desk.entry, 1);
  gint64 third = dh_register_entry_get_favourite (desk.entry, 3);
  const DhProcedure *procedure = dh_session_find_procedure (fixture->session, first);
  g_autofree char *spoken = register_fill ("Register: %s (%s)", procedure->name, "Ctrl+1");
  GtkWidget *button = NULL;

  g_assert_cmpstr (procedure->code, ==, "2.000815");
  button = register_find_tooltip (GTK_WIDGET (desk.entry), spoken);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       spoken);

  /* A key that is held, or pressed twice at once, is one person; another key is another one. */
  gtk_widget_activate_action (page, "desk.favourite-1", NULL);
  gtk_widget_activate_action (page, "desk.favourite-1", NULL);
  gtk_widget_activate_action (page, "desk.favourite-3", NULL);
  register_wait_for_visits (&desk, 2);
  register_let_pass (1050);
  gtk_widget_activate_action (page, "desk.favourite-1", NULL);
  register_wait_for_visits (&desk, 3);
  g_assert_cmpint (register_find_visit (&desk, "A001")->procedure_id, ==, first);
  g_assert_cmpint (register_find_visit (&desk, "A002")->procedure_id, ==, third);
  g_assert_cmpint (register_find_visit (&desk, "A003")->procedure_id, ==, first);

  /* What is typed goes with it. */
  dh_register_entry_set_text (desk.entry, "Lý Thị Én 1950 +2");
  gtk_widget_activate_action (page, "desk.favourite-3", NULL);
  register_wait_for_visits (&desk, 4);
  g_assert_cmpstr (register_find_visit (&desk, "A004")->person_name, ==, "Lý Thị Én");
  g_assert_cmpint (register_find_visit (&desk, "A004")->people, ==, 2);
  g_assert_cmpint (register_find_visit (&desk, "A004")->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpstr (register_find_visit (&desk, "A004")->priority_reason, ==, "elderly");
  g_assert_cmpint (register_find_visit (&desk, "A004")->procedure_id, ==, third);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");

  /* Two procedures: none is dropped in silence. */
  dh_register_entry_set_text (desk.entry, "ks");
  gtk_widget_activate_action (page, "desk.favourite-1", NULL);
  app_settle ();
  g_assert_nonnull (register_find_notice (&desk));
  g_assert_cmpuint (g_list_model_get_n_items (register_get_queue (&desk)), ==, 4);
  app_close (desk.window);
}

typedef struct
{
  DhRegisterEntry *entry;
  gint64 id;
} Wanted;

static gboolean
is_first (gpointer data)
{
  const Wanted *wanted = data;

  return dh_register_entry_get_favourite (wanted->entry, 1) == wanted->id;
}

/* A pinned procedure has the first key, now and when the desk is opened again. */
static void
test_pin (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  Wanted wanted = { desk.entry, 0 };
  gint64 before = dh_register_entry_get_favourite (desk.entry, 1);

  dh_register_entry_set_text (desk.entry, "1.000656");
  wanted.id = dh_register_entry_get_procedure (desk.entry);
  g_assert_cmpint (wanted.id, !=, 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.page), "desk.pin", NULL);
  app_wait (is_first, &wanted);
  app_settle ();
  app_close (desk.window);

  desk = register_open_desk (fixture);
  g_assert_cmpint (dh_register_entry_get_favourite (desk.entry, 1), ==, wanted.id);
  g_assert_cmpint (dh_register_entry_get_favourite (desk.entry, 2), ==, before);
  g_signal_emit_by_name (desk.entry, "pin", wanted.id);
  wanted = (Wanted) { desk.entry, before };
  app_wait (is_first, &wanted);
  app_close (desk.window);
}

static gboolean
has_state (gpointer data)
{
  return register_find_visit (data, "A001") != NULL &&
         register_find_visit (data, "A001")->state == DH_VISIT_WAITING;
}

static gboolean
has_people (gpointer data)
{
  return register_find_visit (data, "A001")->people == 3;
}

/* The number of somebody who was absent brings them back to their place; of somebody waiting, it
 * shows where they are. */
static void
test_come_back_today (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  DhCommand commands[] = { DH_COMMAND_INIT (DH_EVENT_ARRIVE), DH_COMMAND_INIT (DH_EVENT_CALL),
                           DH_COMMAND_INIT (DH_EVENT_NO_SHOW) };
  DhReceipt receipt = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      commands[i].visit_id = receipt.visit_id;
      app_apply (fixture, &commands[i], &receipt);
    }
  register_wait_for_visits (&desk, 1);
  /* Not understood at all, and nobody is given a number for it unasked. */
  register_enter (&desk, "a1");
  g_assert_nonnull (register_find_notice (&desk));
  register_wait_for_visits (&desk, 1);
  dh_register_entry_set_text (desk.entry, "");
  register_enter (&desk, "A001 ! con nhỏ +3");
  app_wait (has_state, &desk);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "");
  /* What else was typed is done as well. */
  app_wait (has_people, &desk);
  g_assert_cmpint (register_find_visit (&desk, "A001")->priority, ==, DH_PRIORITY_OTHER);
  g_assert_cmpstr (register_find_visit (&desk, "A001")->priority_reason, ==, "small_child");
  register_enter (&desk, "A001");
  g_assert_nonnull (register_find_notice (&desk));
  register_let_pass (450);
  dh_register_entry_submit (desk.entry);
  app_settle ();
  register_wait_for_visits (&desk, 1);
  app_close (desk.window);
}

static gboolean
is_asked (gpointer data)
{
  return register_find_notice (data) != NULL;
}

/* An older number: who it was, what for, and how often they have come. */
static void
test_come_back (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  DhReceipt receipt = { 0 };
  const DhVisit *visit = NULL;
  gint64 procedure = dh_register_entry_get_favourite (desk.entry, 2);
  g_autofree char *text = register_old_number (&desk, fixture, &receipt);

  register_enter (&desk, text);
  register_wait_for_visits (&desk, 1);
  visit = register_find_visit (&desk, "A001");
  g_assert_cmpint (visit->origin_id, ==, receipt.visit_id);
  g_assert_cmpint (visit->procedure_id, ==, procedure);
  g_assert_cmpstr (visit->person_name, ==, "Tô Ích");
  g_assert_cmpint (visit->trips, ==, 2);

  /* Somebody who is here already gets no second number, and the way to the first is shown. */
  register_let_pass (1100);
  register_enter (&desk, text);
  app_wait (is_asked, &desk);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, text);
  register_let_pass (450);
  dh_register_entry_submit (desk.entry);
  app_settle ();
  register_wait_for_visits (&desk, 1);
  g_assert_true (register_shows (register_find_notice (&desk), app_text ("Go to _That Number")));

  /* One that nobody has is not taken for anything else. */
  register_enter (&desk, "A777 sao y");
  app_wait (is_asked, &desk);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "A777 sao y");
  register_wait_for_visits (&desk, 1);
  app_close (desk.window);
}

/* Telephones are stored where the book says so, and nowhere else; the same one is asked about. */
static void
test_phones (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);

  register_enter (&desk, "An Bình 0912345678 sao y");
  register_wait_for_visits (&desk, 1);
  g_assert_cmpstr (register_find_visit (&desk, "A001")->person_phone, ==, "");
  dh_session_set_setting_async (fixture->session, DH_SETTING_KEEP_PHONES, "1", NULL, NULL);
  app_wait (register_keeps_phones, fixture->session);
  app_settle ();
  register_enter (&desk, "Lê Bình 0912345678 sao y");
  register_wait_for_visits (&desk, 2);
  g_assert_cmpstr (register_find_visit (&desk, "A002")->person_phone, ==, "0912345678");
  register_enter (&desk, "Trần Cúc 0912 345 678 ks");
  g_assert_nonnull (register_find_notice (&desk));
  app_close (desk.window);
}

/* Text that is to be seen somewhere in a window. */
typedef struct
{
  GtkWidget *root;
  const char *beginning;
} Told;

static gboolean
says (GtkWidget *widget, const char *beginning)
{
  if (GTK_IS_LABEL (widget) &&
      g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), beginning))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, beginning))
      return TRUE;
  return FALSE;
}

static gboolean
is_told (gpointer data)
{
  const Told *told = data;

  return says (told->root, told->beginning);
}

static gboolean
is_back (gpointer data)
{
  const RegisterDesk *desk = data;

  return g_str_equal (dh_register_entry_get_text (desk->entry), "Tạ Bính ks");
}

/* A line that cannot be registered comes back; where the next person stands there, it is told. */
static void
test_not_lost (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  DhCommand stop = DH_COMMAND_INIT (DH_EVENT_STOP_NUMBERS);
  g_autofree char *far_too_long = g_strnfill (5000, 'a');
  g_auto (GStrv) parts = g_strsplit (app_text ("“%s” was not registered: %s"), "%s", 2);
  g_autofree char *beginning = g_strconcat (parts[0], "Lê Nghi sao y", NULL);
  Told told = { GTK_WIDGET (desk.window), beginning };

  app_apply (fixture, &stop, NULL);
  dh_register_entry_set_text (desk.entry, "Lê Nghi sao y");
  dh_register_entry_submit (desk.entry);
  dh_register_entry_set_text (desk.entry, "Tạ Bính");
  app_wait (is_told, &told);
  g_assert_cmpstr (dh_register_entry_get_text (desk.entry), ==, "Tạ Bính");
  dh_register_entry_set_text (desk.entry, "Tạ Bính ks");
  dh_register_entry_submit (desk.entry);
  app_wait (is_back, &desk);
  register_wait_for_visits (&desk, 0);

  /* A page of text that was pasted by mistake is nobody's name. */
  dh_register_entry_set_text (desk.entry, far_too_long);
  g_assert_cmpuint (strlen (dh_register_entry_get_text (desk.entry)), ==, 300);
  app_close (desk.window);
}

/* Up and Down choose among candidates, and lead nowhere else: on a favourite the next Enter would
 * give a number that nobody meant. */
static void
test_arrows (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  GtkWidget *text = app_find (GTK_WIDGET (desk.entry), GTK_TYPE_TEXT, NULL);
  gboolean stopped = FALSE;

  for (GtkWidget *widget = text; widget != gtk_widget_get_parent (GTK_WIDGET (desk.entry));
       widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
              gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
            g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Down, 0, 0, &stopped);
        }
    }
  g_assert_true (stopped);
  app_close (desk.window);
}

static void
test_time (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  GPtrArray *builtin = dh_session_get_procedures (fixture->session);
  g_autoptr (GPtrArray) many = g_ptr_array_new ();
  gint64 start = 0;

  /* Five hundred procedures, as at a large centre. */
  while (many->len < 500)
    g_ptr_array_add (many, builtin->pdata[many->len % builtin->len]);
  dh_register_entry_set_procedures (desk.entry, many, dh_session_today (fixture->session));
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    dh_register_entry_set_text (desk.entry, i % 2 == 0 ? "Nguyễn Thị Hồng 1954 đăng ký tạm trú"
                                                       : "Nguyễn Thị Hồng 1954 đăng ký tạm trú x3");
  start = g_get_monotonic_time () - start;
  g_test_message ("%.2f ms from the text to the labels", (double) start / 20 / 1000);
  /* Under a sanitizer; a frame of 16 ms is kept with room in the program. */
  g_assert_cmpint (start / 20, <, 100 * 1000);
  app_close (desk.window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/register/preview", test_preview);
  ADD ("/register/same-name", test_same_name);
  ADD ("/register/fast", test_fast);
  ADD ("/register/favourites", test_favourites);
  ADD ("/register/pin", test_pin);
  ADD ("/register/come-back-today", test_come_back_today);
  ADD ("/register/come-back", test_come_back);
  ADD ("/register/phones", test_phones);
  ADD ("/register/not-lost", test_not_lost);
  ADD ("/register/arrows", test_arrows);
  ADD ("/register/time", test_time);

  return g_test_run ();
}
