#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day of 500 people at the desk, and everything opened in it: how much memory the program takes at
most. Prints a line of JSON with peak_kb and end_kb.

Usage: full_day.py BUILD-DIRECTORY LIMIT_MB: the data of the program may not grow beyond the limit
(RLIMIT_DATA, which needs no rights of an administrator; what is resident is at most that and the
libraries). For the benchmarks: sanitizers would be measured instead.
"""

import json
import os
import re
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-20"
COMMUNE = "Xã Mõ Cày"
VISITS, WAITING = 500, 7


def log():
    def at(second):
        return f"{DAY}T{7 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"

    yield "at,event,visit,procedure,priority,volunteer,outcome"
    for i in range(VISITS):
        start = i * 60
        code = ("2.000815", "1.001193", "1.000656", "1.004884")[i % 4]
        yield f"{at(start)},arrive,{i},{code},{'elderly' if i % 6 == 0 else ''},,"
        if i < VISITS - WAITING:
            yield f"{at(start + 10)},call,{i},,,,"
            yield f"{at(start + 20)},start,{i},,,Lê Thị Út,"
            yield f"{at(start + 40)},assist,{i},{code},,Lê Thị Út,submitted"
            yield f"{at(start + 50)},finish,{i},,,,"


def resident(pid):
    text = Path(f"/proc/{pid}/status").read_text()
    return {key: int(re.search(rf"{key}:\s+(\d+) kB", text)[1]) for key in ("VmHWM", "VmRSS")}


def walk(desk):
    """The desk, a registration, the figures, the report and its PDF, the hall."""
    desk.await_desk()
    desk.register("ks", f"A{VISITS + 1:03}")
    for _ in range(3):
        session.press("F3", "F5", "F8")
    # Down to the first of the day: all rows are made on the way.
    session.press(*["alt+Down"] * VISITS)
    desk.choose("A001", "alt+Down")
    session.press("alt+4")
    desk.gone("text|entry", desk._("Register a person"))
    session.wait_until(lambda: desk.nodes("list item", contains="9:00"), "a chart")
    session.press("alt+5")
    desk.find("button", desk._("_Print…"))
    session.press("ctrl+s")
    desk.find(contains=desk._("Save the Report as PDF"))
    session.press("ctrl+a")
    pdf = desk.folder / "ngay.pdf"
    session.type_text(str(pdf))
    session.press("Return")
    session.wait_until(lambda: pdf.exists() and pdf.read_bytes()[-6:].strip() == b"%%EOF", "a PDF")
    desk.gone("file chooser|dialog")
    session.give_keys(COMMUNE)
    session.press("alt+1")
    desk.await_desk()
    session.press("ctrl+shift+m")
    desk.find("frame|window", desk._("Hall Screen"))
    session.give_keys(desk._("Hall Screen"))
    session.press("F3", "ctrl+shift+m")
    desk.gone("frame|window", desk._("Hall Screen"))
    session.give_keys(COMMUNE)


def main():
    session.in_private_session()
    build, limit = Build(sys.argv[1]), int(sys.argv[2])
    home = Path(os.environ["HOME"])
    book = Book(build, home / "book.db")
    day = home / "day.csv"
    day.write_text("\n".join(log()) + "\n", encoding="utf-8")
    book.cli("init", "--commune", COMMUNE, "--province", "Tỉnh Bến Tre")
    book.cli("replay", "--create-missing", day)
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    program = home / "donghanh"
    program.write_text(f'#!/bin/sh\nulimit -d {limit * 1024}\nexec {build.program} "$@"\n')
    program.chmod(0o755)
    build.program = program
    with Desk(build, book.path, f"{DAY}T15:30:00") as desk:
        walk(desk)
        found = resident(desk.process.pid)
        print(json.dumps({"peak_kb": found["VmHWM"], "end_kb": found["VmRSS"]}))
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    main()
