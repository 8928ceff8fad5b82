#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random event logs: the program's summary against the oracle's, figure by figure.

Usage: test-oracle.py PROGRAM [N] [-k NAME]… — the seed of a log that fails is in the message.
"""

import datetime
import json
import random
import sys

import cli_support
import loggen
import oracle

N_LOGS = int(sys.argv.pop(2)) if sys.argv[2:] and sys.argv[2].isdigit() else 200


class RandomLogs(cli_support.Case):
    maxDiff = None

    def catalogue(self):
        return {code: (name, field) for code, name, field in cli_support.rows(
            self.template, "SELECT code, name, field FROM procedure WHERE code IS NOT NULL")}

    def compare(self, book, first, last, catalogue):
        options = ["--date", first.isoformat()]
        if last != first:
            options += ["--to", last.strftime("%d/%m/%Y")]
        answer = self.ok("summary", *options, "--format", "json")
        expected = oracle.summary(book, first, last, catalogue)
        self.assertEqual(json.loads(answer), expected)
        # Order of members and spelling too: people read and compare these files.
        self.assertEqual(answer, json.dumps(expected, indent=1, ensure_ascii=False) + "\n")

    def test_random_logs(self):
        catalogue = self.catalogue()
        codes = sorted(catalogue)
        self.assertGreater(len(codes), 20)
        for seed in range(N_LOGS):
            cli_support.look_for_leaks(seed)
            rng = random.Random(seed)
            missing = seed % 3 == 0
            rows, first, last = loggen.random_log(rng, rng.sample(codes, 8), missing)
            # Some name a procedure by its exact name; some leave out what is never filled in.
            for row in rows:
                if row["procedure"] in catalogue and rng.random() < 0.1:
                    row["procedure"] = catalogue[row["procedure"]][0]
            columns = list(loggen.COLUMNS)
            if seed % 4 == 0:
                columns = [c for c in columns if c in ("at", "event") or any(r[c] for r in rows)]
                rng.shuffle(columns)
            text = loggen.to_csv(rows, columns)
            if seed % 5 == 0:
                text = "\ufeff" + text
            if seed % 7 == 0:
                text = text.replace("\n", "\r\n")
            log = self.write("log.csv", text)
            rows = oracle.read_log(text)
            with self.subTest(seed=seed):
                self.database = self.fresh("random.db")
                self.ok("replay", log, "--create-missing")
                book = oracle.fold(rows)
                self.compare(book, first, last, catalogue)
                if last != first:
                    self.compare(book, last, last, catalogue)
                if seed % 10 == 0:
                    self.ok("check")

    def visits_of(self, database):
        return cli_support.rows(database, """
            SELECT date (day * 86400, 'unixepoch'), state, people, priority, priority_reason, recalls,
                   trips, ifnull (date (follow_up * 86400, 'unixepoch'), ''), hold_reason, recorded_late,
                   inaccurate, intervals FROM visit ORDER BY id""")

    def assists_of(self, database):
        return cli_support.rows(database, """
            SELECT minutes, date (follow_up * 86400, 'unixepoch') FROM assist ORDER BY id""")

    def test_wide_logs(self):
        """What goes beyond the contract: the same figures, and the rows that no figure shows."""
        catalogue = self.catalogue()
        codes = sorted(catalogue)
        seen = set()
        for seed in range(1000, 1000 + N_LOGS):
            cli_support.look_for_leaks(seed)
            rng = random.Random(seed)
            rows, first, last = loggen.random_log(rng, rng.sample(codes, 8), seed % 3 == 0, wide=True)
            seen.update(row["event"] for row in rows)
            seen.update(c for row in rows for c in loggen.WIDE_COLUMNS if row[c])
            text = loggen.to_csv(rows, loggen.WIDE_COLUMNS)
            rows = oracle.read_log(text)
            with self.subTest(seed=seed):
                self.database = self.fresh("wide.db")
                self.ok("replay", self.write("wide.csv", text), "--create-missing")
                book = oracle.fold(rows)
                self.compare(book, first, last, catalogue)
                iso = lambda day: day.isoformat() if day else ""
                self.assertEqual(self.visits_of(self.database), [
                    (iso(v.day), v.state, v.people, v.priority, v.reason, v.recalls, v.trips,
                     iso(v.follow_up), v.hold_reason, v.recorded, v.flagged, len(v.intervals))
                    for v in book.visits.values()])
                self.assertEqual(self.assists_of(self.database), [
                    (a["minutes"], iso(a["follow_up"]) or None) for a in book.assists])
                if seed % 10 == 0:
                    self.ok("check")
        # Every event and every column was there.
        self.assertLessEqual({*oracle.TRANSITIONS, *oracle.WIDER, "arrive", "record", "stop-numbers",
                              "open-numbers", "check-in", "check-out", "close-day", "undo",
                              *loggen.WIDE_COLUMNS} - {"place"}, seen)

    def test_two_logs_in_one_book(self):
        """A second log adds to what the first one left; its undo stops at its own first event."""
        catalogue = self.catalogue()
        day = datetime.date(2026, 5, 4)
        first = loggen.Walk(random.Random(1), sorted(catalogue)[:5], day, 1, False).run(80)
        second = [dict.fromkeys(loggen.COLUMNS, "") | {"at": "2026-05-04T23:59:59", "event": "arrive",
                                                       "visit": "mới", "group": "4"}]
        self.ok("replay", self.write("a.csv", loggen.to_csv(first)), "--create-missing")
        before = json.loads(self.ok("summary", "--date", "2026-05-04", "--format", "json"))
        self.ok("replay", self.write("b.csv", loggen.to_csv(second)))
        after = json.loads(self.ok("summary", "--date", "2026-05-04", "--format", "json"))
        self.assertEqual(after["visits"]["arrived"], before["visits"]["arrived"] + 1)
        self.assertEqual(after["visits"]["people"], before["visits"]["people"] + 4)

        undo = loggen.to_csv([{"at": "2026-05-04T23:59:59", "event": "undo"}])
        content = cli_support.dump(self.database)
        self.fails(1, "replay", self.write("c.csv", undo))
        self.assertEqual(cli_support.dump(self.database), content)


if __name__ == "__main__":
    cli_support.main()
