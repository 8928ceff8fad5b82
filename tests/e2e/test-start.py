#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program reads from the disk until its desk stands: icons, fonts and schemas cost nothing
beyond what an empty window of the toolkit reads, and no driver for a card that is not there is loaded.

Usage: test-start.py BUILD-DIRECTORY.
"""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import session
from desk import Book, Build

DAY = "2026-11-17"
SKIPPED = 77
REST_S = 2
# What each of them needs of its own.
OWN = [
    r"/(proc|sys|dev)/",
    r"/book\.db",  # and what SQLite puts beside it
    r"/locale/|\.mo$",  # Vietnamese, in the toolkits' words as well
    r"/resources/data/gschemas\.compiled$",
    r"/lib(sqlite3|qrencode|asan|ubsan|lsan|stdc\+\+|gcc_s|m|dl|pthread|rt)\b[^/]*\.so",
    r"/etc/(localtime|machine-id)$|/usr/share/zoneinfo/",
]


def opened(home, name, *command, **more):
    """The files that COMMAND has opened by the time that its window has stood for a while."""
    trace = home / f"{name}.trace"

    def lines():
        files = home.glob(f"{name}.trace.*")
        return [line for file in files for line in file.read_text(errors="replace").splitlines()]

    environment = dict(os.environ, GDK_BACKEND="x11", GTK_IM_MODULE="gtk-im-context-simple",
                       GTK_A11Y="none", GDK_DEBUG="no-portals", ADW_DISABLE_PORTAL="1",
                       LC_ALL="vi_VN.UTF-8", ASAN_OPTIONS="detect_leaks=0")
    # The program's own choice of a renderer is part of what is looked at.
    for variable in ("GSK_RENDERER", "GDK_DISABLE"):
        environment.pop(variable, None)
    environment.update(more)
    tracer = subprocess.Popen(
        ["strace", "-ff", "-qq", "-s", "500", "-e", "trace=open,openat", "-o", trace, *map(str, command)],
        env=environment,
    )
    try:
        def window():
            assert tracer.poll() is None, f"{name} ended with status {tracer.returncode}"
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                                   capture_output=True, text=True)
            return found.stdout.split()

        session.wait_until(window, f"{name} has a window")
        # Until it opens nothing more.
        size = -1
        while size != len(lines()):
            size = len(lines())
            time.sleep(REST_S)
    finally:
        # The tracer itself takes no signal while it writes into a file.
        for pid in Path(f"/proc/{tracer.pid}/task/{tracer.pid}/children").read_text().split():
            os.kill(int(pid), signal.SIGKILL)
        tracer.wait()
    files = set()
    for line in lines():
        match = re.search(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+).*\) = (-?\d+)', line)
        if match and int(match[3]) >= 0:
            files.add((os.path.normpath(match[1]), "O_DIRECTORY" in match[2]))
    assert files, f"{name} has opened nothing"
    return files


def check(ours, empty):
    fonts = sorted(path for path, _ in ours if re.search(r"\.(ttf|otf|ttc|pfb|woff2?)$", path))
    assert 1 <= len(fonts) <= 2, f"regular and bold, no more: {fonts}"
    wrong = {
        "a picture from the disk": r"\.(svg|png|xpm|symbolic)$",
        "a loader of pictures": r"gdk-pixbuf-2\.0/.*\.so|librsvg|libglycin",
        "a driver of a graphics card": r"/lib(GL|EGL|GLES|gallium|LLVM|vulkan_)[^/]*\.so|_dri\.so|vulkan/icd",
        "sound or film": r"libgst|gstreamer|libpulse",
        "printers": r"libprintbackend|libcups",
    }
    if any(Path("/dev/dri").glob("renderD*")):
        del wrong["a driver of a graphics card"]
    for what, pattern in wrong.items():
        # GTK 4.24 is linked with some of it.
        found = sorted(path for path, _ in ours - empty if re.search(pattern, path))
        assert not found, f"{what}: {found}"

    more = sorted(
        path
        for path, _ in ours - empty
        if path not in fonts and not any(re.search(pattern, path) for pattern in OWN)
    )
    assert not more, f"more than an empty window reads: {more}"


def main():
    session.in_private_session(animations=True)
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode != 0:
        print("no tracing of programs here")
        return SKIPPED
    build = Build(sys.argv[1])
    home = Path(os.environ["HOME"])
    book = Book(build, home / "book.db")
    book.cli("init", "--commune", "Xã Mõ Cày", "--province", "Tỉnh Bến Tre")
    log = home / "day.csv"
    rows = [f"{DAY}T08:{n:02}:00,arrive,{n},2.000815" for n in range(30)]
    log.write_text("\n".join(["at,event,visit,procedure", *rows]) + "\n", encoding="utf-8")
    book.cli("replay", log)
    program = opened(home, "donghanh", build.program, "--database", book.path, "--date", f"{DAY}T09:00:00")
    empty = opened(home, "empty", build.folder / "tests/bench/empty-window", GSK_RENDERER="cairo",
                   GDK_DISABLE="gl,vulkan")
    check(program, empty)
    return 0


if __name__ == "__main__":
    sys.exit(main())
