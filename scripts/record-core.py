"""Records what CPython 3.11 says to the expressions of the core library's tests.

    python3 scripts/record-core.py

test/fixtures/core/NAME.txt holds one expression a line; NAME.expected.txt gets, line by line, the repr of its value
or `! type: message`. Addresses become 0x. operators.txt is made here: each operator between each two operands.
Set operations are recorded as a sequence of steps with the order of iteration after each.
"""
import json
import random
import re
import subprocess
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
FOLDER = Path(__file__).resolve().parent.parent / "test" / "fixtures" / "core"

OPERANDS = [
    "1", "-7", "0", "True", "2.5", "-0.0", "2**70", "'ab'", "[1, 2]", "(1, 2)", "{1: 2}", "{1, 2}",
    "frozenset({2, 3})", "None", "b'ab'", "range(3)", "{1: 2}.keys()",
]
OPERATORS = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "@", "==", "!=", "<", "<=", ">", ">=", "in", "not in"]


def operator_lines():
    for a in OPERANDS:
        for b in OPERANDS:
            for op in OPERATORS:
                letters = a.startswith("'") or b.startswith("'")
                if op in "|^&-" and letters and "keys" in a + b:
                    continue  # the order of a set of strings differs from run to run
                yield f"({a}) {op} ({b})"


def answer(expression):
    try:
        text = repr(eval(expression, {}))
    except BaseException as error:
        text = f"! {type(error).__name__}: {error}"
    return re.sub(r"0x[0-9a-f]+", "0x", text).replace("\n", "~")


def record(name):
    lines = [line for line in (FOLDER / f"{name}.txt").read_text().split("\n") if line]
    (FOLDER / f"{name}.expected.txt").write_text("\n".join(map(answer, lines)) + "\n")


def record_sets():
    """Random sequences of additions and removals, and the order in which the set is then iterated."""
    random.seed(11)
    rows = []
    for _ in range(60):
        span = random.choice([20, 100, 5000, 2**62])
        made, steps = set(), []
        for _ in range(random.randrange(1, 35)):
            what = random.choice(["add", "add", "add", "discard", "pop", "update", "difference", "toggle"])
            items = [random.randrange(-span, span) for _ in range(random.randrange(0, 9))]
            if what == "add":
                items = [random.randrange(-span, span)]
                made.add(items[0])
            elif what == "discard":
                items = [random.choice(list(made))] if made else [0]
                made.discard(items[0])
            elif what == "pop":
                items = []
                if made:
                    made.pop()
            elif what == "update":
                made.update(set(items))
            elif what == "difference":
                made -= set(items)
            else:
                made ^= set(items)
            steps.append([what, [str(x) for x in items], [str(x) for x in made]])
        rows.append(steps)
    (FOLDER / "sets.expected.json").write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


def record_programs():
    """The programs of programs.py, which begin with lines `# --- title`, and what each prints."""
    rows = []
    for part in re.split(r"^# --- ", (FOLDER / "programs.py").read_text(), flags=re.M)[1:]:
        title, program = part.split("\n", 1)
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        rows.append({"title": title, "output": re.sub(r"0x[0-9a-f]+", "0x", run.stdout)})
    (FOLDER / "programs.expected.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    (FOLDER / "operators.txt").write_text("\n".join(operator_lines()) + "\n")
    for path in sorted(FOLDER.glob("*.txt")):
        if not path.name.endswith(".expected.txt"):
            record(path.stem)
    record_sets()
    record_programs()
