#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help away from the desk by keyboard alone: a sheet of a new place, undone and done again, a class;
rows pasted, a CSV file and a workbook, looked through before they are imported. All of it counts to
the last person, and nobody of it has waited.

Usage: test-outreach.py BUILD-DIRECTORY.
"""

import datetime
import os
import sys
from collections import Counter
from pathlib import Path

import openpyxl

import session
from desk import Book, Build, Desk

DAY = "2026-11-20"
BINH, CUONG = "Trần Thị Bình", "Lê Văn Cường"
# Besides those of the sheets one person came to the desk, and waited seven minutes.
WAITED_S = 7 * 60
LOG = f"""at,event,visit,procedure,volunteer
{DAY}T07:30:00,check-in,,,{BINH}
{DAY}T07:30:00,check-in,,,{CUONG}
{DAY}T08:00:00,arrive,1,1.001193,
{DAY}T08:07:00,start,1,,{BINH}
{DAY}T08:20:00,finish,1,,
"""
VNEID = "VNeID: đăng ký, kích hoạt định danh mức 2"
COPY = "Chứng thực bản sao"
BIRTH, DEATH = "Đăng ký khai sinh", "Đăng ký khai tử"
PLACE, TEAM, TITLE = "Cho phien xom 4", "To 1", "Lop so xom 2"
# How many, the keys of the procedure, its name; the keys of those who helped, their names.
ROWS = [
    (25, "vneid", VNEID, "Binh, Cuong", [BINH, CUONG]),
    (7, "sao y", COPY, "Binh", [BINH]),
    (12, "ks", BIRTH, "Cuong", [CUONG]),
]
PEOPLE = sum(row[0] for row in ROWS)
ATTENDEES = 34

# Place, procedure, how many, who; what of it is wrong is left out.
HEADER = ["Ngày", "Địa điểm", "Thủ tục", "Số lượng", "Người hỗ trợ"]
PASTED = [("Nha van hoa xom 1", "Khai tử", 3, [BINH]), ("Nha van hoa xom 1", "VNeID", 5, [CUONG])]
FILED = [("Cho huyen", "Sao y", 11, [BINH, CUONG]), ("Xom 7", "VNeID", 2, [CUONG])]
BOOKED = [("Truong hoc", "Khai sinh", 9, [BINH]), ("Truong hoc", "Khai tử", 4, [CUONG])]
NAMES = {"Khai tử": DEATH, "VNeID": VNEID, "Sao y": COPY, "Khai sinh": BIRTH}


def plural(desk, text, number):
    return desk._(text).replace("%d", str(number)).replace("%u", str(number))


def choose_mobile(desk):
    mobile = desk._("Mobile team")
    desk.go_to(desk._("Support point"))
    session.press("Right")
    desk.await_focus(mobile)
    session.press("space")
    session.wait_until(
        lambda: any(n.name == mobile and "checked" in n.states for n in desk.nodes()),
        "the place is a mobile team's",
    )


def write_sheet(desk):
    session.press("ctrl+shift+n")
    desk.await_focus(desk._("Place"))
    session.type_text(PLACE)
    choose_mobile(desk)
    desk.go_to(desk._("Team"))
    session.type_text(TEAM)
    session.press("Return")
    for row in ROWS:
        count, keys, name, who, names = row
        desk.await_focus(desk._("How many, with what, helped by whom"))
        session.type_text(f"{count} {keys} {who}")
        desk.find("label", contains=f"{count} × {name}")
        desk.find("label", contains=" · " + ", ".join(names))
        if row != ROWS[-1]:
            before = desk.focused().path
            session.press("Return")
            session.wait_until(
                lambda: getattr(desk.focused(), "path", before) != before, "Enter makes a row"
            )
    desk.find("label", plural(desk, "%d person in all", PEOPLE))
    desk.check("outreach-1-sheet")
    session.press("ctrl+Return")
    desk.await_toast("The sheet was saved.")
    desk.gone("dialog", desk._("Away From the Desk"))


def await_row(desk, contains, text, number):
    """Waits until a row of the month says so much."""
    said = plural(desk, text, number)
    session.wait_until(
        lambda: any(said in row.texts() for row in desk.nodes("list item", contains=contains)),
        f"the row of {contains} says {said}",
    )


def undo_and_redo(desk, book):
    session.press("ctrl+z")
    desk.await_toast("The saving of the sheet was undone.")
    desk.gone("list item", contains=PLACE)
    assert "outreach" not in book.summary(DAY), book.summary(DAY)["outreach"]
    session.press("ctrl+shift+z")
    desk.await_toast("The sheet was saved again.")
    await_row(desk, PLACE, "%d person helped", PEOPLE)


def write_class(desk):
    session.press("ctrl+shift+l")
    desk.await_focus(desk._("Title of the class"))
    session.type_text(TITLE)
    for label, keys in [("From (hour)", "8:00"), ("To (hour)", "10:30"), ("_Attendees", ATTENDEES)]:
        desk.go_to(desk._(label))
        session.press("ctrl+a")
        session.type_text(str(keys))
    desk.go_to(desk._("Place"))
    session.type_text(PLACE)
    desk.tick(BINH, CUONG)
    desk.check("outreach-2-class")
    session.press("ctrl+Return")
    desk.await_toast("The class was saved.")
    desk.gone("dialog", desk._("Class or Training"))
    await_row(desk, TITLE, "%d attendee", ATTENDEES)


def cells(rows, day="20/11/2026"):
    return [[day, place, what, count, "; ".join(who)] for place, what, count, who in rows]


def await_preview(desk, rows, faulty=0):
    desk.find("dialog", desk._("Check Before Importing"))
    for place, what, count, who in rows:
        desk.find("label", contains=f"20/11/2026 · {place} · {count} × {NAMES[what]}")
    importable = plural(desk, "%u row can be imported", len(rows))
    sheets = plural(desk, "%u sheet", len({place for place, _, _, _ in rows}))
    if not faulty:
        desk.find("label", f"{importable} · {sheets}")


def finish_import(desk, book, rows, shot):
    sheets = len({place for place, _, _, _ in rows})
    before = book.summary(DAY)["outreach"]["people"]
    desk.check(shot)
    session.press("ctrl+Return")
    desk.find(contains=plural(desk, "%u sheet was imported.", sheets))
    desk.gone("dialog", desk._("Check Before Importing"))
    for place in {place for place, _, _, _ in rows}:
        await_row(desk, place, "%d person helped", sum(row[2] for row in rows if row[0] == place))
    people = book.summary(DAY)["outreach"]["people"]
    assert people == before + sum(row[2] for row in rows), people


def paste(desk, book):
    text = "\n".join("\t".join(map(str, row)) for row in [HEADER, *cells(PASTED)])
    with session.clipboard(text + "\n"):

        def pasted():
            session.press("ctrl+v")
            return desk.nodes("dialog", desk._("Check Before Importing"))

        # Whoever has copied needs a moment to say so; until then there is nothing to paste.
        session.wait_until(pasted, "what was copied is pasted")
        await_preview(desk, PASTED)
        finish_import(desk, book, PASTED, "outreach-3-pasted")


def open_file(desk, path):
    session.press("ctrl+o")
    desk.find("dialog|frame|file chooser", contains=desk._("Choose a Table"))
    session.give_keys(desk._("Choose a Table"))
    session.wait_until(
        lambda: (n := desk.focused()) and n.name != desk._("_Add a Sheet") and n.role != "button",
        "the dialog has the keys",
    )
    # The first letter opens a line for the rest.
    session.press("slash")
    session.wait_until(
        lambda: (n := desk.focused()) and n.role in ("text", "entry"), "a path can be typed"
    )
    session.press("ctrl+a")
    session.type_text(str(path))

    def typed():
        node = desk.focused()
        held = desk.text_of(node) if node and node.role in ("text", "entry") else ""
        # What the toolkit proposes as the rest of it may come late.
        if held.startswith(str(path)) and held != str(path):
            session.press("shift+End", "Delete")
        return held == str(path)

    session.wait_until(typed, "the path is typed")
    session.press("Return")


def import_csv(desk, book):
    """One row is wrong: the table says so, and is imported once it is left out."""
    path = desk.folder / "phieu.csv"
    wrong = ["20/11/2026", "Xom 7", "VNeID", "nhieu", CUONG]
    rows = [HEADER, *cells(FILED), wrong]
    path.write_text("".join(";".join(f'"{c}"' for c in row) + "\r\n" for row in rows), encoding="utf-8")
    open_file(desk, path)
    await_preview(desk, FILED, faulty=1)
    choice = desk._("_Leave out %u faulty row").replace("%u", "1")
    desk.find("check box", choice)
    before = book.summary(DAY)["outreach"]
    session.press("ctrl+Return")
    session.press("alt+" + desk.mnemonic("_Leave out %u faulty row"))
    session.wait_until(lambda: "checked" in desk.find("check box", choice).states, "it is left out")
    assert book.summary(DAY)["outreach"] == before, "a faulty table was imported"
    finish_import(desk, book, FILED, "outreach-4-csv")


def import_workbook(desk, book):
    path = desk.folder / "phieu.xlsx"
    workbook = openpyxl.Workbook()
    for row in [HEADER, *cells(BOOKED, datetime.date.fromisoformat(DAY))]:
        workbook.active.append(row)
    workbook.save(path)
    open_file(desk, path)
    await_preview(desk, BOOKED)
    finish_import(desk, book, BOOKED, "outreach-5-workbook")


def check_counts(book):
    """The summary holds what was typed, pasted and imported; nobody but who came has waited."""
    summary = book.summary(DAY)
    imported = [*PASTED, *FILED, *BOOKED]
    told = [(PLACE, name, count, names) for count, _, name, _, names in ROWS]
    told += [(place, NAMES[what], count, who) for place, what, count, who in imported]
    people = sum(count for _, _, count, _ in told)
    outreach = summary["outreach"]
    assert outreach["people"] == people and outreach["rows"] == len(told), outreach
    places = Counter()
    helped = Counter()
    procedures = Counter()
    for place, name, count, names in told:
        places[place] += count
        procedures[name] += count
        helped.update({volunteer: count for volunteer in names})
    assert {p["name"]: p["people"] for p in outreach["places"]} == places, outreach
    assert outreach["sheets"] == len(places), outreach
    kinds = {p["name"]: p["kind"] for p in outreach["places"]}
    assert kinds[PLACE] == "mobile", kinds

    visits = summary["visits"]
    assert (visits["arrived"], visits["served"]) == (people + 1, people + 1), visits
    both = {v["name"]: v["assists"] for v in summary["volunteers"]}
    assert both == helped, both
    assert summary["assists"]["count"] == people, summary["assists"]
    for name, count in procedures.items():
        found = [p["assists"] for p in summary["procedures"] if p["name"].startswith(name)]
        assert found == [count], summary["procedures"]
    wait = summary["wait"]
    assert (wait["n"], wait["mean_s"], wait["max_s"]) == (1, WAITED_S, WAITED_S), wait

    taught = summary["classes"]
    assert taught == {
        "count": 1,
        "attendees": ATTENDEES,
        "volunteers": 2,
        "total_s": 150 * 60,
        "list": [
            {
                "date": DAY,
                "title": TITLE,
                "place": PLACE,
                "from": f"{DAY}T08:00:00",
                "to": f"{DAY}T10:30:00",
                "attendees": ATTENDEES,
                "volunteers": 2,
            }
        ],
    }, taught


def main():
    session.in_private_session()
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    book = Book(build, home / "book.db")
    os.environ["GTK_IM_MODULE"] = "gtk-im-context-simple"
    log = home / "log.csv"
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    book.cli("replay", log, "--create-missing")
    with Desk(build, book.path, f"{DAY}T15:00:00") as desk:
        desk.await_desk()
        session.press("alt+2")
        desk.await_focus(desk._("_Add a Sheet"))
        write_sheet(desk)
        await_row(desk, PLACE, "%d person helped", PEOPLE)
        undo_and_redo(desk, book)
        write_class(desk)
        desk.close()
    # The path bar of GTK 4.18's file dialog leaks what it learns of each folder.
    leaks = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    with Desk(build, book.path, f"{DAY}T16:00:00", env={"ASAN_OPTIONS": leaks}) as desk:
        desk.await_desk()
        session.press("alt+2")
        desk.await_focus(desk._("_Add a Sheet"))
        await_row(desk, PLACE, "%d person helped", PEOPLE)
        await_row(desk, TITLE, "%d attendee", ATTENDEES)
        paste(desk, book)
        import_csv(desk, book)
        import_workbook(desk, book)
        desk.close()
    check_counts(book)
    book.cli("check")


if __name__ == "__main__":
    main()
