#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs that must be refused: exit 1, one line "FILE:LINE: reason", and not a row of the database
changed, although all that stands before the fault is in order.

Usage: test-illegal-logs.py PROGRAM
"""

import os
import re

import cli_support
import oracle

HEADER = ("at,event,visit,place,procedure,volunteer,counter,group,priority,channel,outcome,quantity,"
          "difficulty,note")
COLUMNS = HEADER.split(",")
CODE = "1.001193"
# The legal events that bring visit "v" into a state.
PATHS = {
    "none": [],
    "waiting": ["arrive"],
    "called": ["arrive", "call"],
    "no_show": ["arrive", "call", "no-show"],
    "serving": ["arrive", "start"],
    "held": ["arrive", "start", "hold"],
    "done": ["arrive", "start", "finish"],
    "left": ["arrive", "leave"],
    "cancelled": ["arrive", "cancel"],
}
NEEDS = {
    "transfer": {"procedure": CODE},
    "assist": {"procedure": CODE, "volunteer": "Ân"},
}


def line(event, visit="v", at="2026-03-02T08:00:00", **fields):
    values = {"at": at, "event": event, "visit": visit, **NEEDS.get(event, {}), **fields}
    return ",".join(values.get(c, "") for c in COLUMNS)


def log(*lines):
    return "\n".join([HEADER, *lines]) + "\n"


WIDE_COLUMNS = COLUMNS + ["reason", "origin", "minutes", "follow_up", "ended"]


def wide(event, visit="v", at="2026-03-02T08:00:00", **fields):
    values = {"at": at, "event": event, "visit": visit, **NEEDS.get(event, {}), **fields}
    return ",".join(values.get(c, "") for c in WIDE_COLUMNS)


def wide_log(*lines):
    return "\n".join([",".join(WIDE_COLUMNS), *lines]) + "\n"


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


class IllegalLogs(cli_support.Case):
    def setUp(self):
        super().setUp()
        # Something to be left alone: a visit, a duty, volunteers by name.
        start = log(line("check-in", "", "2026-03-01T07:00:00", volunteer="Ân"),
                    line("arrive", "a", "2026-03-01T07:00:00"),
                    line("check-in", "", "2026-03-01T07:00:00", volunteer="Ý"),
                    line("check-out", "", "2026-03-01T07:00:01", volunteer="Ý"),
                    line("check-out", "", "2026-03-01T07:00:01", volunteer="Ân"))
        self.ok("replay", self.write("start.csv", start), "--create-missing")
        self.keep_content()

    def keep_content(self):
        """What is in the database now is what must be in it later."""
        self.content = cli_support.dump(self.database)
        self.bytes = self.read_bytes()

    def read_bytes(self):
        with open(self.database, "rb") as file:
            return file.read()

    def assert_unchanged(self):
        # The very same bytes, and nothing in a file beside them: no need to read the tables.
        if not os.path.exists(self.database + "-wal") and self.read_bytes() == self.bytes:
            return
        self.assertEqual(cli_support.dump(self.database), self.content, "the database changed")

    def not_refused(self, text, *options):
        """The counterpart: what is right. In a database of its own."""
        right = self.fresh("right.db")
        done = cli_support.run("--database", right, "replay", self.write("right.csv", text), *options)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return right

    def refused(self, content, number, *options):
        """@number: the line at fault; None where the file as a whole is."""
        path = self.write("log.csv", content)
        message = self.fails(1, "replay", path, *options)
        if number is None:
            self.assertIn(path, message)
        else:
            self.assertRegex(message, "^" + re.escape(f"{path}:{number}: ") + ".")
        self.assert_unchanged()
        return message

    def test_every_event_from_every_wrong_state(self):
        tried = 0
        right = []
        for state, path in PATHS.items():
            for event, (sources, _) in oracle.TRANSITIONS.items():
                if state in sources:
                    right += [line(e, f"{event} when {state}") for e in [*path, event]]
                    continue
                cli_support.look_for_leaks(tried)
                lines = [line(e) for e in path]
                with self.subTest(state=state, event=event):
                    self.refused(log(*lines, line(event)), len(lines) + 2)
                    tried += 1
        self.not_refused(log(*right), "--create-missing")
        self.assertEqual(tried, 9 * 11 - sum(len(s) for s, _ in oracle.TRANSITIONS.values()))

    def test_every_wider_event_from_every_wrong_state(self):
        tried = 0
        right = []
        for event, (sources, _) in oracle.WIDER.items():
            for state, path in PATHS.items():
                fields = {"group": "2"} if event == "change" else {}
                if state in sources:
                    label = f"{event} when {state}"
                    right += [*(wide(e, label) for e in path), wide(event, label, **fields)]
                    continue
                lines = [wide(e) for e in path]
                with self.subTest(state=state, event=event):
                    self.refused(wide_log(*lines, wide(event, **fields)), len(lines) + 2)
                    tried += 1
        self.not_refused(wide_log(*right))
        self.assertEqual(tried, 9 * 3 - sum(len(s) for s, _ in oracle.WIDER.values()))

    def test_wider_needs(self):
        served = [wide("arrive"), wide("start")]
        record = {"procedure": CODE, "volunteer": "Ân"}
        self.refused(wide_log(wide("arrive"), wide("change")), 3)
        self.refused(wide_log(wide("arrive"), wide("change", reason="far")), 3)
        self.refused(wide_log(wide("arrive"), wide("change", group="1000")), 3)
        self.refused(wide_log(wide("record", volunteer="Ân")), 2)
        self.refused(wide_log(wide("record", procedure=CODE)), 2)
        self.refused(wide_log(wide("record", "", **record)), 2)
        self.refused(wide_log(wide("record", **record), wide("record", **record)), 3)
        self.refused(wide_log(wide("record", **record), wide("arrive")), 3)
        self.refused(wide_log(wide("record", **record), wide("come-back")), 3)
        for bad in ["0", "1441", "-1", "x", "1.5"]:
            self.refused(wide_log(*served, wide("assist", minutes=bad)), 4)
        for bad in ["2026-03-01", "2026-02-30", "x", "03/2026"]:
            self.refused(wide_log(*served, wide("assist", follow_up=bad)), 4)
            self.refused(wide_log(*served, wide("finish", follow_up=bad)), 4)
        self.refused(wide_log(wide("arrive", priority="other", reason="x" * 60)), 2)

    def test_true_ends(self):
        served = [wide("arrive"), wide("start", at="2026-03-02T08:10:00")]
        finish = lambda ended: wide("finish", at="2026-03-02T09:00:00", ended=ended)
        for bad in ["2026-03-02T08:09:59", "2026-03-02T09:00:01", "2026-03-01T08:30:00", "08:30", "x"]:
            with self.subTest(ended=bad):
                self.refused(wide_log(*served, finish(bad)), 4)
        for good in ["2026-03-02T08:10:00", "2026-03-02T08:30:00", "2026-03-02T09:00:00"]:
            right = self.not_refused(wide_log(*served, finish(good)))
            # Exact: flagged as nothing.
            self.assertEqual(cli_support.rows(
                right, "SELECT inaccurate, time (ended + 25200, 'unixepoch') FROM visit"),
                [(0, good[11:])])

    def test_origins(self):
        over = [wide("arrive"), wide("start"), wide("finish")]
        later = "2026-03-03T08:00:00"
        again = lambda label, origin: wide("arrive", label, later, origin=origin)
        self.refused(wide_log(*over, again("w", "v")), 5)
        self.refused(wide_log(*over, again("w", "2026-03-01/v")), 5)
        self.refused(wide_log(*over, again("w", "02/03/2026/v")), 5)
        self.refused(wide_log(*over, wide("arrive", "w", origin="2026-03-02/v")), 5)
        self.refused(wide_log(wide("arrive"), again("w", "2026-03-02/v")), 3)
        self.refused(wide_log(*over, again("w", "2026-03-02/v"), again("x", "2026-03-02/v")), 6)
        self.refused(wide_log(*over, again("w", "2026-03-02/v"), wide("undo", "", later),
                              wide("undo", "", later), again("x", "2026-03-02/v")), 8)

    def test_numbers(self):
        stop, start = wide("stop-numbers", ""), wide("open-numbers", "")
        self.refused(wide_log(start), 2)
        self.refused(wide_log(stop, stop), 3)
        self.refused(wide_log(stop, wide("arrive")), 3)
        self.refused(wide_log(stop, start, start), 4)
        self.refused(wide_log(stop, wide("undo", ""), start), 4)

    def test_words_of_no_log(self):
        for word in ["feedback-status", "redo", "procedure-set", "volunteer-set", "place-set", "class "]:
            self.refused(wide_log(wide(word)), 2)

    def test_long_names(self):
        for fields in [{"procedure": "x" * 201}, {"place": "x" * 201}]:
            self.refused(wide_log(wide("arrive", **fields)), 2, "--create-missing")
        self.refused(wide_log(wide("arrive"), wide("start", volunteer="x" * 201)), 3, "--create-missing")

    def test_after_undo(self):
        """A state taken back is no state to go on from."""
        self.refused(log(line("arrive"), line("call"), line("undo", ""), line("no-show")), 5)
        self.refused(log(line("arrive"), line("undo", ""), line("call")), 4)
        self.refused(log(line("arrive"), line("close-day", ""), line("call")), 4)

    def test_unknown_visit(self):
        self.refused(log(line("arrive"), line("call", "w")), 3)
        self.refused(log(line("arrive"), line("call", "V")), 3)
        self.refused(log(line("arrive"), line("call", "")), 3)
        self.refused(log(line("arrive"), line("arrive")), 3)
        # Labels are unique within their day: tomorrow's "v" is another one, which never came.
        self.refused(log(line("arrive"), line("call", at="2026-03-03T08:00:00")), 3)

    def test_nothing_to_undo(self):
        self.refused(log(line("undo", "")), 2)
        self.refused(log(line("arrive"), line("undo", ""), line("undo", "")), 4)

    def test_duty(self):
        self.refused(log(line("check-out", "", volunteer="Ân")), 2)
        self.refused(log(line("check-in", "", volunteer="Ân"), line("check-in", "", volunteer="Ân")), 3)
        self.refused(log(line("check-in", "", volunteer="")), 2)
        self.refused(log(line("check-in", "", volunteer="Ân"), line("close-day", ""),
                         line("check-out", "", volunteer="Ân")), 4)

    def test_time_running_back(self):
        later, earlier = "2026-03-02T08:00:01", "2026-03-02T08:00:00"
        self.refused(log(line("arrive", at=later), line("call", at=earlier)), 3)
        self.refused(log(line("arrive", at=later), line("undo", "", at=earlier)), 3)
        self.refused(log(line("check-in", "", at=later, volunteer="Ân"),
                         line("close-day", "", at="2026-03-01T23:00:00")), 3)

    def test_bad_times(self):
        for n, at in enumerate(["", "x", "2026-03-02", "2026-03-02 08:00:00", "2026-03-02T08:00", "2026-02-30T08:00:00",
                   "2026-13-01T08:00:00", "2026-03-02T24:00:00", "2026-03-02T08:60:00",
                   "2026-03-02T08:00:60", "2026-03-02T08:00:00Z", "2026-03-02T08:00:00+07:00",
                   "02/03/2026 08:00:00", "2026-3-2T8:0:0", "20260302T080000", "-026-03-02T08:00:00",
                   "２026-03-02T08:00:00"]):
            cli_support.look_for_leaks(n)
            with self.subTest(at=at):
                self.refused(log(line("arrive", "u"), line("arrive", at=at)), 3)
        # The start of Unix time is a time like those before it, not "now".
        for at in ["1970-01-01T06:59:59", "1970-01-01T07:00:00"]:
            with self.subTest(at=at):
                self.refused(log(line("arrive", at=at)), 2)

    def test_bad_numbers(self):
        for n, bad in enumerate(["0", "-1", "1.5", "1,5", "abc", "1e3", "0x10", "+-1", "１", "1 000",
                    "99999999999999999999", "9223372036854775808", "4294967297", "NaN"]):
            cli_support.look_for_leaks(n)
            with self.subTest(bad=bad):
                self.refused(log(line("arrive", group=quoted(bad))), 2)
                self.refused(log(line("arrive"), line("start"), line("assist", quantity=quoted(bad))), 4)
        self.refused(log(line("arrive", group="1000")), 2)
        self.refused(log(line("arrive"), line("start"), line("assist", quantity="10000")), 4)

    def test_unknown_words(self):
        self.refused(log(line("arrive"), line("dance")), 3)
        self.refused(log(line("arrive"), line("")), 3)
        self.refused(log(line("arrive"), line("Call")), 3)
        self.refused(log(line("arrive"), line("redo")), 3)
        self.refused(log(line("arrive", priority="vip")), 2)
        served = [line("arrive"), line("start")]
        self.refused(log(*served, line("assist", channel="fax")), 4)
        self.refused(log(*served, line("assist", outcome="perfect")), 4)
        self.refused(log(*served, line("assist", procedure="9.999999")), 4)
        self.refused(log(*served, line("assist", volunteer="Không Có")), 4)
        self.refused(log(*served, line("assist", volunteer="Ân;Không Có")), 4)
        self.refused(log(line("check-in", "", volunteer="Không Có")), 2)
        self.refused(log(line("arrive", procedure="9.999999")), 2)

    def test_what_is_needed(self):
        served = [line("arrive"), line("start")]
        self.refused(log(*served, line("assist", procedure="")), 4)
        self.refused(log(*served, line("assist", volunteer="")), 4)
        self.refused(log(*served, line("assist", volunteer=";")), 4)
        self.refused(log(*served, line("transfer", procedure="")), 4)
        self.refused(log(line("arrive", "")), 2)

    def test_bad_bytes(self):
        good = log(line("arrive")).encode()
        for name, bad in {
                "Latin-1": b"\xe9", "cut short": b"\xe1\xba", "overlong": b"\xc0\xaf",
                "surrogate": b"\xed\xa0\x80", "beyond Unicode": b"\xf4\x90\x80\x80", "NUL": b"\0",
        }.items():
            with self.subTest(name):
                row = line("arrive", "w").encode() + bad + b"\n"
                self.refused(good + row + line("call").encode() + b"\n", 3)
        self.refused(good.decode().encode("utf-16"), 1)
        self.refused(b"\0", 1)

    def test_size_and_shape(self):
        self.refused(log(line("arrive"), line("arrive", "w", note="x" * 10_000_000)), 3)
        self.refused(log(line("arrive"), line("arrive", "w", note=quoted("x\n" * 5_000_000))), 3)
        self.refused(log(line("arrive")) + "x" * 10_000_000, 3)
        self.refused("x" * 10_000_000, 1)
        self.refused(log(line("arrive"), line("call") + ",extra"), 3)
        self.refused(log(line("arrive"), "2026-03-02T08:00:00,call,v"), 3)
        self.refused(log(line("arrive"), line("call") + 'a"b"'), 3)
        self.refused("", 1)
        self.refused("\n\n", 1)

    def test_truncated(self):
        """A file cut off anywhere inside its last line, where that can be told."""
        whole = log(line("arrive"), line("start"),
                    line("assist", note=quoted("ghi, chú"))).encode().rstrip(b"\n")
        last = whole.rindex(b"\n") + 1
        for end in range(last + 1, whole.rindex(b",") - 5):
            cli_support.look_for_leaks(end)
            with self.subTest(end=end):
                self.refused(whole[:end], 4)
        self.refused(whole[:-1], 4)

    def test_columns(self):
        self.refused("at,event,visit,colour\n", 1)
        self.refused("at,event,visit,visit\n2026-03-02T08:00:00,arrive,v,v\n", 1)
        self.refused("event,visit\narrive,v\n", 1)
        self.refused("at,visit\n2026-03-02T08:00:00,v\n", 1)
        self.refused("at;event,visit\n2026-03-02T08:00:00,arrive,v\n", 1)

    def test_files(self):
        self.fails(1, "replay", os.path.join(self.folder, "none.csv"))
        self.fails(1, "replay", self.folder)
        self.assert_unchanged()

    def test_create_missing_makes_nothing_when_refused(self):
        self.refused(log(line("arrive", procedure="Thủ tục mới"), line("start", volunteer="Người Mới"),
                         line("resume")), 4, "--create-missing")

    def test_blank_cells(self):
        """A cell of spaces alone is as good as an empty one."""
        self.ok("replay", self.write("blank.csv", log(
            line("arrive", at="2026-03-05T08:00:00", procedure="  ", place=" "),
            line("start", at="2026-03-05T08:00:00", volunteer=" "))), "--create-missing")
        self.keep_content()
        later = "2026-03-06T08:00:00"
        self.refused(log(line("arrive", at=later), line("start", at=later),
                         line("assist", at=later, volunteer=" ")), 4, "--create-missing")

    def test_legal_shapes(self):
        """The counterparts: columns left out or in another order, a BOM, CRLF, blank lines, no events."""
        day = "2026-03-05T08:00:00"
        for i, text in enumerate([
                f"event,at,visit\narrive,{day},1\n", f"\ufeffat,event,visit\n{day},arrive,1\n",
                f"at,event,visit\r\n{day},arrive,1\r\n", f"at,event,visit\n\n{day},arrive,1",
        ]):
            self.database = self.fresh(f"legal-{i}.db")
            self.ok("replay", self.write("legal.csv", text))
            self.assertEqual(cli_support.rows(self.database, "SELECT count (*) FROM visit"), [(1,)])
        self.ok("replay", self.write("legal.csv", HEADER + "\n"))


if __name__ == "__main__":
    cli_support.main()
