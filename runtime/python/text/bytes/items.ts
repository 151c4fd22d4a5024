// Items and slices of bytes and bytearray.
import { exc, raiseError } from "../../object/exception.ts";
import { indexOr, strOr } from "../../object/int.ts";
import { drain, iterateOr } from "../../object/iterator.ts";
import { typeName } from "../../object/type-of.ts";
import { PyByteArray, PySlice } from "../../object/values.ts";
import { type SliceBounds, sliceBounds } from "../slice-bounds.ts";
import { asByte, type BytesLike, bytesOr, concatBytes, sameKind } from "./like.ts";

/** The offset of an item; TypeError or IndexError as CPython's. */
function offsetOf(self: BytesLike, key: unknown): number {
  const array = self instanceof PyByteArray;
  const index = indexOr(key);
  if (index === undefined) {
    const kind = array ? "bytearray" : "byte";
    raiseError(exc.TypeError, `${kind} indices must be integers or slices, not ${typeName(key)}`);
  }
  if (typeof index === "bigint") {
    raiseError(exc.IndexError, `cannot fit '${typeName(key)}' into an index-sized integer`);
  }
  const at = index < 0 ? index + self.b.length : index;
  if (at < 0 || at >= self.b.length) {
    raiseError(exc.IndexError, array ? "bytearray index out of range" : "index out of range");
  }
  return at;
}

/** b[start:stop:step] for clipped bounds. */
export function bytesSlice(b: Uint8Array, { start, step, length }: SliceBounds): Uint8Array {
  if (step === 1) return b.slice(start, start + length);
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) out[i] = b[start + i * step]!;
  return out;
}

/** b[key] */
export function getBytesItem(self: BytesLike, key: unknown): unknown {
  if (key instanceof PySlice) return sameKind(self, bytesSlice(self.b, sliceBounds(key, self.b.length)));
  return self.b[offsetOf(self, key)];
}

/** b[key] = value */
export function setByteArrayItem(self: PyByteArray, key: unknown, value: unknown): void {
  if (!(key instanceof PySlice)) {
    const at = offsetOf(self, key);
    self.b[at] = asByte(value);
    return;
  }
  const bytes = assignable(value);
  const { start, step, length } = sliceBounds(key, self.b.length);
  if (step === 1) {
    self.b = concatBytes([self.b.subarray(0, start), bytes, self.b.subarray(start + length)]);
    return;
  }
  if (bytes.length !== length) {
    raiseError(
      exc.ValueError,
      `attempt to assign bytes of size ${bytes.length} to extended slice of size ${length}`,
    );
  }
  for (let i = 0; i < length; i++) self.b[start + i * step] = bytes[i]!;
}

function assignable(value: unknown): Uint8Array {
  const own = bytesOr(value);
  if (own !== undefined) return own.slice();
  const iter = indexOr(value) === undefined && strOr(value) === undefined ? iterateOr(value) : null;
  if (iter === null) {
    raiseError(exc.TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  return Uint8Array.from(drain(iter), (item) => asByte(item));
}

/** del b[key] */
export function deleteByteArrayItem(self: PyByteArray, key: unknown): void {
  const doomed = new Set<number>();
  if (key instanceof PySlice) {
    const { start, step, length } = sliceBounds(key, self.b.length);
    for (let i = 0; i < length; i++) doomed.add(start + i * step);
  } else doomed.add(offsetOf(self, key));
  self.b = self.b.filter((_, i) => !doomed.has(i));
}
