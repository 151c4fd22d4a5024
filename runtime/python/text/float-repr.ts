/** repr() of a Python float. */
export function floatRepr(v: number): string {
  if (v === 0) return Object.is(v, -0) ? "-0.0" : "0.0";
  const size = v < 0 ? -v : v;
  if (size >= 1e-4 && size < 1e16) {
    const text = String(v);
    return Number.isInteger(v) ? `${text}.0` : text;
  }
  if (Number.isNaN(v)) return "nan";
  if (size === Infinity) return v < 0 ? "-inf" : "inf";
  return padExponent(v.toExponential());
}

/** Python writes an exponent with two digits at least: JavaScript's "1e-7" is "1e-07". */
export function padExponent(text: string): string {
  const digit = text.charCodeAt(text.length - 2);
  return digit >= 48 && digit <= 57 ? text : `${text.slice(0, -1)}0${text.slice(-1)}`;
}
