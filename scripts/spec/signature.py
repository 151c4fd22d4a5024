"""Reads signature texts such as "(a: str | None = None, *args, b=1) -> str | (dict)" into data.

The texts are Python's own signature syntax with a few blemishes of the recording: a lone quote left
over from a string annotation, `<built-in function x>` as a default, a remark behind the bracket, and
several alternatives joined by " | " between bracketed forms.
"""

import ast
import re

PLACEHOLDER = re.compile(r"<([^<>]*)>")
# A parameter that may be left out, although the table does not say what it is then.
UNSTATED = "..."


def parse_signature(text):
    """The signature as data (see spec/script-api.schema.json), or None where none is recorded."""
    text = text.strip()
    if not text:
        return None
    forms = split_alternatives(text)
    overloads, notes = [], []
    for form in forms:
        overload, note = parse_form(form)
        overloads.append(overload)
        if note:
            notes.append(note)
    signature = dict(overloads[0])
    if len(overloads) > 1:
        signature["overloads"] = overloads
    if notes:
        signature["note"] = "; ".join(notes)
    return signature


def split_alternatives(text):
    """Splits at " | " where the bracket depth is zero and the next character opens a bracket."""
    forms, depth, start = [], 0, 0
    for i, c in enumerate(text):
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "|" and depth == 0 and text[i + 1 :].lstrip().startswith("("):
            forms.append(text[start:i].strip())
            start = i + 1
    forms.append(text[start:].strip())
    return forms


def closing_bracket(text):
    depth = 0
    for i, c in enumerate(text):
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
            if depth == 0:
                return i
    raise ValueError(f"unbalanced brackets in {text!r}")


def parse_form(text):
    end = closing_bracket(text)
    parameters, rest = text[: end + 1], text[end + 1 :].strip()
    note = None
    returns = None
    if rest.startswith("->"):
        returns = rest[2:].strip().rstrip('"')
    elif rest:
        note = rest
    remark = re.search(r"(\*\*\w+) ((?:\w+ ?)+)\)$", parameters)
    if remark:
        note = f"{remark[1]}: {remark[2]}"
        parameters = parameters[: remark.end(1)] + ")"
    source, function = parse_parameters(parameters)
    result = {"parameters": list(read_parameters(source, function.args))}
    name_of_type(result["parameters"])
    if returns:
        result["returns"] = returns
    return result, note


def name_of_type(parameters):
    """"(dict)" states the type of one unnamed argument, so it can only be given by position."""
    if len(parameters) == 1 and parameters[0]["name"] == "dict":
        parameters[0].update(kind="positional_only", annotation="dict")


def parse_parameters(text):
    """Parses "(…)", dropping at most one stray quote; gives the text that parsed and its node."""
    text = PLACEHOLDER.sub(lambda m: repr(f"<{m[1]}>"), text)
    text = re.sub(r"=\s*(?=[,)])", f"={UNSTATED}", text)
    candidates = [text] + [text[:i] + text[i + 1 :] for i, c in enumerate(text) if c == '"']
    for candidate in candidates:
        source = f"def f{candidate}: pass"
        try:
            return source, ast.parse(source).body[0]
        except SyntaxError:
            continue
    raise ValueError(f"not a signature: {text!r}")


def read_parameters(source, args):
    positional = args.posonlyargs + args.args
    defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
    for i, (arg, default) in enumerate(zip(positional, defaults)):
        kind = "positional_only" if i < len(args.posonlyargs) else "positional_or_keyword"
        yield read_parameter(source, arg, kind, default)
    if args.vararg:
        yield read_parameter(source, args.vararg, "var_positional", None)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults):
        yield read_parameter(source, arg, "keyword_only", default)
    if args.kwarg:
        yield read_parameter(source, args.kwarg, "var_keyword", None)


def read_parameter(source, arg, kind, default):
    parameter = {"name": arg.arg, "kind": kind}
    if default is not None:
        text = ast.get_source_segment(source, default)
        if isinstance(default, ast.Constant) and isinstance(default.value, str):
            shown = default.value
            text = shown if PLACEHOLDER.fullmatch(shown) else repr(shown)
        parameter["default"] = text
    if arg.annotation is not None:
        parameter["annotation"] = ast.get_source_segment(source, arg.annotation)
    return parameter
