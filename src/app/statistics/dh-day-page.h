/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "common/dh-day-chooser.h"
#include "session/dh-session.h"
#include "statistics/dh-day-reading.h"

G_BEGIN_DECLS

/* DhDayPage: a page with the figures of one day, which is chosen at its top; today's are live. What
 * it shows of them is the matter of the class that inherits: in its template a plain child is what
 * stands below the chooser, a child of type "tool" stands beside it. */
#define DH_TYPE_DAY_PAGE (dh_day_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DhDayPage, dh_day_page, DH, DAY_PAGE, AdwBin)

struct _DhDayPageClass
{
  AdwBinClass parent_class;

  /* Puts @reading (transfer none), of the day of the chooser, on the screen. FALSE and @error where
   * it cannot be shown; the page then says so. */
  gboolean (*show) (DhDayPage *self, const DhDayReading *reading, GError **error);
};

/* What is shown, (transfer none); NULL until the first day has been read. */
const DhDayReading *dh_day_page_get_reading (DhDayPage *self);
DhSession *dh_day_page_get_session (DhDayPage *self);        /* (transfer none) (nullable) */
DhDayChooser *dh_day_page_get_day_chooser (DhDayPage *self); /* (transfer none) */

/* Shows what was read once more, as when something else of it is wanted. */
void dh_day_page_show (DhDayPage *self);

/* The day as part of the name of a file: "2026-11-21". (transfer full) */
char *dh_day_page_dup_iso_day (DhDayPage *self);

G_END_DECLS
