/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-renderer.h"

/* Below this GL's 60 MB more than Cairo are felt. A machine sold with 4 GB shows a little less. */
#define ENOUGH_MEMORY_KIB (G_GUINT64_CONSTANT (3800) * 1024)

DhRenderer
dh_renderer_choose (guint64 memory_kib, gboolean has_gpu)
{
  if (!has_gpu || (memory_kib != 0 && memory_kib < ENOUGH_MEMORY_KIB))
    return DH_RENDERER_CAIRO;
  return DH_RENDERER_GL;
}

static guint64
read_memory_kib (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/meminfo", &text, NULL, NULL))
    return 0;
  line = strstr (text, "MemTotal:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("MemTotal:"), NULL, 10) : 0;
}

static gboolean
find_render_node (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name = NULL;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

void
dh_renderer_init (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL || g_getenv ("GDK_DISABLE") != NULL)
    return;

  if (dh_renderer_choose (read_memory_kib (), find_render_node ()) == DH_RENDERER_CAIRO)
    {
      g_setenv ("GSK_RENDERER", "cairo", FALSE);
      g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
    }
  else
    g_setenv ("GDK_DISABLE", "vulkan", FALSE);
}
