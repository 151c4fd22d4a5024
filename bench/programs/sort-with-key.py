def rows(n):
    out = []
    x = 12345
    for i in range(n):
        x = (x * 1103 + 12345) % 1000003
        out.append({"id": i, "value": x})
    return out


data = rows(100000)
data.sort(key=lambda row: row["value"])
print(data[0]["value"], data[-1]["value"])
