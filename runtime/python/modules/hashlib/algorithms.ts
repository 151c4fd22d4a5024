import { exc, raiseError } from "../../kernel.ts";
import { type BlockFunction, BlockHasher, type Hasher } from "./block-hash.ts";
import { md5, sha1 } from "./md5-sha1.ts";
import { sha224, sha256, sha384, sha512 } from "./sha2.ts";
import { SpongeHasher } from "./sha3.ts";

const BLOCKS: Record<string, BlockFunction> = { md5, sha1, sha224, sha256, sha384, sha512 };
const SPONGES = ["sha3_224", "sha3_256", "sha3_384", "sha3_512"];

/** The names of the algorithms, as `hashlib.algorithms_available` has them. */
export const algorithmNames: readonly string[] = [
  ...Object.keys(BLOCKS),
  ...SPONGES,
  "shake_128",
  "shake_256",
];

/** A new hash by its name; undefined for a name that is not known. */
export function newHasher(name: string): Hasher | undefined {
  const f = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
  if (f !== undefined) return new BlockHasher(f);
  if (!algorithmNames.includes(name)) return undefined;
  const bits = Number(name.slice(name.indexOf("_") + 1));
  return name.startsWith("shake")
    ? new SpongeHasher(name, 0, 200 - bits / 4, 0x1f)
    : new SpongeHasher(name, bits / 8, 200 - bits / 4, 0x06);
}

/** The same; ValueError for an unknown name, in the words of `hashlib.new`. */
export function needHasher(name: string): Hasher {
  return newHasher(name.toLowerCase()) ?? raiseError(exc.ValueError, `unsupported hash type ${name}`);
}

/** The digest of some bytes. */
export function digestOf(name: string, data: Uint8Array): Uint8Array {
  const hasher = needHasher(name);
  hasher.update(data);
  return hasher.digest();
}
