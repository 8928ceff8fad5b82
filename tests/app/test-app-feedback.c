/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "voice-fixture.h"

#include "dh-long-list.h"
#include "feedback/dh-feedback-dialog.h"
#include "feedback/dh-feedback-row.h"

/* ---- Typing, where the focus is */

static void
type (VoiceFixture *self, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (focus), text);
  app_settle ();
}

static void
write_one (VoiceFixture *self, const char *text)
{
  voice_act (self, "voice.feedback");
  voice_wait_for_dialog (self, DH_TYPE_FEEDBACK_DIALOG);
  type (self, text);
  voice_act (self, "feedback-dialog.save");
  voice_wait_for_no_dialog (self);
}

static void
respond (VoiceFixture *self, const char *response)
{
  adw_alert_dialog_set_close_response (
      ADW_ALERT_DIALOG (voice_nth (self, ADW_TYPE_ALERT_DIALOG, 0)), response);
  adw_dialog_close (ADW_DIALOG (voice_nth (self, ADW_TYPE_ALERT_DIALOG, 0)));
  app_settle ();
}

/* ---- Tests */

static void
test_empty (VoiceFixture *self, gconstpointer data)
{
  g_assert_true (voice_says (self, app_text ("Nothing Was Written Down")));
  g_assert_true (voice_says (self, app_text ("None were recorded.")));
}

static gboolean
is_changed (gpointer data)
{
  return voice_get (data, 0)->procedure_id != 0;
}

static gboolean
is_forwarded (gpointer data)
{
  return voice_get (data, 0)->status == DH_FEEDBACK_FORWARDED;
}

static gboolean
is_open (gpointer data)
{
  return voice_get (data, 0)->status == DH_FEEDBACK_OPEN;
}

/* Written, undone, done again, changed, passed on, that undone, all of it taken back and brought
 * back; and still so in a session opened anew. */
static void
test_keyboard (VoiceFixture *self, gconstpointer data)
{
  const DhProcedure *procedure = dh_session_get_procedures (self->app.session)->pdata[0];
  GtkWidget *picker = NULL;
  g_autoptr (GError) error = NULL;

  write_one (self, "  Cổng dịch vụ công\nhay lỗi  ");
  voice_wait_for (self, 1);
  g_assert_cmpstr (voice_get (self, 0)->text, ==, "Cổng dịch vụ công hay lỗi");
  g_assert_cmpint (voice_get (self, 0)->category, ==, DH_FEEDBACK_DIFFICULTY);
  g_assert_true (voice_says (self, app_text ("The feedback was saved.")));
  g_assert_nonnull (app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, app_text ("Undo")));

  voice_act (self, "desk.undo");
  voice_wait_for (self, 0);
  g_assert_true (voice_says (self, app_text ("Nothing Was Written Down")));
  app_wait ((AppCondition) dh_session_can_redo, self->app.session);
  voice_act (self, "desk.redo");
  voice_wait_for (self, 1);

  gtk_widget_grab_focus (GTK_WIDGET (self->page));
  g_signal_emit_by_name (voice_nth (self, DH_TYPE_LONG_LIST, 0), "activate", 0u);
  voice_wait_for_dialog (self, DH_TYPE_FEEDBACK_DIALOG);
  picker = voice_nth (self, g_type_from_name ("DhProcedurePicker"), 0);
  g_assert_nonnull (picker);
  gtk_widget_grab_focus (picker);
  type (self, procedure->name);
  g_signal_emit_by_name (gtk_window_get_focus (self->window), "activate");
  app_settle ();
  voice_act (self, "feedback-dialog.save");
  voice_wait_for_no_dialog (self);
  app_wait (is_changed, self);
  g_assert_cmpstr (voice_get (self, 0)->text, ==, "Cổng dịch vụ công hay lỗi");

  gtk_widget_grab_focus (GTK_WIDGET (self->page));
  voice_act (self, "feedback.status");
  voice_wait_for_dialog (self, ADW_TYPE_ALERT_DIALOG);
  type (self, "đã gửi tỉnh");
  respond (self, "save");
  voice_wait_for_no_dialog (self);
  app_wait (is_forwarded, self);
  g_assert_cmpstr (voice_get (self, 0)->status_note, ==, "đã gửi tỉnh");
  g_assert_true (voice_says (self, app_text ("The state of the feedback was saved.")));
  voice_act (self, "desk.undo");
  app_wait (is_open, self);
  app_wait ((AppCondition) dh_session_can_redo, self->app.session);
  voice_act (self, "desk.redo");
  app_wait (is_forwarded, self);

  gtk_widget_activate_action (self->box, "voice.remove", "x", voice_get (self, 0)->id);
  voice_wait_for (self, 0);
  g_assert_true (voice_says (self, app_text ("The feedback was taken back.")));
  gtk_widget_activate_action (self->box, "voice.restore", "u", 3u);
  voice_wait_for (self, 1);
  g_assert_cmpint (voice_get (self, 0)->status, ==, DH_FEEDBACK_FORWARDED);
  g_assert_cmpint (voice_get (self, 0)->procedure_id, ==, procedure->id);

  voice_close_window (self);
  dh_session_close (self->app.session);
  app_settle ();
  g_assert_finalize_object (self->app.session);
  self->app.session = dh_session_open (self->app.path, FALSE, 0, &error);
  g_assert_no_error (error);
  app_wait ((AppCondition) dh_session_is_ready, self->app.session);
  voice_open_window (self);
  voice_wait_for (self, 1);
  g_assert_cmpstr (voice_get (self, 0)->status_note, ==, "đã gửi tỉnh");
}

