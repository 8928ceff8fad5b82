/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-qr.h"

G_BEGIN_DECLS

/* What a slip says, block by block from top to bottom, free of paper and font. Texts are already
 * translated. */
typedef struct _DhTicketContent DhTicketContent;

typedef enum
{
  DH_TICKET_STYLE_SMALL,   /* centred: who gives it, captions */
  DH_TICKET_STYLE_TITLE,   /* bold, centred */
  DH_TICKET_STYLE_NUMBER,  /* as large as the width and the paper allow, one line */
  DH_TICKET_STYLE_BODY,    /* centred */
  DH_TICKET_STYLE_STRONG,  /* bold, centred */
  DH_TICKET_STYLE_FRAMED,  /* the same in a frame */
  DH_TICKET_STYLE_HEADING, /* bold, to the left; goes with the list below it */
  DH_TICKET_STYLE_LIST,    /* to the left, an entry a line with a dash before it */
  DH_TICKET_STYLE_NOTE,    /* the smallest, centred */
} DhTicketStyle;
#define DH_TICKET_STYLE_N (DH_TICKET_STYLE_NOTE + 1)

typedef enum
{
  DH_TICKET_BLOCK_TEXT,
  DH_TICKET_BLOCK_RULE,
  DH_TICKET_BLOCK_QR,
} DhTicketBlockKind;

typedef struct
{
  DhTicketBlockKind kind;
  DhTicketStyle style; /* TEXT */
  char *text;          /* TEXT; owned; entries of a list are parted by line breaks */
  guint most_lines;    /* TEXT: what is longer is cut between words, with "…" */
  DhQr *qr;            /* QR; owned */
} DhTicketBlock;

/* @title: for the metadata of a file and the list of print jobs. (transfer full) */
DhTicketContent *dh_ticket_content_new (const char *title);
DhTicketContent *dh_ticket_content_ref (DhTicketContent *self);
void dh_ticket_content_unref (DhTicketContent *self);

const char *dh_ticket_content_get_title (const DhTicketContent *self);
guint dh_ticket_content_get_n (const DhTicketContent *self);
const DhTicketBlock *dh_ticket_content_get (const DhTicketContent *self, guint i);

/* @text: "" adds nothing. */
void dh_ticket_content_add_text (DhTicketContent *self,
                                 DhTicketStyle style,
                                 const char *text,
                                 guint most_lines);
void dh_ticket_content_add_rule (DhTicketContent *self);
void dh_ticket_content_add_qr (DhTicketContent *self, DhQr *qr /* (transfer full) */);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhTicketContent, dh_ticket_content_unref)

G_END_DECLS
