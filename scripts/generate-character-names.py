"""Writes compiler/syntax/literals/character-names.generated.ts from Python's unicodedata.

The table holds the names that \\N{...} is used with: letters of the alphabetic scripts, punctuation,
currency, arrows, mathematics, technical and other symbols, box drawing, dingbats and emoji, and the
names that Python knows for control characters. Left out are ideographs (their names follow from their
codes) and scripts with hundreds of letters.
"""

import pathlib
import unicodedata

RANGES = [(0x0, 0x52F), (0x5D0, 0x5EA), (0x1E00, 0x1FFF), (0x2000, 0x2BFF), (0x3000, 0x30FF), (0xFB00, 0xFB06), (0xFE00, 0xFE0F),
          (0xFF00, 0xFF5E), (0xFFF9, 0xFFFD), (0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF)]
ALIASES = ["NULL", "START OF HEADING", "BACKSPACE", "CHARACTER TABULATION", "TAB", "LINE FEED", "NEW LINE",
           "FORM FEED", "CARRIAGE RETURN", "ESCAPE", "DELETE", "NEXT LINE", "NBSP", "SHY", "ZWSP", "ZWNJ",
           "ZWJ", "LRM", "RLM", "BOM", "BYTE ORDER MARK", "NUL", "BEL", "BS", "HT", "LF", "VT", "FF", "CR",
           "ESC", "DEL", "NEL", "EOL", "END OF LINE", "ALERT", "LINE TABULATION", "SP"]

names = {}
for first, last in RANGES:
    for code in range(first, last + 1):
        name = unicodedata.name(chr(code), "")
        if name:
            names[name] = code
for alias in ALIASES:
    try:
        names[alias] = ord(unicodedata.lookup(alias))
    except KeyError:
        pass


def base36(number):
    sign, number, digits = ("-" if number < 0 else ""), abs(number), ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if number == 0:
            return sign + digits


lines, before = [], 0
for name, code in sorted(names.items(), key=lambda item: (item[1], item[0])):
    lines.append(f"{base36(code - before)} {name}")
    before = code
target = pathlib.Path(__file__).parent.parent / "compiler/syntax/literals/character-names.generated.ts"
target.write_text(
    "// Written by scripts/generate-character-names.py. A line is the distance to the code before it, in base 36,\n"
    "// and the name.\n"
    "export const NAMED_CHARACTERS = `" + "\n".join(lines) + "`;\n")
print(len(lines), "names,", target.stat().st_size, "bytes")
