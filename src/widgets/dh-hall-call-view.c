/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-hall-call-view.h"

#include <glib/gi18n-lib.h>

/* The number is what matters; the word for the counter is never larger than this part of it. */
#define COUNTER_PART 0.62

enum
{
  LABEL_TICKET,
  LABEL_COUNTER,
  LABEL_TIME,
  N_LABELS
};

struct _DhHallCallView
{
  GtkWidget parent_instance;

  GtkWidget *labels[N_LABELS]; /* owned by the widget tree; NULL where there is none */
  gboolean past;
};

G_DEFINE_FINAL_TYPE (DhHallCallView, dh_hall_call_view, GTK_TYPE_WIDGET)

/* Where number, counter and time stand. */
static void
arrange (DhHallCallView *self, int width, int height, GdkRectangle rects[N_LABELS])
{
  int pad = MAX (MIN (width, height) / (self->past ? 10 : 16), 2);
  int w = MAX (width - 2 * pad, 1);
  int h = MAX (height - 2 * pad, 1);
  gboolean counter = *dh_fit_label_get_text (DH_FIT_LABEL (self->labels[LABEL_COUNTER])) != '\0';

  rects[LABEL_TIME] = (GdkRectangle) { pad + w, pad, 0, h };
  if (self->past)
    {
      int time = w * 19 / 100;
      int ticket = counter ? w * 40 / 100 : w - time - 2 * pad;

      rects[LABEL_TICKET] = (GdkRectangle) { pad, pad, ticket, h };
      rects[LABEL_COUNTER] =
          (GdkRectangle) { 2 * pad + ticket, pad, MAX (w - ticket - time - 2 * pad, 1), h };
      rects[LABEL_TIME] = (GdkRectangle) { pad + w - time, pad, time, h };
    }
  else if (!counter)
    {
      rects[LABEL_TICKET] = (GdkRectangle) { pad, pad, w, h };
      rects[LABEL_COUNTER] = (GdkRectangle) { pad, pad + h, w, 0 };
    }
  else if (w * 10 > h * 24)
    {
      int ticket = w * 54 / 100;

      rects[LABEL_TICKET] = (GdkRectangle) { pad, pad, ticket, h };
      rects[LABEL_COUNTER] = (GdkRectangle) { 2 * pad + ticket, pad, MAX (w - ticket - pad, 1), h };
    }
  else
    {
      int ticket = h * 62 / 100;

      rects[LABEL_TICKET] = (GdkRectangle) { pad, pad, w, ticket };
      rects[LABEL_COUNTER] = (GdkRectangle) { pad, pad + ticket, w, h - ticket };
    }
}

static void
dh_hall_call_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DhHallCallView *self = DH_HALL_CALL_VIEW (widget);

  for (guint i = 0; i < N_LABELS; i++)
    if (self->labels[i] != NULL)
      gtk_widget_measure (self->labels[i], orientation, -1, minimum, natural, NULL, NULL);
  *minimum = 8;
  *natural = 8;
}

static void
dh_hall_call_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DhHallCallView *self = DH_HALL_CALL_VIEW (widget);
  GdkRectangle rects[N_LABELS];

  arrange (self, width, height, rects);
  for (guint i = 0; i < N_LABELS; i++)
    if (self->labels[i] != NULL)
      {
        rects[i].width = MAX (rects[i].width, 1);
        rects[i].height = MAX (rects[i].height, 1);
        gtk_widget_size_allocate (self->labels[i], &rects[i], -1);
      }
}

double
dh_hall_call_view_fit (DhHallCallView *self, int width, int height)
{
  GdkRectangle rects[N_LABELS];

  g_return_val_if_fail (DH_IS_HALL_CALL_VIEW (self), 0);

  arrange (self, width, height, rects);
  return dh_fit_label_fit (DH_FIT_LABEL (self->labels[LABEL_TICKET]), rects[LABEL_TICKET].width,
                           rects[LABEL_TICKET].height);
}

