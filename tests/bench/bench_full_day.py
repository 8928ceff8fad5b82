#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A donated laptop: how much memory a full day takes at most, beside an empty window.

500 visits, all their rows made, a registration, the figures, the report and its PDF, the hall. What is
promised is absolute, 300 MB; the program may not get more for its data while it is measured.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import bench_app
import harness

MAX_MB = 300
RUNS = 3
DAY = Path(__file__).resolve().parents[1] / "e2e/full_day.py"


def full_day():
    build = Path(os.environ["DONGHANH_BENCH_PROGRAMS"]).parents[1]
    done = subprocess.run([sys.executable, DAY, build, str(MAX_MB)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    line = next((line for line in done.stdout.splitlines() if line.startswith("{")), None)
    if done.returncode != 0 or line is None:
        sys.exit(f"{DAY}: status {done.returncode}\n{done.stderr}")
    return json.loads(line)["peak_kb"]


@harness.benchmark("app-full-day-memory", target=lambda empty: MAX_MB * 1024 / empty, unit="kB")
def memory():
    days = [full_day() for _ in range(RUNS)]
    with bench_app.display() as env:
        empty = [bench_app.started(env, harness.program("empty-window"))["rss_kb"] for _ in range(RUNS)]
    return statistics.median(days), statistics.median(empty)


if __name__ == "__main__":
    harness.main()
