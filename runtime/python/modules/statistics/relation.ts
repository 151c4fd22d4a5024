/** `covariance`, `correlation` and `linear_regression`. */
import { callPy, length, PyFloat, toArray, truth } from "../../kernel.ts";
import { asDouble } from "../../text/as-double.ts";
import { namedtupleTable } from "../collections/namedtuple.ts";
import { exactSum } from "../math/summation.ts";
import { refuse } from "./exact.ts";

const LinearRegression = namedtupleTable.namedtuple[1](
  "LinearRegression",
  ["slope", "intercept"],
  undefined,
  undefined,
  "statistics",
);

/** The sum as `math.fsum` gives it. */
export function fsum(values: readonly number[]): number {
  const result = exactSum(values);
  return "sum" in result ? result.sum : Number.NaN;
}

function both(x: unknown, y: unknown, name: string): [number[], number[]] {
  const n = length(x);
  if (length(y) !== n) refuse(`${name} requires that both inputs have same number of data points`);
  if (n < 2) refuse(`${name} requires at least two data points`);
  return [toArray(x).map(asDouble), toArray(y).map(asDouble)];
}

const products = (a: readonly number[], b: readonly number[]): number => fsum(a.map((x, i) => x * b[i]!));
function centred(values: readonly number[]): number[] {
  const mean = fsum(values) / values.length;
  return values.map((x) => x - mean);
}

export function covariance(x: unknown, y: unknown): PyFloat {
  const [a, b] = both(x, y, "covariance");
  return new PyFloat(products(centred(a), centred(b)) / (a.length - 1));
}

export function correlation(x: unknown, y: unknown): PyFloat {
  const [a, b] = both(x, y, "correlation").map(centred) as [number[], number[]];
  const scale = Math.sqrt(products(a, a) * products(b, b));
  if (scale === 0) refuse("at least one of the inputs is constant");
  return new PyFloat(products(a, b) / scale);
}

export function linearRegression(x: unknown, y: unknown, proportional: unknown): unknown {
  const [a, b] = both(x, y, "linear regression");
  const through = proportional !== undefined && truth(proportional);
  const [u, v] = through ? [a, b] : [centred(a), centred(b)];
  const scale = products(u, u);
  if (scale === 0) refuse("x is constant");
  const slope = products(u, v) / scale;
  const intercept = through ? 0 : fsum(b) / b.length - slope * (fsum(a) / a.length);
  return callPy(LinearRegression, new PyFloat(slope), new PyFloat(intercept));
}
