/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-sheet-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "model/dh-tally-line.h"
#include "store/dh-store-book.h"
#include "text/dh-text.h"

/* Titles above a header are no longer than this many rows. */
#define MAX_TITLE_ROWS 15u
/* So many names of columns make a header. */
#define MIN_NAMES 2u
#define MAX_NAMES 12u

/* What people call the columns, folded. */
static const struct
{
  const char *label;
  const char *names[MAX_NAMES];
} columns[DH_SHEET_N_COLUMNS] = {
  [DH_SHEET_COLUMN_DAY] = { N_ ("Date"),
                            { "ngay", "ngay thang", "ngay thang nam", "ngay thuc hien",
                              "ngay ho tro", "thoi gian", "date", "day" } },
  [DH_SHEET_COLUMN_PLACE] = { N_ ("Place"),
                              { "dia diem", "noi", "noi ho tro", "noi thuc hien", "diem",
                                "diem ho tro", "dia ban", "place" } },
  [DH_SHEET_COLUMN_PROCEDURE] = { N_ ("Procedure"),
                                  { "thu tuc", "ten thu tuc", "tthc", "noi dung", "noi dung ho tro",
                                    "dich vu", "ma thu tuc", "procedure" } },
  [DH_SHEET_COLUMN_COUNT] = { N_ ("Quantity"),
                              { "so luong", "so luot", "luot", "sl", "so nguoi", "so luot ho tro",
                                "so luong nguoi", "so nguoi duoc ho tro", "count", "quantity" } },
  [DH_SHEET_COLUMN_VOLUNTEERS] = { N_ ("Who helped"),
                                   { "nguoi ho tro", "tnv", "tinh nguyen vien", "nguoi huong dan",
                                     "nguoi thuc hien", "tnv ho tro", "doan vien", "volunteer",
                                     "volunteers" } },
  [DH_SHEET_COLUMN_CHANNEL] = { N_ ("Channel"), { "hinh thuc", "kenh", "channel" } },
  [DH_SHEET_COLUMN_OUTCOME] = { N_ ("Outcome"), { "ket qua", "outcome" } },
  [DH_SHEET_COLUMN_ELDERLY] = { N_ ("Elderly"),
                                { "nguoi cao tuoi", "cao tuoi", "nct", "so nguoi cao tuoi",
                                  "trong do nguoi cao tuoi", "elderly" } },
  [DH_SHEET_COLUMN_NOTE] = { N_ ("Note"), { "ghi chu", "note" } },
  [DH_SHEET_COLUMN_TEAM] = { N_ ("Team"), { "doi hinh", "doi", "to doi", "to", "nhom", "team" } },
  [DH_SHEET_COLUMN_DIFFICULTIES] = { N_ ("Difficulties"),
                                     { "kho khan", "vuong mac", "kho khan vuong mac",
                                       "kho khan, vuong mac", "ly do", "ly do chua xong",
                                       "difficulty", "difficulties" } },
};

/* Columns of a table that number its rows; nobody misses them. */
static const char *const numbering[] = { "", "stt", "tt", "so tt", "so thu tu", "no", NULL };
/* Rows that add up those above. */
static const char *const totals[] = { "tong", "tong cong", "cong", "tong so", "total", NULL };

const char *
dh_sheet_column_label (DhSheetColumn column)
{
  g_return_val_if_fail ((guint) column < DH_SHEET_N_COLUMNS, "");

  return _ (columns[column].label);
}

void
dh_sheet_import_free (DhSheetImport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->unused);
  g_ptr_array_unref (self->nobody);
  g_free (self);
}

static void
row_free (gpointer data)
{
  DhSheetImportRow *row = data;

  g_free (row->place);
  g_free (row->place_kind);
  g_free (row->team);
  g_free (row->procedure);
  g_free (row->volunteers);
  g_ptr_array_unref (row->faults);
  g_free (row->row->difficulties);
  g_free (row->row->note);
  g_free (row->row->volunteers);
  g_free (row->row);
  g_free (row);
}

/* ---- Columns */

