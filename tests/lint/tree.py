# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every check of this folder stands on: the files of the tree, and a way to end."""

import os
import pathlib
import subprocess
import sys

# A copy of the tree can be checked as well: this is how the checks themselves are tested.
ROOT = pathlib.Path(os.environ.get("DONGHANH_LINT_ROOT") or pathlib.Path(__file__).parents[2]).resolve()


def _listed():
    """The files that belong to the tree or are about to: Git's, and new ones it does not ignore."""
    git = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z",
         "--cached", "--others", "--exclude-standard"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if git.returncode == 0:
        return [name for name in git.stdout.decode().split("\0") if name]
    # A tree without Git, as it comes in an archive.
    return [os.path.relpath(os.path.join(folder, name), ROOT)
            for folder, folders, names in os.walk(ROOT) for name in names
            if not any(part.startswith(("_build", "build", ".git", "__pycache__"))
                       for part in pathlib.Path(os.path.relpath(folder, ROOT)).parts)]


def files(*suffixes, under=""):
    """The paths, relative to the root and sorted, that end so and stand under a folder."""
    return sorted({name for name in _listed()
                   if name.startswith(under) and (not suffixes or name.endswith(suffixes))
                   and (ROOT / name).is_file()})


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def end(problems, good):
    """Ends the check: each problem on a line of its own, or what has been found good."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"\n{len(problems)} problem(s)")
        sys.exit(1)
    print(good)
    sys.exit(0)
