#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for every text file: licence, length, white space, nothing left for later, no addresses."""

import re

import tree

BINARY = (".png", ".pdf", ".sqlite", ".xlsx", ".ogg", ".wav", ".gz", ".mo")
# Texts that are not ours (COPYING), whose form has no comments, or that are data.
UNMARKED = ("COPYING", ".gitignore", ".editorconfig", ".clang-format", ".csv", ".tsv", ".json", ".txt",
            ".supp", ".golden", ".scene")
CODE = (".c", ".h", ".blp", ".py", ".css", ".sh")
LONGEST = 600
MARKS = ("SPDX-FileCopyrightText: ", "SPDX-License-Identifier: ")
# Written in pieces, so that this file does not find itself.
LATER = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
ADDRESS = re.compile(
    r"://[^\s\"'<>]*(/debian(?:-security)?(?![\w.-])|deb\.debian|snapshot\.debian|archive\.ubuntu|registry\.|"
    r"pypi\.|pythonhosted|npmjs|crates\.io|proxy\.golang|dl\.flathub|flathub\.org/repo)")


def check(name):
    try:
        text = tree.text(name)
    except UnicodeDecodeError:
        yield f"{name}: not UTF-8"
        return
    lines = text.split("\n")
    if not name.endswith(UNMARKED):
        head = "\n".join(lines[:5])
        for mark in MARKS:
            if mark not in head:
                yield f"{name}:1: the line {mark.rstrip(': ')} is missing"
    if name == "COPYING":
        return
    if name.endswith(CODE) and len(lines) - 1 > LONGEST:
        yield f"{name}: {len(lines) - 1} lines, more than {LONGEST}: split it by concern"
    if text and not text.endswith("\n") and not name.endswith((".csv", ".json", ".golden")):
        yield f"{name}:{len(lines)}: the last line does not end"
    for number, line in enumerate(lines, 1):
        if line.endswith((" ", "\t")) and not name.endswith((".csv", ".golden", ".scene", ".md", ".po")):
            yield f"{name}:{number}: white space at the end of the line"
        if "\t" in line and name.endswith(CODE):
            yield f"{name}:{number}: a tab"
        later = LATER.search(line)
        if later:
            yield f"{name}:{number}: {later[0]}: do it now, or open an issue"
        address = ADDRESS.search(line)
        if address:
            yield f"{name}:{number}: the address of a package registry: {address[0]}…"


names = [name for name in tree.files() if not name.endswith(BINARY)]
tree.end([problem for name in names for problem in check(name)], f"{len(names)} text files are in order")
