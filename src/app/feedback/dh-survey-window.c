/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-survey-window.h"

#include <glib/gi18n-lib.h>

#include "dh-qr-view.h"
#include "dh-qr.h"

struct _DhSurveyWindow
{
  AdwWindow parent_instance;

  GtkLabel *commune_label;
  AdwBin *qr_bin;
  GtkLabel *address_label;
};

G_DEFINE_FINAL_TYPE (DhSurveyWindow, dh_survey_window, ADW_TYPE_WINDOW)

static void
full_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
dh_survey_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_SURVEY_WINDOW);

  G_OBJECT_CLASS (dh_survey_window_parent_class)->dispose (object);
}

static void
dh_survey_window_class_init (DhSurveyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_survey_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-survey-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DhSurveyWindow, commune_label);
  gtk_widget_class_bind_template_child (widget_class, DhSurveyWindow, qr_bin);
  gtk_widget_class_bind_template_child (widget_class, DhSurveyWindow, address_label);

  gtk_widget_class_install_action (widget_class, "survey.full-screen", NULL, full_screen_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "survey.full-screen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dh_survey_window_init (DhSurveyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhSurveyWindow *
dh_survey_window_new (GtkWindow *parent, const char *commune, const char *url)
{
  DhSurveyWindow *self = NULL;
  g_autoptr (DhQr) qr = NULL;
  g_autoptr (GBytes) modules = NULL;
  DhQrView *view = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (commune != NULL && url != NULL, NULL);

  self = g_object_new (DH_TYPE_SURVEY_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                       NULL);
  gtk_label_set_label (self->commune_label, commune);
  gtk_widget_set_visible (GTK_WIDGET (self->commune_label), *commune != '\0');
  gtk_label_set_label (self->address_label, url);
  qr = dh_qr_new (url, NULL);
  if (qr != NULL)
    {
      modules = dh_qr_dup_modules (qr);
      view = dh_qr_view_new ();
      dh_qr_view_set_code (view, modules, dh_qr_get_size (qr), url);
      gtk_widget_set_hexpand (GTK_WIDGET (view), TRUE);
      gtk_widget_set_vexpand (GTK_WIDGET (view), TRUE);
      adw_bin_set_child (self->qr_bin, GTK_WIDGET (view));
    }
  return self;
}
