#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the desk works, chosen in the preferences by keyboard alone: with a queue, then log only, then
with a queue again. What was recorded stays, and nobody who was only written down has waited.

Usage: test-modes.py BUILD-DIRECTORY.
"""

import os
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-25"
BINH = "Trần Thị Bình"
LOG = f"""at,event,volunteer
{DAY}T07:30:00,check-in,{BINH}
"""


def choose_mode(desk, name):
    session.press("ctrl+comma")
    desk.find("dialog", desk._("Preferences"))
    desk.go_to(desk._("General"), roles={"page tab"})
    session.press("Right")
    desk.await_focus(desk._("Desk"))
    session.press("space")
    desk.find("radio button", desk._("With a queue"))
    desk.go_to(name)
    session.press("space")
    session.wait_until(
        lambda: any("checked" in n.states for n in desk.nodes("radio button", name)),
        f"“{name}” is chosen",
    )
    desk.check(f"modes-{name}")
    session.press("Escape")
    desk.gone("dialog", desk._("Preferences"))


def await_line(desk, button):
    """The other page stands there, and its line takes the keys."""
    desk.find("button", button)
    desk.await_desk()


def with_queue(desk, book):
    desk.register("(Le Hoa) ks", "A001")
    desk.command("F3", "Number %s was called.", "A001")
    desk.command("F5", "Number %s is being helped.", "A001")
    desk.command("F8", "Number %s is done.", "A001")


def log_only(desk, book):
    await_line(desk, desk._("_Record"))
    desk.gone("button", desk._("Call the next person"))
    session.type_text("sao y x3")
    desk.find("label", contains="3 × Chứng thực")
    session.press("Return")
    desk.find("list item", contains="A002")
    desk.await_desk()
    session.type_text("(Vo Minh) vneid")
    session.press("Return")
    desk.find("list item", contains="A003")
    desk.await_desk()
    # There is nobody to call.
    session.press("F3")
    summary = book.summary(DAY)
    visits = summary["visits"]
    assert (visits["arrived"], visits["served"], visits["open"]) == (3, 3, 0), visits
    assert summary["assists"]["count"] == 2, summary["assists"]
    assert [v["assists"] for v in summary["volunteers"] if v["name"] == BINH] == [2], summary
    assert summary["wait"]["n"] == 1, summary["wait"]


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    book = Book(build, Path(os.environ["HOME"], "book.db"))
    log = Path(os.environ["HOME"], "day.csv")
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    book.cli("replay", "--create-missing", log)
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    with Desk(build, book.path, f"{DAY}T08:20:00") as desk:
        desk.await_desk()
        with_queue(desk, book)
        choose_mode(desk, desk._("Log only"))
        log_only(desk, book)
        choose_mode(desk, desk._("With a queue"))
        await_line(desk, desk._("Call the next person"))
        for ticket in ("A001", "A002", "A003"):
            desk.await_row(ticket, desk._("Done"))
        desk.register("ks", "A004")
        desk.command("F3", "Number %s was called.", "A004")
        desk.close()
    ended = {ticket: row["state"] for ticket, row in book.visits(DAY).items()}
    assert ended == {"A001": "done", "A002": "done", "A003": "done", "A004": "called"}, ended
    book.cli("check")


if __name__ == "__main__":
    main()
