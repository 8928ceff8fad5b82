# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the black-box tests of donghanh-cli share. The program is the first argument of each test."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
# In memory: what is tested here is not the disk.
SCRATCH = "/dev/shm" if os.path.isdir("/dev/shm") else None
COMMUNE = "Xã Thử Nghiệm"
PROVINCE = "Tỉnh Đồng Nai"


def main():
    """unittest.main() behind the program's path."""
    global PROGRAM
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(module=sys.modules["__main__"], verbosity=1)


def run(*args, env=None, **options):
    """The finished process, output as text."""
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([PROGRAM, *map(str, args)], stderr=subprocess.PIPE, encoding="utf-8",
                          env={**os.environ, **(env or {})}, timeout=120, **options)


def dump(database):
    """The whole content of a database as SQL, in an order that does not hang on how the file was made."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return "\n".join(sorted(connection.iterdump()))
    finally:
        connection.close()


def rows(database, sql, *parameters):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def look_for_leaks(n):
    """Whether the next runs look for leaks, for the n-th of many that go the same way: that takes as long
    as the rest of a short run, and one in four would show the leak that all of them have."""
    os.environ["ASAN_OPTIONS"] = f"detect_leaks={int(n % 4 == 0)}:abort_on_error=0"


class Case(unittest.TestCase):
    """Each test has a folder of its own, and a copy of one fresh database."""

    @classmethod
    def setUpClass(cls):
        cls.class_folder = tempfile.mkdtemp(prefix="donghanh-cli-", dir=SCRATCH)
        cls.template = os.path.join(cls.class_folder, "template.db")
        done = run("--database", cls.template, "init", "--commune", COMMUNE, "--province", PROVINCE)
        assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.class_folder)

    def setUp(self):
        look_for_leaks(0)
        self.folder = tempfile.mkdtemp(prefix="t-", dir=self.class_folder)
        self.database = self.fresh("test.db")

    def fresh(self, name):
        path = os.path.join(self.folder, name)
        wal = self.template + "-wal"
        self.assertFalse(os.path.exists(wal) and os.path.getsize(wal), "all is in the file once closed")
        shutil.copyfile(self.template, path)
        return path

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def cli(self, *args, **options):
        return run("--database", self.database, *args, **options)

    def ok(self, *args, **options):
        done = self.cli(*args, **options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), args)
        return done.stdout

    def fails(self, status, *args, **options):
        """Exit code @status, and for a failure exactly one line on stderr, which is returned."""
        done = self.cli(*args, **options)
        self.assertEqual(done.returncode, status, (args, done.stdout, done.stderr))
        if status == 1:
            self.assertRegex(done.stderr, r"\A[^\n]+\n\Z", args)
        else:
            self.assertRegex(done.stderr, r"\A[^\n]+\n[^\n]+\n\Z", args)
        return done.stderr
