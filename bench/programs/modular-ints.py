def generate(n):
    state = 88172645463325252
    mask = (1 << 64) - 1
    total = 0
    for i in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & mask
        total = (total + (state >> 33)) % 1000000007
    return total


print(generate(100000))
