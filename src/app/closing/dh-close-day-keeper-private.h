/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "closing/dh-close-day-keeper.h"
#include "common/dh-close-day-notice.h"

G_BEGIN_DECLS

typedef enum
{
  DH_DAY_NOTICE_FORGOTTEN,
  DH_DAY_NOTICE_HANDOVER,
  DH_DAY_NOTICE_STOPPED,
  DH_DAY_NOTICE_CLOSED,
  DH_DAY_NOTICE_EVENING,
} DhDayNotice;
#define DH_DAY_N_NOTICES (DH_DAY_NOTICE_EVENING + 1)

struct _DhCloseDayKeeper
{
  GObject parent_instance;

  DhSession *session;          /* (owned) */
  AdwBin *bin;                 /* (weak) */
  GSimpleActionGroup *actions; /* (owned) the group "day" */
  GtkWidget
      *notices[DH_DAY_N_NOTICES]; /* (not owned) children of the box in bin; NULL = not shown */
  gint32 checked;                 /* day at whose start the days before were looked at */
  gint32 handover_day;            /* of the handover read last; today where there is none */
  gint64 handover_id;             /* that is shown; 0 = none */
  gint32 evening_day;             /* on which the evening's notice was put away */
  gint64 stopped_at;              /* UTC s, since when no numbers are given; 0 = they are */
  guint reading : 1;              /* the state of the day is being read */
  guint again : 1;                /* … and will be once more */
  guint active : 1;               /* no dialog is in the way */
  guint closed : 1;               /* today is */
};

/* Takes away the notice of that kind; shows another in its place (transfer floating). */
void dh_close_day_keeper_hide (DhCloseDayKeeper *self, DhDayNotice notice);
void
dh_close_day_keeper_show (DhCloseDayKeeper *self, DhDayNotice notice, DhCloseDayNotice *widget);
DhCloseDayNotice *
dh_close_day_keeper_create_notice (DhCloseDayKeeper *self, const char *text, gboolean dismissable);
/* @ids (of gint64) as a floating "ax". */
GVariant *dh_close_day_pack_ids (const GArray *ids);

/* dh-close-day-keeper-actions.c */
void dh_close_day_keeper_create_actions (DhCloseDayKeeper *self);
void dh_close_day_keeper_report (DhCloseDayKeeper *self, gint32 day);

G_END_DECLS
