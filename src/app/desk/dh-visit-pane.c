/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-visit-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-labels.h"
#include "dh-day.h"
#include "dh-language.h"
#include "dh-words.h"

/* After so many calls without an answer it is time to think of "absent". */
#define MANY_RECALLS 2

struct _DhVisitPane
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkLabel *ticket_label;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *time_label;
  GtkLabel *procedure_label;
  GtkLabel *person_label;
  GtkLabel *times_label;
  GtkBox *hint_box;
  GtkLabel *hint_label;
  GtkButton *hint_button;
  AdwWrapBox *actions_box;
  GtkWidget *assists_group;
  GtkListBox *assists_list;

  GPtrArray *buttons;    /* (owned) (nullable) (element-type GtkWidget, not owned): one per table
                          * row, made for the first person that is shown … */
  GPtrArray *infos;      /* (owned) (nullable) … and its row of the table */
  GtkWidget *more;       /* (nullable) (not owned) the button for what is seldom done */
  GSignalGroup *signals; /* (owned) of the item */
  DhSession *session;    /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) of the reading of the assists */
  gint64 assists_of;         /* visit whose assists are in the list */
  guint n_assists;           /* how many the visit had then */
  gboolean stale;            /* they may have been changed since */
  const char *state_css;
};

G_DEFINE_FINAL_TYPE (DhVisitPane, dh_visit_pane, GTK_TYPE_WIDGET)

/* ---- Buttons */

static GtkWidget *
create_button (const DhActionInfo *info)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_ (info->title));
  g_autofree char *key = dh_shortcut_label (info->accels[0]);
  GtkWidget *cap = gtk_label_new (key);
  /* Translators: what a button does, and the key for it. */
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (%s)"), _ (info->title), key);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), info->name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->title), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  return button;
}

/* What is seldom done stands in a menu; the keys are the same. */
static gboolean
is_seldom (const DhActionInfo *info)
{
  static const char *const names[] = { "desk.true-end",     "desk.transfer",
                                       "desk.change",       "desk.cancel",
                                       "desk.print-ticket", "desk.print-come-back",
                                       "desk.erase-name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (info->name, names[i]))
      return TRUE;
  return FALSE;
}

static void
add_to_menu (GMenu *menu, const DhActionInfo *info)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ (info->title), info->name);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_more (GMenu *menu)
{
  GtkWidget *more = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (more), _ ("Mor_e"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (more), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (more, _ ("What else can be done for this person"));
  return more;
}

static void
create_buttons (DhVisitPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  self->buttons = g_ptr_array_new ();
  self->infos = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    if (table[i].section == DH_SECTION_VISIT && is_seldom (&table[i]))
      add_to_menu (menu, &table[i]);
    else if (table[i].section == DH_SECTION_VISIT)
      {
        GtkWidget *button = create_button (&table[i]);

        g_ptr_array_add (self->buttons, button);
        g_ptr_array_add (self->infos, (gpointer) &table[i]);
        adw_wrap_box_append (self->actions_box, button);
      }
  self->more = create_more (menu);
  adw_wrap_box_append (self->actions_box, self->more);
}

/* What is most often done next. */
static const char *
get_main_action (DhVisitState state)
{
  switch (state)
    {
    case DH_VISIT_WAITING:
      return "desk.call";
    case DH_VISIT_CALLED:
      return "desk.start";
    case DH_VISIT_SERVING:
      return "desk.record-finish";
    case DH_VISIT_HELD:
      return "desk.resume";
    case DH_VISIT_NO_SHOW:
      return "desk.return";
    case DH_VISIT_DONE:
      return "desk.record";
    case DH_VISIT_NONE:
    case DH_VISIT_LEFT:
    case DH_VISIT_CANCELLED:
    default:
      return "";
    }
}

static void
update_buttons (DhVisitPane *self, DhVisitState state)
{
  const char *main_action = get_main_action (state);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      const DhActionInfo *info = self->infos->pdata[i];
      GtkWidget *button = self->buttons->pdata[i];

      gtk_widget_set_visible (button, dh_action_allowed (info, state));
      if (g_str_equal (info->name, main_action))
        {
          gtk_widget_add_css_class (button, "suggested-action");
          adw_wrap_box_reorder_child_after (self->actions_box, button, NULL);
        }
      else
        gtk_widget_remove_css_class (button, "suggested-action");
    }
}

/* ---- Assists */

