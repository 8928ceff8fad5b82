#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long lists under the hands: 300 rows of feedback, the preview of a table of 5,000 rows.

Promised and measured like the desk in bench_desk.py, beside the same window with only a list.
"""

import functools
import os
import shutil
import statistics
import subprocess

import bench_app
import bench_desk
import harness

DAY = "2026-11-21T15:00:00"
FEEDBACK, ROWS = 300, 5000
RUNS = 3
PLACES = ["Nhà văn hóa thôn Tri Lễ", "Chợ phiên xã", "Trường tiểu học số 2"]
PROCEDURES = ["VNeID", "sao y", "khai sinh"]


@functools.cache
def data():
    """The big book with a month of feedback, and a table of a team's month, some of it faulty."""
    path, table = (os.path.join(harness.scratch(), name) for name in ("book.db", "book-table.csv"))
    shutil.copyfile(bench_desk.database(), path)
    log = os.path.join(harness.scratch(), "book-log.csv")
    with open(log, "w", encoding="utf-8") as file:
        file.write("at,event,reason,note,proposal\n")
        for i in range(FEEDBACK):
            file.write(f"2026-11-{1 + i // 15:02}T{8 + i % 15 // 2:02}:{i % 15 % 2 * 30:02}:00,feedback,"
                       f"{'petition' if i % 3 else 'difficulty'},"
                       f"Chờ mã OTP quá lâu nên phải quay lại lần thứ {i},"
                       f"{'Bố trí thêm người trực buổi sáng.' if i % 2 else ''}\n")
    with open(table, "w", encoding="utf-8") as file:
        file.write("Ngày,Địa điểm,Thủ tục,Số lượng,Người hỗ trợ,Ghi chú\n")
        for i in range(ROWS):
            file.write(f"{1 + i % 20:02}/11/2026,{PLACES[i % 3]},{PROCEDURES[i % 3]},{1 + i % 30},"
                       f"{'Lê Thị Lạ' if i % 9 == 0 else 'Nguyễn Văn An'},"
                       f"{'không đi lại được' if i % 4 == 0 else ''}\n")
    subprocess.run(["donghanh-cli", "--database", path, "replay", log], check=True,
                   stdout=subprocess.DEVNULL)
    return path, table


@functools.cache
def runs():
    """(ours, reference) of each run, by turns."""
    path, table = data()
    pairs = []
    with bench_app.display() as env:
        env["GTK_IM_MODULE"] = "gtk-im-context-simple"
        for _ in range(RUNS):
            ours = bench_desk.measured(env, "bench-book-frames", path, DAY, table)
            pairs.append((ours, bench_desk.measured(env, "bench-list-frames", "40")))
    return pairs


def medians(ours, reference):
    return (statistics.median(ours(pair[0]) for pair in runs()),
            statistics.median(reference(pair[1]) for pair in runs()))


@harness.benchmark("list-frames", target=lambda reference: bench_desk.MAX_FRAMES / reference,
                   unit="fr")
def key_frames():
    """From a key until the list has been painted where it leads, or the letter that is searched."""
    return medians(lambda run: bench_desk.frames(run, "keys_ms"),
                   lambda run: bench_desk.frames(run, "rows_ms"))


def longest(name, key):
    """The longest time for which the window looks at no key, opening one and going through it."""
    @harness.benchmark(name, target=lambda reference: bench_desk.MAX_MS / reference, unit="ms")
    def benchmark():
        return medians(lambda run: run[key], lambda run: run["longest_ms"])
    return benchmark


longest("feedback-longest-frame", "feedback_ms")
longest("preview-longest-frame", "preview_ms")


if __name__ == "__main__":
    harness.main()
