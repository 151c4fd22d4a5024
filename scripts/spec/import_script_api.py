"""Builds spec/script-api.json from the table of names that a server script can reach.

Usage: python3 scripts/spec/import_script_api.py TABLE.tsv > spec/script-api.json

Run by hand whenever the table changes; the output is committed and reviewed, one row a line.
"""

import csv
import json
import re
import sys

from signature import parse_signature

SCRIPT_TYPES = ["DE", "SE", "PQ", "API", "WT"]
FRAPPE_MAJORS = [14, 15, 16]

EFFECTS = {
    "": "unknown",
    "-": "unknown",
    "pure": "pure",
    "pure (raise: control flow)": "pure",
    "pure (builds a query)": "pure",
    "pure (in memory)": "pure",
    "pure (reads meta)": "reads-meta",
    "pure (reads settings)": "reads-settings",
    "pure (settings)": "reads-settings",
    "pure (may read db through template)": "reads-db",
    "reads meta": "reads-meta",
    "reads meta (cached)": "reads-meta",
    "reads config": "reads-config",
    "reads config/request": "reads-config",
    "reads session": "reads-session",
    "reads session (lang)": "reads-session",
    "reads session (language)": "reads-session",
    "reads session (request)": "reads-request",
    "reads session (clock)": "reads-clock",
    "reads session (clock when date is None)": "reads-clock",
    "random": "random",
    "reads db": "reads-db",
    "reads db (cached)": "reads-db",
    "reads db (defaults)": "reads-db",
    "reads db (locks row)": "reads-db",
    "reads db (secret)": "reads-secret",
    "reads db (SELECT only)": "reads-db",
    "reads db (setting)": "reads-settings",
    "reads db (settings)": "reads-settings",
    "reads db (rounding setting, only with precision)": "reads-settings",
    "reads db (writes with create=True)": "writes-db",
    "reads db/session": "reads-db",
    "reads cache/db": "reads-db",
    "reads files": "reads-files",
    "reads job queue": "reads-job-queue",
    "writes db": "writes-db",
    "writes db (Error Log)": "writes-db",
    "writes db (series)": "writes-db",
    "writes db (transaction)": "transaction",
    "writes db (DDL, implicit commit)": "ddl",
    "writes cache": "writes-cache",
    "writes cache (later db)": "writes-cache",
    "writes files": "writes-files",
    "mail": "mail",
    "network": "network",
    "job queue": "job-queue",
    "side effect (response)": "response",
    "side effect (debug log)": "log",
    "side effect (error log)": "log",
    "side effect (realtime)": "realtime",
    "state": "state",
    "state (callbacks)": "state",
    "control flow": "control-flow",
    "control flow (raises)": "control-flow",
    "control flow (runs another script)": "runs-script",
    "control flow (runs whitelisted method or API script)": "runs-script",
    "context": "context",
    "namespace": "namespace",
    "guard": "internal",
    "guard (not callable from scripts)": "internal",
    "internal": "internal",
}

# Rows whose effect column only points at the remark in the last column.
EFFECTS_BY_NAME = {
    "frappe.is_job_queued": "reads-job-queue",
    "frappe.log_error [render]": "writes-db",
    "frappe.render_template [render]": "reads-db",
}

SCRIPT_TYPE_TEXTS = {
    "none (name listed, attribute access rejected)": SCRIPT_TYPES,
    "SE, PQ, API, WT (removed in DE)": ["SE", "PQ", "API", "WT"],
    # The response object is live in every request; only an API script is certain to have its reply read.
    "API (live in all request contexts)": SCRIPT_TYPES,
    "internal": [],
    "templates": [],
}

# The type of the object behind a receiver as the table writes it in front of a member's name.
RECEIVERS = {
    "doc": "Document",
    "meta": "Meta",
    "FrappeClient()": "FrappeClient",
    "_dict()": "_dict",
    "qb_query": "QueryBuilder",
    "CallbackManager": "CallbackManager",
}

