#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""summary and export as spreadsheets: what another program reads in them is what the CSV says."""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

import openpyxl

CLI = os.path.abspath(sys.argv.pop(1))
LOG = """at,event,visit,procedure,volunteer,quantity,difficulty,note,channel,place
2026-03-02T07:00:00,check-in,,,=Đỗ Đức,,,,,
2026-03-02T07:10:00,arrive,1,1.001193,,,,,,
2026-03-02T07:20:05,call,1,,,,,,,
2026-03-02T07:21:00,start,1,,=Đỗ Đức,,,,,
2026-03-02T07:25:00,assist,1,1.001193,=Đỗ Đức;Ân,3,portal_down,"=1+1",online,
2026-03-02T07:30:00,finish,1,,,,,,,
2026-03-02T08:00:00,arrive,2,,,,,,,@Chợ
2026-03-02T08:30:00,leave,2,,,,,,,
2026-03-02T11:00:00,check-out,,,=Đỗ Đức,,,,,
2026-03-03T09:00:00,sheet,,1.001193,Ân,,,+84,,-Thôn 1
"""


def run(*args, code=0, **kwargs):
    out = subprocess.run([CLI, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en"), **kwargs)
    assert out.returncode == code, (args, out.returncode, out.stderr.decode())
    return out.stdout.decode("utf-8-sig")


class Workbook(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.files = 0
        self.db = self.path("desk.db")
        run("--database", self.db, "init", "--commune", "Xã A", "--province", "Tỉnh B")
        with open(self.path("log.csv"), "w", encoding="utf-8") as log:
            log.write(LOG)
        run("--database", self.db, "replay", self.path("log.csv"), "--create-missing")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def both(self, *args):
        """The rows of the CSV as dicts, and the sheet of the workbook."""
        rows = list(csv.DictReader(io.StringIO(run("--database", self.db, *args, "--format", "csv"))))
        self.files += 1
        file = self.path(f"out-{self.files}.xlsx")
        run("--database", self.db, *args, "--format", "xlsx", "--output", file)
        return rows, openpyxl.load_workbook(file).active, file

    def same(self, rows, sheet):
        self.assertEqual(sheet.max_row, len(rows) + 1)
        for number, row in enumerate(rows, 2):
            for column, (name, text) in enumerate(row.items(), 1):
                self.assertEqual(self.plain(sheet.cell(number, column)), re.sub("^'(?=[=+@-])", "", text),
                                 (number, name))

    def plain(self, cell):
        """The cell as the CSV would write it; no formula anywhere."""
        self.assertNotEqual(cell.data_type, "f")
        if cell.value is None:
            return ""
        if isinstance(cell.value, datetime.datetime):
            if cell.number_format == "dd/mm/yyyy":
                return cell.value.strftime("%Y-%m-%d")
            self.assertEqual(cell.number_format, "dd/mm/yyyy hh:mm:ss")
            return (cell.value + datetime.timedelta(microseconds=500)).strftime("%Y-%m-%dT%H:%M:%S")
        if isinstance(cell.value, (int, float)):
            self.assertEqual(cell.number_format, "#,##0")
            return str(int(cell.value))
        return cell.value

    def looks(self, sheet, file):
        self.assertEqual(sheet.freeze_panes, "A2")
        for column in range(1, sheet.max_column + 1):
            letter = openpyxl.utils.get_column_letter(column)
            self.assertGreater(sheet.column_dimensions[letter].width, 8.5, letter)
            self.assertTrue(sheet.cell(1, column).font.bold)
        with zipfile.ZipFile(file) as parts:
            self.assertIsNone(parts.testzip())
            self.assertNotIn("<f>", "".join(parts.read(n).decode("utf-8", "replace")
                                            for n in parts.namelist()))

    def test_exports(self):
        for what in ("visits", "assists"):
            for names in ([], ["--with-names"]):
                rows, sheet, file = self.both("export", what, "--date", "2026-03-02", "--to",
                                              "2026-03-03", *names)
                self.assertGreater(len(rows), 1)
                self.same(rows, sheet)
                self.looks(sheet, file)
                mode = os.stat(file).st_mode & 0o777
                self.assertEqual(mode & 0o077 == 0, bool(names), oct(mode))

    def test_text_is_no_formula(self):
        rows, sheet, _ = self.both("export", "assists", "--date", "2026-03-02", "--with-names")
        cells = [cell.value for row in sheet.iter_rows() for cell in row]
        self.assertIn("=1+1", cells)
        self.assertIn("=Đỗ Đức; Ân", [c.replace("Ân; =Đỗ Đức", "=Đỗ Đức; Ân") if isinstance(c, str)
                                     else c for c in cells])
        self.assertEqual(len(rows), 1)

    def test_headings(self):
        file = self.path("vi.xlsx")
        subprocess.run([CLI, "--database", self.db, "export", "visits", "--date", "2026-03-02",
                        "--format", "xlsx", "--output", file], check=True,
                       env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="vi"))
        sheet = openpyxl.load_workbook(file).active
        heads = [cell.value for cell in sheet[1]]
        self.assertEqual(len(set(heads)), len(heads))
        self.assertFalse([head for head in heads if "_" in head], heads)

    def test_summary(self):
        rows, sheet, file = self.both("summary", "--date", "2026-03-02")
        self.same(rows, sheet)
        self.looks(sheet, file)
        figures = json.loads(run("--database", self.db, "summary", "--date", "2026-03-02",
                                 "--format", "json"))
        said = {(r["section"], r["code"], r["name"], r["measure"]): r["value"] for r in rows}
        self.assertEqual(len(said), len(rows))
        for section in ("visits", "wait", "service", "queue"):
            for measure, value in figures[section].items():
                if measure == "priority":
                    for code, count in value.items():
                        self.assertEqual(said[section, code, "", measure], str(count))
                else:
                    self.assertEqual(said[section, "", "", measure],
                                     "" if value is None else str(value), measure)
        for hour in figures["hours"]:
            for measure in set(hour) - {"hour"}:
                self.assertEqual(said["hours", str(hour["hour"]), "", measure], str(hour[measure]))
        by_code = {key[:2] + key[3:]: value for key, value in said.items()}
        for code, count in figures["assists"]["by_channel"].items():
            self.assertEqual(by_code["assists", code, "by_channel"], str(count))
        for code, count in figures["assists"]["by_outcome"].items():
            self.assertEqual(by_code["assists", code, "by_outcome"], str(count))
        for row in figures["procedures"]:
            self.assertEqual(said["procedures", row["code"], row["name"], "quantity"],
                             str(row["quantity"]))
        for row in figures["volunteers"]:
            name = re.sub("^(?=[=+@-])", "'", row["name"])
            self.assertEqual(said["volunteers", "", name, "on_duty_s"], str(row["on_duty_s"]))
        for row in figures["difficulties"]:
            self.assertEqual(by_code["difficulties", row["code"], "count"], str(row["count"]))

    def test_usage(self):
        run("--database", self.db, "export", "visits", "--date", "2026-03-02", "--format", "xlsx", code=2)
        run("--database", self.db, "export", "visits", "--date", "2026-03-02", "--format", "ods", code=2)
        run("--database", self.db, "summary", "--date", "2026-03-02", "--format", "ods", code=2)
        run("--database", self.db, "export", "visits", "--date", "2026-03-02", "--format", "xlsx",
            "--output", self.path("no/such/folder.xlsx"), code=1)


if __name__ == "__main__":
    unittest.main()
