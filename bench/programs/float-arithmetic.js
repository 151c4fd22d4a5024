function simulate(n) {
  let x = 0.5;
  let total = 0;
  for (let i = 0; i < n; i++) {
    x = 3.7 * x * (1 - x);
    total += x / 3;
  }
  return total;
}

return simulate(1000000);
