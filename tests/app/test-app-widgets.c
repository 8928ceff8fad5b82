/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "assist/dh-assist-form.h"
#include "book/dh-first-run.h"
#include "common/dh-action-table.h"
#include "common/dh-day-chooser.h"
#include "common/dh-labels.h"
#include "common/dh-month-grid.h"
#include "desk/dh-desk-page.h"
#include "desk/dh-due-dialog.h"
#include "desk/dh-duty-bar.h"
#include "desk/dh-duty-dialog.h"
#include "desk/dh-queue-list.h"
#include "desk/dh-transfer-dialog.h"
#include "desk/dh-visit-pane.h"
#include "desk/dh-visit-row.h"
#include "dh-day.h"
#include "dh-words.h"
#include "feedback/dh-feedback-dialog.h"
#include "feedback/dh-feedback-page.h"
#include "history/dh-history-dialog.h"
#include "log-desk/dh-log-desk-page.h"
#include "outreach/dh-outreach-page.h"
#include "pickers/dh-procedure-picker.h"
#include "pickers/dh-volunteer-picker.h"
#include "preferences/dh-preferences-dialog.h"
#include "register/dh-register-entry.h"
#include "reports/dh-report-view.h"
#include "reports/dh-reports-page.h"
#include "statistics/dh-statistics-page.h"
#include "window/dh-about.h"
#include "window/dh-shortcuts-dialog.h"
#include "window/dh-window.h"

/* Every widget can be made from its template, shown, and is gone afterwards. */
static void
test_templates (void)
{
  const GType types[] = {
    DH_TYPE_REGISTER_ENTRY,   DH_TYPE_QUEUE_LIST,  DH_TYPE_VISIT_PANE, DH_TYPE_VISIT_ROW,
    DH_TYPE_DUTY_BAR,         DH_TYPE_DAY_CHOOSER, DH_TYPE_MONTH_GRID, DH_TYPE_PROCEDURE_PICKER,
    DH_TYPE_VOLUNTEER_PICKER, DH_TYPE_FIRST_RUN,   DH_TYPE_REPORT_VIEW
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));
      GtkWindow *window = app_show (widget);

      g_test_message ("%s", g_type_name (types[i]));
      app_close (window);
      app_settle ();
      g_assert_finalize_object (widget);
    }
}

static void
test_dialogs (AppFixture *fixture, gconstpointer data)
{
  DhVisit visit = { .id = 1,
                    .ticket = (char *) "A001",
                    .procedure_name = (char *) "",
                    .procedure_code = (char *) "",
                    .state = DH_VISIT_SERVING };
  AdwDialog *dialogs[] = {
    ADW_DIALOG (dh_shortcuts_dialog_new ()),
    dh_about_dialog_new (),
    ADW_DIALOG (dh_preferences_dialog_new (fixture->session, NULL)),
    ADW_DIALOG (dh_duty_dialog_new (fixture->session)),
    ADW_DIALOG (dh_transfer_dialog_new (dh_session_get_procedures (fixture->session))),
    ADW_DIALOG (dh_assist_form_new (fixture->session, &visit, TRUE, TRUE, 0, 2))
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWindow *window = app_show (gtk_label_new ("…"));
      AdwDialog *dialog = g_object_ref_sink (dialogs[i]);

      g_test_message ("%s", G_OBJECT_TYPE_NAME (dialog));
      adw_dialog_present (dialog, GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
      adw_dialog_force_close (dialog);
      app_settle ();
      app_close (window);
      app_settle ();
      g_assert_finalize_object (dialog);
    }
}

/* Nobody else holds it: an answer of the store that is under way does, until it comes. */
static gboolean
is_held_once (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
test_pages (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pages[] = { GTK_WIDGET (dh_desk_page_new (fixture->session, NULL)),
                         GTK_WIDGET (dh_statistics_page_new (fixture->session)),
                         GTK_WIDGET (dh_reports_page_new (fixture->session)) };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = g_object_ref_sink (pages[i]);
      GtkWindow *window = app_show (page);

      app_close (window);
      app_settle ();
      app_wait (is_held_once, page);
      g_assert_finalize_object (page);
    }
}

/* Every row of the table has its keys, none of which types a letter, and no two rows share one:
 * those of a page or a form at most with another one, that is never there at the same time. */
static void
test_table (void)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (table[i].accels[0]);
      g_assert_true (dh_action_find (table[i].name) == &table[i]);
      for (guint k = 0; table[i].accels[k] != NULL; k++)
        {
          guint key = 0;
          GdkModifierType mods = 0;
          g_autofree char *name = NULL;

          g_assert_true (gtk_accelerator_parse (table[i].accels[k], &key, &mods));
          g_assert_true ((mods & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
                         !g_unichar_isgraph (gdk_keyval_to_unicode (key)));
          name = gtk_accelerator_name (key, mods);
          if (table[i].local)
            {
              char *where = g_strndup (table[i].name, strcspn (table[i].name, "."));

              g_assert_true (g_hash_table_add (seen, g_strconcat (where, " ", name, NULL)));
              g_free (where);
              continue;
            }
          g_assert_true (g_hash_table_add (seen, g_steal_pointer (&name)));
        }
    }
}

