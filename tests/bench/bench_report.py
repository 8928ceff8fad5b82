#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The A4 summary of a day as a whole process, beside a bare Cairo program that writes such a page."""

import os
import subprocess

import harness

DATE = "2026-11-20"
RUNS = 31
# Arrivals in the hours from 7; the procedures' shares and the nine who help: the day of
# bench-report-page.h.
ARRIVALS = (6, 24, 59, 58, 21, 0, 30, 42, 19, 4)
PROCEDURES = ("2.000815", "1.001193", "1.004194", "1.004873", "2.000884", "2.000635", "1.000894")
NAMES = ("Lê Hoàng Ẩn", "Nguyễn Thị Ẩn", "Trần Văn Bình", "Lê Hoàng Chi", "Phạm Ngọc Dũng",
         "Huỳnh Thị Mỹ Đạt", "Rơ Châm Hằng", "Nguyễn Thị Kiệt", "Trần Văn Ngọc")


def log_lines():
    events = [("07:00:00", "check-in", "", "", name, "") for name in NAMES]
    visit = 0
    for hour, arrivals in enumerate(ARRIVALS, 7):
        for i in range(arrivals):
            second = i * 3300 // max(arrivals, 1)
            stamps = [f"{hour:02}:{(second + d) // 60:02}:{(second + d) % 60:02}"
                      for d in (0, 90, 100, 170, 180)]
            name = NAMES[visit % len(NAMES)]
            code = PROCEDURES[min(visit % 12, visit % len(PROCEDURES))]
            events += [(stamps[0], "arrive", visit, code, "", ""),
                       (stamps[1], "call", visit, "", "", ""),
                       (stamps[2], "start", visit, "", "", ""),
                       (stamps[3], "assist", visit, code, name, "portal_down" if visit % 20 == 0 else ""),
                       (stamps[4], "finish", visit, "", "", "")]
            visit += 1
    events.append(("17:00:00", "close-day", "", "", "", ""))
    events.sort(key=lambda event: event[0])
    yield "at,event,visit,procedure,volunteer,difficulty"
    for at, *rest in events:
        yield ",".join([f"{DATE}T{at}", *map(str, rest)])


def make_database():
    path = os.path.join(harness.scratch(), "report.db")
    log = os.path.join(harness.scratch(), "report.csv")
    with open(log, "w", encoding="utf-8") as file:
        file.write("\n".join(log_lines()) + "\n")
    quiet(["donghanh-cli", "--database", path, "init", "--commune", "xã Đăk Rong", "--province",
           "tỉnh Gia Lai"])
    quiet(["donghanh-cli", "--database", path, "replay", log, "--create-missing"])
    return path


def quiet(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@harness.benchmark("report-pdf", target=2.0)
def report_pdf():
    page = os.path.join(harness.scratch(), "report.pdf")
    bare = os.path.join(harness.scratch(), "bare.pdf")
    ours = ["donghanh-cli", "--database", make_database(), "summary", "--date", DATE, "--format",
            "pdf", "--output", page]
    reference = [harness.program("bench-report-bare"), bare]
    return harness.compare(lambda: quiet(ours), lambda: quiet(reference), RUNS)


if __name__ == "__main__":
    harness.main()
