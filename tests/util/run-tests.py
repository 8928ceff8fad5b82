#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of a build directory, all or those named, and says how many passed.

Usage: run-tests.py BUILD [NAME…]

NAME is a test, a pattern of tests ("csv*") or a suite ("core", "lint"). The log of each test that
failed is shown whole at the end, and why a test was skipped; the last line is
"N passed, N failed[, N skipped]".
"""

import fnmatch
import json
import os
import subprocess
import sys

# Sanitizers on a slow laptop: what takes 30 s by itself may need more beside others.
TIMEOUT_FACTOR = "3"
PASSED = {"OK", "EXPECTEDFAIL"}
LOG_LIMIT = 60_000


def chosen(build, names):
    """The tests that NAMES mean, as `meson test` understands them; exits where one means none."""
    text = subprocess.run(["meson", "introspect", "--tests", build],
                          check=True, stdout=subprocess.PIPE).stdout
    tests = json.loads(text)
    result = []
    for name in names:
        found = [t["name"] for t in tests
                 if fnmatch.fnmatchcase(t["name"], name)
                 or name in [s.split(":")[-1] for s in t["suite"]]]
        if not found:
            known = ", ".join(sorted(t["name"] for t in tests))
            sys.exit(f"dev: there is no test or suite named {name}; there are: {known}")
        result += [f for f in found if f not in result]
    return result


def build_data(build):
    """What tests look at without depending on it: languages, schemas, resources, desktop file."""
    text = subprocess.run(["meson", "introspect", "--targets", build],
                          check=True, stdout=subprocess.PIPE).stdout
    made = [os.path.relpath(name, os.path.realpath(build))
            for target in json.loads(text)
            if target["type"] == "custom" and target["build_by_default"]
            for name in target["filename"]]
    if made and subprocess.run(["ninja", "-C", build, "--quiet"] + made).returncode != 0:
        sys.exit("dev: the build has failed; see the messages above.")


def processes():
    """Those that drive the program wait half of their time: there are more of them than cores."""
    return len(os.sched_getaffinity(0)) * 5 // 2 or 1


def results(build):
    path = os.path.join(build, "meson-logs", "testlog.json")
    with open(path, encoding="utf-8", errors="replace") as log:
        return [json.loads(line) for line in log if line.strip()]


def show(test):
    print(f"\n──── {test['name']}: {test['result'].lower()} " + "─" * 40)
    for stream in ("stdout", "stderr"):
        text = test.get(stream) or ""
        if len(text) > LOG_LIMIT:
            text = f"… {len(text) - LOG_LIMIT} characters left out …\n" + text[-LOG_LIMIT:]
        if text.strip():
            print(text.rstrip())


def main():
    build, names = sys.argv[1], sys.argv[2:]
    log = os.path.join(build, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.unlink(log)
    command = ["meson", "test", "-C", build, "--timeout-multiplier", TIMEOUT_FACTOR,
               "--num-processes", str(processes())]
    # Everything is built already where no test is named; else just what the named ones need.
    if names:
        command += chosen(build, names)
        build_data(build)
    else:
        command += ["--no-rebuild"]
    status = subprocess.run(command, stdin=subprocess.DEVNULL).returncode
    if not os.path.exists(log):
        sys.exit("dev: the tests could not be started; see the messages above.")
    done = results(build)
    failed = [t for t in done if t["result"] not in PASSED | {"SKIP"}]
    skipped = sum(t["result"] == "SKIP" for t in done)
    for test in failed:
        show(test)
    for test in done:
        if test["result"] == "SKIP":
            reason = (test.get("stdout") or "").strip().splitlines()[-1:]
            print(f"\n{test['name']} is skipped: {''.join(reason)}")
    passed = len(done) - len(failed) - skipped
    line = f"{passed} passed, {len(failed)} failed"
    print("\n" + line + (f", {skipped} skipped" if skipped else ""), flush=True)
    return 1 if failed or status != 0 or not done else 0


if __name__ == "__main__":
    sys.exit(main())
