/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

/* What is done with the book as a whole: backing it up, putting a backup in its place, and what is
 * to be seen to once a day. */
#include "window/dh-window-private.h"

#include <glib/gi18n-lib.h>

#include "book/dh-backup-job.h"
#include "book/dh-restore-dialog.h"
#include "common/dh-close-day-notice.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "text/dh-text.h"

/* The file's own memory of when it was last backed up, UTC s. */
#define SETTING_LAST_BACKUP "last_backup"
#define REMIND_S (7 * DH_DAY_S)
/* Not while the desk is being opened. */
#define CARE_MS 10000

/* ---- A line below the header */

static void
dismissed_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  dh_window_hide_book_notice (self);
}

void
dh_window_hide_book_notice (DhWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* A line must not go while it has the focus. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->book_bin)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_bin_set_child (self->book_bin, NULL);
}

static void
show_notice (DhWindow *self, const char *text, gboolean offer)
{
  DhCloseDayNotice *notice = dh_close_day_notice_new (text, TRUE);

  if (offer)
    dh_close_day_notice_add_button (notice, _ ("_Back Up…"), "win.backup", NULL);
  g_signal_connect_object (notice, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  dh_window_hide_book_notice (self);
  adw_bin_set_child (self->book_bin, GTK_WIDGET (notice));
  dh_announce (GTK_WIDGET (notice), text, FALSE);
}

static void
show_failure (DhWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- Backing up */

/* A file on its way; owned. */
typedef struct
{
  DhWindow *window;
  DhSession *session; /* whose book it was */
  char *name;         /* of the file */
} Backup;

static void
backup_free (Backup *backup)
{
  g_clear_object (&backup->window);
  g_clear_object (&backup->session);
  g_free (backup->name);
  g_free (backup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Backup, backup_free)

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The backup is there all the same; at worst it is reminded of too early. */
  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error))
    g_message ("%s", error->message);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Backup) backup = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *now = NULL;
  DhWindow *self = backup->window;

  g_assert (DH_IS_WINDOW (self));

  self->backing_up = FALSE;
  if (!dh_backup_finish (result, &error))
    {
      if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->session != NULL)
        show_failure (self, _ ("The Book Was Not Backed Up"), error);
      dh_window_update_actions (self);
      return;
    }
  if (dh_session_get_client (backup->session) != NULL)
    {
      now = g_strdup_printf ("%" G_GINT64_FORMAT, dh_session_now (backup->session));
      dh_session_set_setting_async (backup->session, SETTING_LAST_BACKUP, now, stored_cb, NULL);
    }
  dh_window_hide_book_notice (self);
  dh_window_update_actions (self);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("The book was backed up as “%s”, and the copy was checked."),
                          backup->name);
  dh_toast_show (GTK_WIDGET (self->root_stack), text, NULL, 0);
}

void
dh_window_back_up_to (DhWindow *self, const char *path)
{
  Backup *backup = NULL;

  g_return_if_fail (DH_IS_WINDOW (self) && path != NULL);

  if (self->session == NULL || self->backing_up)
    return;
  backup = g_new0 (Backup, 1);
  backup->window = g_object_ref (self);
  backup->session = g_object_ref (self->session);
  backup->name = g_path_get_basename (path);
  self->backing_up = TRUE;
  dh_window_update_actions (self);
  dh_toast_show (GTK_WIDGET (self->root_stack), _ ("Backing up… You can go on working."), NULL, 0);
  dh_backup_async (self->path, path, backed_up_cb, backup);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = NULL;

  g_assert (DH_IS_WINDOW (self));

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        show_failure (self, _ ("The Book Was Not Backed Up"), error);
      return;
    }
  path = g_file_get_path (file);
  if (path != NULL)
    {
      dh_window_back_up_to (self, path);
      return;
    }
  g_set_error (&error, DH_ERROR, DH_ERROR_INVALID,
               _ ("This place is not a folder of this machine. Choose a stick or a folder here."));
  show_failure (self, _ ("The Book Was Not Backed Up"), error);
}

/* "donghanh-xa-ia-puch-2026-11-21.donghanh" */
char *
dh_window_dup_backup_name (DhWindow *self)
{
  g_autofree char *folded = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (DH_IS_WINDOW (self) && self->session != NULL, NULL);

  folded = dh_text_fold (dh_session_get_commune (self->session));
  day = dh_day_to_iso (dh_session_today (self->session));
  g_strdelimit (folded, " /\\", '-');
  if (*folded == '\0')
    return g_strdup_printf ("donghanh-%s" DH_BACKUP_ENDING, day);
  return g_strdup_printf ("donghanh-%s-%s" DH_BACKUP_ENDING, folded, day);
}

static GtkFileDialog *
create_file_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _ ("Backups of Đồng Hành"));
  gtk_file_filter_add_pattern (ours, "*" DH_BACKUP_ENDING);
  gtk_file_filter_add_pattern (ours, "*.db");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, ours);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, title);
  return dialog;
}

static void
backup_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DhWindow *self = DH_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;

  if (self->session == NULL)
    return;
  dh_focus_commit (widget);
  dialog = create_file_dialog (_ ("Back Up the Book"));
  name = dh_window_dup_backup_name (self);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, target_chosen_cb, g_object_ref (self));
}

/* ---- Restoring */

