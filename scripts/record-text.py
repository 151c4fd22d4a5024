"""Records what CPython 3.11 answers to thousands of calls about text and numbers.

    python3 scripts/record-text.py [--random COUNT] [--out FOLDER]

Writes test/fixtures/text/*.json: lists of [function, arguments, keywords, outcome]. A function is
"type.method" (the first argument is the object), the name of a builtin, or "%". The outcome is
{"value": …} or {"error": [type, message]}. Values of other types than JSON's are tagged.
With --random the random cases are as many as that, for a longer run during development.
"""

import argparse
import json
import pathlib
import random
import re
import struct

TARGET = pathlib.Path(__file__).parent.parent / "test/fixtures/text"


class Skip(Exception):
    """A case about a pair made of two lone surrogates: that is one character in JavaScript."""


def encode(value):
    kind = type(value)
    if kind is str and re.search("[\ud800-\udbff][\udc00-\udfff]", value):
        raise Skip
    if value is None or kind in (bool, str):
        return value
    if kind is int:
        return value if abs(value) < 2**53 else {"int": hex(value)}
    if kind is float:
        return {"float": repr(value)}
    if kind is bytes:
        return {"bytes": value.hex()}
    if kind is bytearray:
        return {"bytearray": value.hex()}
    if kind is tuple:
        return {"tuple": [encode(item) for item in value]}
    if kind is list:
        return [encode(item) for item in value]
    if kind is dict:
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    raise TypeError(kind)


FUNCTIONS = {
    "%": lambda left, right: left % right,
    "str.maketrans": str.maketrans,
    "bytes.maketrans": bytes.maketrans,
    "bytes.fromhex": bytes.fromhex,
    "bytearray.fromhex": bytearray.fromhex,
    "int.from_bytes": int.from_bytes,
    "float.fromhex": float.fromhex,
    "int": int, "float": float, "bytes": bytes, "bytearray": bytearray,
    "format": format, "round": round, "repr": repr, "ascii": ascii,
}


def record(name, args, keywords=None):
    keywords = keywords or {}
    called = FUNCTIONS.get(name)
    try:
        # Encoded first: a method may change its object.
        given = [encode(arg) for arg in args]
        if called is None:
            # By the type, as the call x.method() does it: the messages of a bound method differ.
            value = getattr(type(args[0]), name.split(".")[1])(*args, **keywords)
        else:
            value = called(*args, **keywords)
        outcome = {"value": encode(value)}
        if isinstance(args[0] if args else None, bytearray):
            outcome["self"] = encode(args[0])
    except Skip:
        return None
    except Exception as error:
        outcome = {"error": [type(error).__name__, str(error)]}
    return [name, given, {key: encode(item) for key, item in keywords.items()}, outcome]


ODD = [None, 1, 1.5, "a", b"a", [], (), {}, True]
BIG = [10**30, -(10**30)]
TEXTS = [
    "", "a", "abc", "Hello World", "hello, world", "  two  spaces  ", "\t\n tabs\r\n", "aaaa", "abcabcabc",
    "MiXeD cAsE", "123", "x1_y", "ß", "ſ", "İstanbul", "ΑΣ", "ΑΣΑ ΣΑΣ. Σ", "A\u0301ΣΣ'", "ŉ", "ǅ ǆ Ǆ", "ﬁ ﬂ ﬃ",
    "Ⅷ ⅷ", "٣٤٥", "²³", "½", "四", "\u00a0x\u2003", "a\x1cb\x85c\u2028d", "a\r\nb\rc\nd\x0be\x0cf", "日本語", "😀", "a😀b😀c",
    "😀" * 40 + "x" + "😀" * 40, "\ud800", "a\ud800b", "\u1c90\u10d0", "Ꭰꭰ", "naïve café", "it's they'RE o'neill", "-5", "+5",
    "\x00", "\u200b", "\u0345Σ", "ᾳ ᾼ", "𐐀𐐨", "𝟘𝟡", "a" * 70, "tab\tbed\tx\n\ty", "__private", "_", "9lives", "été", "a\u0300", "class",
]
SIMPLE = [
    "capitalize", "casefold", "lower", "upper", "title", "swapcase", "isalnum", "isalpha", "isascii", "isdecimal",
    "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "split", "rsplit",
    "splitlines", "strip", "lstrip", "rstrip", "expandtabs", "encode",
]


