import { asSize, checkSize, exc, raiseError } from "../../kernel.ts";
import { isNone } from "../protocols.ts";
import { KeyedHasher } from "./keyed.ts";

/** PBKDF2 with HMAC. */
export function deriveKey(
  name: string,
  password: Uint8Array,
  salt: Uint8Array,
  iterationsArgument: unknown,
  lengthArgument: unknown,
): Uint8Array {
  const iterations = asSize(iterationsArgument);
  if (iterations < 1) raiseError(exc.ValueError, "iteration value must be greater than 0.");
  const start = new KeyedHasher(name, password);
  const length = isNone(lengthArgument) ? start.digestSize : asSize(lengthArgument);
  if (length < 1) raiseError(exc.ValueError, "key length must be greater than 0.");
  checkSize(length);
  const out = new Uint8Array(length);
  for (let block = 1, at = 0; at < length; block++, at += start.digestSize) {
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, block);
    const first = start.copy();
    first.update(salt);
    first.update(number);
    let u = first.digest();
    const sum = u.slice();
    for (let i = 1; i < iterations; i++) {
      const next = start.copy();
      next.update(u);
      u = next.digest();
      for (let j = 0; j < sum.length; j++) sum[j] = sum[j]! ^ u[j]!;
    }
    out.set(sum.subarray(0, length - at), at);
  }
  return out;
}
