#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counters of a room, the order of its queue and its list of difficulties, by keyboard alone.

Usage: test-counters.py BUILD-DIRECTORY.
"""

import os
import sys
import time
from pathlib import Path

import session
from desk import APART_S, Book, Build, Desk

DAY = "2026-11-24"
BINH = "Trần Thị Bình"
DIFFICULTY = "Mat dien"
LOG = f"""at,event,volunteer
{DAY}T07:30:00,check-in,{BINH}
"""



def edit_preferences(desk):
    """Two counters, one with priority before each who has none, one difficulty more."""
    desk.preferences("Desk")
    desk.go_to(desk._("Names of the counters, with semicolons between"))
    session.press("ctrl+a")
    session.type_text("1; 2")
    session.press("Return")
    desk.go_to(desk._("Priority in a row"))
    session.press("ctrl+a")
    session.type_text("1")
    desk.go_to(desk._("Add a difficulty"))
    session.type_text(DIFFICULTY)
    session.press("Return")
    desk.find("check box|switch", desk.fill("Offer “%s”", DIFFICULTY))
    desk.check("counters-1-preferences")
    desk.leave_preferences()


def call_to_counters(desk, book):
    """Each call names where to go; F12 makes this computer another counter."""
    desk.register("ks", "A001")
    desk.register("ks", "A002")
    desk.find("label", contains=desk.fill("Next: %s (came first)", "A001"))
    session.press("F3")
    desk.await_toast("Number %s was called to %s.", "A001", desk.fill("counter %s", "1"))
    time.sleep(APART_S)
    session.press("F12", "F3")
    desk.await_toast("Number %s was called to %s.", "A002", desk.fill("counter %s", "2"))
    desk.await_row("A002", desk._("Called"), desk.fill("counter %s", "2"))
    desk.check("counters-2-called")
    counters = {ticket: row["counter"] for ticket, row in book.visits(DAY).items()}
    assert counters == {"A001": "1", "A002": "2"}, counters


def record_difficulty(desk, book):
    session.press("F5")
    desk.await_row("A002", desk._("Being helped"))
    session.press("F6")
    desk.find("toggle button", DIFFICULTY)
    desk.tick(BINH, DIFFICULTY)
    desk.check("counters-3-difficulty")
    session.press("ctrl+Return")
    desk.await_toast("Help for number %s was recorded.", "A002")
    rows = book.assists(DAY)
    assert len(rows) == 1 and rows[0]["difficulties"], rows
    told = book.summary(DAY)["difficulties"]
    assert told == [{"code": rows[0]["difficulties"], "count": 1}], told
    desk.command("F8", "Number %s is done.", "A002")


def why_next(desk):
    """Who is next and why is said before each call; nobody waits for ever behind the priorities."""
    child = desk._("With a small child")
    desk.register("ks", "A003")
    desk.register("! con nho sao y", "A004")
    desk.register("! con nho vneid", "A005", child)
    for sentence, *values in (
        ("Next: %s (priority: %s)", "A004", child),
        ("Next: %s (it is their turn after %s with priority)", "A003", "1"),
        ("Next: %s (priority: %s)", "A005", child),
    ):
        desk.find("label", contains=desk.fill(sentence, *values))
        desk.check(f"counters-4-next-{values[0]}")
        time.sleep(APART_S)
        session.press("F3")
        desk.await_row(values[0], desk._("Called"))


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    book = Book(build, home / "book.db")
    log = home / "log.csv"
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Phường Thủy Xuân", "--province", "Thành phố Huế")
    book.cli("replay", log, "--create-missing")
    with Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.await_desk()
        edit_preferences(desk)
        call_to_counters(desk, book)
        record_difficulty(desk, book)
        why_next(desk)
        desk.close()
    # What was set is there the next time.
    with Desk(build, book.path, f"{DAY}T09:00:00") as desk:
        desk.await_desk()
        desk.register("ks", "A006")
        session.press("F3")
        desk.await_toast("Number %s was called to %s.", "A006", desk.fill("counter %s", "2"))
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    main()
