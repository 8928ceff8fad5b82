/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-ticket-content.h"

struct _DhTicketContent
{
  char *title;    /* owned */
  GArray *blocks; /* owned; of DhTicketBlock */
};

static void
block_clear (gpointer data)
{
  DhTicketBlock *block = data;

  g_clear_pointer (&block->text, g_free);
  g_clear_pointer (&block->qr, dh_qr_free);
}

DhTicketContent *
dh_ticket_content_new (const char *title)
{
  DhTicketContent *self = g_rc_box_new0 (DhTicketContent);

  self->title = g_strdup (title);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (DhTicketBlock));
  g_array_set_clear_func (self->blocks, block_clear);
  return self;
}

DhTicketContent *
dh_ticket_content_ref (DhTicketContent *self)
{
  return g_rc_box_acquire (self);
}

static void
content_clear (gpointer data)
{
  DhTicketContent *self = data;

  g_free (self->title);
  g_array_unref (self->blocks);
}

void
dh_ticket_content_unref (DhTicketContent *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, content_clear);
}

const char *
dh_ticket_content_get_title (const DhTicketContent *self)
{
  return self->title;
}

guint
dh_ticket_content_get_n (const DhTicketContent *self)
{
  return self->blocks->len;
}

const DhTicketBlock *
dh_ticket_content_get (const DhTicketContent *self, guint i)
{
  g_return_val_if_fail (i < self->blocks->len, NULL);

  return &g_array_index (self->blocks, DhTicketBlock, i);
}

void
dh_ticket_content_add_text (DhTicketContent *self,
                            DhTicketStyle style,
                            const char *text,
                            guint most_lines)
{
  DhTicketBlock block = { .kind = DH_TICKET_BLOCK_TEXT, .style = style, .most_lines = most_lines };

  g_return_if_fail (text != NULL && most_lines > 0);

  if (*text == '\0')
    return;
  block.text = g_strdup (text);
  g_array_append_val (self->blocks, block);
}

void
dh_ticket_content_add_rule (DhTicketContent *self)
{
  DhTicketBlock block = { .kind = DH_TICKET_BLOCK_RULE };

  g_array_append_val (self->blocks, block);
}

void
dh_ticket_content_add_qr (DhTicketContent *self, DhQr *qr)
{
  DhTicketBlock block = { .kind = DH_TICKET_BLOCK_QR, .qr = qr };

  g_array_append_val (self->blocks, block);
}
