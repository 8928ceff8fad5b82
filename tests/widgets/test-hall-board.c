/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#include "dh-hall-board.h"
#include "widget-test.h"

static const DhHallCall calls[] = {
  { "A012", "Quầy 2", "10:42" },   { "B1004", "Quầy 11", "10:41" },
  { "A010", "Quầy 1", "10:39" },   { "A009", "Bàn hướng dẫn dịch vụ công trực tuyến", "10:30" },
  { "A008", "", "10:28" },         { "A007", "Quầy 3", "10:20" },
  { "A999", "Quầy 4", "10:18" },   { "A005", "Quầy 5", "10:15" },
  { "A00123", "Quầy 6", "10:10" },
};

static const struct
{
  int width;
  int height;
} sizes[] = {
  { 640, 360 },   { 800, 600 },   { 1024, 600 },  { 1024, 768 }, { 1366, 768 },
  { 1920, 1080 }, { 2560, 1080 }, { 3840, 2160 }, { 600, 1024 }, { 1080, 1920 },
};

static const char *const messages[] = {
  "",
  "Nghỉ trưa từ 11:30 đến 13:30.",
  "Mời bà con chuẩn bị sẵn căn cước công dân và bản chính giấy tờ cần chứng thực; người cao tuổi, "
  "phụ nữ mang thai, người khuyết tật được ưu tiên phục vụ trước.",
};

/* All widgets of @type below @root that are shown. */
static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        g_ptr_array_add (found, child);
      collect (child, type, found);
    }
}

static DhFitLabel *
find_label (GtkWidget *board, const char *css_class)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect (board, DH_TYPE_FIT_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_has_css_class (labels->pdata[i], css_class))
      return labels->pdata[i];
  return NULL;
}

static GPtrArray *
find_views (GtkWidget *board, const char *css_class)
{
  GPtrArray *views = g_ptr_array_new ();

  collect (board, DH_TYPE_HALL_CALL_VIEW, views);
  for (guint i = views->len; i > 0; i--)
    if (!gtk_widget_has_css_class (views->pdata[i - 1], css_class))
      g_ptr_array_remove_index (views, i - 1);
  return views;
}

static void
allocate (GtkWidget *board, int width, int height)
{
  gtk_widget_measure (board, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (board, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (board, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static GtkWidget *
make_board (void)
{
  return g_object_ref_sink (dh_hall_board_new ());
}

static void
assert_inside (GtkWidget *child, GtkWidget *parent)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, parent, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (parent));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (parent));
}

static gboolean
overlap (GtkWidget *a, GtkWidget *b, GtkWidget *parent)
{
  graphene_rect_t one, two, both;

  g_assert_true (gtk_widget_compute_bounds (a, parent, &one));
  g_assert_true (gtk_widget_compute_bounds (b, parent, &two));
  return graphene_rect_intersection (&one, &two, &both) && both.size.width > 0 &&
         both.size.height > 0;
}

/* At every size, with every number of calls, message and state: each text is whole within its room,
 * no room lies over another, and the numbers can be read. */
static void
test_fits (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n = 0; n <= G_N_ELEMENTS (calls); n++)
      {
        GtkWidget *board = make_board ();
        g_autoptr (GPtrArray) labels = g_ptr_array_new ();
        g_autoptr (GPtrArray) now = NULL;
        g_autoptr (GPtrArray) past = NULL;
        int width = sizes[s].width;
        int height = sizes[s].height;
        double unit = MIN (width, height);

        dh_hall_board_set_calls (DH_HALL_BOARD (board), calls, n, calls, n);
        g_object_set (board, "title", "Trung tâm Phục vụ hành chính công xã Đắk Rơ Nga", "clock",
                      "10:42", "waiting", n * 17, "message", messages[n % 3], "state",
                      (int) (n % 3), NULL);
        allocate (board, width, height);
        collect (board, DH_TYPE_FIT_LABEL, labels);
        g_assert_cmpuint (labels->len, >, 2);
        for (guint i = 0; i < labels->len; i++)
          {
            GtkWidget *label = labels->pdata[i];
            int text_width = 0;
            int text_height = 0;

            if (*dh_fit_label_get_text (DH_FIT_LABEL (label)) == '\0')
              continue;
            dh_fit_label_get_extents (DH_FIT_LABEL (label), &text_width, &text_height);
            g_assert_cmpint (text_width, >, 0);
            g_assert_cmpint (text_width, <=, gtk_widget_get_width (label));
            g_assert_cmpint (text_height, <=, gtk_widget_get_height (label));
            g_assert_cmpfloat (dh_fit_label_get_size (DH_FIT_LABEL (label)), >=, unit / 48);
            assert_inside (label, board);
            for (guint k = i + 1; k < labels->len; k++)
              if (*dh_fit_label_get_text (labels->pdata[k]) != '\0')
                g_assert_false (overlap (label, labels->pdata[k], board));
          }
        now = find_views (board, "now");
        past = find_views (board, "past");
        g_assert_cmpuint (now->len, ==, MIN (n, 8));
        g_assert_cmpuint (past->len, ==, MIN (n, 5));
        for (guint i = 0; i < now->len; i++)
          {
            DhFitLabel *ticket = dh_hall_call_view_get_label (now->pdata[i], 0);
            DhFitLabel *first = dh_hall_call_view_get_label (now->pdata[0], 0);

            g_assert_cmpstr (dh_fit_label_get_text (ticket), ==, calls[i].ticket);
            /* From the back of the hall: the fewer, the larger. */
            g_assert_cmpfloat (dh_fit_label_get_size (ticket), >, unit / (n == 1 ? 5 : 16));
            g_assert_cmpfloat (
                fabs (dh_fit_label_get_size (ticket) - dh_fit_label_get_size (first)), <, 1);
          }
        for (guint i = 0; i < past->len; i++)
          g_assert_cmpfloat (
              dh_fit_label_get_size (dh_hall_call_view_get_label (past->pdata[i], 0)), >,
              unit / 24);
        g_assert_finalize_object (board);
      }
}

