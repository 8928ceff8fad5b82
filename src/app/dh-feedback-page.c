/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-feedback-page.h"

#include <glib/gi18n-lib.h>

#include "dh-action-table.h"
#include "dh-book-words.h"
#include "dh-composed-text.h"
#include "dh-day.h"
#include "dh-feedback-dialog.h"
#include "dh-feedback-figures.h"
#include "dh-feedback-job.h"
#include "dh-feedback-row.h"
#include "dh-feedback-status.h"
#include "dh-labels.h"
#include "text/dh-text.h"

struct _DhFeedbackPage
{
  AdwBreakpointBin parent_instance;

  GtkWidget *write_button;
  GtkDropDown *period_drop;
  GtkDropDown *category_drop;
  GtkDropDown *status_drop;
  GtkEditable *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *error_page;
  DhFeedbackFigures *figures;

  DhSession *session;         /* (owned) */
  GCancellable *cancellable;  /* (owned) of the reading under way */
  GListStore *items;          /* (owned) of DhFeedbackItem */
  GtkFilterListModel *shown;  /* (owned) those that pass the filter */
  GtkFilter *filter;          /* (owned) */
  GtkSingleSelection *chosen; /* (owned) */
  DhComposedText *typed;      /* (owned) what is searched for */
  char *query;                /* (owned) folded */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (DhFeedbackPage, dh_feedback_page, ADW_TYPE_BREAKPOINT_BIN)

/* ---- The period */

static void
get_days (DhFeedbackPage *self, gint32 *from, gint32 *to)
{
  gint32 today = dh_session_today (self->session);
  gint year, month, dom;

  dh_day_to_ymd (today, &year, &month, &dom);
  *to = today;
  switch ((DhFeedbackPeriod) gtk_drop_down_get_selected (self->period_drop))
    {
    case DH_FEEDBACK_TODAY:
      *from = today;
      break;
    case DH_FEEDBACK_WEEK:
      *from = today - 6;
      break;
    case DH_FEEDBACK_LAST_MONTH:
      *to = dh_day_from_ymd (year, month, 1) - 1;
      dh_day_to_ymd (*to, &year, &month, &dom);
      *from = dh_day_from_ymd (year, month, 1);
      break;
    case DH_FEEDBACK_ALL:
      *from = 0;
      break;
    case DH_FEEDBACK_MONTH:
    default:
      *from = dh_day_from_ymd (year, month, 1);
      break;
    }
}

/* ---- The list */

static gboolean
passes (gpointer object, gpointer user_data)
{
  DhFeedbackPage *self = user_data;
  DhFeedbackItem *item = object;
  const DhFeedback *feedback = dh_feedback_item_get_feedback (item);
  guint category = gtk_drop_down_get_selected (self->category_drop);
  guint status = gtk_drop_down_get_selected (self->status_drop);

  /* The first entry of both is "all". */
  return (category == 0 || feedback->category == (DhFeedbackCategory) (category - 1)) &&
         (status == 0 || feedback->status == (DhFeedbackStatus) (status - 1)) &&
         dh_feedback_item_matches (item, self->query);
}

static gboolean
is_filtered (DhFeedbackPage *self)
{
  return gtk_drop_down_get_selected (self->category_drop) != 0 ||
         gtk_drop_down_get_selected (self->status_drop) != 0 || *self->query != '\0';
}

static void
show_count (DhFeedbackPage *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *text = NULL;

  if (n == all)
    text = g_strdup_printf (ngettext ("%u entry", "%u entries", all), all);
  else
    /* Translators: how many are shown, and how many there are in all. */
    text = g_strdup_printf (ngettext ("%u of %u entry", "%u of %u entries", all), n, all);
  gtk_label_set_label (self->count_label, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : all > 0 ? "none" : "empty");
}

static void
filter_cb (DhFeedbackPage *self)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  if (self->filter == NULL || !self->ready)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
settled_cb (DhFeedbackPage *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  text = dh_composed_text_dup (self->typed);
  g_free (self->query);
  self->query = dh_text_fold (text);
  filter_cb (self);
}

static void
leave_search_cb (DhFeedbackPage *self)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static DhFeedbackItem *
get_chosen (DhFeedbackPage *self)
{
  return gtk_single_selection_get_selected_item (self->chosen);
}

static gboolean
has_focus (DhFeedbackPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static gboolean
is_same (DhFeedbackPage *self, guint position, const DhFeedback *feedback)
{
  g_autoptr (DhFeedbackItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return dh_feedback_item_equal (item, feedback);
}

static void
choose (DhFeedbackPage *self, gint64 id, gboolean focus)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (DhFeedbackItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (dh_feedback_item_get_feedback (item)->id == id)
        {
          gtk_list_view_scroll_to (self->list, i,
                                   focus ? GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS
                                         : GTK_LIST_SCROLL_SELECT,
                                   NULL);
          return;
        }
    }
}

/* Only the rows that changed are made anew, so that the list keeps its place. */
static void
take_feedback (DhFeedbackPage *self, GPtrArray *feedback)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gint64 id = get_chosen (self) != NULL ? dh_feedback_item_get_feedback (get_chosen (self))->id : 0;
  gboolean focus = has_focus (self);
  guint head = 0;
  guint tail = 0;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (head < MIN (old, feedback->len) && is_same (self, head, feedback->pdata[head]))
    head++;
  while (tail < MIN (old, feedback->len) - head &&
         is_same (self, old - 1 - tail, feedback->pdata[feedback->len - 1 - tail]))
    tail++;
  for (guint i = head; i < feedback->len - tail; i++)
    g_ptr_array_add (added, dh_feedback_item_new (feedback->pdata[i]));
  if (added->len == 0 && old == feedback->len)
    return;
  /* The next key is about the one that has just been written. */
  if (self->ready && head == 0 && added->len == 1 && old + 1 == feedback->len)
    id = ((const DhFeedback *) feedback->pdata[0])->id;
  g_list_store_splice (self->items, head, old - head - tail, added->pdata, added->len);
  if (id != 0)
    choose (self, id, focus);
}

/* ---- Reading */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhFeedbackPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhFeedbackReading) reading = dh_feedback_read_finish (source, result, &error);

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (reading == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  self->ready = TRUE;
  take_feedback (self, reading->feedback);
  show_count (self);
  dh_feedback_figures_show (self->figures, reading, dh_session_get_desk_settings (self->session));
}

