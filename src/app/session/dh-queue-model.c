/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/dh-queue-model.h"

struct _DhQueueModel
{
  GObject parent_instance;

  GPtrArray *items;                 /* (owned) (element-type DhVisitItem) */
  GHashTable *by_id;                /* (owned) gint64* in the item's record → DhVisitItem */
  guint counts[DH_QUEUE_ENDED + 1]; /* items in each part */
  gint64 wait_s;                    /* s, limits of the items */
  gint64 serving_s;
};

static GType
dh_queue_model_get_item_type (GListModel *model)
{
  return DH_TYPE_VISIT_ITEM;
}

static guint
dh_queue_model_get_n_items (GListModel *model)
{
  return DH_QUEUE_MODEL (model)->items->len;
}

static gpointer
dh_queue_model_get_item (GListModel *model, guint position)
{
  DhQueueModel *self = DH_QUEUE_MODEL (model);

  if (position >= self->items->len)
    return NULL;
  return g_object_ref (self->items->pdata[position]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dh_queue_model_get_item_type;
  iface->get_n_items = dh_queue_model_get_n_items;
  iface->get_item = dh_queue_model_get_item;
}

static DhQueuePart
part_of (gpointer item)
{
  return dh_queue_part_of_state (dh_visit_item_get_visit (item)->state);
}

static void
dh_queue_model_get_section (GtkSectionModel *model,
                            guint position,
                            guint *out_start,
                            guint *out_end)
{
  DhQueueModel *self = DH_QUEUE_MODEL (model);
  guint start = 0;

  for (guint part = 0; part < G_N_ELEMENTS (self->counts); part++)
    {
      if (position < start + self->counts[part])
        {
          *out_start = start;
          *out_end = start + self->counts[part];
          return;
        }
      start += self->counts[part];
    }
  *out_start = self->items->len;
  *out_end = G_MAXUINT;
}

static void
section_model_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = dh_queue_model_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DhQueueModel,
                               dh_queue_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_iface_init))

static void
dh_queue_model_finalize (GObject *object)
{
  DhQueueModel *self = DH_QUEUE_MODEL (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_queue_model_parent_class)->finalize (object);
}

static void
dh_queue_model_class_init (DhQueueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_queue_model_finalize;
}

static void
dh_queue_model_init (DhQueueModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DhQueueModel *
dh_queue_model_new (void)
{
  return g_object_new (DH_TYPE_QUEUE_MODEL, NULL);
}

static gint64 *
copy_id (gint64 id)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = id;
  return copy;
}

/* Emits as little as possible for going from @before to @after: what is common at the start and at
 * the end stays out of it. */
static void
emit_difference (DhQueueModel *self, GPtrArray *before, GPtrArray *after)
{
  guint start = 0;
  guint tail = 0;
  guint n_before = 0;
  guint n_after = 0;

  while (start < before->len && start < after->len && before->pdata[start] == after->pdata[start])
    start++;
  while (tail < before->len - start && tail < after->len - start &&
         before->pdata[before->len - 1 - tail] == after->pdata[after->len - 1 - tail])
    tail++;
  n_before = before->len - start - tail;
  n_after = after->len - start - tail;

  if (n_before > 0 || n_after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before, n_after);
}

void
dh_queue_model_take_visits (DhQueueModel *self, GPtrArray *visits, gint64 now)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GHashTable) ids = NULL;
  guint counts[DH_QUEUE_ENDED + 1] = { 0 };
  gboolean moved = FALSE;

  g_return_if_fail (DH_IS_QUEUE_MODEL (self));
  g_return_if_fail (visits != NULL);

  after = g_ptr_array_new_full (visits->len, g_object_unref);
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint part = DH_QUEUE_ACTIVE; part <= DH_QUEUE_ENDED; part++)
    for (guint i = 0; i < visits->len; i++)
      {
        DhVisit *visit = visits->pdata[i];
        DhVisitItem *item = NULL;

        if (visit == NULL || dh_queue_part_of_state (visit->state) != part)
          continue;
        visits->pdata[i] = NULL;
        counts[part]++;
        item = g_hash_table_lookup (self->by_id, &visit->id);
        if (item != NULL)
          {
            moved = moved || part_of (item) != (DhQueuePart) part;
            g_object_ref (item);
            dh_visit_item_update (item, visit, now);
          }
        else
          {
            item = dh_visit_item_new (visit, now);
            dh_visit_item_set_limits (item, self->wait_s, self->serving_s);
          }
        g_ptr_array_add (after, item);
        g_hash_table_insert (ids, copy_id (dh_visit_item_get_visit (item)->id), item);
      }
  g_ptr_array_set_free_func (visits, NULL);
  g_ptr_array_unref (visits);

  before = g_steal_pointer (&self->items);
  self->items = g_ptr_array_ref (after);
  g_hash_table_unref (self->by_id);
  self->by_id = g_steal_pointer (&ids);
  memcpy (self->counts, counts, sizeof counts);

  emit_difference (self, before, after);
  /* A row that stays where it is may still have crossed into the part beside it. */
  if (moved && self->items->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->items->len);
}

void
dh_queue_model_tick (DhQueueModel *self, gint64 now)
{
  g_return_if_fail (DH_IS_QUEUE_MODEL (self));

  for (guint i = 0; i < self->items->len; i++)
    if (part_of (self->items->pdata[i]) != DH_QUEUE_ENDED)
      dh_visit_item_set_now (self->items->pdata[i], now);
}

void
dh_queue_model_set_limits (DhQueueModel *self, gint64 wait_s, gint64 serving_s)
{
  g_return_if_fail (DH_IS_QUEUE_MODEL (self));

  if (self->wait_s == wait_s && self->serving_s == serving_s)
    return;
  self->wait_s = wait_s;
  self->serving_s = serving_s;
  for (guint i = 0; i < self->items->len; i++)
    dh_visit_item_set_limits (self->items->pdata[i], wait_s, serving_s);
}

DhVisitItem *
dh_queue_model_find (DhQueueModel *self, gint64 visit_id, guint *position)
{
  DhVisitItem *item = NULL;

  g_return_val_if_fail (DH_IS_QUEUE_MODEL (self), NULL);

  item = g_hash_table_lookup (self->by_id, &visit_id);
  if (position != NULL && (item == NULL || !g_ptr_array_find (self->items, item, position)))
    *position = GTK_INVALID_LIST_POSITION;
  return item;
}

guint
dh_queue_model_count (DhQueueModel *self, DhQueuePart part)
{
  g_return_val_if_fail (DH_IS_QUEUE_MODEL (self), 0);

  return self->counts[part];
}
