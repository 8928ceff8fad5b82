/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "book/dh-first-run.h"

#include "common/dh-toast.h"
#include "store/dh-store.h"
#include "text/dh-text.h"

struct _DhFirstRun
{
  AdwBin parent_instance;

  AdwEntryRow *commune_row;
  AdwEntryRow *province_row;
  GtkLabel *error_label;
  GtkWidget *start_button;

  char *path;    /* (owned) */
  gboolean busy; /* the database is being made */
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhFirstRun, dh_first_run, ADW_TYPE_BIN)

/* What the thread needs; all owned. */
typedef struct
{
  char *path;
  char *commune;
  char *province;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->path);
  g_free (creation->commune);
  g_free (creation->province);
  g_free (creation);
}

static char *
dup_text (AdwEntryRow *row)
{
  return dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static gboolean
is_complete (DhFirstRun *self)
{
  g_autofree char *commune = dup_text (self->commune_row);
  g_autofree char *province = dup_text (self->province_row);

  return *commune != '\0' && *province != '\0';
}

static void
update (DhFirstRun *self)
{
  gtk_widget_set_sensitive (self->start_button, !self->busy && is_complete (self));
  gtk_editable_set_editable (GTK_EDITABLE (self->commune_row), !self->busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->province_row), !self->busy);
}

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Creation *creation = data;
  g_autoptr (GError) error = NULL;

  if (dh_store_create (creation->path, creation->commune, creation->province, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
create_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DhFirstRun *self = DH_FIRST_RUN (source);
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_FIRST_RUN (self));

  self->busy = FALSE;
  update (self);
  if (g_task_propagate_boolean (G_TASK (result), &error) ||
      g_error_matches (error, DH_ERROR, DH_ERROR_EXISTS))
    {
      g_signal_emit (self, signals[SIGNAL_CREATED], 0);
      return;
    }
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  dh_announce (GTK_WIDGET (self), error->message, TRUE);
}

static void
start_cb (DhFirstRun *self)
{
  g_autoptr (GTask) task = NULL;
  Creation *creation = NULL;

  g_assert (DH_IS_FIRST_RUN (self));

  /* The word that an input method holds back is part of the name. */
  dh_focus_commit (GTK_WIDGET (self));
  if (self->busy || !is_complete (self))
    return;
  creation = g_new0 (Creation, 1);
  creation->path = g_strdup (self->path);
  creation->commune = dup_text (self->commune_row);
  creation->province = dup_text (self->province_row);

  self->busy = TRUE;
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  task = g_task_new (self, NULL, create_cb, NULL);
  g_task_set_source_tag (task, start_cb);
  g_task_set_task_data (task, creation, creation_free);
  g_task_run_in_thread (task, create_thread);
}

static void
changed_cb (DhFirstRun *self)
{
  g_assert (DH_IS_FIRST_RUN (self));

  update (self);
}

static void
commune_activated_cb (DhFirstRun *self)
{
  g_assert (DH_IS_FIRST_RUN (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->province_row));
}

static gboolean
dh_first_run_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_FIRST_RUN (widget)->commune_row));
}

static void
dh_first_run_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_first_run_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
dh_first_run_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_FIRST_RUN);

  G_OBJECT_CLASS (dh_first_run_parent_class)->dispose (object);
}

static void
dh_first_run_finalize (GObject *object)
{
  g_clear_pointer (&DH_FIRST_RUN (object)->path, g_free);

  G_OBJECT_CLASS (dh_first_run_parent_class)->finalize (object);
}

static void
dh_first_run_class_init (DhFirstRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_first_run_dispose;
  object_class->finalize = dh_first_run_finalize;
  widget_class->grab_focus = dh_first_run_grab_focus;
  widget_class->map = dh_first_run_map;

  signals[SIGNAL_CREATED] = g_signal_new ("created", DH_TYPE_FIRST_RUN, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, DhFirstRun, commune_row);
  gtk_widget_class_bind_template_child (widget_class, DhFirstRun, province_row);
  gtk_widget_class_bind_template_child (widget_class, DhFirstRun, error_label);
  gtk_widget_class_bind_template_child (widget_class, DhFirstRun, start_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, commune_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
dh_first_run_init (DhFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhFirstRun *
dh_first_run_new (const char *path)
{
  DhFirstRun *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DH_TYPE_FIRST_RUN, NULL);
  self->path = g_strdup (path);
  return self;
}
