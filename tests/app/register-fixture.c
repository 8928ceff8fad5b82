/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register-fixture.h"

#include "dh-day.h"
#include "register/dh-register-notice.h"

char *
register_fill_strings (const char *msgid, const char *const *values)
{
  g_auto (GStrv) parts = g_regex_split_simple ("%[sd]", app_text (msgid), 0, 0);
  GString *text = g_string_new (parts[0]);

  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", values[i], parts[i + 1]);
  return g_string_free_and_steal (text);
}
#define fill(msgid, ...) register_fill_strings (msgid, (const char *const[]) { __VA_ARGS__, NULL })

static gboolean
has_favourites (gpointer data)
{
  return dh_register_entry_get_favourite (data, 1) != 0;
}

RegisterDesk
register_open_desk (AppFixture *fixture)
{
  RegisterDesk desk = { .fixture = fixture };

  desk.page = dh_desk_page_new (fixture->session, NULL);
  desk.window = app_show (GTK_WIDGET (desk.page));
  desk.entry = DH_REGISTER_ENTRY (app_find (GTK_WIDGET (desk.page), DH_TYPE_REGISTER_ENTRY, NULL));
  app_wait (has_favourites, desk.entry);
  return desk;
}

GListModel *
register_get_queue (RegisterDesk *desk)
{
  return G_LIST_MODEL (dh_session_get_queue (desk->fixture->session));
}

typedef struct
{
  GListModel *model;
  guint n;
} Count;

static gboolean
has_count (gpointer data)
{
  const Count *count = data;

  return g_list_model_get_n_items (count->model) == count->n;
}

void
register_wait_for_visits (RegisterDesk *desk, guint n)
{
  Count count = { register_get_queue (desk), n };

  app_wait (has_count, &count);
  app_settle ();
}

const DhVisit *
register_find_visit (RegisterDesk *desk, const char *ticket)
{
  for (guint i = 0; i < g_list_model_get_n_items (register_get_queue (desk)); i++)
    {
      g_autoptr (DhVisitItem) item = g_list_model_get_item (register_get_queue (desk), i);
      const DhVisit *visit = dh_visit_item_get_visit (item);

      if (g_str_equal (visit->ticket, ticket))
        return visit;
    }
  return NULL;
}

static gboolean
after_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
register_let_pass (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, after_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
register_enter (RegisterDesk *desk, const char *text)
{
  dh_register_entry_set_text (desk->entry, text);
  dh_register_entry_submit (desk->entry);
  app_settle ();
}

GtkWidget *
register_find_notice (RegisterDesk *desk)
{
  GtkWidget *notice = app_find (GTK_WIDGET (desk->entry), DH_TYPE_REGISTER_NOTICE, NULL);

  return notice != NULL && gtk_widget_get_visible (notice) ? notice : NULL;
}

GtkWidget *
register_find_tooltip (GtkWidget *root, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = register_find_tooltip (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
register_shows (GtkWidget *root, const char *text)
{
  GtkWidget *label = app_find (root, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_is_visible (label);
}

gboolean
register_keeps_phones (gpointer data)
{
  return dh_session_keeps_phones (data);
}

char *
register_old_number (RegisterDesk *desk, AppFixture *fixture, DhReceipt *receipt)
{
  gint32 day = dh_session_today (fixture->session) - 3;
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand leave = DH_COMMAND_INIT (DH_EVENT_LEAVE);
  gint year = 0, month = 0, dom = 0;

  arrive.at = dh_day_start (day) + 8 * 3600;
  arrive.procedure_id = dh_register_entry_get_favourite (desk->entry, 2);
  arrive.person_name = "Tô Ích";
  app_apply (fixture, &arrive, receipt);
  leave.visit_id = receipt->visit_id;
  leave.at = arrive.at + 600;
  app_apply (fixture, &leave, NULL);
  dh_day_to_ymd (day, &year, &month, &dom);
  return g_strdup_printf ("%s %d/%d", receipt->ticket, dom, month);
}