static gint
find_column (const char *name)
{
  g_autofree char *fold = dh_text_fold (name);

  for (guint i = 0; i < DH_SHEET_N_COLUMNS && *fold != '\0'; i++)
    for (guint j = 0; j < MAX_NAMES && columns[i].names[j] != NULL; j++)
      if (strcmp (columns[i].names[j], fold) == 0)
        return (gint) i;
  return -1;
}

/* Whether @row names columns; where they stand goes into @at. */
static gboolean
read_header (DhTable *table, guint row, gint *at)
{
  guint found = 0;

  for (guint i = 0; i < DH_SHEET_N_COLUMNS; i++)
    at[i] = -1;
  for (guint column = 0; column < dh_table_n_columns (table); column++)
    {
      gint which = find_column (dh_table_get (table, row, column));

      if (which >= 0 && at[which] < 0)
        {
          at[which] = (gint) column;
          found++;
        }
    }
  return found >= MIN_NAMES;
}

static void
list_unused (DhSheetImport *self, DhTable *table, guint header)
{
  for (guint column = 0; column < dh_table_n_columns (table); column++)
    {
      const char *name = dh_table_get (table, header, column);
      g_autofree char *fold = dh_text_fold (name);
      gboolean used = g_strv_contains (numbering, fold);

      for (guint i = 0; i < DH_SHEET_N_COLUMNS; i++)
        used |= self->at[i] == (gint) column;
      if (!used)
        g_ptr_array_add (self->unused, g_strdup (name));
    }
}

/* The first row of data. */
static guint
find_columns (DhSheetImport *self, DhTable *table)
{
  guint n = MIN (MAX_TITLE_ROWS, dh_table_n_rows (table));

  for (guint row = 0; row < n; row++)
    if (read_header (table, row, self->at))
      {
        self->header = TRUE;
        list_unused (self, table, row);
        return row + 1;
      }
  for (guint i = 0; i < DH_SHEET_N_COLUMNS; i++)
    self->at[i] = i < dh_table_n_columns (table) ? (gint) i : -1;
  return 0;
}

/* ---- Rows */

/* What was made out of the words of a table; most stand there many times. */
typedef struct
{
  GHashTable *procedures; /* (owned) text → Meaning, owned */
  GHashTable *places;     /* (owned) fold, owned → DhPlace, borrowed */
  GHashTable *new_places; /* (owned) fold → name as it came first; both owned */
  const DhPlace *home;    /* (nullable) borrowed */
} Known;

typedef struct
{
  gint64 id;        /* 0 = none, or several */
  gboolean several; /* some may be meant */
} Meaning;

/* A row while it is read. */
typedef struct
{
  Known *known;                        /* borrowed */
  DhSheetImport *import;               /* borrowed */
  const DhSheetImportContext *context; /* borrowed */
  DhTable *table;                      /* borrowed */
  guint at;                            /* number of the row in the table */
  DhSheetImportRow *row;               /* borrowed from `import` */
  const DhSheetImportRow *above;       /* (nullable) borrowed */
} Reading;

static const char *
get_cell (const Reading *reading, DhSheetColumn column)
{
  gint at = reading->import->at[column];

  return at < 0 ? "" : dh_table_get (reading->table, reading->at, (guint) at);
}

static void
add_fault (Reading *reading, const char *sentence)
{
  g_ptr_array_add (reading->row->faults, g_strdup (sentence));
}

