def total(n):
    s = 0
    for i in range(n):
        for j in range(n):
            s += i * j % 7
    return s


print(total(1000))
