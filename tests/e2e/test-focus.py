#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab comes to every control of the desk page and back, and each says its name.

Usage: test-focus.py BUILD-DIRECTORY.
"""

import os
import sys
from pathlib import Path

import session
from audit import CONTROLS
from desk import Book, Build, Desk

DAY = "2026-11-18"
LOG = f"""at,event,visit,procedure,volunteer
{DAY}T07:30:00,check-in,,,Trần Thị Bình
{DAY}T07:31:00,check-in,,,Lê Văn Cường
{DAY}T07:32:00,arrive,1,1.001193,
{DAY}T07:33:00,arrive,2,,
{DAY}T07:34:00,start,1,,Trần Thị Bình
"""


# The window's own buttons are no stop for Tab in GTK; Ctrl+W closes.
WINDOW = {"Thu nhỏ", "Phóng to hết cỡ", "Đóng"}


def reachable(tree):
    """The controls that take keys now, by path. Rows of a list, tabs, a tool bar are one stop."""
    found = {}
    for node in tree.walk():
        bars = ("list item", "page tab list", "tool bar")
        one = any(a.role in bars for a in node.ancestors())
        if node.role not in CONTROLS - {"list item"} or one or node.name in WINDOW:
            continue
        if {"focusable", "sensitive"} <= node.states:
            found[node.path] = node
    return found


def walk(desk, key):
    """The objects that KEY comes to, until it is back where it began."""
    first = session.wait_until(desk.focused, "something has the focus")
    stops = [first]
    for _ in range(60):
        before = stops[-1].path
        session.press(key)
        stops.append(
            session.wait_until(
                lambda: (n := desk.focused()) is not None and n.path != before and n,
                f"{key} goes on from {stops[-1]}",
            )
        )
        if stops[-1].path == first.path:
            return stops[:-1]
    raise AssertionError(f"{key} goes round and round: {stops}")


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
        session.wait_until(lambda: len(desk.rows()) == 2, "the queue is there")
        # With somebody chosen the buttons for that person stand there, too.
        desk.choose("A001", "alt+Down")
        desk.await_desk()
        tree = desk.tree()
        wanted = reachable(tree)
        forward = walk(desk, "Tab")
        assert all(node.name for node in forward), f"without a name: {forward}"
        came_to = {node.path for node in forward}
        missed = [node for path, node in wanted.items() if path not in came_to]
        assert not missed, f"Tab never comes to {missed}; it came to {forward}"
        for role in ("list item", "page tab"):
            assert any(node.role == role for node in forward), f"Tab misses the {role}: {forward}"
        for text in ("Record help and finish", "Put on hold", "Call the next person", "Main menu"):
            assert any(n.name == desk._(text) for n in forward), f"{text} not in {forward}"
        back = walk(desk, "shift+Tab")
        assert {n.name for n in back} == {n.name for n in forward}, f"{back}\nis not\n{forward}"
        desk.check("focus")

        for key in ("ctrl+question", "ctrl+comma", "ctrl+t", "ctrl+h", "ctrl+F1"):
            session.press(key)
            desk.find("dialog|alert")
            desk.check(f"dialog-{key.replace('ctrl+', 'ctrl-')}")
            session.press("Escape")
            desk.gone("dialog|alert")
            desk.await_desk()
        desk.close()


if __name__ == "__main__":
    main()