static char *
dup_difficulties (DhVisitPane *self, const char *joined)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);
  g_auto (GStrv) codes = g_strsplit (joined, ";", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (char **code = codes; *code != NULL; code++)
    if (**code != '\0')
      g_ptr_array_add (names, (gpointer) (desk != NULL ? dh_desk_settings_difficulty (desk, *code)
                                                       : dh_word_difficulty (*code)));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_assist (DhVisitPane *self, const DhAssist *assist)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, dh_format_clock (assist->at));
  g_ptr_array_add (parts, g_strdup (dh_word_outcome (assist->outcome)));
  g_ptr_array_add (parts, g_strdup (dh_word_channel (assist->channel)));
  g_ptr_array_add (parts, g_strdup (assist->volunteers));
  if (assist->minutes > 0)
    g_ptr_array_add (parts, dh_format_minutes (assist->minutes * 60, dh_language_is_vietnamese ()));
  if (*assist->difficulties != '\0')
    g_ptr_array_add (parts, dup_difficulties (self, assist->difficulties));
  if (assist->follow_up != 0)
    {
      g_autofree char *date = dh_format_day_short (assist->follow_up);

      g_ptr_array_add (parts, g_strdup_printf (_ ("comes back on %s"), date));
    }
  if (*assist->note != '\0')
    g_ptr_array_add (parts, g_strdup (assist->note));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_button (GtkWidget *row,
            const char *label,
            const char *what,
            const char *action,
            GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_assist_row (DhVisitPane *self, const DhAssist *assist)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_assist (self, assist);
  g_autofree char *title =
      assist->quantity > 1 ? g_strdup_printf ("%s × %d", assist->procedure_name, assist->quantity)
                           : g_strdup (assist->procedure_name);
  /* Translators: %s is the name of a procedure. */
  g_autofree char *edit =
      g_strdup_printf (_ ("Change the help recorded: %s"), assist->procedure_name);
  g_autofree char *undo =
      g_strdup_printf (_ ("Take back the help recorded: %s"), assist->procedure_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_button (row, _ ("Change…"), edit, "desk.edit-assist", g_variant_new_int64 (assist->id));
  add_button (row, _ ("Take Back"), undo, "desk.undo-events",
              g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &assist->id, 1, sizeof (gint64)));
  return row;
}

static void
receive_assists (DhVisitPane *self, GPtrArray *assists)
{
  gtk_list_box_remove_all (self->assists_list);
  for (guint i = 0; i < assists->len; i++)
    gtk_list_box_append (self->assists_list, create_assist_row (self, assists->pdata[i]));
  gtk_widget_set_visible (self->assists_group, assists->len > 0);
}

/* On the store's thread. */
static gpointer
assists_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_list_visit_assists (store, *(const gint64 *) data, error);
}

static void
assists_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
assists_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhVisitPane) self = user_data;
  g_autoptr (GPtrArray) assists = NULL;

  g_assert (DH_IS_VISIT_PANE (self));

  assists = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);
  if (assists != NULL && self->assists_list != NULL)
    receive_assists (self, assists);
}

static void
read_assists (DhVisitPane *self, const DhVisit *visit)
{
  gint64 id = visit != NULL ? visit->id : 0;
  guint n = visit != NULL ? visit->assists : 0;
  gboolean same = self->assists_of == id;

  /* What is put right leaves their number as it is. */
  if (self->assists_of == id && self->n_assists == n && !self->stale)
    return;
  self->stale = FALSE;
  self->assists_of = id;
  self->n_assists = n;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (n == 0 || !same)
    gtk_widget_set_visible (self->assists_group, FALSE);
  if (n == 0 || self->session == NULL || dh_session_get_client (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  dh_store_client_run_async (dh_session_get_client (self->session), assists_job,
                             g_memdup2 (&id, sizeof id), g_free, assists_free, self->cancellable,
                             assists_cb, g_object_ref (self));
}

/* ---- The person */

static char *
dup_times (const DhVisit *visit)
{
  g_autofree char *arrived = dh_format_clock (visit->arrived);
  g_autofree char *called = visit->called != 0 ? dh_format_clock (visit->called) : NULL;
  g_autofree char *started = visit->started != 0 ? dh_format_clock (visit->started) : NULL;
  g_autofree char *ended = visit->ended != 0 ? dh_format_clock (visit->ended) : NULL;
  GString *text = g_string_new (NULL);

  /* Translators: clock times such as 08:15. */
  g_string_append_printf (text, _ ("came %s"), arrived);
  if (called != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("called %s"), called);
    }
  if (started != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("helped from %s"), started);
    }
  if (ended != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("ended %s"), ended);
    }
  return g_string_free (text, FALSE);
}

