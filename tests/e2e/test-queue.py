#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue and the help given, by keyboard alone: everything that can happen to a number.

Usage: test-queue.py BUILD-DIRECTORY.
"""

import os
import sys
import time
from pathlib import Path

import session
from desk import APART_S, Book, Build, Desk

DAY, NEXT = "2026-11-24", "2026-11-25"
BINH, CUONG = "Trần Thị Bình", "Lê Văn Cường"
LOG = f"""at,event,volunteer
{DAY}T07:30:00,check-in,{BINH}
{DAY}T07:30:00,check-in,{CUONG}
"""


def await_state(desk, ticket, state, *parts):
    desk.await_row(ticket, desk._(state), *parts)


def back_and_forth(desk, ticket, before, after):
    """Undo and redo of the last command."""
    session.press("ctrl+z")
    await_state(desk, ticket, before)
    session.press("ctrl+shift+z")
    await_state(desk, ticket, after)


def at_full_speed(desk):
    """Call and begin, 12 ms apart: the second is about the one who is called."""
    session.press("F3", "F5")
    await_state(desk, "A001", "Being helped")
    session.press("F5")
    desk.await_pane("A001", desk._("Being helped"))


def hold_and_resume(desk):
    session.press("ctrl+h")
    # The first letters are not lost, however soon they come.
    session.type_text("di photo")
    session.press("Return")
    await_state(desk, "A001", "On hold", "di photo")
    desk.check("queue-1-hold")
    session.press("ctrl+r")
    await_state(desk, "A001", "Being helped")
    back_and_forth(desk, "A001", "On hold", "Being helped")


def transfer_keeps_place(desk):
    session.press("ctrl+t")
    session.type_text("chung thuc chu ky")
    desk.check("queue-2-transfer")
    session.press("Return")
    desk.await_toast("Number %s waits for another procedure.", "A001")
    await_state(desk, "A001", "Waiting")
    desk.find("label", contains=desk.fill("Next: %s (came back and keeps the place)", "A001"))


def call_again(desk):
    desk.command("F3", "Number %s was called.", "A001")
    time.sleep(APART_S)
    session.press("shift+F3")
    await_state(desk, "A001", "Called", desk.fill("called %d times", 2))
    time.sleep(APART_S)
    # The key that calls calls again.
    session.press("F4")
    await_state(desk, "A001", "Called", desk.fill("called %d times", 3))
    desk.find("label", contains=desk.fill("Called %d times and not come. The place is kept.", 3))
    desk.check("queue-3-called-thrice")
    desk.command("F9", "Number %s was absent.", "A001")
    desk.command("shift+F9", "Number %s is back in the queue.", "A001")
    await_state(desk, "A001", "Waiting")


def change(desk, book):
    session.press("ctrl+e")
    desk.find("button", desk._("_Save the Change"))
    session.press("alt+" + desk.mnemonic("P_eople"))
    session.type_text("4")
    session.press("alt+" + desk.mnemonic("_Name"))
    session.type_text("Vo Thi Sau")
    desk.check("queue-4-change")
    session.press("ctrl+Return")
    desk.await_toast("Number %s was changed.", "A001")
    await_state(desk, "A001", "Waiting", "Vo Thi Sau, 4 người")
    changed = book.visits(DAY)["A001"]
    assert (changed["people"], changed["name"]) == ("4", "Vo Thi Sau"), changed


def true_end(desk, book):
    desk.choose("A001", "alt+Up")
    desk.command("F5", "Number %s is being helped.", "A001")
    session.press("shift+F8")
    desk.await_focus(desk._("Done at (hours and minutes)"))
    desk.check("queue-5-true-end")
    # The minute that it shows, as quickly as it can be typed.
    session.type_text(desk.text_of(desk.focused()).replace(":", ""))
    session.press("Return")
    desk.await_toast("Number %s is done.", "A001")
    await_state(desk, "A001", "Done")
    back_and_forth(desk, "A001", "Being helped", "Done")
    session.press("ctrl+F9")
    desk.await_toast("Number %s has come back and waits in its place.", "A001")
    await_state(desk, "A001", "Waiting", desk.fill("time %d", 2))
    session.press("ctrl+z")
    await_state(desk, "A001", "Done")


def wrong_number(desk):
    session.press("ctrl+n")
    desk.await_toast("Number %s is waiting.", "A003")
    desk.await_pane("A003", desk._("Waiting"))
    desk.command("ctrl+b", "Number %s was cancelled.", "A003")
    await_state(desk, "A003", "Cancelled")


def help_and_date(desk, book):
    """Two volunteers, a difficulty, the day to come back: all of it in the book."""
    tomorrow = desk.fill("Tomorrow (%s)", "25/11")
    desk.choose("A002", "alt+Up")
    desk.command("F5", "Number %s is being helped.", "A002")
    session.press("F6")
    desk.find("toggle button", CUONG)
    desk.tick(BINH, CUONG)
    desk.tick(desk._("No telephone or SIM card"))
    desk.tick(tomorrow)
    session.press("alt+" + desk.mnemonic("_Note"))
    session.type_text("so 0012 0300 4567")
    desk.find("label", contains=desk.build._(
        "The note holds a number as of an identity card or a telephone. "
        "Better leave it out: notes are kept for good."))
    session.press("ctrl+a", "BackSpace")
    desk.check("queue-6-help")
    session.press("ctrl+Return")
    desk.await_toast("Help for number %s was recorded.", "A002")
    rows = book.assists(DAY)
    assert len(rows) == 1, rows
    assert rows[0]["difficulties"] == "no_phone", rows
    assert rows[0]["follow_up"] == NEXT, rows
    both = {v["name"]: (v["assists"], v["visits"]) for v in book.summary(DAY)["volunteers"]}
    assert both == {BINH: (1, 1), CUONG: (1, 1)}, both
    # Nobody is chosen as yet: letters that come while a button has the focus are a name.
    session.press("F6")
    desk.find("toggle button", CUONG)
    session.type_text("them")
    line = desk._("Add a volunteer by name")
    desk.await_focus(line)
    written = desk.text_of(desk.find("text|entry", line))
    assert written == "them", written
    session.press("Escape")
    desk.await_desk()
    desk.await_row("A002", desk.fill("comes back on %s", "25/11/2026"))
    desk.command("F8", "Number %s is done.", "A002")


def leave_with_date(desk):
    session.type_text("(Ho Thi Man) ks")
    session.press("Return")
    desk.await_toast("Number %s is waiting.", "A004")
    desk.await_pane("A004", desk._("Waiting"))
    session.press("ctrl+l")
    desk.tick(desk.fill("Tomorrow (%s)", "25/11"))
    desk.check("queue-7-leave")
    session.press("alt+" + desk.mnemonic("_Leaves"))
    desk.await_toast("Number %s has left.", "A004")
    await_state(desk, "A004", "Left", desk.fill("comes back on %s", "25/11/2026"))


def next_day(build, book):
    """Those asked to come stand on the list; Enter gives a number that goes on with the old one."""
    with Desk(build, book.path, f"{NEXT}T08:00:00") as desk:
        desk.await_desk()
        desk.find("button", contains=desk.fill("To come back today: %u", 2))
        session.press("ctrl+g")
        desk.await_focus(desk._("Find who has come back"))
        desk.check("queue-8-due")
        session.type_text("ho thi man")
        desk.gone("list item", contains="A002")
        session.press("Return")
        desk.await_toast("Number %s is waiting.", "A001")
        await_state(desk, "A001", "Waiting", "Ho Thi Man", desk.fill("time %d", 2))
        desk.find("button", contains=desk.fill("To come back today: %u", 1))
        session.press("ctrl+z")
        desk.find("button", contains=desk.fill("To come back today: %u", 2))
        session.press("ctrl+shift+z")
        await_state(desk, "A001", "Waiting", desk.fill("time %d", 2))
        desk.check("queue-9-come-back")
        desk.close()


def main():
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    book = Book(build, home / "book.db")
    log = home / "log.csv"
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Phường Thủy Xuân", "--province", "Thành phố Huế")
    book.cli("replay", log, "--create-missing")
    with Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.await_desk()
        desk.register("ks", "A001")
        desk.register("(Le Van Ut) ks", "A002")
        desk.find("label", contains=desk.fill("Next: %s (came first)", "A001"))
        at_full_speed(desk)
        hold_and_resume(desk)
        transfer_keeps_place(desk)
        call_again(desk)
        change(desk, book)
        true_end(desk, book)
        wrong_number(desk)
        help_and_date(desk, book)
        leave_with_date(desk)
        desk.close()
    next_day(build, book)
    assert book.cli("check") != ""
    ended = {ticket: row["state"] for ticket, row in book.visits(DAY).items()}
    assert ended == {"A001": "done", "A002": "done", "A003": "cancelled", "A004": "left"}, ended


if __name__ == "__main__":
    session.in_private_session()
    main()
