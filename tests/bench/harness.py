# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every benchmark is written with: see README.md beside this file.

A file bench_*.py declares its benchmarks and ends with main ():

    import harness

    @harness.benchmark("summary-day", target=3.0)
    def summary_day():
        return harness.compare(ours, reference)

    if __name__ == "__main__":
        harness.main()

ours and reference are functions of no argument; what they return is the time in seconds where they
measure it themselves, and where they return None the time of the call is taken.
"""

import json
import os
import statistics
import sys
import time

RUNS = 5
_benchmarks = {}


def benchmark(name, target, unit="s"):
    """Declares a benchmark: TARGET is the greatest ratio of ours to the reference that is good.

    Where a time itself is promised, TARGET is a function of the reference's median.
    """
    def declare(function):
        assert name not in _benchmarks, name
        # A file that another one borrows from runs its own by itself.
        if function.__module__ == "__main__":
            _benchmarks[name] = (function, target, unit)
        return function
    return declare


def once(function):
    start = time.perf_counter()
    value = function()
    return time.perf_counter() - start if value is None else value


def compare(ours, reference, runs=RUNS):
    """The medians of both, measured by turns in the same run after one warming turn of each."""
    once(ours)
    once(reference)
    pairs = [(once(ours), once(reference)) for _ in range(runs)]
    return tuple(statistics.median(column) for column in zip(*pairs))


def program(name):
    """The path of a reference program that meson.build beside this file builds."""
    path = os.path.join(os.environ["DONGHANH_BENCH_PROGRAMS"], name)
    if not os.access(path, os.X_OK):
        sys.exit(f"bench: there is no program {path}")
    return path


def scratch():
    """A folder for the data of benchmarks, on a disk and shared by all of one run."""
    return os.environ["DONGHANH_BENCH_SCRATCH"]


def main():
    """Lists the benchmarks (--list), or runs those named and prints a JSON object for each."""
    names = sys.argv[1:]
    if names == ["--list"]:
        print("\n".join(_benchmarks))
        return
    for name in names or _benchmarks:
        function, target, unit = _benchmarks[name]
        median, reference = function()
        bound = round(target(reference), 2) if callable(target) else target
        print(json.dumps({"name": name, "median": median, "unit": unit,
                          "reference": reference, "target": bound}), flush=True)
