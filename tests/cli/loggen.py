# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random event logs for the tests: legal walks through every event of the contract's §4, with ties in
a second, events taken back and issued again, groups, priorities, several volunteers, several days."""

import csv
import datetime
import io

import oracle

COLUMNS = ["at", "event", "visit", "place", "procedure", "volunteer", "counter", "group", "priority",
           "channel", "outcome", "quantity", "difficulty", "note"]
WIDE_COLUMNS = COLUMNS + ["reason", "origin", "minutes", "follow_up", "ended"]
REASONS = ["", "elderly", "frail", "small_child", "far", "urgent", "other"]
VOLUNTEERS = ["Nguyễn Văn Ân", "Đỗ Đức", "Lê Thị Út", "Rơ Châm Hʼ Nga", "Võ Ăng", "Ý", "Zô", "an",
              "Bùi Thị Mỹ Ửng", "Nguyễn Văn An"]
DIFFICULTIES = ["portal_down", "no_phone", "missing_papers", "otp", "khác"]
STEPS = [0, 0, 0, 1, 1, 7, 59, 60, 61, 180, 299, 300, 301, 600, 899, 900, 901, 1800, 3600]


def to_csv(rows, columns=None):
    columns = columns or COLUMNS
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow(row)
    return out.getvalue()


class Walk:
    """Grows a legal log event by event; the state it chooses from is the oracle's own fold."""

    def __init__(self, rng, codes, first_day, n_days, missing, wide=False):
        self.rng = rng
        self.wide = wide  # also what goes beyond the contract
        self.codes = codes
        self.missing = missing  # also names that only --create-missing makes
        self.days = [first_day + datetime.timedelta(days=i) for i in range(n_days)]
        self.rows = []
        self._book = oracle.Book()  # None: to be folded when it is asked for
        self.now = None
        self.labels = 0

    @property
    def book(self):
        if self._book is None:
            self._book = oracle.fold(self.rows)
        return self._book

    def add(self, event, **fields):
        row = dict.fromkeys(WIDE_COLUMNS, "")
        row.update(at=self.now.strftime("%Y-%m-%dT%H:%M:%S"), event=event, **fields)
        if event == "undo":
            self.rows.append(row)
            self._book = None
        else:
            self.book.apply(row)
            self.rows.append(row)

    def pick_procedure(self):
        if self.missing and self.rng.random() < 0.1:
            return self.rng.choice(["Làm thẻ thư viện", "Hỏi đường"])
        return self.rng.choice(self.codes)

    def names(self, most):
        return ";".join(self.rng.sample(VOLUNTEERS, self.rng.randint(1, most)))

    def new_label(self):
        self.labels += 1
        return self.rng.choice(["v", "Lượt ", "0", "a/b"]) + str(self.labels)

    def follow_up(self):
        if not self.wide or self.rng.random() < 0.7:
            return ""
        day = self.now.date() + datetime.timedelta(days=self.rng.choice([0, 1, 1, 2, 30]))
        return day.strftime(self.rng.choice(["%Y-%m-%d", "%d/%m/%Y"]))

    def wide_fields(self):
        """Cells that only a wide log has, for arrive, record and assist."""
        return {"reason": self.rng.choice(REASONS)} if self.wide else {}

    def origin(self):
        earlier = [k for k, v in self.book.visits.items() if v.day < self.now.date()
                   and v.state in ("done", "left", "no_show") and not self.book.gone_on_with(v)]
        if not self.wide or not earlier or self.rng.random() < 0.5:
            return ""
        day, label = self.rng.choice(earlier)
        return f"{day.isoformat()}/{label}"

    def wide_event(self):
        """One of those that the contract does not have; None where chance finds none that is legal."""
        rng = self.rng
        day = self.now.date()
        event = rng.choice(["recall", "change", "change", "come-back", "come-back", "record", "record",
                            "numbers"])
        if event == "numbers":
            if rng.random() < 0.2 or day in self.book.stopped:
                self.add("open-numbers" if day in self.book.stopped else "stop-numbers")
            return None
        if event == "record":
            return self.assist(self.new_label(), "record",
                               group=rng.choice(["", "1", "4"]),
                               priority=rng.choice(["", "none", "elderly", "other"]),
                               reason=rng.choice(REASONS))
        sources = oracle.WIDER[event][0]
        visits = [(label, v) for (d, label), v in self.book.visits.items()
                  if d == day and v.state in sources]
        if event == "come-back":
            visits = [(label, v) for label, v in visits if not v.recorded]
        if not visits:
            return None
        label, _ = rng.choice(visits)
        fields = {}
        if event == "recall":
            fields["counter"] = rng.choice(["", "5"])
        if event == "change":
            fields = {"procedure": rng.choice(["", self.pick_procedure()]),
                      "group": rng.choice(["", "1", "9"]), "follow_up": self.follow_up()}
            if rng.random() < 0.5:
                fields.update(priority=rng.choice(["none", "elderly", "other"]),
                              reason=rng.choice(REASONS))
            if not any(fields.values()):
                fields["group"] = "2"
        return self.add(event, visit=label, **fields)

    def arrive(self):
        rng = self.rng
        if self.now.date() in self.book.stopped:
            return
        self.add("arrive", visit=self.new_label(), origin=self.origin(), **self.wide_fields(),
                 procedure=rng.choice(["", self.pick_procedure(), self.pick_procedure()]),
                 group=rng.choice(["", "1", "1", "2", "3", "7"]),
                 priority=rng.choice(["", "none", "none", "elderly", "other"]))

    def assist(self, label, event="assist", **fields):
        rng = self.rng
        fields["follow_up"] = self.follow_up()
        fields["minutes"] = rng.choice(["", "", "1", "15", "1440"]) if self.wide else ""
        self.add(event, visit=label, procedure=self.pick_procedure(), volunteer=self.names(3),
                 channel=rng.choice([""] + oracle.CHANNELS),
                 outcome=rng.choice([""] + oracle.OUTCOMES),
                 quantity=rng.choice(["", "1", "2", "20", "9999"]),
                 difficulty=";".join(rng.sample(DIFFICULTIES, rng.choice([0, 0, 1, 2]))),
                 note=rng.choice(["", "", 'Ghi "chú", có dấu phẩy', "=1+1"]), **fields)

    def one_event(self):
        """One legal event, chosen at random."""
        rng = self.rng
        chance = rng.random()
        day = self.now.date()
        open_visits = [(label, v) for (d, label), v in self.book.visits.items()
                       if d == day and v.state not in ("left", "cancelled")]
        if chance < 0.06:
            return self.duty()
        if chance < 0.09 and oracle.live_events(self.rows):
            return self.take_back()
        if self.wide and chance > 0.75:
            return self.wide_event()
        if chance < 0.30 or not open_visits:
            return self.arrive()
        label, visit = rng.choice(open_visits)
        events = [e for e, (sources, _) in oracle.TRANSITIONS.items() if visit.state in sources]
        if visit.state == "done" and rng.random() < 0.8:
            return None
        event = rng.choice(events)
        if event in ("leave", "cancel") and rng.random() < 0.6:
            return None
        if event == "assist":
            return self.assist(label)
        fields = {}
        if event == "call":
            fields["counter"] = rng.choice(["", "1", "Quầy 2"])
        if event == "start":
            fields["volunteer"] = rng.choice(["", rng.choice(VOLUNTEERS)])
        if event == "hold":
            fields["note"] = rng.choice(["", "chờ bản sao"])
        if event == "transfer":
            fields["procedure"] = self.pick_procedure()
        if event in ("finish", "leave"):
            fields["follow_up"] = self.follow_up()
        if event == "finish" and self.wide and rng.random() < 0.4:
            since = visit.intervals[-1][1]
            ended = since + (self.now - since) * rng.choice([0, 0.5, 1])
            fields["ended"] = ended.replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%S")
        self.add(event, visit=label, **fields)

    def duty(self):
        name = self.rng.choice(VOLUNTEERS)
        self.add("check-out" if name in self.book.on_duty else "check-in", volunteer=name)

    def take_back(self):
        """Takes back one or more events, then perhaps issues the same ones again."""
        n = min(self.rng.choice([1, 1, 1, 2, 3, 5]), len(oracle.live_events(self.rows)))
        taken = oracle.live_events(self.rows)[-n:]
        for _ in range(n):
            self.add("undo")
        if self.rng.random() < 0.6 and all(r["at"][:10] == self.now.date().isoformat() for r in taken):
            for row in taken:
                fields = {k: v for k, v in row.items() if k not in ("at", "event")}
                self.add(row["event"], **fields)
                if self.rng.random() < 0.2:
                    self.add("undo")
                    self.add(row["event"], **fields)

    def run(self, n_events):
        rng = self.rng
        for day in self.days:
            self.now = datetime.datetime.combine(day, datetime.time(rng.choice([0, 6, 7, 7, 8])))
            self.now += datetime.timedelta(seconds=rng.choice([0, 0, 1, 3599, rng.randrange(3600)]))
            last = datetime.datetime.combine(day, datetime.time(23, 59, 59))
            for _ in range(n_events // len(self.days)):
                step = datetime.timedelta(seconds=rng.choice(STEPS))
                if self.now + step > last:
                    break
                self.now += step
                self.one_event()
                if rng.random() < 0.004:
                    self.add("close-day")
            if rng.random() < 0.5:
                self.add("close-day")
                if rng.random() < 0.3:
                    self.add("undo")
                    if rng.random() < 0.5:
                        self.add("close-day")
        return self.rows


def random_log(rng, codes, missing=False, wide=False):
    """Rows, first day, last day."""
    first = datetime.date(rng.choice([2024, 2026, 2027]), rng.choice([2, 3, 12]), rng.randint(1, 28))
    n_days = rng.choice([1, 2, 3] if wide else [1, 1, 1, 2, 3])
    walk = Walk(rng, codes, first, n_days, missing, wide)
    rows = walk.run(rng.choice([3, 20, 80, 150, 300]))
    return rows, walk.days[0], walk.days[-1]
