#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of every page and dialog, in each language: nothing is left in the other one, nothing is
left out of the translation, and nothing is cut off.

Usage: test-words.py TEXT-WALK BUILD-DIRECTORY LANGUAGE, with vi, en or long: the last is Vietnamese
made longer by two fifths, in brackets.
"""

import ast
import csv
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARKED = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
SPOKEN = {"text", "tooltip", "name", "description", "help", "placeholder", "role", "value", "title",
          "menu", "choice"}

# Words that are the same in both languages, names of things, keys, and what a person types.
SAME = set("""
    vneid sim csv pdf png svg xlsx wav usb gpl gnu qr ctrl shift alt enter esc home end delete tab
    https www example telex gtk debian ubuntu media gstreamer khao sat menu
    english liberation
""".split())
# What our own formatter of days and times writes, without the catalogue.
OURS = set("""
    thứ hai ba tư năm sáu bảy chủ nhật ngày tháng giờ phút giây h
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december h min minute minutes hour hours
""".split())


# Where a text may end with dots: part of where it stands → why.
MAY_END_WITH_DOTS = {
    "DhVisitRow": "what is known of a person, the whole of it in the pane",
    "DhDutyBar": "names, the whole of them in the dialog",
    "DhFeedbackRow": "what somebody has said, the whole of it in the tooltip",
}
# The same where texts are longer than any language of ours makes them.
MAY_WHEN_LONG = {
    "AdwViewSwitcherButton": "an icon stands beside it",
    "AdwToggleGroup": "three words in a row; the tooltip of each has room",
    "GtkLabel<DhDeskPage": "how many come back today: the number is in the dialog, too",
}


def entries(po_file):
    """(English, Vietnamese) of a catalogue; of a plural the many."""
    entry, field = {}, None
    for line in [*po_file.read_text(encoding="utf-8").splitlines(), ""]:
        match = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(".*")$', line)
        if match:
            field = match[1]
            entry[field] = ast.literal_eval(match[2])
        elif line.startswith('"') and field:
            entry[field] += ast.literal_eval(line)
        elif not line.strip():
            if entry.get("msgid"):
                yield entry
            entry, field = {}, None


def words(text):
    return {word.lower() for word in WORD.findall(text.replace("_", ""))}


def data_words():
    """Of what is no text of the program: people and procedures."""
    found = set()
    for row in csv.reader((ROOT / "resources/catalogue/procedures.csv").open(encoding="utf-8")):
        found |= words(" ".join(row))
    practice = (ROOT / "src/app/session/dh-practice.c").read_text(encoding="utf-8")
    for text in re.findall(r'"((?:[^"\\]|\\.)*)"', practice):
        found |= words(text)
    walk = (ROOT / "tests/app/text-walk.c").read_text(encoding="utf-8")
    found |= words(walk[walk.index("#define PAGES"):walk.index("/* A day with people")])
    # The place that each book begins with.
    return found | words("Quầy Xã Mõ Cày Tỉnh Bến Tre Đồng Hành Tiếng Việt An Bình vneid")


def lengthen(text):
    """TEXT two fifths longer, in brackets: who is cut off will be seen, and who is not translated."""
    places = len(re.findall(r"%(?:\d\$)?[-+0']*\w|%<\w+>|{\w+}", text))
    letters = max(len(text) - 2 * places, 1)
    padding = "".join(" ẵộẫ"[i % 4] for i in range(1, round(letters * 0.4)))
    end = "\n" if text.endswith("\n") else ""
    return f"⟦{text.rstrip(chr(10))}{padding.rstrip()}⟧{end}"


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def write_long(build, folder):
    """A folder of translations with the long catalogue, and all else as it is."""
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n'
             'Plural-Forms: nplurals=1; plural=0;\\n"', ""]
    for entry in entries(ROOT / "po/vi.po"):
        for field, text in entry.items():
            # A name of a file to be, no text.
            changed = field.startswith("msgstr") and not text.endswith(".pdf")
            lines.append(f"{field} {quote(lengthen(text) if changed else text)}")
        lines.append("")
        if "%<" in entry["msgid"]:
            lines.insert(-len(entry) - 1, "#, c-format")
    po = Path(folder, "long.po")
    po.write_text("\n".join(lines), encoding="utf-8")
    target = Path(folder, "vi/LC_MESSAGES")
    target.mkdir(parents=True)
    subprocess.run(["msgfmt", "-o", target / "donghanh.mo", po], check=True)
    own_only(build, folder)


def own_only(build, folder):
    """What the program brings for its libraries, without what they may bring themselves."""
    for name in ("gtk40", "libadwaita", "glib20", "libc"):
        Path(folder, name).mkdir()
        Path(folder, name, "vi@donghanh").symlink_to(build / "po" / name / "vi@donghanh")
    Path(folder, "locale").symlink_to(build / "po/locale")


class Texts:
    def __init__(self, program, build, language, folder):
        self.language = language
        locale = {"vi": {"LC_ALL": "C", "LOCPATH": "/nonexistent"}, "en": {"LC_ALL": "vi_VN.UTF-8"},
                  "long": {"LC_ALL": "en_US.UTF-8"}}[language]
        translations = Path(folder)
        if language == "long":
            write_long(build, folder)
        else:
            Path(folder, "vi").symlink_to(build / "po/vi")
            own_only(build, folder)
        output = Path(os.environ.get("DH_WORDS_OUTPUT") or folder, f"texts-{language}.tsv")
        subprocess.run([program, output], check=True, env={
            **os.environ, **locale, "LANGUAGE": "", "ASAN_OPTIONS": "detect_leaks=0", "DONGHANH_LOCALEDIR": str(translations),
            "DONGHANH_LANGUAGE": "en" if language == "en" else "vi"})
        self.lines = [line.split("\t") for line in output.read_text(encoding="utf-8").splitlines()]
        self.catalogue = list(entries(ROOT / "po/vi.po"))
        self.toolkit = [entry for name in ("gtk40", "libadwaita")
                        for entry in entries(ROOT / f"po/{name}/vi@donghanh.po")]
        self.data = data_words()

    def spoken(self):
        for kind, where, what, text in self.lines:
            if kind in SPOKEN:
                # Whole names of files.
                text = re.sub(r"/[\w./-]+", "", text)
                yield f"{where}: {kind} of {what}: “{text}”", text

    def translated(self):
        """The words of the translations."""
        found = set()
        for entry in [*self.catalogue, *self.toolkit]:
            for field, text in entry.items():
                if field.startswith("msgstr"):
                    found |= words(text)
        return found

    def english_left(self):
        english = set()
        for entry in [*self.catalogue, *self.toolkit]:
            english |= words(entry["msgid"]) | words(entry.get("msgid_plural", ""))
        english = {word for word in english if len(word) > 2 and word.isascii()}
        english -= self.translated() | self.data | SAME
        for place, text in self.spoken():
            left = words(text) & english
            if left:
                yield f"{place} is English in {sorted(left)}"

    def vietnamese_left(self):
        for place, text in self.spoken():
            left = {word for word in words(text) if MARKED.search(word)} - self.data
            if left:
                yield f"{place} is Vietnamese in {sorted(left)}"

    def untranslated(self):
        toolkit = {text.replace("_", "") for entry in self.toolkit for field, text in entry.items()
                   if field.startswith("msgstr")}
        known = self.data | OURS | SAME
        for place, text in self.spoken():
            # The guide is written in each language by itself.
            if text.replace("_", "") in toolkit or "win.help: " in place:
                continue
            bare = text
            while re.search("⟦[^⟦⟧]*⟧", bare):
                bare = re.sub("⟦[^⟦⟧]*⟧", " ", bare)
            # A text with its end cut off by another that knows no brackets.
            left = {word for word in words(bare) if len(word) > 1} - known
            if left:
                yield f"{place} is not of the catalogue: {sorted(left)}"

    def cut(self):
        """Texts of the program that do not fit; a name or a procedure may end with dots."""
        may = [*MAY_END_WITH_DOTS]
        hints = set()
        if self.language == "long":
            may += MAY_WHEN_LONG
            # What stands in an empty line until somebody writes there.
            hints = {text for kind, _, _, text in self.lines if kind == "placeholder"}
        for kind, where, what, text in self.lines:
            if kind not in ("dots", "cut") or text in hints or any(part in what for part in may):
                continue
            if words(text) - self.data - OURS - SAME and not text.isnumeric():
                yield f"{where}: {kind}: {what}: “{text}”"

    def unseen(self):
        """Actions of the table that were never begun."""
        table = (ROOT / "src/app/common/dh-action-table.c").read_text(encoding="utf-8")
        names = set(re.findall(r'{ "([a-z]+\.[\w:-]+)",', table))
        assert len(names) > 60, names
        walk = (ROOT / "tests/app/text-walk.c").read_text(encoding="utf-8")
        left_out = set(re.findall(r'"([\w.:-]+)"', walk[walk.index("is_left_out"):walk.index("/* The window over")]))
        begun = {what for kind, _, what, _ in self.lines if kind == "action"}
        for name in sorted(names - begun - left_out):
            if not name.startswith(("win.page", "desk.favourite")):
                yield f"nothing was seen of {name}"


def main():
    program, build, language = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        texts = Texts(program, build, language, folder)
    problems = list(texts.unseen())
    if language == "vi":
        problems += [*texts.english_left(), *texts.cut()]
    elif language == "en":
        problems += [*texts.vietnamese_left(), *texts.cut()]
    else:
        problems += [*texts.untranslated(), *texts.cut()]
    print(f"{len(texts.lines)} texts")
    if problems:
        sys.exit("\n".join(problems))


main()
