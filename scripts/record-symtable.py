"""Records CPython 3.11's symbol tables of the programs in test/fixtures/scopes/programs.py.

Programs are separated by lines that begin with "# ---". Writes programs.expected.json beside them: for each program its
title and its scopes in the order of their text, each with its name, its kind, and the scope of every name in it.

    python3 scripts/record-symtable.py
"""
import json
import symtable
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "test" / "fixtures" / "scopes" / "programs.py"
KINDS = {
    symtable.FREE: "free",
    symtable.LOCAL: "local",
    symtable.GLOBAL_IMPLICIT: "global-implicit",
    symtable.GLOBAL_EXPLICIT: "global-explicit",
    symtable.CELL: "cell",
}


def chunks(text):
    title, lines = "", []
    for line in text.split("\n"):
        if line.startswith("# ---"):
            if any(part.strip() for part in lines):
                yield title, "\n".join(lines) + "\n"
            title, lines = line[5:].strip(" -"), []
        else:
            lines.append(line)
    if any(part.strip() for part in lines):
        yield title, "\n".join(lines)


def describe(table):
    # Names with a dot are the interpreter's own: the first iterable of a comprehension. A name that does not occur in
    # the text of a scope is only passed through to an inner one.
    occurs = [s for s in table.get_symbols() if s.is_referenced() or s.is_assigned() or s.is_parameter() or s.is_nonlocal()]
    names = {s.get_name(): KINDS[s._Symbol__scope] for s in occurs if "." not in s.get_name()}
    here = {"name": table.get_name(), "type": table.get_type(), "names": dict(sorted(names.items()))}
    return [here, *(scope for child in table.get_children() for scope in describe(child))]


programs = [
    {"title": title, "scopes": describe(symtable.symtable(text, "program.py", "exec"))}
    for title, text in chunks(FILE.read_text())
]
FILE.with_suffix(".expected.json").write_text(json.dumps(programs, indent=1) + "\n")
print(len(programs), "programs")
