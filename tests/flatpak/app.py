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


class Installed:
    """What the harness needs to know of a build, found in the installation of the user."""

    def __init__(self, app, shots):
        self.app = app
        self.shots = shots
        shots.mkdir(parents=True, exist_ok=True)
        place = subprocess.run(
            ["flatpak", "info", "--user", "--show-location", app], capture_output=True, text=True, check=True
        )
        self.files = Path(place.stdout.strip(), "files")
        catalogue = next(self.files.rglob("vi/LC_MESSAGES/donghanh.mo"))
        self._ = gettext.translation("donghanh", catalogue.parents[2], ["vi"]).gettext
        self.english = audit.English(ROOT / "po/vi.po")
        self.data = Path(os.environ["HOME"], ".var/app", app, "data")

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
        accessible = "org.a11y.atspi.Accessible"
        registry = "org.a11y.atspi.Registry"
        for name, _ in self._call(self.ROOT, accessible, "GetChildren", service=registry):
            return name
        return None

    def pids(self):
        """The app's own processes, by the name of the program."""
        found = []
        for path in Path("/proc").glob("[0-9]*/comm"):
            with contextlib.suppress(OSError):
                if path.read_text().strip() == "donghanh":
                    found.append(int(path.parent.name))
        return found

    def kill(self):
        """As when the battery is pulled out."""
        pids = self.pids()
        assert pids, "the app's process is not found"
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        status = self.wait()
        assert status != 0, "the app ended by itself"
        session.wait_until(lambda: not self.pids(), "the app is gone")


def memory(pid):
    """Proportional and private resident memory, MB."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        found = {line.split(":")[0]: int(line.split()[1]) for line in file if line.endswith("kB\n")}
    return found["Pss"] / 1024, (found["Private_Dirty"] + found["Private_Clean"]) / 1024
