#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is as clang-format, and every Blueprint file as blueprint-compiler writes it.

Another version of these writes some lines otherwise: one that is not the version named here looks at
nothing, and says so.
"""

import re
import shutil
import subprocess
import sys

import tree

CLANG_FORMAT = "19"
BLUEPRINT = "0.16"
AT_ONCE = 25
SKIPPED = 77

problems = []
others = []


def run(command):
    done = subprocess.run(command, cwd=tree.ROOT, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def is_pinned(program, version, what):
    found = re.search(r"\d+(\.\d+)+", run([program, "--version"])[1]).group()
    if not f"{found}.".startswith(f"{version}."):
        others.append(f"{what} are not looked at: {program} {version} writes them, and here is {found}")
        return False
    return True


clang_format = shutil.which(f"clang-format-{CLANG_FORMAT}") or "clang-format"
sources = tree.files(".c", ".h")
if is_pinned(clang_format, CLANG_FORMAT, "C files"):
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
if is_pinned("blueprint-compiler", BLUEPRINT, "Blueprint files") and templates:
    status, output = run(["blueprint-compiler", "format"] + templates)
    if status != 0:
        problems.append(output.rstrip() + "\nrun: blueprint-compiler format --fix ui/")

if others and not problems:
    print("; ".join(others))
    sys.exit(SKIPPED)
tree.end(problems, f"{len(sources)} C files and {len(templates)} Blueprint files are formatted")
