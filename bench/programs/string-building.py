def build(n):
    parts = []
    for i in range(n):
        parts.append("item-" + str(i))
    text = ",".join(parts)
    line = ""
    for part in parts:
        line += part[0]
    return len(text) + len(line)


print(build(100000))
