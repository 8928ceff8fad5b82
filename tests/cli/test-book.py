#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the day's book after a random day at the desk: the summary against src/core/stats/summary.md.

Usage: test-book.py PROGRAM [N] — the seed of a log that fails is in the message.
"""

import csv
import io
import json
import random
import sys

import cli_support
import loggen
import oracle

N_LOGS = int(sys.argv.pop(2)) if len(sys.argv) > 2 else 40
COLUMNS = [*loggen.COLUMNS, "reason", "proposal", "ended"]
PEOPLE = ["Nguyễn Văn Ân", "Trần Thị Bích", "Đỗ Đức", "Lê Thị Út"]
PLACES = ["Chợ Mới", "Nhà văn hóa thôn 2"]
CATEGORIES = ["difficulty", "obstacle", "remark", "petition"]
NOTES = ["portal", "power", "network", "other", "handover"]
OUTAGES = NOTES[:3]


def page(rng, codes, day, minute):
    """One line of the book."""
    row = dict.fromkeys(COLUMNS, "")
    row["at"] = f"{day}T23:{minute:02}:00"
    row["event"] = rng.choice(["sheet", "sheet", "class", "feedback", "rating", "day-note"])
    if rng.random() < 0.5 and row["event"] in ("sheet", "class", "day-note"):
        row["ended"] = f"{day}T23:{rng.randint(minute, 59):02}:59"
    if row["event"] in ("sheet", "class"):
        row["place"] = rng.choice(PLACES)
        row["volunteer"] = ";".join(rng.sample(PEOPLE, rng.randint(1, 3)))
        row["group"] = str(rng.randint(1, 60))
    if row["event"] == "sheet":
        row["procedure"] = rng.choice(codes)
        row["priority"] = rng.choice(["", "elderly", "other"])
        row["channel"] = rng.choice(["", "online", "postal"])
        row["outcome"] = rng.choice(["", "submitted", "unresolved"])
        row["difficulty"] = rng.choice(["", "portal_down", "portal_down;no_phone"])
    elif row["event"] == "rating":
        row["quantity"] = str(rng.randint(1, 4))
    elif row["event"] == "feedback":
        row["reason"] = rng.choice(CATEGORIES)
        row["proposal"] = rng.choice(["", "Thêm ghế"])
    elif row["event"] == "day-note":
        row["reason"] = rng.choice(NOTES)
    if row["event"] in ("class", "feedback", "day-note"):
        row["note"] = f"Nội dung {minute}"
    return row


def undo(row):
    return dict.fromkeys(COLUMNS, "") | {"at": row["at"], "event": "undo"}


def raise_in(rows, key, n, **member):
    """Adds n assists to the one of @rows whose @key is that of @member; a new one if there is none."""
    found = next((r for r in rows if r[key] == member[key]), None)
    if found is None:
        found = {**member, **{k: 0 for k in ("assists", "quantity")}}
        rows.append(found)
    found["assists"] += n
    found["quantity"] += n


def add_sheet(figures, row, catalogue):
    n = int(row["group"])
    for key in ("arrived", "people", "served"):
        figures["visits"][key] += n
    figures["visits"]["priority"]["elderly"] += n if row["priority"] == "elderly" else 0
    assists = figures["assists"]
    for key in ("count", "quantity"):
        assists[key] += n
    assists["by_channel"][row["channel"] or "in_person"] += n
    assists["by_outcome"][row["outcome"] or "self_done"] += n
    name, field = catalogue[row["procedure"]]
    raise_in(figures["procedures"], "code", n, code=row["procedure"], name=name, field=field)
    raise_in(figures["fields"], "name", n, name=field)
    for name in row["volunteer"].split(";"):
        found = next((v for v in figures["volunteers"] if v["name"] == name), None)
        if found is None:
            found = {"name": name, "assists": 0, "visits": 0, "on_duty_s": 0}
            figures["volunteers"].append(found)
        found["assists"] += n
        found["visits"] += n
    for code in filter(None, row["difficulty"].split(";")):
        found = next((d for d in figures["difficulties"] if d["code"] == code), None)
        if found is None:
            found = {"code": code, "count": 0}
            figures["difficulties"].append(found)
        found["count"] += n


def with_book(figures, pages, catalogue):
    """The summary of a day whose figures at the desk are @figures."""
    of = lambda event: [p for p in pages if p["event"] == event]
    sheets, classes, notes = of("sheet"), of("class"), of("day-note")
    for row in sheets:
        add_sheet(figures, row, catalogue)
    for key in ("procedures", "fields", "volunteers"):
        figures[key].sort(key=lambda r: (-r["assists"], r["name"], r.get("code", "")))
    figures["difficulties"].sort(key=lambda r: (-r["count"], r["code"]))
    elderly = lambda rows: sum(int(r["group"]) for r in rows if r["priority"] == "elderly")
    people = lambda rows: sum(int(r["group"]) for r in rows)
    if sheets:
        places = []
        for name in {r["place"] for r in sheets}:
            here = [r for r in sheets if r["place"] == name]
            places.append({"name": name, "kind": "point", "sheets": len(here), "rows": len(here),
                           "people": people(here), "elderly": elderly(here)})
        figures["outreach"] = {"sheets": len(sheets), "rows": len(sheets), "people": people(sheets),
                               "elderly": elderly(sheets),
                               "places": sorted(places, key=lambda p: (-p["people"], p["name"]))}
    if classes:
        seconds = lambda r: (int(r["ended"][14:16]) * 60 + int(r["ended"][17:]) - int(r["at"][14:16]) * 60
                             if r["ended"] else 0)
        figures["classes"] = {
            "count": len(classes), "attendees": people(classes),
            "volunteers": len({v for r in classes for v in r["volunteer"].split(";")}),
            "total_s": sum(map(seconds, classes)),
            "list": [{"date": r["at"][:10], "title": r["note"], "place": r["place"], "from": r["at"],
                      **({"to": r["ended"]} if r["ended"] else {}), "attendees": int(r["group"]),
                      "volunteers": len(r["volunteer"].split(";"))} for r in classes]}
    if of("feedback"):
        said = [r["reason"] for r in of("feedback")]
        figures["feedback"] = {"count": len(said), "by_category": {c: said.count(c) for c in CATEGORIES},
                               "by_status": {"open": len(said), "forwarded": 0, "resolved": 0}}
    if of("rating"):
        taps = [r["quantity"] for r in of("rating")]
        figures["satisfaction"] = {"count": len(taps), "by_level": {c: taps.count(c) for c in "4321"}}
    kept = [r for r in notes if r["reason"] != "handover"]
    if kept:
        figures["notes"] = [
            {"date": r["at"][:10], "category": r["reason"],
             **({"from": r["at"]} if r["ended"] or r["reason"] in OUTAGES else {}),
             **({"to": r["ended"]} if r["ended"] else {}), "text": r["note"]} for r in kept]
    return figures


def to_csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Book(cli_support.Case):
    maxDiff = None

    def test_pages(self):
        catalogue = {code: (name, field) for code, name, field in cli_support.rows(
            self.template, "SELECT code, name, field FROM procedure WHERE code IS NOT NULL")}
        codes = sorted(catalogue)
        seen = set()
        for seed in range(N_LOGS):
            cli_support.look_for_leaks(seed)
            rng = random.Random(seed)
            desk, first, last = loggen.random_log(rng, rng.sample(codes, 8), False)
            day = last.isoformat()
            desk = [r for r in desk if r["at"] < f"{day}T23:00:00"]
            rows, live = list(desk), []
            for minute in range(rng.randint(0, 14)):
                row = page(rng, codes, day, minute)
                rows.append(row)
                live.append(row)
                while live and rng.random() < 0.25:
                    rows.append(undo(live.pop()) | {"at": row["at"]})
            seen.update(r["event"] for r in live)
            with self.subTest(seed=seed):
                self.database = self.fresh("book.db")
                self.ok("replay", self.write("book.csv", to_csv(rows)), "--create-missing")
                read = oracle.read_log(loggen.to_csv(desk))
                expected = with_book(oracle.summary(oracle.fold(read), last, last, catalogue), live, catalogue)
                answer = self.ok("summary", "--date", day, "--format", "json")
                self.assertEqual(json.loads(answer), expected)
                self.assertEqual(answer, json.dumps(expected, indent=1, ensure_ascii=False) + "\n")
                exported = list(csv.DictReader(io.StringIO(
                    self.ok("export", "visits", "--date", day).removeprefix("\ufeff"))))
                self.assertEqual(sum(int(r["visits"]) for r in exported if r["state"] != "cancelled"),
                                 expected["visits"]["arrived"])
                self.assertEqual(self.ok("export", "assists", "--date", day).count("\n"),
                                 self.lines_of_assists(day) + 1)
                if seed % 6 == 0:
                    self.ok("check")
                    self.assertTrue(self.ok("summary", "--date", day))
        self.assertEqual(seen, {"sheet", "class", "feedback", "rating", "day-note"})

    def lines_of_assists(self, day):
        return cli_support.rows(self.database, """
            SELECT (SELECT count (*) FROM assist WHERE date (day * 86400, 'unixepoch') = ?1) +
                   (SELECT count (*) FROM sheet_row r JOIN sheet s ON s.id = r.sheet_id
                    WHERE date (s.day * 86400, 'unixepoch') = ?1)""", day)[0][0]


if __name__ == "__main__":
    cli_support.main()
