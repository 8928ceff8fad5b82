/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/dh-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dh-accessible-names.h"
#include "dh-day.h"
#include "workbook/dh-workbook.h"

/* Rows of the choice of the form. */
enum
{
  FORM_WORKBOOK,
  FORM_CSV,
};

struct _DhExportDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow *kind_row;
  AdwComboRow *period_row;
  AdwComboRow *form_row;
  AdwSwitchRow *names_row;
  GtkWidget *button;

  gint32 day;
  gint32 today;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhExportDialog, dh_export_dialog, ADW_TYPE_DIALOG)

/* ---- The days */

static void
get_days (DhExportDialog *self, gint32 *from, gint32 *to)
{
  gint year, month, dom;

  dh_day_to_ymd (self->day, &year, &month, &dom);
  switch ((DhExportPeriod) adw_combo_row_get_selected (self->period_row))
    {
    case DH_EXPORT_WEEK:
      *from = self->day - dh_day_weekday (self->day);
      *to = *from + 6;
      break;
    case DH_EXPORT_MONTH:
      *from = dh_day_from_ymd (year, month, 1);
      *to = month < 12 ? dh_day_from_ymd (year, month + 1, 1) - 1 : dh_day_from_ymd (year, 12, 31);
      break;
    case DH_EXPORT_YEAR:
      *from = dh_day_from_ymd (year, 1, 1);
      *to = dh_day_from_ymd (year, 12, 31);
      break;
    case DH_EXPORT_DAY:
    default:
      *from = *to = self->day;
    }
  /* No figures of days to come. */
  *to = MIN (*to, MAX (self->today, self->day));
}

static void
fill_periods (DhExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *day = dh_format_day_short (self->day);
  g_autofree char *monday = dh_format_day_short (self->day - dh_day_weekday (self->day));
  gint year, month, dom;

  dh_day_to_ymd (self->day, &year, &month, &dom);
  /* Translators: %s is a date such as 21/11/2026. */
  gtk_string_list_take (names, g_strdup_printf (_ ("Day %s"), day));
  /* Translators: %s is the Monday, such as 16/11/2026. */
  gtk_string_list_take (names, g_strdup_printf (_ ("Week from %s"), monday));
  /* Translators: a month such as 11/2026. */
  gtk_string_list_take (names, g_strdup_printf (_ ("Month %d/%d"), month, year));
  /* Translators: a year such as 2026. */
  gtk_string_list_take (names, g_strdup_printf (_ ("Year %d"), year));
  adw_combo_row_set_model (self->period_row, G_LIST_MODEL (names));
}

/* As it stands in the name of a file. */
static char *
dup_stamp (DhExportDialog *self)
{
  gint32 from, to;
  gint year, month, dom;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  get_days (self, &from, &to);
  dh_day_to_ymd (from, &year, &month, &dom);
  first = dh_day_to_iso (from);
  switch ((DhExportPeriod) adw_combo_row_get_selected (self->period_row))
    {
    case DH_EXPORT_WEEK:
      last = dh_day_to_iso (from + 6);
      return g_strconcat (first, "_", last, NULL);
    case DH_EXPORT_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case DH_EXPORT_YEAR:
      return g_strdup_printf ("%04d", year);
    case DH_EXPORT_DAY:
    default:
      return g_steal_pointer (&first);
    }
}

/* ---- The choices */

static DhExportKind
get_kind (DhExportDialog *self)
{
  return (DhExportKind) adw_combo_row_get_selected (self->kind_row);
}

static const char *
describe (DhExportKind kind)
{
  switch (kind)
    {
    case DH_EXPORT_VISITS:
      return _ ("One row for each visit: times, procedure, priority, result");
    case DH_EXPORT_ASSISTS:
      return _ ("One row for each time somebody was helped: procedure, how, result, difficulties");
    case DH_EXPORT_SUMMARY:
    case DH_EXPORT_N_KINDS:
    default:
      return _ ("The figures of the report; it names the volunteers, as the printed one does");
    }
}

static void
kind_changed_cb (DhExportDialog *self)
{
  DhExportKind kind;

  g_assert (DH_IS_EXPORT_DIALOG (self));

  kind = get_kind (self);
  adw_preferences_group_set_description (self->group, describe (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, describe (kind), -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->names_row), kind != DH_EXPORT_SUMMARY);
}

static void
save_cb (DhExportDialog *self)
{
  g_assert (DH_IS_EXPORT_DIALOG (self));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
dh_export_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (dh_export_dialog_parent_class)->dispose (object);
}

static void
dh_export_dialog_class_init (DhExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_export_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DH_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DhExportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, DhExportDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, DhExportDialog, form_row);
  gtk_widget_class_bind_template_child (widget_class, DhExportDialog, names_row);
  gtk_widget_class_bind_template_child (widget_class, DhExportDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
dh_export_dialog_init (DhExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->kind_row);
  dh_name_rows (self->period_row);
  dh_name_rows (self->form_row);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->kind_row));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->button);
  kind_changed_cb (self);
  if (!dh_workbook_is_available ())
    {
      adw_combo_row_set_selected (self->form_row, FORM_CSV);
      gtk_widget_set_visible (GTK_WIDGET (self->form_row), FALSE);
    }
}

DhExportDialog *
dh_export_dialog_new (gint32 day, gint32 today)
{
  DhExportDialog *self = g_object_new (DH_TYPE_EXPORT_DIALOG, NULL);

  self->day = day;
  self->today = today;
  fill_periods (self);
  return self;
}

/* ---- What was chosen */

DhExportTable
dh_export_dialog_get_table (DhExportDialog *self)
{
  DhExportTable table = { 0 };

  g_return_val_if_fail (DH_IS_EXPORT_DIALOG (self), table);

  table.kind = get_kind (self);
  table.with_names = table.kind != DH_EXPORT_SUMMARY && adw_switch_row_get_active (self->names_row);
  get_days (self, &table.from, &table.to);
  return table;
}

gboolean
dh_export_dialog_get_workbook (DhExportDialog *self)
{
  g_return_val_if_fail (DH_IS_EXPORT_DIALOG (self), FALSE);

  return adw_combo_row_get_selected (self->form_row) == FORM_WORKBOOK;
}

char *
dh_export_dialog_dup_file_name (DhExportDialog *self)
{
  g_autofree char *stamp = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (DH_IS_EXPORT_DIALOG (self), NULL);

  stamp = dup_stamp (self);
  switch (get_kind (self))
    {
    case DH_EXPORT_VISITS:
      /* Translators: name of a file; %s is a date such as 2026-11-21. No spaces, no marks. */
      stem = g_strdup_printf (_ ("visits-%s"), stamp);
      break;
    case DH_EXPORT_ASSISTS:
      /* Translators: name of a file; %s is a date such as 2026-11-21. No spaces, no marks. */
      stem = g_strdup_printf (_ ("assists-%s"), stamp);
      break;
    case DH_EXPORT_SUMMARY:
    case DH_EXPORT_N_KINDS:
    default:
      /* Translators: name of a file; %s is a date such as 2026-11-21. No spaces, no marks. */
      stem = g_strdup_printf (_ ("summary-%s"), stamp);
    }
  return g_strconcat (stem, dh_export_dialog_get_workbook (self) ? ".xlsx" : ".csv", NULL);
}
