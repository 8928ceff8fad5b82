/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include "model/dh-transition.h"

/* How a visit gets into each state. */
static const struct
{
  DhVisitState state;
  DhEventKind path[3];
  guint length;
} paths[] = {
  { DH_VISIT_WAITING, { 0 }, 0 },
  { DH_VISIT_CALLED, { DH_EVENT_CALL }, 1 },
  { DH_VISIT_SERVING, { DH_EVENT_START }, 1 },
  { DH_VISIT_HELD, { DH_EVENT_START, DH_EVENT_HOLD }, 2 },
  { DH_VISIT_DONE, { DH_EVENT_START, DH_EVENT_FINISH }, 2 },
  { DH_VISIT_NO_SHOW, { DH_EVENT_CALL, DH_EVENT_NO_SHOW }, 2 },
  { DH_VISIT_LEFT, { DH_EVENT_LEAVE }, 1 },
  { DH_VISIT_CANCELLED, { DH_EVENT_CANCEL }, 1 },
};

/* ---- The documentation is the table */

static char *
render_table (void)
{
  g_autoptr (GString) out = g_string_new (
      "<!-- SPDX-FileCopyrightText: 2026 The Đồng Hành authors -->\n"
      "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n\n"
      "# What may follow what\n\n"
      "Written from the table in `dh-transition.c` by its test; do not edit by hand, run the test "
      "with `--update`.\n\n"
      "| event | from state | to state |\n|---|---|---|\n");
  guint n_rows;
  const DhTransition *rows = dh_transition_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const char *separator = "";

      g_string_append_printf (out, "| `%s` | ", dh_event_kind_to_code (rows[i].event));
      for (DhVisitState from = 0; from < DH_VISIT_N_STATES; from++)
        if ((rows[i].from & (1u << from)) != 0)
          {
            const char *code = dh_visit_state_to_code (from);

            g_string_append_printf (out, "%s%s", separator, code != NULL ? code : "–");
            separator = ", ";
          }
      g_string_append_printf (out, " | %s |\n",
                              rows[i].to == DH_VISIT_NONE ? "unchanged"
                                                          : dh_visit_state_to_code (rows[i].to));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_document (void)
{
  g_autofree char *wanted = render_table ();
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (TRANSITIONS_FILE, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_allowed (void)
{
  DhVisitState to = DH_VISIT_CANCELLED;

  g_assert_true (dh_transition_allowed (DH_EVENT_CALL, DH_VISIT_WAITING, &to));
  g_assert_cmpint (to, ==, DH_VISIT_CALLED);
  g_assert_true (dh_transition_allowed (DH_EVENT_ASSIST, DH_VISIT_HELD, &to));
  g_assert_cmpint (to, ==, DH_VISIT_HELD);
  g_assert_true (dh_transition_allowed (DH_EVENT_ARRIVE, DH_VISIT_NONE, NULL));
  to = DH_VISIT_CANCELLED;
  g_assert_false (dh_transition_allowed (DH_EVENT_CALL, DH_VISIT_CALLED, &to));
  g_assert_cmpint (to, ==, DH_VISIT_CANCELLED);
}

/* ---- Every event from every state */

static gint64
reach (Fixture *self, guint path)
{
  gint64 visit = arrive (self, AT (8, 0, 0));

  for (guint i = 0; i < paths[path].length; i++)
    step (self, paths[path].path[i], visit, AT (8, 1, 0) + i);
  g_assert_cmpint (visit_state (self, visit), ==, paths[path].state);
  return visit;
}

static void
test_every_event (Fixture *self, gconstpointer user_data)
{
  for (guint path = 0; path < G_N_ELEMENTS (paths); path++)
    for (DhEventKind kind = DH_EVENT_CALL; kind <= DH_EVENT_COME_BACK; kind++)
      {
        gint64 visit = reach (self, path);
        DhVisitState to;

        if (!dh_transition_allowed (kind, paths[path].state, &to))
          {
            refuse_step (self, kind, visit, AT (9, 0, 0), DH_ERROR_ILLEGAL);
            continue;
          }
        if (kind == DH_EVENT_ASSIST)
          assist (self, visit, AT (9, 0, 0), 1);
        else
          step (self, kind, visit, AT (9, 0, 0));
        g_assert_cmpint (visit_state (self, visit), ==, to);
      }
  assert_clean (self->store);
}

static void
test_close_day (Fixture *self, gconstpointer user_data)
{
  gint64 visits[G_N_ELEMENTS (paths)];

  for (guint path = 0; path < G_N_ELEMENTS (paths); path++)
    visits[path] = reach (self, path);
  close_day (self, 0, AT (17, 0, 0));
  for (guint path = 0; path < G_N_ELEMENTS (paths); path++)
    {
      DhVisitState to = paths[path].state;

      dh_transition_allowed (DH_EVENT_CLOSE_DAY, paths[path].state, &to);
      g_assert_cmpint (visit_state (self, visits[path]), ==, to);
    }
  assert_clean (self->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "--update"))
    {
      g_autofree char *text = render_table ();

      return g_file_set_contents (TRANSITIONS_FILE, text, -1, NULL) ? 0 : 1;
    }
  g_test_add_func ("/transition/document", test_document);
  g_test_add_func ("/transition/allowed", test_allowed);
  g_test_add ("/transition/every-event", Fixture, NULL, fixture_set_up, test_every_event,
              fixture_tear_down);
  g_test_add ("/transition/close-day", Fixture, NULL, fixture_set_up, test_close_day,
              fixture_tear_down);
  return g_test_run ();
}
