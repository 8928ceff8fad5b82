#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What donghanh-cli leaves to donghanh-draw: charts as SVG, PNG and PDF, the summary as an A4 page.

Usage: test-drawing.py PROGRAM MAKE-BIG-DB
"""

import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree

import cli_support

MAKE = sys.argv.pop(2)
DAY = "2026-11-20"


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, stdout=subprocess.PIPE,
                          encoding="utf-8").stdout


class Drawing(cli_support.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.busy = os.path.join(cls.class_folder, "busy.db")
        subprocess.run([sys.executable, MAKE, cli_support.PROGRAM, cls.busy, "600", "150"], check=True)

    def setUp(self):
        super().setUp()
        self.database = self.busy

    def path(self, name):
        return os.path.join(self.folder, name)

    def kinds(self):
        return [kind["kind"] for kind in json.loads(self.ok("--json", "chart", "--list"))]

    def test_made_database_is_whole(self):
        """The one that the benchmarks use: journal and tables agree."""
        self.ok("check")
        figures = json.loads(self.ok("summary", "--date", DAY, "--format", "json"))
        self.assertEqual(figures["visits"]["arrived"], 150)
        self.assertEqual(figures["visits"]["open"], 0)

    def test_list(self):
        kinds = self.kinds()
        self.assertIn("hours", kinds)
        shown = self.ok("chart", "--list").splitlines()
        self.assertEqual([line.split()[0] for line in shown], kinds)

    def draw(self, kind, end, *date):
        path = self.path(f"{kind}.{end}")
        self.assertEqual(
            self.ok("chart", kind, "--date", *date, "--format", end, "--output", path), "")
        return path

    def test_every_chart(self):
        for kind in self.kinds():
            with self.subTest(kind=kind):
                for date in [[DAY], ["2026-11-17", "--to", "20/11/2026"], ["2030-01-01"]]:
                    root = xml.etree.ElementTree.parse(self.draw(kind, "svg", *date)).getroot()
                    self.assertTrue(root.tag.endswith("}svg"))
                    self.assertTrue("".join(root.itertext()).strip())
                with open(self.draw(kind, "png", DAY), "rb") as file:
                    head = file.read(24)
                self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
                self.assertGreater(min(struct.unpack(">II", head[16:24])), 200)
                self.assertTrue(text_of(self.draw(kind, "pdf", DAY)).strip())

    def test_hours_say_what_the_figures_say(self):
        figures = json.loads(self.ok("summary", "--date", DAY, "--format", "json"))
        self.ok("chart", "hours", "--date", DAY, "--format", "svg", "--output", self.path("h.svg"))
        words = " ".join(xml.etree.ElementTree.parse(self.path("h.svg")).getroot().itertext()).split()
        for hour in figures["hours"]:
            self.assertIn(str(hour["arrived"]), words)

    def test_page(self):
        path = self.path("day.pdf")
        self.assertEqual(self.ok("summary", "--date", DAY, "--format", "pdf", "--output", path), "")
        info = subprocess.run(["pdfinfo", path], check=True, stdout=subprocess.PIPE,
                              encoding="utf-8").stdout
        self.assertRegex(info, r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)")
        text = text_of(path)
        figures = json.loads(self.ok("summary", "--date", DAY, "--format", "json"))
        for number in [figures["visits"]["arrived"], figures["visits"]["people"],
                       figures["visits"]["served"], figures["assists"]["count"]]:
            self.assertRegex(text, rf"\b{number}\b")
        for volunteer in figures["volunteers"]:
            self.assertIn(volunteer["name"], re.sub(r"\s+", " ", text))
        self.ok("summary", "--date", "2026-11-17", "--to", DAY, "--format", "pdf", "-o", path)
        self.ok("summary", "--date", "2030-01-01", "--format", "pdf", "-o", path)

    def test_wrong_usage(self):
        output = ["--output", self.path("x")]
        for args in [["chart"], ["chart", "hours"], ["chart", "pies", "--date", DAY, "--format", "svg", *output],
                     ["chart", "hours", "--date", DAY, "--format", "svg"],
                     ["chart", "hours", "--date", DAY, *output],
                     ["chart", "hours", "--date", DAY, "--format", "gif", *output],
                     ["chart", "hours", "--date", "x", "--format", "svg", *output],
                     ["chart", "hours", "queue", "--date", DAY, "--format", "svg", *output],
                     ["chart", "--dance"], ["summary", "--date", DAY, "--format", "pdf"]]:
            with self.subTest(args=args):
                self.fails(2, *args)
        self.assertEqual(os.listdir(self.folder), ["test.db"])
        self.assertIn("donghanh-cli chart", cli_support.run("chart", "--help").stdout)

    def test_failures(self):
        for args in [["chart", "hours", "--date", DAY, "--format", "svg"],
                     ["summary", "--date", DAY, "--format", "pdf"]]:
            self.fails(1, *args, "--output", self.path("none/x"))
            self.fails(1, *args, "--output", "/dev/full")
            self.database = self.path("none.db")
            self.fails(1, *args, "--output", self.path("x"))
            self.database = self.busy
        self.assertEqual(os.listdir(self.folder), ["test.db"])
        with open("/dev/full", "wb") as full:
            self.fails(1, "chart", "--list", stdout=full)


if __name__ == "__main__":
    cli_support.main()
