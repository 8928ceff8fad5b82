#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The store beside bare SQLite writing the same rows (WAL, FULL, prepared statements)."""

import json
import subprocess
import tempfile

import harness


def measured(what):
    with tempfile.TemporaryDirectory(dir=harness.scratch()) as folder:
        out = subprocess.run(
            [harness.program("bench-store"), what, folder], check=True, stdout=subprocess.PIPE
        )
    row = json.loads(out.stdout)
    return row["median"], row["reference"]


@harness.benchmark("registration-to-commit", target=3.0, unit="ms")
def registration():
    return measured("registration")


@harness.benchmark("replay-120000-events", target=3.0, unit="ms")
def replay():
    return measured("replay")


if __name__ == "__main__":
    harness.main()
