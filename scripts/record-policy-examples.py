#!/usr/bin/env python3.11
"""Records test/fixtures/policy/examples.json.

usage: scripts/record-policy-examples.py TABLE

TABLE is the table of what RestrictedPython and Frappe refuse (tab-separated, with a heading). Its example rows are
copied; beside each script that needs nothing but Python stands what CPython 3.11 prints and raises.
"""

import ast
import builtins
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "test" / "fixtures" / "policy" / "examples.json"
# Some scripts would use much of the machine; none of them takes long otherwise.
SECONDS = 20
# Names of Python that the older framework binds to something of its own.
FOREIGN = {"printed", "log"}

RUNNER = """
import json, sys
text = sys.argv[1]
names = {"__name__": "__main__", "json": json}
try:
    code = compile(text, "<script>", "exec", dont_inherit=True)
    exec(code, names)
    if "out" in names:
        print(repr(names["out"]))
except BaseException as error:
    sys.stdout.flush()
    print(json.dumps([type(error).__name__, str(error)]), file=sys.stderr)
    sys.exit(9)
"""


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    examples = [example(row) for row in rows if row["category"].startswith("example: ")]
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in examples)
    TARGET.write_text(f"[\n{body}\n]\n", encoding="utf-8")
    plain = sum(1 for row in examples if row["cpython"] is not None)
    print(f"{len(examples)} examples, {plain} of them plain Python")


def example(row: dict) -> dict:
    script = unescape(row["example_script"])
    return {
        "group": row["category"].removeprefix("example: "),
        "context": row["context"],
        "script": script,
        "frappe": {
            "verdict": row["verdict"],
            "exception": row["exception"] or None,
            "message": row["message_or_result"] or None,
            "v15": row["v15_difference"] or None,
        },
        "cpython": run(script) if is_plain(script) else None,
    }


def unescape(text: str) -> str:
    """Line breaks are written as \\n in the table, and so is what a text of the script writes as \\n."""
    script = text.replace("\\n", "\n")
    return script if parses(script) or not parses(text) else text


def parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def is_plain(script: str) -> bool:
    """Does the script need nothing but Python? What no parser accepts needs nothing else."""
    try:
        tree = ast.parse(script)
    except SyntaxError:
        return True
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    known = set(dir(builtins)) | {"json"} | bound
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            known.add(node.name)
        if isinstance(node, ast.arg):
            known.add(node.arg)
        if isinstance(node, ast.ExceptHandler) and node.name:
            known.add(node.name)
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            known |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    return not (read - known) and not read & FOREIGN and "frappe" not in script


def run(script: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, script],
        capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, stdin=subprocess.DEVNULL,
    )
    error = json.loads(done.stderr.strip().split("\n")[-1]) if done.returncode == 9 else None
    return {
        "output": re.sub(r"(?<= at )0x[0-9a-f]+", "0x…", done.stdout),
        "error": None if error is None else {"type": error[0], "message": error[1]},
    }


main()
