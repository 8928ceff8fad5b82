/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-rating-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-book-words.h"
#include "dh-qr-view.h"
#include "dh-qr.h"
#include "feedback/dh-feedback-job.h"

struct _DhRatingDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwWrapBox *levels_box;
  GtkLabel *error_label;
  GtkWidget *survey_box;
  AdwBin *qr_bin;
  GtkWidget *thanks_label;

  DhSession *session; /* (owned) */
  gint64 visit_id;
  guint close_id; /* source that closes it after the thanks */
  gboolean busy;
  gboolean rated;
};

enum
{
  SIGNAL_RATED,
  SIGNAL_SKIPPED,
  SIGNAL_FULL_SCREEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhRatingDialog, dh_rating_dialog, ADW_TYPE_DIALOG)

static void
close_cb (gpointer user_data)
{
  DhRatingDialog *self = user_data;

  g_assert (DH_IS_RATING_DIALOG (self));

  self->close_id = 0;
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
rated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhRatingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dh_feedback_write_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_RATING_DIALOG (self));

  if (self->session == NULL)
    return;
  if (id == 0)
    {
      self->busy = FALSE;
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "rating.rate", TRUE);
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      dh_announce (GTK_WIDGET (self), error->message, TRUE);
      return;
    }
  self->rated = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "thanks");
  gtk_widget_grab_focus (self->thanks_label);
  dh_announce (GTK_WIDGET (self), _ ("Thank you!"), TRUE);
  self->close_id = g_timeout_add_once (DH_RATING_THANKS_MS, close_cb, self);
  g_signal_emit (self, signals[SIGNAL_RATED], 0, id);
}

/* The first tap counts; a second one of the same finger does not. */
static void
rate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhRatingDialog *self = DH_RATING_DIALOG (widget);
  int level = g_variant_get_int32 (parameter);

  if (self->busy || self->rated || level < 1 || level > DH_RATING_LEVELS)
    return;
  self->busy = TRUE;
  gtk_widget_action_set_enabled (widget, "rating.rate", FALSE);
  dh_feedback_rate_async (self->session, level, self->visit_id, rated_cb, g_object_ref (self));
}

static void
full_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhRatingDialog *self = DH_RATING_DIALOG (widget);

  g_signal_emit (self, signals[SIGNAL_FULL_SCREEN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

/* @key: what stands on the button, 1 … 4. */
static GtkWidget *
create_button (int level, int key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *icon = g_strdup_printf ("dh-rating-%d-symbolic", level);
  g_autofree char *digit = g_strdup_printf ("%d", key);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (dh_word_rating (level));
  GtkWidget *cap = gtk_label_new (digit);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 64);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_halign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "rating");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dh_word_rating (level), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  digit, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "rating.rate");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int32 (level));
  return button;
}

static void
dh_rating_dialog_closed (AdwDialog *dialog)
{
  DhRatingDialog *self = DH_RATING_DIALOG (dialog);

  g_clear_handle_id (&self->close_id, g_source_remove);
  if (!self->rated && !self->busy)
    g_signal_emit (self, signals[SIGNAL_SKIPPED], 0);
  if (ADW_DIALOG_CLASS (dh_rating_dialog_parent_class)->closed != NULL)
    ADW_DIALOG_CLASS (dh_rating_dialog_parent_class)->closed (dialog);
}

static void
dh_rating_dialog_dispose (GObject *object)
{
  DhRatingDialog *self = DH_RATING_DIALOG (object);

  g_clear_handle_id (&self->close_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_RATING_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_rating_dialog_parent_class)->dispose (object);
}

static void
dh_rating_dialog_class_init (DhRatingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_rating_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dh_rating_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-rating-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, levels_box);
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, survey_box);
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, qr_bin);
  gtk_widget_class_bind_template_child (widget_class, DhRatingDialog, thanks_label);

  gtk_widget_class_install_action (widget_class, "rating.rate", "i", rate_action);
  gtk_widget_class_install_action (widget_class, "rating.full-screen", NULL, full_screen_action);
  for (int i = 0; i < DH_RATING_LEVELS; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, 0, "rating.rate",
                                           "i", DH_RATING_LEVELS - i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + (guint) i, 0, "rating.rate",
                                           "i", DH_RATING_LEVELS - i);
    }

  signals[SIGNAL_RATED] = g_signal_new ("rated", DH_TYPE_RATING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_SKIPPED] = g_signal_new ("skipped", DH_TYPE_RATING_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FULL_SCREEN] = g_signal_new (
      "full-screen", DH_TYPE_RATING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dh_rating_dialog_init (DhRatingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < DH_RATING_LEVELS; i++)
    {
      GtkWidget *button = create_button (DH_RATING_LEVELS - i, i + 1);

      adw_wrap_box_append (self->levels_box, button);
      if (i == 0)
        adw_dialog_set_focus (ADW_DIALOG (self), button);
    }
}

static void
show_survey (DhRatingDialog *self, const char *url)
{
  g_autoptr (DhQr) qr = *url != '\0' ? dh_qr_new (url, NULL) : NULL;
  g_autoptr (GBytes) modules = NULL;
  DhQrView *view = NULL;

  gtk_widget_set_visible (self->survey_box, qr != NULL);
  if (qr == NULL)
    return;
  modules = dh_qr_dup_modules (qr);
  view = dh_qr_view_new ();
  dh_qr_view_set_code (view, modules, dh_qr_get_size (qr), url);
  adw_bin_set_child (self->qr_bin, GTK_WIDGET (view));
}

DhRatingDialog *
dh_rating_dialog_new (DhSession *session,
                      gint64 visit_id,
                      const char *ticket,
                      const char *survey_url)
{
  DhRatingDialog *self = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (ticket != NULL && survey_url != NULL, NULL);

  self = g_object_new (DH_TYPE_RATING_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->visit_id = visit_id;
  /* Translators: %s is a queue number. */
  subtitle = g_strdup_printf (_ ("Number %s"), ticket);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  show_survey (self, survey_url);
  return self;
}