/* What is to be thought of now; NULL where there is nothing. */
static char *
dup_hint (DhVisitItem *item, const char **action, const char **label)
{
  const DhVisit *visit = dh_visit_item_get_visit (item);

  if (dh_visit_item_is_long (item))
    {
      g_autofree char *minutes =
          dh_format_minutes (dh_visit_item_get_elapsed (item), dh_language_is_vietnamese ());

      *action = "desk.true-end";
      *label = _ ("Was Done at…");
      /* Translators: %s is a time such as "47 minutes". */
      return g_strdup_printf (_ ("Still being helped, for %s?"), minutes);
    }
  if (visit->state == DH_VISIT_CALLED && visit->recalls >= MANY_RECALLS)
    {
      *action = "desk.no-show";
      *label = _ ("Absent");
      return g_strdup_printf (_ ("Called %d times and not come. The place is kept."),
                              visit->recalls + 1);
    }
  return NULL;
}

static void
update_hint (DhVisitPane *self, DhVisitItem *item)
{
  const char *action = NULL;
  const char *label = NULL;
  g_autofree char *text = dup_hint (item, &action, &label);

  gtk_widget_set_visible (GTK_WIDGET (self->hint_box), text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (self->hint_label, text);
  gtk_button_set_label (self->hint_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->hint_button), action);
}

static void
set_state_class (DhVisitPane *self, const char *name)
{
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (self->state_label));

  if (self->state_css != NULL)
    gtk_widget_remove_css_class (widget, self->state_css);
  self->state_css = name;
  if (name != NULL)
    gtk_widget_add_css_class (widget, name);
}

/* What the hint below says once more is not said here. */
static char *
dup_time (DhVisitItem *item)
{
  if (!dh_visit_item_is_long (item))
    return dh_visit_item_dup_time_text (item);
  return dh_format_minutes (dh_visit_item_get_elapsed (item), dh_language_is_vietnamese ());
}

static void
update (DhVisitPane *self)
{
  g_autoptr (DhVisitItem) item = g_signal_group_dup_target (self->signals);
  const DhVisit *visit = item != NULL ? dh_visit_item_get_visit (item) : NULL;
  g_autofree char *time = NULL;
  g_autofree char *times = NULL;
  g_autofree char *person = NULL;

  read_assists (self, visit);
  if (visit == NULL)
    return;
  if (self->buttons == NULL)
    create_buttons (self);
  time = dup_time (item);
  times = dup_times (visit);
  person = dh_visit_item_dup_details (item);
  gtk_label_set_label (self->ticket_label, visit->ticket);
  gtk_image_set_from_icon_name (self->state_icon, dh_label_state_icon (visit->state));
  gtk_label_set_label (self->state_label, dh_label_state (visit->state));
  gtk_label_set_label (self->time_label, time);
  gtk_label_set_label (self->procedure_label, *visit->procedure_name != '\0'
                                                  ? visit->procedure_name
                                                  : _ ("No procedure chosen yet"));
  gtk_label_set_label (self->person_label, person);
  gtk_widget_set_visible (GTK_WIDGET (self->person_label), *person != '\0');
  gtk_label_set_label (self->times_label, times);
  set_state_class (self, dh_label_state_css (visit->state));
  update_hint (self, item);
  update_buttons (self, visit->state);
}

static void
revision_cb (DhVisitPane *self)
{
  g_assert (DH_IS_VISIT_PANE (self));

  update (self);
}

void
dh_visit_pane_set_item (DhVisitPane *self, DhVisitItem *item)
{
  g_return_if_fail (DH_IS_VISIT_PANE (self));
  g_return_if_fail (item == NULL || DH_IS_VISIT_ITEM (item));

  self->stale = TRUE;
  g_signal_group_set_target (self->signals, item);
  update (self);
}

static void
dh_visit_pane_dispose (GObject *object)
{
  DhVisitPane *self = DH_VISIT_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_VISIT_PANE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_visit_pane_parent_class)->dispose (object);
}

static void
dh_visit_pane_finalize (GObject *object)
{
  DhVisitPane *self = DH_VISIT_PANE (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->infos, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_visit_pane_parent_class)->finalize (object);
}

static void
dh_visit_pane_class_init (DhVisitPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_visit_pane_dispose;
  object_class->finalize = dh_visit_pane_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-visit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, ticket_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, state_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, time_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, procedure_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, person_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, times_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, hint_box);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, hint_button);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, actions_box);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, assists_group);
  gtk_widget_class_bind_template_child (widget_class, DhVisitPane, assists_list);
}

static void
dh_visit_pane_init (DhVisitPane *self)
{
  self->signals = g_signal_group_new (DH_TYPE_VISIT_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::revision", G_CALLBACK (revision_cb),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

DhVisitPane *
dh_visit_pane_new (DhSession *session)
{
  DhVisitPane *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_VISIT_PANE, NULL);
  self->session = g_object_ref (session);
  return self;
}
