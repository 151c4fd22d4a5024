# /// server-script
# type = "DocType Event"
# doctype = "ToDo"
# event = "Before Insert"
# ///
# A rule on a document: overdue tasks are urgent, and a task needs a description.

if not doc.description:
    frappe.throw(_("A task needs a description"))

if doc.date and frappe.utils.getdate(doc.date) < frappe.utils.getdate():
    doc.priority = "High"

doc.tags = ", ".join(sorted({tag.strip().lower() for tag in (doc.tags or "").split(",") if tag.strip()}))
