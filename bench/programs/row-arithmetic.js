class Row {
  constructor(qty, rate) {
    this.qty = qty;
    this.rate = rate;
    this.amount = 0;
  }
}

function calculate(rows) {
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    row.amount = row.qty * row.rate;
    if (row.amount > 500) row.amount -= 10;
    total += row.amount;
  }
  return total;
}

const rows = [];
for (let i = 0; i < 1000; i++) rows.push(new Row(i % 10, i % 97));
let total = 0;
for (let n = 0; n < 100; n++) total = calculate(rows);
return total;