/* GTK 4.24 binds what stands for the same key elsewhere, on the number pad above all, by itself. */
static gboolean
is_same_key (guint key, guint bound)
{
  const char *name = gdk_keyval_name (bound);

  return key == bound || (key == GDK_KEY_Return && bound == GDK_KEY_ISO_Enter) ||
         (key == GDK_KEY_Return && bound == GDK_KEY_KP_Enter) ||
         (g_str_has_prefix (name, "KP_") && key == gdk_keyval_from_name (name + strlen ("KP_")));
}

static void
assert_in_table (guint key, GdkModifierType mods, const char *action)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; table[i].accels[k] != NULL; k++)
      {
        guint row_key = 0;
        GdkModifierType row_mods = 0;

        gtk_accelerator_parse (table[i].accels[k], &row_key, &row_mods);
        if (is_same_key (row_key, key) && row_mods == mods)
          return;
      }
  g_error ("%s: no row of the table has the key %s", action, gtk_accelerator_name (key, mods));
}

/* What GTK's own classes bind is told by nobody: cursor keys, the clipboard, leaving a dialog. */
static gboolean
is_ours (const char *action)
{
  static const char *const theirs[] = { "clipboard.", "selection.", "text.",   "misc.",
                                        "list.",      "menu.",      "window.", "popover.",
                                        "color.",     "default.",   "dialog.", "sidebar." };

  for (guint i = 0; i < G_N_ELEMENTS (theirs); i++)
    if (g_str_has_prefix (action, theirs[i]))
      return FALSE;
  return TRUE;
}

/* Those of @widget that its class has bound; how many of ours. */
static guint
check_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_NAMED_ACTION (action) || !GTK_IS_KEYVAL_TRIGGER (trigger) ||
              !is_ours (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))))
            continue;
          assert_in_table (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                           gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)),
                           gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)));
          n++;
        }
    }
  return n;
}

