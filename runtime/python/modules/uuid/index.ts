import {
  asIndex,
  defGetter,
  defMethods,
  exc,
  hash,
  NotImplemented,
  newBuiltinType,
  normInt,
  PyBytes,
  PyTuple,
  type PyType,
  raiseError,
  readItems,
  str,
  strOr,
  typeName,
} from "../../kernel.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { encodeMethod } from "../../text/str-encode.ts";
import { newModule, pythonMethods } from "../define-module.ts";
import { digestOf } from "../hashlib/algorithms.ts";
import { isNone } from "../protocols.ts";
import { entropyBits } from "../random/entropy.ts";

class PyUuid {
  declare $t: PyType;
  n = 0n;
}
const UUID: PyType = newBuiltinType("UUID", { module: "uuid", jsClass: PyUuid, alloc: () => new PyUuid() });

function fromBytes(x: unknown, name: string): Uint8Array {
  const data = bytesOr(x) ?? raiseError(exc.TypeError, `object of type '${typeName(x)}' has no len()`);
  if (data.length !== 16) raiseError(exc.ValueError, `${name} is not a 16-char string`);
  return data;
}

/** The order of the bytes in which the first three fields are little-endian. */
const LITTLE = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

function big(data: ArrayLike<number>): bigint {
  let n = 0n;
  for (let i = 0; i < data.length; i++) n = (n << 8n) | BigInt(data[i]!);
  return n;
}

function bytesOf(self: PyUuid): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, i) => Number((self.n >> BigInt(8 * (15 - i))) & 255n));
}

const hexText = (self: PyUuid): string => self.n.toString(16).padStart(32, "0");
const shown = (self: PyUuid): string => {
  const h = hexText(self);
  return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
};

const FIELD_BITS = [32, 16, 16, 8, 8, 48];
const FIELD_NAMES = [
  "time_low",
  "time_mid",
  "time_hi_version",
  "clock_seq_hi_variant",
  "clock_seq_low",
  "node",
];

function fromFields(x: unknown): bigint {
  const fields = readItems(x);
  if (fields.length !== 6) raiseError(exc.ValueError, "fields is not a 6-tuple");
  return fields.reduce((n: bigint, field, i) => {
    const value = BigInt(asIndex(field));
    const bits = FIELD_BITS[i]!;
    if (value < 0n || value >= 1n << BigInt(bits)) {
      raiseError(
        exc.ValueError,
        `field ${i + 1} out of range (need ${bits === 8 ? "an" : "a"} ${bits}-bit value)`,
      );
    }
    return (n << BigInt(bits)) | value;
  }, 0n);
}

function fromHex(x: unknown): bigint {
  const text =
    strOr(x) ?? raiseError(exc.AttributeError, `'${typeName(x)}' object has no attribute 'replace'`);
  const digits = text
    .replaceAll("urn:", "")
    .replaceAll("uuid:", "")
    .replace(/^[{}]+|[{}]+$/g, "")
    .replaceAll("-", "");
  if (Array.from(digits).length !== 32) raiseError(exc.ValueError, "badly formed hexadecimal UUID string");
  if (!/^[0-9a-fA-F]{32}$/.test(digits)) {
    raiseError(exc.ValueError, `invalid literal for int() with base 16: '${digits}'`);
  }
  return BigInt(`0x${digits}`);
}

const VERSION_BITS = 0xf000n << 64n;

/** A number with the bits that say variant and version. */
function withVersion(n: bigint, version: number): bigint {
  const variant = (n & ~(0xc000n << 48n)) | (0x8000n << 48n);
  return (variant & ~VERSION_BITS) | (BigInt(version) << 76n);
}

function fill(
  self: PyUuid,
  hex: unknown,
  data: unknown,
  little: unknown,
  fields: unknown,
  int: unknown,
  version: unknown,
): null {
  const given = [hex, data, little, fields, int].filter((x) => !isNone(x)).length;
  if (given !== 1) {
    raiseError(exc.TypeError, "one of the hex, bytes, bytes_le, fields, or int arguments must be given");
  }
  let n = 0n;
  if (!isNone(hex)) n = fromHex(hex);
  else if (!isNone(little)) {
    const own = fromBytes(little, "bytes_le");
    n = big(LITTLE.map((i) => own[i]!));
  } else if (!isNone(data)) n = big(fromBytes(data, "bytes"));
  else if (!isNone(fields)) n = fromFields(fields);
  else n = BigInt(asIndex(int));
  if (n < 0n || n >= 1n << 128n) raiseError(exc.ValueError, "int is out of range (need a 128-bit value)");
  if (!isNone(version)) {
    const v = Number(asIndex(version));
    if (v < 1 || v > 5) raiseError(exc.ValueError, "illegal version number");
    n = withVersion(n, v);
  }
  self.n = n;
  return null;
}

