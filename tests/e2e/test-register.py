#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering by keyboard alone, as fast as keys come: no key and nobody is lost, nobody is there twice.

Usage: test-register.py BUILD-DIRECTORY.
"""

import os
import sys
import time
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-20"
LOG = """at,event,visit,procedure,priority
2026-11-19T08:00:00,arrive,1,1.004194,elderly
2026-11-19T08:10:00,leave,1,,
"""
COPY = "2.000815"
LINES = 50
READ_S = 0.6


def line_of(desk):
    return desk.text_of(desk.entry())


def last_of(book):
    return sorted(book.visits(DAY).items())[-1][1]


def type_ahead(desk, book):
    """Fifty people, each typed while the one before is being saved."""
    before = len(book.visits(DAY))
    keys = []
    for _ in range(LINES):
        keys += ["s", "a", "o", "space", "y", "Return"]
    session.press(*keys)
    total = before + LINES
    session.wait_until(lambda: len(book.visits(DAY)) >= total, f"{LINES} numbers are given")
    new = sorted(book.visits(DAY).items())[before:]
    assert len(new) == LINES, [ticket for ticket, _ in new]
    assert {row["procedure_code"] for _, row in new} == {COPY}, new
    desk.await_pane(new[-1][0], desk._("Waiting"))
    assert line_of(desk) == "", line_of(desk)
    desk.await_desk()


def one_by_one(desk, book):
    """A line a person, in every form; the focus is in the empty line after each."""
    reason = desk.fill("Priority: %s", desk._("With a small child"))
    people = [
        ("(Tran Thi Hoa) 1954 ks", ["Tran Thi Hoa", desk._("Elderly, has priority")], "elderly"),
        ("sao y x3 +4", ["3 × Chứng thực", "4 người"], "none"),
        ("!vneid", [desk._("Has priority"), "VNeID"], "other"),
        ("! con nho sao y", [reason], "other"),
    ]
    for n, (keys, understood, expected) in enumerate(people, 1):
        desk.register(keys, f"A{n:03}", *understood)
        assert line_of(desk) == "", line_of(desk)
        row = book.visits(DAY)[f"A{n:03}"]
        assert row["priority"] == expected, row
    assert book.visits(DAY)["A002"]["people"] == "4", book.visits(DAY)
    session.press("ctrl+z")
    session.wait_until(lambda: f"A{n:03}" not in book.visits(DAY), "the last one is taken back")
    desk.await_desk()


def not_twice(desk, book):
    """The same name is asked about: Esc lets it be, Enter once more gives a number."""
    asked = desk.fill("%s is there already: number %s (%s).", "Tran Thi Hoa", "A001",
                 desk._("Waiting"))
    before = len(book.visits(DAY))
    session.type_text("tran thi hoa sao y")
    session.press("Return")
    desk.find(contains=asked)
    desk.check("register-asked")
    session.press("Escape")
    desk.gone(contains=asked)
    assert line_of(desk) == "tran thi hoa sao y", line_of(desk)
    session.press("Return")
    desk.find(contains=asked)
    assert len(book.visits(DAY)) == before, book.visits(DAY)
    # An Enter sooner than anybody can read is no answer.
    time.sleep(READ_S)
    session.press("Return")
    session.wait_until(lambda: len(book.visits(DAY)) == before + 1, "another number is given")
    desk.await_desk()
    assert line_of(desk) == "", line_of(desk)


def favourites(desk, book):
    """What was asked for yesterday comes first. One key is one person; holding it down is no crowd; what is typed goes with it."""
    before = len(book.visits(DAY))
    session.press("ctrl+1", "ctrl+1", "ctrl+1")
    session.wait_until(lambda: len(book.visits(DAY)) == before + 1, "one press is one person")
    session.press("ctrl+2")
    session.wait_until(lambda: len(book.visits(DAY)) == before + 2, "another key, another person")
    session.type_text("Ly Thi En +2")
    session.press("ctrl+4")
    session.wait_until(lambda: len(book.visits(DAY)) == before + 3, "with what is typed")
    row = last_of(book)
    assert (row["name"], row["people"], row["procedure_code"]) == ("Ly Thi En", "2", "1.001193"), row
    assert line_of(desk) == "", line_of(desk)
    # A pinned one has the first key.
    session.type_text("bao tu")
    desk.find("label", contains="Đăng ký khai tử")
    session.press("ctrl+k")
    desk.find("button", contains="Đăng ký khai tử (Ctrl+1)")
    desk.check("register-pinned")
    session.press("ctrl+a", "BackSpace")


def come_back(desk, book):
    session.type_text("A001 19/11")
    desk.find("label", contains="A001")
    session.press("Return")
    session.wait_until(lambda: line_of(desk) == "", "the line is empty")
    session.wait_until(
        lambda: last_of(book)["procedure_code"] == "1.004194",
        "the person of yesterday waits again, for the same",
    )
    assert last_of(book)["priority"] == "elderly", last_of(book)
    desk.await_desk()


def form(desk, book):
    """The form: everything by Tab and Enter, and the line is ready afterwards."""
    before = len(book.visits(DAY))
    session.press("shift+F2")
    desk.find("dialog", desk._("Register a Person"))
    desk.await_focus(desk._("Procedure"))
    desk.check("register-form")
    session.type_text("khai sinh")
    session.press("Return")
    desk.await_focus(desk._("_Give a Number"))
    session.press("Return")
    session.wait_until(lambda: len(book.visits(DAY)) == before + 1, "the form gives a number")
    desk.gone("dialog", desk._("Register a Person"))
    desk.await_desk()
    # The first letters after it are in the line.
    session.type_text("ks")
    session.wait_until(lambda: line_of(desk) == "ks", "the line takes the keys")
    session.press("Escape")


def telex(desk, book):
    """The same through an input method, which holds the last word back until somebody takes it."""
    type_ahead(desk, book)
    session.type_text("Phamj Quoocs Duxng")
    session.press("ctrl+4")
    session.wait_until(lambda: last_of(book)["name"] == "Phạm Quốc Dũng", "no word is lost")
    assert line_of(desk) == "", line_of(desk)
    before = len(book.visits(DAY))
    session.type_text("Phamj Quoocs Duxng")
    session.press("Return")
    asked = desk.fill("%s is there already: number %s (%s).", "Phạm Quốc Dũng")
    desk.find(contains=asked.split("%s")[0])
    time.sleep(READ_S)
    assert len(book.visits(DAY)) == before, book.visits(DAY)
    session.press("Return")
    session.wait_until(lambda: len(book.visits(DAY)) == before + 1, "another number is given")


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    book = Book(build, Path(os.environ["HOME"], "book.db"))
    log = Path(os.environ["HOME"], "day.csv")
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    book.cli("replay", "--create-missing", log)
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    with Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.await_desk()
        desk.find("button", contains="(Ctrl+9)")
        desk.check("register-empty")
        one_by_one(desk, book)
        not_twice(desk, book)
        favourites(desk, book)
        come_back(desk, book)
        form(desk, book)
        type_ahead(desk, book)
        desk.close()
    with session.input_method("Unikey"), Desk(build, book.path, f"{DAY}T09:00:00") as desk:
        desk.await_desk()
        desk.find("button", contains="(Ctrl+9)")
        telex(desk, book)
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    main()
