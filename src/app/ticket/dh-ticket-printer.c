/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ticket/dh-ticket-printer.h"

#include <glib/gi18n-lib.h>

#include "common/dh-settings.h"
#include "dh-error.h"
#include "dh-language.h"
#include "dh-ticket-read.h"
#include "ticket/dh-ticket-operation.h"

/* A printer that has not taken a slip by then will not take it soon. GTK itself looks for ever for
 * a printer that there is not. */
#define PATIENCE_MS 8000

/* A slip to be printed. */
typedef struct
{
  DhTicketContent *content; /* owned */
  DhTicketFormat format;
  gint64 visit_id; /* 0 = none */
  DhTicketSlip slip;
  gboolean ask; /* through the dialog in any case */
} Job;

struct _DhTicketPrinter
{
  GObject parent_instance;

  DhSession *session;           /* (owned) */
  GSettings *settings;          /* (owned) (nullable) */
  GtkWidget *parent;            /* (not owned) (nullable) weak */
  char *folder;                 /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) of the readings */
  GQueue jobs;                  /* of Job, owned; the first ones in @running are under way */
  GPtrArray *running;           /* (owned) of Job: those of the operation */
  GtkPrintOperation *operation; /* (owned) (nullable) under way */
  GPtrArray *tracked;           /* (owned) operations that the printer is at work on */
  guint readings;               /* visits being read */
  guint start_id;               /* idle source that starts the next job */
  guint patience_id;            /* timeout of the operation */
  guint patience;               /* ms until then */
  gboolean dialog;              /* the operation asks by a dialog */
  char *printer;                /* (owned) (nullable) of the operation */
};

enum
{
  SIGNAL_PRINTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhTicketPrinter, dh_ticket_printer, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  dh_ticket_content_unref (job->content);
  g_free (job);
}

/* ---- Options */

void
dh_ticket_options_load (DhTicketOptions *options, GSettings *settings)
{
  g_autofree char *size = dh_settings_dup_string (settings, DH_SETTINGS_TICKET_SIZE);
  g_autofree char *qr = dh_settings_dup_string (settings, DH_SETTINGS_TICKET_QR);

  options->printer = dh_settings_dup_string (settings, DH_SETTINGS_TICKET_PRINTER);
  options->automatic = dh_settings_get_boolean (settings, DH_SETTINGS_TICKET_AUTOMATIC) &&
                       *options->printer != '\0';
  options->copies = dh_settings_get_int (settings, DH_SETTINGS_TICKET_COPIES, 1);
  if (!dh_ticket_format_from_code (size, &options->format))
    options->format = DH_TICKET_FORMAT_80MM;
  options->qr = g_str_equal (qr, "text")   ? DH_TICKET_QR_TEXT
                : g_str_equal (qr, "none") ? DH_TICKET_QR_NONE
                                           : DH_TICKET_QR_SURVEY;
}

void
dh_ticket_options_clear (DhTicketOptions *options)
{
  g_clear_pointer (&options->printer, g_free);
}

/* ---- Jobs */

static void schedule (DhTicketPrinter *self);

static void
emit_failed (DhTicketPrinter *self, const Job *job, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, job->visit_id, (int) job->slip, error);
}

/* Ends the operation under way: with @error for all of its jobs, or well where that is NULL.
 * @dropped: the person thought better of it. */
static void
finish (DhTicketPrinter *self, const GError *error, gboolean dropped)
{
  g_autoptr (GPtrArray) jobs = g_steal_pointer (&self->running);
  g_autoptr (GtkPrintOperation) operation = g_steal_pointer (&self->operation);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->running = g_ptr_array_new_with_free_func (job_free);
  if (error == NULL && !dropped && !self->dialog && self->folder == NULL &&
      !gtk_print_operation_is_finished (operation))
    g_ptr_array_add (self->tracked, g_object_ref (operation));
  else
    g_signal_handlers_disconnect_by_data (operation, self);
  g_object_ref (self);
  for (guint i = 0; i < jobs->len; i++)
    {
      const Job *job = jobs->pdata[i];

      if (error != NULL)
        emit_failed (self, job, error);
      else if (!dropped)
        g_signal_emit (self, signals[SIGNAL_PRINTED], 0, job->visit_id);
    }
  schedule (self);
  g_object_unref (self);
}

