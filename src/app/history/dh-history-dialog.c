/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "history/dh-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-day-chooser.h"
#include "common/dh-toast.h"
#include "history/dh-history-entry.h"
#include "history/dh-history-row.h"
#include "history/dh-history-undo.h"
#include "text/dh-text.h"

/* So many steps of a question are told one by one. */
#define TOLD_STEPS 8

struct _DhHistoryDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *search_entry;
  DhDayChooser *day_chooser;
  AdwToastOverlay *overlay;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkListView *list_view;

  DhSession *session;        /* (owned) */
  GCancellable *cancellable; /* (owned) of the readings */
  GListStore *entries;       /* (owned) of DhHistoryEntry, newest first */
  GtkCustomFilter *filter;   /* (owned) */
  GtkFilterListModel *shown; /* (owned) */
  char *query;               /* (owned) folded number that is looked for; "" = any */
  guint reading : 1;         /* a reading is under way */
  guint again : 1;           /* … and will be followed by another */
};

G_DEFINE_FINAL_TYPE (DhHistoryDialog, dh_history_dialog, ADW_TYPE_DIALOG)

/* ---- The list */

static void
update_stack (DhHistoryDialog *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  adw_status_page_set_description (
      self->empty_page, *self->query != '\0' ? _ ("No step of this day belongs to that number.")
                                             : _ ("What is done at the desk will stand here."));
}

/* Replaces the entries that are there and say something else now. */
static void
update_known (DhHistoryDialog *self, GPtrArray *fresh, guint first)
{
  for (guint i = first; i < fresh->len; i++)
    {
      g_autoptr (DhHistoryEntry) known = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (!dh_history_entry_equal (known, fresh->pdata[i]))
        g_list_store_splice (self->entries, i, 1, &fresh->pdata[i], 1);
    }
}

