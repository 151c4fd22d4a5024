"""Writes the members of the modules of Python's library into spec/modules.json.

Usage: python3 scripts/spec/import_modules.py

The names and signatures are CPython 3.11's; DENIED lists the public names that the sandbox's library leaves out,
with what to use instead. What is allowed is listed in test/fixtures/modules/members.json, which a test compares
with the library.
"""

import importlib
import inspect
import json
import types
from pathlib import Path

SPEC = Path(__file__).resolve().parent.parent.parent / "spec" / "modules.json"

# What the library has all of but the modules that CPython's own file imports.
INTERNAL = "It is not part of the module, only something that CPython's own file uses; import what you need by its own name."

DENIED = {
    "base64": {
        "a85decode": "Use b85decode().", "a85encode": "Use b85encode().", "decode": "Scripts have no files; use decodebytes().",
        "encode": "Scripts have no files; use encodebytes().", "main": "It is for the command line.",
        "test": "It is for the command line.", "MAXBINSIZE": INTERNAL, "MAXLINESIZE": INTERNAL, "bytes_types": INTERNAL,
    },
    "bisect": {},
    "collections": {
        "UserDict": "Inherit from dict.", "UserList": "Inherit from list.", "UserString": "Inherit from str.",
        "abc": "Ask with hasattr() or isinstance() for a built-in type.",
    },
    "copy": {"dispatch_table": INTERNAL, "PyStringMap": INTERNAL},
    "decimal": {
        "BasicContext": "Make a Context with the settings you want.", "DefaultContext": "Change getcontext().",
        "ExtendedContext": "Make a Context with the settings you want.", "DecimalTuple": "It is what Decimal.as_tuple() gives.",
        "ConversionSyntax": "Catch InvalidOperation.", "DivisionImpossible": "Catch InvalidOperation.",
        "DivisionUndefined": "Catch InvalidOperation.", "InvalidContext": "Catch InvalidOperation.",
    },
    "functools": {
        "GenericAlias": INTERNAL, "RLock": INTERNAL, "get_cache_token": INTERNAL, "recursive_repr": INTERNAL,
        "namedtuple": "Import it from collections.", "partialmethod": "Write a method that calls the other one.",
        "singledispatchmethod": "Use singledispatch() on a function.",
    },
    "hashlib": {
        "blake2b": "Use sha256() or sha3_256().", "blake2s": "Use sha256() or sha3_256().",
        "file_digest": "Scripts have no files; hash the bytes.", "scrypt": "Use pbkdf2_hmac().",
    },
    "heapq": {},
    "hmac": {"trans_36": INTERNAL, "trans_5C": INTERNAL},
    "itertools": {},
    "operator": {},
    "random": {"SystemRandom": "Use the functions of the module: without a seed their numbers come from the host."},
    "re": {"template": "Use compile().", "Scanner": "Use finditer()."},
    "statistics": {"LinearRegression": "It is what linear_regression() gives.", "NormalDist": "Use mean(), stdev() and random.gauss()."},
    "string": {"Formatter": "Use str.format() or an f-string."},
    "textwrap": {},
    "uuid": {
        "SafeUUID": "It tells where uuid1() got its number; use uuid4().", "getnode": "Scripts do not see the machine.",
        "uuid1": "Use uuid4(): scripts do not see the machine's address.",
        "int_": INTERNAL, "bytes_": INTERNAL,
    },
}  # fmt: skip

KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional_only",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "positional_or_keyword",
    inspect.Parameter.VAR_POSITIONAL: "var_positional",
    inspect.Parameter.KEYWORD_ONLY: "keyword_only",
    inspect.Parameter.VAR_KEYWORD: "var_keyword",
}


def signature(value):
    """The parameters as data; None where CPython has none or shows defaults that are no literals."""
    if not callable(value):
        return None
    try:
        found = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    if any(mark in str(found) for mark in ("<", "->", ":")):
        return None
    parameters = []
    for p in found.parameters.values():
        row = {"name": p.name, "kind": KINDS[p.kind]}
        if p.default is not p.empty:
            row["default"] = repr(p.default)
        parameters.append(row)
    return {"parameters": parameters}


def kind(value):
    if isinstance(value, types.ModuleType):
        return "module"
    if isinstance(value, type):
        return "exception" if issubclass(value, BaseException) else "class"
    return "function" if callable(value) else "constant"


def member(module, name, value, denied, allowed):
    row = {"name": name, "kind": kind(value)}
    if name in allowed:
        return {**row, "verdict": "allowed", "signature": signature(value), "code": None, "help": None}
    text = denied.get(name, INTERNAL)
    return {**row, "verdict": "denied", "signature": None, "code": "denied-import-member", "help": text}


def main():
    spec = json.loads(SPEC.read_text(encoding="utf-8"))
    offered = json.loads((SPEC.parent.parent / "test/fixtures/modules/members.json").read_text(encoding="utf-8"))
    for row in spec["modules"]:
        name = row["name"]
        if name not in DENIED:
            continue
        module = importlib.import_module(name)
        row["verdict"]["ristretto"] = "allowed"
        row["members"] = [
            member(module, n, value, DENIED[name], offered[name])
            for n, value in sorted(vars(module).items())
            if not n.startswith("_")
        ]
    SPEC.write_text(json.dumps(spec, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
