#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days with known answers that stand outside the project, where they are at hand.

Usage: test-samples.py PROGRAM FOLDER — skipped (77) where there is no such folder.
"""

import glob
import json
import os
import sys

import cli_support
import oracle

FOLDER = sys.argv.pop(2)


class Samples(cli_support.Case):
    maxDiff = None

    def test_samples(self):
        catalogue = {code: (name, field) for code, name, field in cli_support.rows(
            self.template, "SELECT code, name, field FROM procedure WHERE code IS NOT NULL")}
        answers = sorted(glob.glob(os.path.join(FOLDER, "*.summary.json")))
        self.assertTrue(answers)
        for path in answers:
            log = path.removesuffix(".summary.json") + ".csv"
            with self.subTest(log=os.path.basename(log)), open(path, encoding="utf-8") as file:
                text = file.read()
                answer = json.loads(text)
                self.database = self.fresh("sample.db")
                self.ok("replay", log, "--create-missing")
                shown = self.ok("summary", "--date", answer["date"], "--format", "json")
                self.assertEqual(json.loads(shown), answer)
                self.assertEqual(shown.rstrip("\n"), text.rstrip("\n"))
                self.ok("check")
                with open(log, encoding="utf-8") as rows:
                    day = oracle.datetime.date.fromisoformat(answer["date"])
                    book = oracle.fold(oracle.read_log(rows.read()))
                self.assertEqual(oracle.summary(book, day, catalogue=catalogue), answer)


if __name__ == "__main__":
    if not glob.glob(os.path.join(FOLDER, "*.summary.json")):
        print(f"There are no sample days in {FOLDER}.")
        sys.exit(77)
    cli_support.main()
