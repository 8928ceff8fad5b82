#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card for a new volunteer, as donghanh-cli draws it.

Usage: test-card.py PROGRAM
"""

import os
import re
import subprocess

import cli_support


def told_by(tool, *args):
    return subprocess.run([tool, *args], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


class Card(cli_support.Case):
    def card(self, *options):
        path = os.path.join(self.folder, "card.pdf")
        self.assertEqual(self.ok("card", "--output", path, *options, env={"DONGHANH_LANGUAGE": "en"}), "")
        return told_by("pdftotext", "-layout", path, "-"), told_by("pdfinfo", path)

    def test_a4(self):
        text, info = self.card()
        self.assertIn(cli_support.COMMUNE, text)
        for key in ("F2", "F3", "F5", "F6", "F7", "F9", "Ctrl+Z", "F1"):
            self.assertRegex(text, rf"(?m)^ *{re.escape(key)}(?!\S)")
        self.assertRegex(info, r"Pages: +1\n")
        self.assertRegex(info, r"Page size: +595\.\d+ x 841\.\d+ pts")

    def test_two(self):
        text, info = self.card("--size", "a5")
        self.assertEqual(text.count(cli_support.COMMUNE), 2)
        self.assertRegex(info, r"Page size: +841\.\d+ x 595\.\d+ pts")

    def test_before_there_is_a_book(self):
        self.database = os.path.join(self.folder, "none.db")
        self.assertIn("F2", self.card()[0])
        self.assertFalse(os.path.exists(self.database))

    def test_usage(self):
        path = os.path.join(self.folder, "x.pdf")
        self.fails(2, "card")
        self.assertIn("a3", self.fails(2, "card", "--size", "a3", "--output", path))
        self.assertFalse(os.path.exists(path))


if __name__ == "__main__":
    cli_support.main()
