/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/dh-visit-item.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "dh-day.h"
#include "dh-language.h"

struct _DhVisitItem
{
  GObject parent_instance;

  DhVisit *visit;   /* (owned) */
  gint64 now;       /* UTC s */
  gint64 wait_s;    /* s; 0 = no limit */
  gint64 serving_s; /* s; 0 = no limit */
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
         a->served_s == b->served_s && a->recalls == b->recalls && a->trips == b->trips &&
         a->follow_up == b->follow_up && a->turn_reason == b->turn_reason &&
         g_str_equal (a->priority_reason, b->priority_reason) &&
         g_str_equal (a->hold_reason, b->hold_reason) && g_str_equal (a->ticket, b->ticket) &&
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
  g_autofree char *minutes = NULL;

  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), NULL);

  elapsed = dh_visit_item_get_elapsed (self);
  if (elapsed < 0)
    return dh_format_clock (self->visit->ended != 0 ? self->visit->ended : self->visit->since);
  minutes = dh_format_minutes (elapsed, dh_language_is_vietnamese ());
  if (dh_visit_item_is_late (self))
    /* Translators: %s is a time such as "25 minutes". */
    return g_strdup_printf (_ ("too long: %s"), minutes);
  if (dh_visit_item_is_long (self))
    return g_strdup_printf (_ ("still: %s?"), minutes);
  return g_steal_pointer (&minutes);
}

void
dh_visit_item_set_limits (DhVisitItem *self, gint64 wait_s, gint64 serving_s)
{
  gboolean late = FALSE;
  gboolean is_long = FALSE;

  g_return_if_fail (DH_IS_VISIT_ITEM (self));

  late = dh_visit_item_is_late (self);
  is_long = dh_visit_item_is_long (self);
  self->wait_s = wait_s;
  self->serving_s = serving_s;
  if (dh_visit_item_is_late (self) != late || dh_visit_item_is_long (self) != is_long)
    bump (self);
}

gboolean
dh_visit_item_is_late (DhVisitItem *self)
{
  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), FALSE);

  return self->wait_s > 0 && self->visit->state == DH_VISIT_WAITING &&
         dh_visit_item_get_elapsed (self) > self->wait_s;
}

gboolean
dh_visit_item_is_long (DhVisitItem *self)
{
  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), FALSE);

  return self->serving_s > 0 && self->visit->state == DH_VISIT_SERVING &&
         dh_visit_item_get_elapsed (self) >= self->serving_s;
}

char *
dh_visit_item_dup_details (DhVisitItem *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const DhVisit *visit = NULL;
  DhQueuePart part = DH_QUEUE_ENDED;

  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), NULL);

  visit = self->visit;
  part = dh_queue_part_of_state (visit->state);
  if (*visit->person_name != '\0')
    g_ptr_array_add (parts, g_strdup (visit->person_name));
  if (visit->people > 1)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d person", "%d people", (gulong) visit->people),
                                      visit->people));
  if (visit->priority != DH_PRIORITY_NONE)
    g_ptr_array_add (parts, g_strdup (dh_label_priority_of (visit)));
  if (visit->trips > 1)
    /* Translators: how often somebody had to come for the same matter. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("time %d"), visit->trips));
  if (part == DH_QUEUE_ACTIVE && *visit->counter != '\0')
    g_ptr_array_add (parts, dh_label_counter_within (visit->counter));
  if (visit->state == DH_VISIT_CALLED && visit->recalls > 0)
    /* Translators: how often somebody was called. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("called %d times"), visit->recalls + 1));
  if (visit->state == DH_VISIT_HELD && *visit->hold_reason != '\0')
    g_ptr_array_add (parts, g_strdup (visit->hold_reason));
  if (part != DH_QUEUE_WAITING && *visit->volunteer_name != '\0')
    g_ptr_array_add (parts, g_strdup (visit->volunteer_name));
  if (visit->follow_up != 0)
    {
      g_autofree char *date = dh_format_day_short (visit->follow_up);

      /* Translators: %s is a date. */
      g_ptr_array_add (parts, g_strdup_printf (_ ("comes back on %s"), date));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
dh_visit_item_dup_description (DhVisitItem *self)
{
  g_autofree char *time = NULL;
  g_autofree char *details = NULL;
  GString *text = NULL;

  g_return_val_if_fail (DH_IS_VISIT_ITEM (self), NULL);

  time = dh_visit_item_dup_time_text (self);
  details = dh_visit_item_dup_details (self);
  text = g_string_new (self->visit->ticket);
  g_string_append_printf (text, ", %s, %s", dh_label_state (self->visit->state), time);
  if (*self->visit->procedure_name != '\0')
    g_string_append_printf (text, ", %s", self->visit->procedure_name);
  if (*details != '\0')
    {
      g_string_append_printf (text, ", %s", details);
      g_string_replace (text, " · ", ", ", 0);
    }
  return g_string_free (text, FALSE);
}
