/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register-fixture.h"

#include "pickers/dh-procedure-picker.h"
#include "register/dh-register-form.h"

static DhRegisterForm *
open_form (RegisterDesk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "desk.register-form", NULL);
  app_settle ();
  return DH_REGISTER_FORM (app_find (GTK_WIDGET (desk->window), DH_TYPE_REGISTER_FORM, NULL));
}

static void
write_in (DhRegisterForm *form, const char *label, const char *text)
{
  gtk_editable_set_text (app_find_line (GTK_WIDGET (form), label), text);
}

static const char *
read_from (DhRegisterForm *form, const char *label)
{
  return gtk_editable_get_text (app_find_line (GTK_WIDGET (form), label));
}

static gboolean
is_closed (gpointer data)
{
  return app_find (data, DH_TYPE_REGISTER_FORM, NULL) == NULL;
}

static void
test_form (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  DhRegisterForm *form = NULL;
  GtkWidget *picker = NULL;
  GtkWidget *stay = NULL;
  GtkWidget *reason = NULL;

  dh_session_set_setting_async (fixture->session, DH_SETTING_KEEP_PHONES, "1", NULL, NULL);
  app_wait (register_keeps_phones, fixture->session);
  form = open_form (&desk);
  g_assert_nonnull (form);
  picker = app_find (GTK_WIDGET (form), DH_TYPE_PROCEDURE_PICKER, NULL);
  stay = app_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, NULL);
  reason = app_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (stay)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (stay), TRUE);

  dh_procedure_picker_set_selected (DH_PROCEDURE_PICKER (picker),
                                    dh_register_entry_get_favourite (desk.entry, 3));
  write_in (form, "Name", "Ngô Thị Ỷ");
  write_in (form, "Telephone", "12345");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (reason), 3);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.submit", NULL);
  app_settle ();
  /* Not saved: it is no telephone number. */
  g_assert_cmpuint (g_list_model_get_n_items (register_get_queue (&desk)), ==, 0);
  g_assert_true (
      register_shows (GTK_WIDGET (form), app_text ("This is no telephone number. It has ten digits "
                                                   "and begins with 0.")));
  write_in (form, "Telephone", "0912 345 678");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.submit", NULL);
  register_wait_for_visits (&desk, 1);
  g_assert_cmpstr (register_find_visit (&desk, "A001")->person_name, ==, "Ngô Thị Ỷ");
  g_assert_cmpstr (register_find_visit (&desk, "A001")->person_phone, ==, "0912345678");
  g_assert_cmpstr (register_find_visit (&desk, "A001")->priority_reason, ==, "small_child");
  g_assert_cmpint (register_find_visit (&desk, "A001")->priority, ==, DH_PRIORITY_OTHER);

  /* Nothing of this person is there for the next. */
  g_assert_cmpstr (read_from (form, "Name"), ==, "");
  g_assert_cmpstr (read_from (form, "Telephone"), ==, "");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (reason)), ==, 0);
  g_assert_cmpint (dh_register_form_get_procedure (form), ==, 0);
  g_assert_cmpint (dh_register_form_get_people (form), ==, 1);

  /* The same name is asked about here, too; saving once more is yes. */
  write_in (form, "Name", "ngo thi y");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.submit", NULL);
  app_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (register_get_queue (&desk)), ==, 1);
  g_assert_true (dh_register_form_is_sure (form));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (stay), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.submit", NULL);
  register_wait_for_visits (&desk, 2);
  /* It closes by itself, and the line is ready. */
  app_wait (is_closed, desk.window);
  app_settle ();
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (desk.window), GTK_WIDGET (desk.entry)));
  app_close (desk.window);
}

/* Without leave to store telephones there is no field for them. */
static void
test_form_without_phones (AppFixture *fixture, gconstpointer data)
{
  RegisterDesk desk = register_open_desk (fixture);
  DhRegisterForm *form = open_form (&desk);

  g_assert_false (
      gtk_widget_is_visible (GTK_WIDGET (app_find_line (GTK_WIDGET (form), "Telephone"))));
  adw_dialog_force_close (ADW_DIALOG (form));
  app_settle ();
  app_close (desk.window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/register-form/form", test_form);
  ADD ("/register-form/without-phones", test_form_without_phones);

  return g_test_run ();
}
