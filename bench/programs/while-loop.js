function collatz(limit) {
  let longest = 0;
  let start = 1;
  while (start < limit) {
    let n = start;
    let steps = 0;
    while (n !== 1) {
      if (n % 2 === 0) n = n / 2;
      else n = 3 * n + 1;
      steps++;
    }
    if (steps > longest) longest = steps;
    start++;
  }
  return longest;
}

return collatz(3000);