static GError *
create_error (DhTicketPrinter *self, const char *cause)
{
  /* Translators: %1$s is a queue number, %2$s what the printing system says. */
  return g_error_new (
      DH_ERROR, DH_ERROR_IO, _ ("The slip of number %1$s was not printed: %2$s"),
      dh_ticket_content_get_title (((const Job *) self->running->pdata[0])->content), cause);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DhTicketPrinter *self)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_TICKET_PRINTER (self));

  if (self->operation != operation)
    return;
  switch (result)
    {
    case GTK_PRINT_OPERATION_RESULT_APPLY:
      finish (self, NULL, FALSE);
      break;
    case GTK_PRINT_OPERATION_RESULT_ERROR:
      gtk_print_operation_get_error (operation, &cause);
      error = create_error (self, cause != NULL ? cause->message
                                                : _ ("the printing system gives no reason."));
      finish (self, error, FALSE);
      break;
    case GTK_PRINT_OPERATION_RESULT_CANCEL:
      /* Without a dialog nobody can have cancelled: this is how GTK says that there is no such
       * printer. */
      if (!self->dialog)
        {
          g_autofree char *text = g_strdup_printf (
              _ ("the printer “%s” cannot be found. Is it switched on?"), self->printer);

          error = create_error (self, text);
        }
      finish (self, error, TRUE);
      break;
    case GTK_PRINT_OPERATION_RESULT_IN_PROGRESS:
    default:
      break;
    }
}

/* What becomes of a slip once the printing system has it. */
static void
status_cb (GtkPrintOperation *operation, DhTicketPrinter *self)
{
  GtkPrintStatus status = gtk_print_operation_get_status (operation);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_TICKET_PRINTER (self));

  if (!g_ptr_array_find (self->tracked, operation, NULL))
    return;
  g_object_get (operation, "job-name", &name, NULL);
  if (status == GTK_PRINT_STATUS_FINISHED_ABORTED || status == GTK_PRINT_STATUS_PENDING_ISSUE)
    {
      g_set_error (&error, DH_ERROR, DH_ERROR_IO,
                   _ ("The slip of number %1$s was not printed: %2$s"), name,
                   _ ("the printer has stopped. Is there paper in it?"));
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, (gint64) 0, 0, error);
    }
  if (error != NULL || gtk_print_operation_is_finished (operation))
    {
      g_signal_handlers_disconnect_by_data (operation, self);
      g_ptr_array_remove (self->tracked, operation);
    }
}

static gboolean
patience_cb (gpointer user_data)
{
  DhTicketPrinter *self = user_data;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_TICKET_PRINTER (self));

  self->patience_id = 0;
  operation = g_object_ref (self->operation);
  text =
      g_strdup_printf (_ ("the printer “%s” does not answer. Is it switched on?"), self->printer);
  error = create_error (self, text);
  finish (self, error, FALSE);
  gtk_print_operation_cancel (operation);
  return G_SOURCE_REMOVE;
}

/* The first job, and on a sheet of several those that fit beside it. */
static GPtrArray *
take_jobs (DhTicketPrinter *self)
{
  Job *first = g_queue_pop_head (&self->jobs);
  const DhTicketFormatInfo *info = dh_ticket_format_get (first->format);
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_ticket_content_unref);

  g_ptr_array_set_size (self->running, 0);
  g_ptr_array_add (self->running, first);
  while (self->running->len < info->columns * info->rows && !g_queue_is_empty (&self->jobs))
    {
      const Job *next = g_queue_peek_head (&self->jobs);

      if (next->format != first->format || next->ask != first->ask)
        break;
      g_ptr_array_add (self->running, g_queue_pop_head (&self->jobs));
    }
  for (guint i = 0; i < self->running->len; i++)
    g_ptr_array_add (contents, dh_ticket_content_ref (((Job *) self->running->pdata[i])->content));
  return contents;
}

