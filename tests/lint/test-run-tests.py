#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The runner of the tests sees what has changed, and says how it went: in a small project."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

RUNNER = pathlib.Path(__file__).resolve().parents[1] / "util" / "run-tests.py"
PROJECT = """
project('small', meson_version: '>= 1.4')
subdir('po')
custom_target('data', input: 'data.txt', output: 'data.out', command: ['cp', '@INPUT@', '@OUTPUT@'],
  build_by_default: true)
custom_target('never', output: 'never.out', command: ['false'])
env = {'BUILD': meson.current_build_dir()}
test('says', find_program('says.sh'), suite: 'good', env: env)
test('shows', find_program('shows.sh'), suite: 'good', env: env)
test('fails', find_program('fails.sh'), env: env)
test('leaves', find_program('leaves.sh'), env: env)
"""
PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Hello"
msgstr "{}"
"""
SCRIPTS = {
    "says.sh": 'msgunfmt "$BUILD"/po/vi/LC_MESSAGES/small.mo | grep \'"Chào"\'',
    "shows.sh": 'grep -x new "$BUILD"/data.out',
    "fails.sh": "echo the cause; exit 1",
    "leaves.sh": "echo no such thing here; exit 77",
}


class Runner(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)

    def setUp(self):
        if not (self.root / "meson.build").exists():
            self.write("meson.build", PROJECT)
        self.write("data.txt", "old\n")
        self.write("po/vi.po", PO.format("Xin"))
        if (self.root / "build").exists():
            return
        self.write("po/meson.build", "import('i18n').gettext('small', languages: ['vi'])\n")
        self.write("po/POTFILES.in", "")
        for name, line in SCRIPTS.items():
            self.write(name, f"#!/bin/sh\n{line}\n")
            (self.root / name).chmod(0o755)
        subprocess.run(["meson", "setup", self.root / "build", self.root], check=True,
                       stdout=subprocess.PIPE)

    def write(self, name, text):
        (self.root / name).parent.mkdir(exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def run_tests(self, *names):
        done = subprocess.run([sys.executable, RUNNER, self.root / "build", *names], text=True,
                              env={k: v for k, v in os.environ.items() if not k.startswith("MESON")},
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout.rstrip().splitlines()

    def test_named_tests_see_changed_data(self):
        status, lines = self.run_tests("good")
        self.assertEqual((status, lines[-1]), (1, "0 passed, 2 failed"), lines)
        self.write("po/vi.po", PO.format("Chào"))
        self.write("data.txt", "new\n")
        status, lines = self.run_tests("says", "sh*")
        self.assertEqual((status, lines[-1]), (0, "2 passed, 0 failed"), lines)
        # What is made, but not by default, is left alone: it cannot be made.
        self.assertFalse((self.root / "build" / "never.out").exists())

    def test_data_that_cannot_be_made(self):
        (self.root / "data.txt").unlink()
        status, lines = self.run_tests("says")
        self.assertEqual(status, 1)
        self.assertIn("the build has failed", lines[-1])

    def test_outcomes(self):
        status, lines = self.run_tests("fails", "leaves")
        self.assertEqual((status, lines[-1]), (1, "0 passed, 1 failed, 1 skipped"), lines)
        self.assertIn("the cause", lines)
        self.assertTrue(any(line.endswith("leaves is skipped: no such thing here") for line in lines), lines)
        status, lines = self.run_tests("leaves")
        self.assertEqual((status, lines[-1]), (0, "0 passed, 0 failed, 1 skipped"), lines)
        status, lines = self.run_tests("says", "none")
        self.assertEqual(status, 1)
        self.assertIn("there is no test or suite named none", lines[-1])


if __name__ == "__main__":
    unittest.main(verbosity=2)
