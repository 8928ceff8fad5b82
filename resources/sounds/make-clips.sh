#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the placeholder clips of the spoken call: sounds/vi/*.wav, 16 kHz, mono, 16 bit, without
# silence at their ends. Needs espeak-ng and sox; is not run by the build. See README.md.

set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/vi
mkdir -p "$out"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# say NAME TEXT
say () {
  espeak-ng -v vi -s 160 -p 45 -w "$scratch/raw.wav" -- "$2"
  # Every clip of one loudness, bare of silence, with ends that do not click;
  # -R: the same file each time.
  sox -R "$scratch/raw.wav" -r 16000 -c 1 -b 16 "$scratch/flat.wav" \
    gain -3 highpass 80 silence 1 0.005 0.4% reverse silence 1 0.005 0.4% reverse gain -n -3
  sox -R "$scratch/flat.wav" "$scratch/$1.wav" fade t 0.004 -0 0.012
  mv "$scratch/$1.wav" "$out/$1.wav"
}

say 0 'không'
say 1 'một'
say 2 'hai'
say 3 'ba'
say 4 'bốn'
say 5 'năm'
say 6 'sáu'
say 7 'bảy'
say 8 'tám'
say 9 'chín'
say 10 'mười'
say x10 'mươi'
say x1 'mốt'
say x4 'tư'
say x5 'lăm'
say linh 'linh'
say tram 'trăm'
say nghin 'nghìn'

say a 'a'
say b 'bê'
say c 'xê'
say d 'dê'
say e 'e'
say f 'ép phờ'
say g 'giê'
say h 'hát'
say i 'i'
say j 'di'
say k 'ca'
say l 'lờ'
say m 'mờ'
say n 'nờ'
say o 'o'
say p 'pê'
say q 'quy'
say r 'rờ'
say s 'sờ'
say t 'tê'
say u 'u'
say v 'vê'
say w 'vê kép'
say x 'ích xì'
say y 'y'
say z 'dét'

say moi-so 'mời số'
say den-quay 'đến quầy'

# Two tones, a third apart, each dying away: E5, then C5, with a little of the octave above.
tone () {
  sox -R -n -r 16000 -c 1 -b 16 "$scratch/$1.wav" \
    synth "$3" sine "$2" synth "$3" sine mix "$4" fade l 0.004 "$3" "$5" gain -n -6
}
tone high 659.26 0.55 1318.51 0.45
tone low 523.25 0.85 1046.50 0.75
sox -R "$scratch/high.wav" "$scratch/low.wav" "$scratch/chime.wav" gain -n -5
mv "$scratch/chime.wav" "$out/chime.wav"