# Names of RestrictedPython's guards and of the class statement: the compiler's, never a script's.
INTERNAL = {"builtins.__build_class__", "builtins._getattr_"}

# Present in the table only as removed, unread, or replaced by a decision of this project.
NOT_IN_RISTRETTO = {
    "builtins.complex": "Complex numbers are not in the dialect yet.",
    "frappe.utils.get_image_thumbnail_uri": "Only the newest development branch has it; its contract is not known.",
    "frappe.utils.get_time_zone": "Use frappe.utils.get_system_timezone().",
    "frappe.utils.convert_utc_to_user_timezone": "Use frappe.utils.convert_utc_to_system_timezone().",
    "get_shade": "Write the colour as a literal.",
    "frappe.cache": "Use frappe.get_cached_doc() or frappe.db.get_value(..., cache=True).",
    "frappe.get_payment_gateway_controller": "Call the payment gateway's whitelisted method with frappe.call().",
}

# Rows that the attribute guard of Frappe refuses although they are listed.
REFUSED_BY_FRAPPE = {"frappe.format": "Frappe refuses every attribute called format; use frappe.format_value()."}

# Objects that can be called and also have members of their own.
VALUE_TYPES = {
    "frappe.db.after_commit": "CallbackManager",
    "frappe.db.before_commit": "CallbackManager",
    "frappe.db.after_rollback": "CallbackManager",
    "frappe.db.before_rollback": "CallbackManager",
}

# True where every member of the type has a row, so that another name is a mistake.
CLOSED_RECEIVERS = {
    "Document": False,
    "Meta": False,
    "FrappeClient": True,
    "_dict": False,
    "QueryBuilder": False,
    "CallbackManager": True,
}

TYPE_ATOMS = {
    "str", "int", "float", "bool", "bytes", "list", "tuple", "dict", "set", "date", "datetime", "time",
    "timedelta", "None", "any", "_dict", "Document", "Meta", "DocField", "QueryBuilder", "CallbackManager",
    "FrappeClient", "EmailQueue", "NumberFormat", "Table", "Field", "Order", "number", "scalar", "never",
    "iterator", "range", "function",
}
TYPE_TEXTS = {
    "list of _dict": ["list"],
    "never returns": ["never"],
    "Document (child)": ["Document"],
    "DocStatus (int)": ["int"],
    "str (Int and Check values come back unchanged)": ["str", "int"],
    "name or None": ["str", "int", "None"],
    "None or False": ["None", "bool"],
    "str or bytes": ["str", "bytes"],
    "any or list": ["any"],
    "rows": ["list", "tuple"],
    "(sql, params)": ["tuple"],
    "scalar, tuple, _dict or None": ["any"],
    "typed value": ["any"],
    "1/True or None/False": ["bool", "int", "None"],
    "tuple of tuples, list of dicts (as_dict), list of lists (as_list), flat list (pluck)": ["tuple", "list"],
    "dict/list, str, dict of lists or None": ["any"],
    "as above": ["any"],
    "builder": ["QueryBuilder"],
}

# Namespaces that are the importable module of that name for the target ristretto: its members count as well.
MODULES = {"json"}

DOCS = {"S": "script-api", "D": "document", "B": "database", "U": "utils"}


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    names = [read_row(row) for row in rows]
    receivers = [{"type": t, "closed": closed} for t, closed in CLOSED_RECEIVERS.items()]
    write({"namespaces": namespaces(names), "receivers": receivers, "names": names})


