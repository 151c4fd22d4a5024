import { exc, raiseError } from "../../kernel.ts";
import { layoutNumber } from "../../text/format-number.ts";
import { parseFormatSpec } from "../../text/format-spec.ts";
import { getContext } from "./context.ts";
import { rescale } from "./rounding.ts";
import { digitsOf, PyDecimal } from "./values.ts";

function special(x: PyDecimal): string {
  if (x.kind === "inf") return "Infinity";
  return (x.kind === "nan" ? "NaN" : "sNaN") + (x.coef === 0n ? "" : String(x.coef));
}

/** The number in scientific notation where its exponent asks for it; `engineering` in steps of three. */
export function showDecimal(x: PyDecimal, engineering = false): string {
  const sign = x.sign === 1 ? "-" : "";
  if (x.kind !== "finite") return sign + special(x);
  const digits = String(x.coef);
  const left = x.exp + digits.length;
  let point: number;
  if (x.exp <= 0 && left > -6) point = left;
  else if (!engineering) point = 1;
  else if (x.coef === 0n) point = ((((left + 1) % 3) + 3) % 3) - 1;
  else point = ((((left - 1) % 3) + 3) % 3) + 1;
  const body =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + "0".repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (left === point) return sign + body;
  const e = left - point;
  return `${sign}${body}${getContext().capitals ? "E" : "e"}${e < 0 ? "-" : "+"}${Math.abs(e)}`;
}

/** format(x, spec) */
export function formatDecimal(self: PyDecimal, text: string): string {
  if (text === "") return showDecimal(self);
  let spec: ReturnType<typeof parseFormatSpec>;
  try {
    spec = parseFormatSpec(text, "Decimal", "", ">");
  } catch {
    raiseError(exc.ValueError, "invalid format string");
  }
  const { type } = spec;
  if (!["", "e", "E", "f", "F", "g", "G", "n", "%"].includes(type))
    raiseError(exc.ValueError, "invalid format string");
  const sign = self.sign === 1;
  if (self.kind !== "finite") {
    // Zeros in front of what is no number would read as digits.
    const plain = spec.fill === "0" && spec.align === "=" ? { ...spec, fill: " ", align: ">" } : spec;
    return layoutNumber(
      { negative: sign, prefix: "", digits: "", rest: special(self) + (type === "%" ? "%" : "") },
      plain,
    );
  }
  const { digits, rest } = digitsFor(self, type, spec.precision);
  return layoutNumber({ negative: sign, prefix: "", digits, rest }, spec);
}

function digitsFor(
  self: PyDecimal,
  type: string,
  precision: number | null | undefined,
): { digits: string; rest: string } {
  const c = getContext();
  let x = new PyDecimal(0, self.coef, self.exp);
  const rounding = signed(self, c.rounding);
  const kind = type.toLowerCase();
  const given = precision !== null && precision !== undefined && precision >= 0 ? precision : null;
  if (kind === "%") x = new PyDecimal(0, x.coef, x.exp + 2);
  if (given !== null) {
    if (kind === "f" || kind === "%") x = rescale(x, -given, rounding).value;
    else {
      const wanted = kind === "e" ? given + 1 : Math.max(1, given);
      if (digitsOf(x.coef) > wanted || kind === "e") {
        const own = digitsOf(x.coef);
        if (x.coef !== 0n) {
          x = rescale(x, x.exp + own - wanted, rounding).value;
          if (digitsOf(x.coef) > wanted) x = new PyDecimal(0, x.coef / 10n, x.exp + 1);
        }
      }
    }
  }
  const digits = String(x.coef);
  const left = x.exp + digits.length;
  const fixed = kind === "f" || kind === "%" || (kind !== "e" && x.exp <= 0 && left > -6);
  let point: number;
  if (kind === "e") point = x.coef === 0n && given !== null ? 1 - given : 1;
  else point = fixed ? left : 1;
  let whole: string;
  let fraction: string;
  if (point < 0) {
    whole = "0";
    fraction = "0".repeat(-point) + digits;
  } else if (point > digits.length) {
    whole = digits + "0".repeat(point - digits.length);
    fraction = "";
  } else {
    whole = digits.slice(0, point) || "0";
    fraction = digits.slice(point);
  }
  const e = left - point;
  let rest = fraction === "" ? "" : `.${fraction}`;
  if (kind === "e" || (!fixed && e !== 0)) {
    const letter = type === "E" || type === "G" || (type === "" && c.capitals) ? "E" : "e";
    rest += `${letter}${e < 0 ? "-" : "+"}${Math.abs(e)}`;
  }
  return { digits: whole, rest: kind === "%" ? `${rest}%` : rest };
}

/** The rounding mode for a number without its sign. */
function signed<T extends string>(x: PyDecimal, rounding: T): T {
  if (x.sign === 0) return rounding;
  if (rounding === "ROUND_CEILING") return "ROUND_FLOOR" as T;
  return rounding === "ROUND_FLOOR" ? ("ROUND_CEILING" as T) : rounding;
}
