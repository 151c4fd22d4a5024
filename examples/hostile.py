# /// server-script
# type = "API"
# method = "hostile"
# ///
# Hostile on purpose: it compiles, and the sandbox ends it without harm to anybody else.

text = "x"
try:
    while True:
        text = text + text
except Exception as error:
    print("caught:", error)

while True:
    try:
        pass
    finally:
        continue