void
dh_hall_call_view_set_limit (DhHallCallView *self, double size)
{
  g_return_if_fail (DH_IS_HALL_CALL_VIEW (self));

  dh_fit_label_set_limit (DH_FIT_LABEL (self->labels[LABEL_TICKET]), size);
  dh_fit_label_set_limit (DH_FIT_LABEL (self->labels[LABEL_COUNTER]), size * COUNTER_PART);
  if (self->labels[LABEL_TIME] != NULL)
    dh_fit_label_set_limit (DH_FIT_LABEL (self->labels[LABEL_TIME]), size * COUNTER_PART);
}

void
dh_hall_call_view_set_call (DhHallCallView *self, const DhHallCall *call)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DH_IS_HALL_CALL_VIEW (self));
  g_return_if_fail (call != NULL);

  dh_fit_label_set_text (DH_FIT_LABEL (self->labels[LABEL_TICKET]), call->ticket);
  dh_fit_label_set_text (DH_FIT_LABEL (self->labels[LABEL_COUNTER]), call->counter);
  if (self->labels[LABEL_TIME] != NULL)
    dh_fit_label_set_text (DH_FIT_LABEL (self->labels[LABEL_TIME]), call->time);
  if (*call->counter == '\0')
    text = self->past
               /* Translators: a queue number and the time at which it was called. */
               ? g_strdup_printf (_ ("Number %s, called at %s"), call->ticket, call->time)
               : g_strdup_printf (_ ("Number %s"), call->ticket);
  else if (self->past)
    /* Translators: queue number, counter ("Counter 2"), time of the call. */
    text = g_strdup_printf (_ ("Number %s, %s, called at %s"), call->ticket, call->counter,
                            call->time);
  else
    /* Translators: queue number, counter ("Counter 2"). */
    text = g_strdup_printf (_ ("Number %s, %s"), call->ticket, call->counter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (call->coming)
    gtk_widget_add_css_class (GTK_WIDGET (self), "coming");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "coming");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

const char *
dh_hall_call_view_get_ticket (DhHallCallView *self)
{
  g_return_val_if_fail (DH_IS_HALL_CALL_VIEW (self), NULL);

  return dh_fit_label_get_text (DH_FIT_LABEL (self->labels[LABEL_TICKET]));
}

DhFitLabel *
dh_hall_call_view_get_label (DhHallCallView *self, guint index)
{
  g_return_val_if_fail (DH_IS_HALL_CALL_VIEW (self), NULL);
  g_return_val_if_fail (index < N_LABELS, NULL);

  return self->labels[index] != NULL ? DH_FIT_LABEL (self->labels[index]) : NULL;
}

static void
dh_hall_call_view_dispose (GObject *object)
{
  DhHallCallView *self = DH_HALL_CALL_VIEW (object);

  for (guint i = 0; i < N_LABELS; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);

  G_OBJECT_CLASS (dh_hall_call_view_parent_class)->dispose (object);
}

static void
dh_hall_call_view_class_init (DhHallCallViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_hall_call_view_dispose;
  widget_class->measure = dh_hall_call_view_measure;
  widget_class->size_allocate = dh_hall_call_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "hallcall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
dh_hall_call_view_init (DhHallCallView *self)
{
}

static GtkWidget *
add_label (DhHallCallView *self, float xalign, const char *css_class)
{
  GtkWidget *label = dh_fit_label_new (xalign);

  gtk_widget_add_css_class (label, css_class);
  /* The whole call is one sentence already. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

GtkWidget *
dh_hall_call_view_new (gboolean past)
{
  DhHallCallView *self = g_object_new (DH_TYPE_HALL_CALL_VIEW, NULL);

  self->past = past != FALSE;
  gtk_widget_add_css_class (GTK_WIDGET (self), past ? "past" : "now");
  self->labels[LABEL_TICKET] = add_label (self, past ? 0.0f : 0.5f, "hall-ticket");
  self->labels[LABEL_COUNTER] = add_label (self, past ? 0.0f : 0.5f, "hall-counter");
  if (past)
    self->labels[LABEL_TIME] = add_label (self, 1.0f, "hall-time");
  return GTK_WIDGET (self);
}