def str_cases():
    for text in TEXTS:
        for name in SIMPLE:
            yield "str." + name, [text]
        yield "repr", [text]
        yield "ascii", [text]
        yield "str.splitlines", [text, True]
        yield "str.replace", [text, "", "-"]
        yield "str.replace", [text, "", "-", 2]
        yield "str.zfill", [text, 8]
        yield "str.center", [text, 9, "*"]
        yield "str.ljust", [text, 6]
        yield "str.rjust", [text, 6, "😀"]
        for limit in (0, 1, 2, -1):
            yield "str.split", [text, None, limit]
            yield "str.rsplit", [text, None, limit]
        for sub in ("", "a", "b", "abc", " ", "😀", "a😀", "\n"):
            for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
                yield "str." + name, [text, sub]
            for name in ("partition", "rpartition", "split", "rsplit", "strip", "lstrip", "rstrip",
                         "removeprefix", "removesuffix"):
                yield "str." + name, [text, sub]
            yield "str.split", [text, sub, 1]
            yield "str.rsplit", [text, sub, 1]
            yield "str.replace", [text, sub, "XY"]
            yield "str.replace", [text, sub, "$&", 1]
    for text in ("abcabc", "a😀b😀c", "", "aaa"):
        for start in (None, 1, 3, -2, 7, 10**30, -(10**30)):
            for end in (None, 2, -1, 9):
                for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
                    for sub in ("", "a", "bc", "😀"):
                        yield "str." + name, [text, sub, start, end]
    for size in (0, 1, 3, 8, -1, True):
        for text in ("a\tb", "\t\t", "ab\tcd\nefg\th", "😀\t😀", "x\r\ty"):
            yield "str.expandtabs", [text, size]
    for width in range(0, 9):
        for text in ("", "ab", "abc", "-12", "+1", "😀"):
            yield "str.center", [text, width]
            yield "str.zfill", [text, width]
    for sep in ("", ",", "--", "😀"):
        for items in ([], ["a"], ["a", "b", "c"], ("x", "y"), "abc", {"k": 1, "l": 2}, ["a", 1], [None], 5, None, ["😀", ""]):
            yield "str.join", [sep, items]
    for table in ({97: "x", 98: None, 99: 100, 0x1F600: "smile"}, {}, {97: ""}, {97: 1.5}, {97: 0x110000}, {97: -1},
                  {97: 2**70}, {97: [1]}, ["x"] * 98, "x" * 98, None, 5, {97: True}):
        for text in ("abc", "a😀b", "", "zz"):
            yield "str.translate", [text, table]
    for args in (["ab", "cd"], ["ab", "cd", "e"], ["ab", "c"], ["a"], [{}], [{"a": 1, 98: "x", True: None}], [{"ab": 1}],
                 [{1.5: 1}], [1], [1, "a"], ["a", 1], ["a", "b", 1], [], ["😀a", "b😀"], ["a", "b", "c", "d"], [{}, "a"], ["", "", "aa"]):
        yield "str.maketrans", args
    for prefix in (("a", "b"), ("x", "ab"), (), ("a", 1), (1,), ["a"], 1, None, "", ("",)):
        for name in ("startswith", "endswith"):
            yield "str." + name, ["abc", prefix]
            yield "str." + name, ["abc", prefix, 1]


TWO_ARGS = [
    "center", "ljust", "rjust", "zfill", "expandtabs", "count", "find", "index", "rfind", "rindex", "startswith",
    "endswith", "replace", "split", "rsplit", "splitlines", "partition", "rpartition", "strip", "lstrip", "rstrip",
    "removeprefix", "removesuffix", "join", "encode", "format_map",
]


