# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program at its desk page, as the end-to-end tests speak of it; and donghanh-cli beside it."""

import csv
import gettext
import io
import json
import os
import re
import subprocess
from pathlib import Path

import audit
import session

# What Tab comes to, and may be named by something about it.
STOPS = {"button", "check box", "combo box", "entry", "list item", "page tab", "radio button",
         "spin button", "switch", "text", "toggle button"}
# Longer than what counts as one press.
APART_S = 0.7
MINUTES = re.compile(r"(< 1|\d+) phút|\d+ giờ( \d+ phút)?")


class Build:
    """What the build directory holds, found as the build calls it."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.program = self.folder / "src/app/donghanh"
        self.cli = self.folder / "src/cli/donghanh-cli"
        os.environ["GSETTINGS_SCHEMA_DIR"] = str(self.folder / "resources/data")
        os.environ["DONGHANH_LOCALEDIR"] = str(self.folder / "po")
        os.environ["DONGHANH_MODULEDIR"] = str(self.folder / "src/core/workbook")
        leaks = session.ROOT / "tests/lsan.supp"
        os.environ.setdefault("LSAN_OPTIONS", f"suppressions={leaks}:print_suppressions=0")
        catalogue = gettext.translation("donghanh", self.folder / "po", ["vi"])
        self._ = catalogue.gettext
        self.english = audit.English(session.ROOT / "po/vi.po")
        self.shots = self.folder / "tests/e2e/screenshots"
        self.shots.mkdir(parents=True, exist_ok=True)


class Book:
    """The database, read by another program."""

    def __init__(self, build, path):
        self.build = build
        self.path = path

    def cli(self, *arguments):
        done = subprocess.run(
            [self.build.cli, "--database", self.path, *arguments], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == "", done.stderr
        return done.stdout

    def summary(self, day):
        return json.loads(self.cli("summary", "--date", day, "--format", "json"))

    def _export(self, what, day, *options):
        output = Path(f"{self.path}.csv")
        output.unlink(missing_ok=True)
        self.cli("export", what, "--date", day, "--format", "csv", *options, "--output", output)
        return list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig"))))

    def visits(self, day):
        """Queue number → row."""
        return {row["ticket"]: row for row in self._export("visits", day, "--with-names")}

    def assists(self, day):
        return self._export("assists", day)


class Desk(session.Program):
    """The program; names of controls are written as in the source and looked up in Vietnamese."""

    def __init__(self, build, database, now, env=None):
        self.build = build
        super().__init__(build.program, "--database", database, "--date", now, env=env)
        self.picture = build.shots / "failed.png"

    def _(self, text):
        return self.build._(text).replace("_", "")

    def fill(self, text, *values):
        """TEXT in Vietnamese, with VALUES in its places."""
        message = self.build._(text)
        for value in values:
            message = re.sub("%[sdu]", lambda _: str(value), message, count=1)
        return message

    # -- looking

    def check(self, name):
        """Every control has a name, nothing is in English; keeps a picture of the screen."""
        self.look_again()
        tree = session.wait_until(self.tree, "the screen can be read")
        session.screenshot(self.build.shots / f"{name}.png")
        problems = audit.nameless(tree) + self.build.english.left_in(tree)
        assert not problems, f"{name}: " + "; ".join(problems)

    def entry(self):
        return self.find("text|entry", self._("Register a person"))

    def await_focus(self, name):
        """Waits until the keys go to the control of this name."""

        def ready():
            node = self.focused()
            return node is not None and node.name == name

        session.wait_until(ready, f"“{name}” has the focus")

    def await_desk(self):
        self.await_focus(self._("Register a person"))

    def rows(self):
        """Queue number → what a screen reader says of the row."""
        found = {}
        for node in self.nodes("list item"):
            match = re.match(r"([A-Z]\d+), ", node.name)
            if match:
                found[match[1]] = (node.name, tuple(node.texts()))
        return found

    def await_row(self, ticket, *parts):
        """Waits until the queue says all of PARTS of TICKET, to the eye and to the ear."""

        def shown():
            spoken, seen = self.rows().get(ticket, ("", ()))
            return all(part in spoken and any(part in text for text in seen) for part in parts)

        session.wait_until(
            shown, lambda: f"the queue's row {ticket} says {parts}: {self.rows().get(ticket)}"
        )

    def queue(self):
        """All rows but for the minutes, which go on, and the mark that they are too many."""
        late = self._("too long: %s") % "…"
        return {
            ticket: tuple(MINUTES.sub("…", text).replace(late, "…") for text in (spoken, *seen))
            for ticket, (spoken, seen) in self.rows().items()
        }

    def pane(self):
        """What is said of the chosen person."""
        found = self.nodes("grouping|panel|filler", self._("The chosen person"))
        return found[0].texts() if found else []

    def await_pane(self, *parts):
        session.wait_until(
            lambda: all(part in self.pane() for part in parts), f"the chosen person says {parts}"
        )

    def await_toast(self, text, *values):
        self.find(contains=self.fill(text, *values))

    def mnemonic(self, text):
        """The key of a label such as “_Note”, in the language shown."""
        key = re.search(r"_(\w)", self.build._(text))[1].lower()
        assert key.isascii(), f"no keyboard has the key of “{self.build._(text)}”"
        return key

    # -- doing

    def first_run(self, commune_keys, province_keys):
        self.await_focus(self._("Commune or ward"))
        session.type_text(commune_keys)
        session.press("Return")
        self.await_focus(self._("Province or city"))
        session.type_text(province_keys)
        session.press("Return")

    def register(self, keys, ticket, *understood, submit="Return"):
        session.type_text(keys)
        for part in understood:
            self.find("label", contains=part)
        session.press(submit)
        self.await_toast("Number %s is waiting.", ticket)
        session.wait_until(lambda: ticket in self.rows(), f"{ticket} stands in the queue")
        self.await_desk()

    def choose(self, ticket, key):
        """Goes along the queue with KEY until TICKET is the one chosen."""
        for _ in range(12):
            if ticket in self.pane():
                return
            before = self.pane()
            session.press(key)
            session.wait_until(lambda: self.pane() != before, f"{key} chooses another row")
        raise AssertionError(f"{key} never comes to {ticket}")

    def go_to(self, contains, key="Tab", roles=STOPS):
        """Presses KEY until the keys go to a control that is called so, or to one in such a row."""
        seen = None
        for _ in range(60):
            try:
                # Not all in the dialogs of the toolkit says something of itself.
                node = session.wait_until(
                    lambda: (n := self.focused()) and n.path != seen and n, f"{key} goes on", 1
                )
            except AssertionError:
                node = None
            if node is not None:
                seen = node.path
                names = [n.name for n in (node, *node.ancestors()) if n.role in roles]
                if any(contains in name for name in names):
                    return node
            session.press(key)
        raise AssertionError(f"{key} never comes to {contains}")

    def tick(self, *names):
        """Goes through a form with Tab and presses, with Space, those of NAMES that are not yet."""
        left = set(names)
        for _ in range(60):
            node = session.wait_until(self.focused, "something has the focus")
            if node.name in left and node.role == "toggle button":
                if not node.states & {"checked", "pressed"}:
                    session.press("space")
                left.discard(node.name)
                if not left:
                    return
            session.press("Tab")
            session.wait_until(
                lambda: getattr(self.focused(), "path", node.path) != node.path, "Tab goes on"
            )
        raise AssertionError(f"Tab never comes to {left}")

    def preferences(self, title=None):
        """Opens the preferences, at the page called TITLE."""
        session.press("ctrl+comma")
        self.find("dialog", self._("Preferences"))
        if title is None:
            return
        self.go_to(self._("General"), roles={"page tab"})
        for _ in range(4):
            if self.focused().name == self._(title):
                break
            before = self.focused().path
            session.press("Right")
            session.wait_until(lambda: (n := self.focused()) and n.path != before, "the next page")
        session.press("space")

    def leave_preferences(self):
        session.press("Escape")
        self.gone("dialog", self._("Preferences"))
        self.await_desk()

    def command(self, key, message, ticket):
        session.press(key)
        self.await_toast(message, ticket)

    def close(self):
        """Closes the window; the program ends by itself, well, and without a word."""
        session.press("ctrl+w")
        status = self.wait()
        assert status == 0, f"exit status {status}"
        assert self.output() == "", self.output()
