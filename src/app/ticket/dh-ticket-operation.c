/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ticket/dh-ticket-operation.h"

#include "dh-ticket-sheet.h"

struct _DhTicketOperation
{
  GtkPrintOperation parent_instance;

  GPtrArray *contents;  /* (owned) of DhTicketContent */
  DhReportFont *font;   /* (owned) */
  DhTicketSheet *sheet; /* (owned) (nullable) while printing */
  DhTicketFormat format;
  double height; /* of the paper asked for, points */
};

G_DEFINE_FINAL_TYPE (DhTicketOperation, dh_ticket_operation, GTK_TYPE_PRINT_OPERATION)

static void
dh_ticket_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  DhTicketOperation *self = DH_TICKET_OPERATION (operation);
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  double height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);

  g_clear_pointer (&self->sheet, dh_ticket_sheet_free);
  /* The rounding of a paper size must not make a roll's slip shrink. */
  self->sheet = dh_ticket_sheet_new (
      self->contents, self->font, self->format,
      gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
      height > self->height - 2 && dh_ticket_format_get (self->format)->height <= 0 ? 0 : height);
  gtk_print_operation_set_n_pages (operation, (int) dh_ticket_sheet_get_n_pages (self->sheet));
}

static void
dh_ticket_operation_draw_page (GtkPrintOperation *operation,
                               GtkPrintContext *context,
                               int page_number)
{
  DhTicketOperation *self = DH_TICKET_OPERATION (operation);

  g_return_if_fail (self->sheet != NULL);

  dh_ticket_sheet_draw (self->sheet, (guint) page_number,
                        gtk_print_context_get_cairo_context (context));
}

static void
dh_ticket_operation_end_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  g_clear_pointer (&DH_TICKET_OPERATION (operation)->sheet, dh_ticket_sheet_free);
}

static void
set_paper (DhTicketOperation *self)
{
  g_autoptr (DhTicketSheet)
                sheet = dh_ticket_sheet_new (self->contents, self->font, self->format, 0, 0);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  const char *code = dh_ticket_format_get (self->format)->code;
  GtkPaperSize *paper = NULL;
  double width, height;

  dh_ticket_sheet_get_size (sheet, 0, &width, &height);
  self->height = height;
  if (self->format == DH_TICKET_FORMAT_A4 || self->format == DH_TICKET_FORMAT_POSTER_A4)
    paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  else if (self->format == DH_TICKET_FORMAT_POSTER_A5)
    paper = gtk_paper_size_new (GTK_PAPER_NAME_A5);
  else
    paper = gtk_paper_size_new_custom (code, code, width, height, GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  /* The slip has margins of its own. */
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
}

static void
dh_ticket_operation_finalize (GObject *object)
{
  DhTicketOperation *self = DH_TICKET_OPERATION (object);

  g_clear_pointer (&self->sheet, dh_ticket_sheet_free);
  g_clear_pointer (&self->font, dh_report_font_free);
  g_clear_pointer (&self->contents, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_ticket_operation_parent_class)->finalize (object);
}

static void
dh_ticket_operation_class_init (DhTicketOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_ticket_operation_finalize;
  operation_class->begin_print = dh_ticket_operation_begin_print;
  operation_class->draw_page = dh_ticket_operation_draw_page;
  operation_class->end_print = dh_ticket_operation_end_print;
}

static void
dh_ticket_operation_init (DhTicketOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_track_print_status (operation, TRUE);
}

DhTicketOperation *
dh_ticket_operation_new (GPtrArray *contents,
                         DhTicketFormat format,
                         const char *printer,
                         int copies,
                         GError **error)
{
  DhReportFont *font = dh_report_font_new_plain (error);
  DhTicketOperation *self = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  g_return_val_if_fail (contents != NULL && contents->len > 0, NULL);

  if (font == NULL)
    return NULL;
  self = g_object_new (DH_TYPE_TICKET_OPERATION, "job-name",
                       dh_ticket_content_get_title (contents->pdata[0]), NULL);
  self->contents = g_ptr_array_ref (contents);
  self->font = font;
  self->format = format;
  if (*printer != '\0')
    gtk_print_settings_set_printer (settings, printer);
  gtk_print_settings_set_n_copies (settings, copies);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
  set_paper (self);
  return self;
}
