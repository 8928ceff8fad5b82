#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets and come-back slips drawn by donghanh-cli: what they say, on which paper, read by eye (as
pdftotext has it) and by telephone (as zbarimg has it).

Usage: test-ticket.py PROGRAM
"""

import os
import random
import re
import sqlite3
import subprocess

import cli_support

DAY = "2026-11-20"
SURVEY = "https://khaosat.gialai.gov.vn/dakrong"
NAME = "Nguyễn Thị Bí Mật"
SIZES = {"58mm": 58, "80mm": 80, "a6": 105, "a4": 210}


def make_log(rng, visits):
    """A day of arrivals, calls, returns and leaves as (second, event, visit, priority), in order."""
    rows, second, waiting = [], 8 * 3600, []
    for n in range(visits):
        second += rng.randrange(0, 200)
        visit = f"v{n + 1}"
        rows.append((second, "arrive", visit, rng.choice(["none", "none", "elderly", "other"])))
        waiting.append(visit)
        while waiting and rng.random() < 0.45:
            second += rng.randrange(0, 90)
            visit = waiting.pop(rng.randrange(len(waiting)))
            event = rng.choice(["call", "start", "leave", "cancel"])
            rows.append((second, event, visit, ""))
            if event == "call" and rng.random() < 0.3:
                rows.append((second, "no-show", visit, ""))
    return rows


def to_csv(rows):
    lines = ["at,event,visit,procedure,priority,group"]
    for second, event, visit, priority in rows:
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        procedure = "1.001193" if event == "arrive" else ""
        lines.append(f"{DAY}T{clock},{event},{visit},{procedure},{priority},")
    return "\n".join(lines) + "\n"


def count_before(rows):
    """For each visit in order of arrival: how many were waiting then that go before it."""
    waiting, before = {}, []
    for _, event, visit, priority in rows:
        if event == "arrive":
            before.append(sum(1 for other in waiting.values() if priority == "none" or other != "none"))
            waiting[visit] = priority
        elif event != "no-show":
            waiting.pop(visit, None)
    return before


class Ticket(cli_support.Case):
    def setUp(self):
        super().setUp()
        self.pdf = os.path.join(self.folder, "ticket.pdf")

    def replay(self, rows):
        self.ok("replay", self.write("day.csv", to_csv(rows)))

    def texts(self, *args):
        """What each page says."""
        self.ok("ticket", *args, "--output", self.pdf, env={"DONGHANH_LANGUAGE": "en"})
        done = subprocess.run(["pdftotext", "-layout", self.pdf, "-"], check=True,
                              stdout=subprocess.PIPE, encoding="utf-8")
        return [re.sub(r"\s+", " ", page) for page in done.stdout.removesuffix("\f").split("\f")]

    def text(self, *args):
        return " ".join(self.texts(*args))

    def pages(self):
        info = subprocess.run(["pdfinfo", "-l", "99", self.pdf], check=True, stdout=subprocess.PIPE,
                              encoding="utf-8").stdout
        return [(float(w) / 72 * 25.4, float(h) / 72 * 25.4)
                for w, h in re.findall(r"size: +([\d.]+) x ([\d.]+)", info)]

    def qr(self):
        picture = os.path.join(self.folder, "ticket")
        subprocess.run(["pdftoppm", "-r", "203", "-gray", "-png", "-singlefile", self.pdf, picture],
                       check=True)
        done = subprocess.run(["zbarimg", "--quiet", "--raw", picture + ".png"], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        return done.stdout.strip()

    def set_survey(self):
        connection = sqlite3.connect(self.database)
        connection.execute("INSERT OR REPLACE INTO setting VALUES ('survey_url', ?)", (SURVEY,))
        connection.commit()
        connection.close()

    def test_before(self):
        rows = make_log(random.Random(7), 24)
        expected = count_before(rows)
        self.assertGreater(max(expected), 3)
        self.replay(rows)
        numbers = [word for n in range(1, 25) for word in ("--number", f"A{n:03}")]
        texts = self.texts(*numbers, "--date", DAY)
        self.assertEqual(len(texts), len(expected))
        # By itself a ticket says the same.
        self.assertEqual(self.texts("--number", "A020", "--date", DAY), [texts[19]])
        for n, (before, text) in enumerate(zip(expected, texts), 1):
            self.assertIn(f"A{n:03}", text)
            said = re.search(r"(\d+|Nobody) (?:is|numbers? (?:is|are)) waiting before you", text)
            self.assertIsNotNone(said, text)
            self.assertEqual(0 if said.group(1) == "Nobody" else int(said.group(1)), before, n)

    def test_says(self):
        log = (f"at,event,visit,procedure,priority,group\n"
               f"{DAY}T08:05:09,arrive,x,1.001193,elderly,3\n")
        self.ok("replay", self.write("day.csv", log))
        text = self.text("--number", "a001", "--date", "20/11/2026")
        for words in ["A001", "08:05 on 20/11/2026", cli_support.COMMUNE, "Đăng ký khai sinh",
                      "Hộ tịch", "Priority: elderly person", "A group of 3 people",
                      "does not replace the official receipt"]:
            self.assertIn(words, text)
        self.assertEqual(self.qr(), "")
        self.set_survey()
        self.text("--number", "A001", "--date", DAY)
        self.assertEqual(self.qr(), SURVEY)
        self.text("--number", "A001", "--date", DAY, "--size", "58mm")
        self.assertEqual(self.qr(), SURVEY)
        self.text("--number", "A001", "--date", DAY, "--qr", "text")
        self.assertEqual(self.qr().splitlines()[0], "A001")
        self.text("--number", "A001", "--date", DAY, "--qr", "none")
        self.assertEqual(self.qr(), "")
        visit = cli_support.rows(self.database, "SELECT id FROM visit")[0][0]
        self.assertIn("A001", self.text(str(visit)))

    def test_no_name(self):
        """Whoever is in the book: the slip does not say it."""
        self.replay(make_log(random.Random(1), 2))
        connection = sqlite3.connect(self.database)
        visit = connection.execute("SELECT id FROM visit").fetchone()[0]
        connection.execute("INSERT OR REPLACE INTO person VALUES (?, ?, '0912345678', '', 99999)",
                           (visit, NAME))
        connection.commit()
        connection.close()
        for options in [[], ["--come-back"]]:
            text = self.text(str(visit), *options)
            self.assertNotIn("Bí Mật", text)
            self.assertNotIn("0912", text)

    def test_papers(self):
        self.replay(make_log(random.Random(3), 12))
        numbers = [word for n in range(1, 12) for word in ("--number", f"A{n:03}")]
        for size, width in SIZES.items():
            text = self.text(*numbers, "--date", DAY, "--size", size)
            pages = self.pages()
            self.assertEqual(len(pages), 2 if size == "a4" else 11)
            for page in pages:
                self.assertAlmostEqual(page[0], width, delta=0.2)
            for n in range(1, 12):
                self.assertIn(f"A{n:03}", text)
        self.text(*numbers, "--date", DAY)
        self.assertAlmostEqual(self.pages()[0][0], 80, delta=0.2)

    def test_come_back(self):
        log = (f"at,event,visit,procedure,volunteer,outcome,note\n"
               f"{DAY}T08:05:09,arrive,x,1.001193,,,\n{DAY}T08:06:00,start,x,,,,\n"
               f"{DAY}T08:09:00,assist,x,1.001193,Lan,missing_papers,Giấy chứng sinh bản chính\n")
        self.ok("replay", self.write("day.csv", log), "--create-missing")
        text = self.text("--number", "A001", "--date", DAY, "--come-back")
        for words in ["PLEASE COME BACK", "A001", "20/11/2026", "Giấy chứng sinh bản chính",
                      "you keep your place", "Visit no. 1", "Đăng ký khai sinh"]:
            self.assertIn(words, text)

    def test_prepare(self):
        """What the catalogue asks for, a thing a line; on the come-back slip where nothing is noted."""
        catalogue = ("code,name,field,kind,keywords,prepare\n"
                     "1.001193,Đăng ký khai sinh,Hộ tịch,procedure,ks,"
                     '"Giấy chứng sinh\nCăn cước của mẹ"\n')
        self.ok("import", "catalogue", self.write("catalogue.csv", catalogue))
        self.replay(make_log(random.Random(2), 1))
        for options in [[], ["--come-back"]]:
            text = self.text("--number", "A001", "--date", DAY, *options)
            self.assertIn("– Giấy chứng sinh – Căn cước của mẹ", text)

    def test_wrong(self):
        self.replay(make_log(random.Random(2), 3))
        output = ["--output", self.pdf]
        for args in [[], ["--number", "A001"], ["x"], ["0"], ["1", "--size", "a3"],
                     ["1", "--qr", "code"], ["--number", "A001", "--date", "x"]]:
            self.fails(2, "ticket", *args, *output)
        self.fails(2, "ticket", "--number", "A001", "--date", DAY)
        self.assertIn("A999", self.fails(1, "ticket", "--number", "A999", "--date", DAY, *output))
        self.fails(1, "ticket", "999999", *output)
        self.fails(1, "ticket", "--number", "A001", "--date", DAY, "--output", "/dev/full")
        self.fails(1, "ticket", "--number", "A001", "--date", DAY, "--output", self.database)
        self.assertFalse(os.path.exists(self.pdf))
        self.assertIn("--come-back", cli_support.run("ticket", "--help").stdout)
        self.assertIn("ticket", cli_support.run("--help").stdout)


if __name__ == "__main__":
    cli_support.main()
