function count(words) {
  const counts = new Map();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const words = "the quick brown fox jumps over the lazy dog ".repeat(11112).split(" ");
words.pop();
const result = count(words);
return [words.length, [...result.entries()].sort((a, b) => (a[0] < b[0] ? -1 : 1))];
