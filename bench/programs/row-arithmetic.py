class Row:
    def __init__(self, qty, rate):
        self.qty = qty
        self.rate = rate
        self.amount = 0


def calculate(rows):
    total = 0
    for row in rows:
        row.amount = row.qty * row.rate
        if row.amount > 500:
            row.amount -= 10
        total += row.amount
    return total


rows = [Row(i % 10, i % 97) for i in range(1000)]
for n in range(100):
    total = calculate(rows)
print(total)
