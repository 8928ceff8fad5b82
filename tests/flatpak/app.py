# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed app in its sandbox, driven and read like the program of the end-to-end tests."""

import contextlib
import gettext
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e"))

import audit  # noqa: E402
import session  # noqa: E402
from desk import Desk  # noqa: E402

# What the harness sets for a program outside would take the sandbox's own ways from the app.
OURS = "GDK_BACKEND GSK_RENDERER GDK_DISABLE GDK_DEBUG ADW_DISABLE_PORTAL GSETTINGS_BACKEND LC_ALL".split()


# The number that AT-SPI has for it.
LABELLED_BY = 2


def pids():
    """The app's own processes, by the name of the program."""
    found = []
    for path in Path("/proc").glob("[0-9]*/comm"):
        with contextlib.suppress(OSError):
            if path.read_text().strip() == "donghanh":
                found.append(int(path.parent.name))
    return found


def end_all():
    """As when the battery is pulled out; whoever started a sandbox may be gone before it."""
    for pid in pids():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    session.wait_until(lambda: not pids(), "the app is gone")


class Installed:
    """What the harness needs to know of a build, found in the installation of the user."""

    def __init__(self, app, shots):
        self.app = app
        self.shots = shots
        shots.mkdir(parents=True, exist_ok=True)
        catalogue = next(self.files.rglob("vi/LC_MESSAGES/donghanh.mo"))
        self._ = gettext.translation("donghanh", catalogue.parents[2], ["vi"]).gettext
        self.english = audit.English(ROOT / "po/vi.po")
        # What the libraries say in English, of which they lack the Vietnamese; GTK has most of its own.
        self.theirs = [
            audit.English(ROOT / f"po/{name}/vi@donghanh.po") for name in ("gtk40", "libadwaita")
        ]
        self.data, self.cache = (Path(os.environ["HOME"], ".var/app", app, n) for n in ("data", "cache"))

    @property
    def files(self):
        """Where /app is now: an update puts it somewhere else."""
        place = subprocess.run(
            ["flatpak", "info", "--user", "--show-location", self.app], capture_output=True, text=True, check=True
        )
        return Path(place.stdout.strip(), "files")

    def inside(self, *command, status=0):
        """The output of COMMAND in the sandbox of the app."""
        done = subprocess.run(
            ["flatpak", "run", f"--command={command[0]}", self.app, *command[1:]],
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip
        assert status is None or done.returncode == status, f"{command}: {done.returncode}\n{done.stderr}"
        return done.stdout

    def summary(self, day):
        return json.loads(self.inside("donghanh-cli", "summary", "--date", day, "--format", "json"))


class Sandboxed(Desk):
    """The program, started as the desktop starts it."""

    def __init__(self, build, *arguments, command=None):
        self.build = build
        unset = [f"--unset={name}" for name in OURS]
        command = command or ["flatpak", "run", build.app]
        session.Program.__init__(self, "env", *unset, *command, *arguments)
        self.picture = build.shots / "failed.png"

    def _find_address(self):
        # The connection is that of the proxy before the sandbox: there is no other program here.
        registry = "org.a11y.atspi.Registry"
        for name, _ in self._call(self.ROOT, session.ACCESSIBLE, "GetChildren", service=registry):
            self.address = name
            flags = self.Gio.DBusSignalFlags.NONE
            self.bus.signal_subscribe(name, None, None, None, None, flags, self._heard)
            return

    def check(self, name):
        self.look_again()
        tree = session.wait_until(self.tree, "the screen can be read")
        session.screenshot(self.build.shots / f"{name}.png")
        # A text tells of the links in it; GTK gives the links themselves no name.
        problems = [said for said in audit.nameless(tree) if not said.startswith("link in ")]
        more = session.Node("", "", "", 0)
        for node in tree.walk():
            # Some are gone again, with the toast that they were on.
            with contextlib.suppress(self.GLib.Error):
                said = self._property(node.path, "Description") if node.role == "button" else ""
                more.children.append(session.Node(node.path, "description", said, 0))
        for english in (self.build.english, *self.build.theirs):
            problems += english.left_in(tree) + english.left_in(more)
        assert not problems, f"{name}: " + "; ".join(problems)

    def label_of(self, node):
        """What a screen reader says of NODE: its name, or else that of what it is labelled by."""
        if node.name:
            return node.name
        relations = self._call(node.path, session.ACCESSIBLE, "GetRelationSet")
        labels = [path for kind, others in relations if kind == LABELLED_BY for _, path in others]
        return " ".join(self._call(path, "org.a11y.atspi.Text", "GetText", "(ii)", 0, -1) for path in labels)

    def _property(self, path, name):
        return self._call(path, session.PROPERTIES, "Get", "(ss)", session.ACCESSIBLE, name)

    def __exit__(self, *failure):
        super().__exit__(*failure)
        # What starts the sandbox does not take it along when it is ended.
        end_all()

    def kill(self):
        """As when the battery is pulled out."""
        assert pids(), "the app's process is not found"
        end_all()
        status = self.wait()
        assert status != 0, "the app ended by itself"


def memory(pid):
    """Resident memory, and what of it is written and therefore shared with nobody, MB.

    What the rest is shared with depends on who else runs here, not on the app.
    """
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        found = {line.split(":")[0]: int(line.split()[1]) for line in file if line.endswith("kB\n")}
    return found["Rss"] / 1024, found["Private_Dirty"] / 1024
