/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "feedback/dh-feedback-row.h"
#include "text/dh-text.h"

/* ---- The filter */

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

/* ---- What stands in the list */

DhFeedbackItem *
dh_feedback_page_get_chosen (DhFeedbackPage *self)
{
  return dh_long_list_get_selected_item (self->list);
}

static gboolean
is_same (DhFeedbackPage *self, guint position, const DhFeedback *feedback)
{
  g_autoptr (DhFeedbackItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return dh_feedback_item_equal (item, feedback);
}

void
dh_feedback_page_choose (DhFeedbackPage *self, gint64 id, gboolean focus)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (DhFeedbackItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (dh_feedback_item_get_feedback (item)->id == id)
        {
          dh_long_list_scroll_to (self->list, i,
                                  focus ? GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS
                                        : GTK_LIST_SCROLL_SELECT);
          return;
        }
    }
}

/* Only the rows that changed are made anew, so that the list keeps its place. */
static void
update_items (DhFeedbackPage *self, GPtrArray *feedback)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gint64 id = dh_feedback_page_get_chosen (self) != NULL
                  ? dh_feedback_item_get_feedback (dh_feedback_page_get_chosen (self))->id
                  : 0;
  gboolean focus = dh_long_list_has_focus (self->list);
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
    dh_feedback_page_choose (self, id, focus);
}

void
dh_feedback_page_take_feedback (DhFeedbackPage *self, GPtrArray *feedback)
{
  update_items (self, feedback);
  self->ready = TRUE;
  show_count (self);
}

/* ---- Rows */

static void
setup_row_cb (DhFeedbackPage *self, GtkListItem *list_item)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  gtk_list_item_set_child (list_item, GTK_WIDGET (dh_feedback_row_new ()));
}

static void
bind_row_cb (DhFeedbackPage *self, GtkListItem *list_item)
{
  DhFeedbackItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = dh_feedback_item_dup_description (item);

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  dh_feedback_row_set_item (DH_FEEDBACK_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

/* ---- Life */

static void
fill_drop_downs (DhFeedbackPage *self)
{
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
}

void
dh_feedback_page_create_list (DhFeedbackPage *self)
{
  self->query = g_strdup ("");
  self->typed = dh_composed_text_new (self->search_entry);
  g_signal_connect_object (self->typed, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  fill_drop_downs (self);
  self->items = g_list_store_new (DH_TYPE_FEEDBACK_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                           g_object_ref (self->filter));
  dh_long_list_set_model (self->list, G_LIST_MODEL (self->shown));
}

void
dh_feedback_page_install_list (GtkWidgetClass *widget_class)
{
  g_type_ensure (DH_TYPE_LONG_LIST);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_search_cb);
  gtk_widget_class_install_action (widget_class, "feedback.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "feedback.show-all", NULL, show_all_action);
}
