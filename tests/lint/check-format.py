#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is as clang-format, and every Blueprint file as blueprint-compiler writes it."""

import re
import shutil
import subprocess
import sys

import tree

# Another version writes some lines otherwise: what is formatted is what this one writes.
CLANG_FORMAT = 19
SKIPPED = 77


def run(command):
    done = subprocess.run(command, cwd=tree.ROOT, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


AT_ONCE = 25

problems = []
clang_format = shutil.which(f"clang-format-{CLANG_FORMAT}") or "clang-format"
version = run([clang_format, "--version"])[1].strip()
pinned = re.search(rf"version {CLANG_FORMAT}\.", version) is not None
sources = tree.files(".c", ".h") if pinned else []
for start in range(0, len(sources), AT_ONCE):
    some = sources[start:start + AT_ONCE]
    status, output = run([clang_format, "--dry-run", "-Werror"] + some)
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

if not pinned and not problems:
    print(f"C files are not looked at: they are written by clang-format {CLANG_FORMAT}, and here is {version}")
    sys.exit(SKIPPED)
tree.end(problems, f"{len(sources)} C files and {len(templates)} Blueprint files are formatted")