/* Figures are of one width, so that a number does not jump when it changes. */
static void
test_tabular (void)
{
  GtkWidget *label = g_object_ref_sink (dh_fit_label_new (0));
  int ones = 0;
  int eights = 0;

  dh_fit_label_set_limit (DH_FIT_LABEL (label), 100);
  allocate (label, 2000, 400);
  dh_fit_label_set_text (DH_FIT_LABEL (label), "A111");
  dh_fit_label_get_extents (DH_FIT_LABEL (label), &ones, NULL);
  dh_fit_label_set_text (DH_FIT_LABEL (label), "A888");
  dh_fit_label_get_extents (DH_FIT_LABEL (label), &eights, NULL);
  g_assert_cmpint (abs (ones - eights), <=, 1);
  g_assert_finalize_object (label);
}

/* A large message wraps rather than shrink; a word is never broken. */
static void
test_wrap (void)
{
  GtkWidget *label = g_object_ref_sink (dh_fit_label_new (0));
  double single = 0;
  int height = 0;

  allocate (label, 400, 200);
  dh_fit_label_set_text (DH_FIT_LABEL (label), "NGHỈTRƯATỪMƯỜIMỘTGIỜBAMƯƠI");
  single = dh_fit_label_get_size (DH_FIT_LABEL (label));
  dh_fit_label_set_text (DH_FIT_LABEL (label), "NGHỈ TRƯA TỪ MƯỜI MỘT GIỜ BA MƯƠI");
  g_assert_cmpfloat (dh_fit_label_get_size (DH_FIT_LABEL (label)), >, single * 1.5);
  dh_fit_label_get_extents (DH_FIT_LABEL (label), NULL, &height);
  g_assert_cmpint (height, <=, 200);
  dh_fit_label_set_limit (DH_FIT_LABEL (label), 12);
  g_assert_cmpfloat (dh_fit_label_get_size (DH_FIT_LABEL (label)), <=, 12);
  g_assert_finalize_object (label);
}

#define assert_label(widget, text)                                                                 \
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text)

