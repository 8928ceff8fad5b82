/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

#include "repo/dh-assist-repo.h"
#include "store/dh-store-book.h"

/* What is asked for and what was done keep their numbers, whatever is put right afterwards. */

/* ---- Pieces asked for at the registration */

static gint64
arrive_with (Fixture *self, int quantity)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt;

  command.at = AT (8, 0, 0);
  command.procedure_id = self->procedures[0];
  command.quantity = quantity;
  g_assert_true (dh_store_apply (self->store, &command, &receipt, NULL));
  return receipt.visit_id;
}

static void
assert_quantity (Fixture *self, gint64 visit_id, int wanted)
{
  g_autoptr (DhVisit) visit = dh_store_get_visit (self->store, visit_id, NULL);
  g_autoptr (GPtrArray) visits = dh_store_list_visits (self->store, DAY, NULL);
  gboolean listed = FALSE;

  g_assert_cmpint (visit->quantity, ==, wanted);
  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *other = g_ptr_array_index (visits, i);

      if (other->id == visit_id)
        {
          g_assert_cmpint (other->quantity, ==, wanted);
          listed = TRUE;
        }
    }
  g_assert_true (listed);
}

static void
test_quantity (Fixture *self, gconstpointer user_data)
{
  gint64 three = arrive_with (self, 3);
  gint64 one = arrive_with (self, 0);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_TRANSFER);

  assert_quantity (self, three, 3);
  assert_quantity (self, one, 1);
  fixture_reopen (self);
  assert_quantity (self, three, 3);
  step (self, DH_EVENT_CALL, three, AT (8, 5, 0));
  command.visit_id = three;
  command.at = AT (8, 6, 0);
  command.procedure_id = self->procedures[1];
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  assert_quantity (self, three, 3);
  /* Folded from the journal alone it is the same. */
  undo (self, 0);
  undo (self, 0);
  assert_quantity (self, three, 3);
  undo (self, three);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  assert_quantity (self, three, 3);
  assert_clean (self->store);
}

static void
test_quantity_changes (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive_with (self, 3);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHANGE);

  command.visit_id = visit;
  command.at = AT (8, 1, 0);
  command.people = 2;
  command.quantity = 7;
  command.changes = DH_CHANGE_PEOPLE;
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  assert_quantity (self, visit, 3);
  command.changes = DH_CHANGE_QUANTITY;
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  assert_quantity (self, visit, 7);
  assert_clean (self->store);
  undo (self, 0);
  assert_quantity (self, visit, 3);
  command.quantity = 0;
  refuse (self, &command, DH_ERROR_INVALID);
  command.quantity = 10000;
  refuse (self, &command, DH_ERROR_INVALID);
  command.kind = DH_EVENT_ARRIVE;
  refuse (self, &command, DH_ERROR_INVALID);
  command.quantity = -1;
  refuse (self, &command, DH_ERROR_INVALID);
  assert_clean (self->store);
}

static void
test_quantity_is_checked (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  arrive_with (self, 3);
  g_assert_true (dh_db_exec (dh_store_db (self->store), "UPDATE visit SET quantity = 4", NULL));
  g_assert_true (dh_store_check (self->store, faults, NULL));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "A001"));
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "quantity"));
}

/* ---- Help said anew */

/* Number A001 of the day, written down afterwards. */
static DhReceipt
record (Fixture *self)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_RECORD);
  DhReceipt receipt;

  command.at = AT (8, 0, 0);
  command.procedure_id = self->procedures[0];
  command.volunteers = self->volunteers;
  command.n_volunteers = 2;
  command.quantity = 3;
  command.people = 2;
  command.priority = DH_PRIORITY_ELDERLY;
  command.difficulties = "otp;portal_down";
  command.note = "lần đầu";
  command.follow_up = DAY + 2;
  command.person_name = "Lê Văn Tám";
  g_assert_true (dh_store_apply (self->store, &command, &receipt, NULL));
  return receipt;
}

