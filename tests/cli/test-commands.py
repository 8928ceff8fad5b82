#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command but the figures themselves: usage, exit codes, output, files written.

Usage: test-commands.py PROGRAM
"""

import csv
import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import unittest

import openpyxl

import cli_support

DAY = "2026-03-02"
LOG = '''at,event,visit,procedure,volunteer,group,channel,outcome,quantity,difficulty,note
2026-03-02T07:00:00,check-in,,,Đỗ Đức,,,,,,
2026-03-02T07:30:00,arrive,1,1.001193,,3,,,,,
2026-03-02T07:31:00,arrive,2,,,,,,,,
2026-03-02T07:35:00,start,1,,Đỗ Đức,,,,,,
2026-03-02T07:40:00,assist,1,1.001193,Đỗ Đức;Lê Thị Út,,online,submitted,2,otp,"=HYPERLINK(""x""), ""hai"""
2026-03-02T07:45:00,finish,1,,,,,,,,
2026-03-03T08:00:00,arrive,1,,,,,,,,
'''
COMMANDS = ["init", "import", "replay", "summary", "chart", "export", "backup", "restore", "check"]


class Commands(cli_support.Case):
    def replay(self):
        self.ok("replay", self.write("day.csv", LOG), "--create-missing")

    # ---- Usage

    def test_wrong_usage(self):
        for args in [[], ["dance"], ["--dance"], ["init"], ["init", "--commune", "A"],
                     ["init", "--province", "A"], ["init", "--commune", "", "--province", "B"],
                     ["init", "x", "--commune", "A", "--province", "B"], ["import"],
                     ["import", "catalogue"], ["import", "people", "x.csv"],
                     ["import", "catalogue", "a", "b"], ["replay"], ["replay", "a", "b"],
                     ["replay", "a", "--dance"], ["summary"], ["summary", "--date"],
                     ["summary", "--date", "2026-02-30"], ["summary", "--date", "today"],
                     ["summary", "--date", DAY, "--to", "2026-03-01"],
                     ["summary", "--date", DAY, "--to", "x"],
                     ["summary", "--date", DAY, "--format", "docx"],
                     ["summary", "--date", DAY, "extra"], ["export"], ["export", "people"],
                     ["export", "visits"], ["export", "visits", "--date", DAY, "--format", "dbf"],
                     ["backup"], ["backup", "a", "b"], ["restore"], ["check", "x"]]:
            with self.subTest(args=args):
                message = self.fails(2, *args)
                self.assertIn("--help", message)

    def test_help_and_version(self):
        self.assertRegex(cli_support.run("--version").stdout, r"^donghanh-cli \(Đồng Hành\) \d+\.\d+")
        overview = cli_support.run("--help")
        self.assertEqual((overview.returncode, overview.stderr), (0, ""))
        for command in COMMANDS:
            self.assertRegex(overview.stdout, rf"(?m)^  {command}\b")
        for command in [c for c in COMMANDS if c != "chart"]:
            with self.subTest(command=command):
                done = cli_support.run(command, "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(f"donghanh-cli {command}", done.stdout)
                self.assertIn("--database", done.stdout)

    def test_language(self):
        """Vietnamese whatever the locale; English where it is chosen. Figures are the same in both."""
        self.replay()
        english = self.ok("summary", "--date", DAY, env={"DONGHANH_LANGUAGE": "en"})
        self.assertIn("Summary of", english)
        self.assertIn("Monday", english)
        for locale in ["C", "C.UTF-8", "en_US.UTF-8", "xx_XX"]:
            shown = self.ok("summary", "--date", DAY, env={"LC_ALL": locale, "DONGHANH_LANGUAGE": ""})
            self.assertIn("Thứ Hai", shown)

    # ---- init, check

    def test_init(self):
        self.assertEqual(
            cli_support.rows(self.database, "SELECT value FROM setting WHERE key = 'commune'"),
            [(cli_support.COMMUNE,)])
        self.assertGreater(cli_support.rows(self.database, "SELECT count (*) FROM procedure")[0][0], 50)
        self.assertEqual(stat.S_IMODE(os.stat(self.template).st_mode), 0o600)
        content = cli_support.dump(self.database)
        message = self.fails(1, "init", "--commune", "Khác", "--province", "Khác")
        self.assertIn(self.database, message)
        self.assertEqual(cli_support.dump(self.database), content)
        nested = os.path.join(self.folder, "a", "b", "c.db")
        self.assertEqual(cli_support.run("--database", nested, "init", "--commune", "A", "--province",
                                         "B").returncode, 0)
        self.assertTrue(os.path.exists(nested))

    def test_default_database(self):
        home = os.path.join(self.folder, "home")
        env = {"XDG_DATA_HOME": home, "HOME": home}
        done = cli_support.run("init", "--commune", "A", "--province", "B", env=env)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(os.path.exists(os.path.join(home, "donghanh", "donghanh.db")))

    def test_not_a_database(self):
        other = self.write("other.db", b"SQLite is not in here. " * 500)
        content = open(other, "rb").read()
        for command in [["check"], ["summary", "--date", DAY], ["replay", self.write("d.csv", LOG)],
                        ["backup", os.path.join(self.folder, "b.db")]]:
            for path in [other, os.path.join(self.folder, "none.db"), self.folder]:
                with self.subTest(command=command, path=path):
                    self.database = path
                    self.assertIn(path, self.fails(1, *command))
        self.assertEqual(open(other, "rb").read(), content)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "none.db")))
        self.assertFalse(os.path.exists(os.path.join(self.folder, "b.db")))

    def test_check_finds_faults(self):
        self.replay()
        self.ok("check")
        self.assertEqual(json.loads(self.ok("--json", "check")), [])
        with sqlite3.connect(self.database) as connection:
            connection.execute("UPDATE visit SET people = people + 1 WHERE id = (SELECT min (id) FROM visit)")
        connection.close()
        done = self.cli("check")
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.strip())
        self.assertRegex(done.stderr, r"\A[^\n]+\n\Z")
        done = self.cli("--json", "check")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(json.loads(done.stdout)), 1)

    # ---- summary

    def test_summary_forms(self):
        self.replay()
        as_json = self.ok("summary", "--date", DAY, "--format", "json")
        figures = json.loads(as_json)
        self.assertEqual(figures["visits"]["people"], 4)
        self.assertEqual(self.ok("--json", "summary", "--date", "2/3/2026"), as_json)
        self.assertEqual(self.ok("summary", "--json", "--date=02/03/2026"), as_json)
        period = json.loads(self.ok("summary", "--date", DAY, "--to", "2026-03-03", "--format", "json"))
        self.assertEqual((period["to"], period["visits"]["arrived"]), ("2026-03-03", 3))
        text = self.ok("summary", "--date", DAY)
        self.assertIn(cli_support.COMMUNE, text)
        self.assertIn("Đỗ Đức", text)
        self.assertIn("07:00–08:00", text)
        empty = self.ok("summary", "--date", "2026-03-20")
        self.assertLess(len(empty.splitlines()), 8)

    def test_columns_are_aligned(self):
        self.replay()
        lines = self.ok("summary", "--date", DAY).splitlines()
        tables, table = [], []
        for line in lines + [""]:
            if line.startswith("  ") and line[2:3].strip():
                table.append(line)
            elif table:
                tables.append(table)
                table = []
        self.assertGreater(len(tables), 4)
        for table in tables:
            numbers = [len(line) for line in table if line[-1].isdigit()]
            self.assertLessEqual(len(set(numbers)), 1, table)

    # ---- Output

    def test_output_file(self):
        self.replay()
        shown = self.ok("summary", "--date", DAY, "--format", "json")
        path = self.write("out.json", "old")
        self.assertEqual(self.ok("summary", "--date", DAY, "--format", "json", "--output", path), "")
        self.assertEqual(open(path, encoding="utf-8").read(), shown)
        self.assertEqual(self.ok("summary", "--date", DAY, "--format", "json", "-o", "-"), shown)
        before = set(os.listdir(self.folder))
        self.fails(1, "summary", "--date", DAY, "-o", os.path.join(self.folder, "none", "x"))
        self.fails(1, "summary", "--date", DAY, "-o", self.folder)
        self.assertEqual(set(os.listdir(self.folder)), before)

    def test_output_spares_the_database(self):
        self.replay()
        content = open(self.database, "rb").read()
        link, hard = os.path.join(self.folder, "link.db"), os.path.join(self.folder, "hard.db")
        os.symlink(self.database, link)
        os.link(self.database, hard)
        for command in [["summary", "--date", DAY], ["summary", "--date", DAY, "--format", "pdf"],
                        ["export", "visits", "--date", DAY, "--with-names"],
                        ["chart", "hours", "--date", DAY, "--format", "svg"]]:
            for path in [self.database, link, hard]:
                with self.subTest(command=command, path=path):
                    self.assertIn(path, self.fails(1, *command, "--output", path))
        self.assertEqual(open(self.database, "rb").read(), content)

    def test_output_through_a_link(self):
        self.replay()
        path, link = self.write("out.json", "old"), os.path.join(self.folder, "link.json")
        os.symlink(path, link)
        self.ok("summary", "--date", DAY, "--format", "json", "--output", link)
        self.assertTrue(os.path.islink(link))
        self.assertEqual(json.load(open(path, encoding="utf-8"))["date"], DAY)

    def test_output_fault_names_what_was_given(self):
        path = os.path.join(self.folder, "none", "x.csv")
        message = self.fails(1, "export", "visits", "--date", DAY, "--output", path)
        self.assertEqual(message.count("x.csv"), 1, message)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_output_full(self):
        self.replay()
        commands = [["summary", "--date", DAY, "--format", "json"], ["export", "visits", "--date", DAY],
                    ["check"], ["--help"], ["--version"], ["summary", "--help"]]
        for command in commands:
            with self.subTest(command=command), open("/dev/full", "wb") as full:
                self.fails(1, *command, stdout=full)
        self.fails(1, "summary", "--date", DAY, "--output", "/dev/full")

    def test_output_closed(self):
        self.replay()
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "wb") as pipe:
            self.fails(1, "summary", "--date", DAY, stdout=pipe)
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$0" --database "$1" summary --date {DAY} >&-',
             cli_support.PROGRAM, self.database], stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.ok("check")

    # ---- export

    def exported(self, text):
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    def test_export_visits(self):
        self.replay()
        text = self.ok("export", "visits", "--date", DAY, "--to", "2026-03-03")
        rows = self.exported(text)
        self.assertEqual([r["day"] for r in rows], [DAY, DAY, "2026-03-03"])
        first = rows[0]
        self.assertEqual(
            (first["procedure_code"], first["procedure"], first["people"], first["state"],
             first["arrived"], first["started"], first["ended"], first["served_s"], first["assists"]),
            ("1.001193", "Đăng ký khai sinh", "3", "done", DAY + "T07:30:00", DAY + "T07:35:00",
             DAY + "T07:45:00", "600", "1"))
        self.assertEqual(rows[1]["called"], "")
        self.assertNotIn("Đỗ Đức", text)
        named = self.exported(self.ok("export", "visits", "--date", DAY, "--with-names"))
        self.assertEqual(named[0]["volunteer"], "Đỗ Đức")
        self.assertEqual(self.exported(self.ok("export", "visits", "--date", "0001-01-01", "--to",
                                               "9999-12-31")), rows)

    def test_export_assists(self):
        self.replay()
        path = os.path.join(self.folder, "assists.csv")
        self.ok("export", "assists", "--date", DAY, "--format", "csv", "--output", path)
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        self.assertTrue(text.startswith("\ufeff"))
        self.assertNotIn("Đỗ Đức", text)
        row, = self.exported(text)
        self.assertEqual((row["at"], row["channel"], row["outcome"], row["quantity"], row["difficulties"]),
                         (DAY + "T07:40:00", "online", "submitted", "2", "otp"))
        self.assertNotIn("HYPERLINK", text, "notes may name people")
        self.ok("export", "assists", "--date", DAY, "--output", path, "--with-names")
        row, = self.exported(open(path, encoding="utf-8").read())
        self.assertEqual(row["volunteers"], "Lê Thị Út; Đỗ Đức")
        self.assertEqual(row["note"], "'=HYPERLINK(\"x\"), \"hai\"", "no formula for a spreadsheet")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)

    # ---- import

    def test_import(self):
        path = self.write("v.csv", "\ufeffname;unit\nNguyễn  Văn Ân;Chi đoàn 1\nĐỗ Đức;\n")
        self.assertEqual(json.loads(self.ok("--json", "import", "volunteers", path)),
                         {"added": 2, "changed": 0, "unchanged": 0})
        self.assertEqual(json.loads(self.ok("--json", "import", "volunteers", path)),
                         {"added": 0, "changed": 0, "unchanged": 2})
        path = self.write("c.csv", "code,name,field\n1.001193,Đăng ký khai sinh mới,Hộ tịch\n9.9,Mới,Mới\n")
        self.assertEqual(json.loads(self.ok("--json", "import", "catalogue", path)),
                         {"added": 1, "changed": 1, "unchanged": 0})
        self.assertRegex(self.ok("import", "catalogue", path), r"\d")
        content = cli_support.dump(self.database)
        bad = self.write("bad.csv", b"name,unit\nTot,\nX\xff,\n")
        self.assertRegex(self.fails(1, "import", "volunteers", bad), r"bad\.csv:3: ")
        self.assertEqual(cli_support.dump(self.database), content)

    # ---- backup, restore

    def test_import_workbook(self):
        book = openpyxl.Workbook()
        book.active.append(["Họ tên", "Điện thoại"])
        book.active.append(["Nguyễn Văn An", "0912345678"])
        path = os.path.join(self.folder, "team.xlsx")
        book.save(path)
        self.assertEqual(json.loads(self.ok("--json", "import", "volunteers", path)),
                         {"added": 1, "changed": 0, "unchanged": 0})
        with open(path, "r+b") as file:
            file.truncate(os.path.getsize(path) // 2)
        done = self.fails(1, "import", "volunteers", path)
        self.assertEqual(done.strip().count("\n"), 0)
        self.assertIn("team.xlsx", done)

    def test_backup_and_restore(self):
        self.replay()
        content = cli_support.dump(self.database)
        backup = os.path.join(self.folder, "backup.db")
        self.ok("backup", backup)
        self.assertEqual(cli_support.dump(backup), content)

        self.ok("replay", self.write("more.csv", "at,event,visit\n2026-03-04T08:00:00,arrive,9\n"))
        later = cli_support.dump(self.database)
        self.assertNotEqual(later, content)
        kept = json.loads(self.ok("--json", "restore", backup))["kept"]
        self.assertEqual(cli_support.dump(self.database), content)
        self.assertEqual(cli_support.dump(kept), later)
        self.ok("check")

        with open(backup, "r+b") as file:
            file.seek(os.path.getsize(backup) // 2 // 4096 * 4096)
            file.write(b"\xa5" * 40960)
        self.assertIn(backup, self.fails(1, "restore", backup))
        self.fails(1, "restore", os.path.join(self.folder, "none.db"))
        self.assertEqual(cli_support.dump(self.database), content)
        self.fails(1, "backup", os.path.join(self.folder, "none", "b.db"))

    def test_devices_are_not_replaced(self):
        backup, pipe = os.path.join(self.folder, "backup.db"), os.path.join(self.folder, "pipe")
        self.ok("backup", backup)
        os.mkfifo(pipe)
        self.assertIn(pipe, self.fails(1, "backup", pipe))
        self.database = pipe
        self.assertIn(pipe, self.fails(1, "restore", backup))
        self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("pipe")], ["pipe"])

    # ---- Several at once

    def test_two_writers(self):
        """A second writer is told who the first is, readers work on, and a killed one leaves no trace."""
        self.replay()
        content, pipe = cli_support.dump(self.database), os.path.join(self.folder, "pipe")
        nothing = self.write("nothing.csv", "name\n")
        os.mkfifo(pipe)
        writer = subprocess.Popen([cli_support.PROGRAM, "--database", self.database, "replay", pipe],
                                  stderr=subprocess.PIPE)
        # It opens the pipe, and lets this go on, when it has the database.
        with open(pipe, "wb") as log, writer:
            log.write(LOG.replace("03-0", "05-0").encode())
            log.flush()
            for command in [["import", "volunteers", nothing], ["replay", nothing],
                            ["restore", self.template]]:
                message = self.fails(1, *command)
                self.assertIn(self.database, message)
                self.assertIn(str(writer.pid), message)
            self.assertTrue(json.loads(self.ok("--json", "summary", "--date", DAY)))
            self.ok("backup", os.path.join(self.folder, "backup.db"))
            writer.kill()
        self.assertEqual(cli_support.dump(self.database), content)
        self.ok("check")
        self.ok("import", "volunteers", nothing)

    # ---- Drawing is left to another program

    def test_links_no_toolkit(self):
        libraries = subprocess.run(["ldd", cli_support.PROGRAM], stdout=subprocess.PIPE,
                                   encoding="utf-8", check=True).stdout
        self.assertIn("libglib", libraries)
        for name in ["gtk", "adwaita", "pango", "cairo", "X11", "wayland"]:
            self.assertNotIn(name, libraries)

    def test_without_the_helper(self):
        alone = os.path.join(self.folder, "donghanh-cli")
        shutil.copy(cli_support.PROGRAM, alone)
        done = subprocess.run([alone, "chart", "--list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertIn(done.returncode, (0, 1))  # 0 where an installed one is found
        if done.returncode == 1:
            self.assertIn(b"donghanh-draw", done.stderr)


if __name__ == "__main__":
    cli_support.main()
