/**
 * The engine hands strings over as UTF-8 in which a lone surrogate has three bytes of its own ("WTF-8") and a
 * zero character looks like the end. Ordinary text takes the fast way through TextDecoder; only text whose
 * length then differs from what the engine says is decoded here, in one pass.
 */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A text and the number of bytes it had. */
export interface Decoded {
  readonly text: string;
  readonly size: number;
}

/** Decodes the text of `length` UTF-16 units that begins at `start` and has a zero byte behind it. */
export function decode(bytes: Uint8Array, start: number, length: number): Decoded {
  const end = bytes.indexOf(0, start);
  const text = decoder.decode(bytes.subarray(start, end));
  if (text.length === length) return { text, size: end - start };
  return decodeUnits(bytes, start, length);
}

function decodeUnits(bytes: Uint8Array, start: number, length: number): Decoded {
  const units = new Uint16Array(length);
  let at = start;
  for (let index = 0; index < length; index++) {
    const lead = bytes[at]!;
    const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let point = size === 1 ? lead : lead & (0xff >> (size + 1));
    for (let k = 1; k < size; k++) point = (point << 6) | (bytes[at + k]! & 0x3f);
    at += size;
    if (point > 0xffff) {
      units[index++] = 0xd7c0 + (point >> 10);
      point = 0xdc00 + (point & 0x3ff);
    }
    units[index] = point;
  }
  return { text: Buffer.from(units.buffer).toString("utf16le"), size: at - start };
}

/** Can the text cross as plain UTF-8 that ends in a zero byte? */
export function isPlain(text: string): boolean {
  return !/[\0\ud800-\udfff]/u.test(text);
}
