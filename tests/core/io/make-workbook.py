#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the workbooks that the tests of tables read.

Usage: make-workbook.py FOLDER
"""

import datetime
import html
import pathlib
import re
import sys
import zipfile

import openpyxl

HEADER = ["Ngày", "Địa điểm", "Thủ tục", "Số lượng", "Người hỗ trợ", "Ghi chú"]


def plain(path):
    """Days as dates, as numbers, with a time, and as text; gaps; a hidden sheet before it."""
    book = openpyxl.Workbook()
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Phiếu")
    sheet.append(HEADER)
    sheet.append([datetime.date(2026, 11, 2), "Chợ Đăk Rong", "VNeID", 25, "An; Bình", "=1+1"])
    sheet.append([46328, "  Nhà văn hóa\nthôn 2 ", "Sao y", 3.5, "An", None])
    sheet["A5"] = datetime.datetime(2026, 11, 4, 8, 30)
    sheet["F5"] = True
    sheet["A6"] = "05/11/2026"
    sheet["D6"] = 0.1 + 0.2
    book.active = 1
    book.save(path)


def volunteers(path):
    book = openpyxl.Workbook()
    book.active.append(["Họ tên", "Đơn vị", "Điện thoại"])
    book.active.append(["Nguyễn Văn An", "Chi đoàn 1", "0912345678"])
    book.active.append(["Trần Thị Bình", "Chi đoàn 1", None])
    book.save(path)


def catalogue(path):
    book = openpyxl.Workbook()
    book.active.append(["Mã", "Tên thủ tục", "Lĩnh vực"])
    book.active.append(["9.000001", "Thủ tục thử, một", "Thử; nghiệm"])
    book.active.append([9.00047, "Thủ tục thử hai", "Thử"])
    book.save(path)


def changed(source, path, part, change):
    """The workbook @source with one part of it changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith(part) else data)


def shared(source, path):
    """The workbook @source with its texts in a table of their own, as Excel writes them: in runs
    of letters, and with a reading aid that is no text."""
    strings = []

    def move(match):
        text = html.unescape(match.group(1).decode())
        if text not in strings:
            strings.append(text)
        return b't="s"><v>%d</v>' % strings.index(text)

    def without_texts(data):
        return re.sub(rb't="inlineStr"><is><t[^>]*>([^<]*)</t></is>', move, data)

    changed(source, path, "sheet2.xml", without_texts)
    items = "".join(f"<si><r><t>{text[:2]}</t></r><r><t xml:space='preserve'>{text[2:]}</t></r>"
                    f"<rPh><t>nothing</t></rPh></si>" for text in strings)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<x:sst xmlns:x='s'>{items}</x:sst>")


def main():
    folder = pathlib.Path(sys.argv[1])
    book = folder / "plain.xlsx"
    plain(book)
    shared(book, folder / "shared.xlsx")
    volunteers(folder / "volunteers.xlsx")
    catalogue(folder / "catalogue.xlsx")
    rows = b"<sheetData>" + b"<row><c><v>1</v></c></row>" * 3000000
    changed(book, folder / "bomb.xlsx", "sheet2.xml", lambda data: data.replace(b"<sheetData>", rows))
    deep = b"<sheetData>" + b"<row>" * 5000000
    changed(book, folder / "deep.xlsx", "sheet2.xml", lambda data: data.replace(b"<sheetData>", deep))
    entity = (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
              b"<worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>")
    changed(book, folder / "entity.xlsx", "sheet2.xml", lambda data: entity)
    wide = b"<sheetData><row r='1'><c r='BA1'><v>1</v></c></row></sheetData>"
    changed(book, folder / "wide.xlsx", "sheet2.xml",
            lambda data: data[:data.index(b"<sheetData>")] + wide + b"</worksheet>")


main()
