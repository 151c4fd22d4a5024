def fill(n):
    squares = {}
    for i in range(n):
        squares[i] = i * 2
    s = 0
    for i in range(n):
        if i in squares:
            s += squares[i]
    return s


print(fill(100000))
