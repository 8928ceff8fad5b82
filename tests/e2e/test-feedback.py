#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The voice of the people by keyboard alone: asked once and in one key, written down, passed on,
taken back, brought back, and still there when the program is opened anew.

Usage: test-feedback.py BUILD-DIRECTORY.
"""

import os
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-20"
COMMUNE = "Xã Mõ Cày"
SURVEY = "https://khaosat.example.vn/mo-cay"


def ask(desk):
    session.press("ctrl+shift+r")
    desk.find("dialog", desk._("How Satisfied Are You?"))


def rate(desk, book):
    """One key, thanks, closed by itself; nobody is asked twice, unless the answer is taken back."""
    ask(desk)
    desk.check("rating")
    session.press("2")
    desk.find("label", desk._("Thank you!"))
    desk.gone("dialog", desk._("How Satisfied Are You?"))
    assert book.summary(DAY)["satisfaction"]["by_level"]["3"] == 1, book.summary(DAY)["satisfaction"]
    desk.await_desk()

    session.press("ctrl+shift+r")
    desk.await_toast("Number %s has been asked already; nobody is asked twice.", "A001")
    session.press("ctrl+z")
    session.wait_until(lambda: "satisfaction" not in book.summary(DAY), "the answer is taken back")
    ask(desk)
    session.press("1")
    desk.gone("dialog", desk._("How Satisfied Are You?"))
    assert book.summary(DAY)["satisfaction"]["by_level"]["4"] == 1, book.summary(DAY)["satisfaction"]
    desk.await_desk()


def write(desk, book):
    """From the desk, about the one chosen there."""
    session.press("ctrl+shift+k")
    desk.await_focus(desk._("_What was said, without names"))
    session.type_text("cong dich vu cong cham")
    desk.check("feedback-dialog")
    session.press("ctrl+Return")
    desk.await_toast("The feedback was saved.")
    session.wait_until(lambda: book.summary(DAY)["feedback"]["count"] == 1, "it is in the book")
    desk.await_desk()


def follow(desk, book):
    session.press("alt+3")
    desk.find("list item", contains="cong dich vu cong cham")
    desk.find("label", contains=desk.fill("number %s", "A001"))
    desk.check("feedback")
    session.press("ctrl+u")
    desk.await_focus(desk._("Note, may be left empty"))
    session.type_text("gui tinh")
    session.press("Return")
    desk.await_toast("The state of the feedback was saved.")
    desk.find("label", contains="gui tinh")
    assert book.summary(DAY)["feedback"]["by_status"]["forwarded"] == 1

    session.press("ctrl+f")
    session.type_text("zzz")
    desk.find("label", desk._("Nothing Fits"))
    for _ in range(3):
        session.press("BackSpace")
    desk.find("list item", contains="cong dich vu cong cham")
    session.press("Return")


def survey(desk):
    """The commune's own survey: its address once in the preferences, then a QR code by one key."""
    session.press("ctrl+shift+y")
    desk.await_toast("The address of the survey is written in the preferences.")
    desk.preferences("Tickets")
    desk.go_to(desk._("Address of the survey (https://…)"))
    session.type_text(SURVEY)
    session.press("Return")
    desk.leave_preferences()
    title = desk._("Please tell us what you think")

    def window():
        return (desk.nodes("frame|window|dialog", title) or [None])[0]

    session.press("ctrl+shift+y")
    session.wait_until(window, "the survey is shown")
    for role, text in (("label", SURVEY), ("label", COMMUNE), ("image", SURVEY)):
        assert desk.nodes(role, contains=text, within=window()), f"no {role} {text}: {window().texts()}"
    desk.check("survey")
    session.give_keys(title)
    session.press("Escape")
    session.wait_until(lambda: desk.tree() and not window(), "the survey is gone")
    session.give_keys(COMMUNE)
    desk.await_desk()


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    book = Book(build, Path(os.environ["HOME"], "book.db"))
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    book.cli("init", "--commune", COMMUNE, "--province", "Tỉnh Bến Tre")
    with Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.await_desk()
        session.press("ctrl+shift+r")
        desk.await_toast("Nobody is done yet today who could be asked.")
        survey(desk)
        desk.register("ks", "A001")
        desk.choose("A001", "alt+Down")
        session.press("F5")
        desk.await_pane("A001", desk._("Being helped"))
        session.press("F8")
        desk.await_pane("A001", desk._("Done"))
        rate(desk, book)
        write(desk, book)
        follow(desk, book)
        desk.close()
    with Desk(build, book.path, f"{DAY}T09:00:00") as desk:
        desk.await_desk()
        session.press("alt+3")
        desk.find("label", contains="gui tinh")
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    main()
