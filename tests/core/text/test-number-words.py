#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All numbers of four digits against another way of reading them: digit by digit in full ("một nghìn
không trăm không mươi bốn"), then put right by the rules of speech as substitutions of text."""

import re
import subprocess
import sys

DIGITS = 'không một hai ba bốn năm sáu bảy tám chín'.split()
CLIPS = {word: str(i) for i, word in enumerate(DIGITS)} | {
    'mười': '10', 'mươi': 'x10', 'mốt': 'x1', 'tư': 'x4', 'lăm': 'x5',
    'linh': 'linh', 'trăm': 'tram', 'nghìn': 'nghin'}

RULES = [
    # Nothing is said of places before the first digit.
    (r'^không nghìn ', ''),
    (r'^không trăm ', ''),
    (r'^không mươi ', ''),
    # A one after tens of its own, a four after them, a five after any tens.
    (r'(?<!không mươi)(?<!một mươi)(?<=mươi) một$', ' mốt'),
    (r'(?<!không mươi)(?<!một mươi)(?<=mươi) bốn$', ' tư'),
    (r'(?<!không mươi)(?<=mươi) năm$', ' lăm'),
    (r'\bmột mươi', 'mười'),
    # Round numbers end where their last digit does.
    (r' không trăm không mươi không$', ''),
    (r' không mươi không$', ''),
    (r'(?<=mươi) không$', ''),
    (r'(?<=mười) không$', ''),
    (r'không mươi', 'linh'),
]

KNOWN = {
    0: 'không', 4: 'bốn', 5: 'năm', 10: 'mười', 11: 'mười một', 14: 'mười bốn', 15: 'mười lăm',
    20: 'hai mươi', 21: 'hai mươi mốt', 24: 'hai mươi tư', 25: 'hai mươi lăm', 55: 'năm mươi lăm',
    100: 'một trăm', 101: 'một trăm linh một', 104: 'một trăm linh bốn', 105: 'một trăm linh năm',
    110: 'một trăm mười', 111: 'một trăm mười một', 115: 'một trăm mười lăm',
    441: 'bốn trăm bốn mươi mốt', 1000: 'một nghìn', 1004: 'một nghìn không trăm linh bốn',
    1010: 'một nghìn không trăm mười', 1100: 'một nghìn một trăm', 2000: 'hai nghìn',
    5555: 'năm nghìn năm trăm năm mươi lăm', 9999: 'chín nghìn chín trăm chín mươi chín'}


def read(number):
    a, b, c, d = (DIGITS[int(digit)] for digit in f'{number:04}')
    text = f'{a} nghìn {b} trăm {c} mươi {d}'
    for pattern, better in RULES:
        text = re.sub(pattern, better, text)
    return text


def main():
    for number, text in KNOWN.items():
        assert read(number) == text, (number, read(number), text)
    lines = subprocess.run([sys.argv[1]], check=True, stdout=subprocess.PIPE,
                           encoding='utf-8').stdout.splitlines()
    wrong = []
    for number in range(10000):
        text = read(number)
        expected = f'{number}|{" ".join(CLIPS[word] for word in text.split())}|{text}'
        if lines[number] != expected:
            wrong.append(f'{lines[number]} instead of {expected}')
    if len(lines) != 10000 or wrong:
        sys.exit('\n'.join([f'{len(lines)} lines, {len(wrong)} wrong'] + wrong[:20]))


main()