/* What a screen reader says of each part. */
static void
test_names (void)
{
  static const char *const now_names[] = { "Number A012, Quầy 2", "Number B1004, Quầy 11",
                                           "Number A010, Quầy 1" };
  static const char *const past_names[] = {
    "Number A012, Quầy 2, called at 10:42", "Number B1004, Quầy 11, called at 10:41",
    "Number A010, Quầy 1, called at 10:39",
    "Number A009, Bàn hướng dẫn dịch vụ công trực tuyến, called at 10:30",
    "Number A008, called at 10:28"
  };
  GtkWidget *board = make_board ();
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) past = NULL;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (board), GTK_ACCESSIBLE_ROLE_LIST);
  assert_label (board, "Hall screen");
  assert_label (find_label (board, "hall-empty"), "No number is being called");
  assert_label (find_label (board, "hall-waiting"), "Nobody is waiting");

  dh_hall_board_set_calls (DH_HALL_BOARD (board), calls, 3, calls, 5);
  g_object_set (board, "title", "Xã Thử", "clock", "10:42", "waiting", 12, "message", messages[1],
                NULL);
  assert_label (find_label (board, "hall-title"), "Xã Thử");
  assert_label (find_label (board, "hall-clock"), "10:42");
  assert_label (find_label (board, "hall-waiting"), "12 waiting");
  assert_label (find_label (board, "hall-message"), "Nghỉ trưa từ 11:30 đến 13:30.");
  g_assert_null (find_label (board, "hall-empty"));
  g_assert_null (find_label (board, "hall-state"));
  now = find_views (board, "now");
  past = find_views (board, "past");
  for (guint i = 0; i < 3; i++)
    {
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (now->pdata[i]),
                                       GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      assert_label (now->pdata[i], now_names[i]);
    }
  for (guint i = 0; i < 5; i++)
    {
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (past->pdata[i]),
                                       GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      assert_label (past->pdata[i], past_names[i]);
    }
  /* Cards are read before the last calls, newest first. */
  for (GtkWidget *w = now->pdata[0]; w != past->pdata[0]; w = gtk_widget_get_next_sibling (w))
    g_assert_nonnull (w);

  g_object_set (board, "state", DH_HALL_STOPPED, NULL);
  assert_label (find_label (board, "hall-state"), "No more numbers are given today");
  g_object_set (board, "state", DH_HALL_CLOSED, NULL);
  assert_label (find_label (board, "hall-state"), "Closed for today");
  g_object_set (board, "state", DH_HALL_OPEN, NULL);
  g_assert_null (find_label (board, "hall-state"));
  g_assert_finalize_object (board);
}

