#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of the manifest finds what it is for; and what goes onto a stick needs no network."""

import importlib.util
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLATPAK = HERE.parents[1] / "flatpak"
spec = importlib.util.spec_from_file_location("check", HERE / "check-manifest.py")
check = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check)
MANIFEST = next(iter(FLATPAK.glob("*.yaml")))
APP = MANIFEST.stem
SCRIPT = FLATPAK / "usb/cai-dat.sh"


class Manifests(unittest.TestCase):
    def found(self, old, new, count=1):
        text = MANIFEST.read_text(encoding="utf-8")
        self.assertIn(old, text)
        return list(check.check_manifest(MANIFEST.name, text.replace(old, new, count), APP))

    def test_as_it_is(self):
        self.assertEqual(self.found("id:", "id:"), [])

    def test_faults(self):
        for old, new, said in [
            ("  - --device=dri\n", "", "finish-args"),
            ("  - --device=dri\n", "  - --device=dri\n  - --share=network\n", "finish-args"),
            ("  - --device=dri\n", "  - --device=dri\n  - --filesystem=home\n", "finish-args"),
            ("  - --device=dri\n", "  - --device=all\n", "finish-args"),
            (f"id: {APP}", f"id: {APP}2", "the build's is"),
            ("separate-locales: false", "separate-locales: true", "Vietnamese"),
            ("runtime-version: '51'", "runtime-version: 'master'", "no release"),
            ("sha256: ", "sha256: 0", "no sha256"),
            ("url: https://", "url: http://", "public address"),
            ("command: donghanh", "command: sh", "command"),
            ("runtime: org.gnome.Platform", "runtime: org.kde.Platform", "runtime"),
            ("- name: donghanh", "- name: other", "last module"),
            ("      - --without-tools", "      - --share=network", "neither"),
        ]:
            with self.subTest(new=new or old):
                self.assertTrue(any(said in line for line in self.found(old, new)), self.found(old, new))

    def test_ids(self):
        self.assertEqual(list(check.check_id(APP)), [])
        for app in ("donghanh", "io.github.DongHanh", "Org.Example.App2", "org.example.desktop"):
            with self.subTest(app=app):
                self.assertTrue(list(check.check_id(app)))


class Sticks(unittest.TestCase):
    """cai-dat.sh before Flatpak has anything to do."""

    def stick(self, folder, **changed):
        for name in (".donghanh.sums", "donghanh.gpg", ".ostree/repo/config"):
            Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, name).write_text("")
        words = dict(
            APP=APP, BRANCH="stable", ARCH="x86_64", REMOTE="r", COLLECTION="c", URL="u", VERSION="1",
            COMMIT="0", RUNTIME="a.b.C/x86_64/1", RUNTIME_COMMIT="0", NEEDED_KB="1",
        )  # fmt: skip
        words.update(changed)
        Path(folder, ".donghanh.conf").write_text("".join(f"{k}={v}\n" for k, v in words.items()))
        shutil.copy(SCRIPT, folder)
        return Path(folder, "cai-dat.sh")

    def run_script(self, script, flatpak="exit 1"):
        with tempfile.TemporaryDirectory() as tools:
            Path(tools, "flatpak").write_text(f"#!/bin/sh\n{flatpak}\n")
            Path(tools, "flatpak").chmod(0o755)
            for name in "bash cat mktemp dirname df awk grep head tail sha256sum mkdir rm".split():
                Path(tools, name).symlink_to(shutil.which(name))
            if not flatpak:
                Path(tools, "flatpak").unlink()
            bash = shutil.which("bash")
            env = {"PATH": tools, "HOME": tools}
            done = subprocess.run([bash, script], env=env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def test_no_flatpak(self):
        with tempfile.TemporaryDirectory() as folder:
            status, said = self.run_script(self.stick(folder), flatpak="")
        self.assertEqual(status, 2, said)
        self.assertIn("Máy này chưa có Flatpak", said)

    def test_other_machine(self):
        with tempfile.TemporaryDirectory() as folder:
            status, said = self.run_script(self.stick(folder), flatpak="echo aarch64")
        self.assertEqual(status, 5, said)

    def test_no_room(self):
        with tempfile.TemporaryDirectory() as folder:
            script = self.stick(folder, NEEDED_KB=1 << 40)
            status, said = self.run_script(script, flatpak='[ "$1" = --default-arch ] && echo x86_64')
        self.assertEqual(status, 3, said)
        self.assertIn("không đủ chỗ", said)

    def test_incomplete(self):
        for name in (".donghanh.conf", ".donghanh.sums", "donghanh.gpg", ".ostree/repo/config"):
            with self.subTest(name=name), tempfile.TemporaryDirectory() as folder:
                script = self.stick(folder)
                Path(folder, name).unlink()
                status, said = self.run_script(script)
                self.assertEqual(status, 4, said)
                self.assertIn(name, said)
        with tempfile.TemporaryDirectory() as folder:
            status, said = self.run_script(self.stick(folder, COMMIT=""))
            self.assertEqual(status, 4, said)

    def test_up_to_date(self):
        answers = 'case "$1" in --default-arch) echo x86_64 ;; info) echo 0 ;; *) exit 1 ;; esac'
        with tempfile.TemporaryDirectory() as folder:
            status, said = self.run_script(self.stick(folder), flatpak=answers)
        self.assertEqual(status, 0, said)
        self.assertIn("đã có bản mới nhất", said)

    def test_nothing_is_fetched(self):
        """The scripts and the page of the stick ask no network and load nothing from elsewhere."""
        for path in (SCRIPT, FLATPAK / "usb/huong-dan.html"):
            text = path.read_text(encoding="utf-8")
            self.assertIsNone(re.search(r"(curl|wget|src=|href=|@import|https?://(?!www\.w3\.org))", text), path)

    def test_shell(self):
        for path in (SCRIPT, FLATPAK / "make-usb", FLATPAK / "make-bundle", FLATPAK / "publish.sh"):
            done = subprocess.run(["bash", "-n", path], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), path)


if __name__ == "__main__":
    unittest.main()
