/** The functions of `math` on ints, sequences and mixed arguments. */
import {
  asIndex,
  asInt,
  callPy,
  checkBits,
  defFunction,
  exc,
  indexOr,
  intFromNumber,
  isInt,
  lookupSpecial,
  normInt,
  type PyBuiltin,
  PyFloat,
  raiseError,
  toArray,
  typeName,
} from "../../kernel.ts";
import { mul } from "../../ops/arithmetic.ts";
import { asBigInt, asDouble, rangeError } from "./arguments.ts";
import { logarithm } from "./elementary.ts";
import { bitLength, scaleByPowerOfTwo } from "./float-bits.ts";
import { combinations, gcd, integerSquareRoot, lcm, productOfRange } from "./integers.ts";
import { euclideanNorm, exactSum } from "./summation.ts";

const LONG_MAX = 9223372036854775807n;

/** `floor`, `ceil` and `trunc` of a double as an int. */
function wholeNumber(x: number, round: (x: number) => number): number | bigint {
  if (Number.isNaN(x)) raiseError(exc.ValueError, "cannot convert float NaN to integer");
  if (!Number.isFinite(x)) raiseError(exc.OverflowError, "cannot convert float infinity to integer");
  return intFromNumber(round(x));
}

function rounding(special: string, round: (x: number) => number): (x: unknown) => unknown {
  return (x) => {
    if (isInt(x) && typeof x !== "object") return asInt(x);
    if (x instanceof PyFloat && x.constructor === PyFloat) return wholeNumber(x.v, round);
    const method = lookupSpecial(x, special);
    if (method !== undefined) return callPy(method);
    if (special === "__trunc__") {
      raiseError(exc.TypeError, `type ${typeName(x)} doesn't define __trunc__ method`);
    }
    return wholeNumber(asDouble(x), round);
  };
}

function factorial(x: unknown): unknown {
  const n = asBigInt(x);
  if (n > LONG_MAX) raiseError(exc.OverflowError, `factorial() argument should not exceed ${LONG_MAX}`);
  if (n < 0n) raiseError(exc.ValueError, "factorial() not defined for negative values");
  checkBits(Number(n) * Math.log2(Number(n) / Math.E + 1));
  return normInt(productOfRange(1n, n));
}

function comb(nArg: unknown, kArg: unknown): unknown {
  const n = asBigInt(nArg);
  const k = asBigInt(kArg);
  if (n < 0n) raiseError(exc.ValueError, "n must be a non-negative integer");
  if (k < 0n) raiseError(exc.ValueError, "k must be a non-negative integer");
  if (k > n) return 0;
  const fewer = k + k > n ? n - k : k;
  if (fewer > LONG_MAX) raiseError(exc.OverflowError, `min(n - k, k) must not exceed ${LONG_MAX}`);
  checkBits(Number(fewer) * bitLength(n));
  return normInt(combinations(n, k));
}

function perm(nArg: unknown, kArg?: unknown): unknown {
  if (kArg === undefined || kArg === null) return factorial(nArg);
  const n = asBigInt(nArg);
  const k = asBigInt(kArg);
  if (n < 0n) raiseError(exc.ValueError, "n must be a non-negative integer");
  if (k < 0n) raiseError(exc.ValueError, "k must be a non-negative integer");
  if (k > n) return 0;
  if (k > LONG_MAX) raiseError(exc.OverflowError, `k must not exceed ${LONG_MAX}`);
  checkBits(Number(k) * bitLength(n));
  return k === 0n ? 1 : normInt(productOfRange(n - k + 1n, n));
}

function isqrt(x: unknown): unknown {
  const n = asBigInt(x);
  if (n < 0n) raiseError(exc.ValueError, "isqrt() argument must be nonnegative");
  return normInt(integerSquareRoot(n));
}

const reduce =
  (start: bigint, op: (a: bigint, b: bigint) => bigint) =>
  (args: readonly unknown[]): unknown =>
    normInt(args.reduce((sum: bigint, arg) => op(sum, asBigInt(arg)), start));

