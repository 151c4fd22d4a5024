/** `randrange`, `choice`, `shuffle`, `sample` and `choices`. */
import {
  asIndex,
  asSize,
  asStr,
  checkSize,
  exc,
  type Int,
  indexOr,
  isInt,
  isStr,
  length,
  normInt,
  PyDict,
  PyFloat,
  PyRange,
  raiseError,
  repr,
  SetBase,
  toArray,
  truth,
  typeName,
  typeOf,
} from "../../kernel.ts";
import { bitLength } from "../../number/int-math.ts";
import { add } from "../../ops/arithmetic.ts";
import { le } from "../../ops/compare.ts";
import { asDouble } from "../../text/as-double.ts";
import { parseInt_ } from "../../text/parse-number.ts";
import { bisect } from "../bisect/index.ts";
import { getItem, isNone, setItem } from "../protocols.ts";
import type { Twister } from "./twister.ts";

/** An int in [0, n), drawn from as few bits as hold n. */
export function below(source: Twister, n: Int): Int {
  const k = bitLength(n);
  if (k <= 32) {
    const shift = 32 - k;
    for (;;) {
      const r = k === 0 ? 0 : source.next() >>> shift;
      if (r < Number(n)) return r;
      if (k === 0) return 0;
    }
  }
  for (;;) {
    const r = source.bits(k);
    if (r < BigInt(n)) return normInt(r);
  }
}

/** A bound of `randrange`: an int, or a float that is one. */
function bound(x: unknown, name: string): bigint {
  const n = indexOr(x);
  if (n !== undefined) return BigInt(n);
  if (x instanceof PyFloat && Number.isInteger(x.v)) return BigInt(x.v);
  if (x instanceof PyFloat) raiseError(exc.ValueError, `non-integer ${name} for randrange()`);
  if (isStr(x)) return BigInt(parseInt_(asStr(x), 10));
  return BigInt(asIndex(x));
}

export function randrange(source: Twister, startArg: unknown, stopArg: unknown, stepArg: unknown): Int {
  const start = bound(startArg, "arg 1");
  if (isNone(stopArg)) {
    if (stepArg !== undefined && stepArg !== 1) raiseError(exc.TypeError, "Missing a non-None stop argument");
    if (start > 0n) return below(source, normInt(start));
    raiseError(exc.ValueError, "empty range for randrange()");
  }
  const stop = bound(stopArg, "stop");
  const width = stop - start;
  const step = stepArg === undefined ? 1n : bound(stepArg, "step");
  if (step === 1n) {
    if (width > 0n) return normInt(start + BigInt(below(source, normInt(width))));
    raiseError(exc.ValueError, `empty range for randrange() (${start}, ${stop}, ${width})`);
  }
  if (step === 0n) raiseError(exc.ValueError, "zero step for randrange()");
  const n = step > 0n ? (width + step - 1n) / step : (width + step + 1n) / step;
  if (n <= 0n || width > 0n !== step > 0n) raiseError(exc.ValueError, "empty range for randrange()");
  return normInt(start + step * BigInt(below(source, normInt(n))));
}

export function choice(source: Twister, seq: unknown): unknown {
  const n = length(seq);
  if (n === 0) raiseError(exc.IndexError, "Cannot choose from an empty sequence");
  return getItem(seq, below(source, n));
}

export function shuffle(source: Twister, x: unknown): null {
  const n = length(x);
  for (let i = n - 1; i > 0; i--) {
    const j = Number(below(source, i + 1));
    const [a, b] = [getItem(x, i), getItem(x, j)];
    setItem(x, i, b);
    setItem(x, j, a);
  }
  return null;
}

function isSequence(x: unknown): boolean {
  if (x instanceof PyDict || x instanceof SetBase || x === null) return false;
  return (
    typeof x === "string" ||
    x instanceof PyRange ||
    ("__getitem__" in typeOf(x).all && "__len__" in typeOf(x).all)
  );
}

export function sample(source: Twister, population: unknown, kArg: unknown, counts: unknown): unknown[] {
  if (!isSequence(population)) {
    raiseError(exc.TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).");
  }
  const n = length(population);
  if (!isNone(counts)) return sampleCounted(source, population, n, kArg, counts);
  if (indexOr(kArg) === undefined) {
    raiseError(exc.TypeError, `'<=' not supported between instances of 'int' and '${typeName(kArg)}'`);
  }
  const k = asSize(kArg);
  if (k < 0 || k > n) raiseError(exc.ValueError, "Sample larger than population or is negative");
  checkSize(k);
  const result: unknown[] = [];
  const few = 21 + (k > 5 ? 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 0);
  if (n <= few) {
    const pool = toArray(population);
    for (let i = 0; i < k; i++) {
      const j = Number(below(source, n - i));
      result.push(pool[j]);
      pool[j] = pool[n - i - 1];
    }
    return result;
  }
  const selected = new Set<number>();
  for (let i = 0; i < k; i++) {
    let j = Number(below(source, n));
    while (selected.has(j)) j = Number(below(source, n));
    selected.add(j);
    result.push(getItem(population, j));
  }
  return result;
}

/** The running sums of some weights. */
function sums(weights: unknown): unknown[] {
  const items = toArray(weights);
  for (let i = 1; i < items.length; i++) items[i] = add(items[i - 1], items[i]);
  return items;
}

function sampleCounted(
  source: Twister,
  population: unknown,
  n: number,
  k: unknown,
  counts: unknown,
): unknown[] {
  const cumulative = sums(counts);
  if (cumulative.length !== n) {
    raiseError(exc.ValueError, "The number of counts does not match the population");
  }
  const total = cumulative.pop();
  if (!isInt(total)) raiseError(exc.TypeError, "Counts must be integers");
  if (truth(le(total, 0))) raiseError(exc.ValueError, "Total of counts must be greater than zero");
  const range = new PyRange(0, total as Int, 1, total as Int);
  return sample(source, range, k, null).map((s) =>
    getItem(population, bisect(cumulative, s, undefined, undefined, undefined, true)),
  );
}

export function choices(
  source: Twister,
  population: unknown,
  weights: unknown,
  cumArg: unknown,
  kArg: unknown,
): unknown[] {
  const n = length(population);
  const k = kArg === undefined ? 1 : asSize(kArg);
  checkSize(Math.max(0, k));
  const result: unknown[] = [];
  if (isNone(cumArg) && isNone(weights)) {
    for (let i = 0; i < k; i++) result.push(getItem(population, Math.floor(source.random() * n)));
    return result;
  }
  if (!isNone(cumArg) && !isNone(weights)) {
    raiseError(exc.TypeError, "Cannot specify both weights and cumulative weights");
  }
  if (isNone(cumArg) && isInt(weights)) {
    raiseError(exc.TypeError, `The number of choices must be a keyword argument: k=${repr(weights)}`);
  }
  const cumulative = isNone(cumArg) ? sums(weights) : toArray(cumArg);
  if (cumulative.length !== n) {
    raiseError(exc.ValueError, "The number of weights does not match the population");
  }
  if (n === 0) raiseError(exc.IndexError, "list index out of range");
  const total = asDouble(add(cumulative[n - 1], new PyFloat(0)));
  if (total <= 0) raiseError(exc.ValueError, "Total of weights must be greater than zero");
  if (!Number.isFinite(total)) raiseError(exc.ValueError, "Total of weights must be finite");
  for (let i = 0; i < k; i++) {
    const x = new PyFloat(source.random() * total);
    result.push(getItem(population, bisect(cumulative, x, 0, n - 1, undefined, true)));
  }
  return result;
}
