/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Making a database */

static void
test_create (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_build_filename (self->folder, "a", "b", NULL);
  g_autofree char *path = g_build_filename (deep, "desk.db", NULL);
  g_autofree char *parent = g_path_get_dirname (deep);
  g_autofree char *commune = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GPtrArray) procedures = NULL;
  g_autoptr (GDir) dir = NULL;
  struct stat info;
  gsize size;
  gsize size_after;
  const char *name;

  g_assert_false (dh_store_create (path, "  ", "Huế", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (dh_store_create (path, "  Phường  Thuỷ Xuân ", "Huế", &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* Nothing else is left lying about. */
  dir = g_dir_open (deep, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "desk.db") && strstr (name, ".new-") == NULL);

  g_assert_true (g_file_get_contents (path, &before, &size, NULL));
  g_assert_false (dh_store_create (path, "Khác", "Khác", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);

  store = dh_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  commune = dh_store_get_setting (store, "commune", NULL);
  g_assert_cmpstr (commune, ==, "Phường Thuỷ Xuân");
  g_assert_cmpint (dh_store_find_place (store, "Quầy", &error), ==, 1);
  procedures = dh_store_list_procedures (store, FALSE, &error);
  g_assert_cmpuint (procedures->len, >, 100);
  for (guint i = 0; i < procedures->len; i++)
    g_assert_true (((DhProcedure *) g_ptr_array_index (procedures, i))->sample);
  assert_clean (store);
  g_clear_pointer (&store, dh_store_close);
  remove_folder (deep);
  remove_folder (parent);
}

static void
test_create_fails (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (self->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "desk.db", NULL);
  g_autofree char *dangling = g_build_filename (self->folder, "dangling", NULL);
  g_autofree char *missing = g_build_filename (self->folder, "missing.db", NULL);

  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  g_assert_false (dh_store_create (file, "Xã", "Tỉnh", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (dh_store_create (below, "Xã", "Tỉnh", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_IO);
  g_clear_error (&error);
  /* Nor is what a link stands for made behind somebody's back. */
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_false (dh_store_create (dangling, "Xã", "Tỉnh", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (dh_store_open (missing, TRUE, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
}

static void
test_paths (void)
{
  g_autofree char *path = dh_store_default_path ();
  g_autofree char *practice = dh_store_practice_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/donghanh/donghanh.db"));
  g_assert_true (g_str_has_prefix (practice, g_get_user_data_dir ()));
  g_assert_cmpstr (path, !=, practice);
}

static void
test_settings (Fixture *self, gconstpointer user_data)
{
  g_autofree char *province = dh_store_get_setting (self->store, "province", "?");
  g_autofree char *unset = dh_store_get_setting (self->store, "header", "plain");

  g_assert_cmpstr (province, ==, "Tỉnh Thử");
  g_assert_cmpstr (unset, ==, "plain");
  g_assert_null (dh_store_get_setting (self->store, "header", NULL));
  g_assert_cmpint (dh_store_get_setting_int (self->store, "target_s", 900), ==, 900);
  g_assert_true (dh_store_set_setting (self->store, "target_s", "600", NULL));
  g_assert_cmpint (dh_store_get_setting_int (self->store, "target_s", 900), ==, 600);
  g_assert_true (dh_store_set_setting (self->store, "target_s", "soon", NULL));
  g_assert_cmpint (dh_store_get_setting_int (self->store, "target_s", 900), ==, 900);
}

/* ---- Catalogue and people */

static void
test_procedures (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) active = NULL;
  DhSetResult result;
  gint64 id;
  gint64 changed;
  DhProcedure procedure = { .code = (char *) "9.777",
                            .name = (char *) " Đăng ký  hộ kinh doanh ",
                            .field = (char *) "Kinh doanh",
                            .kind = (char *) "",
                            .keywords = (char *) "HKD; Mở quán " };

  g_assert_true (dh_store_set_procedure (self->store, &procedure, &result, &id, &error));
  g_assert_cmpint (result, ==, DH_SET_ADDED);
  g_assert_cmpint (dh_store_find_procedure (self->store, "9.777", &error), ==, id);
  g_assert_cmpint (dh_store_find_procedure (self->store, " Đăng ký hộ kinh doanh", &error), ==, id);
  g_assert_cmpint (dh_store_find_procedure (self->store, "Đăng ký hộ", &error), ==, 0);
  g_assert_cmpint (dh_store_find_procedure (self->store, "", &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (self->store,
                              "SELECT count (*) FROM procedure WHERE id = ? "
                              "AND name_fold = 'dang ky ho kinh doanh' "
                              "AND keywords_fold = 'hkd;mo quan' AND kind = 'procedure'",
                              id),
                   ==, 1);

  before = store_dump (self->store, FALSE);
  g_assert_true (dh_store_set_procedure (self->store, &procedure, &result, NULL, &error));
  g_assert_cmpint (result, ==, DH_SET_UNCHANGED);
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);

  procedure.active_to = (char *) "31/12/2020";
  g_assert_true (dh_store_set_procedure (self->store, &procedure, &result, &changed, &error));
  g_assert_cmpint (result, ==, DH_SET_CHANGED);
  g_assert_cmpint (changed, ==, id);
  g_assert_cmpint (
      query_int (self->store, "SELECT active_to = '2020-12-31' FROM procedure WHERE id = ?", id),
      ==, 1);
  all = dh_store_list_procedures (self->store, FALSE, &error);
  active = dh_store_list_procedures (self->store, TRUE, &error);
  g_assert_cmpuint (active->len, <, all->len);
  for (guint i = 0; i < active->len; i++)
    g_assert_cmpint (((DhProcedure *) g_ptr_array_index (active, i))->id, !=, id);

  procedure.kind = (char *) "nonsense";
  g_assert_false (dh_store_set_procedure (self->store, &procedure, NULL, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  procedure.kind = (char *) "digital";
  procedure.active_to = (char *) "31/02/2026";
  g_assert_false (dh_store_set_procedure (self->store, &procedure, NULL, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  procedure.name = (char *) " ";
  g_assert_false (dh_store_set_procedure (self->store, &procedure, NULL, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  assert_clean (self->store);
}

static void
test_volunteers (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  DhSetResult result;
  gint64 hoa;
  gint64 same_name;
  DhVolunteer volunteer = { .name = (char *) "Nguyễn Thị Hòa",
                            .unit = (char *) "Chi đoàn 2",
                            .phone = (char *) "0912 345 678",
                            .active = TRUE };

  hoa = dh_store_find_volunteer (self->store, "Nguyễn  Thị Hòa ", &error);
  g_assert_cmpint (hoa, ==, self->volunteers[1]);
  g_assert_true (dh_store_set_volunteer (self->store, &volunteer, &result, &same_name, &error));
  g_assert_cmpint (result, ==, DH_SET_ADDED);
  g_assert_cmpint (same_name, !=, hoa);
  /* Two of one name: the unit tells them apart. */
  g_assert_cmpint (dh_store_find_volunteer (self->store, "Nguyễn Thị Hòa", &error), ==, 0);
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (dh_store_find_volunteer (self->store, "Nguyễn Thị Hòa (Chi đoàn 2)", &error), ==,
                   same_name);
  /* Without a telephone given, the one that is there stays. */
  volunteer.phone = NULL;
  g_assert_true (dh_store_set_volunteer (self->store, &volunteer, &result, NULL, &error));
  g_assert_cmpint (result, ==, DH_SET_UNCHANGED);
  volunteer.active = FALSE;
  g_assert_true (dh_store_set_volunteer (self->store, &volunteer, &result, NULL, &error));
  g_assert_cmpint (result, ==, DH_SET_CHANGED);
  g_assert_cmpint (query_int (self->store,
                              "SELECT phone = '0912 345 678' FROM volunteer WHERE id = ?",
                              same_name),
                   ==, 1);
  g_assert_cmpint (dh_store_find_volunteer (self->store, "Nguyễn Thị Hòa", &error), ==, hoa);
  g_assert_no_error (error);

  list = dh_store_list_volunteers (self->store, FALSE, &error);
  g_assert_cmpuint (list->len, ==, 4);
  /* Ân, Ăng, Hòa: by given name, ă before â. */
  g_assert_cmpint (((DhVolunteer *) g_ptr_array_index (list, 0))->id, ==, self->volunteers[2]);
  g_assert_cmpint (((DhVolunteer *) g_ptr_array_index (list, 1))->id, ==, self->volunteers[0]);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = dh_store_list_volunteers (self->store, TRUE, &error);
  g_assert_cmpuint (list->len, ==, 3);

  volunteer.name = (char *) "";
  g_assert_false (dh_store_set_volunteer (self->store, &volunteer, NULL, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  volunteer.name = (char *) "An;Bình";
  g_assert_false (dh_store_set_volunteer (self->store, &volunteer, NULL, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_cmpint (query_int (self->store,
                              "SELECT count (*) FROM event WHERE body LIKE '%Nguyễn%' "
                              "OR body LIKE '%0912%'",
                              0),
                   ==, 0);
  assert_clean (self->store);
}

static void
test_places (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  gint64 again;
  gint64 seq;

  g_assert_true (dh_store_set_place (self->store, "Nhà văn hóa thôn 3", "point", &id, &error));
  seq = query_int (self->store, "SELECT max (seq) FROM event", 0);
  g_assert_true (dh_store_set_place (self->store, "Nhà văn hóa thôn 3", "point", &again, &error));
  g_assert_cmpint (id, ==, again);
  g_assert_cmpint (query_int (self->store, "SELECT max (seq) FROM event", 0), ==, seq);
  g_assert_true (dh_store_set_place (self->store, "Nhà văn hóa thôn 3", "mobile", &again, &error));
  g_assert_cmpint (id, ==, again);
  g_assert_cmpint (dh_store_find_place (self->store, " Nhà văn hóa  thôn 3", &error), ==, id);
  g_assert_cmpint (dh_store_find_place (self->store, "Nơi khác", &error), ==, 0);
  g_assert_no_error (error);
  g_assert_false (dh_store_set_place (self->store, "X", "moon", NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dh_store_set_place (self->store, "", "desk", NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  assert_clean (self->store);
}

/* ---- Names of visitors */

static gboolean
folder_holds (Fixture *self, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_get_contents (path, &data, &size, NULL) &&
          memmem (data, size, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_persons (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVisit) visit = NULL;
  DhReceipt receipt;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = AT (7, 0, 0);
  command.person_name = "  Tôn Nữ  Xuân Quỳnh ";
  command.person_phone = "0905111222";
  dh_store_apply (self->store, &command, &receipt, &error);
  g_assert_no_error (error);
  visit = dh_store_get_visit (self->store, receipt.visit_id, &error);
  g_assert_cmpstr (visit->person_name, ==, "Tôn Nữ Xuân Quỳnh");
  g_clear_pointer (&visit, dh_visit_free);
  g_assert_cmpint (query_int (self->store, "SELECT erase_on FROM person", 0), ==, DAY + 30);
  g_assert_cmpint (query_int (self->store,
                              "SELECT count (*) FROM event WHERE body LIKE '%Quỳnh%' "
                              "OR body LIKE '%0905%'",
                              0),
                   ==, 0);

  /* It outlives the registration's being taken back and done again. */
  undo (self, 0);
  g_assert_true (dh_store_redo (self->store, NULL, &error));
  visit = dh_store_get_visit (self->store, receipt.visit_id, &error);
  g_assert_cmpstr (visit->person_name, ==, "Tôn Nữ Xuân Quỳnh");
  g_clear_pointer (&visit, dh_visit_free);

  command.person_name = "";
  command.person_phone = " ";
  g_assert_true (dh_store_apply (self->store, &command, NULL, &error));
  g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM person", 0), ==, 1);
  g_assert_true (dh_store_set_setting (self->store, "retention_days", "7", NULL));
  command.person_name = "Khách Hai";
  g_assert_true (dh_store_apply (self->store, &command, NULL, &error));
  g_assert_cmpint (query_int (self->store, "SELECT min (erase_on) FROM person", 0), ==, DAY + 7);

  g_assert_true (folder_holds (self, "Xuân Quỳnh"));
  g_assert_cmpint (dh_store_erase_persons (self->store, DAY + 6, FALSE, &error), ==, 0);
  g_assert_cmpint (dh_store_erase_persons (self->store, DAY + 29, FALSE, &error), ==, 1);
  g_assert_cmpint (dh_store_erase_persons (self->store, DAY, TRUE, &error), ==, 1);
  g_assert_no_error (error);
  /* Gone from the file and from the log beside it, not just from the table. */
  g_assert_false (folder_holds (self, "Xuân Quỳnh"));
  g_assert_false (folder_holds (self, "xuan quynh"));
  g_assert_false (folder_holds (self, "0905111222"));
  visit = dh_store_get_visit (self->store, receipt.visit_id, &error);
  g_assert_cmpstr (visit->person_name, ==, "");
  assert_clean (self->store);
}

/* Whoever wishes it goes at once, wherever their name was written: on the day that they have come
 * back from, under what it was corrected from, and in what an undo might bring back. */
static void
test_person (Fixture *self, gconstpointer user_data)
{
  static const char *const names[] = { "Hồ Thị Thắm", "ho thi tham", "Hồ Thị Thấm", "ho thi tham",
                                       "0911222333" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVisit) visit = NULL;
  DhCommand first = DH_COMMAND_INIT (DH_EVENT_RECORD);
  DhCommand amend = DH_COMMAND_INIT (DH_EVENT_AMEND);
  DhCommand again = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand other = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt;

  first.at = AT (7, 0, 0);
  first.procedure_id = amend.procedure_id = self->procedures[0];
  first.volunteers = amend.volunteers = self->volunteers;
  first.n_volunteers = amend.n_volunteers = 1;
  first.person_name = "Hồ Thị Thắm";
  first.person_phone = "0911222333";
  g_assert_true (dh_store_apply (self->store, &first, &receipt, &error));
  amend.at = AT (7, 10, 0);
  amend.visit_id = receipt.visit_id;
  amend.assist_id = receipt.event_id;
  amend.person_name = "Hồ Thị Thấm";
  g_assert_true (dh_store_apply (self->store, &amend, NULL, &error));
  again.at = AT (7, 0, 0) + 86400;
  again.origin_id = receipt.visit_id;
  again.person_name = "Hồ Thị Thấm";
  g_assert_true (dh_store_apply (self->store, &again, &receipt, &error));
  other.at = again.at + 120;
  other.person_name = "Đinh Văn Khác";
  g_assert_true (dh_store_apply (self->store, &other, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (folder_holds (self, names[i]));
  g_assert_cmpint (dh_store_erase_person (self->store, receipt.visit_id, &error), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (folder_holds (self, names[i]));
  g_assert_true (folder_holds (self, "Đinh Văn Khác"));
  g_assert_cmpint (dh_store_erase_person (self->store, receipt.visit_id, &error), ==, 0);

  /* Not by an undo either: the first name would be that of the record before it was put right. */
  undo (self, 0);
  undo (self, 0);
  undo (self, 0);
  visit = dh_store_get_visit (self->store, again.origin_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (visit->person_name, ==, "");
  g_assert_cmpstr (visit->person_phone, ==, "");
  for (guint i = 0; i < 3; i++)
    g_assert_true (dh_store_redo (self->store, NULL, &error));
  g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM visit", 0), ==, 3);
  g_assert_true (folder_holds (self, "Đinh Văn Khác"));
  assert_clean (self->store);
}

/* ---- What the desk shows */

static void
assert_order (GPtrArray *visits, const gint64 *wanted, guint n_wanted)
{
  g_assert_cmpuint (visits->len, ==, n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    g_assert_cmpint (((DhVisit *) g_ptr_array_index (visits, i))->id, ==, wanted[i]);
}

static gint64
arrive_with (Fixture *self, gint64 at, DhPriority priority)
{
  DhReceipt receipt;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = at;
  command.priority = priority;
  g_assert_true (dh_store_apply (self->store, &command, &receipt, NULL));
  return receipt.visit_id;
}

static void
test_visits (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  gint64 v[9];
  gint32 first;
  gint32 last;

  g_assert_false (dh_store_day_range (self->store, &first, &last));
  g_assert_cmpint (dh_store_next_waiting (self->store, DAY, &error), ==, 0);
  g_assert_no_error (error);
  for (guint i = 0; i < 8; i++)
    v[i] = arrive_with (self, AT (7, i, 0),
                        i == 5   ? DH_PRIORITY_ELDERLY
                        : i == 6 ? DH_PRIORITY_OTHER
                                 : DH_PRIORITY_NONE);
  v[8] = arrive_with (self, AT (7, 4, 0), DH_PRIORITY_NONE);
  step (self, DH_EVENT_CALL, v[1], AT (8, 0, 0));
  step (self, DH_EVENT_START, v[0], AT (8, 0, 30));
  step (self, DH_EVENT_CALL, v[2], AT (8, 1, 0));
  step (self, DH_EVENT_NO_SHOW, v[2], AT (8, 2, 0));
  step (self, DH_EVENT_LEAVE, v[3], AT (8, 3, 0));
  step (self, DH_EVENT_CANCEL, v[7], AT (8, 4, 0));
  visits = dh_store_list_visits (self->store, DAY, &error);
  g_assert_no_error (error);
  /* Serving and called by number; priority by arrival, then the rest; absent; ended, newest first.
   */
  assert_order (visits, (gint64[]) { v[0], v[1], v[5], v[6], v[4], v[8], v[2], v[7], v[3] }, 9);

  /* Back from absence with the old arrival: before those who came later. */
  step (self, DH_EVENT_RETURN, v[2], AT (8, 5, 0));
  g_clear_pointer (&visits, g_ptr_array_unref);
  visits = dh_store_list_visits (self->store, DAY, &error);
  assert_order (visits, (gint64[]) { v[0], v[1], v[5], v[6], v[2], v[4], v[8], v[7], v[3] }, 9);
  g_assert_cmpint (dh_store_next_waiting (self->store, DAY, &error), ==, v[5]);
  step (self, DH_EVENT_CALL, v[5], AT (8, 6, 0));
  step (self, DH_EVENT_CALL, v[6], AT (8, 6, 0));
  g_assert_cmpint (dh_store_next_waiting (self->store, DAY, &error), ==, v[2]);

  arrive (self, AT (7, 0, 0) + 5 * DH_DAY_S);
  g_assert_true (dh_store_day_range (self->store, &first, &last));
  g_assert_cmpint (first, ==, DAY);
  g_assert_cmpint (last, ==, DAY + 5);
  g_assert_null (dh_store_get_visit (self->store, 4, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
}

static void
test_assists (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) second = NULL;
  gint64 visits[2];
  gint64 ids[2];

  for (guint i = 0; i < 2; i++)
    {
      visits[i] = arrive (self, AT (7, 0, 0) + i * DH_DAY_S);
      step (self, DH_EVENT_START, visits[i], AT (7, 1, 0) + i * DH_DAY_S);
      ids[i] = assist (self, visits[i], AT (7, 2, 0) + i * DH_DAY_S, 1);
    }
  both = dh_store_list_assists (self->store, DAY, DAY + 1, &error);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpint (((DhAssist *) g_ptr_array_index (both, 0))->id, ==, ids[0]);
  second = dh_store_list_assists (self->store, DAY + 1, DAY + 1, &error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (((DhAssist *) g_ptr_array_index (second, 0))->id, ==, ids[1]);
  g_assert_no_error (error);
}

static void
assert_item (GPtrArray *history,
             guint index,
             DhEventKind kind,
             const char *ticket,
             const char *volunteer,
             gboolean undone)
{
  const DhHistoryItem *item = g_ptr_array_index (history, index);

  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpstr (item->ticket, ==, ticket);
  g_assert_cmpstr (item->volunteer, ==, volunteer);
  g_assert_cmpint (item->undone, ==, undone);
}

static void
test_history (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  gint64 visit = arrive (self, AT (7, 0, 0));
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_START);

  duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  command.at = AT (7, 1, 0);
  command.visit_id = visit;
  command.volunteers = &self->volunteers[1];
  command.n_volunteers = 1;
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  arrive (self, AT (7, 2, 0));
  undo (self, 0);
  close_day (self, 0, AT (17, 0, 0));
  arrive (self, AT (7, 0, 0) + DH_DAY_S);
  history = dh_store_list_history (self->store, DAY, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 6);
  assert_item (history, 0, DH_EVENT_CLOSE_DAY, "", "", FALSE);
  assert_item (history, 1, DH_EVENT_UNDO, "A002", "", FALSE);
  assert_item (history, 2, DH_EVENT_ARRIVE, "A002", "", TRUE);
  assert_item (history, 3, DH_EVENT_START, "A001", "Nguyễn Thị Hòa", FALSE);
  assert_item (history, 4, DH_EVENT_CHECK_IN, "", "Đặng Văn Ân", FALSE);
  assert_item (history, 5, DH_EVENT_ARRIVE, "A001", "", FALSE);
  newest = dh_store_list_history (self->store, DAY, 2, &error);
  g_assert_cmpuint (newest->len, ==, 2);
  assert_item (newest, 0, DH_EVENT_CLOSE_DAY, "", "", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store-lists/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("create", test_create);
  ADD ("create-fails", test_create_fails);
  g_test_add_func ("/store-lists/paths", test_paths);
  ADD ("settings", test_settings);
  ADD ("procedures", test_procedures);
  ADD ("volunteers", test_volunteers);
  ADD ("places", test_places);
  ADD ("persons", test_persons);
  ADD ("person", test_person);
  ADD ("visits", test_visits);
  ADD ("assists", test_assists);
  ADD ("history", test_history);
  return g_test_run ();
}
