function generate(n) {
  let state = 88172645463325252n;
  const mask = (1n << 64n) - 1n;
  let total = 0;
  for (let i = 0; i < n; i++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & mask;
    total = (total + Number(state >> 33n)) % 1000000007;
  }
  return total;
}

return generate(100000);
