/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-error.h"

G_DEFINE_QUARK (dh - error - quark, dh_error)
