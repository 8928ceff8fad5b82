#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
# encode-icon.sh PROGRAM SVG SIZE OUTPUT: the program names its output itself, in a folder.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" -o "$folder" "$2" "$3x$3"
mv "$folder"/*.symbolic.png "$4"
