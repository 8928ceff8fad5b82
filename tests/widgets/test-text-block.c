/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "dh-text-block.h"
#include "widget-test.h"

static const char *const texts[] = {
  "Dòng 2: 01/11/2026 · Nhà văn hóa thôn Tri Lễ · 18 × Đăng ký khai sinh · Lê Thị Lạ · có người "
  "cao tuổi cần đến tận nhà vì không đi lại được",
  "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
  "Hai\ndòng",
  "",
};

static int
get_height (GtkWidget *widget, int width)
{
  int minimum = 0;
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  return minimum;
}

/* As high as a label of that width, and never in the way of a narrow window. */
static void
test_size (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *block = dh_text_block_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), block);
  gtk_box_append (GTK_BOX (box), label);
  gtk_window_set_child (GTK_WINDOW (window), box);
  for (guint large = 0; large < 2; large++)
    {
      if (large)
        {
          gtk_widget_add_css_class (block, "title-1");
          gtk_widget_add_css_class (label, "title-1");
        }
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          int minimum = 0;

          dh_text_block_set_text (DH_TEXT_BLOCK (block), texts[i]);
          gtk_label_set_label (GTK_LABEL (label), texts[i]);
          g_assert_cmpstr (dh_text_block_get_text (DH_TEXT_BLOCK (block)), ==, texts[i]);
          gtk_test_accessible_assert_property (GTK_ACCESSIBLE (block),
                                               GTK_ACCESSIBLE_PROPERTY_LABEL, texts[i]);
          for (int width = 60; width < 900; width += 70)
            g_assert_cmpint (get_height (block, width), ==, get_height (label, width));
          gtk_widget_measure (block, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          g_assert_cmpint (minimum, ==, 0);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
  g_test_add_func ("/widgets/text-block/size", test_size);
  return g_test_run ();
}
