/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DH_RENDERER_CAIRO, /* no GPU worth the name, or little memory */
  DH_RENDERER_GL,    /* GTK's own choice, without the detour over Vulkan */
} DhRenderer;

/* Which drawing serves a machine with @memory_kib of RAM (0 = unknown) best; @has_gpu: there is a
 * render node. Measured: reference platform §5. */
DhRenderer dh_renderer_choose (guint64 memory_kib, gboolean has_gpu);

/* Sets GSK_RENDERER and GDK_DISABLE for this machine, unless the person has set either. Before
 * gtk_init(). */
void dh_renderer_init (void);

G_END_DECLS
