/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dh-error.h"

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
}

void
dh_toast_show_button (GtkWidget *widget,
                      const char *text,
                      const char *label,
                      const char *action,
                      GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  AdwToastOverlay *overlay = NULL;
  AdwToast *toast = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  overlay = find_overlay (widget);
  if (overlay == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, owned);
    }
  adw_toast_overlay_dismiss_all (overlay);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
dh_toast_show (GtkWidget *widget, const char *text, const gint64 *event_ids, guint n)
{
  if (n == 0)
    dh_toast_show_button (widget, text, NULL, NULL, NULL);
  else
    dh_toast_show_button (
        widget, text, _ ("Undo"), "desk.undo-events",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, event_ids, n, sizeof (gint64)));
}

static gboolean
is_passing (const GError *error)
{
  if (error->domain != DH_ERROR)
    return FALSE;
  switch ((DhError) error->code)
    {
    case DH_ERROR_ILLEGAL:
    case DH_ERROR_STALE:
    case DH_ERROR_NOT_FOUND:
    case DH_ERROR_INVALID:
    case DH_ERROR_EXISTS:
    case DH_ERROR_NOTHING:
      return TRUE;
    case DH_ERROR_FAILED:
    case DH_ERROR_BUSY:
    case DH_ERROR_NEWER:
    case DH_ERROR_NOT_OURS:
    case DH_ERROR_CORRUPT:
    case DH_ERROR_FULL:
    case DH_ERROR_READONLY:
    case DH_ERROR_IO:
    default:
      return FALSE;
    }
}

void
dh_toast_error (GtkWidget *widget, const GError *error)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (is_passing (error) && find_overlay (widget) != NULL)
    {
      dh_toast_show (widget, error->message, NULL, 0);
      return;
    }
  dialog = adw_alert_dialog_new (_ ("This Was Not Saved"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

void
dh_announce (GtkWidget *widget, const char *text, gboolean urgent)
{
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  /* GTK's context for tests has no such thing, and gtk_accessible_announce() does not ask (4.18).
   */
  if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           urgent ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                  : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
dh_focus_commit (GtkWidget *widget)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (root == NULL)
    return;
  focus = gtk_root_get_focus (root);
  if (focus == NULL)
    return;
  g_object_ref (focus);
  gtk_root_set_focus (root, NULL);
  if (gtk_widget_get_root (focus) == root)
    {
      if (GTK_IS_TEXT (focus))
        gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
      else
        gtk_widget_grab_focus (focus);
    }
  g_object_unref (focus);
}

gboolean
dh_focus_undo (GtkWidget *widget, const char *action)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  dh_focus_commit (widget);
  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!GTK_IS_TEXT (focus) || *gtk_editable_get_text (GTK_EDITABLE (focus)) == '\0')
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}
