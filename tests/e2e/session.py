# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for one test: home, X display, session and accessibility bus, input method.

The program is driven as a person drives it: keys through the X server, and what stands on the
screen read back through AT-SPI. Nothing here knows the program's inside.
"""

import ast
import contextlib
import ctypes
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Long enough for a loaded machine; a test that goes well never waits it out.
DEADLINE_S = float(os.environ.get("DH_E2E_DEADLINE_S", 60))
KEY_DELAY_US = 12000
# What is waited for is looked for so often; more seldom where the program tells of no change.
POLL_S = 0.05
PATIENCE_S = 0.25
# So long a tree that was read will do, where no key and no word of a change came since: at first,
# and once it has been found the same again and again.
FRESH_S = 0.1
CALM_S = 1
# After so long in vain everything is asked for one by one, whatever is known of it.
VAIN_S = 3
ROOT = Path(__file__).resolve().parents[2]


def in_private_session(animations=False):
    """Runs this script again under its own home, session bus and X display, once.

    ANIMATIONS are most of what the program draws, and asked for where haste could meet them.
    """
    if os.environ.get("DH_E2E_PRIVATE") == "1":
        return
    home = tempfile.mkdtemp(prefix="dh-e2e-")
    env = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DBUS_", "XDG_", "WAYLAND", "IBUS", "AT_SPI", "GTK_", "G_DEBUG"))
    }
    Path(home, "run").mkdir(mode=0o700)
    env.update(
        DH_E2E_PRIVATE="1",
        HOME=home,
        XDG_RUNTIME_DIR=str(Path(home, "run")),
        XDG_DATA_HOME=str(Path(home, "data")),
        XDG_CONFIG_HOME=str(Path(home, "config")),
        XDG_CACHE_HOME=str(Path(home, "cache")),
        XVFB_SCREEN="1280x800x24",
        LC_ALL="C.UTF-8",
    )
    if not animations:
        settings = Path(home, "config/gtk-4.0/settings.ini")
        settings.parent.mkdir(parents=True)
        settings.write_text("[Settings]\ngtk-enable-animations=0\n")
    try:
        done = subprocess.run([ROOT / "tests/util/xvfb", sys.executable, *sys.argv], env=env)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(done.returncode)


def wait_until(condition, what, seconds=DEADLINE_S):
    """The first true value of CONDITION, polled; fails with WHAT after SECONDS."""
    start = time.monotonic()
    end, vain = start + seconds, start + VAIN_S
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > vain:
            vain = time.monotonic() + VAIN_S
            for program in Program.running:
                program.look_again()
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s still not: {what() if callable(what) else what}")
        pause()


def pause():
    """Until something may have changed on the screen; a moment where nobody tells of changes."""
    time.sleep(POLL_S)
    end = time.monotonic() + PATIENCE_S
    programs = [program for program in Program.running if program.address]
    said = [program.said for program in programs]
    while programs and time.monotonic() < end and said == [program.hear() for program in programs]:
        time.sleep(0.01)


# ---- Keys

keys_pressed = 0
# F1 … F12, as X numbers them on every PC.
FUNCTION_KEYS = dict(enumerate([*range(67, 77), 95, 96], 1))


@functools.cache
def keyboard():
    """xdotool's library and its connection to the display: a program for each key takes far longer."""
    library = ctypes.CDLL("libxdo.so.3")
    library.xdo_new.restype = ctypes.c_void_p
    for function in (library.xdo_enter_text_window, library.xdo_send_keysequence_window):
        function.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_char_p, ctypes.c_uint]
    display = library.xdo_new(None)
    assert display, "no X display"
    return library, display


def type_text(text, ahead=False):
    """Presses the keys of TEXT, which is ASCII: anything else would need the keymap changed.

    Each key waits until the program has taken the one before, unless it is to be typed AHEAD: an
    engine that looks at what was written may get a key before its last letter has come there.
    """
    global keys_pressed
    assert text.isascii(), text
    library, display = keyboard()
    for letter in text:
        assert library.xdo_enter_text_window(display, 0, letter.encode(), KEY_DELAY_US) == 0, letter
        for program in () if ahead else Program.running:
            program.answer()
    keys_pressed += 1


def press(*keys):
    global keys_pressed
    library, display = keyboard()
    for key in keys:
        # By number: some keymaps have F3 with Alt as well, and that one would be pressed.
        key = re.sub(r"\bF(\d+)$", lambda match: str(FUNCTION_KEYS[int(match[1])]), key)
        assert library.xdo_send_keysequence_window(display, 0, key.encode(), KEY_DELAY_US) == 0, key
    keys_pressed += 1


