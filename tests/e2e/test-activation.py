#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a desktop starts it: by its name on the bus, for an action, for a backup that was
double-clicked; and the kind of file that a backup is.

Usage: test-activation.py BUILD-DIRECTORY
"""

import configparser
import os
import shlex
import shutil
import subprocess
import sys
import types
from pathlib import Path

import desk
import session


def read_id(build):
    return next(build.folder.glob("resources/data/*.service")).stem


def offer_service(build, app_id):
    """What the installed file says, for the program that was built."""
    service = configparser.ConfigParser()
    service.optionxform = str
    service.read(build.folder / f"resources/data/{app_id}.service")
    entry = service["D-BUS Service"]
    assert entry["Name"] == app_id, entry["Name"]
    command = shlex.split(entry["Exec"])
    assert Path(command[0]).name == "donghanh" and command[1:] == ["--gapplication-service"], command
    leaks = session.ROOT / "tests/lsan.supp"
    values = {
        "DONGHANH_LOCALEDIR": build.folder / "po",
        "GSETTINGS_SCHEMA_DIR": build.folder / "resources/data",
        "GSETTINGS_BACKEND": "memory",
        "GDK_BACKEND": "x11",
        "GSK_RENDERER": "cairo",
        "GDK_DISABLE": "gl,vulkan",
        "GDK_DEBUG": "no-portals",
        "ADW_DISABLE_PORTAL": "1",
        "GTK_A11Y": "atspi",
        "GTK_IM_MODULE": "gtk-im-context-simple",
        "LSAN_OPTIONS": f"suppressions={leaks}:print_suppressions=0",
    }
    folder = Path(os.environ["XDG_DATA_HOME"], "dbus-1/services")
    folder.mkdir(parents=True)
    words = " ".join(f"{key}={value}" for key, value in values.items())
    (folder / f"{app_id}.service").write_text(
        f"[D-BUS Service]\nName={app_id}\nExec=/usr/bin/env {words} {build.program} --gapplication-service\n")
    bus("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.ReloadConfig")


def bus(name, path, method, *arguments):
    done = subprocess.run(
        ["gdbus", "call", "--session", "--timeout", "100", "--dest", name, "--object-path", path,
         "--method", method, *arguments],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def process_of(app_id):
    """The process that has the name, 0 if there is none; asking does not start it."""
    done = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
         "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.GetConnectionUnixProcessID", app_id],
        capture_output=True, text=True)
    return int(done.stdout.split()[1].rstrip(",)")) if done.returncode == 0 else 0


class Started(desk.Desk):
    """The program that the bus has started."""

    def __init__(self, build, app_id):
        self.build = build
        session.Program.__init__(self, "/bin/true")
        self.process.wait()
        self.app_id = app_id
        self.process = types.SimpleNamespace(pid=process_of(app_id), poll=lambda: None, returncode=None)
        assert self.process.pid, "the bus has not started it"
        self.picture = build.shots / "failed.png"

    def quit(self):
        application(self.app_id, "ActivateAction", "quit", "[]", "{}")
        session.wait_until(lambda: process_of(self.app_id) == 0, "the program has ended")


def application(app_id, method, *arguments):
    path = "/" + app_id.replace(".", "/")
    bus(app_id, path, f"org.freedesktop.Application.{method}", *arguments)


def check_mime(build, app_id, backup):
    """By its ending and by what is in it; other databases and the ending alone are told apart."""
    folder = Path(os.environ["XDG_DATA_HOME"], "mime")
    (folder / "packages").mkdir(parents=True)
    shutil.copy(build.folder / f"resources/data/{app_id}.xml", folder / "packages")
    subprocess.run(["update-mime-database", folder], check=True)
    unnamed = backup.with_name("copy")
    shutil.copy(backup, unnamed)

    def kind(path):
        answer = subprocess.run(["gio", "info", "-a", "standard::content-type,standard::icon", path],
                                capture_output=True, text=True, check=True).stdout
        return answer

    assert "application/x-donghanh\n" in kind(backup), kind(backup)
    assert f"{app_id}-book" in kind(backup), kind(backup)
    assert "application/x-donghanh\n" in kind(unnamed), kind(unnamed)
    other = backup.with_name("other")
    other.write_bytes(unnamed.read_bytes()[:68] + b"\0\0\0\0" + unnamed.read_bytes()[72:])
    assert "donghanh" not in kind(other).split("standard::content-type", 1)[1], kind(other)
    unnamed.unlink()
    other.unlink()


def main():
    session.in_private_session()
    build = desk.Build(sys.argv[1])
    app_id = read_id(build)
    book = desk.Book(build, Path(os.environ["HOME"], "old.db"))
    backup = Path(os.environ["HOME"], "sổ xã.donghanh")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    book.cli("backup", backup)
    check_mime(build, app_id, backup)
    offer_service(build, app_id)

    assert process_of(app_id) == 0
    application(app_id, "ActivateAction", "practice", "[]", "{}")
    program = Started(build, app_id)
    program.find("frame|window", contains=program._("Practice day: not real figures"))
    program.quit()

    # On a machine without a book the backup becomes one.
    application(app_id, "Open", f"['{backup.as_uri()}']", "{}")
    program = Started(build, app_id)
    program.find("label", program._("Use This Backup as the Book?"))
    program.find("label", contains="Xã Mõ Cày")
    program.check("restore")
    # Not by a stray Enter: the way to it is chosen.
    program.await_focus(program._("_Cancel"))
    session.press("shift+Tab")
    program.await_focus(program._("_Use This Backup"))
    session.press("Return")
    program.await_desk()
    program.find("frame|window", contains="Xã Mõ Cày")
    program.quit()
    database = Path(os.environ["XDG_DATA_HOME"], "donghanh/donghanh.db")
    assert database.exists()

    application(app_id, "Activate", "{}")
    program = Started(build, app_id)
    program.await_desk()
    program.quit()


if __name__ == "__main__":
    main()
