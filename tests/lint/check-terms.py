#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Vietnamese texts use the words of the glossary, one form of each, and are written alike."""

import ast
import os
import re
import subprocess
import tempfile
import unicodedata

import tree

# English word → one of these stands in the Vietnamese text.
GLOSSARY = {
    r"volunteers?": "tình nguyện",
    r"procedures?": "thủ tục|TTHC",
    r"counters?": "quầy|bộ đếm",
    r"queue[ds]?": "hàng chờ|số thứ tự|xếp hàng",
    r"wait(?:s|ed|ing)?": "chờ",
    r"priority": "ưu tiên",
    r"elderly": "cao tuổi",
    r"databases?": "cơ sở dữ liệu|sao lưu|khôi phục|chỉ đọc",
    r"backups?": "sao lưu",
    r"undo|undone": "hoàn tác",
    r"redo": "làm lại",
    r"hall": "khu vực chờ|người dân",
    r"printers?": "máy in",
    r"charts?": "biểu đồ",
    r"reports?": "báo cáo|phát sinh",
    r"statistics": "thống kê",
    r"preferences": "tùy chọn",
    r"shortcuts?": "phím tắt",
    r"on duty|off duty|check(?:ed)? (?:in|out)": "trực|vào ca|hết ca",
    r"journal": "nhật ký",
    r"survey": "khảo sát",
    r"tickets?": "phiếu|số",
    r"feedback": "ý kiến|phản ánh",
    r"dossiers?": "hồ sơ",
    r"officials?": "cán bộ|giấy tiếp nhận",
    r"median": "trung vị|một nửa",
    r"(?:dis)?satisfied|satisfaction": "hài lòng|bình thường|đánh giá",
    r"telephones?": "điện thoại",
    r"commune": "xã",
    r"province": "tỉnh",
    r"favourites?": "thường gặp",
    r"outcomes?": "kết quả|trạng thái",
    r"channels?": "hình thức|kênh",
    r"difficult(?:y|ies)": "khó khăn|vướng mắc|giải quyết",
    r"catalogue": "danh mục",
    r"handover": "bàn giao",
    r"passwords?": "mật khẩu",
    r"screen": "màn hình",
    r"keyboard": "bàn phím|phím",
}
# Written in another way on purpose: how the English text begins → why.
APART = {
    "catalogue|volunteers": "words that the command takes",
    "“%s” cannot be imported; choose catalogue": "words that the command takes",
    "The kind of the place": "words of the file",
    "There is no page “%s”. There are desk": "words that the program takes",
    "Show desk, statistics": "words that the program takes",
    "“%s” is no kind of QR code": "words that the command takes",
    "Queue and help at": "a comment under an icon: short",
    "Change procedure and put back in the queue": "a button: short",
    "Guide to what is on the screen": "what one does, not what one sees",
    "None yet: an outage": "the list goes on, and Vietnamese says so with dots",
    "Number %s is waiting": "what was done is said, not what it leads to",
    "An assist by several volunteers": "a foot note: those who are counted stand above it",
    "_Restore a Backup": "a menu: short",
    "_Card for a New Volunteer": "a menu: short",
    "Volunteers of the whole sheet": "as the column is called",
}
# Never: other words for the same thing, or words for other people than ours.
NEVER = {
    r"khách hàng": "người dân",
    r"bệnh nhân": "người dân",
    r"tập tin": "tệp",
    r"xử lý hồ sơ": "hướng dẫn, hỗ trợ",
    r"\bbạn\b": "Anh/Chị, or nobody",
    r"gọi (?:số|lại|người)": "mời",
    r"bấm Enter": "nhấn Enter",
    r"[hH]uỷ|[tT]uỳ|[xX]oá|[hH]oà\b|[kK]hoá\b|[tT]huỷ|[qQ]uí\b": "the mark on the other vowel",
    r'"': "“ and ”",
    r"\.\.\.": "…",
    r"  +\S": "one space",
}
PLACES = re.compile(r"\{\w+\}")


def entries(text):
    """(context, English, plural or None, [Vietnamese]) of a catalogue, without its head."""
    entry, field = {}, None
    for line in [*text.splitlines(), ""]:
        found = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(".*")$', line)
        if found:
            field = found[1]
            entry[field] = ast.literal_eval(found[2])
        elif line.startswith('"') and field:
            entry[field] += ast.literal_eval(line)
        elif not line.strip():
            if entry.get("msgid"):
                words = [value for key, value in entry.items() if key.startswith("msgstr")]
                yield entry.get("msgctxt"), entry["msgid"], entry.get("msgid_plural"), words
            entry, field = {}, None


def terms(english, vietnamese):
    """The words of the glossary that VIETNAMESE does without."""
    plain = PLACES.sub("", english.replace("_", ""))
    lower = vietnamese.replace("_", "").lower()
    for word, wanted in GLOSSARY.items():
        if re.search(rf"(?<![\w-]){word}(?![\w-])", plain, re.IGNORECASE) and not re.search(wanted, lower):
            yield f"lacks “{wanted}” for “{word}”"


def form(english, vietnamese):
    for never, instead in NEVER.items():
        found = re.search(never, vietnamese.replace("_", ""))
        if found and not re.search(never, english):
            yield f"“{found[0]}” is not written; write {instead}"
    if unicodedata.normalize("NFC", vietnamese) != vietnamese:
        yield "is not composed (NFC)"
    for mark in (":", "…", "\n"):
        if english.endswith(mark) != vietnamese.endswith(mark):
            yield f"one ends with “{mark}”, the other does not"
    if sorted(set(PLACES.findall(english))) != sorted(set(PLACES.findall(vietnamese))):
        yield "holds other {places}"
    if english.count("_") == 1 and "()" not in english and len(re.findall(r"_\w", vietnamese)) != 1:
        yield "has not one letter to be pressed with Alt"


def check(name):
    text = tree.text(name)
    problems = []
    for context, english, plural, words in entries(text):
        for vietnamese in words:
            if not vietnamese:
                problems.append(f"{name}: “{english}” is not translated")
                continue
            # A plural has one form in Vietnamese: that of the many.
            source = plural or english
            if context == "keyboard label":
                continue
            found = [] if source.startswith(tuple(APART)) else list(form(source, vietnamese))
            if name == "po/vi.po" and not source.startswith(tuple(APART)):
                found += terms(source, vietnamese)
            problems += [f"{name}: “{source}”: “{vietnamese}” {problem}" for problem in found]
    if "\n#, fuzzy" in text:
        problems.append(f"{name}: holds doubtful texts (fuzzy)")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["msgfmt", "--check", "-o", os.path.join(folder, "mo"), tree.ROOT / name],
                              capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode != 0:
        problems.append(done.stderr.strip())
    return problems


names = [name for name in tree.files(".po", under="po/") if os.path.basename(name).startswith("vi")]
tree.end([problem for name in names for problem in check(name)],
         f"{len(names)} catalogues use the words of the glossary")
