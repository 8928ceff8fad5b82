#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A made-up day at a commune's desk, as an event log.

Usage: demo_day.py [YYYY-MM-DDTHH:MM:SS]  > day.csv

The day is that of the given local time (now, where none is given) and ends there, with people still
waiting and being served. The same time gives the same day. Some 120 people come to three counters,
most of them in the morning and after lunch. Some are called in vain and return, some fetch a paper
meanwhile, some give up.
"""

import csv
import datetime
import heapq
import pathlib
import random
import sys

# Viet Nam has had no other time since 1975.
PLACE_TIME = datetime.timezone(datetime.timedelta(hours=7))
CATALOGUE = pathlib.Path(__file__).parents[2] / "resources" / "catalogue" / "procedures.csv"
COLUMNS = ("at", "event", "visit", "procedure", "volunteer", "counter", "group", "priority",
           "channel", "outcome", "quantity", "difficulty")
VOLUNTEERS = ("Nguyễn Thị Hồng Ánh", "Trần Văn Đức", "Lê Minh Quân", "Phạm Thu Hà",
              "Đặng Quốc Bảo", "Huỳnh Thị Mỹ Linh")
COUNTERS = ("1", "2", "3")
PEOPLE, PEOPLE_SO_FAR = 120, 165
# Length of a day at the desk, and how the people's arrivals are spread over its tenths.
DAY = datetime.timedelta(hours=8, minutes=30)
SHORT_DAY = datetime.timedelta(hours=7)
TENTHS = (9, 16, 17, 14, 9, 3, 8, 12, 8, 4)
# How often people come for the first procedures of the catalogue that are asked for most.
OFTEN = ("khai sinh", "chứng thực bản sao", "chữ ký", "kết hôn", "hôn nhân", "cư trú", "tạm trú",
         "trợ cấp", "đất", "hộ kinh doanh", "bảo hiểm y tế", "khai tử")


def procedures():
    """Codes of procedures that people come for, the frequent ones first."""
    with open(CATALOGUE, encoding="utf-8-sig", newline="") as catalogue:
        rows = [row for row in csv.DictReader(catalogue) if row["code"] and not row["active_to"]]
    chosen = []
    for word in OFTEN:
        chosen += [r["code"] for r in rows if word in r["name"].lower() and r["code"] not in chosen][:2]
    return chosen


class Day:
    """The desk as a small simulation: who waits, which counters are free, what happens next."""

    def __init__(self, opening, now, chance):
        self.now, self.opening, self.chance = now, opening, chance
        self.codes = procedures()
        self.agenda, self.order = [], 0
        self.waiting, self.free = [], list(COUNTERS)
        self.asked = {}
        self.rows = []

    def later(self, at, step, *details):
        self.order += 1
        heapq.heappush(self.agenda, (at, self.order, step, details))

    def write(self, event, visit="", **details):
        self.rows.append({"at": self.at.strftime("%Y-%m-%dT%H:%M:%S"), "event": event,
                          "visit": visit, **details})

    def after(self, shortest, longest):
        return self.at + datetime.timedelta(seconds=self.chance.randint(shortest, longest))

    def procedure(self):
        return self.codes[min(int(self.chance.expovariate(0.28)), len(self.codes) - 1)]

    def arrive(self, visit):
        self.asked[visit] = self.procedure()
        self.write("arrive", visit, procedure=self.asked[visit],
                   group=self.chance.choices((1, 2, 3), (88, 10, 2))[0],
                   priority=self.chance.choices(("none", "elderly", "other"), (80, 17, 3))[0])
        self.waiting.append(visit)
        if self.chance.random() < 0.06:
            self.later(self.after(900, 2400), self.give_up, visit)
        self.serve()

    def give_up(self, visit):
        if visit in self.waiting:
            self.waiting.remove(visit)
            self.write("leave", visit)

    def serve(self):
        """The next in the line goes to a free counter."""
        while self.waiting and self.free:
            visit, counter = self.waiting.pop(0), self.free.pop(0)
            self.write("call", visit, counter=counter)
            if self.chance.random() < 0.04:
                self.later(self.after(60, 120), self.miss, visit, counter)
            else:
                self.later(self.after(8, 60), self.start, visit, counter)

    def miss(self, visit, counter):
        self.write("no-show", visit)
        self.free.append(counter)
        if self.chance.random() < 0.6:
            self.later(self.after(200, 900), self.come_back, visit)
        self.serve()

    def come_back(self, visit):
        self.write("return", visit)
        self.waiting.insert(0, visit)
        self.serve()

    def start(self, visit, counter):
        volunteer = VOLUNTEERS[2 * COUNTERS.index(counter) + self.chance.randint(0, 1)]
        self.write("start", visit, volunteer=volunteer)
        length = int(min(2400, 60 + self.chance.lognormvariate(5.9, 0.55)))
        if self.chance.random() < 0.05:
            self.later(self.after(60, 180), self.hold, visit, counter, volunteer, length)
        else:
            self.later(self.after(length, length + 30), self.finish, visit, counter, volunteer)

    def hold(self, visit, counter, volunteer, length):
        self.write("hold", visit)
        self.free.append(counter)
        self.later(self.after(240, 900), self.resume, visit, volunteer, length)
        self.serve()

    def resume(self, visit, volunteer, length):
        """Whoever has fetched the missing paper is helped at once, beside the line."""
        self.write("resume", visit)
        self.later(self.after(length // 2, length // 2 + 30), self.finish, visit, None, volunteer)

    def finish(self, visit, counter, volunteer):
        outcome = self.chance.choices(
            ("self_done", "submitted", "referred", "follow_up", "missing_papers", "unresolved"),
            (46, 33, 5, 6, 8, 2))[0]
        helpers = [volunteer]
        if self.chance.random() < 0.1:
            helpers.append(self.chance.choice([v for v in VOLUNTEERS if v != volunteer]))
        self.write("assist", visit, procedure=self.asked[visit], volunteer=";".join(helpers),
                   channel=self.chance.choices(("online", "in_person", "postal"), (62, 35, 3))[0],
                   outcome=outcome, quantity=self.chance.choices((1, 2, 3), (90, 7, 3))[0])
        self.write("finish", visit)
        if counter:
            self.free.append(counter)
        self.serve()

    def check_in(self, volunteer):
        self.write("check-in", volunteer=volunteer)

    def run(self, length, people):
        start = self.opening
        for volunteer in VOLUNTEERS:
            self.later(start + datetime.timedelta(seconds=self.chance.randint(0, 400)),
                       self.check_in, volunteer)
        for number in range(1, people + 1):
            tenth = self.chance.choices(range(10), TENTHS)[0] + self.chance.random()
            self.later(start + length * tenth / 10, self.arrive, f"v{number:03}")
        while self.agenda and self.agenda[0][0] <= self.now:
            self.at, _, step, details = heapq.heappop(self.agenda)
            self.at = self.at.replace(microsecond=0)
            step(*details)
        return self.rows


def make(now):
    """The rows of the day that ends at NOW, a local time."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    chance = random.Random(midnight.strftime("%Y%m%d"))
    opening = midnight + datetime.timedelta(hours=7, minutes=30)
    if now - opening >= DAY * 0.8:
        return Day(opening, now, chance).run(DAY, PEOPLE)
    # Early in the day a desk that opened at half past seven would show next to nothing: this one
    # opened long enough ago for the busy hours of the afternoon to be now.
    opening = max(midnight, now - SHORT_DAY)
    return Day(opening, now, chance).run((now - opening) / 0.78, PEOPLE_SO_FAR)


def main():
    if len(sys.argv) > 1:
        now = datetime.datetime.fromisoformat(sys.argv[1])
    else:
        now = datetime.datetime.now(PLACE_TIME).replace(tzinfo=None)
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(make(now))


if __name__ == "__main__":
    main()
