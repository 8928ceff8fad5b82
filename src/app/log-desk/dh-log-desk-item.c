/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-item.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "dh-words.h"

struct _DhLogDeskItem
{
  GObject parent_instance;

  DhVisit *visit;   /* (owned) */
  DhAssist *assist; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DhLogDeskItem, dh_log_desk_item, G_TYPE_OBJECT)

DhLogDeskItem *
dh_log_desk_item_new (DhVisit *visit, DhAssist *assist)
{
  DhLogDeskItem *self = NULL;

  g_return_val_if_fail (visit != NULL && assist != NULL, NULL);

  self = g_object_new (DH_TYPE_LOG_DESK_ITEM, NULL);
  self->visit = visit;
  self->assist = assist;
  return self;
}

const DhVisit *
dh_log_desk_item_get_visit (DhLogDeskItem *self)
{
  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (self), NULL);

  return self->visit;
}

const DhAssist *
dh_log_desk_item_get_assist (DhLogDeskItem *self)
{
  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (self), NULL);

  return self->assist;
}

gboolean
dh_log_desk_item_equal (DhLogDeskItem *self, DhLogDeskItem *other)
{
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *other_details = NULL;

  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (self), FALSE);
  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (other), FALSE);

  if (self->assist->id != other->assist->id)
    return FALSE;
  title = dh_log_desk_item_dup_title (self);
  other_title = dh_log_desk_item_dup_title (other);
  details = dh_log_desk_item_dup_details (self);
  other_details = dh_log_desk_item_dup_details (other);
  return g_str_equal (title, other_title) && g_str_equal (details, other_details);
}

char *
dh_log_desk_item_dup_title (DhLogDeskItem *self)
{
  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (self), NULL);

  if (self->assist->quantity > 1)
    return g_strdup_printf ("%s × %d", self->assist->procedure_name, self->assist->quantity);
  return g_strdup (self->assist->procedure_name);
}

static void
add (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
dh_log_desk_item_dup_details (DhLogDeskItem *self)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *people = NULL;

  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (self), NULL);

  text = g_string_new (self->visit->person_name);
  if (self->visit->people > 1)
    {
      people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) self->visit->people),
                                self->visit->people);
      add (text, people);
    }
  add (text, dh_label_priority (self->visit->priority));
  add (text, self->assist->volunteers);
  add (text, dh_word_channel (self->assist->channel));
  add (text, dh_word_outcome (self->assist->outcome));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dh_log_desk_item_dup_line (DhLogDeskItem *self)
{
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (DH_IS_LOG_DESK_ITEM (self), NULL);

  line = g_string_new (NULL);
  if (*self->visit->person_name != '\0')
    g_string_append_printf (line, "(%s), ", self->visit->person_name);
  g_string_append (line, *self->assist->procedure_code != '\0' ? self->assist->procedure_code
                                                               : self->assist->procedure_name);
  if (self->assist->quantity > 1)
    g_string_append_printf (line, ", x%d", self->assist->quantity);
  if (self->visit->people > 1)
    g_string_append_printf (line, ", +%d", self->visit->people);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
dh_log_desk_item_finalize (GObject *object)
{
  DhLogDeskItem *self = DH_LOG_DESK_ITEM (object);

  g_clear_pointer (&self->visit, dh_visit_free);
  g_clear_pointer (&self->assist, dh_assist_free);

  G_OBJECT_CLASS (dh_log_desk_item_parent_class)->finalize (object);
}

static void
dh_log_desk_item_class_init (DhLogDeskItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_log_desk_item_finalize;
}

static void
dh_log_desk_item_init (DhLogDeskItem *self)
{
}
