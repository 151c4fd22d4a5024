/** Amounts of money as numbers and in words. */
import {
  asInt,
  callPy,
  defFunction,
  exc,
  isInt,
  newException,
  type PyBuiltin,
  PyFloat,
  PyTuple,
  str,
  strOr,
  throwException,
  truth,
  types,
} from "../../kernel.ts";
import { invocation } from "../invocation.ts";
import { currencyInfo } from "./currency.ts";
import { roundToFraction, toFloat, toInteger } from "./numbers.ts";
import { roundTo } from "./rounding.ts";
import { given, tryFloat } from "./values.ts";
import { inWords } from "./words.ts";

/** Decimal mark, thousands mark and number of decimals of each number format. */
const FORMATS: Record<string, readonly [string, string, number]> = {
  "#,###.##": [".", ",", 2],
  "#.###,##": [",", ".", 2],
  "# ###.##": [".", " ", 2],
  "# ###,##": [",", " ", 2],
  "#'###.##": [".", "'", 2],
  "#, ###.##": [".", ", ", 2],
  "#,##,###.##": [".", ",", 2],
  "#,###.###": [".", ",", 3],
  "#.###": ["", ".", 0],
  "#,###": ["", ",", 0],
  "#.########": [".", "", 8],
};

export function numberFormat(format: string): readonly [string, string, number] | undefined {
  return Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
}

function group(digits: string, separator: string, indian: boolean): string {
  if (digits.length <= 3 || separator === "") return digits;
  const tail = digits.slice(-3);
  let head = digits.slice(0, -3);
  const size = indian ? 2 : 3;
  const parts: string[] = [];
  while (head.length > size) {
    parts.unshift(head.slice(-size));
    head = head.slice(0, -size);
  }
  return [head, ...parts, tail].join(separator);
}

/** `fmt_money(amount, precision, currency, format)`. */
export function formatMoney(
  amount?: unknown,
  precision?: unknown,
  currency?: unknown,
  format?: unknown,
): string {
  const code = given(currency) && truth(currency) ? str(currency) : undefined;
  const name = given(format) && truth(format) ? str(format) : invocation().settings.number_format;
  const info = numberFormat(name);
  if (info === undefined) throwException(newException(exc.KeyError, name));
  const [decimalMark, thousandsMark, ownDecimals] = info;
  const wanted = given(precision) ? toInteger(precision) : undefined;
  const value = toFloat(amount ?? null);
  let decimals = wanted ?? invocation().settings.currency_precision ?? ownDecimals;
  // Cents beyond the usual two show only where the amount has them.
  if (decimals > 2 && code === undefined && ownDecimals < decimals) {
    const shown = roundTo(value, decimals).toString().split(".")[1] ?? "";
    if (shown.length < 3) decimals = Math.min(2, decimals);
  } else if (wanted === undefined && ownDecimals > 3) {
    const shown = roundTo(value, ownDecimals).toString().split(".")[1] ?? "";
    if (shown.length > 2) decimals = shown.length;
  }
  const fixed = Math.abs(roundTo(value, decimals)).toFixed(decimals);
  const [whole = "0", fraction = ""] = fixed.split(".");
  const negative = value < 0 && Number(fixed) !== 0;
  const grouped = group(whole, thousandsMark, name === "#,##,###.##");
  const text = `${negative ? "-" : ""}${grouped}${decimals > 0 && decimalMark !== "" ? decimalMark + fraction : ""}`;
  if (code === undefined) return text;
  return `${currencyInfo(code)?.symbol ?? code} ${text}`;
}

function inWordsFunction(x: unknown, inMillions?: unknown): string {
  const n = callPy(types.int, x);
  return inWords(BigInt(asInt(n)), inMillions === undefined || truth(inMillions));
}

const title = (text: string): string => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

function moneyInWords(amount: unknown, mainCurrency?: unknown, fractionCurrency?: unknown): string {
  const value = amount === null ? (callPy(types.float, null) as PyFloat).v : tryFloat(amount);
  if (value === undefined || value < 0 || !Number.isFinite(value)) return "";
  const settings = invocation().settings;
  const currency =
    given(mainCurrency) && truth(mainCurrency) ? str(mainCurrency) : (settings.currency ?? "INR");
  const info = currencyInfo(currency);
  const unit =
    given(fractionCurrency) && truth(fractionCurrency) ? str(fractionCurrency) : (info?.fraction ?? "Cent");
  const units = info?.fractionUnits ?? 100;
  const decimals = units >= 1000 ? 3 : 2;
  const fixed = roundTo(value, decimals).toFixed(decimals);
  const [main = "0", rest = "0"] = fixed.split(".");
  const inMillions = settings.number_format !== "#,##,###.##";
  const whole = BigInt(main);
  const part = BigInt(rest);
  const words = (n: bigint): string => title(inWords(n, inMillions));
  if (whole === 0n && part === 0n) return `${currency} ${title("zero")} only.`;
  if (whole === 0n) return `${words(part)} ${unit} only.`;
  return part === 0n
    ? `${currency} ${words(whole)} only.`
    : `${currency} ${words(whole)} and ${words(part)} ${unit} only.`;
}

function formatInfo(format: unknown): PyTuple {
  return new PyTuple([...(numberFormat(str(format)) ?? [".", ",", 2])]);
}

function roundToCoin(value: unknown, currency: unknown, precision?: unknown): unknown {
  const code = strOr(currency);
  const coin = code === undefined ? 0 : (currencyInfo(code)?.smallest ?? 0);
  const amount = value instanceof PyFloat ? value.v : isInt(value) ? Number(asInt(value)) : toFloat(value);
  return roundToFraction(amount, coin, precision === undefined ? 2 : toInteger(precision));
}

const python = { family: "python" } as const;

/** The functions of this file. */
export const moneyFunctions: readonly PyBuiltin[] = [
  defFunction("fmt_money", "(amount, precision=None, currency=None, format=None)", formatMoney, python),
  defFunction("get_number_format_info", "(format)", formatInfo, python),
  defFunction("money_in_words", "(number, main_currency=None, fraction_currency=None)", moneyInWords, python),
  defFunction("in_words", "(integer, in_million=True)", inWordsFunction, python),
  defFunction(
    "round_based_on_smallest_currency_fraction",
    "(value, currency, precision=2)",
    roundToCoin,
    python,
  ),
];
