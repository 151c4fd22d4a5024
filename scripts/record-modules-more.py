"""Records what CPython 3.11 answers to the sessions under test/fixtures/modules.

A session is a Python file read statement by statement, as at the interactive prompt: each top-level expression
shows its repr, each statement that raises shows the exception, and the next one goes on. A line that begins
with "# ---" starts anew with no names. For FILE.py this writes FILE.expected.json: for each part its title and
the list of [line, "value" or "error", text].

    python3 scripts/record-modules-more.py [FILE.py ...]      (all of them without arguments)
"""
import ast
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "test" / "fixtures" / "modules"


def parts(text):
    title, first, lines = "", 1, []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("# ---"):
            yield title, first, "\n".join(lines) + "\n"
            title, first, lines = line[5:].strip(" -"), number + 1, []
        else:
            lines.append(line)
    yield title, first, "\n".join(lines).rstrip("\n") + "\n"


def session(program, name):
    names, rows = {"__name__": "__main__"}, []
    for statement in ast.parse(program).body:
        try:
            if isinstance(statement, ast.Expr):
                value = eval(compile(ast.Expression(statement.value), name, "eval"), names)
                rows.append([statement.lineno, "value", repr(value)])
            else:
                exec(compile(ast.Module([statement], []), name, "exec"), names)
        except Exception as raised:
            rows.append([statement.lineno, "error", f"{type(raised).__name__}: {raised}"])
    return rows


def record(path):
    count, out = 0, []
    for title, _line, program in parts(path.read_text(encoding="utf-8")):
        if not program.strip():
            continue
        rows = session(program, path.name)
        count += len(rows)
        shown = ",\n  ".join(json.dumps(row) for row in rows)
        out.append(f'{{"title": {json.dumps(title)}, "rows": [\n  {shown}\n]}}')
    path.with_suffix(".expected.json").write_text("[\n" + ",\n".join(out) + "\n]\n", encoding="utf-8")
    return count


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("the fixtures are recorded from CPython 3.11")
    sys.set_int_max_str_digits(4300)
    paths = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.rglob("*.py"))
    print(f"{sum(record(path) for path in paths)} cases in {len(paths)} files")


if __name__ == "__main__":
    main()
