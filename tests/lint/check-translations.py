#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with a text for people is listed in po/POTFILES.in, and every such text is translated."""

import os
import re
import subprocess
import tempfile

import tree

IN_C = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?|g_dcgettext)\s*\(\s*(?:NULL\s*,\s*)?"')
IN_BLUEPRINT = re.compile(r'\b(?:_|C_)\s*\(\s*"')
ALWAYS = (".desktop.in", ".metainfo.xml.in")
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def with_text():
    """The files that hold a text for people."""
    for name in tree.files(".c", ".h", under="src/"):
        if IN_C.search(tree.text(name)):
            yield name
    for name in tree.files(".blp", under="ui/"):
        if IN_BLUEPRINT.search(tree.text(name)):
            yield name
    yield from tree.files(*ALWAYS, under="resources/")


def listed(name):
    path = tree.ROOT / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def run(command):
    done = subprocess.run(command, cwd=tree.ROOT, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env=dict(os.environ, LC_ALL="C.UTF-8"))
    return done.returncode, done.stdout.strip()


def check_catalogue(language, template, folder):
    po = f"po/{language}.po"
    if not (tree.ROOT / po).exists():
        return [f"{po}: named in po/LINGUAS, but not there"]
    status, output = run(["msgfmt", "--check", "--output-file", os.path.join(folder, "mo"), po])
    problems = [output] if status != 0 else []
    status, output = run(["msgcmp", po, template])
    if status != 0:
        problems.append(output + f"\n{po} lacks or doubts these texts")
    if "\n#~ " in tree.text(po):
        problems.append(f"{po}: holds texts that stand nowhere any more; remove those marked #~")
    return problems


def main():
    files, potfiles, languages = set(with_text()), listed("po/POTFILES.in"), listed("po/LINGUAS")
    problems = [f"po/POTFILES.in: {name} is missing" for name in sorted(files - set(potfiles))]
    problems += [f"po/POTFILES.in: {name} holds no text" for name in sorted(set(potfiles) - files)]
    problems += [f"po/POTFILES.in: {name} stands twice" for name in set(potfiles)
                 if potfiles.count(name) > 1]
    if "vi" not in languages:
        problems.append("po/LINGUAS: vi is missing")
    present = [name for name in potfiles if (tree.ROOT / name).exists()]
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "template.pot")
        status, output = run(["xgettext", "--from-code=UTF-8", "--add-comments=Translators",
                              "--output", template, "--force-po"]
                             + [f"--keyword={keyword}" for keyword in KEYWORDS] + present)
        if status != 0:
            problems.append(output)
        elif present:
            for language in languages:
                problems += check_catalogue(language, template, folder)
    tree.end(problems, f"{len(potfiles)} files are listed and translated into: {' '.join(languages)}")


main()
