function fill(n) {
  const squares = new Map();
  for (let i = 0; i < n; i++) squares.set(i, i * 2);
  let s = 0;
  for (let i = 0; i < n; i++) {
    if (squares.has(i)) s += squares.get(i);
  }
  return s;
}

return fill(100000);
