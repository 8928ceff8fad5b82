/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "book/dh-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-language.h"

/* "21/11/2026 17:05" */
static char *
dup_moment (gint64 at)
{
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;

  if (at == 0)
    return g_strdup (_ ("nothing yet"));
  date = dh_format_day_short (dh_day_of_time (at));
  clock = dh_format_clock (at);
  return g_strdup_printf ("%s %s", date, clock);
}

/* "Xã Ia Púch, Gia Lai" */
static char *
dup_place (const DhBookInfo *info)
{
  if (*info->commune == '\0')
    return g_strdup (_ ("without a name"));
  if (*info->province == '\0')
    return g_strdup (info->commune);
  return g_strdup_printf ("%s, %s", info->commune, info->province);
}

char *
dh_restore_get_warnings (const DhRestore *restore)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DhBookInfo *book = NULL;

  g_return_val_if_fail (restore != NULL, NULL);

  book = restore->book;
  if (book == NULL)
    return g_strdup ("");
  if (g_strcmp0 (book->commune, restore->backup->commune) != 0)
    g_string_append (text, _ ("This backup is of another commune."));
  if (book->written > restore->backup->written)
    {
      g_autofree char *since = dup_moment (restore->backup->written);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: %s is a date with a time. */
      g_string_append_printf (
          text, _ ("What was written into the book after the backup (%s) is not in it."), since);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- The two books beside each other */

static GtkWidget *
create_label (const char *text, const char *css, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
add_line (GtkGrid *grid, int row, const char *title, char *backup, char *book)
{
  g_autofree char *in_backup = backup;
  g_autofree char *in_book = book;

  gtk_grid_attach (grid, create_label (title, "dimmed", 0), 0, row, 1, 1);
  gtk_grid_attach (grid, create_label (in_backup, NULL, 0), 1, row, 1, 1);
  if (in_book != NULL)
    gtk_grid_attach (grid, create_label (in_book, NULL, 0), 2, row, 1, 1);
}

static char *
dup_number (gint64 number)
{
  return dh_format_count (number, dh_language_is_vietnamese ());
}

static GtkWidget *
create_table (const DhRestore *restore)
{
  GtkWidget *grid = gtk_grid_new ();
  const DhBookInfo *backup = restore->backup;
  const DhBookInfo *book = restore->book;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  if (book != NULL)
    {
      gtk_grid_attach (GTK_GRID (grid), create_label (_ ("Backup"), "heading", 0), 1, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), create_label (_ ("Book now"), "heading", 0), 2, 0, 1, 1);
    }
  add_line (GTK_GRID (grid), 1, _ ("Commune"), dup_place (backup),
            book != NULL ? dup_place (book) : NULL);
  add_line (GTK_GRID (grid), 2, _ ("Visits"), dup_number (backup->visits),
            book != NULL ? dup_number (book->visits) : NULL);
  add_line (GTK_GRID (grid), 3, _ ("Records of help"), dup_number (backup->assists),
            book != NULL ? dup_number (book->assists) : NULL);
  add_line (GTK_GRID (grid), 4, _ ("Last written"), dup_moment (backup->written),
            book != NULL ? dup_moment (book->written) : NULL);
  return grid;
}

AdwAlertDialog *
dh_restore_dialog_new (const DhRestore *restore)
{
  AdwDialog *dialog = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *warnings = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (restore != NULL, NULL);

  if (restore->book != NULL)
    /* Translators: %s is the name of a file. */
    body = g_strdup_printf (_ ("“%s” is whole and can be used. The book that is open now is not "
                               "deleted: it is kept beside the new one."),
                            restore->name);
  else
    /* Translators: %s is the name of a file. */
    body = g_strdup_printf (_ ("“%s” is whole and can be used as the book of this machine."),
                            restore->name);
  dialog = adw_alert_dialog_new (restore->book != NULL ? _ ("Replace the Book by This Backup?")
                                                       : _ ("Use This Backup as the Book?"),
                                 body);
  gtk_box_append (GTK_BOX (box), create_table (restore));
  warnings = dh_restore_get_warnings (restore);
  if (*warnings != '\0')
    gtk_box_append (GTK_BOX (box), create_label (warnings, "error", 0));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (
      ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
      restore->book != NULL ? _ ("_Replace the Book") : _ ("_Use This Backup"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "replace",
                                            restore->book != NULL ? ADW_RESPONSE_DESTRUCTIVE
                                                                  : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return ADW_ALERT_DIALOG (dialog);
}
