#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One day's summary as a whole process, with 1,000,000 visits in the file and with 1,000."""

import subprocess

import big_database
import harness

DATE, DAY = "2026-11-20", 20777  # the last day that make-big-db makes
RUNS = 41
COUNT = (
    f"SELECT count(*) FROM visit WHERE day = {DAY};"
    f"SELECT count(*) FROM visit v JOIN interval i ON i.visit_id = v.id WHERE v.day = {DAY};"
    f"SELECT count(*) FROM assist WHERE day = {DAY};"
    f"SELECT count(*) FROM assist a JOIN assist_volunteer w ON w.assist_id = a.id WHERE a.day = {DAY};"
    f"SELECT count(*) FROM duty WHERE day = {DAY};"
)


def summary(visits):
    command = ["donghanh-cli", "--database", big_database.path(visits), "summary", "--date", DATE,
               "--format", "json"]
    return lambda: quiet(command)


def quiet(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@harness.benchmark("summary-day-of-1000000", target=3.0)
def summary_day():
    count = ["sqlite3", "-readonly", big_database.path(1_000_000), COUNT]
    return harness.compare(summary(1_000_000), lambda: quiet(count), RUNS)


@harness.benchmark("summary-1000000-to-1000", target=1.2)
def summary_growth():
    return harness.compare(summary(1_000_000), summary(1_000), RUNS)


if __name__ == "__main__":
    harness.main()