static void
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_ms (guint ms)
{
  gboolean late = FALSE;

  g_timeout_add_once (ms, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/* A new call stands out for its time, without a break where it is repeated; a call that is gone
 * does so no more. */
static void
test_highlight (void)
{
  GtkWidget *board = make_board ();
  g_autoptr (GPtrArray) now = NULL;

  g_object_set (board, "highlight-ms", 300, NULL);
  dh_hall_board_set_calls (DH_HALL_BOARD (board), calls, 2, calls, 2);
  now = find_views (board, "now");
  g_assert_false (gtk_widget_has_css_class (now->pdata[0], "new"));
  dh_hall_board_highlight (DH_HALL_BOARD (board), "A012");
  g_assert_true (gtk_widget_has_css_class (now->pdata[0], "new"));
  g_assert_false (gtk_widget_has_css_class (now->pdata[1], "new"));
  wait_ms (200);
  dh_hall_board_highlight (DH_HALL_BOARD (board), "A012");
  wait_ms (200);
  g_assert_true (gtk_widget_has_css_class (now->pdata[0], "new"));
  /* It keeps to its number, wherever that stands. */
  dh_hall_board_set_calls (DH_HALL_BOARD (board), (DhHallCall[]) { calls[1], calls[0] }, 2, calls,
                           2);
  g_assert_false (gtk_widget_has_css_class (now->pdata[0], "new"));
  g_assert_true (gtk_widget_has_css_class (now->pdata[1], "new"));
  wait_ms (250);
  g_assert_false (gtk_widget_has_css_class (now->pdata[1], "new"));
  g_assert_false (dh_hall_board_is_highlighted (DH_HALL_BOARD (board), "A012"));
  /* Gone in the middle of it. */
  dh_hall_board_highlight (DH_HALL_BOARD (board), "A012");
  g_assert_finalize_object (board);
  wait_ms (400);
}

/* Background of the newest card, as it is drawn in the middle of its left edge. */
static guint32
get_background (GtkWidget *window, GtkWidget *card)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (card);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (card);
  int height = gtk_widget_get_height (card);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[(gsize) (height / 2) * (gsize) width + 6] & 0xffffff;
}

static double
luminance (guint32 pixel)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double c = (pixel >> (8 * i) & 0xff) / 255.0;

      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* What is drawn over four seconds: with animations it swells, each way not more than three times a
 * second, and the number on it can be read all the time; without them it stands still. */
static void
test_flashing (gconstpointer data)
{
  gboolean dark = GPOINTER_TO_INT (data) / 2 == 1;
  gboolean animated = GPOINTER_TO_INT (data) % 2 == 1;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *board = dh_hall_board_new ();
  g_autoptr (GPtrArray) now = NULL;
  double last = 0;
  double ink = dark ? luminance (0x14181f) : 1;
  int direction = 0;
  guint turns = 0;
  guint changes = 0;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated, NULL);
  g_object_set (board, "dark", dark, NULL);
  gtk_window_set_child (GTK_WINDOW (window), board);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 360);
  dh_hall_board_set_calls (DH_HALL_BOARD (board), calls, 1, calls, 1);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  now = find_views (board, "now");
  dh_hall_board_highlight (DH_HALL_BOARD (board), "A012");
  wait_ms (100);
  for (guint i = 0; i < 40; i++)
    {
      double light = luminance (get_background (window, now->pdata[0]));

      g_assert_cmpfloat ((MAX (light, ink) + 0.05) / (MIN (light, ink) + 0.05), >=, 4.5);
      if (i > 0 && fabs (light - last) > 0.0005)
        {
          int way = light > last ? 1 : -1;

          changes++;
          if (direction != 0 && way != direction)
            turns++;
          direction = way;
        }
      last = light;
      wait_ms (100);
    }
  /* A flash is a pair of opposite changes: three a second would be 24 turns in four seconds. */
  g_assert_cmpuint (turns, <=, 4);
  if (animated)
    {
      g_assert_cmpuint (changes, >, 4);
      g_assert_cmpuint (turns, >=, 1);
    }
  else
    g_assert_cmpuint (changes, ==, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Its own light and dark, whatever the program has. */
static void
test_dark (void)
{
  GtkWidget *board = make_board ();
  GdkRGBA light;
  GdkRGBA dark;

  gtk_widget_get_color (board, &light);
  g_object_set (board, "dark", TRUE, NULL);
  g_assert_true (gtk_widget_has_css_class (board, "dark"));
  gtk_widget_get_color (board, &dark);
  g_assert_cmpfloat (light.red + light.green + light.blue, <, 0.6);
  g_assert_cmpfloat (dark.red + dark.green + dark.blue, >, 2.4);
  g_object_set (board, "dark", FALSE, NULL);
  g_assert_false (gtk_widget_has_css_class (board, "dark"));
  g_assert_finalize_object (board);
}

int
main (int argc, char *argv[])
{
  widget_test_init (&argc, &argv);

  g_test_add_func ("/hall-board/fits", test_fits);
  g_test_add_func ("/hall-board/tabular", test_tabular);
  g_test_add_func ("/hall-board/wrap", test_wrap);
  g_test_add_func ("/hall-board/names", test_names);
  g_test_add_func ("/hall-board/highlight", test_highlight);
  g_test_add_data_func ("/hall-board/flashing/light-still", GINT_TO_POINTER (0), test_flashing);
  g_test_add_data_func ("/hall-board/flashing/light", GINT_TO_POINTER (1), test_flashing);
  g_test_add_data_func ("/hall-board/flashing/dark-still", GINT_TO_POINTER (2), test_flashing);
  g_test_add_data_func ("/hall-board/flashing/dark", GINT_TO_POINTER (3), test_flashing);
  g_test_add_func ("/hall-board/dark", test_dark);

  return g_test_run ();
}
