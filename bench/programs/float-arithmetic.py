def simulate(n):
    x = 0.5
    total = 0.0
    for i in range(n):
        x = 3.7 * x * (1.0 - x)
        total += x / 3
    return total


print(simulate(1000000))
