#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day of demo_day.py in a scratch database: a picture of every page and the A4 summary.

Usage: demo.py [--output FOLDER] [--size WIDTHxHEIGHT]

What ./dev run does where there is no display. Needs donghanh and donghanh-cli on PATH.
"""

import argparse
import csv
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import demo_day

HERE = pathlib.Path(__file__).resolve().parent
PAGES = ("desk", "statistics", "reports")
PATIENCE = 60
DISPLAY_ENV = {
    "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo", "GDK_DISABLE": "gl,vulkan",
    "GDK_DEBUG": "no-portals", "ADW_DISABLE_PORTAL": "1", "GSETTINGS_BACKEND": "memory",
    "GTK_IM_MODULE": "gtk-im-context-simple", "GTK_A11Y": "none", "LANG": "vi_VN.UTF-8",
}


def cli(database, *arguments, **options):
    return subprocess.run(["donghanh-cli", "--database", str(database), *map(str, arguments)],
                          check=True, **options)


def make_database(folder, now):
    database, log = folder / "demo.db", folder / "day.csv"
    with open(log, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, demo_day.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(demo_day.make(now))
    cli(database, "init", "--commune", "Xã Thử Nghiệm", "--province", "Tỉnh Mẫu",
        stdout=subprocess.DEVNULL)
    cli(database, "replay", log, "--create-missing", stdout=subprocess.DEVNULL)
    return database


def window_of(process):
    """The visible window of the app, once it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"demo: the app has ended by itself, with exit status {process.returncode}")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if found.stdout.split():
            return found.stdout.split()[-1]
        time.sleep(0.1)
    sys.exit("demo: the app has shown no window")


def settled_picture(window, path):
    """A picture of the window, taken again until two in a row are alike: nothing moves any more."""
    last = None
    for _ in range(40):
        time.sleep(0.5)
        subprocess.run(["import", "-window", window, str(path)], check=True)
        shot = subprocess.run(["identify", "-format", "%# %k", str(path)], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        # A window of one colour has not been drawn yet.
        if shot == last and shot.split()[-1] != "1":
            return
        last = shot


def picture(database, page, date, size, path):
    command = ["donghanh", "--database", str(database), "--page", page, "--date", date]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            window = window_of(process)
            subprocess.run(["xdotool", "windowsize", "--sync", window, *size.split("x"),
                            "windowmove", window, "0", "0"], check=True, timeout=PATIENCE)
            settled_picture(window, path)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def pictures(options):
    """Runs inside an X display: the second half of the work, see main ()."""
    for page in PAGES:
        path = options.output / f"{page}.png"
        picture(options.output / "demo.db", page, options.date, options.size, path)
        print(path, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="demo.py", description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=pathlib.Path, help="a new folder for what is made")
    parser.add_argument("--size", default="1024x600", help="of the window, in pixels")
    parser.add_argument("--date", help=argparse.SUPPRESS)
    options, ignored = parser.parse_known_args()
    if options.date:
        pictures(options)
        return
    if ignored:
        print("demo: left out, as there is no display:", *ignored, file=sys.stderr)
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
    else:
        options.output = pathlib.Path(tempfile.mkdtemp(prefix="donghanh-demo-"))
    options.output = options.output.resolve()

    now = datetime.datetime.now(demo_day.PLACE_TIME).replace(tzinfo=None)
    date = now.strftime("%Y-%m-%d")
    database = make_database(options.output, now)
    print(database)
    summary = options.output / "summary.pdf"
    cli(database, "summary", "--date", date, "--format", "pdf", "--output", summary)
    print(summary, flush=True)
    env = dict(os.environ, XVFB_SCREEN=f"{options.size}x24", **DISPLAY_ENV)
    env.pop("LC_ALL", None)
    subprocess.run([HERE / "xvfb", sys.executable, __file__, "--output", options.output,
                    "--size", options.size, "--date", date], check=True, env=env)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"demo: {failed.cmd[0]} has failed with exit status {failed.returncode}")
