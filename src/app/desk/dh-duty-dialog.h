/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhDutyDialog: volunteers come on duty and go off, new ones are entered by name. */
#define DH_TYPE_DUTY_DIALOG (dh_duty_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhDutyDialog, dh_duty_dialog, DH, DUTY_DIALOG, AdwDialog)

DhDutyDialog *dh_duty_dialog_new (DhSession *session);

G_END_DECLS
