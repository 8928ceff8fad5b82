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


problems = []
sources = tree.files(".c", ".h")
for name in sources:
    status, output = run(["clang-format", "--dry-run", "-Werror", name])
    if status != 0:
        first = next((line for line in output.splitlines() if ": error:" in line), name)
        problems.append(f"{first.split(': error:')[0]}: not formatted; run: clang-format -i {name}")

templates = tree.files(".blp")
if templates:
    status, output = run(["blueprint-compiler", "format"] + templates)
    if status != 0:
        problems.append(output.rstrip() + "\nrun: blueprint-compiler format --fix ui/")

tree.end(problems, f"{len(sources)} C files and {len(templates)} Blueprint files are formatted")
