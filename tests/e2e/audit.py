# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of every page and dialog: controls have names, and nothing is left in English."""

import ast
import re

CONTROLS = {
    "button",
    "toggle button",
    "check box",
    "radio button",
    "switch",
    "text",
    "entry",
    "spin button",
    "combo box",
    "list item",
    "page tab",
    "slider",
    "link",
}


def nameless(tree):
    """The controls that a screen reader has no word for, each with where it is."""
    found = []
    for node in tree.walk():
        if node.role in CONTROLS and not node.name.strip():
            # What a choice shows of its list never has the focus; the choice itself speaks.
            if node.role == "list item" and any(a.role == "combo box" for a in node.ancestors()):
                continue
            place = next((a.name for a in node.ancestors() if a.name), "")
            found.append(f"{node.role} in “{place}” with {node.texts()[:3]}")
    return found


def _entries(po_file):
    """(msgid, msgstr) of a catalogue; of a plural only its first form."""
    entry, field = {}, None
    for line in [*po_file.read_text(encoding="utf-8").splitlines(), ""]:
        match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(".*")$', line)
        if match:
            field = match[1]
            entry[field] = ast.literal_eval(match[2])
        elif line.startswith('"') and field:
            entry[field] += ast.literal_eval(line)
        elif not line.strip():
            if entry.get("msgid"):
                yield entry["msgid"], entry.get("msgstr", entry.get("msgstr[0]", ""))
            entry, field = {}, None


class English:
    """Finds texts of the program that are shown as they stand in its source."""

    PLACE = re.compile(r"%(?:\d+\$)?[-+0']*\d*(?:\.\d+)?l?[sduf]|%%|{\w+}")

    def __init__(self, po_file):
        self.texts, self.patterns = set(), []
        for text, translated in _entries(po_file):
            text, translated = text.replace("_", ""), translated.replace("_", "")
            letters = "".join(self.PLACE.split(text))
            # Too little is left of “%s, %s” to know it by, and some words are the same in both.
            if text == translated or len(re.findall(r"[A-Za-z]", letters)) < 4:
                continue
            parts = self.PLACE.split(text)
            if len(parts) == 1:
                self.texts.add(text)
            else:
                pattern = ".+".join(re.escape(part) for part in parts)
                self.patterns.append((re.compile(pattern + r"\Z", re.DOTALL), text))

    def left_in(self, tree):
        names = {node.name for node in tree.walk() if node.name}
        found = [(name, text) for name in names for pattern, text in self.patterns if pattern.match(name)]
        found += [(name, name) for name in names & self.texts]
        return sorted(f"“{name}” is “{text}” in English" for name, text in found)