/* Whether @fresh, from @first on, are the same steps as those shown. */
static gboolean
is_same_day (DhHistoryDialog *self, GPtrArray *fresh, guint first)
{
  for (guint i = first; i < fresh->len; i++)
    {
      g_autoptr (DhHistoryEntry)
                    known = g_list_model_get_item (G_LIST_MODEL (self->entries), i - first);

      if (dh_history_entry_get_event (known) != dh_history_entry_get_event (fresh->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* Steps only ever come in at the top. Changes no more rows than have changed, so that the list
 * keeps its place and its focus. */
static void
take_entries (DhHistoryDialog *self, GPtrArray *fresh)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint first = fresh->len - MIN (n, fresh->len);

  if (fresh->len >= n && is_same_day (self, fresh, first))
    {
      if (first > 0)
        g_list_store_splice (self->entries, 0, 0, fresh->pdata, first);
      update_known (self, fresh, first);
    }
  else
    g_list_store_splice (self->entries, 0, n, fresh->pdata, fresh->len);
  update_stack (self);
}

typedef struct
{
  gint32 day;
} Question;

static const DhVisit *
find_visit (GHashTable *visits, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (visits, &id) : NULL;
}

/* On the store's thread. Undo and redo speak by what they did to others. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  gint32 day = ((const Question *) data)->day;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) visits = dh_store_list_visits (store, day, error);
  g_autoptr (GPtrArray) items = NULL;

  if (visits == NULL)
    return NULL;
  items = dh_store_list_history (store, day, 0, error);
  if (items == NULL)
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    g_hash_table_insert (by_id, &((DhVisit *) visits->pdata[i])->id, visits->pdata[i]);
  for (guint i = 0; i < items->len; i++)
    {
      const DhHistoryItem *item = items->pdata[i];

      if (item->kind != DH_EVENT_UNDO && item->kind != DH_EVENT_REDO)
        g_ptr_array_add (entries, dh_history_entry_new (item, find_visit (by_id, item->visit_id)));
    }
  return g_steal_pointer (&entries);
}

static void
free_items (gpointer data)
{
  g_ptr_array_unref (data);
}

static void read_again (DhHistoryDialog *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert (DH_IS_HISTORY_DIALOG (self));

  entries = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  self->reading = FALSE;
  if (self->list_view == NULL)
    return;
  if (entries != NULL)
    take_entries (self, entries);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dh_toast_error (GTK_WIDGET (self->stack), error);
  if (self->again)
    read_again (self);
}

static void
read_again (DhHistoryDialog *self)
{
  DhStoreClient *client = dh_session_get_client (self->session);
  Question *question = NULL;

  self->again = self->reading;
  if (self->reading || client == NULL)
    return;
  self->reading = TRUE;
  question = g_new0 (Question, 1);
  question->day = dh_day_chooser_get_day (self->day_chooser);
  dh_store_client_run_async (client, read_job, question, g_free, free_items, self->cancellable,
                             read_cb, g_object_ref (self));
}

static void
refreshed_cb (DhHistoryDialog *self)
{
  g_assert (DH_IS_HISTORY_DIALOG (self));

  dh_day_chooser_set_today (self->day_chooser, dh_session_today (self->session));
  read_again (self);
}

static void
day_cb (DhHistoryDialog *self)
{
  g_assert (DH_IS_HISTORY_DIALOG (self));

  if (self->session != NULL)
    read_again (self);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  return dh_history_entry_matches (item, DH_HISTORY_DIALOG (user_data)->query);
}

static void
search_changed_cb (DhHistoryDialog *self)
{
  g_assert (DH_IS_HISTORY_DIALOG (self));

  g_free (self->query);
  self->query = dh_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

/* The first Escape empties the line, the next one leaves. */
static void
stop_search_cb (DhHistoryDialog *self)
{
  g_assert (DH_IS_HISTORY_DIALOG (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

/* ---- Taking back */

/* A question that waits for its answer; all owned. */
typedef struct
{
  DhHistoryDialog *dialog;
  GArray *event_ids; /* of gint64, the one meant first, then those that rest on it, in order */
} Wish;

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->dialog);
  g_clear_pointer (&wish->event_ids, g_array_unref);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
free_wish (gpointer data, GClosure *closure)
{
  wish_free (data);
}

static void
take_back (Wish *wish)
{
  guint n = wish->event_ids->len;
  g_autofree char *text =
      n > 1 ? g_strdup_printf (ngettext ("%u step was taken back.", "%u steps were taken back.", n),
                               n)
            : NULL;

  dh_history_undo (GTK_WIDGET (wish->dialog->stack), wish->dialog->session,
                   (const gint64 *) (gpointer) wish->event_ids->data, n, text);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Wish *wish)
{
  g_assert (DH_IS_HISTORY_DIALOG (wish->dialog));

  if (g_str_equal (response, "undo") && wish->dialog->list_view != NULL)
    take_back (wish);
}

static char *
dup_told (GPtrArray *resting)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint rest = resting->len > TOLD_STEPS ? resting->len - TOLD_STEPS : 0;

  for (guint i = 0; i < resting->len - rest; i++)
    {
      g_autoptr (DhHistoryEntry) entry = dh_history_entry_new (resting->pdata[i], NULL);

      g_string_append_printf (text, "%s%s · %s", i > 0 ? "\n" : "",
                              dh_history_entry_get_clock (entry),
                              dh_history_entry_get_text (entry));
    }
  if (rest > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", rest), rest);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes @wish. */
static void
ask (Wish *wish, GPtrArray *resting)
{
  guint n = wish->event_ids->len;
  g_autofree char *told = dup_told (resting);
  g_autofree char *body =
      g_strdup_printf ("%s\n\n%s", _ ("These came later and rest on it:"), told);
  g_autofree char *label = g_strdup_printf (ngettext ("_Undo %u Step", "_Undo All %u Steps", n), n);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Later Steps Rest on This One"), body);
  DhHistoryDialog *self = wish->dialog;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "undo", label,
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "undo",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), wish, free_wish, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* On the store's thread. */
static gpointer
resting_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_list_resting (store, *(const gint64 *) data, error);
}

static void
resting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  DhHistoryDialog *self = wish->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
                resting = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);

  g_assert (DH_IS_HISTORY_DIALOG (self));

  if (self->list_view == NULL)
    return;
  if (resting == NULL)
    {
      dh_toast_error (GTK_WIDGET (self->stack), error);
      return;
    }
  for (guint i = 0; i < resting->len; i++)
    g_array_append_val (wish->event_ids, ((const DhHistoryItem *) resting->pdata[i])->event_id);
  if (resting->len == 0)
    take_back (wish);
  else
    ask (g_steal_pointer (&wish), resting);
}

void
dh_history_dialog_undo (DhHistoryDialog *self, gint64 event_id)
{
  DhStoreClient *client = NULL;
  Wish *wish = NULL;

  g_return_if_fail (DH_IS_HISTORY_DIALOG (self));

  client = dh_session_get_client (self->session);
  if (client == NULL)
    return;
  wish = g_new0 (Wish, 1);
  wish->dialog = g_object_ref (self);
  wish->event_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (wish->event_ids, event_id);
  dh_store_client_run_async (client, resting_job, g_memdup2 (&event_id, sizeof event_id), g_free,
                             free_items, self->cancellable, resting_cb, wish);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dh_history_dialog_undo (DH_HISTORY_DIALOG (widget), g_variant_get_int64 (parameter));
}

static void
activate_cb (DhHistoryDialog *self, guint position)
{
  g_autoptr (DhHistoryEntry) entry = NULL;

  g_assert (DH_IS_HISTORY_DIALOG (self));

  entry = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  if (entry != NULL && !dh_history_entry_get_undone (entry))
    dh_history_dialog_undo (self, dh_history_entry_get_event (entry));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dh_day_chooser_step (DH_HISTORY_DIALOG (widget)->day_chooser, g_variant_get_int32 (parameter));
}

/* ---- Rows */

static void
setup_row_cb (DhHistoryDialog *self, GtkListItem *list_item)
{
  g_assert (DH_IS_HISTORY_DIALOG (self));

  gtk_list_item_set_child (list_item, GTK_WIDGET (dh_history_row_new ()));
}

static void
bind_row_cb (DhHistoryDialog *self, GtkListItem *list_item)
{
  DhHistoryEntry *entry = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = dh_history_entry_dup_spoken (entry);

  g_assert (DH_IS_HISTORY_DIALOG (self));

  dh_history_row_set_entry (DH_HISTORY_ROW (gtk_list_item_get_child (list_item)), entry);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
unbind_row_cb (DhHistoryDialog *self, GtkListItem *list_item)
{
  g_assert (DH_IS_HISTORY_DIALOG (self));

  dh_history_row_set_entry (DH_HISTORY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

GListModel *
dh_history_dialog_get_model (DhHistoryDialog *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_DIALOG (self), NULL);

  return G_LIST_MODEL (self->shown);
}

static void
dh_history_dialog_dispose (GObject *object)
{
  DhHistoryDialog *self = DH_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_history_dialog_parent_class)->dispose (object);
}

static void
dh_history_dialog_finalize (GObject *object)
{
  DhHistoryDialog *self = DH_HISTORY_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->shown);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (dh_history_dialog_parent_class)->finalize (object);
}

static void
dh_history_dialog_class_init (DhHistoryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_history_dialog_dispose;
  object_class->finalize = dh_history_dialog_finalize;

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhHistoryDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryDialog, day_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_action);
  gtk_widget_class_install_action (widget_class, "history.step", "i", step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "history.step",
                                       "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "history.step",
                                       "i", 1);
}

static void
dh_history_dialog_init (DhHistoryDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  self->query = g_strdup ("");
  self->entries = g_list_store_new (DH_TYPE_HISTORY_ENTRY);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search_entry));
}

DhHistoryDialog *
dh_history_dialog_new (DhSession *session, gint32 day)
{
  DhHistoryDialog *self = NULL;
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_HISTORY_DIALOG, NULL);
  dh_day_chooser_set_today (self->day_chooser, dh_session_today (session));
  dh_day_chooser_set_day (self->day_chooser, day);
  self->session = g_object_ref (session);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  update_stack (self);
  read_again (self);
  return self;
}
