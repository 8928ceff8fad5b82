# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is tried of the Flatpak, in order: build, stick, installation, a day's work, an update."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from app import Installed, Sandboxed, end_all, memory, pids, session
from chain import ROOT, Failed, run, tree_size
from day import DAY, Day

PERMISSIONS = [
    "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri", "--socket=pulseaudio",
]  # fmt: skip
NEXT = "99.1"
LIMIT_MB = 300
RATIO = 1.3
RUNS, MOST_RUNS = 15, 60
CGROUP = Path("/run/donghanh-cgroup")


class Trial:
    def __init__(self, chain):
        self.chain = chain
        self.home = Path(os.environ["HOME"])
        self.day = Day(chain)
        self.app = None

    def steps(self):
        """(name, what is done, whether the rest stands on it)"""
        return [
            ("the manifest asks for what it may, no more", self.manifest, False),
            ("stand-in runtime from Debian packages", self.chain.make_runtime, True),
            ("flatpak-builder builds the manifest", self.build, True),
            ("a stick is written", self.stick, True),
            ("the stick says when Flatpak is missing", self.no_flatpak, False),
            ("the stick says when there is no room", self.no_room, False),
            ("the stick says when it is damaged", self.damaged, False),
            ("a stick signed by somebody else is refused", self.foreign_key, False),
            ("cai-dat.sh installs without a network", self.install, True),
            ("cai-dat.sh says that nothing is newer", self.again, False),
            ("an update signed by somebody else is refused", self.foreign_update, False),
            ("the desktop learns of the app", self.exports, False),
            ("permissions, seen from inside", self.permissions, False),
            ("libraries are those of the modules", self.libraries, False),
            ("first run and a registration, by keys, in Vietnamese", self.day.desk, True),
            ("the report is printed through the portal", self.day.printing, False),
            ("the report is saved through the portal", self.day.saving, False),
            ("its figures are saved as a spreadsheet through the portal", self.day.spreadsheet, False),
            ("the day as a workbook, by the command line", self.day.workbook, False),
            ("a backup is written through the portal", self.day.backup, False),
            ("the guide, by F1", self.day.guide, False),
            ("opened at login by choice, through the portal", self.day.login, False),
            ("started by its name on the bus", self.day.activation, False),
            ("killed and started again: all is kept", self.day.kill, False),
            ("cai-dat.sh updates: all is kept", self.update, False),
            ("start and memory beside the same programs outside", self.speed, False),
            (f"works within {LIMIT_MB} MB", self.small, False),
            ("a single-file bundle installs without a network", self.bundle, False),
        ]

    # -- build and stick

    def manifest(self):
        given = self.chain.manifest["finish-args"]
        if given != PERMISSIONS:
            raise Failed(f"finish-args are {given}, not {PERMISSIONS}")
        return f"{self.chain.app}, {' '.join(given)}"

    def build(self):
        manifest = self.chain.offline()
        left_out = self.chain.left_out
        self.chain.build(manifest)
        size = tree_size(self.chain.built / "files") / 1e6
        if left_out:
            without = f"LEFT OUT, taken from the stand-in: {', '.join(left_out)} (no source here)"
        else:
            without = "every module from its own source"
        metadata = (self.chain.built / "metadata").read_text()
        wanted = {"shared": "ipc;", "sockets": "fallback-x11;pulseaudio;wayland;", "devices": "dri;"}
        context = metadata.split("[Context]")[1].split("[")[0]
        found = {}
        for line in context.split():
            key, value = line.split("=")
            found[key] = ";".join(sorted(value.strip(";").split(";"))) + ";"
        if found != wanted:
            raise Failed(f"the permissions built in are {found}, not {wanted}")
        return f"{size:.1f} MB; {without}"

    def stick(self):
        took = self.chain.make_stick()
        for name in ("cai-dat.sh", "donghanh.gpg", "HUONG-DAN.html", ".ostree/repo/summary"):
            if not (self.chain.stick / name).stat().st_size:
                raise Failed(f"{name} is empty")
        return f"{tree_size(self.chain.stick) / 1e6:.0f} MB in {took:.0f} s"

    def script(self, stick=None, env=None, status=0, wrap=()):
        script = (stick or self.chain.stick) / "cai-dat.sh"
        said = run(*wrap, "bash", script, env=env, status=status)
        print("     | " + said.strip().replace("\n", "\n     | "), flush=True)
        return said

    @staticmethod
    def expect(said, *parts):
        for part in parts:
            if part not in said:
                raise Failed(f"“{part}” is not said in:\n{said}")

    def no_flatpak(self):
        tools = self.chain.work / "tools"
        tools.mkdir()
        for name in "bash sh cat mktemp dirname df awk grep head tail sha256sum mkdir rm".split():
            (tools / name).symlink_to(shutil.which(name))
        self.expect(self.script(env={"PATH": str(tools)}, status=2), "chưa có Flatpak", "apt install flatpak")

    def no_room(self):
        home = self.chain.work / "small"
        home.mkdir()
        wrap = ("bwrap", "--dev-bind", "/", "/", "--size", 64 << 20, "--tmpfs", home, "--setenv", "HOME", home)
        self.expect(self.script(wrap=wrap, status=3), "không đủ chỗ", "chỉ còn")

    def damaged(self):
        copy, home = self.chain.work / "damaged", self.chain.work / "damaged-home"
        shutil.copytree(self.chain.stick, copy)
        home.mkdir()
        objects = sorted((copy / ".ostree/repo/objects").rglob("*.filez"), key=lambda p: p.stat().st_size)
        with objects[-1].open("r+b") as file:
            file.seek(objects[-1].stat().st_size // 2)
            file.write(b"broken")
        said = self.script(copy, env={"HOME": str(home)}, status=4)
        self.expect(said, "bị hỏng", str(objects[-1].relative_to(copy)))
        if run("flatpak", "--user", "list", "--app", env={"HOME": str(home)}).strip():
            raise Failed("a damaged app was installed all the same")
        (copy / "donghanh.gpg").unlink()
        self.expect(self.script(copy, env={"HOME": str(home)}, status=4), "bị hỏng", "donghanh.gpg")
        shutil.rmtree(copy)
        shutil.rmtree(home)

    def other_key(self):
        """A signing key that no laptop knows: the options that name it to gpg and to Flatpak."""
        keys = self.chain.work / "foreign-keys"
        gpg = ("gpg", "--batch", "--quiet", "--homedir", keys)
        if not keys.exists():
            keys.mkdir(mode=0o700)
            make = ("--pinentry-mode", "loopback", "--passphrase", "", "--quick-generate-key", "Other", "ed25519")
            run(*gpg, *make)
        listed = run(*gpg, "--with-colons", "--list-secret-keys")
        fingerprint = next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))
        public = subprocess.run([*map(str, gpg), "--export"], capture_output=True, check=True).stdout
        return public, (f"--gpg-sign={fingerprint}", f"--gpg-homedir={keys}")

    def refused(self, change, home):
        """A copy of the stick that CHANGE has altered, its sums made to fit, is not installed."""
        copy = self.chain.work / "foreign"
        shutil.copytree(self.chain.stick, copy)
        change(copy)
        names = "find .ostree/repo -type f ! -name .lock ! -path '*/tmp/*' -print0"
        files = ".donghanh.conf donghanh.gpg cai-dat.sh HUONG-DAN.html"
        sums = f"{names} | xargs -0 sha256sum; sha256sum {files}"
        made = subprocess.run(sums, shell=True, cwd=copy, capture_output=True, text=True, check=True)
        (copy / ".donghanh.sums").write_text(made.stdout)
        self.expect(self.script(copy, env={"HOME": str(home)}, status=6), "chữ ký không đúng")
        shutil.rmtree(copy)

    def foreign_key(self):
        """The sums can be made to fit by whoever changes a stick; the signature cannot."""
        home = self.chain.work / "foreign-home"
        home.mkdir()
        public, _ = self.other_key()
        self.refused(lambda copy: (copy / "donghanh.gpg").write_bytes(public), home)
        for what in ("list", "remotes"):
            left = run("flatpak", "--user", what, env={"HOME": str(home)}).strip()
            assert not left, f"left behind: {left}"
        shutil.rmtree(home)

    def foreign_update(self):
        """Whoever has one key cannot update what was signed with another, even bringing both along."""
        public, sign = self.other_key()

        def change(copy):
            (copy / "donghanh.gpg").write_bytes(public)
            conf = copy / ".donghanh.conf"
            conf.write_text(re.sub("COMMIT=.*", "COMMIT=" + "0" * 64, conf.read_text()))
            for path in (copy / ".ostree/repo").glob("summar*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            run("flatpak", "build-update-repo", *sign, copy / ".ostree/repo")

        before = run("flatpak", "--user", "info", "--show-commit", self.chain.app)
        self.refused(change, self.home)
        assert run("flatpak", "--user", "info", "--show-commit", self.chain.app) == before

    # -- installation

    def install(self):
        links = [line.split(":")[0].strip() for line in Path("/proc/net/dev").read_text().splitlines()[2:]]
        if links != ["lo"]:
            raise Failed(f"there is a network here ({links}): this must run alone")
        start = time.monotonic()
        self.expect(self.script(), "Đã cài", "rút USB")
        took = time.monotonic() - start
        names = run("flatpak", "--user", "list", "--all", "--columns=application").split()
        wanted = [self.chain.app, self.chain.runtime[0], f"{self.chain.runtime[0]}.Locale"]
        missing = [name for name in wanted if name not in names]
        if missing:
            raise Failed(f"not installed: {missing}")
        location = run("flatpak", "--user", "info", "--show-location", f"{self.chain.runtime[0]}.Locale")
        if not list(Path(location.strip(), "files/vi").rglob("gtk40.mo")):
            raise Failed("the Vietnamese of the runtime was not installed")
        self.app = Installed(self.chain.app, self.chain.cache / "screenshots")
        self.day.start(self.app)
        size = tree_size(self.home / ".local/share/flatpak/repo") / 1e6
        return f"{took:.1f} s, {size:.0f} MB on the disk"

    def again(self):
        self.expect(self.script(), "đã có bản mới nhất")

    def exports(self):
        app = self.chain.app
        share = self.home / ".local/share/flatpak/exports/share"
        found = sorted(str(p.relative_to(share)) for p in share.rglob("*") if app in p.name)
        wanted = {
            f"applications/{app}.desktop", f"metainfo/{app}.metainfo.xml", f"mime/packages/{app}.xml",
            f"dbus-1/services/{app}.service", f"icons/hicolor/scalable/apps/{app}.svg",
            f"icons/hicolor/symbolic/apps/{app}-symbolic.svg", f"icons/hicolor/scalable/mimetypes/{app}-book.svg",
        }  # fmt: skip
        if not wanted <= set(found):
            raise Failed(f"not exported: {sorted(wanted - set(found))}")
        run("desktop-file-validate", share / f"applications/{app}.desktop")
        run("appstreamcli", "validate", "--no-net", share / f"metainfo/{app}.metainfo.xml")
        return ", ".join(found)

    def permissions(self):
        app, inside = self.app, self.app.inside
        shown = run("flatpak", "info", "--show-permissions", self.chain.app)
        for word in ("network", "filesystems=", "[Session Bus Policy]", "[System Bus Policy]", "shell"):
            assert word not in shown, f"“{word}” in the permissions:\n{shown}"
        links = inside("cat", "/proc/net/dev").splitlines()[2:]
        assert [line.split(":")[0].strip() for line in links] == ["lo"], links
        own = os.readlink("/proc/self/ns/net")
        theirs = inside("readlink", "/proc/self/ns/net").strip()
        assert theirs != own, "the sandbox shares the network of the system"
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            knock = f"exec 3<>/dev/tcp/127.0.0.1/{port}"
            subprocess.run(["bash", "-c", knock], check=True)
            assert inside("bash", "-c", f"({knock}) 2>/dev/null || echo closed") == "closed\n"
        secret = self.home / "Documents/secret.txt"
        secret.parent.mkdir(exist_ok=True)
        secret.write_text("somebody's")
        seen = inside("bash", "-c", f"ls -A {self.home}; cat {secret} 2>/dev/null; ls {ROOT} 2>/dev/null; true")
        assert "secret" not in seen and "somebody" not in seen and "Documents" not in seen, seen
        assert "COPYING" not in seen, seen
        write = f"touch {self.home}/x {secret.parent}/x 2>/dev/null; touch /app/x 2>/dev/null; ls /app"
        assert "x" not in inside("bash", "-c", write).split()
        assert not (self.home / "x").exists() and not (secret.parent / "x").exists()
        call = (
            "gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
            "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.ListNames",
        )  # fmt: skip
        outside, names = (
            {name for name in re.findall(r"'([^']*)'", said) if not name.startswith(":")}
            for said in (run(*call), inside(*call))
        )
        assert "org.a11y.Bus" in outside, outside
        allowed = re.compile(r"org\.freedesktop\.(DBus|portal\..*)|org\.a11y\.Bus|" + re.escape(self.chain.app))
        foreign = sorted(name for name in names if not allowed.fullmatch(name))
        assert not foreign, f"seen on the session bus: {foreign}"
        # Libraries are found by the cache that Flatpak has made, as with the true runtime.
        assert inside("bash", "-c", "echo $LD_LIBRARY_PATH") == "\n"
        locales = inside("locale", "-a").split()
        assert not [name for name in locales if name.startswith("vi")], locales
        return f"locales: {' '.join(locales)}; on the bus: {' '.join(sorted(names))}"

    def libraries(self):
        """What a module brings is used from it; what was left out is the runtime's."""
        said = self.app.inside("bash", "-c", "ldd /app/bin/donghanh /app/libexec/donghanh/*")
        assert "not found" not in said, said
        found = {}
        for module in self.chain.manifest["modules"][:-1]:
            name = module["name"]
            places = set(re.findall(rf"{name}\.so\S* => (/\w+)/", said))
            # /lib is a part of /usr.
            wanted = "/lib" if name in self.chain.left_out else "/app"
            assert places == {wanted}, f"{name} is in {places}, not in {wanted}:\n{said}"
            found[name] = wanted
        return ", ".join(f"{name} in {place}" for name, place in found.items())

    def update(self):
        before = run("flatpak", "--user", "info", "--show-commit", self.chain.app)
        self.chain.next_version(NEXT)
        made = self.chain.make_stick()
        start = time.monotonic()
        self.expect(self.script(), "Đã cập nhật", NEXT)
        took = time.monotonic() - start
        after = run("flatpak", "--user", "info", "--show-commit", self.chain.app)
        assert after != before
        shown = run("flatpak", "--user", "info", self.chain.app)
        assert NEXT in shown, shown
        self.day.kept()
        return f"{took:.1f} s; the stick was written again in {made:.0f} s"

    # -- weak machines

    def outside(self):
        """The same files at the same place, without the sandbox."""
        files = self.app.files
        return ["bwrap", "--dev-bind", "/", "/", "--bind", files, "/app", "/app/bin/donghanh"]

    def speed(self):
        probe = self.chain.work / "first-frame"
        source = ROOT / "tests/bench/first-frame.c"
        run("gcc", "-O1", "-D_GNU_SOURCE", "-o", probe, source, "-lX11")
        database = self.app.data / "donghanh/donghanh.db"
        both = {
            "inside": ["flatpak", "run", self.chain.app],
            "outside": [*self.outside(), "--database", database],
        }
        times, sizes = {"empty": [], **{name: [] for name in both}}, {}
        # The best of them: whatever else runs on the machine only adds to it. The first start of each
        # fills the caches; on a busy machine it takes more turns until each has had a quiet moment.
        for turn in range(MOST_RUNS + 1):
            for name, command in both.items():
                took = self.first_frame(probe, command)
                if turn:
                    times[name].append(took)
            times["empty"].append(self.started_empty())
            start = {name: min(values, default=0) for name, values in times.items()}
            if turn >= RUNS and start["inside"] - start["empty"] <= RATIO * start["outside"]:
                break
        for name, command in both.items():
            with Sandboxed(self.app, command=command) as desk:
                desk.await_desk()
                time.sleep(1)
                sizes[name] = memory(pids()[-1])
                desk.close()
        before = start["empty"]
        ratios = {
            "start": start["inside"] / start["outside"],
            "start of the program": (start["inside"] - before) / start["outside"],
            "resident": sizes["inside"][0] / sizes["outside"][0],
            "written": sizes["inside"][1] / sizes["outside"][1],
        }
        said = "; ".join(
            f"{name} {start[name]:.0f} ms, {sizes[name][0]:.0f} MB ({sizes[name][1]:.0f} written)"
            for name in both
        )
        said += f"; {before:.0f} ms are Flatpak's own; inside/outside: "
        said += ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
        # What Flatpak needs before the program begins is not in the program's hands.
        assert max(ratio for name, ratio in ratios.items() if name != "start") <= RATIO, said
        return said

    def first_frame(self, probe, command):
        env = {"XDG_DATA_DIRS": f"{self.app.files}/share:/usr/share", "LC_ALL": "C.UTF-8"}
        # A file, as the app may hold its output longer than the probe lives.
        with (self.chain.work / "first-frame.out").open("w+") as said:
            words = map(str, [probe, 200, 100, 300, *command])
            subprocess.run(words, env=dict(os.environ, **env), stdout=said, check=True)
            said.seek(0)
            shot = json.loads(next(line for line in said if line.startswith("{")))
        end_all()
        return shot["first_frame_ms"]

    def started_empty(self):
        """What passes before a program begins: bubblewrap, the proxies of the buses; ms."""
        start = time.monotonic()
        self.app.inside("true")
        return (time.monotonic() - start) * 1000

    def small(self):
        limit = LIMIT_MB << 20
        command = ["flatpak", "run", self.chain.app]
        if CGROUP.is_dir():
            files = ("memory.max", "memory.limit_in_bytes")
            file = next(CGROUP / name for name in files if (CGROUP / name).exists())
            file.write_text(str(limit))
            how = f"cgroup, {file.name}"
            command = ["bash", "-c", f'echo $$ > {CGROUP}/cgroup.procs; exec "$@"', "sh", *command]
        else:
            how = "no cgroup may be made here: the most that the app has held is looked at instead"
        with Sandboxed(self.app, "--date", DAY + "T09:00:00", command=command) as desk:
            desk.await_desk()
            desk.register("Pham Quoc Huy", "A004")
            for page in "12345":
                session.press(f"alt+{page}")
                session.wait_until(desk.tree, "the page is shown")
                time.sleep(0.3)
            session.press("alt+1")
            desk.await_desk()
            status = Path(f"/proc/{pids()[-1]}/status").read_text()
            most = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
            desk.close()
        assert most < LIMIT_MB, f"{most:.0f} MB"
        return f"{most:.0f} MB at most ({how})"

    # -- bundle

    def bundle(self):
        file = self.chain.work / "donghanh.flatpak"
        self.chain.make_bundle(file)
        run("flatpak", "--user", "uninstall", "-y", "--noninteractive", self.chain.app)
        run("flatpak", "--user", "install", "-y", "--noninteractive", "--bundle", file)
        assert NEXT in run("flatpak", "--user", "info", self.chain.app)
        self.kept_count()
        return f"{file.stat().st_size / 1e6:.1f} MB"

    def kept_count(self):
        found = self.app.summary(DAY)["visits"]["arrived"]
        assert found >= 3, found