def wrong_cases(kind, sample, names):
    for name in names:
        method = f"{kind}.{name}"
        yield method, [sample]
        for odd in ODD + BIG:
            if kind == "str" and name == "format_map" and isinstance(odd, (str, bytes)):
                continue
            yield method, [sample, odd]
            yield method, [sample, sample[:1], odd]
            if name in ("replace", "find", "count", "startswith"):
                yield method, [sample, sample[:1], sample[:1], odd]
        yield method, [sample, 1, 2, 3, 4]
        yield method, [sample], {"nope": 1}
        yield method, [sample, sample[:1]], {"nope": 1}
    for name in SIMPLE[:-8]:
        if hasattr(sample, name):
            yield f"{kind}.{name}", [sample, 1]
            yield f"{kind}.{name}", [sample], {"x": 1}
    one = sample[:1]
    for keywords in ({"sep": one}, {"maxsplit": 1}, {"sep": one, "maxsplit": 1}, {"sep": None}, {"sep": 1}, {"keepends": 1}):
        yield f"{kind}.split", [sample], keywords
        yield f"{kind}.rsplit", [sample, one], keywords
        yield f"{kind}.splitlines", [sample], keywords
    yield f"{kind}.expandtabs", [sample], {"tabsize": 3}
    yield f"{kind}.replace", [sample, one, one], {"count": 1}


HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "nope"]
ENCODINGS = ["utf-8", "UTF8", "ascii", "us-ascii", "latin-1", "ISO_8859_1", "utf-16", "utf-16-le", "utf_16_be", "utf-32",
             "utf-32-le", "utf-32-be", "utf-8-sig", "nope", "", "utf 8"]
BROKEN = [b"", b"abc", b"\xff", b"a\xffb", b"\xc3", b"\xc3\xa9", b"\xe2\x82", b"\xe2\x82\xac", b"\xe2\x28\xa1", b"\xf0\x9f\x98\x80",
          b"\xf0\x9f\x98", b"\xf0\x28\x8c\xbc", b"\xed\xa0\x80", b"\xed\xa0\xbd\xed\xb8\x80", b"\xc0\x80", b"\xf5\x80\x80\x80",
          b"\xf4\x90\x80\x80", b"\xe0\x80\x80", b"\xef\xbb\xbfab", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x00\xd8\x00\xdc", b"\x00\xd8",
          b"\x00\xdc\x61\x00", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00",
          b"a\x80\x80b\xc3", b"\x61\x00\x62", b"\xd8\x3d\xde\x00", b"abc\xe9\xe8"]


def codec_cases():
    for text in TEXTS + ["\ud800\udc80x", "\udc80\udcff", "é\ud800\u20ac😀", "€uro"]:
        for encoding in ENCODINGS:
            yield "str.encode", [text, encoding]
            yield "str.encode", [text], {"encoding": encoding, "errors": "replace"}
    for text in ("é", "\ud800", "a\udc80\udcffb", "é€😀", "\udc80\ud800é", "\ud800\udc00x"):
        for encoding in ENCODINGS:
            for handler in HANDLERS:
                yield "str.encode", [text, encoding, handler]
    for data in BROKEN:
        for encoding in ENCODINGS:
            for handler in HANDLERS:
                yield "bytes.decode", [data, encoding, handler]
    for args in ([1], ["utf-8", 1], ["a\0b"], ["utf-8", "a\0b"], [None], ["utf-8", None], ["utf-8", "strict", 1]):
        yield "str.encode", ["a", *args]
        yield "bytes.decode", [b"a", *args]
        yield "bytearray.decode", [bytearray(b"a"), *args]


