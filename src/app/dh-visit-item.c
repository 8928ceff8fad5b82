/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-visit-item.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-labels.h"
#include "dh-language.h"

struct _DhVisitItem
{
  GObject parent_instance;

  DhVisit *visit; /* (owned) */
  gint64 now;     /* UTC s */
  guint revision;
};

typedef enum
{
  PROP_REVISION = 1,
} DhVisitItemProperty;

static GParamSpec *props[PROP_REVISION + 1];

G_DEFINE_FINAL_TYPE (DhVisitItem, dh_visit_item, G_TYPE_OBJECT)

DhQueuePart
dh_queue_part_of_state (DhVisitState state)
{
  switch (state)
    {
    case DH_VISIT_CALLED:
    case DH_VISIT_SERVING:
    case DH_VISIT_HELD:
      return DH_QUEUE_ACTIVE;
    case DH_VISIT_WAITING:
      return DH_QUEUE_WAITING;
    case DH_VISIT_NONE:
    case DH_VISIT_DONE:
    case DH_VISIT_NO_SHOW:
    case DH_VISIT_LEFT:
    case DH_VISIT_CANCELLED:
    default:
      return DH_QUEUE_ENDED;
    }
}

static void
bump (DhVisitItem *self)
{
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
}

static gboolean
same (const DhVisit *a, const DhVisit *b)
{
  return a->state == b->state && a->procedure_id == b->procedure_id && a->people == b->people &&
         a->priority == b->priority && a->arrived == b->arrived && a->called == b->called &&
         a->started == b->started && a->ended == b->ended && a->since == b->since &&
         a->assists == b->assists && a->volunteer_id == b->volunteer_id &&
         a->served_s == b->served_s && g_str_equal (a->ticket, b->ticket) &&
         g_str_equal (a->counter, b->counter) &&
         g_str_equal (a->procedure_name, b->procedure_name) &&
         g_str_equal (a->volunteer_name, b->volunteer_name) &&
         g_str_equal (a->person_name, b->person_name);
}

static void
dh_visit_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DhVisitItem *self = DH_VISIT_ITEM (object);

  switch ((DhVisitItemProperty) prop_id)
    {
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_visit_item_finalize (GObject *object)
{
  DhVisitItem *self = DH_VISIT_ITEM (object);

  g_clear_pointer (&self->visit, dh_visit_free);

  G_OBJECT_CLASS (dh_visit_item_parent_class)->finalize (object);
}

static void
dh_visit_item_class_init (DhVisitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dh_visit_item_get_property;
  object_class->finalize = dh_visit_item_finalize;

  props[PROP_REVISION] =
      g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dh_visit_item_init (DhVisitItem *self)
{
}

DhVisitItem *
dh_visit_item_new (DhVisit *visit, gint64 now)
{
  DhVisitItem *self = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  self = g_object_new (DH_TYPE_VISIT_ITEM, NULL);
  self->visit = visit;
  self->now = now;
  return self;
}

const DhVisit *
dh_visit_item_get_visit (DhVisitItem *self)
{
  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), NULL);

  return self->visit;
}

void
dh_visit_item_update (DhVisitItem *self, DhVisit *visit, gint64 now)
{
  gboolean changed = FALSE;

  g_return_if_fail (DH_IS_VISIT_ITEM (self));
  g_return_if_fail (visit != NULL);

  changed = !same (self->visit, visit) || self->now / 60 != now / 60;
  dh_visit_free (self->visit);
  self->visit = visit;
  self->now = now;
  if (changed)
    bump (self);
}

void
dh_visit_item_set_now (DhVisitItem *self, gint64 now)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_if_fail (DH_IS_VISIT_ITEM (self));

  before = dh_visit_item_dup_time_text (self);
  self->now = now;
  after = dh_visit_item_dup_time_text (self);
  if (!g_str_equal (before, after))
    bump (self);
}

gint64
dh_visit_item_get_elapsed (DhVisitItem *self)
{
  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), -1);

  switch (dh_queue_part_of_state (self->visit->state))
    {
    case DH_QUEUE_WAITING:
      return MAX (0, self->now - self->visit->arrived);
    case DH_QUEUE_ACTIVE:
      return MAX (0, self->now - self->visit->since);
    case DH_QUEUE_ENDED:
    default:
      return -1;
    }
}

char *
dh_visit_item_dup_time_text (DhVisitItem *self)
{
  gint64 elapsed = 0;

  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), NULL);

  elapsed = dh_visit_item_get_elapsed (self);
  if (elapsed >= 0)
    return dh_format_minutes (elapsed, dh_language_is_vietnamese ());
  return dh_format_clock (self->visit->ended != 0 ? self->visit->ended : self->visit->since);
}

char *
dh_visit_item_dup_description (DhVisitItem *self)
{
  g_autofree char *time = NULL;
  GString *text = NULL;

  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), NULL);

  time = dh_visit_item_dup_time_text (self);
  text = g_string_new (self->visit->ticket);
  g_string_append_printf (text, ", %s, %s", dh_label_state (self->visit->state), time);
  if (*self->visit->procedure_name != '\0')
    g_string_append_printf (text, ", %s", self->visit->procedure_name);
  if (*self->visit->person_name != '\0')
    g_string_append_printf (text, ", %s", self->visit->person_name);
  if (self->visit->priority != DH_PRIORITY_NONE)
    g_string_append_printf (text, ", %s", dh_label_priority (self->visit->priority));
  return g_string_free (text, FALSE);
}