static DhCommand
amend (Fixture *self, gint64 visit_id, gint64 assist_id)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_AMEND);

  command.at = AT (9, 0, 0);
  command.visit_id = visit_id;
  command.assist_id = assist_id;
  command.procedure_id = self->procedures[1];
  command.volunteers = &self->volunteers[2];
  command.n_volunteers = 1;
  command.channel = DH_CHANNEL_ONLINE;
  command.outcome = DH_OUTCOME_SUBMITTED;
  command.quantity = 5;
  command.minutes = 12;
  command.difficulties = "no_phone";
  command.note = "sửa lại";
  return command;
}

static DhReceipt
apply (Fixture *self, const DhCommand *command)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  dh_store_apply (self->store, command, &receipt, &error);
  g_assert_no_error (error);
  return receipt;
}

/* "ticket name people priority follow_up | id quantity volunteers difficulties note minutes" */
static char *
describe (Fixture *self, gint64 visit_id)
{
  g_autoptr (DhVisit) visit = dh_store_get_visit (self->store, visit_id, NULL);
  g_autoptr (GPtrArray) assists = dh_store_list_visit_assists (self->store, visit_id, NULL);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s %s %d %d %d %d", visit->ticket, visit->person_name, visit->people,
                   (int) visit->priority, visit->follow_up != 0 ? visit->follow_up - DAY : 0,
                   visit->procedure_id == self->procedures[0] ? 0 : 1);
  for (guint i = 0; i < assists->len; i++)
    {
      const DhAssist *assist = g_ptr_array_index (assists, i);

      g_string_append_printf (text, " | +%d %d %d %d %d %s %s %s %d", (int) (assist->id - visit_id),
                              (int) (assist->at - AT (8, 0, 0)), assist->quantity,
                              (int) assist->channel, (int) assist->outcome, assist->volunteers,
                              assist->difficulties, assist->note, assist->minutes);
    }
  return g_string_free_and_steal (text);
}

#define ASSERT_VISIT(self, visit_id, wanted)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = describe (self, visit_id);                                             \
    g_assert_cmpstr (text, ==, wanted);                                                            \
    assert_clean ((self)->store);                                                                  \
  }                                                                                                \
  G_STMT_END

