"""The CPython half of the benchmarks: reads a JSON request on standard input, writes a JSON answer.

{"programs": [paths], "texts": [paths], "repeat": n} gives, per program, the best wall time in milliseconds of running
it compiled, plainly and under RestrictedPython with guards written in Python (as Frappe writes them); for the
texts that compile_restricted accepts ("accepted": their indexes), the time that it and ast.parse take over all of them. Restricted figures are null where
the package is not installed.
"""
import ast
import io
import json
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

sys.setrecursionlimit(20000)

try:
    from RestrictedPython.transformer import RestrictingNodeTransformer
except ImportError:
    RestrictingNodeTransformer = None


def best(repeat, call):
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def restrict(text, name):
    """compile_restricted's steps, with the line ends that releases before 7 leave unset put right."""
    tree = ast.parse(text, name, "exec")
    errors = []
    if RestrictingNodeTransformer is None:
        return None

    class Policy(RestrictingNodeTransformer):
        def generic(self, node):
            return self.node_contents_visit(node)

        def check_name(self, node, name, allow_magic_methods=False):
            if not (name and name.startswith("__") and name.endswith("__")):
                super().check_name(node, name)

        def transform_slice(self, slice_):
            # Python 3.9 put plain expressions where ast.Index and ast.ExtSlice were.
            if isinstance(slice_, ast.expr) and not isinstance(slice_, (ast.Slice, ast.Tuple)):
                return slice_
            if isinstance(slice_, ast.Tuple):
                return ast.Tuple([self.transform_slice(item) for item in slice_.elts], ast.Load())
            return super().transform_slice(slice_)

        def visit_AugAssign(self, node):
            return self.node_contents_visit(node) if not isinstance(node.target, ast.Name) else super().visit_AugAssign(node)

    # Old releases lack visitors for newer nodes; the dialect of the benchmarks needs them on every release.
    for kind in ("JoinedStr", "FormattedValue", "Constant", "AnnAssign", "NamedExpr"):
        setattr(Policy, f"visit_{kind}", Policy.generic)
    tree = Policy(errors, [], {}).visit(tree)
    if errors:
        raise SyntaxError(errors)
    for node in ast.walk(ast.fix_missing_locations(tree)):
        if hasattr(node, "end_lineno") and node.end_lineno is not None and node.end_lineno < node.lineno:
            node.end_lineno = node.lineno
            node.end_col_offset = node.col_offset
    return compile(tree, name, "exec")


def accepts(text):
    """Can the peers compile it? Both sides are measured over the texts for which this holds."""
    try:
        ast.parse(text)
        restrict(text, "text")
        return True
    except Exception:
        return False


def guarded_getattr(value, name, default=None):
    if not isinstance(name, str):
        raise TypeError("type(name) must be str")
    if name.startswith("_") or name in ("format", "format_map"):
        raise AttributeError(f"{name} is an invalid attribute name")
    return getattr(value, name, default)


def guarded_getitem(value, key):
    if isinstance(key, str) and key.startswith("_"):
        raise SyntaxError("Key starts with _")
    return value[key]


def guarded_write(value):
    if isinstance(value, (type, type(guarded_getitem), type(json))):
        raise SyntaxError(f"Not allowed to write to object {value!r}")
    return value


def inplace(op, x, y):
    return INPLACE[op](x, y)


INPLACE = {
    "+=": lambda x, y: x + y,
    "-=": lambda x, y: x - y,
    "*=": lambda x, y: x * y,
    "/=": lambda x, y: x / y,
    "//=": lambda x, y: x // y,
    "%=": lambda x, y: x % y,
    "^=": lambda x, y: x ^ y,
    ">>=": lambda x, y: x >> y,
    "<<=": lambda x, y: x << y,
    "&=": lambda x, y: x & y,
    "|=": lambda x, y: x | y,
}


def unpack(value, spec, getiter):
    items = list(getiter(value))
    return items


class Printer:
    def __init__(self, getattr_=None):
        pass

    def _call_print(self, *objects, **kwargs):
        print(*objects, **kwargs)

    def write(self, text):
        sys.stdout.write(text)


def guards():
    return {
        "__builtins__": __builtins__,
        "__name__": "__main__",
        "__metaclass__": type,
        "_getattr_": guarded_getattr,
        "_getitem_": guarded_getitem,
        "_getiter_": iter,
        "_iter_unpack_sequence_": lambda it, spec, getiter: (unpack(x, spec, getiter) for x in getiter(it)),
        "_unpack_sequence_": unpack,
        "_write_": guarded_write,
        "_inplacevar_": inplace,
        "_print_": Printer,
        "_apply_": lambda f, *a, **k: f(*a, **k),
    }


def run_plain(code):
    with redirect_stdout(io.StringIO()):
        exec(code, {"__name__": "__main__"})


def run_guarded(code):
    with redirect_stdout(io.StringIO()):
        exec(code, guards())


def main():
    request = json.load(sys.stdin)
    repeat = request.get("repeat", 3)
    answer = {"python": sys.version.split()[0], "programs": {}, "texts": {}}
    for path in request.get("programs", []):
        text = Path(path).read_text(encoding="utf-8")
        code = compile(text, path, "exec")
        row = {"plain": best(repeat, lambda: run_plain(code)), "restricted": None}
        guarded = restrict(text, path)
        if guarded is not None:
            row["restricted"] = best(repeat, lambda: run_guarded(guarded))
        answer["programs"][path] = row
    texts = [Path(path).read_text(encoding="utf-8") for path in request.get("texts", [])]
    if texts:
        accepted = [i for i, text in enumerate(texts) if accepts(text)]
        kept = [texts[i] for i in accepted]
        row = {"accepted": accepted, "parse": best(repeat, lambda: [ast.parse(text) for text in kept]), "restricted": None}
        if RestrictingNodeTransformer is not None:
            row["restricted"] = best(repeat, lambda: [restrict(text, "text") for text in kept])
        answer["texts"] = row
    json.dump(answer, sys.stdout)


main()
