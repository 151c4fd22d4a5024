# /// server-script
# type = "Scheduler Event"
# frequency = "Daily"
# ///
# Plain Python: a report over rows, as a schedule would build it from the database.

import datetime

rows = [
    {"customer": "Ada", "amount": 120.5, "due": datetime.date(2024, 5, 1)},
    {"customer": "Grace", "amount": 80, "due": datetime.date(2024, 6, 30)},
    {"customer": "Ada", "amount": 40.25, "due": datetime.date(2024, 4, 12)},
]

today = datetime.date(2024, 5, 15)
totals = {}
for row in rows:
    count, total = totals.get(row["customer"], (0, 0))
    totals[row["customer"]] = (count + 1, total + row["amount"])

for customer, (count, total) in sorted(totals.items(), key=lambda item: -item[1][1]):
    print("{:<10}{:>3} invoices {:>10,.2f}".format(customer, count, total))

late = [row for row in rows if row["due"] < today]
print(f"{len(late)} late, the oldest by {max((today - row['due']).days for row in late)} days")