/* A backup that was looked at; owned. */
typedef struct
{
  DhWindow *window;
  DhRestore *restore;
} Wish;

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->window);
  g_clear_pointer (&wish->restore, dh_restore_free);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  DhWindow *self = wish->window;
  gboolean done = dh_restore_finish (result, &kept, &error);

  g_assert (DH_IS_WINDOW (self));

  self->restoring = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  dh_window_open (self);
  if (!done)
    show_failure (self, _ ("The Backup Was Not Restored"), error);
  else if (kept != NULL)
    {
      g_autofree char *name = g_path_get_basename (kept);
      g_autofree char *text = NULL;

      /* Translators: both %s are names of files. */
      text = g_strdup_printf (
          _ ("The book is now that of “%s”. The one before is kept beside it as “%s”."),
          wish->restore->name, name);
      show_notice (self, text, FALSE);
    }
  else
    {
      g_autofree char *text = NULL;

      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_ ("The book is now that of “%s”."), wish->restore->name);
      show_notice (self, text, FALSE);
    }
}

/* Nobody may write to the book while another takes its place. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  DhWindow *self = wish->window;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  const DhRestore *restore = wish->restore;

  g_assert (DH_IS_WINDOW (self));

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!g_str_equal (response, "replace"))
    {
      self->restoring = FALSE;
      dh_window_update_actions (self);
      return;
    }
  dh_window_close_book (self);
  dh_window_show_waiting (self, _ ("The Backup Is Being Put in Place…"));
  dh_restore_async (restore, self->path, restored_cb, g_steal_pointer (&wish));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhRestore) restore = dh_restore_look_finish (result, &error);
  AdwAlertDialog *dialog = NULL;
  Wish *wish = NULL;

  g_assert (DH_IS_WINDOW (self));

  if (g_cancellable_is_cancelled (self->cancellable) || restore == NULL)
    {
      self->restoring = FALSE;
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      dh_window_update_actions (self);
      show_failure (self, _ ("The Backup Was Not Restored"), error);
      return;
    }
  dialog = dh_restore_dialog_new (restore);
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  wish->restore = g_steal_pointer (&restore);
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, wish);
}

void
dh_window_restore_from (DhWindow *self, const char *path)
{
  g_return_if_fail (DH_IS_WINDOW (self) && path != NULL);

  if (self->practice || self->restoring)
    return;
  self->restoring = TRUE;
  dh_window_update_actions (self);
  dh_restore_look_async (path, self->path, looked_cb, g_object_ref (self));
}

static void
source_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_assert (DH_IS_WINDOW (self));

  if (path != NULL)
    dh_window_restore_from (self, path);
  else if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_failure (self, _ ("The Backup Was Not Restored"), error);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (_ ("Restore a Backup"));

  dh_focus_commit (widget);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, source_chosen_cb, g_object_ref (widget));
}

/* ---- Once a day */

typedef struct
{
  gint32 today;
  gint64 now; /* UTC s */
} Care;

/* On the store's thread. Whose time has come is erased here, whether or not anybody looks. The
 * answer: whether it is time for a backup. */
static gpointer
care_job (DhStore *store, gpointer data, GError **error)
{
  const Care *care = data;
  gint32 first = 0;
  gint32 last = 0;
  gint64 backup = 0;

  if (dh_store_erase_persons (store, care->today, FALSE, error) < 0)
    return NULL;
  if (!dh_store_day_range (store, &first, &last))
    return GINT_TO_POINTER (-1);
  backup = MAX (dh_store_get_setting_int (store, SETTING_LAST_BACKUP, 0), dh_day_start (first));
  /* A clock that was wrong once must not silence this for ever. */
  return GINT_TO_POINTER (care->now - backup > REMIND_S || backup > care->now + REMIND_S ? 1 : -1);
}

static void
cared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  int due = GPOINTER_TO_INT (dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error));

  g_assert (DH_IS_WINDOW (self));

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
  if (due > 0 && self->session != NULL && adw_bin_get_child (self->book_bin) == NULL)
    show_notice (self, _ ("The book has not been backed up for more than a week."), TRUE);
}

void
dh_window_care (DhWindow *self)
{
  Care *care = NULL;

  g_return_if_fail (DH_IS_WINDOW (self));

  if (self->session == NULL || self->practice || dh_session_get_client (self->session) == NULL)
    return;
  care = g_new0 (Care, 1);
  care->today = dh_session_today (self->session);
  care->now = dh_session_now (self->session);
  self->care_day = care->today;
  dh_store_client_run_async (dh_session_get_client (self->session), care_job, care, g_free, NULL,
                             self->cancellable, cared_cb, g_object_ref (self));
}

static void
care_cb (gpointer user_data)
{
  DhWindow *self = user_data;

  g_assert (DH_IS_WINDOW (self));

  self->care_id = 0;
  dh_window_care (self);
}

void
dh_window_plan_care (DhWindow *self)
{
  g_return_if_fail (DH_IS_WINDOW (self));

  if (self->session != NULL && !self->practice && self->care_id == 0 &&
      self->care_day != dh_session_today (self->session))
    self->care_id = g_timeout_add_once (CARE_MS, care_cb, self);
}

/* ---- Actions */

void
dh_window_update_book_actions (DhWindow *self)
{
  gboolean dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) !=
                    NULL;
  gboolean can = !self->practice && !dialog && !self->restoring;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.backup",
                                 can && self->session != NULL && !self->backing_up);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore", can && !self->backing_up);
}

void
dh_window_install_book_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
}
