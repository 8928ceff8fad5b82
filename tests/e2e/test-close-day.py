#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a day, its way back, and a desk that only logs, by keyboard alone.

Usage: test-close-day.py BUILD-DIRECTORY.
"""

import contextlib
import os
import re
import sqlite3
import sys
import time
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY, NEXT = "2026-11-24", "2026-11-25"
BINH = "Trần Thị Bình"
COPY = "2.000815"
ROLES = ("list item", "page tab", "toggle button", "button", "radio button", "check box", "text", "entry")
HANDOVER = "goi lai ba Tu"
FIELDS = ("text", "entry")
LOG = f"""at,event,volunteer
{DAY}T07:30:00,check-in,{BINH}
"""


def states(book):
    return {ticket: row["state"] for ticket, row in book.visits(DAY).items()}


def await_states(book, **expected):
    session.wait_until(lambda: states(book) == expected, f"{expected}, not {states(book)}")


def go_to(desk, contains, key="Tab", roles=ROLES):
    """Presses KEY until the keys go to a control that is called so, or to one in such a row."""
    for _ in range(60):
        node = session.wait_until(desk.focused, "something has the focus")
        if any(contains in n.name for n in (node, *node.ancestors()) if n.role in roles):
            return node
        session.press(key)
        session.wait_until(
            lambda: getattr(desk.focused(), "path", node.path) != node.path, f"{key} goes on"
        )
    raise AssertionError(f"{key} never comes to {contains}")


def part(desk, text):
    """What stands before the first value in a sentence of the program."""
    return desk._(text).split("%")[0]


def register_three(desk, book):
    desk.register("(Nguyen An) sao y", "A001")
    desk.register("(Le Hoa)", "A002")
    desk.register("(Vo Minh)", "A003")
    desk.command("F3", "Number %s was called.", "A001")
    desk.command("F5", "Number %s is being helped.", "A001")
    await_states(book, A001="serving", A002="waiting", A003="waiting")


def stop_numbers(desk, book):
    session.press("ctrl+shift+s")
    desk.find(contains=part(desk, "No more numbers are given since %s. Those who have one are still helped."))
    desk.check("close-day-1-stopped")
    session.type_text("(Tran Tu)")
    session.press("Return")
    desk.find(contains=desk._("No more numbers are given today; take up giving numbers again first."))
    assert len(states(book)) == 3, states(book)
    desk.await_desk()
    # What was typed is still there, and one key throws it away.
    assert desk.text_of(desk.entry()) == "(Tran Tu)", desk.text_of(desk.entry())
    session.press("Escape")


def close(desk, book):
    session.press("ctrl+shift+x")
    desk.find("dialog|alert|panel|filler|grouping", contains=desk._("Close the Day"))
    go_to(desk, "A001")
    session.press("Down")
    go_to(desk, "A002")
    session.press("space")
    desk.find("label", desk._("Comes back on another day…"))
    session.press("Down", "Return")
    desk.find("toggle button", contains=part(desk, "Comes back on %s"))
    desk.check("close-day-2-closing")
    session.press("ctrl+Return")
    desk.find(contains=desk._("%s is closed.").replace("%s", "").strip(" ."))
    await_states(book, A001="done", A002="left", A003="left")
    days = {ticket: row["follow_up"] for ticket, row in book.visits(DAY).items()}
    assert days == {"A001": "", "A002": NEXT, "A003": ""}, days
    desk.check("close-day-3-closed")
    session.press("alt+" + desk.mnemonic("_Reopen"))
    desk.await_toast("The day is open again, as it was before.")
    await_states(book, A001="serving", A002="waiting", A003="waiting")
    assert book.visits(DAY)["A002"]["follow_up"] == "", book.visits(DAY)
    session.press("ctrl+shift+s")
    desk.gone(contains=part(desk, "No more numbers are given since %s. Those who have one are still helped."))
    desk.await_desk()


def undo_in_history(desk, book):
    """The registration of the first, on which two later steps rest."""
    session.press("ctrl+shift+h")
    desk.await_focus(desk._("Show only the steps of this number"))
    session.type_text("1")
    # Given, called, begun; and the end by the closing, which was taken back.
    session.wait_until(lambda: len(steps(desk)) == 4, f"four steps of A001, not {steps(desk)}")
    desk.check("close-day-4-history")
    go_to(desk, steps(desk)[0])
    session.press("Down", "Down", "Down")
    desk.await_focus(steps(desk)[3])
    session.press("Return")
    desk.find(contains=desk._("Later Steps Rest on This One"))
    desk.check("close-day-5-resting")
    # The one that takes nothing back is the default; the other says how many steps.
    desk.await_focus(desk._("_Cancel"))
    go_to(desk, " 3 ")
    session.press("Return")
    desk.gone(contains=desk._("Later Steps Rest on This One"))
    await_states(book, A002="waiting", A003="waiting")
    # In the line, the first one empties it.
    go_to(desk, desk._("Show only the steps of this number"))
    session.press("Escape")
    session.wait_until(lambda: len(desk.nodes("list item")) > len(steps(desk)), "all steps")
    session.press("Escape")
    desk.gone(name=desk._("Show only the steps of this number"))


def go_to_text(desk, text):
    """Down to the line of an open list that shows TEXT: GTK gives those lines no name."""
    for _ in range(6):
        node = desk.focused()
        if text in node.texts():
            return
        session.press("Down")
        session.wait_until(lambda: (n := desk.focused()) and n.path != node.path, "Down goes on")
    raise AssertionError(f"Down never comes to {text}")


def notes(desk, book):
    """The portal was down from one time to another; and what the next shift must know."""
    session.press("ctrl+shift+g")
    desk.find("dialog", desk._("Notes of the Day"))
    desk.await_focus(desk._("What happened"))
    go_to(desk, desk._("From, a clock time"), roles=FIELDS)
    session.type_text("9:10")
    go_to(desk, desk._("To, a clock time"), roles=FIELDS)
    session.type_text("10:05")
    go_to(desk, desk._("Note"), roles=FIELDS)
    session.type_text("cong dich vu cong")
    session.press("Return")
    desk.await_toast("The note of the day was saved.")
    desk.find("label", contains="09:10–10:05")
    desk.await_focus(desk._("Note"))
    go_to(desk, desk._("What happened"), "shift+Tab", ("combo box", "button", "toggle button"))
    session.press("space")
    session.wait_until(lambda: (n := desk.focused()) and n.role == "list item", "the list opens")
    go_to_text(desk, desk._("Handover"))
    session.press("Return")
    desk.gone("text|entry", desk._("From, a clock time"))
    go_to(desk, desk._("Note"), roles=FIELDS)
    session.type_text(HANDOVER)
    desk.check("close-day-6-notes")
    session.press("Return")
    desk.find("label", contains=HANDOVER)
    entry = desk.find("text|entry", desk._("Note"))
    session.wait_until(lambda: desk.text_of(entry) == "", "the line is empty for the next note")
    desk.await_focus(desk._("Note"))
    # The first one may be for the toast.
    for _ in range(3):
        if not desk.nodes("dialog", desk._("Notes of the Day")):
            break
        session.press("Escape")
        time.sleep(0.5)
    desk.gone("dialog", desk._("Notes of the Day"))
    desk.await_desk()
    written = [
        (n["category"], (n["from"] or "")[11:16], (n["to"] or "")[11:16], n["text"])
        for n in book.summary(DAY)["notes"]
    ]
    # What one shift tells the next is in no summary.
    assert written == [("portal", "09:10", "10:05", "cong dich vu cong")], written


def next_day(desk, book):
    """Nobody closed the day: that is made up for, told, and can be taken back. So is the handover."""
    forgotten = desk._("%s had not been closed, and has been closed now: %u still open, %u volunteers on duty. Times that nobody knows are left out of the figures.")
    desk.find(contains=re.split("%[su]", forgotten)[1])
    desk.find(contains=HANDOVER)
    desk.check("close-day-9-forgotten")
    await_states(book, A002="left", A003="left", A004="done")
    figures = book.summary(DAY)
    assert figures["visits"]["open"] == 0, figures
    session.press("alt+" + desk.mnemonic("_Undo"))
    desk.await_toast("The day is open again, as it was before.")
    await_states(book, A002="waiting", A003="waiting", A004="done")


def steps(desk):
    return [n.name for n in desk.nodes("list item") if re.match(r"\d+:\d+, .*A001", n.name)]


def log_only(desk, book):
    desk.find("button", desk._("_Record"))
    desk.await_desk()
    desk.check("close-day-7-log")
    session.type_text("sao y x3")
    desk.find("label", contains="3 × Chứng thực")
    session.press("Return")
    desk.find("list item", contains="A004")
    desk.await_desk()
    assert desk.text_of(desk.entry()) == "", desk.text_of(desk.entry())
    desk.check("close-day-8-recorded")
    rows = book.assists(DAY)
    assert len(rows) == 1, rows
    row = rows[0]
    assert (row["ticket"], row["procedure_code"], row["quantity"]) == ("A004", COPY, "3"), row
    helpers = {v["name"]: v["assists"] for v in book.summary(DAY)["volunteers"]}
    assert helpers == {BINH: 1}, helpers
    await_states(book, A002="waiting", A003="waiting", A004="done")


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    book = Book(build, Path(os.environ["HOME"], "book.db"))
    log = Path(os.environ["HOME"], "day.csv")
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    book.cli("replay", "--create-missing", log)
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    with Desk(build, book.path, f"{DAY}T16:20:00") as desk:
        desk.await_desk()
        register_three(desk, book)
        stop_numbers(desk, book)
        close(desk, book)
        undo_in_history(desk, book)
        notes(desk, book)
        desk.close()
    # How the desk works is chosen in the preferences, whose own test does so.
    with contextlib.closing(sqlite3.connect(book.path)) as db:
        db.execute("INSERT OR REPLACE INTO setting VALUES ('mode', 'log')")
        db.commit()
    with Desk(build, book.path, f"{DAY}T16:30:00") as desk:
        desk.await_desk()
        log_only(desk, book)
        desk.close()
    with Desk(build, book.path, f"{NEXT}T07:40:00") as desk:
        desk.await_desk()
        next_day(desk, book)
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    main()
