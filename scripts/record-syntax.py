"""Records what CPython makes of the fixture programs, for the tests of compiler/syntax.

    python3 scripts/record-syntax.py            writes test/fixtures/syntax/*.json anew
    python3 scripts/record-syntax.py dump FILE  prints the tree of one program as JSON

Fixtures are chunk files: programs with a line of `---` between them. `trees/*.txt` hold valid programs;
their trees go to `trees/*.json`. `errors/*.txt` hold broken ones; the line and message of CPython's
SyntaxError go to `errors/*.json`; a comment `#! code` at the end of a line announces a diagnostic of ours
for that line, several codes with spaces between them, and is no part of the program. In a chunk, the lines of the program are taken as they are, except that
the escapes {TAB} {FF} {CR} {BOM} {NBSP} {NOEOL} stand for characters that editors like to change (NOEOL:
no line end behind the last line). Columns are turned from UTF-8 bytes into offsets of UTF-16 units.

The tree of a node is a list: kind, start, end, then its fields in the order of CPython's `_fields`
without type comments. Start and end are offsets; nodes without a place have null.
"""

import ast
import json
import math
import pathlib
import re
import sys
import warnings

FIXTURES = pathlib.Path(__file__).parent.parent / "test/fixtures/syntax"
ESCAPES = {"{TAB}": "\t", "{FF}": "\f", "{CR}": "\r", "{BOM}": "\ufeff", "{NBSP}": "\u00a0"}
ANNOUNCEMENT = re.compile(r" *#! [a-z0-9 -]+$", re.MULTILINE)
SKIPPED = {"type_comment", "type_ignores", "kind"}


def read_chunks(path):
    """The programs of a chunk file."""
    text = path.read_text(encoding="utf-8")
    for chunk in text.split("\n---\n"):
        for escape, char in ESCAPES.items():
            chunk = chunk.replace(escape, char)
        chunk = chunk.removesuffix("\n")
        yield chunk.replace("{NOEOL}", "") if "{NOEOL}" in chunk else chunk + "\n"


class Offsets:
    """Turns CPython's places, a line and a column of UTF-8 bytes, into UTF-16 offsets."""

    def __init__(self, source):
        self.lines, self.starts, start = [], [], 0
        for line in split_lines(source):
            self.lines.append(line)
            self.starts.append(start)
            start += utf16(line)
        self.bom = 1 if source.startswith("\ufeff") else 0

    def at(self, line, column):
        text = self.lines[line - 1]
        if line == 1 and self.bom:
            return self.bom + self.units(text[1:], column)
        return self.starts[line - 1] + self.units(text, column)

    @staticmethod
    def units(text, column):
        return column if text.isascii() else utf16(text.encode()[:column].decode())


def utf16(text):
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def split_lines(source):
    """The lines of a text with their ends, which are "\\n", "\\r\\n" or "\\r"."""
    lines, start, i = [], 0, 0
    while i < len(source):
        if source[i] == "\r" and source[i + 1:i + 2] == "\n":
            i += 1
        if source[i] in "\r\n":
            lines.append(source[start:i + 1])
            start = i + 1
        i += 1
    lines.append(source[start:])
    return lines


def dump_constant(value):
    if value is None or value is Ellipsis:
        return {"type": "None" if value is None else "Ellipsis"}
    if isinstance(value, bool):
        return {"type": "bool", "value": value}
    if isinstance(value, int):
        return {"type": "int", "value": hex(value)}
    if isinstance(value, float):
        return {"type": "float", "value": "inf" if math.isinf(value) else value}
    if isinstance(value, complex):
        return {"type": "complex", "imag": "inf" if math.isinf(value.imag) else value.imag}
    if isinstance(value, bytes):
        return {"type": "bytes", "value": list(value)}
    return {"type": "str", "value": value}


def dump(node, offsets):
    """The tree below a node as nested lists."""
    if isinstance(node, list):
        return [dump(item, offsets) for item in node]
    if isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
        return type(node).__name__
    if not isinstance(node, ast.AST):
        return node
    kind = type(node).__name__
    start = end = None
    if hasattr(node, "lineno"):
        start = offsets.at(node.lineno, node.col_offset)
        end = offsets.at(node.end_lineno, node.end_col_offset)
    if kind == "Constant":
        value = dump_constant(node.value)
        if node.kind == "u":
            value["kindU"] = True
        return [kind, start, end, value]
    if kind == "MatchSingleton":
        return [kind, start, end, dump_constant(node.value)]
    return [kind, start, end] + [dump(getattr(node, name), offsets) for name in node._fields if name not in SKIPPED]


def tree(source):
    # Python keeps a byte order mark out of a text only where it decodes the bytes itself.
    return dump(ast.parse(source.encode() if source.startswith("\ufeff") else source), Offsets(source))


def error(source):
    """What CPython says about a broken program, whichever of its phases finds it."""
    try:
        compile(source.encode() if source.startswith("\ufeff") else source, "<script>", "exec", dont_inherit=True)
    except SyntaxError as found:
        return {"line": found.lineno, "type": type(found).__name__, "message": found.msg}
    except ValueError as found:
        return {"line": None, "type": type(found).__name__, "message": str(found)}
    return None


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    if sys.argv[1:2] == ["dump"]:
        print(json.dumps(tree(pathlib.Path(sys.argv[2]).read_bytes().decode()), separators=(",", ":")))
        return
    for path in sorted(FIXTURES.glob("trees/*.txt")):
        write(path, [tree(chunk) for chunk in read_chunks(path)])
    for path in sorted(FIXTURES.glob("errors/*.txt")):
        write(path, [error(ANNOUNCEMENT.sub("", chunk)) for chunk in read_chunks(path)])


def write(path, results):
    lines = ",\n".join(json.dumps(result, separators=(",", ":")) for result in results)
    path.with_suffix(".json").write_text(f"[\n{lines}\n]\n")
    print(path.name, len(results))


if __name__ == "__main__":
    main()