function ldexp(x: unknown, i: unknown): unknown {
  const v = asDouble(x);
  if (!isInt(i) && indexOr(i) === undefined) {
    raiseError(exc.TypeError, "Expected an int as second argument to ldexp.");
  }
  const exponent = Math.max(-1e9, Math.min(1e9, Number(asIndex(i))));
  const r = scaleByPowerOfTwo(v, exponent);
  if (Number.isFinite(v) && !Number.isFinite(r)) rangeError();
  return new PyFloat(r);
}

function log(...args: readonly unknown[]): unknown {
  const [x, base] = args;
  if (base === undefined) return new PyFloat(logarithm("log", x));
  const numerator = logarithm("log", x);
  const denominator = logarithm("log", base);
  if (denominator === 0) raiseError(exc.ZeroDivisionError, "float division by zero");
  return new PyFloat(numerator / denominator);
}

function isclose(aArg: unknown, bArg: unknown, relArg?: unknown, absArg?: unknown): boolean {
  const a = asDouble(aArg);
  const b = asDouble(bArg);
  const rel = relArg === undefined ? 1e-9 : asDouble(relArg);
  const abs = absArg === undefined ? 0 : asDouble(absArg);
  if (rel < 0 || abs < 0) raiseError(exc.ValueError, "tolerances must be non-negative");
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(rel * b) || difference <= Math.abs(rel * a) || difference <= abs;
}

function fsum(iterable: unknown): unknown {
  const result = exactSum(toArray(iterable).map(asDouble));
  if ("sum" in result) return new PyFloat(result.sum);
  if (result.problem === "overflow") raiseError(exc.OverflowError, "intermediate overflow in fsum");
  return raiseError(exc.ValueError, "-inf + inf in fsum");
}

function dist(p: unknown, q: unknown): unknown {
  const a = toArray(p);
  const b = toArray(q);
  if (a.length !== b.length) {
    raiseError(exc.ValueError, "both points must have the same number of dimensions");
  }
  return new PyFloat(euclideanNorm(a.map((x, i) => asDouble(x) - asDouble(b[i]))));
}

function prod(iterable: unknown, start?: unknown): unknown {
  return toArray(iterable).reduce((product, x) => mul(product, x), start ?? 1);
}

/** The functions of this file as members of the module. */
export function otherFunctions(): [string, PyBuiltin][] {
  const make = (
    name: string,
    signature: string,
    fn: (...args: never[]) => unknown,
    more = {},
  ): [string, PyBuiltin] => [name, defFunction(name, signature, fn as never, { module: "math", ...more })];
  return [
    make("ceil", "(x, /)", rounding("__ceil__", Math.ceil)),
    make("floor", "(x, /)", rounding("__floor__", Math.floor)),
    make("trunc", "(x, /)", rounding("__trunc__", Math.trunc)),
    make("factorial", "(n, /)", factorial),
    make("comb", "(n, k, /)", comb),
    make("perm", "(n, k=None, /)", perm),
    make("isqrt", "(n, /)", isqrt),
    make("gcd", "(*integers)", reduce(0n, gcd)),
    make("lcm", "(*integers)", reduce(1n, lcm)),
    make("ldexp", "(x, i, /)", ldexp),
    make(
      "log",
      "(*args)",
      (args: unknown[]) => {
        if (args.length < 1 || args.length > 2)
          raiseError(exc.TypeError, "math.log requires 1 to 2 arguments");
        return log(...args);
      },
      { fullName: "log" },
    ),
    make("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
    make("fsum", "(seq, /)", fsum),
    make("dist", "(p, q, /)", dist),
    make("hypot", "(*coordinates)", (args: unknown[]) => new PyFloat(euclideanNorm(args.map(asDouble)))),
    make("prod", "(iterable, /, *, start=1)", prod),
  ];
}
