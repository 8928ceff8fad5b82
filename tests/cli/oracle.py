# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brute-force reading of an event log, written from the contract (§4, §5) and, for what goes beyond it,
from src/core/io/event-log.md and src/core/stats/summary.md, and from nothing else.

No cleverness on purpose: events taken back are dropped from a list, the rest is walked once, the queue
is an array with one cell per second of the day. It shares no line with the program that it judges.
"""

import csv
import datetime
import io
import itertools

CHANNELS = ["online", "in_person", "postal"]
OUTCOMES = ["self_done", "submitted", "referred", "follow_up", "missing_papers", "unresolved"]
TRANSITIONS = {  # event: (states it may start from, state after it; None = unchanged)
    "call": ({"waiting"}, "called"),
    "no-show": ({"called"}, "no_show"),
    "return": ({"no_show"}, "waiting"),
    "start": ({"called", "waiting"}, "serving"),
    "hold": ({"serving"}, "held"),
    "resume": ({"held"}, "serving"),
    "transfer": ({"serving", "called"}, "waiting"),
    "assist": ({"serving", "held", "done"}, None),
    "finish": ({"serving"}, "done"),
    "leave": ({"waiting", "called", "held", "no_show"}, "left"),
    "cancel": ({"waiting"}, "cancelled"),
}
WIDER = {  # beyond the contract
    "recall": ({"called"}, None),
    "change": ({"waiting", "called", "serving", "held", "done", "no_show", "left"}, None),
    "come-back": ({"done", "left"}, "waiting"),
}
FINAL = {"done", "left", "cancelled"}


class IllegalEvent(Exception):
    pass


def parse_time(text):
    return datetime.datetime.fromisoformat(text)


def parse_day(text):
    if not text:
        return None
    return datetime.datetime.strptime(text, "%d/%m/%Y" if "/" in text else "%Y-%m-%d").date()


def read_log(text):
    """The rows of a log as dicts; columns left out read as empty."""
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


class Visit:
    def __init__(self, row, at):
        self.arrived = at
        self.day = at.date()
        self.people = int(row.get("group") or 1)
        self.priority = row.get("priority") or "none"
        self.state = None
        self.intervals = []  # [state, from, to or None]
        self.first_call = None
        self.first_start = None
        self.ended = None
        self.flagged = False
        self.recorded = row["event"] == "record"
        self.reason = (row.get("reason") or "") if self.priority != "none" else ""
        self.hold_reason = ""
        self.recalls = 0
        self.trips = 1
        self.origin = None
        self.follow_up = parse_day(row.get("follow_up")) if self.recorded else None
        self.move("done" if self.recorded else "waiting", at)

    def move(self, state, at):
        if self.intervals and self.intervals[-1][2] is None:
            self.intervals[-1][2] = at
        self.state = state
        self.hold_reason = ""
        if state in FINAL:
            self.ended = at
        else:
            self.ended = None
            self.intervals.append([state, at, None])

    def first_attended(self):
        """The first call, or the first start where not called before it. (A visit started without a
        call, sent on and only then called waited until that start.)"""
        times = [t for t in (self.first_call, self.first_start) if t is not None]
        return min(times, default=None)

    def wait(self):
        end = self.first_attended()
        return None if end is None else int((end - self.arrived).total_seconds())


class Book:
    """State after a list of live events."""

    def __init__(self):
        self.visits = {}  # (day, label): Visit
        self.assists = []  # dicts
        self.on_duty = {}  # name: since
        self.duties = []  # (name, from, to)
        self.stopped = set()  # days on which no numbers are given

    def apply(self, row):
        at = parse_time(row["at"])
        event = row["event"]
        names = [n for n in (row.get("volunteer") or "").split(";") if n]
        key = (at.date(), row.get("visit") or "")
        follow_up = parse_day(row.get("follow_up"))
        if follow_up and follow_up < at.date():
            raise IllegalEvent("to come back on a day gone by")
        if event in ("arrive", "record"):
            if key in self.visits:
                raise IllegalEvent("label twice")
            visit = Visit(row, at)
            if event == "arrive":
                if at.date() in self.stopped:
                    raise IllegalEvent("no more numbers")
                if row.get("origin"):
                    self.go_on(visit, row["origin"])
            else:
                if not row["procedure"] or not names:
                    raise IllegalEvent("a record without its assist")
                self.assist(visit, row, names)
            self.visits[key] = visit
        elif event in TRANSITIONS or event in WIDER:
            visit = self.visits.get(key)
            if visit is None:
                raise IllegalEvent("unknown visit")
            sources, target = TRANSITIONS.get(event) or WIDER[event]
            if visit.state not in sources:
                raise IllegalEvent(f"{event} from {visit.state}")
            if event == "recall":
                visit.recalls += 1
            if event == "change":
                self.change(visit, row, follow_up)
            if event == "come-back":
                if visit.recorded or self.gone_on_with(visit):
                    raise IllegalEvent("cannot come back")
                visit.trips += 1
                visit.follow_up = None
            if event in ("assist", "finish", "leave") and follow_up:
                visit.follow_up = follow_up
            if event == "finish" and row.get("ended"):
                ended = parse_time(row["ended"])
                if ended > at or ended < visit.intervals[-1][1] or ended.date() != visit.day:
                    raise IllegalEvent("no true end")
                at = ended
            if event == "call" and visit.first_call is None:
                visit.first_call = at
            if event == "start" and visit.first_start is None:
                visit.first_start = at
            if event == "assist":
                self.assist(visit, row, names)
            if target is not None:
                visit.move(target, at)
            if event == "hold":
                visit.hold_reason = row.get("note") or ""
        elif event == "stop-numbers":
            if at.date() in self.stopped:
                raise IllegalEvent("stopped already")
            self.stopped.add(at.date())
        elif event == "open-numbers":
            if at.date() not in self.stopped:
                raise IllegalEvent("open already")
            self.stopped.remove(at.date())
        elif event == "check-in":
            if names[0] in self.on_duty:
                raise IllegalEvent("already in")
            self.on_duty[names[0]] = at
        elif event == "check-out":
            if names[0] not in self.on_duty:
                raise IllegalEvent("not in")
            self.duties.append((names[0], self.on_duty.pop(names[0]), at))
        elif event == "close-day":
            for visit in self.visits.values():
                if visit.day != at.date():
                    continue
                if visit.state in ("waiting", "called", "held"):
                    visit.move("left", at)
                elif visit.state == "serving":
                    visit.move("done", at)
                    visit.flagged = True
            for name, since in self.on_duty.items():
                self.duties.append((name, since, at))
            self.on_duty.clear()
        else:
            raise IllegalEvent(event)

    def assist(self, visit, row, names):
        self.assists.append({
            "visit": visit,
            "procedure": row["procedure"],
            "volunteers": sorted(set(names)),
            "channel": row.get("channel") or "in_person",
            "outcome": row.get("outcome") or "self_done",
            "quantity": int(row.get("quantity") or 1),
            "difficulties": sorted({d for d in (row.get("difficulty") or "").split(";") if d}),
            "minutes": int(row.get("minutes") or 0) or None,
            "follow_up": parse_day(row.get("follow_up")),
        })

    def gone_on_with(self, visit):
        return any(v.origin is visit and v.state != "cancelled" for v in self.visits.values())

    def go_on(self, visit, origin):
        day, label = origin.split("/", 1)
        earlier = self.visits.get((parse_day(day), label))
        if earlier is None or earlier.day >= visit.day or self.gone_on_with(earlier):
            raise IllegalEvent("nothing to go on with")
        if earlier.state not in ("done", "left", "no_show"):
            raise IllegalEvent("not over")
        visit.origin = earlier
        visit.trips = earlier.trips + 1

    def change(self, visit, row, follow_up):
        if not any(row.get(c) for c in ("procedure", "priority", "group", "follow_up")):
            raise IllegalEvent("nothing to change")
        if row.get("reason") and not row.get("priority"):
            raise IllegalEvent("a reason for nothing")
        if row.get("priority"):
            visit.priority = row["priority"]
            visit.reason = (row.get("reason") or "") if visit.priority != "none" else ""
        if row.get("group"):
            visit.people = int(row["group"])
        if follow_up:
            visit.follow_up = follow_up


def live_events(rows):
    live = []
    for row in rows:
        if row["event"] == "undo":
            if not live:
                raise IllegalEvent("nothing to take back")
            live.pop()
        else:
            live.append(row)
    return live


def fold(rows):
    book = Book()
    for row in live_events(rows):
        book.apply(row)
    return book


def quantile(values, numerator, denominator):
    if not values:
        return None
    rank = -(-numerator * len(values) // denominator)
    return sorted(values)[rank - 1]


def durations(values):
    return {
        "n": len(values),
        "mean_s": sum(values) // len(values) if values else None,
        "median_s": quantile(values, 1, 2),
        "p90_s": quantile(values, 9, 10),
    }


def seconds_of(at, day):
    """Second of @day at which @at falls, kept within the day."""
    start = datetime.datetime.combine(day, datetime.time())
    return max(0, min(86400, int((at - start).total_seconds())))


def queue_by_second(visits, day):
    change = [0] * 86401
    area = 0
    for visit in visits:
        for state, since, until in visit.intervals:
            if state != "waiting":
                continue
            first = seconds_of(since, day)
            last = 86400 if until is None else seconds_of(until, day)
            change[first] += 1
            change[last] -= 1
            area += last - first
    return list(itertools.accumulate(change[:86400])), area


def ranked(rows):
    return sorted(rows, key=lambda r: (-r["assists"], r["name"], r.get("code", "")))


def summary(book, first, last=None, catalogue=None, target_s=900):
    """The summary of the contract's §5 of the fold @book. @catalogue: code → (name, field); a procedure
    that it does not know is one made by --create-missing, under the name that the log gives."""
    catalogue = catalogue or {}
    names = {name: code for code, (name, field) in catalogue.items()}
    last = last or first
    days = [first + datetime.timedelta(days=i) for i in range((last - first).days + 1)]
    every = [v for v in book.visits.values() if v.day in days]
    visits = [v for v in every if v.state != "cancelled"]
    timed = [v for v in visits if not v.flagged and not v.recorded]
    waits = [v.wait() for v in timed if v.wait() is not None]
    gave_up = [
        v for v in timed
        if v.state == "left" and v.wait() is None and (v.ended - v.arrived).total_seconds() > target_s
    ]
    services = [
        sum(int((to - since).total_seconds()) for s, since, to in v.intervals if s == "serving")
        for v in timed if v.state == "done"
    ]
    state_count = lambda *states: sum(v.state in states for v in visits)

    hours = [
        {"hour": h, "arrived": 0, "called": 0, "served": 0, "left": 0, "queue_max": 0, "queue_area_s": 0}
        for h in range(24)
    ]
    area = 0
    for day in days:
        queue, area_of_day = queue_by_second([v for v in visits if v.day == day], day)
        for h in range(24):
            slot = queue[h * 3600:(h + 1) * 3600]
            hours[h]["queue_max"] = max(hours[h]["queue_max"], max(slot))
            hours[h]["queue_area_s"] += sum(slot)
        area += area_of_day
    queue_max = max(hour["queue_max"] for hour in hours)
    assert area == sum(hour["queue_area_s"] for hour in hours)
    recorded = sum(v.recorded for v in visits)
    for v in visits:
        if v.recorded:
            continue
        hours[v.arrived.hour]["arrived"] += 1
        called = v.first_attended()
        if called:
            hours[called.hour]["called"] += 1
        if v.state == "done":
            hours[v.ended.hour]["served"] += 1
        if v.state == "left":
            hours[v.ended.hour]["left"] += 1
    busy = [x["hour"] for x in hours if x["arrived"] or x["called"] or x["served"] or x["left"]]
    hours = hours[busy[0]:busy[-1] + 1] if busy else []

    assists = [a for a in book.assists if a["visit"] in visits]
    procedures, fields, volunteers, difficulties = {}, {}, {}, {}
    helped = {}
    for a in assists:
        code = names.get(a["procedure"], a["procedure"])
        name, field = catalogue.get(code, (a["procedure"], ""))
        p = procedures.setdefault(code, {
            "code": code if code in catalogue else "", "name": name, "field": field, "assists": 0,
            "quantity": 0})
        f = fields.setdefault(field, {"name": field, "assists": 0, "quantity": 0})
        for x in (p, f):
            x["assists"] += 1
            x["quantity"] += a["quantity"]
        for name in a["volunteers"]:
            x = volunteers.setdefault(name, {"name": name, "assists": 0, "visits": 0, "on_duty_s": 0})
            x["assists"] += 1
            helped.setdefault(name, set()).add(a["visit"])
            x["visits"] = len(helped[name])
        for code in a["difficulties"]:
            difficulties[code] = difficulties.get(code, 0) + 1
    for name, since, until in book.duties:
        if since.date() in days:
            x = volunteers.setdefault(name, {"name": name, "assists": 0, "visits": 0, "on_duty_s": 0})
            x["on_duty_s"] += int((until - since).total_seconds())

    result = {"schema": 1, "date": first.isoformat()}
    if last != first:
        result["to"] = last.isoformat()
    result.update({
        "visits": {
            "arrived": len(visits),
            "people": sum(v.people for v in visits),
            "served": state_count("done"),
            "left": state_count("left"),
            "no_show": state_count("no_show"),
            "cancelled": len(every) - len(visits),
            "open": state_count("waiting", "called", "serving", "held"),
            "priority": {p: sum(v.priority == p for v in visits) for p in ("elderly", "other")},
        },
        "wait": {
            **durations(waits),
            "max_s": max(waits) if waits else None,
            "target_s": target_s,
            "eligible": len(waits) + len(gave_up),
            "within_target": sum(w <= target_s for w in waits),
        },
        "service": {**durations(services), "total_s": sum(services)},
        "queue": {"max": queue_max, "area_s": area},
        "hours": hours,
        "assists": {
            "count": len(assists),
            "quantity": sum(a["quantity"] for a in assists),
            "by_channel": {c: sum(a["channel"] == c for a in assists) for c in CHANNELS},
            "by_outcome": {o: sum(a["outcome"] == o for a in assists) for o in OUTCOMES},
        },
        "procedures": ranked(procedures.values()),
        "fields": ranked(fields.values()),
        "volunteers": ranked(volunteers.values()),
        "difficulties": [
            {"code": code, "count": count}
            for code, count in sorted(difficulties.items(), key=lambda kv: (-kv[1], kv[0]))
        ],
    })
    if recorded:
        result["recorded_late"] = recorded
    return result
