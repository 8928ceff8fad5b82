#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the desk by keyboard alone, from an empty machine to the printed page.

Usage: test-desk.py BUILD-DIRECTORY. Every letter goes through a Vietnamese input method (ibus with
Unikey, Telex); what is looked at is the accessible tree, and the database through donghanh-cli.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-16"
BINH, CUONG = "Trần Thị Bình", "Lê Văn Cường"
BIRTH = "Đăng ký khai sinh"


def morning(build, book):
    """First run, volunteers, five people, one of them helped; two undone, one done again."""
    with Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.find("text", desk._("Commune or ward"))
        desk.check("1-first-run")
        desk.first_run("Phuwowngf Thuyr Xuaan", "Thanhf phoos Huees")
        desk.await_desk()
        desk.find("frame", contains="Phường Thủy Xuân")
        desk.check("2-empty-desk")

        session.press("ctrl+d")
        desk.await_focus(desk._("Find or add a volunteer"))
        for keys, name in [("Traanf Thij Binhf", BINH), ("Lee Vawn Cuwowngf", CUONG)]:
            session.type_text(keys)
            session.press("Return")
            desk.find("switch|list item|check box", contains=name)
        desk.check("3-on-duty")
        session.press("Escape")
        desk.await_desk()
        desk.find("button", desk.build._("On duty (%u): %s").replace("%u", "%d") % (2, f"{BINH}, {CUONG}"))

        desk.register("Nguyeenx Vawn An 1954 ks", "A001", "Nguyễn Văn An", BIRTH)
        # The last word is still with the input method when the shortcut comes.
        session.type_text("kh Thij Ddaof")
        desk.find("label", contains="Thị Đào")
        assert desk.text_of(desk.entry()) == "kh Thị ", desk.text_of(desk.entry())
        desk.check("4-typing")
        desk.register("", "A002", submit="ctrl+Return")
        # “sy” may be a name as well: the line asks, and the first Enter only chooses.
        session.type_text("Hoangf Duxng sy +2")
        desk.find("list item", contains="Chứng thực bản sao")
        session.press("Return")
        desk.register("", "A003", "Tên: Hoàng Dũng")
        desk.register("Phamj Quoocs Huy", "A004", "Phạm Quốc Huy")
        session.press("ctrl+n")
        desk.await_toast("Number %s is waiting.", "A005")
        session.wait_until(lambda: len(desk.rows()) == 5, "five people wait")
        desk.check("5-five-wait")
        desk.await_row("A001", "Nguyễn Văn An", desk._("Waiting"))
        desk.await_row("A002", "Thị Đào", desk._("Waiting"))
        written = {ticket: row["name"] for ticket, row in book.visits(DAY).items()}
        assert written == {
            "A001": "Nguyễn Văn An",
            "A002": "Thị Đào",
            "A003": "Hoàng Dũng",
            "A004": "Phạm Quốc Huy",
            "A005": "",
        }, written

        desk.command("F3", "Number %s was called.", "A001")
        desk.await_pane("A001", desk._("Called"))
        desk.command("F5", "Number %s is being helped.", "A001")
        desk.await_row("A001", desk._("Being helped"))
        record_two(desk)
        desk.await_pane("A001", BIRTH, desk._("Help recorded"))
        desk.command("F8", "Number %s is done.", "A001")
        desk.await_row("A001", desk._("Done"))
        desk.check("7-done")
        figures = book.summary(DAY)
        assert (figures["visits"]["served"], figures["assists"]["count"]) == (1, 1), figures
        both = {v["name"]: (v["assists"], v["visits"]) for v in figures["volunteers"]}
        assert both == {BINH: (1, 1), CUONG: (1, 1)}, both

        desk.command("ctrl+z", "The finish of number %s was undone.", "A001")
        desk.command("ctrl+z", "The help recorded for number %s was taken back.", "A001")
        desk.await_row("A001", desk._("Being helped"))
        desk.gone(name=desk._("Help recorded"))
        desk.check("8-two-undone")
        figures = book.summary(DAY)
        assert (figures["visits"]["served"], figures["assists"]["count"]) == (0, 0), figures
        assert book.visits(DAY)["A001"]["state"] == "serving", book.visits(DAY)

        desk.command("ctrl+shift+z", "Help for number %s was recorded again.", "A001")
        desk.await_pane("A001", desk._("Help recorded"))
        assert book.summary(DAY)["assists"]["count"] == 1
        queue = desk.queue()
        assert len(queue) == 5, queue
        desk.close()
        return queue


