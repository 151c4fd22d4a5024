def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


words = ("the quick brown fox jumps over the lazy dog " * 11112).split()
result = count(words)
print(len(words), sorted(result.items()))
