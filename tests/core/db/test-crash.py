#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a burst of registrations 50 times: nothing acknowledged is lost, nothing is there twice."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time

ROUNDS = 50
# In memory: the machine goes on running, so what was written is there, wherever that was.
SCRATCH = "/dev/shm" if os.path.isdir("/dev/shm") else None


def burst_until_killed(program, path, delay):
    """The registrations that were acknowledged before the kill, which comes `delay` s after the first."""
    with subprocess.Popen([program, "burst", path], stdout=subprocess.PIPE, text=True) as writer:
        try:
            first = writer.stdout.readline()
            time.sleep(delay)
        finally:
            writer.send_signal(signal.SIGKILL)
        lines = writer.stdout.read().splitlines(keepends=True)
        writer.wait()
    assert first == "ready\n", f"the writer did not start: {first!r}"
    assert writer.returncode == -signal.SIGKILL, f"the writer ended by itself: {writer.returncode}"
    # A line cut off by the kill had not been given to anybody.
    return [line.strip() for line in lines if line.endswith("\n")]


def main():
    program = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    print(f"# seed {seed}", flush=True)
    random.seed(seed)
    acknowledged = []
    known = 0
    with tempfile.TemporaryDirectory(prefix="donghanh-crash-", dir=SCRATCH) as folder:
        path = f"{folder}/desk.db"
        subprocess.run([program, "create", path], check=True)
        for turn in range(ROUNDS):
            acknowledged += burst_until_killed(program, path, random.uniform(0, 0.015))
            # For leaks in one of four: that takes as long as the rest.
            leaks = {"ASAN_OPTIONS": f"detect_leaks={int(turn % 4 == 0)}:abort_on_error=0"}
            result = subprocess.run([program, "list", path], capture_output=True, text=True,
                                    env={**os.environ, **leaks})
            assert result.returncode == 0, f"round {turn}: {result.stderr}"
            rows = [line.split() for line in result.stdout.splitlines()]
            found = [f"{ticket} {visit}" for ticket, visit, _ in rows]
            lost = set(acknowledged) - set(found)
            assert not lost, f"round {turn}: lost {sorted(lost)}"
            tickets = [(day, ticket) for ticket, _, day in rows]
            assert len(tickets) == len(set(tickets)), f"round {turn}: a ticket was given twice"
            # At most the one registration that was under way came to the disk without a word.
            assert len(found) <= len(acknowledged) + turn + 1, f"round {turn}: rows from nowhere"
            known = len(found)
    assert len(acknowledged) > ROUNDS, "too few registrations for the test to mean anything"
    print(f"# {ROUNDS} kills, {len(acknowledged)} acknowledged, {known} found")
    print("ok 1 - nothing acknowledged is lost\n1..1")


if __name__ == "__main__":
    main()