static void
refresh (DhFeedbackPage *self)
{
  gint32 from, to;

  if (self->session == NULL || dh_session_get_client (self->session) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  get_days (self, &from, &to);
  dh_feedback_read_async (self->session, from, to,
                          gtk_drop_down_get_selected (self->period_drop) != DH_FEEDBACK_ALL,
                          self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (DhFeedbackPage *self)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
period_cb (DhFeedbackPage *self)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  refresh (self);
}

/* ---- What is done to one */

static void
saved_cb (DhFeedbackPage *self, gint64 event_id)
{
  g_autofree char *text = dh_label_done (DH_EVENT_FEEDBACK, "");

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  dh_feedback_toast (GTK_WIDGET (self), text, event_id);
}

static void
activated_cb (DhFeedbackPage *self, guint position)
{
  g_autoptr (DhFeedbackItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  DhFeedbackDialog *dialog = NULL;

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  dialog = dh_feedback_dialog_new_for (self->session, dh_feedback_item_get_feedback (item));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (get_chosen (self) != NULL)
    dh_feedback_status_ask (widget, self->session,
                            dh_feedback_item_get_feedback (get_chosen (self)));
}

static void
status_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  choose (self, g_variant_get_int64 (parameter), FALSE);
  status_action (widget, name, NULL);
}

static void
remove_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "voice.remove", parameter);
}

/* Delete, about the chosen row. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (has_focus (self) && get_chosen (self) != NULL)
    gtk_widget_activate_action (widget, "voice.remove", "x",
                                dh_feedback_item_get_feedback (get_chosen (self))->id);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DH_FEEDBACK_PAGE (widget)->search_entry));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (!is_filtered (self))
    return;
  gtk_drop_down_set_selected (self->category_drop, 0);
  gtk_drop_down_set_selected (self->status_drop, 0);
  gtk_editable_set_text (self->search_entry, "");
  settled_cb (self);
  gtk_widget_grab_focus (widget);
}

/* ---- Rows */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_assert (GTK_IS_LIST_ITEM (list_item));

  gtk_list_item_set_child (list_item, GTK_WIDGET (dh_feedback_row_new ()));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  DhFeedbackItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = dh_feedback_item_dup_description (item);

  g_assert (GTK_IS_LIST_ITEM (list_item));

  dh_feedback_row_set_item (DH_FEEDBACK_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

/* ---- Life */

static gboolean
dh_feedback_page_grab_focus (GtkWidget *widget)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 &&
      gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    return TRUE;
  return gtk_widget_grab_focus (self->write_button);
}