/* A number that is somebody's is pointed out; nothing is saved without words; what was written is
 * not lost by Escape. */
static void
test_dialog (VoiceFixture *self, gconstpointer data)
{
  DhFeedbackDialog *dialog = NULL;
  const char *warning = app_text ("This looks like the number of an identity card or a telephone. "
                                  "What is written here is kept: better leave it out.");

  voice_act (self, "voice.feedback");
  voice_wait_for_dialog (self, DH_TYPE_FEEDBACK_DIALOG);
  dialog = DH_FEEDBACK_DIALOG (voice_nth (self, DH_TYPE_FEEDBACK_DIALOG, 0));
  voice_act (self, "feedback-dialog.save");
  g_assert_true (voice_says (self, app_text ("Write down what was said.")));

  type (self, "Gọi lại 0912 345 678");
  g_assert_true (voice_says (self, warning));
  type (self, "Gọi lại sau");
  g_assert_false (voice_says (self, warning));

  adw_dialog_close (ADW_DIALOG (dialog));
  voice_wait_for_dialog (self, ADW_TYPE_ALERT_DIALOG);
  respond (self, "keep");
  g_assert_nonnull (voice_nth (self, DH_TYPE_FEEDBACK_DIALOG, 0));
  adw_dialog_close (ADW_DIALOG (dialog));
  voice_wait_for_dialog (self, ADW_TYPE_ALERT_DIALOG);
  respond (self, "discard");
  voice_wait_for_no_dialog (self);
  voice_wait_for (self, 0);
}

static gboolean
has_somebody (gpointer data)
{
  VoiceFixture *self = data;

  return g_list_model_get_n_items (G_LIST_MODEL (dh_session_get_queue (self->app.session))) > 0;
}

/* Written for the one chosen at the desk, with their procedure. */
static void
test_visit (VoiceFixture *self, gconstpointer data)
{
  const DhProcedure *procedure = dh_session_get_procedures (self->app.session)->pdata[1];
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };

  command.procedure_id = procedure->id;
  app_apply (&self->app, &command, &receipt);
  dh_survey_keeper_set_active (self->voice, TRUE, GTK_WIDGET (self->desk));
  app_wait (has_somebody, self);
  dh_desk_page_select (self->desk, receipt.visit_id);
  app_settle ();
  write_one (self, "Phải đi lại ba lần");
  voice_wait_for (self, 1);
  g_assert_cmpint (voice_get (self, 0)->visit_id, ==, receipt.visit_id);
  g_assert_cmpstr (voice_get (self, 0)->ticket, ==, receipt.ticket);
  g_assert_cmpint (voice_get (self, 0)->procedure_id, ==, procedure->id);
}

/* ---- Filters, against a count of our own */

#define N_MANY 300

static const char *const texts[] = { "Cổng dịch vụ công chậm", "Chờ lâu quá", "Đề nghị thêm ghế",
                                     "Không có điện thoại" };
static const char *const queries[] = { "", "cham", "CONG dich", "de nghi ghe", "khong co gi" };
/* Which of the texts each of these finds. */
static const guint found[] = { 0xf, 0x1, 0x1, 0x4, 0x0 };

static void
test_filters (VoiceFixture *self, gconstpointer data)
{
  GtkWidget *category = voice_nth (self, GTK_TYPE_DROP_DOWN, 1);
  GtkWidget *status = voice_nth (self, GTK_TYPE_DROP_DOWN, 2);
  GtkWidget *search = voice_nth (self, GTK_TYPE_SEARCH_ENTRY, 0);

  for (guint i = 0; i < N_MANY; i++)
    {
      DhFeedback feedback = { .category = (DhFeedbackCategory) (i * 7 / 3 % 4),
                              .text = (char *) texts[i % 4],
                              .proposal = i % 5 == 0 ? (char *) "thêm người" : NULL };

      voice_write (self, &feedback);
    }
  voice_wait_for (self, N_MANY);
  for (guint i = 1; i < N_MANY; i++)
    g_assert_cmpint (voice_get (self, i - 1)->id, >, voice_get (self, i)->id);

  for (guint c = 0; c <= DH_FEEDBACK_N_CATEGORIES; c++)
    for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
      {
        guint n = 0;

        for (guint i = 0; i < N_MANY; i++)
          n += (c == 0 || i * 7 / 3 % 4 == c - 1) && (found[q] & 1u << i % 4) != 0;
        gtk_drop_down_set_selected (GTK_DROP_DOWN (category), c);
        gtk_editable_set_text (GTK_EDITABLE (search), queries[q]);
        g_signal_emit_by_name (search, "search-changed");
        g_assert_cmpuint (g_list_model_get_n_items (dh_feedback_page_get_model (self->page)), ==,
                          n);
        g_assert_cmpint (
            voice_says (self, app_text ("Nothing Fits")) &&
                gtk_widget_get_mapped (app_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL,
                                                 app_text ("Nothing Fits"))),
            ==, n == 0);
      }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 1 + DH_FEEDBACK_RESOLVED);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "feedback.show-all", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (dh_feedback_page_get_model (self->page)), ==, N_MANY);
}

