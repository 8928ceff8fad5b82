/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register/dh-register-preview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-words.h"

#define MAX_UNKNOWN_LETTERS 48
/* Longer ones are cut, so that all parts fit one row as a rule. */
#define MAX_PROCEDURE_LETTERS 46

typedef enum
{
  PART_HINT,
  PART_NAME,
  PART_PHONE,
  PART_PRIORITY,
  PART_PEOPLE,
  PART_RETURN,
  PART_UNKNOWN,
  PART_PROCEDURE,
} Part;
#define N_PARTS (PART_PROCEDURE + 1)

struct _DhRegisterPreview
{
  GtkBox parent_instance;

  AdwWrapBox *wrap;         /* (not owned) its only child */
  GtkLabel *parts[N_PARTS]; /* (not owned) children of wrap; NULL until first shown */
};

G_DEFINE_FINAL_TYPE (DhRegisterPreview, dh_register_preview, GTK_TYPE_BOX)

static GtkLabel *
create_part (DhRegisterPreview *self, Part part)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *before = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, part == PART_HINT ? "dimmed" : "understood");
  if (part == PART_PROCEDURE)
    gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_PROCEDURE_LETTERS);
  if (part == PART_UNKNOWN)
    gtk_widget_add_css_class (label, "unknown");
  for (guint i = 0; i < (guint) part; i++)
    if (self->parts[i] != NULL)
      before = GTK_WIDGET (self->parts[i]);
  adw_wrap_box_insert_child_after (self->wrap, label, before);
  return GTK_LABEL (label);
}

/* @text: (transfer full) (nullable): NULL hides the part. */
static void
take_part (DhRegisterPreview *self, Part part, char *text)
{
  g_autofree char *owned = text;

  if (self->parts[part] == NULL && owned == NULL)
    return;
  if (self->parts[part] == NULL)
    self->parts[part] = create_part (self, part);
  if (owned != NULL)
    gtk_label_set_label (self->parts[part], owned);
  gtk_widget_set_visible (GTK_WIDGET (self->parts[part]), owned != NULL);
}

static char *
dup_phone (const DhEntryLine *line, gboolean keeps_phones)
{
  if (*line->phone == '\0')
    return NULL;
  if (!keeps_phones)
    return g_strdup (_ ("Telephone not kept (see the preferences)"));
  /* Translators: %s is a telephone number. */
  return g_strdup_printf (_ ("Telephone: %s"), line->phone);
}

static char *
dup_priority (const DhEntryLine *line)
{
  if (line->priority == DH_PRIORITY_NONE)
    return NULL;
  if (*line->reason == '\0')
    return g_strdup (_ ("Has priority"));
  if (line->priority == DH_PRIORITY_ELDERLY)
    return g_strdup (_ ("Elderly, has priority"));
  /* Translators: %s is a reason, such as "With a small child". */
  return g_strdup_printf (_ ("Priority: %s"), dh_word_priority_reason (line->reason));
}

static char *
dup_return (const DhEntryLine *line)
{
  g_autofree char *day = NULL;

  if (*line->return_ticket == '\0')
    return NULL;
  if (line->return_day == DH_DAY_INVALID)
    /* Translators: %s is a queue number. */
    return g_strdup_printf (_ ("Comes back: %s"), line->return_ticket);
  day = dh_format_day_short (line->return_day);
  /* Translators: the first %s is a queue number, the second the day on which it was given. */
  return g_strdup_printf (_ ("Comes back: %s of %s"), line->return_ticket, day);
}

static char *
dup_unknown (const DhEntryLine *line)
{
  g_autofree char *words = g_strjoinv (", ", line->unknown);
  g_autofree char *cut = dh_word_shorten (words, MAX_UNKNOWN_LETTERS);

  if (*cut == '\0')
    return NULL;
  /* Translators: %s are words of the line that mean nothing to the program. */
  return g_strdup_printf (_ ("Not understood: %s"), cut);
}

static char *
dup_procedure (const DhEntryLine *line, const DhProcedure *procedure, gboolean is_open)
{
  if (procedure != NULL && line->quantity > 1)
    /* Translators: %d pieces of the procedure %s. The number is first, as long names are cut. */
    return g_strdup_printf (_ ("Procedure: %d × %s"), line->quantity, procedure->name);
  if (procedure != NULL)
    /* Translators: %s is the name of a procedure. */
    return g_strdup_printf (_ ("Procedure: %s"), procedure->name);
  if (is_open)
    return g_strdup (_ ("Which procedure? Choose with ↓, then Enter"));
  if (line->quantity > 1)
    return g_strdup_printf (
        ngettext ("%d piece, no procedure yet", "%d pieces, no procedure yet", line->quantity),
        line->quantity);
  if (*line->return_ticket != '\0')
    return NULL;
  return g_strdup (_ ("No procedure yet"));
}

void
dh_register_preview_show (DhRegisterPreview *self,
                          const DhEntryLine *line,
                          const char *name,
                          const DhProcedure *procedure,
                          gboolean is_open,
                          gboolean keeps_phones)
{
  g_return_if_fail (DH_IS_REGISTER_PREVIEW (self));

  if (line == NULL)
    {
      take_part (self, PART_HINT,
                 g_strdup (_ ("Name, year of birth and procedure in any order, then Enter. "
                              "For example: an 1954 sao y")));
      for (guint i = PART_HINT + 1; i < N_PARTS; i++)
        take_part (self, (Part) i, NULL);
      return;
    }
  take_part (self, PART_HINT, NULL);
  /* Translators: %s is the name of a person. */
  take_part (self, PART_NAME, *name != '\0' ? g_strdup_printf (_ ("Name: %s"), name) : NULL);
  take_part (self, PART_PHONE, dup_phone (line, keeps_phones));
  take_part (self, PART_PRIORITY, dup_priority (line));
  take_part (self, PART_PEOPLE,
             line->people > 1
                 ? g_strdup_printf (ngettext ("%d person", "%d people", line->people), line->people)
                 : NULL);
  take_part (self, PART_RETURN, dup_return (line));
  take_part (self, PART_UNKNOWN, dup_unknown (line));
  take_part (self, PART_PROCEDURE, dup_procedure (line, procedure, is_open));
}

char *
dh_register_preview_dup_text (DhRegisterPreview *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (DH_IS_REGISTER_PREVIEW (self), NULL);

  for (guint i = PART_HINT + 1; i < N_PARTS; i++)
    if (self->parts[i] != NULL && gtk_widget_get_visible (GTK_WIDGET (self->parts[i])))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "",
                              gtk_label_get_label (self->parts[i]));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
dh_register_preview_class_init (DhRegisterPreviewClass *klass)
{
}

static void
dh_register_preview_init (DhRegisterPreview *self)
{
  self->wrap = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->wrap, 6);
  adw_wrap_box_set_line_spacing (self->wrap, 3);
  gtk_widget_set_hexpand (GTK_WIDGET (self->wrap), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->wrap));
  gtk_widget_add_css_class (GTK_WIDGET (self), "preview");
}
