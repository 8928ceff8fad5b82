#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for the desktop's portals on the session bus of a test.

A portal's own dialog cannot be driven without a desktop. What the app asks of it can: every request
is written down, a JSON object on a line, and answered as somebody would who agrees. Documents lie in
a plain folder here, where the true portal has a file system of its own.

Usage: portals.py LOG DOCUMENTS; ends with the bus. A file chosen for saving is DOCUMENTS/ID/NAME with
the name that the app has proposed; printed pages become FILE.pdf beside LOG.
"""

import json
import os
import sys
from pathlib import Path

from gi.repository import Gio, GLib

DESKTOP = "/org/freedesktop/portal/desktop"
XML = """
<node>
  <interface name="org.freedesktop.portal.Print">
    <method name="PreparePrint">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="Print">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.FileChooser">
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Background">
    <method name="RequestBackground">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Inhibit">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="CreateMonitor">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.OpenURI">
    <method name="OpenURI">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="h" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="OpenDirectory">
      <arg type="s" direction="in"/><arg type="h" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Settings">
    <method name="ReadAll">
      <arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/>
    </method>
    <method name="Read">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
    </method>
    <method name="ReadOne">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Documents">
    <method name="GetMountPoint"><arg type="ay" direction="out"/></method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>
"""
VERSIONS = {"Print": 3, "FileChooser": 4, "Background": 2, "Inhibit": 3, "OpenURI": 4, "Settings": 2, "Documents": 5}


class Portals:
    def __init__(self, log, documents):
        self.log = log
        self.documents = documents
        self.count = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        node = Gio.DBusNodeInfo.new_for_xml(XML)
        for interface in node.interfaces:
            word = interface.name.rsplit(".", 1)[1]
            path = "/org/freedesktop/portal/documents" if word == "Documents" else DESKTOP
            self.bus.register_object_with_closures2(path, interface, self.called, self.asked, None)
        for name in ("org.freedesktop.portal.Desktop", "org.freedesktop.portal.Documents"):
            Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE, None, None)

    def write(self, **entry):
        with open(self.log, "a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False, default=str) + "\n")

    def asked(self, bus, sender, path, interface, name):
        return GLib.Variant("u", VERSIONS[interface.rsplit(".", 1)[1]])

    def called(self, bus, sender, path, interface, method, parameters, invocation):
        word = interface.rsplit(".", 1)[1]
        values = parameters.unpack()
        if word == "Settings":
            return self.settings(method, values, invocation)
        if word == "Documents":
            where = os.fsencode(self.documents) + b"\0"
            return invocation.return_value(GLib.Variant("(ay)", (where,)))
        options = values[-1]
        self.count += 1
        token = options.get("handle_token", f"t{self.count}")
        handle = f"{DESKTOP}/request/{sender[1:].replace('.', '_')}/{token}"
        # The file handle is an index into what came with the message.
        files = invocation.get_message().get_unix_fd_list()
        entry = {"portal": word, "method": method, "parent": values[0], "options": options}
        if len(values) > 2:
            entry["title"] = values[1]
        results = getattr(self, f"{word}_{method}".lower(), lambda *_: {})(values, files, entry)
        self.write(**entry)
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        answer = GLib.Variant("(ua{sv})", (0, results))
        signal = ("org.freedesktop.portal.Request", "Response", answer)
        GLib.timeout_add(50, lambda: self.bus.emit_signal(sender, handle, *signal) and False)

    def settings(self, method, values, invocation):
        appearance = {
            "color-scheme": GLib.Variant("u", 0),
            "contrast": GLib.Variant("u", 0),
        }
        if method == "ReadAll":
            known = {"org.freedesktop.appearance": appearance}
            return invocation.return_value(GLib.Variant("(a{sa{sv}})", (known,)))
        if values[0] == "org.freedesktop.appearance" and values[1] in appearance:
            value = appearance[values[1]]
            if method == "Read":
                value = GLib.Variant("v", value)
            return invocation.return_value(GLib.Variant("(v)", (value,)))
        name = "org.freedesktop.portal.Error.NotFound"
        return invocation.return_dbus_error(name, "Requested setting not found")

    # -- what somebody answers who agrees

    def print_prepareprint(self, values, files, entry):
        entry["settings"], entry["page_setup"] = values[2], values[3]
        return {
            "settings": GLib.Variant("a{sv}", {"n-copies": GLib.Variant("s", "1")}),
            "page-setup": GLib.Variant(
                "a{sv}",
                {
                    "PPDName": GLib.Variant("s", "A4"),
                    "Name": GLib.Variant("s", "iso_a4"),
                    "DisplayName": GLib.Variant("s", "A4"),
                    "Width": GLib.Variant("d", 210.0),
                    "Height": GLib.Variant("d", 297.0),
                    "MarginTop": GLib.Variant("d", 5.0),
                    "MarginBottom": GLib.Variant("d", 5.0),
                    "MarginLeft": GLib.Variant("d", 5.0),
                    "MarginRight": GLib.Variant("d", 5.0),
                    "Orientation": GLib.Variant("s", "portrait"),
                },
            ),
            "token": GLib.Variant("u", 4711),
        }

    def print_print(self, values, files, entry):
        path = self.log.with_name(f"printed-{self.count}.pdf")
        descriptor = files.get(values[2])
        with os.fdopen(descriptor, "rb") as pages:
            path.write_bytes(pages.read())
        entry["file"] = str(path)
        return {}

    def filechooser_savefile(self, values, files, entry):
        # As the true one does: a folder of the document's own, seen by the app that asked for it.
        folder = self.documents / f"doc{self.count}"
        folder.mkdir(parents=True)
        name = values[2].get("current_name", "unnamed")
        seen = self.documents / "by-app"
        for app in seen.iterdir() if seen.exists() else ():
            (app / folder.name).mkdir(exist_ok=True)
            entry["file"] = str(app / folder.name / name)
        uri = GLib.filename_to_uri(f"/run/user/{os.getuid()}/doc/{folder.name}/{name}", None)
        entry["uri"] = uri
        return {"uris": GLib.Variant("as", [uri]), "choices": GLib.Variant("a(ss)", [])}

    def filechooser_openfile(self, values, files, entry):
        offered = self.log.with_name("open-this")
        uris = [GLib.filename_to_uri(offered.read_text().strip(), None)] if offered.exists() else []
        return {"uris": GLib.Variant("as", uris)}

    def background_requestbackground(self, values, files, entry):
        options = values[1]
        return {
            "background": GLib.Variant("b", True),
            "autostart": GLib.Variant("b", bool(options.get("autostart"))),
        }


if __name__ == "__main__":
    Portals(Path(sys.argv[1]), Path(sys.argv[2]))
    loop = GLib.MainLoop()
    Gio.bus_get_sync(Gio.BusType.SESSION).connect("closed", lambda *_: loop.quit())
    loop.run()
