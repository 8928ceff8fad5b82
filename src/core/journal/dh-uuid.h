/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DH_UUID_SIZE 16

/* UUIDs of version 7 (RFC 9562 §5.7), each greater than the one before it from the same source even
 * within a millisecond and when the clock is set back: the 12 bits of rand_a are a counter (§6.2,
 * method 1) that starts anew, in its lower half, with each millisecond; when it is full, the
 * timestamp is moved on by one. */
typedef struct
{
  guint64 last_ms;  /* of the last one given */
  guint counter;    /* of the last one given, 12 bits */
  guint8 pool[512]; /* random bytes drawn in advance */
  gsize left;       /* unused bytes at the end of pool */
} DhUuidSource;

/* @source starts all zero. @now_ms: Unix time in milliseconds. Writes DH_UUID_SIZE bytes to @uuid.
 */
void dh_uuid_next (DhUuidSource *source, guint64 now_ms, guint8 *uuid);

G_END_DECLS
