# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work in the sandbox, by keys; what is asked of the portals is read on the bus."""

import json
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from app import Sandboxed, pids, session
from chain import run

DAY = "2026-11-21"


class Day:
    def __init__(self, chain):
        self.chain = chain
        self.log = chain.work / "portals.jsonl"
        self.documents = Path(os.environ["XDG_RUNTIME_DIR"], "doc")
        self.portals = None
        self.app = None
        self.rows = None

    def start(self, app):
        """From here on APP is what is driven."""
        self.app = app
        self.start_portals()

    def start_portals(self):
        for folder in (self.documents, self.documents / "by-app" / self.chain.app):
            folder.mkdir(parents=True, exist_ok=True)
        script = Path(__file__).with_name("portals.py")
        self.portals = subprocess.Popen([sys.executable, script, self.log, self.documents])
        wait = ["gdbus", "wait", "--session", "--timeout", "30", "org.freedesktop.portal.Documents"]
        subprocess.run(wait, check=True)

    def requests(self, portal, method):
        if not self.log.exists():
            return []
        entries = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [e for e in entries if (e["portal"], e["method"]) == (portal, method)]

    def await_request(self, portal, method, after=()):
        """The newest such request, once there is one AFTER those."""
        return session.wait_until(
            lambda: self.requests(portal, method)[len(after):], f"the portal is asked for {portal}.{method}"
        )[-1]

    def open(self, at="T08:00:00"):
        return Sandboxed(self.app, "--date", DAY + at)

    def desk(self):
        with self.open() as desk:
            desk.check("flatpak-1-first-run")
            desk.first_run("Phuong Thuy Xuan", "Hue")
            desk.await_desk()
            desk.register("Nguyen Van An 1954 ks", "A001", "Nguyen Van An")
            desk.register("Tran Thi Binh", "A002")
            desk.check("flatpak-2-desk")
            self.rows = desk.queue()
            desk.close()
        visits = self.app.summary(DAY)["visits"]
        assert visits["arrived"] == 2 and visits["priority"]["elderly"] == 1, visits
        return f"{len(self.rows)} in the queue; pictures in {self.app.shots}"

    def printing(self):
        with self.open() as desk:
            desk.await_desk()
            session.press("alt+5")
            desk.find(contains=desk._("%s, %u page").split("%u")[1])
            session.press("ctrl+p")
            asked = self.await_request("Print", "PreparePrint")
            printed = self.await_request("Print", "Print")
            desk.check("flatpak-3-printed")
            desk.close()
        assert printed["options"].get("token") == 4711, printed
        text = run("pdftotext", "-layout", printed["file"], "-")
        assert re.search(r"PHUONG THUY XUAN", text.upper()), text
        pages = re.search(r"Page size: +([\d.]+) x ([\d.]+)", run("pdfinfo", printed["file"]))
        size = [round(float(value) / 72 * 25.4) for value in pages.groups()]
        assert size == [210, 297], size
        return f"“{asked['title']}”, {size[0]} × {size[1]} mm"

    def saving(self):
        with self.open() as desk:
            desk.await_desk()
            session.press("alt+5")
            desk.find(contains=desk._("%s, %u page").split("%u")[1])
            session.press("ctrl+s")
            asked = self.await_request("FileChooser", "SaveFile")
            target = Path(asked["file"])
            desk.await_toast("The report was saved as “%s”.", target.name)
            desk.close()
        assert "PHUONG THUY XUAN" in run("pdftotext", "-layout", target, "-").upper()
        assert asked["title"] == desk._("Save the Report as PDF"), asked
        return f"“{asked['title']}”, {target.name}"

    @staticmethod
    def choose_in_menu(desk, text):
        session.press("F10")
        node = session.wait_until(
            lambda: (n := desk.focused()) and n.role == "menu item" and n, "the menu has the keys"
        )
        for _ in range(30):
            if desk._(text) in desk.label_of(node):
                session.press("Return")
                return
            before = node.path
            session.press("Down")
            node = session.wait_until(lambda: (n := desk.focused()) and n.path != before and n, "Down goes on")
        raise AssertionError(f"the menu has no “{desk._(text)}”")

    def backup(self):
        with self.open() as desk:
            desk.await_desk()
            before = self.requests("FileChooser", "SaveFile")
            self.choose_in_menu(desk, "_Back Up…")
            asked = self.await_request("FileChooser", "SaveFile", after=before)
            target = Path(asked["file"])
            session.wait_until(target.exists, f"the backup is in {target}", seconds=20)
            time.sleep(0.5)
            desk.check("flatpak-4-backed-up")
            desk.close()
        checked = run("sqlite3", target, "PRAGMA integrity_check; SELECT count(*) FROM visit")
        assert checked.split() == ["ok", "2"], checked
        return f"{asked['options'].get('current_name')}, {target.stat().st_size // 1024} kB"

    def kept(self):
        with self.open("T08:30:00") as desk:
            desk.await_desk()
            session.wait_until(lambda: len(desk.rows()) == len(self.rows), "the queue is there again")
            assert desk.queue() == self.rows, f"{desk.queue()}\nis not\n{self.rows}"
            desk.close()

    def kill(self):
        desk = self.open("T08:10:00")
        desk.await_desk()
        desk.register("Le Van Cuong", "A003")
        desk.kill()
        self.rows = None
        with self.open("T08:11:00") as desk:
            desk.await_desk()
            session.wait_until(lambda: len(desk.rows()) == 3, "three people wait")
            self.rows = desk.queue()
            desk.close()
        assert self.app.summary(DAY)["visits"]["arrived"] == 3
        self.app.inside("donghanh-cli", "check")

    def spreadsheet(self):
        """The app loads the library of workbooks when it writes one."""
        before = self.requests("FileChooser", "SaveFile")
        with self.open() as desk:
            desk.await_desk()
            session.press("alt+5")
            desk.find(contains=desk._("%s, %u page").split("%u")[1])
            session.press("ctrl+j")
            desk.await_focus(desk._("Table"))
            session.press("alt+" + desk.mnemonic("_Save…"))
            asked = self.await_request("FileChooser", "SaveFile", after=before)
            target = Path(asked["file"])
            desk.await_toast("The table was saved as “%s”.", target.name)
            desk.close()
        assert asked["title"] == desk._("Save as Spreadsheet"), asked
        self.check_workbook(target)
        return f"“{asked['title']}”, {target.name}"

    def workbook(self):
        file = self.app.cache / "day.xlsx"
        self.app.inside("donghanh-cli", "summary", "--date", DAY, "--format", "xlsx", "--output", str(file))
        self.check_workbook(file)
        return f"{file.stat().st_size} bytes"

    @staticmethod
    def check_workbook(file):
        with zipfile.ZipFile(file) as book:
            assert book.testzip() is None
            texts = book.read("xl/sharedStrings.xml").decode()
        assert "<t>arrived</t>" in texts, texts

    def guide(self):
        with self.open() as desk:
            desk.await_desk()
            session.press("F1")
            desk.find("heading|label", "Tiếp nhận và cấp số")
            desk.find("image", contains="Dòng tiếp nhận")
            desk.check("flatpak-5-guide")
            session.give_keys(desk._("Guide"))
            session.press("Escape")
            desk.gone("image", contains="Dòng tiếp nhận")
            session.give_keys("Đồng Hành")
            desk.await_desk()
            desk.close()

    def login(self):
        """The switch in the preferences asks the session; what it may write is asked for in full."""
        asked = []
        for wanted, said in ((True, "Đồng Hành opens when you log in."), (False, "Đồng Hành does not open by itself.")):
            with self.open() as desk:
                desk.await_desk()
                desk.preferences("General")
                desk.go_to(desk._("Open when I log in"), roles={"list item", "switch"})
                session.press("space")
                desk.find(contains=desk._(said))
                desk.check(f"flatpak-6-login-{'on' if wanted else 'off'}")
                desk.leave_preferences()
                desk.close()
            asked = self.requests("Background", "RequestBackground")
            options = asked[-1]["options"]
            assert options["autostart"] is wanted, options
            assert options["commandline"] == ["donghanh"], options
            assert options["reason"] == desk._("So that the desk is ready as soon as the machine is on."), options
        assert len(asked) == 2, asked
        return f"“{asked[0]['options']['reason']}”"

    def activation(self):
        """Started by its name on the bus, as desktops do with what says that it can be."""
        app = self.chain.app
        call = ("gdbus", "call", "--session", "--timeout", "100")
        bus = ("--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus", "--method")
        run(*call, *bus, "org.freedesktop.DBus.ReloadConfig")
        assert app in run(*call, *bus, "org.freedesktop.DBus.ListActivatableNames")
        with Sandboxed(self.app, command=["sleep", "3600"]) as desk:
            path = "/" + app.replace(".", "/")
            run(
                *call, "--dest", app, "--object-path", path,
                "--method", "org.freedesktop.Application.Activate", "{}",
            )  # fmt: skip
            desk.await_desk()
            pid = pids()[-1]
            assert Path(f"/proc/{pid}/root/.flatpak-info").exists(), "it runs outside of its sandbox"
            session.press("ctrl+w")
            session.wait_until(lambda: not pids(), "the app has ended")
