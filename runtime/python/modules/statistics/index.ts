import {
  asSize,
  exc,
  PyDict,
  PyFloat,
  raiseError,
  repr,
  strOr,
  toArray,
  truth,
  typeOf,
} from "../../kernel.ts";
import { add, mul, sub, truediv } from "../../ops/arithmetic.ts";
import { lt } from "../../ops/compare.ts";
import { asDouble } from "../../text/as-double.ts";
import { sortItems } from "../../types/sort.ts";
import { bisect } from "../bisect/index.ts";
import { newModule } from "../define-module.ts";
import { isNone } from "../protocols.ts";
import { convert, exactRatio, over, type Ratio, ratio, refuse, StatisticsError, sums } from "./exact.ts";
import { correlation, covariance, fsum, linearRegression } from "./relation.ts";
import { pstdev, pvariance, stdev, variance } from "./spread.ts";

function mean(data: unknown): unknown {
  const { type, count, sum, special } = sums(toArray(data));
  if (count < 1) refuse("mean requires at least one data point");
  return special === undefined ? convert(over(sum, BigInt(count)), type) : truediv(special, count);
}

function fmean(data: unknown, weights: unknown): PyFloat {
  const values = toArray(data).map(asDouble);
  if (isNone(weights)) {
    if (values.length === 0) refuse("fmean requires at least one data point");
    return new PyFloat(fsum(values) / values.length);
  }
  const w = toArray(weights).map(asDouble);
  if (w.length !== values.length) refuse("data and weights must be the same length");
  const total = fsum(w);
  if (total === 0) refuse("sum of weights must be non-zero");
  return new PyFloat(fsum(values.map((x, i) => x * w[i]!)) / total);
}

function geometricMean(data: unknown): PyFloat {
  const values = toArray(data).map(asDouble);
  if (values.length === 0 || values.some((x) => x <= 0)) {
    refuse("geometric mean requires a non-empty dataset containing positive numbers");
  }
  return new PyFloat(Math.exp(fsum(values.map(Math.log)) / values.length));
}

function checkSigns(values: readonly unknown[]): void {
  for (const x of values) if (truth(lt(x, 0))) refuse("harmonic mean does not support negative values");
}

function harmonicMean(data: unknown, weightsArg: unknown): unknown {
  const values = toArray(data);
  const n = values.length;
  if (n < 1) refuse("harmonic_mean requires at least one data point");
  if (n === 1 && isNone(weightsArg)) {
    exactOrFail(values[0]);
    checkSigns(values);
    return values[0];
  }
  const weights = isNone(weightsArg) ? values.map(() => 1) : toArray(weightsArg);
  if (weights.length !== n) refuse("Number of weights does not match data size");
  checkSigns(weights);
  checkSigns(values);
  if (values.some((x, i) => !truth(x) && truth(weights[i]))) return 0;
  const total = sums(weights.map((w, i) => (truth(w) ? truediv(w, values[i]) : 0)));
  if (total.special !== undefined) return truediv(sumOf(weights), total.special);
  if (total.sum.n <= 0n) refuse("Weighted sum must be positive");
  const w: Ratio = sums(weights).sum;
  return convert(ratio(w.n * total.sum.d, w.d * total.sum.n), total.type);
}

function sumOf(values: readonly unknown[]): unknown {
  return values.reduce(add, 0);
}

function exactOrFail(x: unknown): void {
  if (!("__float__" in typeOf(x).all)) raiseError(exc.TypeError, "unsupported type");
  exactRatio(x);
}

function sorted(data: unknown): unknown[] {
  const items = toArray(data);
  sortItems(items, null, false);
  return items;
}

function middle(pick: (items: unknown[], half: number) => unknown) {
  return (data: unknown): unknown => {
    const items = sorted(data);
    if (items.length === 0) refuse("no median for empty data");
    const half = Math.floor(items.length / 2);
    return items.length % 2 === 1 ? items[half] : pick(items, half);
  };
}

function medianGrouped(data: unknown, intervalArg: unknown): PyFloat {
  const items = sorted(data);
  const n = items.length;
  if (n === 0) refuse("no median for empty data");
  const x = items[Math.floor(n / 2)];
  const i = bisect(items, x, undefined, undefined, undefined, false);
  const j = bisect(items, x, i, undefined, undefined, true);
  const interval = intervalArg === undefined ? 1 : asDouble(intervalArg);
  return new PyFloat(asDouble(x) - interval / 2 + (interval * (n / 2 - i)) / (j - i));
}

function counts(data: unknown): PyDict {
  const dict = new PyDict();
  for (const x of toArray(data)) dict.set(x, ((dict.get(x) as number | undefined) ?? 0) + 1);
  return dict;
}

function multimode(data: unknown): unknown[] {
  const dict = counts(data);
  const most = Math.max(0, ...(dict.values() as number[]));
  return dict
    .entries()
    .filter(([, n]) => n === most)
    .map(([x]) => x);
}

function mode(data: unknown): unknown {
  const modes = multimode(data);
  return modes.length === 0 ? refuse("no mode for empty data") : modes[0];
}

function quantiles(data: unknown, nArg: unknown, method: unknown): unknown[] {
  const n = nArg === undefined ? 4 : asSize(nArg);
  if (n < 1) refuse("n must be at least 1");
  const items = sorted(data);
  const count = items.length;
  if (count < 2) refuse("must have at least two data points");
  const name = method === undefined ? "exclusive" : strOr(method);
  if (name !== "exclusive" && name !== "inclusive") {
    raiseError(exc.ValueError, `Unknown method: ${repr(method)}`);
  }
  const result: unknown[] = [];
  for (let i = 1; i < n; i++) {
    const m = name === "inclusive" ? count - 1 : count + 1;
    let j = Math.floor((i * m) / n);
    if (name === "exclusive") j = Math.max(1, Math.min(count - 1, j));
    const delta = i * m - j * n;
    const [a, b] = name === "inclusive" ? [items[j], items[j + 1]] : [items[j - 1], items[j]];
    result.push(truediv(add(mul(a, sub(n, delta)), mul(b, delta)), n));
  }
  return result;
}

/** The module `statistics`, without NormalDist. */
export const statisticsModule = newModule(
  "statistics",
  {
    mean: ["(data)", mean],
    fmean: ["(data, weights=None)", fmean],
    geometric_mean: ["(data)", geometricMean],
    harmonic_mean: ["(data, weights=None)", harmonicMean],
    median: ["(data)", middle((items, half) => truediv(add(items[half - 1], items[half]), 2))],
    median_low: ["(data)", middle((items, half) => items[half - 1])],
    median_high: ["(data)", middle((items, half) => items[half])],
    median_grouped: ["(data, interval=1.0)", medianGrouped],
    mode: ["(data)", mode],
    multimode: ["(data)", multimode],
    quantiles: ["(data, *, n=4, method='exclusive')", quantiles],
    variance: ["(data, xbar=None)", variance],
    pvariance: ["(data, mu=None)", pvariance],
    stdev: ["(data, xbar=None)", stdev],
    pstdev: ["(data, mu=None)", pstdev],
    covariance: ["(x, y, /)", covariance],
    correlation: ["(x, y, /)", correlation],
    linear_regression: ["(x, y, /, *, proportional=False)", linearRegression],
  },
  { StatisticsError },
  { family: "python" },
);