static GtkWindow *
get_window (DhTicketPrinter *self)
{
  GtkRoot *root = self->parent != NULL ? gtk_widget_get_root (self->parent) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
start (DhTicketPrinter *self)
{
  g_autoptr (GPtrArray) contents = take_jobs (self);
  const Job *job = self->running->pdata[0];
  g_auto (DhTicketOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTicketOperation) operation = NULL;
  GtkPrintOperationAction action = GTK_PRINT_OPERATION_ACTION_PRINT;
  GtkPrintOperationResult result;

  dh_ticket_options_load (&options, self->settings);
  g_set_str (&self->printer, options.printer);
  self->dialog = self->folder == NULL && (job->ask || *options.printer == '\0');
  operation = dh_ticket_operation_new (contents, job->format, job->ask ? "" : options.printer,
                                       job->ask ? 1 : options.copies, &error);
  if (operation == NULL)
    {
      self->operation = gtk_print_operation_new ();
      finish (self, error, FALSE);
      return;
    }
  if (self->folder != NULL)
    {
      g_autofree char *name =
          g_strdup_printf ("%s.pdf", dh_ticket_content_get_title (job->content));
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      action = GTK_PRINT_OPERATION_ACTION_EXPORT;
      gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
    }
  else if (self->dialog)
    action = GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
  else
    self->patience_id = g_timeout_add (self->patience, patience_cb, self);

  self->operation = GTK_PRINT_OPERATION (g_object_ref (operation));
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "status-changed", G_CALLBACK (status_cb), self,
                           G_CONNECT_DEFAULT);
  result =
      gtk_print_operation_run (GTK_PRINT_OPERATION (operation), action, get_window (self), &error);
  /* Some faults are told by the result alone. */
  if (result != GTK_PRINT_OPERATION_RESULT_IN_PROGRESS)
    done_cb (GTK_PRINT_OPERATION (operation), result, self);
}

static void
start_cb (gpointer user_data)
{
  DhTicketPrinter *self = user_data;

  g_assert (DH_IS_TICKET_PRINTER (self));

  self->start_id = 0;
  if (self->operation == NULL && !g_queue_is_empty (&self->jobs))
    start (self);
}

/* After whatever has to be drawn. */
static void
schedule (DhTicketPrinter *self)
{
  if (self->start_id == 0 && self->operation == NULL && !g_queue_is_empty (&self->jobs))
    {
      self->start_id = g_idle_add_once (start_cb, self);
      g_source_set_priority (g_main_context_find_source_by_id (NULL, self->start_id),
                             G_PRIORITY_LOW);
    }
}

static void
push (DhTicketPrinter *self,
      DhTicketContent *content,
      DhTicketFormat format,
      gint64 visit_id,
      DhTicketSlip slip,
      gboolean ask)
{
  Job *job = g_new0 (Job, 1);

  job->content = dh_ticket_content_ref (content);
  job->format = format;
  job->visit_id = visit_id;
  job->slip = slip;
  job->ask = ask;
  g_queue_push_tail (&self->jobs, job);
  schedule (self);
}

void
dh_ticket_printer_print (DhTicketPrinter *self,
                         DhTicketContent *content,
                         DhTicketFormat format,
                         gboolean ask)
{
  g_return_if_fail (DH_IS_TICKET_PRINTER (self));
  g_return_if_fail (content != NULL);

  push (self, content, format, 0, DH_TICKET_SLIP_NUMBER, ask);
}

/* ---- Visits */

typedef struct
{
  gint64 visit_id;
  DhTicketSlip slip;
  DhTicketQr qr;
  gboolean vietnamese;
} ReadJob;

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const ReadJob *job = data;

  if (job->slip == DH_TICKET_SLIP_COME_BACK)
    {
      g_autoptr (DhComeBack) record = dh_come_back_read (store, job->visit_id, error);

      return record != NULL ? dh_come_back_get_content (record, job->vietnamese) : NULL;
    }
  else
    {
      g_autoptr (DhTicket) ticket = dh_ticket_read (store, job->visit_id, error);

      return ticket != NULL ? dh_ticket_get_content (ticket, job->qr, job->vietnamese) : NULL;
    }
}

/* A visit being read; owned. */
typedef struct
{
  DhTicketPrinter *printer; /* owned */
  gint64 visit_id;
  DhTicketSlip slip;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (DhTicketPrinter) self = reading->printer;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTicketContent) content = NULL;
  g_auto (DhTicketOptions) options = { 0 };

  g_assert (DH_IS_TICKET_PRINTER (self));

  self->readings--;
  content = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  dh_ticket_options_load (&options, self->settings);
  if (content != NULL)
    push (self, content, options.format, reading->visit_id, reading->slip, FALSE);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, reading->visit_id, (int) reading->slip, error);
}

