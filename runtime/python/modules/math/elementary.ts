/** Functions of one or two doubles, with Python's errors where C would set errno. */
import { asInt, defFunction, isInt, type PyBuiltin, PyFloat, PyTuple } from "../../kernel.ts";
import { asDouble, domainError, rangeError } from "./arguments.ts";
import { erf, erfc } from "./error-function.ts";
import { bitLength, frexp, nextAfter, unitInLastPlace } from "./float-bits.ts";
import { type GammaProblem, gamma, logGamma } from "./gamma.ts";

type Unary = (x: number) => number;

/** NaN out of a number is a domain error; infinity out of a finite number a range error, or one of the domain. */
function checked(f: Unary, infinity: "domain" | "range"): Unary {
  return (x) => {
    const r = f(x);
    if (Number.isNaN(r) && !Number.isNaN(x)) domainError();
    if (!Number.isFinite(r) && !Number.isNaN(r) && Number.isFinite(x)) {
      if (infinity === "range") rangeError();
      domainError();
    }
    return r;
  };
}

function unwrap(f: (x: number) => number | GammaProblem): Unary {
  return (x) => {
    const r = f(x);
    return r === "domain" ? domainError() : r === "range" ? rangeError() : r;
  };
}

/** Decimal logarithm, exact for the doubles nearest to powers of ten. */
export function log10(x: number): number {
  const r = Math.log10(x);
  const k = Math.round(r);
  return Number.isFinite(r) && Math.abs(r - k) < 1e-9 && Number(`1e${k}`) === x ? k : r;
}

/** Binary logarithm, exact for powers of two. */
export function log2(x: number): number {
  if (x > 0 && Number.isFinite(x)) {
    const [mantissa, exponent] = frexp(x);
    if (mantissa === 0.5) return exponent - 1;
  }
  return Math.log2(x);
}

const UNARY: Record<string, Unary> = {
  acos: checked(Math.acos, "domain"),
  acosh: checked(Math.acosh, "domain"),
  asin: checked(Math.asin, "domain"),
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: checked(Math.atanh, "domain"),
  cbrt: Math.cbrt,
  cos: checked(Math.cos, "domain"),
  cosh: checked(Math.cosh, "range"),
  degrees: (x) => x * (180 / Math.PI),
  erf,
  erfc,
  exp: checked(Math.exp, "range"),
  exp2: checked((x) => 2 ** x, "range"),
  expm1: checked(Math.expm1, "range"),
  fabs: Math.abs,
  gamma: unwrap(gamma),
  lgamma: unwrap(logGamma),
  log1p: checked(Math.log1p, "domain"),
  radians: (x) => x * (Math.PI / 180),
  sin: checked(Math.sin, "domain"),
  sinh: checked(Math.sinh, "range"),
  sqrt: checked(Math.sqrt, "domain"),
  tan: checked(Math.tan, "domain"),
  tanh: Math.tanh,
  ulp: unitInLastPlace,
};

const LOGARITHMS: Record<string, Unary> = { log: Math.log, log2, log10 };

/** A logarithm of any real number; ints too large for a double are split into mantissa and exponent. */
export function logarithm(name: "log" | "log2" | "log10", x: unknown): number {
  const f = LOGARITHMS[name]!;
  if (isInt(x)) {
    const n = BigInt(asInt(x));
    if (n <= 0n) domainError();
    const bits = bitLength(n);
    if (bits > 1023) {
      const shift = bits - 64;
      const mantissa = Number(n >> BigInt(shift)) / 2 ** 64;
      return f(mantissa) + f(2) * bits;
    }
    return f(Number(n));
  }
  const v = asDouble(x);
  if (v <= 0) domainError();
  return f(v);
}

function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  // In C, -1 to an infinite power is 1; in JavaScript NaN.
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  const r = x ** y;
  if (Number.isNaN(r) && !Number.isNaN(x) && !Number.isNaN(y)) domainError();
  if (!Number.isFinite(r) && !Number.isNaN(r) && Number.isFinite(x) && Number.isFinite(y)) {
    if (x === 0) domainError();
    rangeError();
  }
  return r;
}

function fmod(x: number, y: number): number {
  if (y === Infinity || y === -Infinity) {
    if (Number.isFinite(x)) return x;
  }
  const r = x % y;
  if (Number.isNaN(r) && !Number.isNaN(x) && !Number.isNaN(y)) domainError();
  return r;
}

/** IEEE 754 remainder: the multiple of `y` nearest to `x` is taken away, ties to an even multiple. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isFinite(x) || y === 0) domainError();
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const step = Math.abs(y);
  const m = size % step;
  const c = step - m;
  let r: number;
  if (m < c) r = m;
  else if (m > c) r = -c;
  else r = m - 2 * ((0.5 * (size - m)) % step);
  return x < 0 || Object.is(x, -0) ? -r : r;
}

function copysign(x: number, y: number): number {
  const negative = y < 0 || Object.is(y, -0);
  return negative ? -Math.abs(x) : Math.abs(x);
}

const BINARY: Record<string, (x: number, y: number) => number> = {
  atan2: Math.atan2,
  copysign,
  fmod,
  nextafter: nextAfter,
  pow,
  remainder,
};

function modf(x: number): PyTuple {
  const whole = Math.trunc(x);
  const fraction = Number.isFinite(x) ? copysign(x - whole, x) : Number.isNaN(x) ? x : copysign(0, x);
  return new PyTuple([new PyFloat(fraction), new PyFloat(whole)]);
}

/** The functions of this file as members of the module. */
export function elementaryFunctions(): [string, PyBuiltin][] {
  const made: [string, PyBuiltin][] = [];
  const add = (name: string, signature: string, fn: (...args: unknown[]) => unknown): void => {
    made.push([name, defFunction(name, signature, fn, { module: "math" })]);
  };
  for (const [name, f] of Object.entries(UNARY)) add(name, "(x, /)", (x) => new PyFloat(f(asDouble(x))));
  for (const [name, f] of Object.entries(BINARY)) {
    add(name, "(x, y, /)", (x, y) => new PyFloat(f(asDouble(x), asDouble(y))));
  }
  add("log2", "(x, /)", (x) => new PyFloat(logarithm("log2", x)));
  add("log10", "(x, /)", (x) => new PyFloat(logarithm("log10", x)));
  add("isfinite", "(x, /)", (x) => Number.isFinite(asDouble(x)));
  add("isinf", "(x, /)", (x) => Math.abs(asDouble(x)) === Infinity);
  add("isnan", "(x, /)", (x) => Number.isNaN(asDouble(x)));
  add("modf", "(x, /)", (x) => modf(asDouble(x)));
  add("frexp", "(x, /)", (x) => {
    const [mantissa, exponent] = frexp(asDouble(x));
    return new PyTuple([new PyFloat(mantissa), exponent]);
  });
  return made;
}
