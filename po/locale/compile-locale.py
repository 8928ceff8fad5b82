#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""compile-locale.py LOCALEDEF SOURCE CHARMAP OUTPUT: the folder OUTPUT is the compiled locale.

localedef writes every category, those without a definition empty and with a warning. What SOURCE
defines is kept, and the encoding.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CATEGORIES = ("LC_CTYPE", "LC_TIME", "LC_MESSAGES/SYS_LC_MESSAGES")


def main():
    localedef, source, charmap, output = sys.argv[1:]
    output = Path(output)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "locale")
        command = [localedef, "--force", "--no-archive", "-i", source, "-f", charmap, str(made)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        missing = [name for name in CATEGORIES if not (made / name).is_file()]
        errors = [line for line in done.stdout.splitlines() if "[error]" in line]
        if missing or errors:
            sys.exit(f"{localedef} did not make {missing or source}:\n{done.stdout}")
        shutil.rmtree(output, ignore_errors=True)
        for name in CATEGORIES:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made / name, output / name)


main()
