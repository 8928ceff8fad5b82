/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-day.h"
#include "io/dh-catalogue.h"
#include "model/dh-tally-line.h"
#include "text/dh-text.h"

/* The built-in catalogue, its places as ids, and a team in which two are called An. */
typedef struct
{
  GPtrArray *procedures;
  GPtrArray *volunteers;
  gint32 today;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Nguyễn Văn An", "Trần Thị Bình", "Lê Hoài An",
                                       "Phạm Ngọc Ân", "Vương Khánh Linh" };

  self->today = dh_day_from_ymd (2026, 11, 21);
  self->procedures = dh_catalogue_builtin (NULL);
  for (guint i = 0; i < self->procedures->len; i++)
    ((DhProcedure *) self->procedures->pdata[i])->id = 1000 + i;
  self->volunteers = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_volunteer_free);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DhVolunteer *volunteer = g_new0 (DhVolunteer, 1);

      volunteer->id = i + 1;
      volunteer->name = g_strdup (names[i]);
      volunteer->name_fold = dh_text_fold (names[i]);
      g_ptr_array_add (self->volunteers, volunteer);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->procedures);
  g_ptr_array_unref (self->volunteers);
}

static const DhProcedure *
find (Fixture *self, gint64 id)
{
  return id >= 1000 ? self->procedures->pdata[id - 1000] : NULL;
}

#define VNEID "VNeID: đăng ký, kích hoạt định danh mức 2"
#define BIRTH "Đăng ký khai sinh"

/* Every way to write it that people use. */
static void
test_ways (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int count;
    const char *procedure, *volunteers; /* ids; ?n = n may be meant, 0 = none */
  } cases[] = {
    { "25 vneid Văn An, Bình", 25, VNEID, "1 2" },
    { "25 × VNeID by", 25, VNEID, "?0" },
    { "VNeID x25: Hoài An, binh", 25, VNEID, "3 2" },
    { "VNeID ×25 : Linh + Bình", 25, VNEID, "5 2" },
    { "vneid 25 lượt: linh và bình", 25, VNEID, "5 2" },
    { "25x vneid; Bình; Linh", 25, VNEID, "2 5" },
    { "x 3 khai sinh Linh", 3, BIRTH, "5" },
    { "3 × khai sinh, Linh, linh, Vương Khánh Linh", 3, BIRTH, "5" },
    { "1.001193", 1, BIRTH, "" },
    { "9999 1001193: Linh", 9999, BIRTH, "5" },
    { "4 " VNEID ": Bình", 4, VNEID, "2" },
    { "4 đăng ký khai sinh", 4, BIRTH, "" },
    /* The marks tell who is meant; without, it may be three. */
    { "2 khai sinh: Ân", 2, BIRTH, "4" },
    { "2 khai sinh: an", 2, BIRTH, "?3" },
    { "2 khai sinh: An", 2, BIRTH, "?3" },
    { "2 khai sinh: Ẩn", 2, BIRTH, "?0" },
    { "2 khai sinh: Nguyễn Thị Hoa, Linh", 2, BIRTH, "?0 5" },
    { "2 gì đó lạ: Linh", 2, NULL, "5" },
    { "", 1, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhTallyLine) line = dh_tally_line_parse (cases[i].text, self->procedures,
                                                         self->volunteers, self->today);
      const DhProcedure *procedure = find (self, line->procedure_id);
      g_autoptr (GString) who = g_string_new (NULL);

      for (guint j = 0; j < line->volunteers->len; j++)
        {
          const DhTallyName *name = line->volunteers->pdata[j];

          if (name->id != 0)
            g_string_append_printf (who, "%s%d", j > 0 ? " " : "", (int) name->id);
          else
            g_string_append_printf (who, "%s?%u", j > 0 ? " " : "", name->n_candidates);
        }
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (procedure != NULL ? procedure->name : NULL, ==, cases[i].procedure);
      g_assert_cmpint (line->count, ==, cases[i].count);
      g_assert_cmpstr (who->str, ==, cases[i].volunteers);
    }
}

/* Several may be meant: none is taken, all are offered. */
static void
test_open (Fixture *self, gconstpointer data)
{
  g_autoptr (DhTallyLine) line = dh_tally_line_parse ("5 đăng ký: Linh", self->procedures,
                                                     self->volunteers, self->today);

  g_assert_cmpint (line->procedure_id, ==, 0);
  g_assert_cmpuint (line->candidates->len, >, 1);
  g_assert_false (dh_tally_line_is_complete (line, TRUE));
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean given, bad;
  } cases[] = {
    { "0 khai sinh: Linh", TRUE, TRUE },
    { "10000 khai sinh: Linh", TRUE, TRUE },
    { "99999999999999999999 khai sinh: Linh", TRUE, TRUE },
    { "khai sinh: Linh", FALSE, FALSE },
    { "1 khai sinh: Linh", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhTallyLine) line = dh_tally_line_parse (cases[i].text, self->procedures,
                                                         self->volunteers, self->today);

      g_assert_cmpint (line->has_count, ==, cases[i].given);
      g_assert_cmpint (line->bad_count, ==, cases[i].bad);
      g_assert_cmpint (dh_tally_line_is_complete (line, FALSE), ==, !cases[i].bad);
    }
}

static void
test_complete (Fixture *self, gconstpointer data)
{
  g_autoptr (DhTallyLine) line = dh_tally_line_parse ("3 khai sinh", self->procedures,
                                                     self->volunteers, self->today);

  g_assert_false (dh_tally_line_is_complete (line, FALSE));
  g_assert_true (dh_tally_line_is_complete (line, TRUE));
}

/* What is written out reads back the same, for every entry of the catalogue. */
static void
test_round_trip (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->procedures->len; i++)
    {
      const DhProcedure *procedure = self->procedures->pdata[i];
      g_autofree char *text = dh_tally_line_format (7, procedure, "Vương Khánh Linh, Phạm Ngọc Ân");
      g_autoptr (DhTallyLine) line =
                    dh_tally_line_parse (text, self->procedures, self->volunteers, self->today);

      g_test_message ("%s", text);
      g_assert_cmpint (line->procedure_id, ==, procedure->id);
      g_assert_cmpint (line->count, ==, 7);
      g_assert_cmpuint (line->volunteers->len, ==, 2);
      g_assert_true (dh_tally_line_is_complete (line, FALSE));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tally-line/ways", Fixture, NULL, set_up, test_ways, tear_down);
  g_test_add ("/tally-line/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/tally-line/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/tally-line/complete", Fixture, NULL, set_up, test_complete, tear_down);
  g_test_add ("/tally-line/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  return g_test_run ();
}