def number_cases():
    texts = ["", " ", "0", "1", "-1", "+1", "--1", " 12 ", "\t12\n", "1_000", "1__0", "_1", "1_", "٣٤", "１２", "1 2", "0x1f", "0X1F", "0b101",
             "0o17", "017", "00", "0_0", "0x", "0x_1", "0x__1", "-0x1F", "z", "Zz", "9" * 30, "9" * 400, "1.5", "1e5", "\x1c5", "٥\x1c", "5\0",
             "\u20035\u2003", "é", "x" * 300, "\ud800", "1" * 4300, "1" * 4301, "-" + "1" * 4301, "1" * 4301 + "x", "True", "²", "½", "½1", "+", "-", "0b", "0b2"]
    for text in texts:
        yield "int", [text]
        yield "float", [text]
        for base in (0, 2, 3, 4, 8, 10, 16, 32, 36):
            yield "int", [text, base]
        if text.isascii():
            yield "int", [text.encode()]
            yield "float", [bytearray(text.encode())]
            yield "int", [bytearray(text.encode()), 16]
    for text in ["1.", ".5", ".", "1.5e3", "1e", "1e+", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "iNf", "nan", "-nan", "+nan", "infin", "1_0.5",
                 "1_.5", "1._5", "1.5_5", "1e1_0", "1e_1", "1_e1", "٣.٥", " 1.5\n", "1.5.5", "0x1p3", "1d5", "1e5e", "2.2250738585072011e-308",
                 "4.9406564584124654e-324", "2.4703282292062327e-324", "1.7976931348623159e308", "0." + "1" * 500, "1" * 500, "9007199254740993",
                 "9007199254740993.0000000000000000000001", "179769313486231580793728971405301e276", "1\u00a0", "\x1c1", "0e0", "-0", "-0.0", "00012.50"]:
        yield "float", [text]
    for value in [None, [], {}, 1, True, 1.9, -1.9, 1e300, float("inf"), float("nan"), 10**400, b"1", b"x", b"\xff", 2**60]:
        yield "int", [value]
        yield "float", [value]
        yield "int", [value, 10]
        yield "int", [value], {"base": 16}
        yield "round", [value]
        yield "round", [value, 1]
        yield "round", [value, None]
        yield "round", [value], {"ndigits": -1}
    for args, keywords in ([[], {}], [[], {"base": 10}], [["1", 1], {}], [["1", 37], {}], [["1", -1], {}], [["1", 2**70], {}], [["1", "a"], {}],
                           [["1", 1.5], {}], [["1", None], {}], [[1, 2, 3], {}], [[], {"x": 1}], [["1", True], {}]):
        yield "int", args, keywords
        yield "float", args, keywords
    for args in ([1.5, "a"], [1.5, 1.5], [5, "a"], ["a"], [None, 1], [5.5, 2**70], [5.5, -(2**70)], [5, 2**70], [1.7e308, -308], [1e308, -308], [-0.4, 0], [-0.4]):
        yield "round", args
    ints = [0, 1, -1, 5, 255, 256, -128, -129, 2**31, 2**32 - 1, 2**53, -(2**53), 2**64, -(2**100), 10**30, True, False]
    for value in ints:
        for name in ("bit_length", "bit_count", "as_integer_ratio", "conjugate"):
            yield "int." + name, [value]
            yield "int." + name, [value, 1]
        for length in (0, 1, 2, 8, 9, 16, -1):
            for order in ("big", "little"):
                yield "int.to_bytes", [value, length, order]
                yield "int.to_bytes", [value, length, order], {"signed": True}
        for digits in (0, 1, -1, -2, -10, -30, -31, -40, None):
            yield "round", [value, digits]
    for args, keywords in ([[5], {}], [[5, "x"], {}], [[5, 1, "x"], {}], [[5, 1, 5], {}], [[5, 1, "big", True], {}], [[5], {"length": 2, "byteorder": "little"}],
                           [[5, 2**70], {}], [[5, None], {}], [[5], {"nope": 1}]):
        yield "int.to_bytes", args, keywords
    for data in (b"", b"\x00", b"\xff", b"\x80\x01", b"\x01" * 9, [1, 2], [300], ["a"], (255,), 5, "a", None, bytearray(b"\xff\xfe")):
        for order in ("big", "little", "x", 1):
            for signed in (True, False):
                yield "int.from_bytes", [data, order], {"signed": signed}
    yield "int.from_bytes", []
    yield "int.from_bytes", [b"a", "big", True]
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1e16, 1e22, 1e-5, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 2.5, 3.5, 1e15, 123456789.125, 2**53 + 0.0]
    for value in floats:
        for name in ("is_integer", "as_integer_ratio", "hex", "conjugate"):
            yield "float." + name, [value]
        yield "repr", [value]
        yield "round", [value]
        for digits in (0, 1, 2, 5, 20, 322, 323, 324, -1, -2, -308, -309, True):
            yield "round", [value, digits]
    for text in ("", "1", "0x1", "0x1.8p1", " 0x1p-1 ", "-0x1.fffffffffffffp1023", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075",
                 "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000080000001p0", "inf", "-inf", "nan", "infinity", "0x", "0x.", "0x.p1", ".8", "p1",
                 "0x1p", "0x1p+", "x", "0x1g", "0x123456789abcdef0123", "0x0p99999", "-0x0", "0x1p99999", "0x1p-99999", "1e5", "\x1c1", "0x.00000000000000000000001p90",
                 "0x1.fffffffffffffp-1023", "0x0.fffffffffffff8p-1022", "0x0.0000000000000cp-1022"):
        yield "float.fromhex", [text]
    yield "float.fromhex", [1]
    yield "float.fromhex", []
    for value in [2**100, 10**4299, 10**4300, -(10**4300), 2**53]:
        yield "repr", [value]