static char *
first_names (Fixture *self, guint from, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = dh_store_list_volunteers (self->store, FALSE, NULL);

  for (guint i = from; i < from + n; i++)
    for (guint k = 0; k < all->len; k++)
      {
        const DhVolunteer *volunteer = g_ptr_array_index (all, k);

        if (volunteer->id == self->volunteers[i])
          g_ptr_array_add (names, g_strdup (volunteer->name));
      }
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

/* A record put right keeps number, place and time, and goes back whole. */
static void
test_amend_record (Fixture *self, gconstpointer user_data)
{
  DhReceipt first = record (self);
  DhCommand command = amend (self, first.visit_id, first.event_id);
  g_autofree char *two = first_names (self, 0, 2);
  g_autofree char *one = first_names (self, 2, 1);
  g_autofree char *before =
      g_strdup_printf ("A001 Lê Văn Tám 2 1 2 0 | +0 0 3 1 0 %s otp;portal_down lần đầu 0", two);
  g_autofree char *after =
      g_strdup_printf ("A001 Lê Văn Chín 4 0 0 1 | +0 0 5 0 1 %s no_phone sửa lại 12", one);
  g_autofree char *next =
      g_strdup_printf ("A001 Lê Văn Chín 4 0 0 1 | +0 0 9 0 1 %s no_phone sửa lại 12", one);
  DhReceipt receipt;

  ASSERT_VISIT (self, first.visit_id, before);
  command.changes = DH_CHANGE_PEOPLE | DH_CHANGE_PRIORITY;
  command.people = 4;
  command.person_name = "Lê Văn Chín";
  receipt = apply (self, &command);
  g_assert_cmpint (receipt.visit_id, ==, first.visit_id);
  g_assert_cmpint (receipt.kind, ==, DH_EVENT_AMEND);
  g_assert_cmpstr (receipt.ticket, ==, "A001");
  ASSERT_VISIT (self, first.visit_id, after);
  g_assert_cmpint (dh_store_find_open_person (self->store, "le van chin", NULL, DAY, NULL), ==, 0);
  refuse_undo (self, first.event_id, DH_ERROR_ILLEGAL);

  command.quantity = 9;
  command.changes = 0;
  command.person_name = NULL;
  apply (self, &command);
  ASSERT_VISIT (self, first.visit_id, next);
  refuse_undo (self, receipt.event_id, DH_ERROR_ILLEGAL);
  fixture_reopen (self);
  undo (self, 0);
  ASSERT_VISIT (self, first.visit_id, after);
  undo (self, 0);
  ASSERT_VISIT (self, first.visit_id, before);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  ASSERT_VISIT (self, first.visit_id, after);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  ASSERT_VISIT (self, first.visit_id, next);
  undo (self, 0);
  undo (self, 0);
  undo (self, first.event_id);
  g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM assist", 0), ==, 0);
  assert_clean (self->store);
  /* All that named anybody goes together. */
  g_assert_cmpint (dh_store_erase_persons (self->store, DAY, TRUE, NULL), ==, 2);
}

/* A name heard wrongly at the desk: put right, taken back, erased with the other. */
static void
test_change_name (Fixture *self, gconstpointer user_data)
{
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHANGE);
  DhReceipt receipt;
  gint64 visit;

  arrive.at = AT (7, 30, 0);
  arrive.person_name = "Nguyễn Văn Tam";
  arrive.person_phone = "0912345678";
  visit = apply (self, &arrive).visit_id;
  command.at = AT (7, 31, 0);
  command.visit_id = visit;
  refuse (self, &command, DH_ERROR_INVALID);
  command.person_name = " Nguyễn  Văn Tám ";
  command.person_phone = "0912345679";
  receipt = apply (self, &command);
  g_assert_cmpint (receipt.state, ==, DH_VISIT_WAITING);
  g_assert_cmpint (dh_store_find_open_person (self->store, "nguyen van tam", NULL, DAY, NULL), ==,
                   visit);
  g_assert_cmpint (dh_store_find_open_person (self->store, "", "0912345679", DAY, NULL), ==, visit);
  g_assert_cmpint (dh_store_find_open_person (self->store, "", "0912345678", DAY, NULL), ==, 0);
  undo (self, 0);
  g_assert_cmpint (dh_store_find_open_person (self->store, "", "0912345678", DAY, NULL), ==, visit);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  fixture_reopen (self);
  g_assert_cmpint (dh_store_find_open_person (self->store, "", "0912345679", DAY, NULL), ==, visit);
  command.person_name = command.person_phone = "";
  apply (self, &command);
  g_assert_cmpint (dh_store_find_open_person (self->store, "nguyen van tam", NULL, DAY, NULL), ==,
                   0);
  assert_clean (self->store);
  g_assert_cmpint (dh_store_erase_persons (self->store, DAY, TRUE, NULL), ==, 2);
}

