#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of this folder find what they are for: each is given a small tree with one fault."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SPDX = ("SPDX-FileCopyrightText: 2026 The Đồng Hành authors",
        "SPDX-License-Identifier: GPL-3.0-or-later")
C_HEAD = f"/* {SPDX[0]}\n * {SPDX[1]}\n */\n"
SHELL_HEAD = f"# {SPDX[0]}\n# {SPDX[1]}\n"
BLUEPRINT_HEAD = f"// {SPDX[0]}\n// {SPDX[1]}\n"
PO = (SHELL_HEAD + 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
      '"Language: vi\\n"\n"PO-Revision-Date: 2026-11-22\\n"\n"Project-Id-Version: t\\n"\n'
      '"Last-Translator: t\\n"\n"Language-Team: t\\n"\n"MIME-Version: 1.0\\n"\n'
      '"Content-Transfer-Encoding: 8bit\\n"\n\n')
HELLO = 'msgid "Hello"\nmsgstr "Xin chào"\n'
SAY = C_HEAD + 'const char *say = N_ ("Hello");\n'


class Checks(unittest.TestCase):
    path = os.environ["PATH"]

    def check(self, name, files, *arguments):
        """The exit status and output of a check on a tree of these files."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / ".clang-format").write_bytes((ROOT / ".clang-format").read_bytes())
            for path, content in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
            done = subprocess.run(
                [sys.executable, HERE / f"check-{name}.py", *arguments], text=True,
                env=dict(os.environ, DONGHANH_LINT_ROOT=folder, GIT_CEILING_DIRECTORIES=folder,
                         GIT_DIR=str(root / "none"), PATH=self.path),
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def good(self, name, files, *arguments):
        status, output = self.check(name, files, *arguments)
        self.assertEqual(status, 0, output)

    def bad(self, name, files, word, *arguments):
        status, output = self.check(name, files, *arguments)
        self.assertEqual(status, 1, output)
        self.assertIn(word, output)

    def test_format(self):
        blueprint = BLUEPRINT_HEAD + "using Gtk 4.0;\n\nBox {}\n"
        status, output = self.check("format", {"ui/a.blp": blueprint})
        if status == 77:
            self.skipTest(output)
        self.assertEqual(status, 0, output)
        self.bad("format", {"ui/a.blp": blueprint.replace("Box {}", "Box   {  }")}, "a.blp")
        self.good("format", {"src/core/a.c": C_HEAD + "int a;\n"})
        self.bad("format", {"src/core/a.c": C_HEAD + "int   a;\n"}, "a.c:4:4: not formatted")

    def test_format_of_other_formatters(self):
        """Other versions are told apart, and that nothing is looked at is said aloud."""
        with tempfile.TemporaryDirectory() as folder:
            for name, version in (("clang-format", "Debian clang-format version 21.1.9 (x)"),
                                  ("clang-format-19", "Debian clang-format version 191.1"),
                                  ("blueprint-compiler", "0.161.0")):
                program = pathlib.Path(folder) / name
                program.write_text(f"#!/bin/sh\necho '{version}'\n")
                program.chmod(0o755)
            self.path = f"{folder}:{os.environ['PATH']}"
            status, output = self.check("format", {"src/core/a.c": C_HEAD + "int   a;\n"})
        self.assertEqual(status, 77, output)
        self.assertIn("191.1", output)
        self.assertIn("0.161.0", output)

    def test_layers(self):
        def source(layer, body):
            return {f"src/{layer}/a.c": C_HEAD + body + "\n", "src/app/app.h": "", "src/chart/chart.h": "",
                    "src/core/db/db.h": ""}
        self.good("layers", source("core", "#include <glib.h>\n#include \"db/db.h\""))
        self.good("layers", source("app", "#include <gtk/gtk.h>\n#include \"chart.h\""))
        self.good("layers", source("core/repo", 'a ("SELECT 1 FROM t");'))
        self.bad("layers", source("core", "#include <gtk/gtk.h>"), "not for core")
        self.bad("layers", source("core", "#include <cairo.h>"), "not for core")
        self.bad("layers", source("chart", "#include <gdk/gdk.h>"), "not for chart")
        self.bad("layers", source("cli", "#include <adwaita.h>"), "not for cli")
        self.bad("layers", source("report", '#include "app.h"'), "is of app, which report must not know")
        self.bad("layers", source("widgets", '#include "db/db.h"'), "is of core")
        self.bad("layers", source("app", '#include "../core/db/db.h"'), "never up")
        self.bad("layers", source("core/repo", "#include <sqlite3.h>"), "in src/core/db/ alone")
        self.bad("layers", source("app", 'a ("SELECT 1 FROM t");'), "SQL is written in")
        self.bad("layers", source("app", "g_object_set_data (a, b, c);"), "struct members")
        self.bad("layers", source("report", 'g_settings_get_int (s, "a");'), "src/app alone")

    def test_layers_of_programs(self):
        self.good("layers", {}, "/bin/true" if os.path.exists("/bin/true") else "/usr/bin/true")
        self.bad("layers", {}, "ldd cannot read", "/nowhere/program")
        self.bad("layers", {}, "linked with libgtk-4",
                 shutil.which("gtk4-builder-tool"))

    def test_texts(self):
        later, registry = "TO" + "DO", "http://deb" + ".debian.org/x"
        self.good("texts", {"src/a.c": C_HEAD, "a.csv": "a \n"})
        self.bad("texts", {"src/a.c": "int a;\n"}, "SPDX-FileCopyrightText is missing")
        self.bad("texts", {"src/a.c": C_HEAD.replace(SPDX[1], "")}, "SPDX-License-Identifier is missing")
        self.bad("texts", {"src/a.c": C_HEAD + f"/* {later}: more */\n"}, later)
        self.bad("texts", {"a.py": SHELL_HEAD + registry + "\n"}, "package registry")
        self.bad("texts", {"src/a.c": C_HEAD + "\n" * 600}, "more than 600")
        self.bad("texts", {"src/a.c": C_HEAD + "int a; \n"}, "white space")
        self.bad("texts", {"src/a.c": C_HEAD + "\tint a;\n"}, "a tab")
        self.bad("texts", {"src/a.c": C_HEAD + "int a;"}, "does not end")
        self.bad("texts", {"src/a.c": C_HEAD.encode() + b"\xff\n"}, "not UTF-8")

    def test_terms(self):
        def tree(english, vietnamese):
            return {"po/vi.po": PO + f'msgid "{english}"\nmsgstr "{vietnamese}"\n'}

        self.good("terms", tree("Two volunteers", "Hai tình nguyện viên"))
        self.bad("terms", tree("Two volunteers", "Hai người giúp"), "tình nguyện")
        self.bad("terms", tree("Two people", "Hai khách hàng"), "người dân")
        self.bad("terms", tree("Cancel", "Huỷ"), "the mark on the other vowel")
        self.bad("terms", tree("_Cancel", "Hủy"), "Alt")
        self.bad("terms", tree("{day} is over", "Đã hết ngày"), "places")
        self.bad("terms", tree("Name:", "Tên"), "ends with")
        self.bad("terms", {"po/gtk40/vi@donghanh.po": PO + 'msgid "Cut"\nmsgstr ""\n'}, "not translated")

    def test_translations(self):
        tree = {"src/app/a.c": SAY, "po/POTFILES.in": "src/app/a.c\n", "po/LINGUAS": "vi\n",
                "po/vi.po": PO + HELLO}
        self.good("translations", tree)
        self.bad("translations", tree | {"src/app/b.c": SAY}, "src/app/b.c is missing")
        self.bad("translations", tree | {"ui/b.blp": 'Label { label: _("Hello"); }'}, "ui/b.blp is missing")
        self.bad("translations", tree | {"po/POTFILES.in": "src/app/a.c\nsrc/app/c.c\n"}, "holds no text")
        self.bad("translations", tree | {"po/LINGUAS": ""}, "vi is missing")
        self.bad("translations", tree | {"po/vi.po": PO}, "lacks or doubts")
        self.bad("translations", tree | {"po/vi.po": PO + HELLO.replace("Xin chào", "")}, "lacks or doubts")
        self.bad("translations", tree | {"po/vi.po": PO + "#, fuzzy\n" + HELLO}, "lacks or doubts")
        self.bad("translations", tree | {"po/vi.po": PO + HELLO + '\n#~ msgid "Bye"\n#~ msgstr "Bai"\n'},
                 "stand nowhere")
        bad_format = PO + '#, c-format\nmsgid "%d people"\nmsgstr "%s người"\n'
        self.bad("translations", tree | {"po/vi.po": bad_format}, "format")


if __name__ == "__main__":
    unittest.main(verbosity=2)
