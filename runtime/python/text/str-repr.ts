import { hasProperty, PRINTABLE } from "./unicode/properties.ts";

// Printable and neither quote nor backslash, in every version of Unicode.
const PLAIN = /^[ !#-&(-[\]-~\u00a1-\u00ac\u00ae-\u0232\u0400-\u0481\u4e00-\u9fa5\uac00-\ud7a3]*$/;
const NOT_ASCII = /[\u0080-\uffff]/;

const HEX = "0123456789abcdef";

/** \xhh, \uhhhh or \Uhhhhhhhh. */
export function escapeCode(code: number): string {
  if (code < 0x100) return `\\x${HEX[code >> 4]}${HEX[code & 15]}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

function pickQuote(hasSingle: boolean, hasDouble: boolean): string {
  return hasSingle && !hasDouble ? '"' : "'";
}

/** repr() of a str. */
export function strRepr(s: string): string {
  if (PLAIN.test(s)) return `'${s}'`;
  const quote = pickQuote(s.includes("'"), s.includes('"'));
  const parts: string[] = [quote];
  let plainFrom = 0;
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i)!;
    const escaped = escapeInText(code, quote);
    if (escaped !== undefined) {
      if (plainFrom < i) parts.push(s.slice(plainFrom, i));
      parts.push(escaped);
      plainFrom = i + (code > 0xffff ? 2 : 1);
    }
    if (code > 0xffff) i++;
  }
  parts.push(s.slice(plainFrom), quote);
  return parts.join("");
}

function escapeInText(code: number, quote: string): string | undefined {
  if (code < 127) {
    if (code === 92) return "\\\\";
    if (code === quote.charCodeAt(0)) return `\\${quote}`;
    if (code >= 32) return undefined;
    return escapeControl(code);
  }
  return hasProperty(code, PRINTABLE) ? undefined : escapeCode(code);
}

function escapeControl(code: number): string {
  if (code === 10) return "\\n";
  if (code === 13) return "\\r";
  if (code === 9) return "\\t";
  return escapeCode(code);
}

/** repr() of bytes; the prefix is what stands before the quote. */
export function bytesRepr(b: Uint8Array, prefix = "b"): string {
  const quote = pickQuote(b.includes(39), b.includes(34));
  const quoteCode = quote.charCodeAt(0);
  const parts: string[] = [];
  for (let i = 0; i < b.length; i++) {
    const code = b[i]!;
    if (code === 92) parts.push("\\\\");
    else if (code === quoteCode) parts.push(`\\${quote}`);
    else if (code >= 32 && code < 127) parts.push(String.fromCharCode(code));
    else parts.push(escapeControl(code));
  }
  return prefix + quote + parts.join("") + quote;
}

/** Escapes what is not ASCII in the text of a repr, as ascii() does. */
export function escapeNonAscii(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  const parts: string[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    parts.push(code < 128 ? char : escapeCode(code));
  }
  return parts.join("");
}

/** ascii() of a str. */
export function asciiRepr(s: string): string {
  return escapeNonAscii(strRepr(s));
}