/* A key that works on a page or in a form stands in the dialog of shortcuts. */
static void
test_keys_are_told (AppFixture *fixture, gconstpointer data)
{
  DhVisit visit = { .id = 1,
                    .ticket = (char *) "A001",
                    .procedure_name = (char *) "",
                    .procedure_code = (char *) "",
                    .state = DH_VISIT_SERVING };
  struct
  {
    GtkWidget *widget;
    guint n_least; /* bound by its class */
  } places[] = {
    { GTK_WIDGET (dh_outreach_page_new (fixture->session)), 8 },
    { GTK_WIDGET (dh_feedback_page_new (fixture->session)), 4 },
    { GTK_WIDGET (dh_statistics_page_new (fixture->session)), 0 },
    { GTK_WIDGET (dh_reports_page_new (fixture->session)), 0 },
    { GTK_WIDGET (dh_desk_page_new (fixture->session, NULL)), 0 },
    { GTK_WIDGET (dh_log_desk_page_new (fixture->session, NULL)), 0 },
    { GTK_WIDGET (dh_history_dialog_new (fixture->session, dh_session_today (fixture->session))),
      2 },
    { GTK_WIDGET (dh_duty_dialog_new (fixture->session)), 0 },
    { GTK_WIDGET (dh_assist_form_new (fixture->session, &visit, TRUE, TRUE, 0, 2)), 2 },
    { GTK_WIDGET (dh_feedback_dialog_new (fixture->session, NULL)), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *widget = g_object_ref_sink (places[i].widget);

      g_test_message ("%s", G_OBJECT_TYPE_NAME (widget));
      g_assert_cmpuint (check_keys (widget), >=, places[i].n_least);
      if (ADW_IS_DIALOG (widget))
        adw_dialog_force_close (ADW_DIALOG (widget));
      g_object_unref (widget);
    }
  app_settle ();
}

/* In a line that searches, the first Escape empties it and the next one leaves the dialog. */
static void
test_escape (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  AdwDialog *dialogs[] = {
    ADW_DIALOG (dh_due_dialog_new (nobody, dh_session_today (fixture->session))),
    ADW_DIALOG (dh_history_dialog_new (fixture->session, dh_session_today (fixture->session))),
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      AdwDialog *dialog = g_object_ref_sink (dialogs[i]);
      GtkWindow *window = app_show (gtk_label_new ("…"));
      GtkWidget *entry = NULL;

      adw_dialog_present (dialog, GTK_WIDGET (window));
      app_settle ();
      entry = app_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
      gtk_editable_set_text (GTK_EDITABLE (entry), "x");
      g_signal_emit_by_name (entry, "stop-search");
      app_settle ();
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
      g_signal_emit_by_name (entry, "stop-search");
      while (gtk_widget_get_mapped (GTK_WIDGET (dialog)))
        g_main_context_iteration (NULL, TRUE);
      app_close (window);
      g_object_unref (dialog);
    }
}

/* The words of the contract's table, written out once more by hand. */
static void
test_allowed (void)
{
  static const struct
  {
    const char *name;
    guint states;
  } expected[] = {
    { "desk.call", 1 << DH_VISIT_WAITING },
    { "desk.start", 1 << DH_VISIT_WAITING | 1 << DH_VISIT_CALLED },
    { "desk.record", 1 << DH_VISIT_SERVING | 1 << DH_VISIT_HELD | 1 << DH_VISIT_DONE },
    { "desk.record-finish", 1 << DH_VISIT_SERVING },
    { "desk.finish", 1 << DH_VISIT_SERVING },
    { "desk.no-show", 1 << DH_VISIT_CALLED },
    { "desk.return", 1 << DH_VISIT_NO_SHOW },
    { "desk.hold", 1 << DH_VISIT_SERVING },
    { "desk.resume", 1 << DH_VISIT_HELD },
    { "desk.transfer", 1 << DH_VISIT_SERVING | 1 << DH_VISIT_CALLED },
    { "desk.leave",
      1 << DH_VISIT_WAITING | 1 << DH_VISIT_CALLED | 1 << DH_VISIT_HELD | 1 << DH_VISIT_NO_SHOW },
    { "desk.cancel", 1 << DH_VISIT_WAITING },
    { "desk.recall", 1 << DH_VISIT_CALLED },
    { "desk.true-end", 1 << DH_VISIT_SERVING },
    { "desk.come-back", 1 << DH_VISIT_DONE | 1 << DH_VISIT_LEFT },
    { "desk.change", 1 << DH_VISIT_WAITING | 1 << DH_VISIT_CALLED | 1 << DH_VISIT_SERVING |
                         1 << DH_VISIT_HELD | 1 << DH_VISIT_DONE | 1 << DH_VISIT_NO_SHOW |
                         1 << DH_VISIT_LEFT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint state = DH_VISIT_NONE; state < DH_VISIT_N_STATES; state++)
      g_assert_cmpint (dh_action_allowed (dh_action_find (expected[i].name), (DhVisitState) state),
                       ==, (expected[i].states & (1u << state)) != 0);
}

static void
test_labels (void)
{
  g_assert_cmpstr (dh_label_state (DH_VISIT_WAITING), ==, "Đang chờ");
  g_assert_cmpstr (dh_word_outcome (DH_OUTCOME_FOLLOW_UP), ==, "Hẹn quay lại");
  for (guint kind = 0; kind <= DH_EVENT_CHECK_OUT; kind++)
    {
      g_autofree char *done = dh_label_done ((DhEventKind) kind, "A012");
      g_autofree char *undone = dh_label_undone ((DhEventKind) kind, "A012", FALSE);
      g_autofree char *redone = dh_label_undone ((DhEventKind) kind, "A012", TRUE);

      if (kind == DH_EVENT_CLOSE_DAY)
        continue;
      /* Each names its subject, in Vietnamese, and says something else than the others. */
      g_assert_nonnull (strstr (done, "A012"));
      g_assert_nonnull (strstr (undone, "A012"));
      g_assert_nonnull (strstr (redone, "A012"));
      g_assert_cmpstr (done, !=, undone);
      g_assert_cmpstr (undone, !=, redone);
      g_assert_null (strstr (done, "Number"));
      g_assert_null (strstr (undone, " was "));
    }
}

static void
test_day_chooser (void)
{
  GtkWidget *chooser = g_object_ref_sink (g_object_new (DH_TYPE_DAY_CHOOSER, NULL));
  gint32 today = dh_day_from_ymd (2026, 11, 21);

  dh_day_chooser_set_today (DH_DAY_CHOOSER (chooser), today);
  g_assert_cmpint (dh_day_chooser_get_day (DH_DAY_CHOOSER (chooser)), ==, today);
  dh_day_chooser_step (DH_DAY_CHOOSER (chooser), 1);
  g_assert_cmpint (dh_day_chooser_get_day (DH_DAY_CHOOSER (chooser)), ==, today);
  /* Today goes on to tomorrow, a day that was chosen stays. */
  dh_day_chooser_set_today (DH_DAY_CHOOSER (chooser), today + 1);
  g_assert_cmpint (dh_day_chooser_get_day (DH_DAY_CHOOSER (chooser)), ==, today + 1);
  dh_day_chooser_step (DH_DAY_CHOOSER (chooser), -3);
  dh_day_chooser_set_today (DH_DAY_CHOOSER (chooser), today + 2);
  g_assert_cmpint (dh_day_chooser_get_day (DH_DAY_CHOOSER (chooser)), ==, today - 2);
  g_assert_nonnull (app_find (chooser, GTK_TYPE_BUTTON, app_text ("Today")));
  g_assert_finalize_object (chooser);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/templates", test_templates);
  g_test_add_func ("/app/table", test_table);
  g_test_add_func ("/app/allowed", test_allowed);
  g_test_add_func ("/app/labels", test_labels);
  g_test_add_func ("/app/day-chooser", test_day_chooser);
  g_test_add ("/app/dialogs", AppFixture, NULL, app_fixture_set_up, test_dialogs,
              app_fixture_tear_down);
  g_test_add ("/app/keys-are-told", AppFixture, NULL, app_fixture_set_up, test_keys_are_told,
              app_fixture_tear_down);
  g_test_add ("/app/escape", AppFixture, NULL, app_fixture_set_up, test_escape,
              app_fixture_tear_down);
  g_test_add ("/app/pages", AppFixture, NULL, app_fixture_set_up, test_pages,
              app_fixture_tear_down);

  return g_test_run ();
}
