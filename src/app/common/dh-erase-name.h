/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* A question whether what names the person of @visit is to be erased for good; the response "erase"
 * does it (see dh_store_erase_person()), and a toast over @page tells. NULL where nothing is kept
 * of them, which a toast tells as well. (transfer floating) (nullable) */
AdwDialog *dh_erase_name_ask (GtkWidget *page, DhSession *session, const DhVisit *visit);

G_END_DECLS
