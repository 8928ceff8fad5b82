# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for one test: X display, session bus, accessibility bus, input method.

The program is driven as a person drives it: keys through the X server, and what stands on the
screen read back through AT-SPI. Nothing here knows the program's inside.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEADLINE_S = 30
KEY_DELAY_MS = 12


def in_private_bus():
    """Runs this script again under its own session bus and home, once."""
    if os.environ.get("DH_E2E_BUS") == "1":
        return
    home = tempfile.mkdtemp(prefix="dh-e2e-")
    env = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DBUS_", "XDG_", "WAYLAND", "GTK_", "GDK_", "IBUS", "AT_SPI"))
    }
    runtime = Path(home, "run")
    runtime.mkdir(mode=0o700)
    env.update(
        DH_E2E_BUS="1",
        HOME=home,
        XDG_RUNTIME_DIR=str(runtime),
        XDG_DATA_HOME=str(Path(home, "data")),
        XDG_CONFIG_HOME=str(Path(home, "config")),
        XDG_CACHE_HOME=str(Path(home, "cache")),
        LC_ALL="C.UTF-8",
    )
    try:
        done = subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=env)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(done.returncode)


def wait_until(condition, what, seconds=DEADLINE_S):
    """The first true value of CONDITION, polled; fails with WHAT after SECONDS."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except Exception as error:  # an object may vanish between two calls of AT-SPI
            if error.__class__.__name__ not in ("GError", "Error"):
                raise
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s still not: {what}")
        time.sleep(0.05)


@contextlib.contextmanager
def display(width=1280, height=800):
    """An X server of its own; sets DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    number = os.read(read, 16).decode().strip()
    os.close(read)
    os.environ["DISPLAY"] = ":" + number
    try:
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def input_method(engine):
    """ibus with ENGINE ("Unikey" types Telex by default)."""
    os.environ["IBUS_ENABLE_SYNC_MODE"] = "1"
    daemon = subprocess.Popen(
        ["ibus-daemon", "--panel", "disable", "--config", "disable", "--xim", "--replace"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(
            lambda: subprocess.run(
                ["ibus", "engine", engine], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ).returncode
            == 0
            and subprocess.run(["ibus", "engine"], capture_output=True, text=True).stdout.strip()
            == engine,
            f"ibus answers with engine {engine}",
        )
        yield
    finally:
        daemon.terminate()
        daemon.wait()


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", str(KEY_DELAY_MS), "--", text], check=True)


def press(*keys):
    for key in keys:
        subprocess.run(["xdotool", "key", "--delay", str(KEY_DELAY_MS), key], check=True)


def screenshot(path):
    subprocess.run(["import", "-window", "root", str(path)], check=True)


class Program:
    """The running application, seen through the accessibility bus."""

    def __init__(self, executable, *arguments, env=None):
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        self.Atspi = Atspi
        self.executable = executable
        environment = dict(
            os.environ,
            GDK_BACKEND="x11",
            GSK_RENDERER="cairo",
            GDK_DISABLE="gl,vulkan",
            ADW_DISABLE_PORTAL="1",
            GDK_DEBUG="no-portals",
            GTK_A11Y="atspi",
            GSETTINGS_BACKEND="memory",
            NO_AT_BRIDGE="0",
        )
        environment.update(env or {})
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False)
        self.process = subprocess.Popen(
            [str(executable), *arguments], env=environment, stdout=self.log, stderr=self.log
        )

    # -- reading -----------------------------------------------------------------------------

    def application(self):
        desktop = self.Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.output()}")
        return None

    def walk(self, root=None):
        stack = [root or self.application()]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            count = node.get_child_count()
            stack.extend(node.get_child_at_index(i) for i in reversed(range(count)))

    def showing(self, node):
        return node.get_state_set().contains(self.Atspi.StateType.SHOWING)

    def find_all(self, role=None, name=None, contains=None, root=None):
        found = []
        for node in self.walk(root):
            if role is not None and node.get_role_name() not in role.split("|"):
                continue
            label = node.get_name() or ""
            if name is not None and label != name:
                continue
            if contains is not None and contains not in label:
                continue
            if self.showing(node):
                found.append(node)
        return found

    def find(self, role=None, name=None, contains=None, root=None, seconds=DEADLINE_S):
        what = f"a {role or 'thing'} named {name or '…' + (contains or '') + '…'} is on the screen"
        return wait_until(lambda: self.find_all(role, name, contains, root), what, seconds)[0]

    def focused(self):
        for node in self.walk():
            if node.get_state_set().contains(self.Atspi.StateType.FOCUSED):
                return node
        return None

    def text_of(self, node):
        return self.Atspi.Text.get_text(node, 0, -1)

    def labels(self):
        return [node.get_name() or "" for node in self.walk() if self.showing(node)]

    def output(self):
        self.log.flush()
        return Path(self.log.name).read_text(errors="replace")

    # -- ending ------------------------------------------------------------------------------

    def wait(self, seconds=DEADLINE_S):
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)
            self.process.wait()
            raise AssertionError(f"the program did not end:\n{self.output()}") from None
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None and self.process.poll() is None:
            print(self.describe(), file=sys.stderr)
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
        if kind is not None:
            print(self.output(), file=sys.stderr)
        self.log.close()
        os.unlink(self.log.name)

    def describe(self):
        """The showing part of the tree, for the message of a failed test."""
        lines = []

        def visit(node, depth):
            if node is None or depth > 40:
                return
            if self.showing(node) or depth < 2:
                lines.append("  " * depth + f"{node.get_role_name()} {node.get_name()!r}")
                for i in range(node.get_child_count()):
                    visit(node.get_child_at_index(i), depth + 1)

        with contextlib.suppress(Exception):
            visit(self.application(), 0)
        return "\n".join(lines)
