-- SPDX-FileCopyrightText: 2026 The Đồng Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Pieces asked for at the registration.

ALTER TABLE visit ADD COLUMN quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 9999);
