/** Quotes strings for JSON. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
const ASCII_UNSAFE = /["\\\x00-\x1f\x7f-\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
const UNSAFE = /["\\\x00-\x1f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
const ASCII_UNSAFE_ALL = /["\\\x00-\x1f\x7f-\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
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

function escapeUnit(unit: string): string {
  return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A JSON string; with `ascii` everything beyond ASCII is escaped, astral characters as surrogate pairs. */
export function encodeString(s: string, ascii: boolean): string {
  if (ascii) return ASCII_UNSAFE.test(s) ? `"${s.replace(ASCII_UNSAFE_ALL, escapeUnit)}"` : `"${s}"`;
  return UNSAFE.test(s) ? `"${s.replace(UNSAFE_ALL, escapeUnit)}"` : `"${s}"`;
}
