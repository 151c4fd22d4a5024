/** Distributions as functions of a source of numbers in [0, 1). Each uses the source in CPython's order. */
import { exc, raiseError } from "../../kernel.ts";

type Random = () => number;

const MAGIC = (4 * Math.exp(-0.5)) / Math.sqrt(2);

/** The natural logarithm with Python's complaint. */
function log(x: number): number {
  return x > 0 ? Math.log(x) : raiseError(exc.ValueError, "math domain error");
}
function divide(a: number, b: number): number {
  return b === 0 ? raiseError(exc.ZeroDivisionError, "float division by zero") : a / b;
}

/** Null where the bounds are the same and a mode is given: the result is the bound itself. */
export function triangular(random: Random, low: number, high: number, mode: number | null): number | null {
  let u = random();
  if (mode !== null && high === low) return null;
  let c = mode === null ? 0.5 : (mode - low) / (high - low);
  let [from, to] = [low, high];
  if (u > c) {
    u = 1 - u;
    c = 1 - c;
    [from, to] = [to, from];
  }
  return from + (to - from) * Math.sqrt(u * c);
}

/** The standard normal distribution. */
export function normal(random: Random): number {
  for (;;) {
    const u1 = random();
    const u2 = 1 - random();
    const z = (MAGIC * (u1 - 0.5)) / u2;
    if ((z * z) / 4 <= -Math.log(u2)) return z;
  }
}

export function exponential(random: Random, lambda: number): number {
  return divide(-Math.log(1 - random()), lambda);
}

export function vonMises(random: Random, mu: number, kappa: number): number {
  const turn = 2 * Math.PI;
  if (kappa <= 1e-6) return turn * random();
  const s = 0.5 / kappa;
  const r = s + Math.sqrt(1 + s * s);
  let z: number;
  for (;;) {
    z = Math.cos(Math.PI * random());
    const d = z / (r + z);
    const u2 = random();
    if (u2 < 1 - d * d || u2 <= (1 - d) * Math.exp(d)) break;
  }
  const q = 1 / r;
  const f = (q + z) / (1 + q * z);
  const angle = random() > 0.5 ? mu + Math.acos(f) : mu - Math.acos(f);
  const rest = angle % turn;
  return rest < 0 ? rest + turn : rest;
}

export function gamma(random: Random, alpha: number, beta: number): number {
  if (alpha <= 0 || beta <= 0) raiseError(exc.ValueError, "gammavariate: alpha and beta must be > 0.0");
  if (alpha === 1) return -Math.log(1 - random()) * beta;
  return alpha > 1 ? largeGamma(random, alpha, beta) : smallGamma(random, alpha, beta);
}

function largeGamma(random: Random, alpha: number, beta: number): number {
  const ainv = Math.sqrt(2 * alpha - 1);
  const bbb = alpha - Math.log(4);
  const ccc = alpha + ainv;
  for (;;) {
    const u1 = random();
    if (!(u1 > 1e-7 && u1 < 0.9999999)) continue;
    const u2 = 1 - random();
    const v = Math.log(u1 / (1 - u1)) / ainv;
    const x = alpha * Math.exp(v);
    const z = u1 * u1 * u2;
    const r = bbb + ccc * v - x;
    if (r + (1 + Math.log(4.5)) - 4.5 * z >= 0 || r >= Math.log(z)) return x * beta;
  }
}

function smallGamma(random: Random, alpha: number, beta: number): number {
  for (;;) {
    const b = (Math.E + alpha) / Math.E;
    const p = b * random();
    const x = p <= 1 ? p ** (1 / alpha) : -Math.log((b - p) / alpha);
    const u1 = random();
    if (p > 1 ? u1 <= x ** (alpha - 1) : u1 <= Math.exp(-x)) return x * beta;
  }
}

export function beta(random: Random, a: number, b: number): number {
  const y = gamma(random, a, 1);
  return y === 0 ? 0 : y / (y + gamma(random, b, 1));
}

export function pareto(random: Random, alpha: number): number {
  const u = 1 - random();
  return u ** divide(-1, alpha);
}

export function weibull(random: Random, alpha: number, shape: number): number {
  const u = 1 - random();
  return alpha * (-log(u)) ** divide(1, shape);
}
