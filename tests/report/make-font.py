#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-font.py FAMILY FILE.ttf: a TrueType font of that name with ASCII alone, each letter a box: as
the old Liberation Serif 1, which has the right name and lacks most letters of Vietnamese."""
import struct
import sys

FIRST, LAST = 32, 126
ADVANCE = 1024


def square(size):
    points = [(0, 0), (0, size), (size, 0), (0, -size)]
    data = struct.pack(">hhhhh", 1, 100, 0, 100 + size, size)
    data += struct.pack(">HH", 3, 0) + bytes([1, 1, 1, 1])
    data += b"".join(struct.pack(">h", x + (100 if i == 0 else 0)) for i, (x, _) in enumerate(points))
    data += b"".join(struct.pack(">h", y) for _, y in points)
    return data + b"\0" * (-len(data) % 4)


def name_table(family):
    records, storage = [], b""
    for ident, text in ((1, family), (2, "Regular"), (3, family + " test"), (4, family),
                        (5, "Version 1.07.4"), (6, family.replace(" ", ""))):
        encoded = text.encode("utf-16-be")
        records.append(struct.pack(">HHHHHH", 3, 1, 0x409, ident, len(encoded), len(storage)))
        storage += encoded
    return struct.pack(">HHH", 0, len(records), 6 + 12 * len(records)) + b"".join(records) + storage


def cmap_table():
    # Every letter is glyph 1: the range goes through an array of glyphs.
    count = LAST - FIRST + 1
    segments = struct.pack(">HHHHH", LAST, 0xFFFF, 0, FIRST, 0xFFFF)
    segments += struct.pack(">hh", 0, 1) + struct.pack(">HH", 4, 0)
    body = struct.pack(">HHHH", 4, 4, 1, 0) + segments + struct.pack(">H", 1) * count
    subtable = struct.pack(">HHH", 4, len(body) + 6, 0) + body
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + subtable


def main(family, path):
    glyphs = [square(600), square(800)]
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    tables = {
        b"OS/2": struct.pack(">HhHHH", 3, ADVANCE, 400, 5, 0) + struct.pack(">10h", *[100] * 10)
        + struct.pack(">h", 0) + bytes([2, 2, 6, 3, 5, 4, 5, 2, 3, 4]) + struct.pack(">4I", 1, 0, 0, 0)
        + b"TEST" + struct.pack(">HHH", 0x40, FIRST, LAST)
        + struct.pack(">hhhHH", 1600, -400, 0, 1800, 400) + struct.pack(">II", 1, 0)
        + struct.pack(">hhHHH", 900, 1300, 0, 32, 1),
        b"cmap": cmap_table(),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHH", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 2048)
        + struct.pack(">qq", 0, 0) + struct.pack(">hhhhHHhhh", 100, 0, 900, 800, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhh", 0x10000, 1800, -400, 0, ADVANCE, 100, 100, 900, 1, 0, 0)
        + struct.pack(">hhhhhH", 0, 0, 0, 0, 0, len(glyphs)),
        b"hmtx": struct.pack(">Hh", ADVANCE, 100) * len(glyphs),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, len(glyphs), 4, 1, 0, 0, 1, 0, 0, 0, 0, 0,
                             0, 0, 0),
        b"name": name_table(family),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    position = 12 + 16 * len(tables)
    directory, data = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128), b""
    for tag in sorted(tables):
        table = tables[tag]
        directory += tag + struct.pack(">III", 0, position + len(data), len(table))
        data += table + b"\0" * (-len(table) % 4)
    with open(path, "wb") as out:
        out.write(directory + data)


main(*sys.argv[1:])