function make(n: bigint): PyUuid {
  const made = new PyUuid();
  made.n = n;
  return made;
}

pythonMethods(UUID, {
  __init__: [
    "(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None)",
    fill,
  ],
});

const order = (test: (a: bigint, b: bigint) => boolean) =>
  [
    "(other)",
    (self: PyUuid, other: unknown) => (other instanceof PyUuid ? test(self.n, other.n) : NotImplemented),
  ] as const;
const immutable = () => raiseError(exc.TypeError, "UUID objects are immutable");
defMethods(UUID, {
  __eq__: order((a, b) => a === b),
  __lt__: order((a, b) => a < b),
  __le__: order((a, b) => a <= b),
  __gt__: order((a, b) => a > b),
  __ge__: order((a, b) => a >= b),
  __hash__: ["()", (self: PyUuid) => hash(normInt(self.n))],
  __int__: ["()", (self: PyUuid) => normInt(self.n)],
  __str__: ["()", shown],
  __repr__: ["()", (self: PyUuid) => `UUID('${shown(self)}')`],
  __setattr__: ["(name, value)", immutable],
});

const RESERVED_NCS = "reserved for NCS compatibility";
const RFC_4122 = "specified in RFC 4122";
const RESERVED_MICROSOFT = "reserved for Microsoft compatibility";
const RESERVED_FUTURE = "reserved for future definition";

function variant(self: PyUuid): string {
  const bits = Number((self.n >> 61n) & 7n);
  return bits < 4 ? RESERVED_NCS : bits < 6 ? RFC_4122 : bits === 6 ? RESERVED_MICROSOFT : RESERVED_FUTURE;
}

function fieldsOf(self: PyUuid): number[] {
  let shift = 128n;
  return FIELD_BITS.map((bits) => {
    shift -= BigInt(bits);
    return Number((self.n >> shift) & ((1n << BigInt(bits)) - 1n));
  });
}

const getters: Record<string, (self: PyUuid) => unknown> = {
  hex: hexText,
  int: (self) => normInt(self.n),
  bytes: (self) => new PyBytes(bytesOf(self)),
  bytes_le: (self) => {
    const own = bytesOf(self);
    return new PyBytes(Uint8Array.from(LITTLE, (i) => own[i]!));
  },
  fields: (self) => new PyTuple(fieldsOf(self)),
  time: (self) =>
    normInt((((self.n >> 64n) & 0xfffn) << 48n) | (((self.n >> 80n) & 0xffffn) << 32n) | (self.n >> 96n)),
  clock_seq: (self) => Number((self.n >> 48n) & 0x3fffn),
  urn: (self) => `urn:uuid:${shown(self)}`,
  variant,
  version: (self) => (variant(self) === RFC_4122 ? Number((self.n >> 76n) & 15n) : null),
};
FIELD_NAMES.forEach((name, i) => {
  getters[name] = (self) => fieldsOf(self)[i];
});
for (const [name, get] of Object.entries(getters)) defGetter(UUID, name, get);

const fromName = (algorithm: string, version: number) => (namespace: unknown, name: unknown) => {
  if (!(namespace instanceof PyUuid)) {
    raiseError(exc.AttributeError, `'${typeName(namespace)}' object has no attribute 'bytes'`);
  }
  const text = strOr(name);
  if (text === undefined) {
    raiseError(exc.TypeError, "encoding without a string argument");
  }
  const data = Uint8Array.from([...bytesOf(namespace), ...encodeMethod(str(text), "utf-8", undefined).b]);
  return make(withVersion(big(digestOf(algorithm, data).subarray(0, 16)), version));
};

const namespace = (first: number): PyUuid => make((BigInt(first) << 96n) | 0x9dad11d180b400c04fd430c8n);

/** The module `uuid`. */
export const uuidModule = newModule(
  "uuid",
  {
    uuid3: ["(namespace, name)", fromName("md5", 3)],
    uuid4: ["()", () => make(withVersion(entropyBits(128), 4))],
    uuid5: ["(namespace, name)", fromName("sha1", 5)],
  },
  {
    UUID,
    NAMESPACE_DNS: namespace(0x6ba7b810),
    NAMESPACE_URL: namespace(0x6ba7b811),
    NAMESPACE_OID: namespace(0x6ba7b812),
    NAMESPACE_X500: namespace(0x6ba7b814),
    RESERVED_NCS,
    RFC_4122,
    RESERVED_MICROSOFT,
    RESERVED_FUTURE,
  },
  { family: "python" },
);
