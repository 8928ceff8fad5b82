#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk under the hands: from key press to painted row, beside a window with only such a list.

1,000,000 visits in the past and 500 today, of whom 7 wait, so that the row of whoever comes is in
sight. What is promised is absolute, 2 frames of the display and 50 ms: the target is that, divided by
what the reference took.
"""

import functools
import json
import os
import shutil
import statistics
import subprocess
import sys

import big_database
import bench_app
import harness

DAY = "2026-11-21"
VISITS, WAITING = 500, 7
RUNS = 3
TURNS = "12"
MAX_FRAMES = 2
MAX_MS = 50


@functools.cache
def database():
    """The big book with a day of its own on top, as far as its afternoon."""
    path = os.path.join(harness.scratch(), "desk.db")
    if os.path.exists(path):
        return path
    shutil.copyfile(big_database.path(1_000_000), path)
    at = lambda second: f"{DAY}T{7 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    lines = ["at,event,visit,procedure,priority,volunteer"]
    for i in range(VISITS):
        start = i * 60
        lines.append(f"{at(start)},arrive,{i},2.000815,{'elderly' if i % 6 == 0 else ''},")
        if i < VISITS - WAITING:
            lines.append(f"{at(start + 10)},call,{i},,,")
            lines.append(f"{at(start + 20)},start,{i},,,Lê Thị Út")
            lines.append(f"{at(start + 50)},finish,{i},,,")
    log = os.path.join(harness.scratch(), "desk.csv")
    with open(log, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    subprocess.run(["donghanh-cli", "--database", path, "replay", log], check=True,
                   stdout=subprocess.DEVNULL)
    return path


def measured(env, program, *arguments):
    out = subprocess.run(["dbus-run-session", "--", harness.program(program), *arguments], env=env,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    line = next((line for line in out.stdout.splitlines() if line.startswith(b"{")), None)
    if out.returncode != 0 or line is None:
        sys.exit("%s: status %d\n%s" % (program, out.returncode, out.stderr.decode(errors="replace")))
    return json.loads(line)


@functools.cache
def runs():
    """(ours, reference) of each run, by turns."""
    pairs = []
    with bench_app.display() as env:
        env["GTK_IM_MODULE"] = "gtk-im-context-simple"
        for n in range(RUNS):
            # Each later than the one before, or those done in it would stand above.
            now = f"{DAY}T15:{20 + 5 * n}:00"
            ours = measured(env, "bench-desk-frames", database(), now, TURNS)
            pairs.append((ours, measured(env, "bench-list-frames", "40")))
    return pairs


def frames(run, key):
    return statistics.median(run[key]) / run["interval_ms"]


def medians(value):
    return tuple(statistics.median(value(run) for run in column) for column in zip(*runs()))


@harness.benchmark("desk-frames", target=lambda reference: MAX_FRAMES / reference, unit="fr")
def row_frames():
    """From the press of Return, F3, F5, F8 or Ctrl+Z until the row that it changes is painted."""
    return medians(lambda run: frames(run, "rows_ms"))


@harness.benchmark("desk-letter-frames", target=lambda reference: MAX_FRAMES / reference, unit="fr")
def letter_frames():
    """From a letter until it is painted, with what was understood of the line."""
    return medians(lambda run: frames(run, "letters_ms"))


@harness.benchmark("desk-longest-frame", target=lambda reference: MAX_MS / reference, unit="ms")
def longest_frame():
    """The longest time for which the window looks at no key, whatever it is doing."""
    return medians(lambda run: run["longest_ms"])


if __name__ == "__main__":
    harness.main()
