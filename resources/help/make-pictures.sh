#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the pictures of the guide again, and with --screenshots those of the app's page in a software
# centre: from the practice day of a built program, on an X server of its own.
#
#   make-pictures.sh [--screenshots] BUILD-DIRECTORY
#
# Needs Xvfb, dbus-run-session, xdotool and ImageMagick. Look at each picture afterwards.
set -eu

target=pictures
if [ "${1-}" = --screenshots ]; then
  target=screenshots
  shift
fi
build=$(cd "${1:?usage: make-pictures.sh [--screenshots] BUILD-DIRECTORY}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
day=2026-11-20T09:40:00

# ---- Inside: one program, one language, one colour scheme; a picture after the other.

wait_for() { # TITLE
  local i
  for i in $(seq 100); do
    window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1) && [ -n "$window" ] && return
    sleep 0.2
  done
  echo "no window “$1”" >&2
  exit 1
}

settle() { sleep "${SETTLE:-2.5}"; }

press() {
  local key
  for key; do
    xdotool key --window 0 "$key"
    sleep 0.4
  done
  settle
}

# NAME [GEOMETRY]: what is on the screen, in few colours.
take() {
  local i
  xdotool mousemove "$width" 0
  # A page that is still empty on a slow machine is no picture.
  for i in $(seq 20); do
    sleep 0.5
    import -window root "$scratch/shot.png"
    [ "$(convert "$scratch/shot.png" -crop "${2:-${width}x$height+0+0}" +repage -format %k info:)" -lt 150 ] || break
    sleep 1
  done
  convert "$scratch/shot.png" -crop "${2:-${width}x$height+0+0}" +repage -strip +dither -colors "${colors:-96}" \
    -define png:compression-level=9 "$out/$1.png"
}

place() { # WINDOW WIDTH HEIGHT
  xdotool windowsize "$1" "$2" "$3"
  xdotool windowmove "$1" 0 0
  xdotool windowfocus "$1"
  settle
}

launch() {
  "$build/src/app/donghanh" --date "$day" "$@" 2>"$scratch/log" &
  app=$!
}

# The practice day is made once, and then opened as any other book: without its yellow.
start() {
  if [ ! -e "$scratch/made" ]; then
    launch --practice
    wait_for "$practice"
    SETTLE=6 settle
    kill "$app"
    wait "$app" 2>/dev/null || true
    mkdir "$scratch/made"
    cp "$scratch"/data/donghanh/practice*.db* "$scratch/made"
  fi
  rm -rf "$scratch/book"
  cp -r "$scratch/made" "$scratch/book"
  launch --database "$(ls "$scratch"/book/*.db)" "$@"
  SETTLE=4 settle
  wait_for '^Đồng Hành'
  place "$window" "$width" "$height"
}

stop() {
  kill "$app" 2>/dev/null || true
  wait "$app" 2>/dev/null || true
}

pictures() {
  width=760 height=560
  start
  take "desk-$suffix"
  press F2
  xdotool type --delay 60 'an 1954 sao y'
  settle
  take "register-$suffix" "${width}x300+0+0"
  press Escape Escape
  press F3 F5
  press F6
  take "assist-$suffix"
  stop
  start --page outreach
  press ctrl+shift+n
  take "outreach-$suffix"
  stop
  start --page feedback
  press ctrl+shift+k
  xdotool type --delay 150 "$said"
  settle
  take "feedback-$suffix"
  stop
  for page in statistics reports; do
    start --page "$page"
    take "${page/reports/report}-$suffix"
    stop
  done
  start
  press F3
  xdotool key ctrl+shift+m
  wait_for "$hall"
  place "$window" "$width" 430
  take "hall-$suffix" "${width}x430+0+0"
  stop
}

screenshots() {
  width=1000 height=600 colors=256
  for page in desk statistics reports; do
    start --page "$page"
    [ "$page" != desk ] || press alt+Down
    take "$page"
    stop
  done
  start
  xdotool key F1
  wait_for '^Hướng dẫn$'
  place "$window" "$width" "$height"
  take guide
  stop
}

if [ "${DH_PICTURES_INSIDE-}" = yes ]; then
  Xvfb -displayfd 3 -screen 0 1000x700x24 -nolisten tcp -noreset 3>"$scratch/display" 2>/dev/null &
  server=$!
  while [ ! -s "$scratch/display" ]; do sleep 0.1; done
  DISPLAY=:$(cat "$scratch/display")
  export DISPLAY
  "$target"
  kill "$server"
  exit
fi

# ---- Outside

if [ "$target" = screenshots ]; then
  out=$(cd "$here/../screenshots" && pwd)
  runs='vi:light'
else
  out=$here/pictures
  runs='vi:light vi:dark en:light en:dark'
fi
mkdir -p "$out"
for run in $runs; do
  scratch=$(mktemp -d)
  mkdir -p "$scratch/run"
  chmod 700 "$scratch/run"
  language=${run%:*}
  suffix=$language
  scheme=prefer-light
  if [ "${run#*:}" = dark ]; then
    suffix=$language-dark
    scheme=prefer-dark
  fi
  practice='^Ngày luyện tập'
  hall='khu vực chờ'
  said='Mạng chậm vào đầu giờ sáng'
  if [ "$language" = en ]; then
    practice='^Practice day'
    hall='^Hall'
    said='The network is slow early in the morning'
  fi
  export target build out scratch suffix practice hall said day
  env DH_PICTURES_INSIDE=yes DONGHANH_LANGUAGE="$language" ADW_DEBUG_COLOR_SCHEME="$scheme" \
    XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config" XDG_CACHE_HOME="$scratch/cache" \
    XDG_STATE_HOME="$scratch/state" XDG_RUNTIME_DIR="$scratch/run" GDK_BACKEND=x11 GSK_RENDERER=cairo \
    GDK_DISABLE=gl,vulkan ADW_DISABLE_PORTAL=1 GDK_DEBUG=no-portals GSETTINGS_BACKEND=memory \
    GSETTINGS_SCHEMA_DIR="$build/resources/data" DONGHANH_LOCALEDIR="${DONGHANH_LOCALEDIR:-$build/po}" \
    GTK_IM_MODULE=gtk-im-context-simple GTK_A11Y=none \
    dbus-run-session -- "$0" $([ "$target" = screenshots ] && echo --screenshots) "$build"
  rm -rf "$scratch"
done
ls -l "$out"