OWNER = """
import sys, gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
Gdk.Display.get_default().get_clipboard().set(sys.argv[1])
GLib.MainLoop().run()
"""


@contextlib.contextmanager
def clipboard(text):
    """Another program, in which TEXT has been copied."""
    environment = dict(os.environ, GDK_BACKEND="x11", GDK_DISABLE="gl,vulkan")
    owner = subprocess.Popen([sys.executable, "-c", OWNER, text], env=environment)
    try:
        yield
    finally:
        owner.kill()
        owner.wait()


def give_keys(title):
    """What a window manager does where a window comes or goes: the keys are given to this one."""

    def given():
        search = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(search, capture_output=True, text=True).stdout.split()
        return found and subprocess.run(["xdotool", "windowfocus", found[-1]]).returncode == 0

    wait_until(given, f"a window “{title}” has the keys")


def screenshot(path):
    subprocess.run(["import", "-window", "root", "-quality", "10", str(path)], check=True)


@contextlib.contextmanager
def input_method(engine):
    """ibus with ENGINE, as on a desktop whose owner writes Vietnamese."""
    # Each key waits for the answer of the engine, so that a slow machine mixes no letters up.
    os.environ["IBUS_ENABLE_SYNC_MODE"] = "1"
    os.environ["GTK_IM_MODULE"] = "ibus"
    daemon = subprocess.Popen(
        ["ibus-daemon", "--panel", "disable", "--config", "disable", "--emoji-extension", "disable"]
        + ["--xim", "--replace"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        choose_engine(engine)
        yield
    finally:
        daemon.terminate()
        daemon.wait()


def choose_engine(engine):
    def chosen():
        # Its exit status speaks of keyboard layouts, too: what counts is the answer.
        subprocess.run(["ibus", "engine", engine], capture_output=True)
        answer = subprocess.run(["ibus", "engine"], capture_output=True, text=True)
        return answer.stdout.strip() == engine

    wait_until(chosen, f"ibus writes with engine {engine}")


# ---- What stands on the screen

# An item of AT-SPI's cache as GVariant prints it: itself, application, parent, index, number of
# children, interfaces, name, role, description, states.
TEXT = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
PLACE = r"\('[^']*', '([^']*)'\)"
ITEM = re.compile(
    rf"\({PLACE}, \('[^']*', '[^']*'\), {PLACE}, (-?\d+), (-?\d+), \[[^]]*\], "
    rf"({TEXT}), (\d+), {TEXT}, \[(\d+), \d+\]\)"
)
ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
SHOWING = 1 << 25
# Images and labels; a label has children where it has links.
CHILDLESS = {27, 29}
STATES = {
    4: "checked",
    11: "focusable",
    12: "focused",
    20: "pressed",
    23: "selected",
    24: "sensitive",
    25: "showing",
}


class Node:
    """One accessible object as it was when the tree was read."""

    def __init__(self, path, role, name, bits):
        self.path = path
        self.role = role
        self.name = name
        self.states = {word for bit, word in STATES.items() if bits >> bit & 1}
        self.parent = None
        self.children = []

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def texts(self):
        """The names below it, in reading order."""
        return [node.name for node in self.walk() if node is not self and node.name]

    def __repr__(self):
        return f"{self.role} {self.name!r}"


class Program:
    """The running application, seen through the accessibility bus."""

    ROOT = "/org/a11y/atspi/accessible/root"
    running = []

    def __init__(self, executable, *arguments, env=None):
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, Gio, GLib

        self.GLib, self.Gio = GLib, Gio
        self.role_name = Atspi.role_get_name
        session_bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session_bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None
        ).unpack()[0]
        # What a screen reader does when it starts; programs say nothing until somebody listens.
        listening = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
        session_bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", PROPERTIES, "Set", listening, None, 0, -1, None
        )
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self.address = None
        # Whose children are others than those known; whether all are to be asked for theirs.
        self.other_children, self.everything = set(), False
        # How often it has told of a change; the tree last read, what was so then, how long it will do.
        self.said, self.last, self.read_at = 0, None, None
        self.read_until, self.fresh_s = 0, FRESH_S
        self.picture = Path(tempfile.gettempdir(), "dh-e2e-failed.png")
        environment = dict(
            os.environ,
            GDK_BACKEND="x11",
            GSK_RENDERER="cairo",
            GDK_DISABLE="gl,vulkan",
            GDK_DEBUG="no-portals",
            ADW_DISABLE_PORTAL="1",
            GTK_A11Y="atspi",
            GSETTINGS_BACKEND="keyfile",
        )
        environment.update(env or {})
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False)
        # An empty folder, where its file dialogs open.
        self.folder = Path(os.environ["HOME"], "Documents")
        self.folder.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [str(executable), *map(str, arguments)],
            env=environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
        )

    # -- reading

    def _call(self, path, interface, method, signature=None, *values, service=None):
        parameters = self.GLib.Variant(signature, values) if signature else None
        answer = self.bus.call_sync(
            service or self.address, path, interface, method, parameters, None, 0, 20000, None
        ).unpack()
        return answer[0] if answer else None

    def answer(self):
        """Returns when the program has done what was asked of it before, keys among it."""
        toolkit = self.GLib.Variant("(ss)", ("org.a11y.atspi.Application", "ToolkitName"))
        for _ in range(2 if self.address else 0):
            with contextlib.suppress(self.GLib.Error):
                self.bus.call_sync(
                    self.address, self.ROOT, PROPERTIES, "Get", toolkit, None, 0, 20000, None
                )

    def _find_address(self):
        """Finds where the program answers; from then on it is heard when it tells of a change."""
        registry = "org.a11y.atspi.Registry"
        for name, _ in self._call(self.ROOT, ACCESSIBLE, "GetChildren", service=registry):
            bus = "org.freedesktop.DBus"
            arguments = ("/org/freedesktop/DBus", bus, "GetConnectionUnixProcessID", "(s)", name)
            if self._call(*arguments, service=bus) == self.process.pid:
                self.address = name
                flags = self.Gio.DBusSignalFlags.NONE
                self.bus.signal_subscribe(name, None, None, None, None, flags, self._heard)

    def _heard(self, _bus, _sender, path, _interface, what, *_):
        self.said += 1
        if what == "ChildrenChanged":
            self.other_children.add(path)

    def hear(self):
        """How often the program has told of a change until now."""
        while self.GLib.MainContext.default().iteration(False):
            pass
        return self.said

    def _ask(self, questions):
        """The answers to (path, interface, method, parameters) each, all sent before any is read."""
        answers = [None] * len(questions)
        waiting = len(questions)

        def answered(bus, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                answers[index] = bus.call_finish(result).unpack()[0]
            except self.GLib.Error as error:
                answers[index] = error

        for index, (path, interface, method, parameters) in enumerate(questions):
            self.bus.call(
                self.address, path, interface, method, parameters, None, 0, 20000, None, answered, index
            )
        while waiting:
            self.GLib.MainContext.default().iteration(True)
        for answer in answers:
            if isinstance(answer, self.GLib.Error):
                raise answer
        return answers

    def _items(self):
        """All that has ever been asked for and is still there, in one answer."""
        cache = ("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        answer = self.bus.call_sync(self.address, *cache, None, None, 0, 20000, None).get_child_value(0)
        items, below = {}, {}
        # Unpacked value by value it would take longer than all else that a test does.
        for path, parent, index, count, name, role, states in ITEM.findall(answer.print_(False)):
            title = ast.literal_eval(name) if "\\" in name else name[1:-1]
            items[path] = (int(role), int(states), title, int(count))
            below.setdefault(parent, []).append((int(index), path))
        assert len(items) == answer.n_children(), f"{len(items)} of {answer.n_children()} items"
        return items, below

    def _read(self):
        """The tree, a level at a time; one by one is asked only for what is new."""
        name = self.GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        items, below = self._items()

        def is_whole(node, known):
            # Those that are hidden do not count, and some show themselves that are hidden.
            count = items[node.path][3]
            shown = all(items[child][1] & SHOWING for child in known)
            told = self.everything or node.path in self.other_children
            return shown and count == len(known) and not told

        root, level = None, [(self.ROOT, None)]
        while level:
            new = [path for path, _ in level if path not in items]
            questions = []
            for path in new:
                questions.append((path, ACCESSIBLE, "GetRole", None))
                questions.append((path, ACCESSIBLE, "GetState", None))
                questions.append((path, PROPERTIES, "Get", name))
            answers = iter(self._ask(questions))
            for path in new:
                role, states, title = (next(answers) for _ in range(3))
                items[path] = (role, states[0], title, 0 if role in CHILDLESS else None)
            nodes = {}
            for path, parent in level:
                role, bits, title, _ = items[path]
                node = Node(path, self.role_name(role), title, bits)
                # What cannot be seen is no matter; the application itself "shows" nothing.
                if parent is None:
                    root = node
                elif not bits & SHOWING:
                    continue
                else:
                    node.parent = parent
                    parent.children.append(node)
                nodes[node] = [child for _, child in sorted(below.get(path, []))]
            partly = [node for node, known in nodes.items() if not is_whole(node, known)]
            self.other_children -= {node.path for node in partly}
            answers = self._ask([(node.path, ACCESSIBLE, "GetChildren", None) for node in partly])
            nodes |= {node: [child for _, child in found] for node, found in zip(partly, answers)}
            level = [(child, node) for node, children in nodes.items() for child in children]
        self.everything = False
        return root

    def tree(self):
        """What is on the screen now, or None while it is changing."""
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with status {self.process.returncode}")
        at = (self.hear(), keys_pressed)
        if at != self.read_at:
            self.fresh_s = FRESH_S
        elif time.monotonic() < self.read_until:
            return self.last
        else:
            self.fresh_s = min(2 * self.fresh_s, CALM_S)
        try:
            if self.address is None:
                self._find_address()
            self.last = self._read() if self.address else None
        except (self.GLib.Error, KeyError):
            self.last, self.everything = None, True  # not there yet, or gone between two questions
        self.read_at, self.read_until = at, time.monotonic() + self.fresh_s
        return self.last

    def nodes(self, role=None, name=None, contains=None, within=None):
        root = within or self.tree()
        return [
            node
            for node in (root.walk() if root is not None else ())
            if (role is None or node.role in role.split("|"))
            and (name is None or node.name == name)
            and (contains is None or contains in node.name)
        ]

    def find(self, role=None, name=None, contains=None, seconds=DEADLINE_S):
        """The first such object, once it is on the screen."""
        what = f"on the screen: {role or 'something'} {name or contains or ''!r}"
        return wait_until(lambda: self.nodes(role, name, contains), what, seconds)[0]

    def gone(self, role=None, name=None, contains=None, seconds=DEADLINE_S):
        what = f"gone from the screen: {role or 'something'} {name or contains or ''!r}"

        def absent():
            tree = self.tree()
            return tree is not None and not self.nodes(role, name, contains, within=tree)

        wait_until(lambda: absent() and self.look_again() and absent(), what, seconds)

    def look_again(self):
        """The next reading asks for everything, for tests of what must not be there."""
        self.read_at, self.everything = None, True
        return True

    def focused(self):
        """The object that keys go to, the innermost where several say so."""
        tree = self.tree()
        found = [n for n in (tree.walk() if tree else ()) if "focused" in n.states]
        return found[-1] if found else None

    def text_of(self, node):
        """What has been written into a line; a word still with the input method is not in it."""
        text = "org.a11y.atspi.Text"
        length = self._call(node.path, PROPERTIES, "Get", "(ss)", text, "CharacterCount")
        return self._call(node.path, text, "GetText", "(ii)", 0, length)

    def output(self):
        self.log.flush()
        # GTK 4.24 says this of frames of its own.
        return re.sub(
            r"\n?\(donghanh:\d+\): Gdk-WARNING \*\*: [\d:.]+: gdk_frame_timings_submitted\(\) called .*\n",
            "",
            Path(self.log.name).read_text(errors="replace"),
        )

    def describe(self):
        """The tree as lines, for the message of a failed test."""
        lines = []

        def add(node, depth):
            focused = " *" if "focused" in node.states else ""
            lines.append("  " * depth + repr(node) + focused)
            for child in node.children:
                add(child, depth + 1)

        tree = self.tree() if self.process.poll() is None else None
        if tree is not None:
            add(tree, 0)
        return "\n".join(lines)

    # -- ending

    def wait(self, seconds=DEADLINE_S):
        """Its exit status, once it has ended by itself."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)
            self.process.wait()
            raise AssertionError("the program did not end") from None

    def __enter__(self):
        Program.running.append(self)
        return self

    def __exit__(self, kind, error, trace):
        Program.running.remove(self)
        if kind is not None:
            with contextlib.suppress(Exception):
                print(self.describe(), file=sys.stderr)
                screenshot(self.picture)
                print(f"a picture of the screen: {self.picture}", file=sys.stderr)
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