def record_two(desk):
    """F6: the form for help given, both volunteers, a note that ends in an unfinished word."""
    session.press("F6")
    desk.find("toggle button", CUONG)
    desk.tick(BINH, CUONG)
    session.press("alt+" + desk.mnemonic("_Note"))
    desk.await_focus(desk._("Note"))
    session.type_text("laanf ddaauf")
    desk.check("6-help-given")
    session.press("ctrl+Return")
    desk.await_toast("Help for number %s was recorded.", "A001")


def later(build, book, queue):
    """Half an hour on: all is there again; the others; the day's figures."""
    with Desk(build, book.path, f"{DAY}T08:30:00") as desk:
        desk.await_desk()
        session.wait_until(lambda: len(desk.rows()) == len(queue), "the queue is there again")
        assert desk.queue() == queue, f"{desk.queue()}\nis not\n{queue}"
        desk.check("9-open-again")

        desk.choose("A001", "alt+Up")
        desk.command("F8", "Number %s is done.", "A001")
        desk.command("F3", "Number %s was called.", "A002")
        desk.command("F5", "Number %s is being helped.", "A002")
        session.press("F7")
        desk.find("toggle button", BINH)
        desk.tick(BINH)
        session.press("ctrl+Return")
        desk.await_toast("Help for number %s was recorded, and it is done.", "A002")
        desk.choose("A003", "alt+Up")
        session.press("ctrl+l")
        desk.find("button", desk._("_Leaves"))
        desk.command("Return", "Number %s has left.", "A003")
        desk.command("F3", "Number %s was called.", "A004")
        desk.command("F9", "Number %s was absent.", "A004")
        desk.check("10-end")

        figures = book.summary(DAY)
        visits = figures["visits"]
        counted = [visits[k] for k in ("arrived", "people", "served", "left", "no_show", "open")]
        assert counted == [5, 6, 2, 1, 1, 1], figures
        assert (figures["wait"]["n"], figures["wait"]["eligible"]) == (3, 4), figures
        assert figures["wait"]["within_target"] == 1 and figures["wait"]["p90_s"] > 15 * 60, figures

        statistics(desk, figures)
        desk.close()


def statistics(desk, figures):
    session.press("alt+4")
    visits, wait = figures["visits"], figures["wait"]
    for label, value in [
        ("Visits", str(visits["arrived"])),
        ("Served", str(visits["served"])),
        ("Median wait", f"{wait['median_s'] // 60} phút"),
        ("Within the target", f"{wait['within_target']}/{wait['eligible']}"),
        ("Times helped", str(figures["assists"]["count"])),
    ]:
        spoken = f"{desk._(label)}: {value}"
        desk.find(contains=spoken)
    desk.check("11-statistics")


def evening(build, book):
    """The page, saved to a file, holds the figures of the day."""
    figures = book.summary(DAY)
    # The path bar of GTK 4.18's file dialog leaks what it learns of each folder.
    leaks = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    with Desk(build, book.path, f"{DAY}T17:00:00", env={"ASAN_OPTIONS": leaks}) as desk:
        desk.await_desk()
        session.press("alt+5")
        desk.find(contains=desk._("%s, %u page").split("%u")[1])
        desk.check("12-report")
        target = desk.folder / "bao-cao.pdf"
        # A path is no Vietnamese: whoever types one turns the input method off.
        session.choose_engine("xkb:us::eng")
        session.press("ctrl+s")
        desk.find("dialog|frame|file chooser", contains=desk._("Save the Report as PDF"))
        session.screenshot(build.shots / "13-save.png")
        session.press("ctrl+a")
        session.type_text(str(target))
        session.press("Return")
        desk.await_toast("The report was saved as “%s”.", target.name)
        desk.check("14-saved")
        save_table(desk, book)
        desk.close()
    compare(figures, target)

    other = Path(os.environ["HOME"], "cli.pdf")
    book.cli("summary", "--date", DAY, "--format", "pdf", "--output", other)
    compare(figures, other)