void
dh_ticket_printer_print_visit (DhTicketPrinter *self, gint64 visit_id, DhTicketSlip slip)
{
  DhStoreClient *client = NULL;
  g_auto (DhTicketOptions) options = { 0 };
  ReadJob *job = NULL;
  Reading *reading = NULL;

  g_return_if_fail (DH_IS_TICKET_PRINTER (self));

  client = dh_session_get_client (self->session);
  if (client == NULL)
    return;
  dh_ticket_options_load (&options, self->settings);
  job = g_new0 (ReadJob, 1);
  job->visit_id = visit_id;
  job->slip = slip;
  job->qr = options.qr;
  job->vietnamese = dh_language_is_vietnamese ();
  reading = g_new0 (Reading, 1);
  reading->printer = g_object_ref (self);
  reading->visit_id = visit_id;
  reading->slip = slip;
  self->readings++;
  dh_store_client_run_async (client, read_job, job, g_free,
                             (GDestroyNotify) dh_ticket_content_unref, self->cancellable, read_cb,
                             reading);
}

gboolean
dh_ticket_printer_is_automatic (DhTicketPrinter *self)
{
  g_auto (DhTicketOptions) options = { 0 };

  g_return_val_if_fail (DH_IS_TICKET_PRINTER (self), FALSE);

  dh_ticket_options_load (&options, self->settings);
  /* A practice day is no reason to use up paper. */
  return options.automatic && !dh_session_is_practice (self->session);
}

guint
dh_ticket_printer_get_n_jobs (DhTicketPrinter *self)
{
  g_return_val_if_fail (DH_IS_TICKET_PRINTER (self), 0);

  return self->readings + g_queue_get_length (&self->jobs) + self->running->len;
}

/* ---- Life */

static void
parent_gone_cb (gpointer data, GObject *where)
{
  DH_TICKET_PRINTER (data)->parent = NULL;
}

void
dh_ticket_printer_set_parent (DhTicketPrinter *self, GtkWidget *widget)
{
  g_return_if_fail (DH_IS_TICKET_PRINTER (self));

  if (self->parent != NULL)
    g_object_weak_unref (G_OBJECT (self->parent), parent_gone_cb, self);
  self->parent = widget;
  if (widget != NULL)
    g_object_weak_ref (G_OBJECT (widget), parent_gone_cb, self);
}

void
dh_ticket_printer_set_folder (DhTicketPrinter *self, const char *folder)
{
  g_return_if_fail (DH_IS_TICKET_PRINTER (self));

  g_set_str (&self->folder, folder);
}

void
dh_ticket_printer_set_patience (DhTicketPrinter *self, guint milliseconds)
{
  g_return_if_fail (DH_IS_TICKET_PRINTER (self));

  self->patience = milliseconds;
}

static void
dh_ticket_printer_dispose (GObject *object)
{
  DhTicketPrinter *self = DH_TICKET_PRINTER (object);

  g_cancellable_cancel (self->cancellable);
  dh_ticket_printer_set_parent (self, NULL);
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_queue_clear_full (&self->jobs, job_free);
  g_ptr_array_set_size (self->running, 0);
  g_ptr_array_set_size (self->tracked, 0);
  g_clear_object (&self->operation);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_ticket_printer_parent_class)->dispose (object);
}

static void
dh_ticket_printer_finalize (GObject *object)
{
  DhTicketPrinter *self = DH_TICKET_PRINTER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->running, g_ptr_array_unref);
  g_clear_pointer (&self->tracked, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->printer, g_free);

  G_OBJECT_CLASS (dh_ticket_printer_parent_class)->finalize (object);
}

static void
dh_ticket_printer_class_init (DhTicketPrinterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dh_ticket_printer_dispose;
  object_class->finalize = dh_ticket_printer_finalize;

  signals[SIGNAL_PRINTED] = g_signal_new ("printed", DH_TYPE_TICKET_PRINTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DH_TYPE_TICKET_PRINTER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT,
                                         G_TYPE_ERROR);
}

static void
dh_ticket_printer_init (DhTicketPrinter *self)
{
  self->patience = PATIENCE_MS;
  self->cancellable = g_cancellable_new ();
  self->running = g_ptr_array_new_with_free_func (job_free);
  self->tracked = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->jobs);
}

DhTicketPrinter *
dh_ticket_printer_new (DhSession *session, GSettings *settings)
{
  DhTicketPrinter *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_TICKET_PRINTER, NULL);
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  return self;
}
