# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the manifest to a stick: runtime, build, a next version. No Flatpak repository is asked."""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "flatpak"
BRANCH = "stable"


class Failed(Exception):
    pass


def run(*command, env=None, cwd=None, status=0):
    """The output of COMMAND, of which STATUS is expected; None: any."""
    done = subprocess.run(
        list(map(str, command)),
        env=dict(os.environ, **(env or {})),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if status is not None and done.returncode != status:
        tail = "\n".join(done.stdout.splitlines()[-25:])
        raise Failed(f"{Path(str(command[0])).name} ended with {done.returncode}, not {status}:\n{tail}")
    return done.stdout


def manifest_path():
    found = sorted(FOLDER.glob("*.yaml"))
    if len(found) != 1:
        raise Failed(f"one manifest is expected in {FOLDER}, not {len(found)}")
    return found[0]


def tree_size(path):
    """Bytes of all the files below, as ls -l counts them."""
    return sum(p.lstat().st_size for p in Path(path).rglob("*") if p.is_file() and not p.is_symlink())


class Chain:
    """The places of a run. CACHE is kept from run to run, WORK is of this one."""

    def __init__(self, cache, work, sources):
        self.cache, self.work, self.sources = Path(cache), Path(work), Path(sources)
        self.manifest = json.loads(run("flatpak-builder", "--show-manifest", manifest_path()))
        self.app = self.manifest["id"]
        self.runtime = (self.manifest["runtime"], self.manifest["runtime-version"])
        self.builder = self.cache / "builder"
        self.env = {"FLATPAK_USER_DIR": str(self.builder)}
        self.state = self.cache / "state"
        self.built = self.work / "built"
        self.repo = self.work / "repo"
        self.publish = self.work / "publish"
        self.stick = self.work / "stick"
        # The names of the modules that come from the stand-in for the runtime.
        self.left_out = []

    # -- the runtime, made once from the packages of the tree

    def make_runtime(self):
        made = self.cache / "runtime"
        recipe = Path(__file__).with_name("make-runtime")
        self.offline()
        made_of = recipe.read_text() + run("dpkg-query", "-W")
        key = "/".join([hashlib.sha256(made_of.encode()).hexdigest(), *self.runtime, *self.left_out])
        mark = self.cache / "runtime.made"
        if mark.exists() and mark.read_text() == key and self.builder.exists():
            return "as it was made before"
        for path in (made, self.builder):
            shutil.rmtree(path, ignore_errors=True)
        mark.unlink(missing_ok=True)
        made.mkdir(parents=True)
        # A module is called as the library that it holds.
        output = run(recipe, made / "repo", self.runtime[1], *self.left_out)
        flatpak = ("flatpak", "--user")
        run(*flatpak, "config", "--set", "extra-languages", "vi", env=self.env)
        run(*flatpak, "remote-add", "--no-gpg-verify", "stand-in", f"file://{made}/repo", env=self.env)
        run("ostree", "config", f"--repo={self.builder}/repo", "set", "core.fsync", "false")
        names = [f"{name}//{self.runtime[1]}" for name in (self.runtime[0], self.manifest["sdk"])]
        run(*flatpak, "install", "-y", "--noninteractive", "stand-in", *names, env=self.env)
        # The installation holds all of it.
        shutil.rmtree(made)
        mark.write_text(key)
        return output.strip()

    # -- the build

    def offline(self):
        """A manifest with the modules left out whose sources are not here."""
        derived = dict(self.manifest)
        derived["modules"], self.left_out = [], []
        for module in self.manifest["modules"]:
            here = all(self.have(source) for source in module["sources"])
            if here:
                derived["modules"].append(module)
            else:
                self.left_out.append(module["name"])
        path = self.work / "manifest" / f"{self.app}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        for module in derived["modules"]:
            for source in module["sources"]:
                if source["type"] == "dir":
                    source["path"] = str((FOLDER / source["path"]).resolve())
        path.write_text(json.dumps(derived))
        return path

    def have(self, source):
        """Whether SOURCE is here; a download is, once a file with its checksum is found."""
        if "url" not in source:
            return True
        name = source.get("dest-filename") or source["url"].rsplit("/", 1)[1]
        kept = self.state / "downloads" / source["sha256"] / name
        if kept.exists():
            return True
        for path in sorted(self.sources.iterdir()) if self.sources.is_dir() else ():
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == source["sha256"]:
                kept.parent.mkdir(parents=True)
                shutil.copyfile(path, kept)
                return True
        return False

    def build(self, manifest):
        # What an interrupted build has left.
        shutil.rmtree(self.state / "build", ignore_errors=True)
        run(
            "flatpak-builder", "--user", "--disable-download", "--disable-updates",
            "--disable-rofiles-fuse", "--ccache", "--force-clean", f"--state-dir={self.state}",
            f"--default-branch={BRANCH}", f"--repo={self.repo}", self.built, manifest,
            env=self.env,
        )  # fmt: skip

    def next_version(self, version):
        """The same programs again as the version after: what a release changes for a laptop."""
        share = self.built / "files/share"
        # The second is made of the first, for lists of apps.
        for path in (share / f"metainfo/{self.app}.metainfo.xml", share / f"app-info/xmls/{self.app}.xml.gz"):
            opener = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8") as file:
                text = file.read()
            release = f'<releases><release version="{version}" date="2027-01-04"/>'
            if "<releases>" not in text:
                raise Failed(f"{path.name} names no releases")
            with opener(path, "wt", encoding="utf-8") as file:
                file.write(text.replace("<releases>", release, 1))
        run("flatpak", "build-export", "--disable-sandbox", self.repo, self.built, BRANCH, env=self.env)

    def make_stick(self, *options):
        start = time.monotonic()
        run(
            FOLDER / "make-usb", "--work", self.publish, "--repo", self.repo, *options, self.stick,
            env=self.env,
        )  # fmt: skip
        return time.monotonic() - start

    def make_bundle(self, path):
        run(FOLDER / "make-bundle", "--work", self.publish, "--repo", self.repo, path, env=self.env)