def read_row(row):
    name, kind, signature, returns, effect, script_types, since, docs, availability, behaviour = row
    access, path, also, receiver = how_reached(name, kind, script_types)
    effect_name = EFFECTS_BY_NAME.get(name) or EFFECTS[effect]
    entry = {"name": name, "kind": kind, "access": access, "path": path}
    if also:
        entry["also"] = also
    if "<" in path:
        entry["wildcard"] = True
    entry["receiver"] = receiver
    entry["signature"] = parse_signature(signature)
    entry["returns"] = returns
    entry["returns_types"] = types_of(returns)
    if name in VALUE_TYPES:
        entry["value_type"] = VALUE_TYPES[name]
    entry["effect"] = effect_name
    if effect.replace(" ", "-") != effect_name:
        entry["effect_note"] = effect
    entry["script_types"] = read_script_types(script_types)
    if script_types != ",".join(entry["script_types"]):
        entry["script_types_note"] = script_types
    entry["since"] = since
    entry["targets"] = read_targets(name, access, since, availability, behaviour)
    help_text = NOT_IN_RISTRETTO.get(name) or REFUSED_BY_FRAPPE.get(name)
    if help_text:
        entry["help"] = help_text
    entry["availability_note"] = availability
    entry["docs"] = [DOCS[d] for d in docs.split(",") if d in DOCS]
    entry["behaviour"] = behaviour
    return entry


def how_reached(name, kind, script_types):
    """(access, path, also, receiver): what a script writes to reach the name, and on what."""
    if script_types == "internal" or name in INTERNAL:
        return "internal", name.removeprefix("builtins."), [], None
    if script_types == "templates":
        return "template", name.removesuffix(" [render]"), [], None
    if name.startswith("builtins."):
        return "global", name.removeprefix("builtins."), [], None
    prefix, dot, member = name.partition(".")
    if dot and prefix in RECEIVERS:
        first, *also = member.split(" / ")
        return "member", first, also, RECEIVERS[prefix]
    return ("path" if dot else "global"), name, [], None


def types_of(returns):
    if returns in TYPE_TEXTS:
        return TYPE_TEXTS[returns]
    parts = returns.removesuffix(" or input").split("/")
    if not all(part in TYPE_ATOMS for part in parts):
        return None
    return parts + ["any"] if returns.endswith(" or input") else parts


def read_script_types(text):
    for form, types in SCRIPT_TYPE_TEXTS.items():
        if text == form:
            return types
    listed = text.partition("(")[0].strip()
    types = [t.strip() for t in listed.split(",")]
    assert all(t in SCRIPT_TYPES for t in types), text
    return types


def read_targets(name, access, since, availability, behaviour):
    reachable = access not in ("internal", "template")
    removed = re.search(r"last seen in v(\d+)", behaviour) if availability == "removed" else None
    development = since.startswith("develop")
    first = int(m[1]) if (m := re.match(r"v(\d+)", since)) else 0
    targets = {"ristretto": reachable and name not in NOT_IN_RISTRETTO}
    for major in FRAPPE_MAJORS:
        present = first <= major and not development and name not in REFUSED_BY_FRAPPE
        if removed:
            present = present and major <= int(removed[1])
        targets[f"frappe-{major}"] = reachable and present
    return targets


def namespaces(names):
    """Every dotted prefix; `closed` where reading a member that has no row is a mistake."""
    paths = {n["path"] for n in names if n["access"] in ("global", "path")}
    prefixes = {p.rpartition(".")[0] for p in paths if "." in p}
    open_ones = {p.rpartition(".")[0] for p in paths if "<" in p}
    callable_ones = {n["path"] for n in names if n["kind"] in ("function", "class")}
    found = []
    for path in sorted(prefixes - callable_ones):
        namespace = {"path": path, "closed": path not in open_ones}
        if path in MODULES:
            namespace["module"] = path
        found.append(namespace)
    return found


def write(lists):
    """One row a line, so that a change of a row is a change of one line."""
    out = ['  "version": 1']
    for key, rows in lists.items():
        lines = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows)
        out.append(f'  "{key}": [\n{lines}\n  ]')
    sys.stdout.write("{\n" + ",\n".join(out) + "\n}\n")


if __name__ == "__main__":
    main(sys.argv[1])