def save_table(desk, book):
    """The visits as a table are what the command line writes, without a name in it."""
    target, other = desk.folder / "luot.csv", desk.folder / "cli.csv"
    # No window manager gives the keys back to the window below the file dialog.
    session.give_keys("Phường Thủy Xuân")
    session.press("ctrl+j")
    desk.find("dialog", desk._("Save as Spreadsheet"))
    # The first choice is of the table.
    desk.await_focus(desk._("Table"))
    session.press("space")
    desk.find("list item", "Lượt khách")
    session.press("Down", "Return")
    rows = desk._("One row for each visit: times, procedure, priority, result")
    desk.find("label", rows)
    desk.check("15-table")
    session.press("alt+" + desk.mnemonic("_Save…"))
    desk.gone("label", rows)
    desk.find("dialog|frame|file chooser", contains=desk._("Save as Spreadsheet"))
    session.press("ctrl+a")
    session.type_text(str(target))
    session.press("Return")
    desk.await_toast("The table was saved as “%s”.", target.name)
    book.cli("export", "visits", "--date", DAY, "--format", "csv", "--output", other)
    assert target.read_bytes() == other.read_bytes()
    assert BINH not in target.read_text(encoding="utf-8")


def text_of_pdf(path):
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def duration(seconds):
    parts = [(seconds // 3600, "giờ"), (seconds // 60 % 60, "phút"), (seconds % 60, "giây")]
    return " ".join(f"{n} {unit}" for n, unit in parts if n) or "0 giây"


def compare(figures, path):
    """The page holds the figures of the JSON, each in its own place."""
    text = text_of_pdf(path)
    flat = " ".join(text.split())
    visits, wait, assists = figures["visits"], figures["wait"], figures["assists"]

    def holds(pattern, what):
        assert re.search(pattern, flat), f"{path.name}: no {what} ({pattern}) in:\n{text}"

    median = f"{wait['median_s'] // 60}:{wait['median_s'] % 60:02}"
    share = f"{100 * wait['within_target'] / wait['eligible']:.1f}".replace(".", ",")
    share = share.removesuffix(",0")
    row = [visits["arrived"], visits["people"], visits["served"], assists["count"], median]
    holds(r"\b" + r"\s".join(map(str, row)) + rf"\s{share}\s?%", "row of figures")
    holds(rf"{wait['within_target']}/{wait['eligible']}", "share within the target")
    for key in ("mean_s", "median_s", "p90_s", "max_s"):
        holds(rf"\b{duration(wait[key])}(?! \d+ giây)", f"wait {key}")
    assert len(figures["procedures"]) == 2 and len(figures["volunteers"]) == 2, figures
    for entry in figures["procedures"]:
        numbers = rf"{entry['assists']}\s+{entry['quantity']}"
        line = re.search(rf"{re.escape(entry['code'])}\s.*?{numbers}\s*$", text, re.M)
        assert line, f"{path.name}: no {entry} in:\n{text}"
    for entry in figures["volunteers"]:
        holds(rf"{entry['name']} {entry['assists']} {entry['visits']}\b", str(entry))


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    book = Book(build, Path(os.environ["HOME"], "book.db"))
    with session.input_method("Unikey"):
        queue = morning(build, book)
        session.choose_engine("Unikey")
        later(build, book, queue)
        evening(build, book)
    book.cli("check")


if __name__ == "__main__":
    main()
