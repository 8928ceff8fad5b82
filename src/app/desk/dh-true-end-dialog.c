/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-true-end-dialog.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-time.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-day.h"
#include "dh-language.h"

#define MINUTE 60

struct _DhTrueEndDialog
{
  AdwDialog parent_instance;

  GtkLabel *intro_label;
  AdwWrapBox *chips;
  GtkEntry *entry;
  GtkLabel *hint_label;
  GtkWidget *button;

  gint64 since; /* UTC s, start of the help */
  gint64 now;   /* UTC s */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhTrueEndDialog, dh_true_end_dialog, ADW_TYPE_DIALOG)

/* The time that is written; 0 = none that can be. */
static gint64
get_time (DhTrueEndDialog *self)
{
  gint64 at = 0;

  if (!dh_close_day_parse_clock (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                 dh_day_of_time (self->now), &at))
    return 0;
  /* A clock shows whole minutes: the one in which the help began is as good as its start. */
  if (at < self->since && at + MINUTE > self->since)
    at = self->since;
  return at >= self->since && at <= self->now ? at : 0;
}

static void
update (DhTrueEndDialog *self)
{
  gint64 at = get_time (self);
  g_autofree char *from = dh_format_clock (self->since);
  g_autofree char *until = dh_format_clock (self->now);
  g_autofree char *length =
      at != 0 ? dh_format_minutes (at - self->since, dh_language_is_vietnamese ()) : NULL;
  g_autofree char *text =
      at != 0 ? g_strdup_printf (_ ("The help will have taken: %s."), length)
              /* Translators: two clock times, such as 08:15. */
              : g_strdup_printf (_ ("Write a time between %s and %s."), from, until);

  gtk_label_set_label (self->hint_label, text);
  gtk_widget_set_sensitive (self->button, at != 0);
}

static void
changed_cb (DhTrueEndDialog *self)
{
  g_assert (DH_IS_TRUE_END_DIALOG (self));

  update (self);
}

static void
finish_cb (DhTrueEndDialog *self)
{
  gint64 at = 0;

  g_assert (DH_IS_TRUE_END_DIALOG (self));

  dh_focus_commit (GTK_WIDGET (self));
  at = get_time (self);
  if (at == 0)
    {
      dh_announce (GTK_WIDGET (self), gtk_label_get_label (self->hint_label), TRUE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, at);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
chip_cb (DhTrueEndDialog *self, GtkButton *chip)
{
  int minutes = atoi (gtk_widget_get_name (GTK_WIDGET (chip)));
  g_autofree char *clock = dh_format_clock (self->now - minutes * MINUTE);

  g_assert (DH_IS_TRUE_END_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), clock);
  gtk_widget_grab_focus (self->button);
}

static void
create_chips (DhTrueEndDialog *self)
{
  static const int minutes[] = { 5, 10, 15, 20, 30, 45, 60, 90 };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    if (self->now - minutes[i] * MINUTE >= self->since)
      {
        g_autofree char *text = g_strdup_printf (
            ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes[i]), minutes[i]);
        g_autofree char *name = g_strdup_printf ("%d", minutes[i]);
        GtkWidget *chip = gtk_button_new_with_label (text);

        gtk_widget_set_name (chip, name);
        gtk_widget_add_css_class (chip, "chip");
        g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
        adw_wrap_box_append (self->chips, chip);
      }
}

static void
dh_true_end_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_TRUE_END_DIALOG);

  G_OBJECT_CLASS (dh_true_end_dialog_parent_class)->dispose (object);
}

static void
dh_true_end_dialog_class_init (DhTrueEndDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_true_end_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DH_TYPE_TRUE_END_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-true-end-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhTrueEndDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, DhTrueEndDialog, chips);
  gtk_widget_class_bind_template_child (widget_class, DhTrueEndDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DhTrueEndDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhTrueEndDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
}

static void
dh_true_end_dialog_init (DhTrueEndDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_keep_own_name (GTK_WIDGET (self->entry));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
}

DhTrueEndDialog *
dh_true_end_dialog_new (const DhVisit *visit, gint64 now)
{
  DhTrueEndDialog *self = NULL;
  g_autofree char *title = NULL;
  g_autofree char *since = NULL;
  g_autofree char *intro = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  self = g_object_new (DH_TYPE_TRUE_END_DIALOG, NULL);
  self->since = visit->since;
  self->now = MAX (now, visit->since);
  /* Translators: %s is a queue number. */
  title = g_strdup_printf (_ ("When Was Number %s Done?"), visit->ticket);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  since = dh_format_clock (visit->since);
  /* Translators: %s is a clock time. */
  intro = g_strdup_printf (_ ("Being helped since %s. The statistics count only the true time."),
                           since);
  gtk_label_set_label (self->intro_label, intro);
  create_chips (self);
  clock = dh_format_clock (self->now);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), clock);
  update (self);
  return self;
}
