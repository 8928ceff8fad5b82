#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart from its data to an image, beside bare Cairo and Pango drawing the same marks."""

import json
import subprocess

import harness


@harness.benchmark("chart-image", target=1.5)
def chart_image():
    """The program takes the medians of some hundred turns by itself."""
    out = subprocess.run([harness.program("bench-chart")], check=True, stdout=subprocess.PIPE)
    row = json.loads(out.stdout)
    return row["median"], row["reference"]


if __name__ == "__main__":
    harness.main()
