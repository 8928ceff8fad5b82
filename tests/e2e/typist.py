# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Vietnamese as it is typed: the keys of a text in Telex or VNI, and the input methods that read them."""

import contextlib
import os
import string
import subprocess
import unicodedata
from pathlib import Path

import session

# The keys after a letter, and those at the end of a syllable for its tone.
TELEX = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
VNI = {"â": "a6", "ă": "a8", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}

# Name → input method framework, its name of the engine, letters, tones.
ENGINES = {
    "unikey-telex": ("ibus", "Unikey", TELEX, TELEX_TONES),
    "unikey-vni": ("ibus", "Unikey", VNI, VNI_TONES),
    "m17n-telex": ("ibus", "m17n:vi:telex", TELEX, TELEX_TONES),
    "m17n-vni": ("ibus", "m17n:vi:vni", VNI, VNI_TONES),
    "fcitx-telex": ("fcitx", "unikey", TELEX, TELEX_TONES),
    "fcitx-vni": ("fcitx", "unikey", VNI, VNI_TONES),
}


def keys_of(text, letters, tones):
    """The keys that a person presses for TEXT: the tone last in each syllable, as is taught."""
    words = []
    for word in text.split(" "):
        keys, tone = "", ""
        for letter in word:
            bare = ""
            for part in unicodedata.normalize("NFD", letter):
                if part in tones:
                    tone = tones[part]
                else:
                    bare += part
            bare = unicodedata.normalize("NFC", bare)
            pressed = letters.get(bare.lower(), bare)
            keys += pressed[0].upper() + pressed[1:] if bare.isupper() else pressed
        end = len(keys.rstrip(string.punctuation))
        words.append(keys[:end] + tone + keys[end:])
    return " ".join(words)


class Hands:
    """Types with one engine."""

    def __init__(self, name):
        self.name = name
        self.framework, self.engine, self.letters, self.tones = ENGINES[name]

    def type(self, text):
        session.type_text(keys_of(text, self.letters, self.tones))

    @contextlib.contextmanager
    def at_work(self):
        if self.framework == "fcitx":
            with fcitx(self.engine, vni=self.letters is VNI):
                yield
            return
        if self.letters is VNI and self.engine == "Unikey":
            settings = Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text("[org/freedesktop/ibus/engine/unikey]\ninput-method='vni'\n")
            # The engine is a program of its own, with the system's schemas.
            os.environ["GSETTINGS_BACKEND"] = "keyfile"
        with session.input_method(self.engine):
            yield


def on_the_bus(name):
    from gi.repository import Gio, GLib

    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    path, own = "/org/freedesktop/DBus", "org.freedesktop.DBus"
    name = GLib.Variant("(s)", (name,))
    return bus.call_sync(own, path, own, "NameHasOwner", name, None, 0, -1, None).unpack()[0]


FCITX_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM={engine}

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name={engine}
Layout=

[GroupOrder]
0=Default
"""


@contextlib.contextmanager
def fcitx(engine, vni):
    """fcitx5 with ENGINE switched on in every window."""
    folder = Path(os.environ["XDG_CONFIG_HOME"], "fcitx5")
    (folder / "conf").mkdir(parents=True, exist_ok=True)
    (folder / "profile").write_text(FCITX_PROFILE.format(engine=engine))
    (folder / "config").write_text("[Behavior]\nActiveByDefault=True\n")
    (folder / "conf/unikey.conf").write_text(f"InputMethod={'VNI' if vni else 'Telex'}\n")
    os.environ["GTK_IM_MODULE"] = "fcitx"
    os.environ["FCITX_ENABLE_SYNC_MODE"] = "1"
    # Its part in the program frees nothing at the end, and shows no stack to know it by.
    os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    daemon = subprocess.Popen(
        ["fcitx5", "--disable=wayland,waylandim,notifications,clipboard,quickphrase,unicode,spell"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # Asked by its name alone: any call would have the bus start another one.
        session.wait_until(lambda: on_the_bus("org.fcitx.Fcitx5"), "fcitx5 answers")
        yield
    finally:
        daemon.terminate()
        daemon.wait()
