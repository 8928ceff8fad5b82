#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ticket by keyboard alone: it goes on paper, or the printer fails, and the desk goes on either
way.

Usage: test-ticket.py BUILD-DIRECTORY.
"""

import os
import subprocess
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-26"
NAME = "Ho Thi Man"
COMMUNE = "Phường Thủy Xuân"
PRINTER = "May in phieu"
SETTINGS = f"""[io/github/donghanh/DongHanh]
ticket-printer='{PRINTER}'
ticket-automatic=true
"""


def text_of_pdf(path):
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def await_fault(desk):
    """A word that goes away by itself: all of it is looked for at once."""
    fault = desk.build._("The slip of number %1$s was not printed: %2$s").replace("%1$s", "A001")

    def told():
        tree = desk.tree()
        return tree and desk.nodes(contains=fault.split("%2$s")[0], within=tree) and desk.nodes(
            "button", desk._("Print Again"), within=tree
        )

    session.wait_until(told, "the fault is told, with a button to print again")


def without_printer(desk, book):
    """The printer that there is not: the number is given all the same, and said."""
    session.type_text(f"({NAME}) ks")
    session.press("Return")
    await_fault(desk)
    desk.check("ticket-1-fault")
    assert book.visits(DAY)["A001"]["state"] == "waiting", book.visits(DAY)
    desk.await_row("A001", desk._("Waiting"))
    desk.await_desk()


def forget_printer(desk):
    desk.preferences("Tickets")
    desk.find("label", PRINTER)
    desk.go_to(desk._("Ask for the printer each time"))
    session.press("space")
    desk.find("label", desk._("Asked for each time"))
    desk.leave_preferences()


def to_file(desk, folder):
    """Through the dialog of the toolkit, which prints to a file where there is no printer."""
    row = desk.find("table row", contains="tập tin")
    desk.go_to(row.name, roles={row.role})
    session.press("space")
    desk.go_to("In", roles={"button"})
    session.press("Return")
    pdf = session.wait_until(
        lambda: [p for p in folder.glob("*.pdf") if p.stat().st_size and text_of_pdf(p)], "a PDF"
    )[0]
    desk.gone(row.role)
    session.give_keys(COMMUNE)
    desk.await_desk()
    text = text_of_pdf(pdf)
    pdf.unlink()
    assert not any(word in text.split() for word in NAME.split()), text
    return text


def print_again(desk):
    """What the printer did not take is printed once there is another."""
    desk.choose("A001", "alt+Down")
    session.press("ctrl+shift+t")
    text = to_file(desk, desk.folder)
    for part in ("A001", "Đăng ký khai sinh"):
        assert part in text, text


def come_back(desk):
    """The slip for the one who has to come back tomorrow."""
    session.press("ctrl+l")
    desk.tick(desk.fill("Tomorrow (%s)", "27/11"))
    session.press("alt+" + desk.mnemonic("_Leaves"))
    desk.await_row("A001", desk._("Left"))
    desk.await_desk()
    desk.choose("A001", "alt+Up")
    session.press("ctrl+shift+o")
    text = to_file(desk, desk.folder)
    for part in ("A001", "ngày 27", desk._("PLEASE COME BACK")):
        assert part in text, text


def main():
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    folder = home / "config/glib-2.0/settings"
    folder.mkdir(parents=True)
    (folder / "keyfile").write_text(SETTINGS, encoding="utf-8")
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    # Printing looks for printers of the network on this bus, and says so where there is none.
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    book = Book(build, home / "book.db")
    book.cli("init", "--commune", COMMUNE, "--province", "Thành phố Huế")
    # GTK 4.18 leaks the stream of the file that it prints to.
    leaks = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    with Desk(build, book.path, f"{DAY}T08:00:00", env={"ASAN_OPTIONS": leaks}) as desk:
        desk.await_desk()
        without_printer(desk, book)
        forget_printer(desk)
        print_again(desk)
        come_back(desk)
        desk.close()
    book.cli("check")


if __name__ == "__main__":
    session.in_private_session()
    main()
