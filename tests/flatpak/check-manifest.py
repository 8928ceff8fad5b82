#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules for the manifest and for what the desktop is told, without Flatpak.

Usage: check-manifest.py APP-ID DESKTOP-FILE METAINFO-FILE [MANIFEST]. APP-ID is that of the build.
They are those of Flathub's linter that can be asked here, and our own.
"""

import configparser
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "flatpak"
PERMISSIONS = [
    "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri", "--socket=pulseaudio",
]  # fmt: skip
KEYS = ["id", "runtime", "runtime-version", "sdk", "command", "finish-args", "separate-locales", "cleanup", "modules"]
BUILD_FLAGS = re.compile(r"--share=network|--filesystem|--talk-name|--own-name|--env=G[SD]K_")


class Manifest:
    """The few forms of YAML that the manifest is written in: keys, lists of words, modules."""

    def __init__(self, text):
        self.text = text
        self.lines = [
            line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
        ]
        self.keys = [line.split(":")[0] for line in self.lines if re.match(r"[a-z]", line)]

    def value(self, key):
        found = re.search(rf"^{key}: *'?([^'\n]*)'?$", self.text, re.M)
        return found[1] if found else None

    def list(self, key):
        words, inside = [], False
        for line in self.lines:
            if re.match(r"\S", line):
                inside = line.startswith(f"{key}:")
            elif inside and line.startswith("  - "):
                words.append(line[4:].strip("'\" "))
        return words

    def sources(self):
        """Each source as a dictionary of its own lines."""
        found = []
        for line in self.lines:
            start = re.match(r" +- type: (\S+)", line)
            if start:
                found.append({"type": start[1], "indent": line.index("-")})
            elif found and re.match(r" " * (found[-1]["indent"] + 2) + r"[a-z0-9-]+:", line):
                key, value = line.strip().split(":", 1)
                found[-1].setdefault(key, value.strip())
        return found

    def modules(self):
        return re.findall(r"^  - name: (\S+)", self.text, re.M)


def check_manifest(name, text, app):
    manifest = Manifest(text)
    if "\t" in text or re.search(r"^( {2})* \S", text, re.M):
        yield f"{name}: YAML is indented by two spaces"
    if manifest.keys != KEYS:
        yield f"{name}: the keys are {manifest.keys}, not {KEYS}"
    if manifest.value("id") != app:
        yield f"{name}: the id is {manifest.value('id')}; the build's is {app}"
    if name != f"{app}.yaml":
        yield f"{name}: its name is not {app}.yaml"
    given = manifest.list("finish-args")
    if given != PERMISSIONS:
        yield f"{name}: finish-args are {given}, not {PERMISSIONS}"
    runtime, sdk = manifest.value("runtime"), manifest.value("sdk")
    if (runtime, sdk) != ("org.gnome.Platform", "org.gnome.Sdk"):
        yield f"{name}: the runtime is {runtime}, the SDK {sdk}"
    if not re.fullmatch(r"\d+", manifest.value("runtime-version") or ""):
        yield f"{name}: the version of the runtime is no release: {manifest.value('runtime-version')}"
    if manifest.value("separate-locales") != "false":
        yield f"{name}: Vietnamese would be left out where the system's language is another"
    if manifest.value("command") != "donghanh":
        yield f"{name}: the command is {manifest.value('command')}"
    for source in manifest.sources():
        if source["type"] == "dir":
            continue
        where = source.get("url", "a source without url")
        if source["type"] == "git" and not re.fullmatch(r"[0-9a-f]{40}", source.get("commit", "")):
            yield f"{name}: {where}: no commit"
        if source["type"] in ("archive", "file"):
            if not re.match(r"https://[^/]+\.[^/]+/", where):
                yield f"{name}: {where}: not a public address"
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{name}: {where}: no sha256"
    if BUILD_FLAGS.search("\n".join(manifest.lines)):
        yield f"{name}: {BUILD_FLAGS.search(text)[0]}: neither the build nor the app may have that"
    if not manifest.modules() or manifest.modules()[-1] != "donghanh":
        yield f"{name}: the last module is not the app: {manifest.modules()}"


def check_id(app):
    parts = app.split(".")
    if not 3 <= len(parts) <= 5 or (parts[:2] == ["io", "github"] and len(parts) < 4):
        yield f"{app}: {len(parts)} parts"
    if parts[-1].lower() in ("desktop", "app", "linux"):
        yield f"{app}: ends with .{parts[-1]}"
    if any(part != part.lower() for part in parts[:2]) or not re.fullmatch(r"[\w.]+", app):
        yield f"{app}: not the reverse of a domain"


def check_desktop(path, app):
    parser = configparser.ConfigParser(interpolation=None, delimiters="=", strict=False)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    entry = parser["Desktop Entry"]
    if entry.get("Icon") != app:
        yield f"{path.name}: Icon={entry.get('Icon')}: only {app} is exported"
    if path.name != f"{app}.desktop":
        yield f"{path.name}: not named after {app}"
    if not entry.get("Exec", "").split()[:1] == ["donghanh"]:
        yield f"{path.name}: Exec={entry.get('Exec')}"
    words = entry.get("Keywords[vi]", "").split(";")
    for word in ("một cửa", "mot cua"):
        if word not in words:
            yield f"{path.name}: Keywords[vi] without “{word}”"


def text_of(element):
    return "".join(element.itertext()).strip() if element is not None else ""


def check_metainfo(path, app):
    root = ET.parse(path).getroot()
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    plain = {e.tag: e for e in root if lang not in e.attrib}
    if root.get("type") != "desktop-application" or text_of(plain.get("id")) != app:
        yield f"{path.name}: not the desktop application {app}"
    wanted = "metadata_license project_license name summary developer description launchable content_rating releases"
    for tag in wanted.split():
        if tag not in plain:
            yield f"{path.name}: no {tag}"
    name, summary = text_of(plain.get("name")), text_of(plain.get("summary"))
    if len(name) > 20:
        yield f"{path.name}: the name has {len(name)} characters, more than 20"
    if not 10 <= len(summary) <= 35 or summary.endswith("."):
        yield f"{path.name}: “{summary}”: 10 to 35 characters without a full stop, not {len(summary)}"
    if text_of(root.find("launchable[@type='desktop-id']")) != f"{app}.desktop":
        yield f"{path.name}: the launchable is not {app}.desktop"
    if root.find("url[@type='homepage']") is None:
        yield f"{path.name}: no homepage"
    for scheme in ("light", "dark"):
        if root.find(f"branding/color[@scheme_preference='{scheme}']") is None:
            yield f"{path.name}: no {scheme} colour"
    releases = root.findall("releases/release")
    dates = [release.get("date", "") for release in releases]
    if not releases or dates != sorted(dates, reverse=True):
        yield f"{path.name}: the releases are not newest first: {dates}"
    for release in releases:
        if not text_of(release.find("description")):
            yield f"{path.name}: release {release.get('version')} says nothing"
    for element in ("name", "summary", "description"):
        if element != "name" and not any(e.get(lang) == "vi" for e in root.iter() if e.tag in (element, "p")):
            yield f"{path.name}: no Vietnamese {element}"


def main(app, desktop, metainfo, manifest=None):
    if manifest is None:
        found = sorted(FOLDER.glob("*.y*ml"))
        if len(found) != 1:
            sys.exit(f"one manifest is expected in flatpak/, not {len(found)}")
        manifest = found[0]
    manifest = Path(manifest)
    problems = [
        *check_id(app),
        *check_manifest(manifest.name, manifest.read_text(encoding="utf-8"), app),
        *check_desktop(Path(desktop), app),
        *check_metainfo(Path(metainfo), app),
    ]
    print("\n".join(problems) or f"{manifest.name}, desktop entry and metainfo are in order")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
