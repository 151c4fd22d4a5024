import {
  asStr,
  callPy,
  defGetter,
  defMethods,
  exc,
  getAttr,
  isStr,
  newBuiltinType,
  PyBytes,
  type PyType,
  raiseError,
  str,
  typeName,
} from "../../kernel.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { isAscii } from "../../text/str-predicates.ts";
import { newModule } from "../define-module.ts";
import { hashInput, hexOf } from "../hashlib/index.ts";
import { KeyedHasher } from "../hashlib/keyed.ts";
import { callable, isNone } from "../protocols.ts";

class PyHmac {
  declare $t: PyType;
  readonly hasher: KeyedHasher;
  constructor(hasher: KeyedHasher) {
    this.hasher = hasher;
  }
}
const HMAC = newBuiltinType("HMAC", { module: "hmac", jsClass: PyHmac });

/** The name of an algorithm given as text or as a constructor of `hashlib`. */
function algorithm(x: unknown): string {
  if (isStr(x) && asStr(x) !== "") return asStr(x);
  if (!isNone(x) && callable(x)) return str(getAttr(callPy(x), "name"));
  return raiseError(exc.TypeError, "Missing required parameter 'digestmod'.");
}

function begin(key: unknown, msg: unknown, digestmod: unknown): PyHmac {
  const bytes = bytesOr(key);
  if (bytes === undefined) {
    raiseError(exc.TypeError, `key: expected bytes or bytearray, but got '${typeName(key)}'`);
  }
  const made = new PyHmac(new KeyedHasher(algorithm(digestmod), bytes));
  if (!isNone(msg)) made.hasher.update(hashInput(msg));
  return made;
}

defMethods(HMAC, {
  update: [
    "(msg)",
    (self: PyHmac, msg: unknown) => {
      self.hasher.update(hashInput(msg));
      return null;
    },
    { family: "python", fullName: "HMAC.update" },
  ],
  digest: ["()", (self: PyHmac) => new PyBytes(self.hasher.digest())],
  hexdigest: ["()", (self: PyHmac) => hexOf(self.hasher.digest())],
  copy: ["()", (self: PyHmac) => new PyHmac(self.hasher.copy())],
});
defGetter(HMAC, "name", (self: PyHmac) => self.hasher.name);
defGetter(HMAC, "digest_size", (self: PyHmac) => self.hasher.digestSize);
defGetter(HMAC, "block_size", (self: PyHmac) => self.hasher.blockSize);

/** Equality in a time that does not depend on where two secrets differ. */
function compareDigest(a: unknown, b: unknown): boolean {
  const left = secret(a);
  const right = secret(b);
  if (isStr(a) !== isStr(b) && (bytesOr(a) !== undefined || bytesOr(b) !== undefined)) {
    const other = bytesOr(a) === undefined ? a : b;
    raiseError(exc.TypeError, `a bytes-like object is required, not '${typeName(other)}'`);
  }
  if (left === undefined || right === undefined || isStr(a) !== isStr(b)) {
    raiseError(
      exc.TypeError,
      `unsupported operand types(s) or combination of types: '${typeName(a)}' and '${typeName(b)}'`,
    );
  }
  let difference = left.length ^ right.length;
  for (let i = 0; i < right.length; i++)
    difference |= left[left.length === 0 ? 0 : i % left.length]! ^ right[i]!;
  return difference === 0;
}

function secret(x: unknown): Uint8Array | undefined {
  if (!isStr(x)) return bytesOr(x);
  const text = asStr(x);
  if (!isAscii(text))
    raiseError(exc.TypeError, "comparing strings with non-ASCII characters is not supported");
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** The module `hmac`. */
export const hmacModule = newModule(
  "hmac",
  {
    new: ["(key, msg=None, digestmod='')", begin, { family: "python" }],
    digest: [
      "(key, msg, digest)",
      (key: unknown, msg: unknown, digest: unknown) => new PyBytes(begin(key, msg, digest).hasher.digest()),
      { family: "python" },
    ],
    compare_digest: ["(a, b, /)", compareDigest],
  },
  { HMAC },
);
