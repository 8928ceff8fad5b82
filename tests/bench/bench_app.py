#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The app with 1,000,000 visits open beside an empty AdwApplicationWindow, same renderer."""

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys

import big_database
import harness

PIXEL = ["200", "100"]  # inside both windows
RENDERER = {"GSK_RENDERER": "cairo", "GDK_DISABLE": "gl,vulkan", "GDK_BACKEND": "x11",
            "ADW_DISABLE_PORTAL": "1", "GDK_DEBUG": "no-portals", "GSETTINGS_BACKEND": "memory"}


@contextlib.contextmanager
def display():
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )
    os.close(write)
    # To the end of the line: the server writes it apart, and dies of a closed pipe.
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield dict(os.environ, DISPLAY=":" + number, **RENDERER)
    finally:
        server.terminate()
        server.wait()


def started(env, *command, settle_ms=1500):
    """What is measured of COMMAND from its start until SETTLE_MS after its first frame."""
    out = subprocess.run(
        ["dbus-run-session", "--", harness.program("first-frame"), *PIXEL, str(settle_ms), *command],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    # The accessibility registry greets on the same output.
    line = next((line for line in out.stdout.splitlines() if line.startswith(b"{")), None)
    if out.returncode != 0 or line is None:
        sys.exit("%s: status %d\n%s" % (" ".join(command), out.returncode,
                                        out.stderr.decode(errors="replace")))
    return json.loads(line)


def pair(key, runs, **options):
    """The medians of KEY, of the app and of the empty window by turns."""
    database = big_database.path(1_000_000)
    app = [shutil.which("donghanh"), "--database", database]
    empty = [harness.program("empty-window")]
    with display() as env:
        found = [
            [started(env, *command, **options)[key] for command in (app, empty)]
            for _ in range(runs + 1)
        ]
    # The first run fills the disk's cache.
    return tuple(statistics.median(column) for column in zip(*found[1:]))


@harness.benchmark("app-first-frame", target=1.3, unit="ms")
def first_frame():
    # Ended sooner, the accessibility bus would leave a process behind that was still starting.
    return pair("first_frame_ms", runs=25, settle_ms=400)


@harness.benchmark("app-resident-memory", target=1.3, unit="kB")
def memory():
    return pair("rss_kb", runs=7)


if __name__ == "__main__":
    harness.main()
