#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same words, dates, numbers and order whatever locales the system has, even where it has none.

Usage: test-language.py DONGHANH-CLI.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import cli_support

DAY = "2026-11-21"
LOG = f"""at,event,visit,procedure,volunteer
{DAY}T07:30:00,check-in,,,Đặng Thị Hồng
{DAY}T07:30:00,check-in,,,Lê Văn Đức
{DAY}T07:31:00,check-in,,,Trần Ánh
{DAY}T07:31:00,check-in,,,Ân An
{DAY}T07:32:00,arrive,1,1.001193,
{DAY}T07:34:00,start,1,,Đặng Thị Hồng
{DAY}T07:44:30,assist,1,1.001193,Đặng Thị Hồng; Lê Văn Đức; Trần Ánh; Ân An
{DAY}T07:45:00,finish,1,,
{DAY}T08:00:00,arrive,2,2.000815,
"""
# Where LOCPATH is set the archive of locales is not looked into: none is found but C.UTF-8.
LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "en_US.UTF-8"},
    {"LC_ALL": "vi_VN.UTF-8"},
    {"LC_ALL": "xx_XX"},
    {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en:fr"},
    {"LC_ALL": "C", "LOCPATH": "/nonexistent"},
    {"LC_ALL": "vi_VN.UTF-8", "LOCPATH": "/nonexistent"},
]
# Runs a command where the folder of the locales is empty.
HIDE = """
import ctypes, os, sys
if ctypes.CDLL(None).mount(b"none", b"/usr/lib/locale", b"tmpfs", 0, None) != 0:
    sys.exit(1)
os.execvp(sys.argv[1], sys.argv[1:])
"""
MARKS = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


class Language(cli_support.Case):
    def setUp(self):
        super().setUp()
        os.environ["DONGHANH_LOCALEDIR"] = str(Path(cli_support.PROGRAM).parents[2] / "po")
        os.environ.pop("DONGHANH_LANGUAGE", None)
        log = self.write("log.csv", LOG)
        self.ok("replay", "--create-missing", log)

    def ok(self, *args, env=None):
        done = cli_support.run("--database", self.database, *args, env=env)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def everything(self, env):
        """All that the program says, one way and another."""
        said = [self.ok("summary", "--date", DAY, env=env)]
        said.append(self.ok("summary", "--date", DAY, "--format", "json", env=env))
        said.append(self.ok("export", "assists", "--date", DAY, "--format", "csv", env=env))
        for kind in ("hours",):
            picture = os.path.join(self.folder, "chart.svg")
            self.ok("chart", kind, "--date", DAY, "--format", "svg", "--output", picture, env=env)
            said.append(Path(picture).read_text(encoding="utf-8"))
        for wrong in (["--help"], ["summary", "--help"], ["summary", "--date", "x"], ["summary", "--x"],
                      ["export", "assists", "--date", DAY, "--format", "csv", "--output", "/nowhere/x"],
                      ["backup", "/proc/x"]):
            done = cli_support.run("--database", self.database, *wrong, env=env)
            said.append(f"{done.returncode}: {done.stdout}{done.stderr}")
        return "\n".join(said)

    def test_same_everywhere(self):
        for language in ("", "en"):
            first = None
            for n, locale in enumerate(LOCALES):
                cli_support.look_for_leaks(n)
                with self.subTest(language=language, locale=locale):
                    env = {"LANGUAGE": "", "LANG": "", "DONGHANH_LANGUAGE": language, **locale}
                    said = self.everything(env)
                    first = first or said
                    self.assertEqual(said, first)

    def test_words(self):
        """Vietnamese by itself, in the very words; English where it is chosen; else the system's."""
        bare = {"LC_ALL": "C", "LOCPATH": "/nonexistent", "LANGUAGE": ""}
        shown = self.everything({**bare, "DONGHANH_LANGUAGE": ""})
        self.assertIn("Thứ Bảy, ngày 21 tháng 11 năm 2026", shown)
        self.assertIn("Không có tệp hoặc thư mục này", shown)
        self.assertNotIn("No such file", shown)
        english = self.everything({**bare, "DONGHANH_LANGUAGE": "en"})
        self.assertIn("Saturday, 21 November 2026", english)
        self.assertIn("no such folder", english)
        for locale, expected in (("vi_VN.UTF-8", "Thứ Bảy"), ("en_US.UTF-8", "Saturday"),
                                 ("fr_FR.UTF-8", "Thứ Bảy"), ("C", "Thứ Bảy")):
            with self.subTest(system=locale):
                env = {"LC_ALL": locale, "LANGUAGE": "", "DONGHANH_LANGUAGE": "system"}
                self.assertIn(expected, self.ok("summary", "--date", DAY, env=env))

    def test_no_locale_at_all(self):
        """As in a tree without even C.UTF-8."""
        hidden = ["unshare", "--map-root-user", "--mount", sys.executable, "-c", HIDE]
        if subprocess.run([*hidden, "true"], capture_output=True).returncode != 0:
            self.skipTest("this system lets nobody hide /usr/lib/locale")
        for language, word in (("", "Thứ Bảy, ngày 21"), ("en", "Saturday, 21")):
            for locale in ("C", "vi_VN.UTF-8"):
                env = {**os.environ, "LC_ALL": locale, "LANGUAGE": "", "DONGHANH_LANGUAGE": language}
                command = [cli_support.PROGRAM, "--database", self.database, "summary", "--date", DAY]
                done = subprocess.run([*hidden, *command], capture_output=True, env=env)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                shown = done.stdout.decode()
                self.assertIn(word, shown)
                self.assertEqual(shown, self.ok("summary", "--date", DAY, env=env))

    def test_order(self):
        """Volunteers by given name, in the order of the Vietnamese letters, wherever it was written."""
        log = os.path.join(self.folder, "log.csv")
        for number, locale in enumerate(LOCALES):
            with self.subTest(locale=locale):
                self.database = self.fresh(f"order-{number}.db")
                self.ok("replay", "--create-missing", log, env=locale)
                found = cli_support.rows(self.database, "SELECT name FROM volunteer ORDER BY sort_key")
                self.assertEqual([name for name, in found],
                                 ["Ân An", "Trần Ánh", "Lê Văn Đức", "Đặng Thị Hồng"])

    def test_toolkit_words(self):
        """What the options' parser says is Vietnamese as well."""
        env = {"LC_ALL": "C", "LOCPATH": "/nonexistent", "LANGUAGE": "", "DONGHANH_LANGUAGE": ""}
        said = cli_support.run("summary", "--nothing", env=env).stderr.splitlines()[0]
        self.assertRegex(said, MARKS)
        self.assertNotRegex(said, r"(?i)unknown|option\b")


if __name__ == "__main__":
    cli_support.main()
