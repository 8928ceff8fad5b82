/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the program beside those of the input methods, which see every key first: one that
 * they take for themselves never comes to the program.
 */
#include "config.h"

#include <adwaita.h>

#include "common/dh-action-table.h"
#include "widget-test.h"

/* As ibus 1.5, fcitx5 5.1 with its modules and Unikey are set when they come, old ibus as well. */
static const char *const taken[] = {
  "<Control>space",
  "<Super>space",
  "<Super><Shift>space",
  "<Shift>space",
  "<Control><Shift>space",
  "<Control>Shift_L",
  "<Control>Shift_R",
  "<Control><Shift>Control_L",
  "Shift_L",
  "Shift_R",
  "<Alt>grave",
  "<Control>grave",
  "<Super>grave",
  "<Shift>asciitilde",
  "<Control>semicolon",
  "<Super>semicolon",
  "<Super>period",
  "<Control><Shift>u",
  "<Control><Shift>e",
  "<Control><Alt><Shift>u",
  "<Control><Alt>p",
  "<Control><Alt>h",
  "<Control><Alt>j",
  "<Control><Shift>f",
  "<Alt>z",
};

static char *
normal (const char *accel)
{
  guint key = 0;
  GdkModifierType mods = 0;

  g_assert_true (gtk_accelerator_parse (accel, &key, &mods));
  return gtk_accelerator_name (gdk_keyval_to_lower (key), mods);
}

static void
test_free (void)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  g_autoptr (GHashTable) theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    g_assert_true (g_hash_table_add (theirs, normal (taken[i])));
  for (guint i = 0; i < n; i++)
    for (guint k = 0; table[i].accels[k] != NULL; k++)
      {
        g_autofree char *name = normal (table[i].accels[k]);

        if (g_hash_table_contains (theirs, name))
          g_error ("%s: an input method takes %s", table[i].name, table[i].accels[k]);
      }
}

/* The Windows key is the desktop's; a key that only holds others down is the input methods'. */
static void
test_whole (void)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; table[i].accels[k] != NULL; k++)
      {
        guint key = 0;
        GdkModifierType mods = 0;

        g_assert_true (gtk_accelerator_parse (table[i].accels[k], &key, &mods));
        g_assert_cmpuint (mods & (GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK), ==, 0);
        g_assert_false (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R);
        g_assert_cmpuint (key, !=, GDK_KEY_space);
      }
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);

  g_test_add_func ("/keys/free", test_free);
  g_test_add_func ("/keys/whole", test_whole);

  return g_test_run ();
}
