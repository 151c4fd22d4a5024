# /// server-script
# type = "DocType Event"
# doctype = "Sales Invoice"
# event = "Before Save"
# ///
# Broken on purpose: what the compiler says when a script is saved with mistakes.

import os

total = 0
for item in doc.items:
    total += flt(item.amount)

if total > 10000
    frappe.throw("Ask a manager")

doc.approver = frappe.db.get_valu("User", {"role": "Manager"}, "name")
leak = doc.__class__