SPECS = ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "y", "é", "5", "<5", ">5", "^5", "=5", "05", "<05", "*^9", "😀^9", "+", "-", " ",
         "+d", " d", "#x", "#o", "#b", "#X", "#010x", "#_x", "_", ",", ",d", "_d", "_x", "_b", ",x", ",,", "__", "_,", ",_", ",n", ",c", ",s", "020,", "020_", "020_x", "<020,",
         "15,", "015,.2f", "+.3", ".0", ".3", ".10", ".0f", ".1f", ".2f", ".20f", ".0e", ".3e", ".3g", "#g", "#.3g", "#.0f", "#.0e", "g", ".3%", ".0%", "#.0%", "z", "z.1f", "zd", "zs", "+z.2f",
         "10.3", "<10.3", "^10.3f", "*=+12.2f", "0=10", "x<10", "5c", "05c", "+c", "#c", ",.2f", "_.2f", ".", ".f", "5.", "abc", "<<5", "=<5", "<", ">", "^", "=", "0", "00", "00005", "٥", ".٢f",
         "99999999999999999999", ".99999999999999999999", ".2147483648", ".2147483648f", "1,000", "5d5", " <5", "{", "}", "#", "z#", "#z", "d ", " 5", "-5", "+05", "-#010b", ".300f", ".60g", ".17g",
         "_>10", ",>10", "10_", "10,d", "10_b", "012_b", "013_b", "010,d", "011,d", ".3s", "10.3s", "\x01", "!", "r", "5n", "#n", "#d", "#s", "08.3f", "08.3e", "+08g"]


