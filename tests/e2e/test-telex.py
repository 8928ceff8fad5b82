#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The word that an input method still holds back is never lost, whatever key saves.

Usage: test-telex.py BUILD-DIRECTORY. Two engines that behave differently when focus stays where it
is: Unikey, and Telex of m17n.
"""

import os
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-17"
# Three names: the desk asks before it gives one name a second number.
PEOPLE = [
    ("ctrl+Return", "Thij Ddaof", "Thị Đào"),
    ("Return", "Thij Lieeux", "Thị Liễu"),
    ("KP_Enter", "Thij Maanj", "Thị Mận"),
]


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    for engine in ("Unikey", "m17n:vi:telex"):
        book = Book(build, Path(os.environ["HOME"], engine.replace(":", "-") + ".db"))
        with session.input_method(engine), Desk(build, book.path, f"{DAY}T08:00:00") as desk:
            # The button's own key, while the name of the province is not yet handed over.
            desk.await_focus(desk._("Commune or ward"))
            session.type_text("Xax Mox Cayf")
            session.press("Tab")
            desk.await_focus(desk._("Province or city"))
            session.type_text("Tinhr Beens Tre")
            session.press("alt+" + desk.mnemonic("_Open the Desk"))
            desk.await_desk()
            desk.find("frame", contains="Xã Mõ Cày")

            for number, (submit, keys, name) in enumerate(PEOPLE, 1):
                session.type_text(keys)
                desk.find("label", contains=name)
                held = desk.text_of(desk.entry())
                assert held != name, f"{engine} holds nothing back: {held}"
                desk.register("", f"A00{number}", submit=submit)
            # An undo takes what is being typed first; nothing of the queue.
            session.type_text("Thij Ddaof")
            desk.find("label", contains="Thị Đào")
            session.press("F3")
            desk.await_toast("Number %s was called.", "A001")
            session.wait_until(
                lambda: desk.text_of(desk.entry()) == "Thị Đào", "a command leaves the line whole"
            )
            names = [row["name"] for row in book.visits(DAY).values()]
            assert sorted(names) == sorted(name for _, _, name in PEOPLE), f"{engine}: {names}"
            desk.close()
        page = book.cli("summary", "--date", DAY, "--format", "text")
        assert "Xã Mõ Cày" in page and "Tỉnh Bến Tre" in page, page


if __name__ == "__main__":
    main()
