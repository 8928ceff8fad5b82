#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that takes its time: the desk goes on while it does, and no number is shown that is not on
the disk.

Usage: test-slow-disk.py BUILD-DIRECTORY.
"""

import os
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-17"
FSYNC_MS = "20"


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    book = Book(build, home / "book.db")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    gate = home / "gate"
    environment = {
        "LD_PRELOAD": str(build.folder / "tests/e2e/libslow-disk.so"),
        "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0",
        "DH_FSYNC_MS": FSYNC_MS,
        "DH_FSYNC_GATE": str(gate),
        "GTK_IM_MODULE": "gtk-im-context-simple",
    }
    with Desk(build, book.path, f"{DAY}T08:00:00", env=environment) as desk:
        desk.await_desk()
        desk.register("(Le Van Mot)", "A001")

        # The disk does not answer. The line is free for the next person, pages and dialogs come and go.
        gate.touch()
        session.type_text("(Tran Thi Hai)")
        session.press("Return")
        session.wait_until(lambda: desk.text_of(desk.entry()) == "", "the line is free")
        session.press("alt+4")
        desk.gone("text|entry", desk._("Register a person"))
        session.press("alt+1")
        desk.await_desk()
        session.press("ctrl+comma")
        desk.find("dialog", desk._("Preferences"))
        session.press("Escape")
        desk.gone("dialog", desk._("Preferences"))
        desk.await_desk()
        session.type_text("(Vo Minh Ba)")
        session.press("Return")
        session.wait_until(lambda: desk.text_of(desk.entry()) == "", "the line is free again")
        # No number was given as yet, neither to the eye nor in the book.
        assert list(desk.rows()) == ["A001"], desk.rows()
        assert not desk.nodes(contains="A002"), desk.nodes(contains="A002")
        assert list(book.visits(DAY)) == ["A001"], book.visits(DAY)

        gate.unlink()
        session.wait_until(lambda: len(desk.rows()) == 3, "both have their numbers")
        desk.close()
    names = [row["name"] for _, row in sorted(book.visits(DAY).items())]
    assert names == ["Le Van Mot", "Tran Thi Hai", "Vo Minh Ba"], names
    book.cli("check")


if __name__ == "__main__":
    main()
