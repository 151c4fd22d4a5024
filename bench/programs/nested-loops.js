function total(n) {
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) s += (i * j) % 7;
  }
  return s;
}

return total(1000);