/* One of several helps of a visit, on a later day, in a state in which none could be recorded. */
static void
test_amend_assist (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  gint64 first, second;
  DhCommand command;

  step (self, DH_EVENT_START, visit, AT (7, 10, 0));
  first = assist (self, visit, AT (7, 20, 0), 1);
  second = assist (self, visit, AT (7, 30, 0), 2);
  command = amend (self, visit, second);
  refuse_step (self, DH_EVENT_AMEND, visit, AT (7, 40, 0), DH_ERROR_STALE);
  command.assist_id = visit;
  refuse (self, &command, DH_ERROR_STALE);
  command.assist_id = first;
  command.visit_id = arrive (self, AT (7, 35, 0));
  refuse (self, &command, DH_ERROR_STALE);
  command.visit_id = visit;
  step (self, DH_EVENT_FINISH, visit, AT (7, 40, 0));
  close_day (self, DAY, AT (17, 0, 0));
  command.at = AT (9, 0, 0) + DH_DAY_S;
  command.follow_up = DAY + 1;
  apply (self, &command);
  g_assert_cmpint (query_int (self->store, "SELECT quantity FROM assist WHERE id = ?", first), ==,
                   5);
  g_assert_cmpint (query_int (self->store, "SELECT quantity FROM assist WHERE id = ?", second), ==,
                   1);
  g_assert_cmpint (query_int (self->store, "SELECT at FROM assist WHERE id = ?", first), ==,
                   AT (7, 20, 0));
  g_assert_cmpint (query_int (self->store, "SELECT day FROM assist WHERE id = ?", first), ==, DAY);
  g_assert_cmpint (query_int (self->store, "SELECT follow_up FROM visit WHERE id = ?", visit), ==,
                   DAY + 1);
  /* The visit's own procedure is what was asked for. */
  g_assert_cmpint (query_int (self->store, "SELECT procedure_id FROM visit WHERE id = ?", visit),
                   ==, self->procedures[0]);
  assert_clean (self->store);
  undo (self, 0);
  g_assert_cmpint (query_int (self->store, "SELECT quantity FROM assist WHERE id = ?", first), ==,
                   1);
  g_assert_cmpint (query_int (self->store, "SELECT follow_up FROM visit WHERE id = ?", visit), ==,
                   0);
  assert_clean (self->store);
}

/* ---- How a procedure was helped with last */

static gint64
help (Fixture *f, gint64 visit_id, guint procedure, DhChannel channel, DhOutcome outcome, gint64 at)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ASSIST);
  DhReceipt receipt;

  command.at = at;
  command.visit_id = visit_id;
  command.procedure_id = f->procedures[procedure];
  command.volunteers = f->volunteers;
  command.n_volunteers = 1;
  command.channel = channel;
  command.outcome = outcome;
  g_assert_true (dh_store_apply (f->store, &command, &receipt, NULL));
  return receipt.event_id;
}

static gint64
serve (Fixture *f, gint64 at)
{
  gint64 visit = arrive (f, at);

  step (f, DH_EVENT_CALL, visit, at + 60);
  step (f, DH_EVENT_START, visit, at + 120);
  return visit;
}

/* "procedure channel outcome" of DAY + @later, a line each. */
static char *
describe_last (Fixture *f, gint32 later)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = dh_assist_repo_list_last (dh_store_db (f->store), DAY + later, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const DhLastAssist *last = &g_array_index (list, DhLastAssist, i);

      g_string_append_printf (text, "%d %s %s\n", last->procedure_id == f->procedures[0] ? 0 : 1,
                              dh_channel_to_code (last->channel),
                              dh_outcome_to_code (last->outcome));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

#define ASSERT_LAST(f, later, wanted)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = describe_last (f, later);                                              \
    g_assert_cmpstr (text, ==, wanted);                                                            \
  }                                                                                                \
  G_STMT_END

static void
test_last_assists (Fixture *f, gconstpointer user_data)
{
  gint64 visit;
  gint64 next;

  ASSERT_LAST (f, 0, "");
  visit = serve (f, AT (8, 0, 0));
  /* The last is not the greatest of its words, nor the first. */
  help (f, visit, 0, DH_CHANNEL_POSTAL, DH_OUTCOME_UNRESOLVED, AT (8, 10, 0));
  help (f, visit, 1, DH_CHANNEL_IN_PERSON, DH_OUTCOME_SUBMITTED, AT (8, 11, 0));
  help (f, visit, 0, DH_CHANNEL_IN_PERSON, DH_OUTCOME_FOLLOW_UP, AT (8, 12, 0));
  ASSERT_LAST (f, 0, "0 in_person follow_up\n1 in_person submitted\n");
  help (f, visit, 0, DH_CHANNEL_ONLINE, DH_OUTCOME_REFERRED, AT (8, 13, 0));
  ASSERT_LAST (f, 0, "0 online referred\n1 in_person submitted\n");
  undo (f, 0);
  ASSERT_LAST (f, 0, "0 in_person follow_up\n1 in_person submitted\n");
  /* Each day by itself. */
  next = serve (f, AT (8, 0, 0) + DH_DAY_S);
  ASSERT_LAST (f, 1, "");
  help (f, next, 1, DH_CHANNEL_POSTAL, DH_OUTCOME_SELF_DONE, AT (8, 10, 0) + DH_DAY_S);
  fixture_reopen (f);
  ASSERT_LAST (f, 1, "1 postal self_done\n");
  ASSERT_LAST (f, 0, "0 in_person follow_up\n1 in_person submitted\n");
}

