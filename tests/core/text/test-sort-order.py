#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our sort keys with ICU's collation for Vietnamese, the oracle.

Usage: test-sort-order.py SORT-KEYS-PROGRAM
"""
import random
import subprocess
import sys
import unicodedata

import icu

COUNT = 15000
TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
ONSETS = ['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gh', 'gi', 'h', 'k', 'kh', 'l', 'm', 'n', 'ng', 'ngh',
          'nh', 'p', 'ph', 'qu', 'r', 's', 't', 'th', 'tr', 'v', 'x', 'f', 'j', 'w', 'z']
VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y', 'oa', 'oe', 'uy', 'uê', 'ia',
          'iê', 'yê', 'ua', 'uô', 'ưa', 'ươ', 'ai', 'ao', 'au', 'âu', 'ay', 'ây', 'eo', 'êu', 'oi',
          'ôi', 'ơi', 'ui', 'ưi', 'iu', 'oai', 'uây', 'ươi', 'ươu', 'uya', 'uyê']
CODAS = ['', '', 'c', 'ch', 'm', 'n', 'ng', 'nh', 'p', 't']
FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ',
            'Hồ', 'Ngô', 'Dương', 'Lý', 'Rơ Châm', 'Ksor', 'Y']
MIDDLES = ['', 'Văn', 'Thị', 'Đình', 'Đức', 'Ngọc', 'Thị Mỹ', 'Hoàng', 'Hoà', 'Hòa', 'Hữu', 'Kim', 'An']
PUNCTUATION = list('_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789')
random.seed(20261121)


def spell(letter, tone):
    return unicodedata.normalize('NFC', letter + tone)


def syllable():
    vowel = random.choice(VOWELS)
    place = random.randrange(len(vowel))  # both the old and the new way to place a tone, and neither
    vowel = vowel[:place] + spell(vowel[place], random.choice(TONES)) + vowel[place + 1:]
    return random.choice(ONSETS) + vowel + random.choice(CODAS)


def cased(text):
    return random.choice([str, str.lower, str.upper, str.capitalize, str.swapcase])(text)


def phrase():
    words = [cased(syllable()) for _ in range(random.choice([1, 1, 1, 2, 2, 3, 4]))]
    if random.random() < 0.1:
        words.insert(random.randrange(len(words) + 1), random.choice(PUNCTUATION))
    text = random.choice([' ', ' ', ' ', '-', ', ']).join(words)
    if random.random() < 0.1:
        place = random.randrange(len(text) + 1)
        text = text[:place] + random.choice(PUNCTUATION) + text[place:]
    return unicodedata.normalize('NFD', text) if random.random() < 0.2 else text


def close_to(text):
    """The same word but for one tone or one case: where the levels matter."""
    characters = list(unicodedata.normalize('NFC', text))
    place = random.randrange(len(characters))
    apart = unicodedata.normalize('NFD', characters[place])
    if apart[0] in 'aeiouyAEIOUY' and random.random() < 0.8:
        kept = ''.join(c for c in apart if c not in TONES[1:])
        characters[place] = spell(kept, random.choice(TONES))
    else:
        characters[place] = characters[place].swapcase()
    return ''.join(characters)


def name():
    given = cased(syllable())
    return ' '.join(p for p in (random.choice(FAMILIES), random.choice(MIDDLES), given) if p)


def run(program, mode, texts):
    done = subprocess.run([program, mode], input='\n'.join(texts) + '\n', capture_output=True,
                          check=True, text=True)
    lines = done.stdout.split('\n')[:-1]
    assert len(lines) == len(texts), (mode, len(lines), len(texts))
    return lines


def compare(kind, texts, ours, theirs):
    order = sorted(range(len(texts)), key=lambda i: theirs[i])
    faults = equal = 0
    for a, b in zip(order, order[1:]):
        same = theirs[a] == theirs[b]
        equal += same
        if (ours[a] == ours[b]) != same or ours[a] > ours[b]:
            faults += 1
            if faults <= 10:
                print(f'{kind}: {texts[a]!r} {"=" if same else "<"} {texts[b]!r} by ICU, not by us')
    print(f'{kind}: {len(texts)} texts, {equal} pairs equal, {faults} faults')
    return faults


def strip_marks(text):
    apart = unicodedata.normalize('NFD', text).lower().replace('đ', 'd')
    kept = ''.join(c for c in apart if unicodedata.category(c) != 'Mn')
    return ' '.join(''.join(c if c.isalnum() else ' ' for c in kept).split())


def main():
    program = sys.argv[1]
    collator = icu.Collator.createInstance(icu.Locale('vi'))
    faults = 0

    texts = [phrase() for _ in range(COUNT)]
    texts += [close_to(t) for t in texts]
    texts += PUNCTUATION
    faults += compare('texts', texts, run(program, 'text', texts),
                      [collator.getSortKey(t) for t in texts])

    known = ('an Anh Ánh ăn ân Ân da dạ đa đá hoà hòa hóa họa lan làn lần ma mà mả mã má mạ măng mâm '
             'om ôm ơm ung ưng').split()
    keys = dict(zip(known, run(program, 'text', known)))
    if sorted(reversed(known), key=keys.get) != known:
        print('dictionary: the published order is not ours:', sorted(known, key=keys.get))
        faults += 1

    names = [name() for _ in range(COUNT)]
    names += [close_to(n) for n in names]
    parts = [n.split(' ') for n in names]
    faults += compare('names', names, run(program, 'name', names),
                      [(collator.getSortKey(p[-1]), collator.getSortKey(' '.join(p[1:-1])),
                        collator.getSortKey(p[0] if len(p) > 1 else '')) for p in parts])

    wrong = [(t, f) for t, f in zip(texts, run(program, 'fold', texts)) if f != strip_marks(t)]
    for text, folded in wrong[:10]:
        print(f'fold: {text!r} gave {folded!r}, not {strip_marks(text)!r}')
    print(f'fold: {len(texts)} texts, {len(wrong)} faults')
    return 1 if faults or wrong else 0


sys.exit(main())
