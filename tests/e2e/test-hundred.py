#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hundred people in an hour, in a minute: no key press is lost, nobody is there twice.

Usage: test-hundred.py BUILD-DIRECTORY. One volunteer, one keyboard at 12 ms a key, Vietnamese through
ibus (Telex). Nothing waits for the screen but where a person would have to look: what is typed while
the one before is being saved, called or helped must not be mixed up. What the book must hold at the
end is known from the list of lines alone.
"""

import os
import sys
import time
from pathlib import Path

import session
from desk import Book, Build, Desk

DAY = "2026-11-20"
BINH, CUONG = "Trần Thị Bình", "Lê Văn Cường"
PEOPLE = 100

BIRTH, COPY, DEATH, SINGLE = "1.001193", "2.000815", "1.000656", "1.004873"
WORDS = [("ks", BIRTH), ("sao y", COPY), ("khai tuwr", DEATH), ("x3 sao y", COPY),
         ("ddoocj thaan", SINGLE)]

# Yesterday: those who come back, and what is asked for most (the favourites, by their keys).
FAVOURITES = [COPY, BIRTH, DEATH]
RETURNING = [("A001", "elderly", BIRTH), ("A002", "none", DEATH), ("A003", "other", COPY)]
LOG = f"""at,event,visit,procedure,priority,volunteer
2026-11-19T08:00:00,arrive,1,{BIRTH},elderly,
2026-11-19T08:01:00,arrive,2,{DEATH},,
2026-11-19T08:02:00,arrive,3,{COPY},other,
2026-11-19T08:03:00,arrive,4,{COPY},,
2026-11-19T08:04:00,arrive,5,{COPY},,
2026-11-19T08:05:00,arrive,6,{BIRTH},,
2026-11-19T11:00:00,leave,1,,,
2026-11-19T11:00:00,leave,2,,,
2026-11-19T11:00:00,leave,3,,,
2026-11-19T11:00:00,leave,4,,,
2026-11-19T11:00:00,leave,5,,,
2026-11-19T11:00:00,leave,6,,,
{DAY}T07:30:00,check-in,,,,{BINH}
{DAY}T07:30:00,check-in,,,,{CUONG}
"""

# As typed, as written.
FAMILIES = [("Nguyeenx", "Nguyễn"), ("Traanf", "Trần"), ("Lee", "Lê"), ("Phamj", "Phạm"),
            ("Vox", "Võ"), ("DDawngj", "Đặng"), ("Buif", "Bùi"), ("DDoox", "Đỗ")]
MIDDLES = [("Vawn", "Văn"), ("Thij", "Thị"), ("DDuwcs", "Đức"), ("Quoocs", "Quốc"), ("Hoongf", "Hồng")]
GIVEN = [("Bichs", "Bích"), ("Cuwowngf", "Cường"), ("Dungx", "Dũng"), ("DDaof", "Đào"),
         ("Huwowng", "Hương"), ("Lan", "Lan"), ("Phucs", "Phúc"), ("Sown", "Sơn"), ("Vinh", "Vinh")]


def name(n):
    """The n-th name: (keys, text). No two of them are the same."""
    parts = [FAMILIES[n % 8], MIDDLES[n % 5], GIVEN[n % 9]]
    return " ".join(keys for keys, _ in parts), " ".join(text for _, text in parts)


def person(n):
    """The n-th person: (keys, the key that gives the number, what the book must hold)."""
    keys, text = name(n)
    word, code = WORDS[n % len(WORDS)]
    row = {"name": text, "procedure_code": code, "people": "1", "priority": "none"}
    kind = n % 10
    if kind in (0, 5):
        return f"({keys}) {word}", "Return", row
    if kind == 1:
        return f"({keys}) 1954 {word}", "Return", row | {"priority": "elderly"}
    if kind == 2:
        return "sao y x3", "Return", row | {"name": "", "procedure_code": COPY}
    if kind == 3:
        return "+4 ks", "Return", row | {"name": "", "procedure_code": BIRTH, "people": "4"}
    if kind == 4:
        return f"({keys}) 09{n:08} {word}", "Return", row
    if kind == 6:
        return f"! {word} ({keys}) +2", "Return", row | {"priority": "other", "people": "2"}
    if kind == 7:
        key = n // 10 % len(FAVOURITES)
        row |= {"procedure_code": FAVOURITES[key]}
        return f"({keys})", f"ctrl+{key + 1}", row
    if kind == 8 and n // 10 < len(RETURNING):
        ticket, priority, code = RETURNING[n // 10]
        row |= {"name": "", "procedure_code": code, "priority": priority}
        return f"{ticket} 19/11", "Return", row
    if kind == 8:
        return f"({keys}) {word}", "ctrl+Return", row
    return "", "ctrl+n", row | {"name": "", "procedure_code": ""}


def register(keys, submit):
    if keys:
        session.type_text(keys, ahead=True)
    session.press(submit)


def look_at(desk, key, role, title):
    """Opens something, and closes it again."""
    session.press(key)
    desk.find(role, desk._(title))
    session.press("Escape")
    desk.await_desk()


def record(desk):
    """Help is recorded, and the person is done."""
    session.press("F7")
    desk.find("toggle button", CUONG)
    desk.tick(BINH, CUONG)
    session.press("ctrl+Return")
    desk.await_desk()


def morning(desk):
    """Types it all. Returns the rows that the book must hold, and how many were helped how."""
    rows, finished, recorded = [], 0, 0
    for n in range(PEOPLE):
        keys, submit, row = person(n)
        # In the middle of the work on one person others come.
        if n % 5 == 1:
            session.press("F3")
        elif n % 5 == 2:
            session.press("F5")
        elif n in (18, 58):
            record(desk)
            recorded += 1
        elif n % 5 == 3:
            session.press("F8")
            finished += 1
        register(keys, submit)
        rows.append(row)
        if n in (14, 44, 74):
            # The wrong line was registered; taken back while the next is in the fingers already.
            register("(Nhaamf Lanf) sao y", "Return")
            session.press("ctrl+z")
        elif n == 30:
            look_at(desk, "ctrl+d", "dialog", "Volunteers on Duty")
        elif n == 50:
            session.press("alt+2", "alt+1")
            desk.await_desk()
    return rows, finished, recorded


def differences(rows, written):
    """Where the book is not what was typed; both in the order of arrival."""
    found = []
    for n, (row, got) in enumerate(zip(rows, written)):
        wrong = {key: (got[key], value) for key, value in row.items() if got[key] != value}
        if wrong:
            found.append(f"person {n} ({person(n)[0]!r}), number {got['ticket']}: {wrong}")
    return found


def main():
    session.in_private_session(animations=True)
    build = Build(sys.argv[1])
    book = Book(build, Path(os.environ["HOME"], "book.db"))
    log = Path(os.environ["HOME"], "day.csv")
    log.write_text(LOG, encoding="utf-8")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    book.cli("replay", "--create-missing", log)
    with session.input_method("Unikey"), Desk(build, book.path, f"{DAY}T08:00:00") as desk:
        desk.await_desk()
        desk.find("button", contains="(Ctrl+3)")
        start = time.monotonic()
        rows, finished, recorded = morning(desk)
        print(f"{PEOPLE} people in {time.monotonic() - start:.0f} s")
        session.wait_until(lambda: len(book.visits(DAY)) >= PEOPLE, "all are in the book")
        desk.await_desk()
        line = desk.text_of(desk.entry())
        desk.check("hundred")
        desk.close()
    written = sorted(book.visits(DAY).values(), key=lambda row: row["ticket"])
    assert len(written) == PEOPLE, f"{len(written)}: {[row['ticket'] for row in written]}"
    found = differences(rows, written)
    assert not found, "\n".join(found)
    assert line == "", line
    figures = book.summary(DAY)
    visits = figures["visits"]
    assert visits["people"] == sum(int(row["people"]) for row in rows), visits
    assert visits["served"] == finished + recorded, (visits, finished, recorded)
    assert visits["cancelled"] == 0, visits
    # Who was called is who was helped: nobody stands between two states.
    states = {state: sum(row["state"] == state for row in written) for state in ("waiting", "done")}
    assert states == {"done": finished + recorded, "waiting": PEOPLE - finished - recorded}, written
    assert figures["assists"]["count"] == recorded, figures["assists"]
    both = {v["name"]: v["assists"] for v in figures["volunteers"]}
    assert both == {BINH: recorded, CUONG: recorded}, both
    book.cli("check")


if __name__ == "__main__":
    main()