def format_cases(count):
    values = [0, 1, -1, 7, 65, 255, -255, 1234567, -1234567890, 10**30, -(10**20), 0x1F600, 0x110000, -5, True, False, 0.0, -0.0, 1.0, -1.5, 0.1, 2.675, 1234567.891, 1e16, 1e22, -1e-7,
              1.5e300, 0.00012345, 99999.95, float("inf"), float("-inf"), float("nan"), 0.5, 2.5, -0.04, "", "abc", "hello world", "日本語", "😀x", None, [1], (1, 2), b"x"]
    for value in values:
        for spec in SPECS:
            yield "format", [value, spec]
    yield "format", [1]
    yield "format", [10**4300, "d"]
    yield "format", [10**4300, "x"]
    yield "format", [10**400, "f"]
    chance = random.Random(11)
    for _ in range(count):
        spec = "".join(chance.choice(options) for options in (
            ["", "", "<", ">", "^", "=", "*<", "0>", "x^"], ["", "", "+", "-", " "], ["", "", "z"], ["", "", "#"], ["", "", "0"],
            ["", "", "1", "5", "12", "30"], ["", "", ",", "_"], ["", "", ".0", ".1", ".2", ".5", ".15", ".25"],
            ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s"]))
        value = chance.choice([random_float(chance), chance.randint(-10**6, 10**6), chance.randint(-10**25, 10**25), "text"])
        yield "format", [value, spec]


def random_float(chance):
    pick = chance.random()
    if pick < 0.3:
        value = struct.unpack("<d", chance.randbytes(8))[0]
        return value if value == value else 0.0
    if pick < 0.5:
        return chance.uniform(-1000, 1000)
    if pick < 0.7:
        return round(chance.uniform(-1000, 1000), chance.randint(0, 5))
    if pick < 0.85:
        return chance.randint(-4000, 4000) / 2 ** chance.randint(0, 12)
    return float(f"{chance.randint(1, 9999)}e{chance.randint(-320, 300)}")


def float_cases(count):
    chance = random.Random(7)
    for _ in range(count):
        value = random_float(chance)
        yield "repr", [value]
        yield "round", [value, chance.randint(-5, 18)]
        yield "round", [value]
        yield "%", [f"%{chance.choice(['', '+', '#', '0', '-'])}{chance.randint(0, 30)}.{chance.randint(0, 40)}{chance.choice('eEfFgG')}", value]
        yield "float.hex", [value]
        yield "float.fromhex", [value.hex()]
        digits = chance.randint(1, 30)
        text = f"{chance.randint(0, 10**digits)}.{chance.randint(0, 10**12)}e{chance.randint(-340, 310)}"
        yield "float", [text]
        # Exactly between two doubles, and a little beside.
        if 1e-300 < abs(value) < 1e300:
            numerator, denominator = value.as_integer_ratio()
            middle = (numerator << 54) + (1 << 53 >> 53) * (1 if numerator > 0 else -1)
            yield "int", [str(middle)]
            yield "float", [str(numerator * 10**20 // denominator) + "e-20"]
        yield "float.as_integer_ratio", [value]
        yield "int", [value]
        yield "round", [chance.randint(-10**20, 10**20), chance.randint(-22, 2)]


def percent_cases(count):
    simple = ["%s", "%r", "%a", "%d", "%i", "%u", "%o", "%x", "%X", "%e", "%E", "%f", "%F", "%g", "%G", "%c", "%%", "%5s", "%-5s|", "%05s", "%.2s", "%5.1s", "%05d", "%-05d|", "%+d", "% d",
              "%+ d", "%#x", "%#o", "%#X", "%#08x", "%-#8x|", "%.5d", "%8.5d", "%08.5d", "%+.3f", "%#.0f", "%#g", "%.0f", "%10.2e", "%020f", "%-20f|", "%.50f", "%y", "%", "%5", "%5%", "%.", "%é", "%\x1f",
              "%\x7f", "%😀", "%ld", "%lld", "%hd", "%Lf", "%()s", "%(a)s", "%(a", "%(a)", "%(a)d", "%(a)5.1f|", "%*d", "%.*f", "%*.*f", "%-*d|", "abc", "", "%s %s", "%s%%", "%(a)s%(b)s", "%(a)s %s",
              "%.2147483648d", "%99999999999999999999d", "%.99999999999999999999f", "%#.5x", "%+x", "% o", "%+s", "%5c", "%-5c|", "%.0c", "%05c", "%(a(b))s", "%b", "%n", "% s", "%.3", "%-", "%z", "😀%z", "%+5d%%"]
    values = [0, 5, -5, 255, -255, 10**20, True, 1.5, -0.0, 1e300, float("inf"), float("nan"), "text", "x", "日", "😀", "", None, b"x", [1], (), (1,), (1, 2), (2, 3.14159), (5, 2, 3.14159), ("a", "b"),
              {}, {"a": 1}, {"a": 1.25, "b": "x"}, {"": 1}, {"a(b)": 2}, (-5, 42), ("x", 1), (10**30, 1), {"a": (1, 2)}, (None,), ([1],), 0x110000, -1, 10**400, ((1, 2),)]
    for text in simple:
        for value in values:
            yield "%", [text, value]
    data = [text.encode("latin-1", "ignore") for text in simple]
    others = [0, 5, -5, 255, 256, -1, 1.5, 10**400, "text", b"x", b"", b"xy", bytearray(b"q"), None, [1], (), (1,), (1, 2), (2, 3.14159), (b"a", b"b"), {}, {b"a": 1}, {"a": 1}, {b"a": b"v", b"b": b"w"}, (b"z",), ("é",)]
    for text in data:
        for value in others:
            yield "%", [text, value]
        yield "%", [bytearray(text), 5]
    chance = random.Random(5)
    for _ in range(count):
        text = "%" + "".join(chance.choice("-+ #0") for _ in range(chance.randint(0, 3)))
        text += chance.choice(["", "3", "12", "25"]) + chance.choice(["", ".0", ".2", ".8", "."]) + chance.choice("dioxXeEfgGsrc")
        value = chance.choice([random_float(chance), chance.randint(-10**6, 10**6), 65, "A", chance.randint(0, 300)])
        yield "%", [text, value]


def template_cases():
    templates = ["", "plain", "{}", "{0}", "{1}{0}", "{}{}", "{}{0}", "{0}{}", "{a}", "{a}{}", "{0[0]}", "{0[1]}", "{0[-1]}", "{0[a]}", "{a[b]}", "{0.real}", "{0.imag}", "{0.nope}", "{!r}", "{!s}", "{!a}",
                 "{!x}", "{!é}", "{!\x01}", "{!}", "{!r", "{!r:", "{!rx}", "{!r:>9}", "{:>9}", "{:*^9}|", "{:{}}", "{:{}{}}", "{:{:{}}}", "{0:{1}}", "{:{a}}", "{:d}", "{:.2f}", "{:,}", "{:q}", "{", "}", "{{", "}}",
                 "{{}}", "{{{}}}", "{}}", "{{}", "{:", "{:{}", "{a[", "{a[}", "{0[a}", "{0[]}", "{0.}", "{0[0]x}", "{0..a}", "{a{b}}", "{0[{]}", "{99999999999999999999}", "{0[99999999999999999999]}", "{-1}", "{ 0}", "{0 }", "{٠}",
                 "{0[٠]}", "{0[0][0]}", "{0[0].real}", "{.real}", "{[0]}", "{}{}{}{}", "{5}", "é{}😀{}é", "{:😀>5}", "{!r:.3}", "{0!s:}", "{0:}", "{:%}", "{a.b[c", "{0[1]", "{:{!r}}", "{a!r:^{b}}", "{0:{0}}", "{a b}", "{a-b}", "{:0>3}{:<4}|"]
    groups = [([], {}), ([1], {}), ([1, 2], {}), (["x", "y", "z"], {}), ([[1, 2]], {}), ([{"a": 5, "b": [7]}], {}), ([(3, 4), 5], {}), ([1.5, 8], {}), ([None], {}), ([12345.678, 10, 3], {}), ([], {"a": 1}),
              ([], {"a": {"b": 2}, "b": 9}), ([7], {"a": 12}), (["日本😀"], {}), ([[[9]]], {}), ([True], {"a b": 3, "a-b": 4})]
    for template in templates:
        for args, keywords in groups:
            yield "str.format", [template, *args], keywords
        for mapping in ({}, {"a": 1}, {"a": {"b": 2}, "b": 9}, [1], 5, None, {"0": 1}):
            yield "str.format_map", [template, mapping]


def bytes_cases():
    samples = [b"", b"a", b"abc", b"Hello World", b"  two  spaces ", b"\t\n tabs\r\n", b"aaaa", b"abcabc", b"a,b,,c", b"MiXeD", b"123", b"-5", b"\xff\x80a", b"a\x1cb\x85c\x0bd\x0ce", b"a\r\nb\rc\nd", b"it's", b'q"\'\\', bytes(range(256)), b"tab\tx"]
    names = [name for name in SIMPLE if hasattr(b"", name)]
    for kind in (bytes, bytearray):
        label = kind.__name__
        for sample in samples:
            for name in names:
                yield f"{label}.{name}", [kind(sample)]
            yield "repr", [kind(sample)] if kind is bytes else [b"x"]
            yield f"{label}.hex", [kind(sample)]
            yield f"{label}.zfill", [kind(sample), 6]
            yield f"{label}.center", [kind(sample), 7, b"*"]
            yield f"{label}.splitlines", [kind(sample), True]
            for group in (1, 2, -2, 3, 0):
                yield f"{label}.hex", [kind(sample[:20]), ":", group]
            for sub in (b"", b"a", b"bc", b",", b" ", bytearray(b"a"), 97, 300, -1, "a", True):
                for name in ("find", "rfind", "index", "rindex", "count"):
                    yield f"{label}.{name}", [kind(sample), sub]
                    yield f"{label}.{name}", [kind(sample), sub, 1, -1]
                for name in ("split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip", "startswith", "endswith", "removeprefix", "removesuffix"):
                    yield f"{label}.{name}", [kind(sample), sub]
                yield f"{label}.split", [kind(sample), sub, 1]
                yield f"{label}.rsplit", [kind(sample), sub, 1]
                yield f"{label}.replace", [kind(sample), sub, b"XY"]
                yield f"{label}.replace", [kind(sample), sub, b"", 1]
                yield f"{label}.translate", [kind(sample), None, sub]
        for items in ([], [b"a"], [b"a", bytearray(b"b")], [b"a", 1], ["a"], 5, None, (b"x", b"y"), b"ab"):
            yield f"{label}.join", [kind(b"-"), items]
        for args in ([None], [None, b"a"], [b"x"], [bytes(range(256)), b"b"], ["x"], [None, 1], [None, None], []):
            yield f"{label}.translate", [kind(b"abc"), *args]
        yield f"{label}.translate", [kind(b"abc"), None], {"delete": b"a"}
        for args in ([":"], ["::"], [""], ["é"], [b":"], [b"\xff"], [1], [None], [":", "x"], [":", 2**31]):
            yield f"{label}.hex", [kind(b"abcde"), *args]
        yield f"{label}.hex", [kind(b"abc")], {"sep": "-", "bytes_per_sep": 2}
        for prefix in ((b"a", b"b"), (), (b"x", "y"), ("y",), 1, None, [b"a"]):
            yield f"{label}.startswith", [kind(b"abc"), prefix]
            yield f"{label}.endswith", [kind(b"abc"), prefix, 1]
    for text in ("", "ab", "ab cd", "a b", "abc", "zz", " a", "é", "ab\ncd\t", "AB", "a", 1, None, b"ab", "0g"):
        yield "bytes.fromhex", [text]
        yield "bytearray.fromhex", [text]
    for args in ([b"a", b"b"], [b"a", b"bc"], ["a", b"b"], [b"a"], [1, 2], []):
        yield "bytes.maketrans", args
    for name in ("bytes", "bytearray"):
        for args, keywords in ([[], {}], [[5], {}], [[0], {}], [[-1], {}], [[2**70], {}], [["x"], {}], [["é", "utf-8"], {}], [["é", "ascii"], {}], [["é", "ascii", "replace"], {}], [["x", "nope"], {}], [[[1, 2, 255]], {}],
                               [[[256]], {}], [[[-1]], {}], [[["a"]], {}], [[(1, 2)], {}], [[1.5], {}], [[None], {}], [[b"ab"], {}], [[bytearray(b"ab")], {}], [[5, "utf-8"], {}], [[b"a", "ascii"], {}], [["x", 5], {}], [["x", "utf-8", 5], {}],
                               [[], {"errors": "strict"}], [[], {"encoding": "ascii"}], [["x"], {"errors": "strict"}], [["x"], {"encoding": "ascii"}], [[1, 2, 3, 4], {}], [[], {"x": 1}], [[], {"source": [1]}], [[True], {}], [[{1: 2}], {}]):
            yield name, args, keywords
    for name, calls in {"append": [[1], [256], [-1], ["a"], [1.5], [], [1, 2]], "extend": [[b"xy"], [[1, 2]], [[300]], ["ab"], [5], [None], [(7,)], []], "insert": [[0, 9], [9, 9], [-1, 9], [0, 300], ["a", 1], [0], [2**70, 1], [0, "a"]],
                        "pop": [[], [0], [-1], [5], [-4], ["a"], [0, 1]], "remove": [[97], [1], [300], ["a"], []], "reverse": [[]], "clear": [[], [1]], "copy": [[]]}.items():
        for args in calls:
            yield "bytearray." + name, [bytearray(b"abc"), *args]
    yield "bytearray.pop", [bytearray()]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--random", type=int, default=60)
    options.add_argument("--out", type=pathlib.Path, default=TARGET)
    chosen = options.parse_args()
    groups = {
        "str": str_cases(),
        "str-arguments": wrong_cases("str", "abc", TWO_ARGS),
        "codecs": codec_cases(),
        "numbers": number_cases(),
        "format": format_cases(chosen.random * 5),
        "floats": float_cases(chosen.random),
        "percent": percent_cases(chosen.random * 3),
        "template": template_cases(),
        "bytes": bytes_cases(),
        "bytes-arguments": wrong_cases("bytes", b"abc", [n for n in TWO_ARGS if hasattr(b"", n)]),
    }
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, cases in groups.items():
        recorded = (record(*case) for case in cases)
        lines = dict.fromkeys(json.dumps(one, separators=(",", ":")) for one in recorded if one)
        assert max(map(len, lines)) < 50_000, name
        (chosen.out / f"{name}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
        print(name, len(lines))


if __name__ == "__main__":
    main()
