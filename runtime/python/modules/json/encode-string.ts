/** Quotes strings for JSON. */

const ASCII_UNSAFE = /["\\\x00-\x1f\x7f-\uffff]/;
const UNSAFE = /["\\\x00-\x1f]/;
const ASCII_UNSAFE_ALL = /["\\\x00-\x1f\x7f-\uffff]/g;
const UNSAFE_ALL = /["\\\x00-\x1f]/g;
const SHORT: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escape(unit: string): string {
  return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A JSON string; with `ascii` everything beyond ASCII is escaped, astral characters as surrogate pairs. */
export function encodeString(s: string, ascii: boolean): string {
  if (ascii) return ASCII_UNSAFE.test(s) ? `"${s.replace(ASCII_UNSAFE_ALL, escape)}"` : `"${s}"`;
  return UNSAFE.test(s) ? `"${s.replace(UNSAFE_ALL, escape)}"` : `"${s}"`;
}
