"""Builds spec/events.json from the table of document life cycle events.

Usage: python3 scripts/spec/import_events.py TABLE.tsv > spec/events.json
"""

import csv
import json
import re
import sys

# Events that give their handler more than the document and the event's name.
EXTRA_ARGUMENTS = {"before_rename": ["old", "new", "merge"], "after_rename": ["old", "new", "merge"]}
# Function names that are handlers of an event beside its own method name; LENS calls events by these.
FURTHER_HANDLERS = {
    "validate": ["before_save", "before_update"],
    "on_update": ["after_save", "after_update"],
    "on_trash": ["before_delete"],
    "on_submit": ["after_submit"],
    "on_cancel": ["after_cancel"],
}
OPERATIONS = ["insert", "save draft", "submit", "save submitted", "cancel", "discard", "delete", "rename", "print"]

ALL_TYPES = [
    {
        "code": "DE",
        "name": "DocType Event",
        "names": ["doc"],
        "result": None,
        "transaction_control": False,
        "separate_locals_on_frappe": True,
        "since": "v12.1",
        "behaviour": "Runs inside the save of a document; an exception undoes the save.",
    },
    {
        "code": "SE",
        "name": "Scheduler Event",
        "names": [],
        "result": None,
        "transaction_control": True,
        "separate_locals_on_frappe": False,
        "since": "v13.0",
        "behaviour": "Runs as Administrator at its time; committed when it ends, undone when it raises.",
    },
    {
        "code": "PQ",
        "name": "Permission Query",
        "names": ["user", "conditions", "active_child_tables"],
        "result": "conditions",
        "transaction_control": True,
        "separate_locals_on_frappe": True,
        "since": "v13.0",
        "behaviour": "Runs before lists of a DocType are read; conditions is joined to the query with AND.",
    },
    {
        "code": "API",
        "name": "API",
        "names": [],
        "result": "frappe.flags",
        "transaction_control": True,
        "separate_locals_on_frappe": False,
        "since": "v12.1",
        "behaviour": "Answers a request to its API method; frappe.response and frappe.flags hold the answer.",
    },
    {
        "code": "WT",
        "name": "Workflow Task",
        "names": ["doc"],
        "result": None,
        "transaction_control": True,
        "separate_locals_on_frappe": True,
        "since": "v16",
        "behaviour": "Runs in a workflow's transition, before the document is saved.",
    },
]


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    events = [read_event(row) for row in rows if row["section"] == "event map"]
    known = {event["event"] for event in events}
    operations = {}
    for row in rows:
        if row["section"] == "order" and row["kind"] == "event" and row["operation"] in OPERATIONS:
            assert row["internal_name"] in known, row
            operations.setdefault(row["operation"], []).append(row["internal_name"])
    spec = {
        "version": 1,
        "events": events,
        "operations": [{"operation": name, "events": operations[name]} for name in OPERATIONS],
        "script_types": ALL_TYPES,
    }
    json.dump(spec, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def read_event(row):
    label = None if row["server_script_label"] == "(none)" else row["server_script_label"]
    since = row["since"] if label else None
    first = int(re.match(r"(?:map )?v(\d+)", since)[1]) if since else None
    targets = {"ristretto": True}
    for major in (14, 15, 16):
        targets[f"frappe-{major}"] = first is not None and first <= major
    name = row["internal_name"]
    return {
        "event": name,
        "label": label,
        "order": int(row["seq"]) if label else None,
        "since": since,
        "targets": targets,
        "parameters": ["doc", "method", *EXTRA_ARGUMENTS.get(name, [])],
        "handlers": [name, *FURTHER_HANDLERS.get(name, [])],
        "behaviour": row["behaviour"],
    }


if __name__ == "__main__":
    main(sys.argv[1])
