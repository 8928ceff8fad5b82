#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is as clang-format, and every Blueprint file as blueprint-compiler writes it."""

import subprocess

import tree


def run(command):
    done = subprocess.run(command, cwd=tree.ROOT, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


AT_ONCE = 25

problems = []
sources = tree.files(".c", ".h")
for start in range(0, len(sources), AT_ONCE):
    some = sources[start:start + AT_ONCE]
    status, output = run(["clang-format", "--dry-run", "-Werror"] + some)
    # The first fault of each file is enough; a line reads NAME:LINE:COLUMN: error: ….
    faults = {}
    for line in output.splitlines():
        if ": error:" in line:
            faults.setdefault(line.split(":")[0], line.split(": error:")[0])
    problems += [f"{where}: not formatted; run: clang-format -i {name}"
                 for name, where in faults.items()]
    if status != 0 and not faults:
        problems.append(output.rstrip())

templates = tree.files(".blp")
if templates:
    status, output = run(["blueprint-compiler", "format"] + templates)
    if status != 0:
        problems.append(output.rstrip() + "\nrun: blueprint-compiler format --fix ui/")

tree.end(problems, f"{len(sources)} C files and {len(templates)} Blueprint files are formatted")
