#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hall's screen by keyboard alone: it is told numbers and counters, never names, how many wait
and a line of text, and follows the desk.

Usage: test-hall.py BUILD-DIRECTORY.
"""

import os
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-26"
NAMES = ("Ho Thi Man", "Le Van Ut", "Vo Dinh Khoi", "Ly Thi En", "Tran Tu", "Cao Ba Quat")
COMMUNE = "Phường Thủy Xuân"
MESSAGE = "Nghi trua 11h30"


def hall_of(desk):
    """What stands on the hall's screen; None where it is not open."""
    found = desk.nodes("frame|window", desk._("Hall Screen"))
    return found[0] if found else None


def await_hall(desk, *parts, role="label|list item"):
    def shown():
        hall = hall_of(desk)
        return hall is not None and all(
            desk.nodes(role, contains=part, within=hall) for part in parts
        )

    session.wait_until(shown, f"the hall shows {parts}")
    said = " ".join(hall_of(desk).texts()).split()
    told = [word for name in NAMES for word in name.split() if word in said]
    assert not told, f"names in the hall: {told}"


def called(desk, ticket):
    return desk.fill("Number %s, %s", ticket, desk.fill("Counter %s", 2))


def waiting(desk, n):
    return desk.fill("%u waiting", n)


def prepare(desk):
    """Which counter calls from here, and what the hall reads, in the preferences."""
    desk.preferences()
    desk.go_to(desk._("Counter that calls from here"))
    session.press("ctrl+a")
    session.type_text("2")
    desk.leave_preferences()
    desk.preferences("Hall")
    desk.find("text", desk._("Line of text"))
    desk.go_to(desk._("Line of text"))
    session.type_text(MESSAGE)
    session.press("Return")
    desk.leave_preferences()


def called_last(desk, ticket):
    return desk.fill("Number %s, %s, called at %s", ticket, desk.fill("Counter %s", 2), "").rstrip()


def hall(desk, book):
    session.press("ctrl+shift+m")
    await_hall(desk, desk._("No number is being called"), waiting(desk, 6), MESSAGE, COMMUNE)
    desk.check("hall-1-open")
    session.give_keys(desk._("Hall Screen"))
    # Its keys are the desk's: the next number is called from here.
    session.press("F3")
    await_hall(desk, called(desk, "A001"), waiting(desk, 5))
    visit = book.visits(DAY)["A001"]
    assert visit["state"] == "called", visit
    desk.check("hall-2-called")
    # What else is done is seen at the desk; the hall follows it.
    session.press("F9")
    desk.await_row("A001", desk._("Absent"))
    await_hall(desk, waiting(desk, 5), desk._("Please wait for your number"))
    for ticket in ("A002", "A003", "A004", "A005", "A006"):
        session.press("F3")
        desk.await_row(ticket, desk._("Called"))
        await_hall(desk, called(desk, ticket))
        session.press("F5")
        desk.await_row(ticket, desk._("Being helped"))
        if ticket == "A003":
            desk.check("hall-3-being-helped")
        session.press("F8")
        desk.await_row(ticket, desk._("Done"))
    # The last five, and no others.
    last = [called_last(desk, f"A{n:03}") for n in range(2, 7)]
    await_hall(desk, desk._("Nobody is waiting"), *last)
    assert not desk.nodes(contains=called_last(desk, "A001"), within=hall_of(desk)), hall_of(desk).texts()
    desk.check("hall-4-called-last")
    session.give_keys(desk._("Hall Screen"))
    session.press("ctrl+shift+m")
    session.wait_until(lambda: hall_of(desk) is None, "the hall's screen is closed")
    session.give_keys(COMMUNE)
    desk.await_desk()


def main():
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    book = Book(build, home / "book.db")
    book.cli("init", "--commune", COMMUNE, "--province", "Thành phố Huế")
    with Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.await_desk()
        for n, name in enumerate(NAMES, 1):
            desk.register(f"({name}) ks", f"A{n:03}")
        prepare(desk)
        hall(desk, book)
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    session.in_private_session()
    main()
