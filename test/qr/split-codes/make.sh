#!/bin/sh
# How the split codes here were made, by programs that have nothing to do with Kiln: qrencode 4.1.1 and segno 1.4.1
# (Debian's qrencode and python3-segno).
set -e
cd "$(dirname "$0")"
rm -f -- *.png
URI='otpauth://totp/Contoso:jo@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso'
qrencode -S -v 3 -l M -s 3 -8 -o qrencode.png "$URI"
# Its third part begins within the two bytes of a letter.
qrencode -S -v 3 -l M -s 3 -8 -o letters.png \
  'otpauth://totp/Contoso:ZoëÅsaØørjanÆgirÜnalÖzgüräöüßéèêçñ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
python3 - <<'PYTHON'
import segno
from segno import consts, encoder

URI = 'otpauth://totp/Contoso:jo@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso'
def save(name, codes):
    for number, code in enumerate(codes, 1):
        code.save(f'{name}-{number:02}.png', scale=3)
save('segno', segno.make_sequence(URI, symbol_count=4))
# Another code's parts: as many, and by chance of the same parity; and one with another.
other = URI.replace('Contoso', 'Fabrikam').replace('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU')
save('twin', segno.make_sequence(other, symbol_count=4))
save('other', segno.make_sequence(other.replace('jo@', 'kim@'), symbol_count=4))
save('kanji', segno.make_sequence('田中太郎東京都港区', symbol_count=2, mode='kanji'))

# What segno has no function for: parts that name their encoding (ECI 26), a header whose number is higher than its count,
# and a code in one part.
def with_header(text, number, total, parity, eci=False):
    header = encoder._StructuredAppendInfo(number, total, parity)
    segments = encoder.prepare_data(text, None, 'utf-8' if eci else None)
    return segno.QRCode(encoder._encode(segments, consts.ERROR_LEVEL_L, 5, None, eci, False, header))
def parity(text):
    value = 0
    for byte in text.encode(): value ^= byte
    return value
NAMED = URI.replace('jo@', 'Łukasz@')
save('eci', [with_header(text, number, 1, parity(NAMED), True) for number, text in enumerate([NAMED[:30], NAMED[30:]])])
SHORT = 'otpauth://totp/jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
save('beyond', [with_header(SHORT, 4, 1, parity(SHORT))])
save('alone', [with_header(SHORT, 0, 0, parity(SHORT))])
PYTHON
