import {
  asSize,
  checkSize,
  defGetter,
  defMethods,
  exc,
  isStr,
  type MethodTable,
  newBuiltinType,
  PyBytes,
  PySet,
  type PyType,
  raiseError,
  strOr,
  typeName,
} from "../../kernel.ts";
import { hexAddress } from "../../object/text.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { newModule } from "../define-module.ts";
import { textArgument } from "../protocols.ts";
import { algorithmNames, needHasher, newHasher } from "./algorithms.ts";
import type { Hasher } from "./block-hash.ts";
import { deriveKey } from "./key-derivation.ts";
import { SpongeHasher } from "./sha3.ts";

class PyHash {
  declare $t: PyType;
  readonly hasher: Hasher;
  constructor(hasher: Hasher) {
    this.hasher = hasher;
  }
}
class PyShake extends PyHash {}

/** The bytes that are to be hashed. */
export function hashInput(x: unknown): Uint8Array {
  const bytes = bytesOr(x);
  if (bytes !== undefined) return bytes;
  if (isStr(x)) raiseError(exc.TypeError, "Strings must be encoded before hashing");
  return raiseError(exc.TypeError, `object supporting the buffer API required`);
}

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += bytes[i]!.toString(16).padStart(2, "0");
  return text;
}

function makeType(name: string, jsClass: { prototype: object }): PyType {
  const type = newBuiltinType(name, { module: "_hashlib", jsClass });
  const size = jsClass === PyShake ? "(length)" : "()";
  const bytes = (self: PyHash, length: unknown): Uint8Array => {
    if (length === undefined) return self.hasher.digest();
    const n = asSize(length);
    if (n < 0) raiseError(exc.ValueError, "value must be positive");
    checkSize(n);
    return (self.hasher as SpongeHasher).squeeze(n);
  };
  defMethods(type, {
    update: [
      "(obj, /)",
      (self: PyHash, data: unknown) => {
        self.hasher.update(hashInput(data));
        return null;
      },
    ],
    digest: [size, (self: PyHash, length?: unknown) => new PyBytes(bytes(self, length))],
    hexdigest: [size, (self: PyHash, length?: unknown) => hexOf(bytes(self, length))],
    copy: ["()", (self: PyHash) => wrap(self.hasher.copy())],
    __repr__: ["()", (self: PyHash) => `<${self.hasher.name} _hashlib.${name} object @ ${hexAddress(self)}>`],
  });
  defGetter(type, "name", (self: PyHash) => self.hasher.name);
  defGetter(type, "digest_size", (self: PyHash) => self.hasher.digestSize);
  defGetter(type, "block_size", (self: PyHash) => self.hasher.blockSize);
  return type;
}
makeType("HASH", PyHash);
makeType("HASHXOF", PyShake);

function wrap(hasher: Hasher): PyHash {
  return hasher instanceof SpongeHasher && hasher.digestSize === 0 ? new PyShake(hasher) : new PyHash(hasher);
}

function begin(hasher: Hasher, data: unknown): PyHash {
  if (data !== undefined) hasher.update(hashInput(data));
  return wrap(hasher);
}

const constructors: Record<string, MethodTable[string]> = {};
for (const name of algorithmNames) {
  constructors[name] = [
    "(string=b'', *, usedforsecurity=True)",
    (data: unknown) => begin(newHasher(name)!, data),
    { name: `openssl_${name}` },
  ];
}

const names = new PySet();
for (const name of algorithmNames) names.add(name);

/** The module `hashlib`. */
export const hashlibModule = newModule(
  "hashlib",
  {
    ...constructors,
    new: [
      "(name, data=b'', **kwargs)",
      (name: unknown, data: unknown) => {
        const text = textArgument(name, (type) => `new() argument 'name' must be str, not ${type}`);
        return begin(needHasher(text), data);
      },
      { family: "python" },
    ],
    pbkdf2_hmac: [
      "(hash_name, password, salt, iterations, dklen=None)",
      (name: unknown, password: unknown, salt: unknown, iterations: unknown, length: unknown) => {
        const text = strOr(name);
        if (text === undefined) {
          raiseError(exc.TypeError, `pbkdf2_hmac() argument 'hash_name' must be str, not ${typeName(name)}`);
        }
        return new PyBytes(deriveKey(text, hashInput(password), hashInput(salt), iterations, length));
      },
    ],
  },
  { algorithms_available: names, algorithms_guaranteed: names },
);
