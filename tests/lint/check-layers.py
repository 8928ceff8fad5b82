#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No layer includes one above it, and what belongs in one place stands nowhere else.

Usage: check-layers.py [PROGRAM…]; a PROGRAM must not be linked with GTK.
"""

import re
import subprocess
import sys

import tree

# Which layers the files of a layer may include.
LAYERS = {
    "core": {"core"},
    "chart": {"chart"},
    "report": {"core", "chart", "report"},
    "widgets": {"chart", "widgets"},
    "app": {"core", "chart", "report", "widgets", "app"},
    "cli": {"core", "chart", "report", "cli"},
}
TOOLKIT = r"(gtk|gdk|gsk|adwaita|libadwaita|graphene)"
DRAWING = r"(cairo|pango)"
FORBIDDEN_HEADERS = {
    "core": rf"^({TOOLKIT}|{DRAWING})",
    "chart": rf"^{TOOLKIT}",
    "report": rf"^{TOOLKIT}",
    "cli": rf"^{TOOLKIT}",
}
# Where a statement of SQL may be written, and where SQLite itself is known.
SQL_PLACES = tuple(f"src/core/{place}/" for place in ("db", "repo", "stats", "store", "journal"))
SQLITE_PLACE = "src/core/db/"
SQL = re.compile(r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|'
                 r'CREATE\s+(TABLE|INDEX|TRIGGER|VIEW)\s|DROP\s+TABLE\s|PRAGMA\s|BEGIN\s+IMMEDIATE)')
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
SETTINGS = re.compile(r"\bg_settings_\w+\s*\(")


def layer_of(header, own_folder):
    """The layer in which a quoted header is found, as its includer sees it."""
    if (tree.ROOT / own_folder / header).is_file():
        return own_folder.split("/")[1]
    for layer in LAYERS:
        if (tree.ROOT / "src" / layer / header).is_file():
            return layer
    return None


def check_file(name):
    layer, folder = name.split("/")[1], name.rsplit("/", 1)[0]
    for number, line in enumerate(tree.text(name).splitlines(), 1):
        where = f"{name}:{number}: "
        include = INCLUDE.match(line)
        if include:
            kind, header = include.groups()
            if "../" in header:
                yield where + f"{header}: includes go down from the layer's root, never up with .."
            if kind == "<" and re.match(FORBIDDEN_HEADERS.get(layer, "$^"), header):
                yield where + f"{header} is not for {layer}"
            if header == "sqlite3.h" and not name.startswith(SQLITE_PLACE):
                yield where + f"SQLite is known in {SQLITE_PLACE} alone"
            if header == "qrencode.h" and layer != "report":
                yield where + "QR codes are made in src/report alone"
            other = layer_of(header, folder) if kind == '"' else None
            if other and other not in LAYERS[layer]:
                yield where + f"{header} is of {other}, which {layer} must not know"
        elif SQL.search(line) and not name.startswith(SQL_PLACES):
            yield where + "SQL is written in " + ", ".join(SQL_PLACES) + " alone"
        if SETTINGS.search(line) and layer != "app":
            yield where + "settings are read in src/app alone"
        if re.search(r"\bg_object_(set|get)_(q?data)\b", line):
            yield where + "state is kept in struct members, not in an object's data"


def check_program(path):
    done = subprocess.run(["ldd", path], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        yield f"{path}: ldd cannot read it: {done.stdout.strip()}"
    found = re.finditer(rf"lib{TOOLKIT}[^ ]*|libadwaita[^ ]*", done.stdout)
    for library in sorted({match.group() for match in found}):
        yield f"{path} is linked with {library}: it must run without a display"


sources = [name for name in tree.files(".c", ".h", under="src/") if name.split("/")[1] in LAYERS]
problems = [problem for name in sources for problem in check_file(name)]
for program in sys.argv[1:]:
    problems += check_program(program)
tree.end(problems, f"{len(sources)} files keep to their layers, as do {len(sys.argv) - 1} programs")