static void
dh_feedback_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_feedback_page_parent_class)->map (widget);

  refresh (DH_FEEDBACK_PAGE (widget));
}

static void
dh_feedback_page_dispose (GObject *object)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_FEEDBACK_PAGE);
  g_clear_object (&self->chosen);
  g_clear_object (&self->shown);
  g_clear_object (&self->typed);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (dh_feedback_page_parent_class)->dispose (object);
}

static void
dh_feedback_page_finalize (GObject *object)
{
  g_clear_pointer (&DH_FEEDBACK_PAGE (object)->query, g_free);

  G_OBJECT_CLASS (dh_feedback_page_parent_class)->finalize (object);
}

static void
dh_feedback_page_class_init (DhFeedbackPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_feedback_page_dispose;
  object_class->finalize = dh_feedback_page_finalize;
  widget_class->grab_focus = dh_feedback_page_grab_focus;
  widget_class->map = dh_feedback_page_map;

  g_type_ensure (DH_TYPE_FEEDBACK_FIGURES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-feedback-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, period_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, category_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, status_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, list);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, figures);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "feedback.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "feedback.status", NULL, status_action);
  gtk_widget_class_install_action (widget_class, "feedback.status-of", "x", status_of_action);
  gtk_widget_class_install_action (widget_class, "feedback.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "feedback.remove-of", "x", remove_of_action);
  gtk_widget_class_install_action (widget_class, "feedback.show-all", NULL, show_all_action);
  dh_action_bind_group (widget_class, "feedback.");
}

static void
fill_drop_downs (DhFeedbackPage *self)
{
  const char *const periods[] = { _ ("Today"),      _ ("Last 7 days"), _ ("This month"),
                                  _ ("Last month"), _ ("All days"),    NULL };
  g_autoptr (GtkStringList) period_names = gtk_string_list_new (periods);
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) statuses = gtk_string_list_new (NULL);

  gtk_string_list_append (categories, _ ("All kinds"));
  for (guint i = 0; i < DH_FEEDBACK_N_CATEGORIES; i++)
    gtk_string_list_append (categories, dh_word_feedback_category ((DhFeedbackCategory) i));
  gtk_string_list_append (statuses, _ ("Any state"));
  for (guint i = 0; i < DH_FEEDBACK_N_STATUSES; i++)
    gtk_string_list_append (statuses, dh_word_feedback_status ((DhFeedbackStatus) i));
  gtk_drop_down_set_model (self->category_drop, G_LIST_MODEL (categories));
  gtk_drop_down_set_model (self->status_drop, G_LIST_MODEL (statuses));
  gtk_drop_down_set_model (self->period_drop, G_LIST_MODEL (period_names));
  gtk_drop_down_set_selected (self->period_drop, DH_FEEDBACK_MONTH);
}

static void
dh_feedback_page_init (DhFeedbackPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->query = g_strdup ("");
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = dh_composed_text_new (self->search_entry);
  g_signal_connect_object (self->typed, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  fill_drop_downs (self);
  self->items = g_list_store_new (DH_TYPE_FEEDBACK_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                           g_object_ref (self->filter));
  self->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->chosen));
  g_object_unref (factory);
}

DhFeedbackPage *
dh_feedback_page_new (DhSession *session)
{
  DhFeedbackPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_FEEDBACK_PAGE, NULL);
  self->session = g_object_ref (session);
  if (dh_session_get_client (session) != NULL)
    g_signal_connect_object (dh_session_get_client (session), "changed", G_CALLBACK (changed_cb),
                             self, G_CONNECT_SWAPPED);
  return self;
}

void
dh_feedback_page_set_period (DhFeedbackPage *self, DhFeedbackPeriod period)
{
  g_return_if_fail (DH_IS_FEEDBACK_PAGE (self));

  gtk_drop_down_set_selected (self->period_drop, period);
}

gboolean
dh_feedback_page_is_ready (DhFeedbackPage *self)
{
  g_return_val_if_fail (DH_IS_FEEDBACK_PAGE (self), FALSE);

  return self->ready;
}

GListModel *
dh_feedback_page_get_model (DhFeedbackPage *self)
{
  g_return_val_if_fail (DH_IS_FEEDBACK_PAGE (self), NULL);

  return G_LIST_MODEL (self->shown);
}
