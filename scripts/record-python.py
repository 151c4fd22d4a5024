"""Records what CPython 3.11 prints for the fixture programs under test/fixtures/python.

A fixture file holds several programs, separated by lines that begin with "# ---" (what follows on that
line is the program's title). For FILE.py this writes FILE.expected.json: for each program its title, the line
where it begins, what it printed, the exception that ended it, if any, as [type, message], and the places
[line of the program, function] of its traceback.

    python3 scripts/record-python.py [FILE.py ...]      (all of them without arguments)
"""
import io
import json
import os
import signal
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "test" / "fixtures" / "python"
SECONDS = 20
MOST_FRAMES = 50


def chunks(text):
    """Yields (title, first line, program); the program is padded with blank lines to keep line numbers true."""
    title, first, lines = "", 1, []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("# ---"):
            if any(part.strip() for part in lines):
                yield title, first, "\n".join(lines) + "\n"
            title, first, lines = line[5:].strip(" -"), number + 1, []
        else:
            lines.append(line)
    if any(part.strip() for part in lines):
        yield title, first, "\n".join(lines).rstrip("\n") + "\n"


def run(program, name):
    """Runs one program in this process and says what it printed and how it ended."""
    out, error, frames = io.StringIO(), None, None
    try:
        with redirect_stdout(out):
            exec(compile(program, name, "exec", dont_inherit=True), {"__name__": "__main__"})
    except BaseException as raised:
        kind = type(raised)
        module = "" if kind.__module__ in ("builtins", "__main__") else kind.__module__ + "."
        error = [module + kind.__qualname__, str(raised)]
        places = [[frame.lineno, frame.name] for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == name]
        frames = places if len(places) <= MOST_FRAMES else None
    return out.getvalue(), error, frames


def run_apart(program, name):
    """The same in a child process, so that no program can change the next one's interpreter."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(SECONDS)
        with os.fdopen(writer, "w") as pipe:
            json.dump(run(program, name), pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        sys.exit(f"{name}: the program did not end within {SECONDS} seconds or killed its interpreter")
    return json.loads(answer)


def record(path):
    rows = []
    for title, line, program in chunks(path.read_text(encoding="utf-8")):
        output, error, frames = run_apart(program, path.name)
        rows.append({"title": title, "line": line, "output": output, "error": error, "frames": frames})
    text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows) + "\n]\n"
    path.with_suffix(".expected.json").write_text(text, encoding="utf-8")
    return len(rows)


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("the fixtures are recorded from CPython 3.11")
    os.environ["PYTHONHASHSEED"] = "0"
    paths = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.rglob("*.py"))
    total = sum(record(path) for path in paths)
    print(f"{total} programs in {len(paths)} files")


if __name__ == "__main__":
    main()