/* ---- Notes of the day */

/* What is the text of the one note of DAY; "" = there is none. */
static char *
note_text (Fixture *f)
{
  g_autoptr (GPtrArray) notes = dh_store_list_day_notes (f->store, DAY, DAY, NULL);

  g_assert_cmpuint (notes->len, <=, 1);
  return g_strdup (notes->len > 0 ? ((const DhDayNote *) g_ptr_array_index (notes, 0))->text : "");
}

#define ASSERT_NOTE(f, wanted)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = note_text (f);                                                         \
    g_assert_cmpstr (text, ==, wanted);                                                            \
    assert_clean ((f)->store);                                                                     \
  }                                                                                                \
  G_STMT_END

/* A note put right is one step, and undo brings back the text before it. */
static void
test_day_note_steps (Fixture *f, gconstpointer user_data)
{
  DhDayNote note = { .category = DH_DAY_NOTE_HANDOVER, .text = (char *) "Chìa khóa ở bảo vệ" };
  g_autoptr (GError) error = NULL;
  DhReceipt first, second, removal;

  g_assert_true (dh_store_write_day_note (f->store, &note, AT (12, 0, 0), &first, &error));
  note.id = first.event_id;
  note.day = DAY;
  note.text = (char *) "Chìa khóa ở trưởng thôn";
  g_assert_true (
      dh_store_write_day_note (f->store, &note, AT (12, 0, 0) + DH_DAY_S, &second, &error));
  ASSERT_NOTE (f, "Chìa khóa ở trưởng thôn");
  refuse_undo (f, first.event_id, DH_ERROR_ILLEGAL);
  undo (f, 0);
  ASSERT_NOTE (f, "Chìa khóa ở bảo vệ");
  g_assert_true (dh_store_redo (f->store, NULL, &error));
  ASSERT_NOTE (f, "Chìa khóa ở trưởng thôn");

  g_assert_true (dh_store_remove_day_note (f->store, note.id, AT (12, 0, 0), &removal, &error));
  ASSERT_NOTE (f, "");
  g_assert_false (dh_store_remove_day_note (f->store, note.id, AT (12, 0, 0), NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dh_store_write_day_note (f->store, &note, AT (12, 0, 0) + 9, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undo (f, removal.event_id);
  ASSERT_NOTE (f, "Chìa khóa ở trưởng thôn");
  undo (f, second.event_id);
  undo (f, first.event_id);
  ASSERT_NOTE (f, "");
  assert_clean (f->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-records/quantity", Fixture, NULL, fixture_set_up, test_quantity,
              fixture_tear_down);
  g_test_add ("/store-records/quantity-changes", Fixture, NULL, fixture_set_up,
              test_quantity_changes, fixture_tear_down);
  g_test_add ("/store-records/quantity-is-checked", Fixture, NULL, fixture_set_up,
              test_quantity_is_checked, fixture_tear_down);
  g_test_add ("/store-records/amend-record", Fixture, NULL, fixture_set_up, test_amend_record,
              fixture_tear_down);
  g_test_add ("/store-records/change-name", Fixture, NULL, fixture_set_up, test_change_name,
              fixture_tear_down);
  g_test_add ("/store-records/amend-assist", Fixture, NULL, fixture_set_up, test_amend_assist,
              fixture_tear_down);
  g_test_add ("/store-records/last-assists", Fixture, NULL, fixture_set_up, test_last_assists,
              fixture_tear_down);
  g_test_add ("/store-records/day-note", Fixture, NULL, fixture_set_up, test_day_note_steps,
              fixture_tear_down);
  return g_test_run ();
}
