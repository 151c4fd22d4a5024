"""Records what CPython 3.11 has, for the tests that compare spec/ with it.

Usage: python3 scripts/spec/record_cpython.py > test/spec/cpython-3.11.json

The names of ast's node kinds, of the builtins, of the members of the modules that the dialect offers, and
the attributes through which frames, code objects, tracebacks and generators are reached.
"""

import ast
import builtins
import importlib
import inspect
import json
import sys
import types

assert sys.version_info[:2] == (3, 11), "recorded from CPython 3.11 only"

# Kept by ast for old programs or only reachable by other modes than a script's; the parser never builds them.
NEVER_PARSED = {
    "AugLoad", "AugStore", "Bytes", "Ellipsis", "ExtSlice", "Index", "NameConstant", "Num", "Param", "Str", "Suite",
    "Expression", "FunctionType", "Interactive", "TypeIgnore", "type_ignore", "slice",
}  # fmt: skip


# The modules that scripts can import, without those that only the site has.
MODULES = (
    "json", "datetime", "math", "base64", "bisect", "collections", "copy", "decimal", "functools", "hashlib", "heapq",
    "hmac", "itertools", "operator", "random", "re", "statistics", "string", "textwrap", "uuid",
)  # fmt: skip


def nodes():
    kinds = {n for n, c in vars(ast).items() if isinstance(c, type) and issubclass(c, ast.AST)}
    parsed = kinds - NEVER_PARSED
    abstract = {c.__name__ for n in parsed for c in getattr(ast, n).__bases__}
    return sorted(parsed - abstract - {"AST"})


def data_attributes(kind, prefix):
    return [n for n in sorted(dir(kind)) if n.startswith(prefix)]


def signature(value):
    try:
        return str(inspect.signature(value))
    except (TypeError, ValueError):
        return None


def members(module):
    return {n: signature(v) if callable(v) else None for n, v in sorted(vars(module).items()) if not n.startswith("_")}


def record():
    frame_like = {
        "generator": data_attributes(types.GeneratorType, "gi_"),
        "coroutine": data_attributes(types.CoroutineType, "cr_"),
        "async generator": data_attributes(types.AsyncGeneratorType, "ag_"),
        "frame": data_attributes(types.FrameType, "f_"),
        "code": data_attributes(types.CodeType, "co_"),
        "traceback": data_attributes(types.TracebackType, "tb_"),
    }
    return {
        "nodes": nodes(),
        "builtins": {n: signature(v) if callable(v) else None for n, v in sorted(vars(builtins).items())},
        "exceptions": sorted(
            n for n, v in vars(builtins).items() if isinstance(v, type) and issubclass(v, BaseException)
        ),
        "modules": {name: members(importlib.import_module(name)) for name in MODULES},
        "inspection": frame_like,
    }


if __name__ == "__main__":
    json.dump(record(), sys.stdout, indent=2)
    sys.stdout.write("\n")