G_GNUC_PRINTF (2, 3)
static void
add_fault_about (Reading *reading, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (reading->row->faults, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
read_day (Reading *reading)
{
  const char *text = get_cell (reading, DH_SHEET_COLUMN_DAY);
  DhSheetImportRow *row = reading->row;

  if (*text == '\0')
    {
      if (reading->import->at[DH_SHEET_COLUMN_DAY] < 0)
        row->day = reading->context->day;
      else if (reading->above != NULL)
        row->day = reading->above->day;
      if (row->day == 0)
        add_fault (reading, _ ("There is no date; write one such as 21/11/2026."));
      return;
    }
  if (!dh_sheet_cell_day (text, &row->day) || row->day <= 0)
    {
      row->day = 0;
      add_fault_about (reading, _ ("“%s” is not a date; write one such as 21/11/2026."), text);
    }
  else if (row->day > reading->context->today)
    add_fault_about (reading, _ ("The day %s has not come yet."), text);
}

static gboolean
is_home (const char *place)
{
  g_autofree char *fold = dh_text_fold (place);

  return strcmp (fold, "tai nha") == 0 || strcmp (fold, "home") == 0 ||
         strcmp (fold, "at home") == 0 || g_str_has_prefix (fold, "tai nha ");
}

/* @kind: of a new place. */
static void
set_place (Reading *reading, const char *name, const char *kind)
{
  g_autofree char *fold = dh_text_fold (name);
  gboolean home = is_home (name) || strcmp (kind, "home") == 0;
  const DhPlace *place = home ? reading->known->home
                              : g_hash_table_lookup (reading->known->places, fold);
  const char *before = g_hash_table_lookup (reading->known->new_places, fold);
  DhSheetImportRow *row = reading->row;

  row->place_id = place != NULL ? place->id : 0;
  /* Whose home it was is nobody's business. */
  g_set_str (&row->place, place != NULL    ? place->name
                          : home           ? _ ("At home")
                          : before != NULL ? before
                                           : name);
  g_set_str (&row->place_kind, place != NULL ? place->kind : home ? "home" : kind);
  if (before == NULL)
    g_hash_table_insert (reading->known->new_places, g_steal_pointer (&fold), g_strdup (name));
}

static void
read_place (Reading *reading)
{
  const DhSheetImportContext *context = reading->context;
  gboolean given = reading->import->at[DH_SHEET_COLUMN_PLACE] < 0;
  const char *text = get_cell (reading, DH_SHEET_COLUMN_PLACE);

  if (given)
    text = context->place != NULL ? context->place : "";
  else if (*text == '\0' && reading->above != NULL)
    text = reading->above->place;
  if (*text == '\0')
    add_fault (reading, _ ("There is no place; write where it was, or “tại nhà”."));
  else if (g_utf8_strlen (text, -1) > DH_BOOK_MAX_NAME)
    add_fault (reading, _ ("The name of the place is too long; shorten it."));
  else
    set_place (reading, text, given && context->place_kind != NULL ? context->place_kind : "point");
}

static void
read_team (Reading *reading)
{
  const char *text = get_cell (reading, DH_SHEET_COLUMN_TEAM);

  if (*text == '\0' && reading->above != NULL)
    text = reading->above->team;
  g_set_str (&reading->row->team, text);
  if (g_utf8_strlen (text, -1) > DH_BOOK_MAX_NAME)
    add_fault (reading, _ ("The name of the team is too long; shorten it."));
}

static const char *
procedure_name (GPtrArray *procedures, gint64 id)
{
  for (guint i = 0; i < procedures->len; i++)
    if (((const DhProcedure *) procedures->pdata[i])->id == id)
      return ((const DhProcedure *) procedures->pdata[i])->name;
  return "";
}

static const Meaning *
find_meaning (Reading *reading, const char *text)
{
  Meaning *meaning = g_hash_table_lookup (reading->known->procedures, text);
  g_autoptr (GArray) candidates = NULL;

  if (meaning != NULL)
    return meaning;
  candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  meaning = g_new0 (Meaning, 1);
  meaning->id = dh_tally_find_procedure (text, reading->context->procedures,
                                         reading->context->today, candidates);
  /* The only one that the words can mean. */
  if (meaning->id == 0 && candidates->len == 1)
    meaning->id = g_array_index (candidates, gint64, 0);
  meaning->several = candidates->len > 0;
  g_hash_table_insert (reading->known->procedures, g_strdup (text), meaning);
  return meaning;
}

static void
read_procedure (Reading *reading)
{
  const char *text = get_cell (reading, DH_SHEET_COLUMN_PROCEDURE);
  const Meaning *meaning = find_meaning (reading, text);

  reading->row->row->procedure_id = meaning->id;
  g_set_str (&reading->row->procedure,
             meaning->id != 0 ? procedure_name (reading->context->procedures, meaning->id) : text);
  if (*text == '\0')
    add_fault (reading, _ ("There is no procedure."));
  else if (meaning->id == 0 && meaning->several)
    add_fault_about (reading,
                     _ ("“%s” may be several procedures; write the code or the whole name."), text);
  else if (meaning->id == 0)
    add_fault_about (reading, _ ("“%s” is not in the catalogue of procedures."), text);
}

static void
read_numbers (Reading *reading)
{
  const char *count = get_cell (reading, DH_SHEET_COLUMN_COUNT);
  const char *elderly = get_cell (reading, DH_SHEET_COLUMN_ELDERLY);
  DhSheetRow *row = reading->row->row;
  int number = 1;

  row->count = 0;
  /* A table without the column has a row for each person. */
  if (reading->import->at[DH_SHEET_COLUMN_COUNT] >= 0 && *count == '\0')
    add_fault (reading, _ ("There is no number of people."));
  else if (reading->import->at[DH_SHEET_COLUMN_COUNT] >= 0 &&
           (!dh_sheet_cell_number (count, &number) || number < 1 || number > DH_SHEET_MAX_COUNT))
    add_fault_about (reading, _ ("“%s” is no number of people between 1 and 9999."), count);
  else
    row->count = number;
  if (!dh_sheet_cell_elderly (elderly, row->count, &row->elderly))
    add_fault_about (reading, _ ("“%s” is no number of elderly people."), elderly);
  else if (row->elderly > row->count)
    {
      row->elderly = 0;
      if (row->count > 0)
        add_fault (reading, _ ("There are more elderly people than people."));
    }
}

static void
remember_nobody (DhSheetImport *self, const char *name)
{
  for (guint i = 0; i < self->nobody->len; i++)
    if (strcmp (self->nobody->pdata[i], name) == 0)
      return;
  g_ptr_array_add (self->nobody, g_strdup (name));
}

static const char *
volunteer_name (GPtrArray *volunteers, const DhTallyName *name)
{
  for (guint i = 0; i < volunteers->len; i++)
    if (((const DhVolunteer *) volunteers->pdata[i])->id == name->id)
      return ((const DhVolunteer *) volunteers->pdata[i])->name;
  return name->text;
}

static gboolean
has_volunteer (const DhSheetRow *row, gint64 id)
{
  for (guint i = 0; i < row->n_volunteers; i++)
    if (row->volunteers[i] == id)
      return TRUE;
  return FALSE;
}

static void
read_volunteers (Reading *reading)
{
  const char *text = get_cell (reading, DH_SHEET_COLUMN_VOLUNTEERS);
  g_auto (GStrv) names = dh_tally_split_names (text);
  g_autoptr (GString) joined = g_string_new (NULL);

  if (names[0] == NULL)
    add_fault (reading, _ ("Nobody is named who helped."));
  for (guint i = 0; names[i] != NULL; i++)
    {
      DhTallyName *name = dh_tally_find_volunteer (names[i], reading->context->volunteers);

      g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "",
                              volunteer_name (reading->context->volunteers, name));
      if (name->id != 0 && !has_volunteer (reading->row->row, name->id))
        dh_sheet_row_add_volunteer (reading->row->row, name->id);
      else if (name->n_candidates > 1)
        add_fault_about (reading, _ ("“%s” may be several volunteers; write the whole name."),
                         names[i]);
      else if (name->id == 0)
        {
          add_fault_about (reading, _ ("“%s” is not on the list of volunteers."), names[i]);
          remember_nobody (reading->import, name->text);
        }
      dh_tally_name_free (name);
    }
  g_set_str (&reading->row->volunteers, joined->str);
}

static void
read_words (Reading *reading)
{
  const char *channel = get_cell (reading, DH_SHEET_COLUMN_CHANNEL);
  const char *outcome = get_cell (reading, DH_SHEET_COLUMN_OUTCOME);
  const char *note = get_cell (reading, DH_SHEET_COLUMN_NOTE);
  const char *difficulties = get_cell (reading, DH_SHEET_COLUMN_DIFFICULTIES);
  g_autofree char *unknown = NULL;
  DhSheetRow *row = reading->row->row;

  if (*channel != '\0' && !dh_sheet_cell_channel (channel, &row->channel))
    add_fault_about (reading, _ ("“%s” is no channel; write trực tiếp, trực tuyến or bưu chính."),
                     channel);
  if (*outcome != '\0' && !dh_sheet_cell_outcome (outcome, &row->outcome))
    add_fault_about (
        reading,
        _ ("“%s” is no outcome; write tự làm, đã nộp, chuyển cán bộ, hẹn lại, thiếu giấy tờ or "
           "chưa xong."),
        outcome);
  if (!dh_sheet_cell_difficulties (difficulties, reading->context->difficulties, &row->difficulties,
                                   &unknown))
    add_fault_about (
        reading, _ ("“%s” is no difficulty of the list; write its name, several with ; between."),
        unknown);
  g_set_str (&row->note, note);
  if (dh_text_has_id_number (note))
    add_fault (reading, _ ("The note holds what may be an identity card or telephone number; "
                           "remove it."));
}

static gboolean
is_total (DhTable *table, guint row)
{
  for (guint column = 0; column < dh_table_n_columns (table); column++)
    {
      g_autofree char *fold = dh_text_fold (dh_table_get (table, row, column));

      if (*fold != '\0')
        return g_strv_contains (totals, fold);
    }
  return FALSE;
}

static void
read_row (DhSheetImport *self,
          DhTable *table,
          guint at,
          const DhSheetImportContext *context,
          Known *known)
{
  DhSheetImportRow *row = g_new0 (DhSheetImportRow, 1);
  Reading reading = { known, self, context, table, at, row, NULL };

  row->line = dh_table_line (table, at);
  row->place = g_strdup ("");
  row->place_kind = g_strdup ("point");
  row->faults = g_ptr_array_new_with_free_func (g_free);
  row->row = g_new0 (DhSheetRow, 1);
  row->row->channel = DH_CHANNEL_IN_PERSON;
  row->row->outcome = DH_OUTCOME_SELF_DONE;
  if (self->rows->len > 0)
    reading.above = self->rows->pdata[self->rows->len - 1];
  read_day (&reading);
  read_place (&reading);
  read_team (&reading);
  read_procedure (&reading);
  read_numbers (&reading);
  read_volunteers (&reading);
  read_words (&reading);
  g_ptr_array_add (self->rows, row);
  self->n_faulty += row->faults->len > 0;
}

static void
known_init (Known *known, const DhSheetImportContext *context)
{
  known->procedures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->new_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = context->places->len; i > 0; i--)
    {
      DhPlace *place = context->places->pdata[i - 1];

      g_hash_table_insert (known->places, dh_text_fold (place->name), place);
      if (strcmp (place->kind, "home") == 0)
        known->home = place;
    }
}

static void
known_clear (Known *known)
{
  g_hash_table_unref (known->procedures);
  g_hash_table_unref (known->places);
  g_hash_table_unref (known->new_places);
}

DhSheetImport *
dh_sheet_import_read (DhTable *table, const DhSheetImportContext *context, GError **error)
{
  g_autoptr (DhSheetImport) self = g_new0 (DhSheetImport, 1);
  Known known = { .home = NULL };

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->unused = g_ptr_array_new_with_free_func (g_free);
  self->nobody = g_ptr_array_new_with_free_func (g_free);
  known_init (&known, context);
  for (guint row = find_columns (self, table); row < dh_table_n_rows (table); row++)
    if (!is_total (table, row))
      read_row (self, table, row, context, &known);
  known_clear (&known);
  if (self->at[DH_SHEET_COLUMN_PROCEDURE] < 0)
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID,
                           _ ("No column says which procedure it was; name one “Thủ tục”."));
      return NULL;
    }
  if (self->rows->len == 0)
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID,
                           _ ("There is no row under the names of the columns."));
      return NULL;
    }
  return g_steal_pointer (&self);
}
