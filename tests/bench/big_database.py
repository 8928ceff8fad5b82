# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The databases that several benchmarks open."""

import functools
import os
import shutil
import subprocess
import sys

import harness

VISITS_A_DAY = 500


@functools.cache
def path(visits):
    """A whole database with VISITS visits, made once a run."""
    file = os.path.join(harness.scratch(), f"visits-{visits}.db")
    if not os.path.exists(file):
        here = os.path.dirname(os.path.abspath(__file__))
        subprocess.run(
            [sys.executable, os.path.join(here, "make-big-db"), shutil.which("donghanh-cli"), file,
             str(visits), str(VISITS_A_DAY)],
            check=True, stdout=subprocess.DEVNULL,
        )
    return file