static gint64
get_chosen (VoiceFixture *self)
{
  DhLongList *list = DH_LONG_LIST (voice_nth (self, DH_TYPE_LONG_LIST, 0));

  return dh_feedback_item_get_feedback (dh_long_list_get_selected_item (list))->id;
}

static gboolean
is_first_changed (gpointer data)
{
  return g_str_equal (voice_get (data, 0)->text, "Hai đổi");
}

/* What is written anywhere appears by itself, and is chosen for the next key; the row chosen stays
 * chosen while another is changed. */
static void
test_live (VoiceFixture *self, gconstpointer data)
{
  DhFeedback first = { .category = DH_FEEDBACK_REMARK, .text = (char *) "Một" };
  DhFeedback second = { .category = DH_FEEDBACK_PETITION, .text = (char *) "Hai" };
  gint64 id = voice_write (self, &first);
  GtkWidget *list = NULL;

  voice_wait_for (self, 1);
  second.id = voice_write (self, &second);
  voice_wait_for (self, 2);
  g_assert_cmpstr (voice_get (self, 0)->text, ==, "Hai");
  g_assert_cmpint (get_chosen (self), ==, second.id);

  list = voice_nth (self, DH_TYPE_LONG_LIST, 0);
  dh_long_list_scroll_to (DH_LONG_LIST (list), 1, GTK_LIST_SCROLL_SELECT);
  second.text = (char *) "Hai đổi";
  voice_write (self, &second);
  app_wait (is_first_changed, self);
  g_assert_cmpint (get_chosen (self), ==, id);

  dh_feedback_page_set_period (self->page, DH_FEEDBACK_LAST_MONTH);
  voice_wait_for (self, 0);
  dh_feedback_page_set_period (self->page, DH_FEEDBACK_ALL);
  voice_wait_for (self, 2);
}

static void
volunteer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) user_data = dh_session_add_volunteer_finish (DH_SESSION (source), result, &error);
  g_assert_no_error (error);
}

/* The difficulties ticked with the help given are counted beside. */
static void
test_difficulties (VoiceFixture *self, gconstpointer data)
{
  static const char *const ticked[] = { "portal_down", "portal_down;no_phone", "", "no_phone",
                                        "portal_down" };
  gint64 volunteer = 0;
  g_autofree char *portal = NULL;
  g_autofree char *phone = NULL;
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->app.session);

  dh_session_add_volunteer_async (self->app.session, "Nguyễn Văn An", FALSE, volunteer_cb,
                                  &volunteer);
  while (volunteer == 0)
    g_main_context_iteration (NULL, TRUE);
  portal = g_strdup_printf ("%s: 3", dh_desk_settings_difficulty (desk, "portal_down"));
  phone = g_strdup_printf ("%s: 2", dh_desk_settings_difficulty (desk, "no_phone"));
  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    {
      char ticket[32];
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_ASSIST);

      command.visit_id = voice_finish_visit (self, ticket);
      command.procedure_id =
          ((const DhProcedure *) dh_session_get_procedures (self->app.session)->pdata[0])->id;
      command.difficulties = ticked[i];
      command.volunteers = &volunteer;
      command.n_volunteers = 1;
      app_apply (&self->app, &command, NULL);
    }
  while (!voice_says (self, portal) || !voice_says (self, phone))
    g_main_context_iteration (NULL, TRUE);
}

/* Every control says what it is. */
static void
test_names (VoiceFixture *self, gconstpointer data)
{
  DhFeedback one = { .category = DH_FEEDBACK_REMARK, .text = (char *) "Một" };
  GtkWidget *row = NULL;
  guint n = 0;

  voice_write (self, &one);
  voice_wait_for (self, 1);
  row = voice_nth (self, DH_TYPE_FEEDBACK_ROW, 0);
  g_assert_nonnull (row);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      {
        g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (child),
                                                         GTK_ACCESSIBLE_PROPERTY_LABEL));
        n++;
      }
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_test_accessible_has_property (
        GTK_ACCESSIBLE (voice_nth (self, GTK_TYPE_DROP_DOWN, i)), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (voice_nth (self, GTK_TYPE_GRID_VIEW, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/app/feedback/" path, VoiceFixture, NULL, voice_set_up, function, voice_tear_down)
  ADD ("empty", test_empty);
  ADD ("keyboard", test_keyboard);
  ADD ("dialog", test_dialog);
  ADD ("visit", test_visit);
  ADD ("filters", test_filters);
  ADD ("live", test_live);
  ADD ("difficulties", test_difficulties);
  ADD ("names", test_names);
  return g_test_run ();
}
