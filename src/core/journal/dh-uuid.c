/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal/dh-uuid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define COUNTER_MAX 0xfff
#define COUNTER_START_MASK 0x7ff

static void
take_random (DhUuidSource *source, guint8 *out, gsize size)
{
  g_assert (size <= sizeof source->pool);
  if (source->left < size)
    {
      gsize got = 0;

      while (got < sizeof source->pool)
        {
          gssize n = getrandom (source->pool + got, sizeof source->pool - got, 0);

          if (n > 0)
            got += (gsize) n;
          else if (errno != EINTR)
            g_error ("The system gives no random numbers: %s", g_strerror (errno));
        }
      source->left = sizeof source->pool;
    }
  memcpy (out, source->pool + sizeof source->pool - source->left, size);
  source->left -= size;
}

void
dh_uuid_next (DhUuidSource *source, guint64 now_ms, guint8 *uuid)
{
  if (now_ms > source->last_ms)
    {
      guint8 start[2];

      take_random (source, start, sizeof start);
      source->last_ms = now_ms;
      source->counter = (guint) (start[0] << 8 | start[1]) & COUNTER_START_MASK;
    }
  else if (source->counter < COUNTER_MAX)
    source->counter++;
  else
    {
      source->last_ms++;
      source->counter = 0;
    }

  for (guint i = 0; i < 6; i++)
    uuid[i] = (guint8) (source->last_ms >> (8 * (5 - i)));
  uuid[6] = (guint8) (0x70 | source->counter >> 8);
  uuid[7] = (guint8) (source->counter & 0xff);
  take_random (source, uuid + 8, 8);
  uuid[8] = (guint8) (0x80 | (uuid[8] & 0x3f));
}
