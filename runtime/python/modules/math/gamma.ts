/**
 * Gamma and log-gamma by Lanczos' approximation with thirteen terms and g = 6.0246…, and the reflection formula
 * for negative arguments.
 */

const G = 6.02468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
  8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const FACTORIALS = [1];
for (let n = 1; n < 23; n++) FACTORIALS.push(FACTORIALS[n - 1]! * n);
const LOG_PI = 1.1447298858494002;

/** Thrown away by the caller into a Python error. */
export type GammaProblem = "domain" | "range";

function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let i = NUMERATOR.length - 1; i >= 0; i--) {
      numerator = numerator * x + NUMERATOR[i]!;
      denominator = denominator * x + DENOMINATOR[i]!;
    }
  } else {
    for (let i = 0; i < NUMERATOR.length; i++) {
      numerator = numerator / x + NUMERATOR[i]!;
      denominator = denominator / x + DENOMINATOR[i]!;
    }
  }
  return numerator / denominator;
}

/** sin(pi * x) without the error of multiplying by pi near whole numbers. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const n = Math.round(2 * y);
  let r: number;
  if (n === 0 || n === 4) r = Math.sin(Math.PI * (n === 0 ? y : y - 2));
  else if (n === 1) r = Math.cos(Math.PI * (y - 0.5));
  else if (n === 2) r = Math.sin(Math.PI * (1 - y));
  else r = -Math.cos(Math.PI * (y - 1.5));
  return x < 0 ? -r : r;
}

/** The gamma function. */
export function gamma(x: number): number | GammaProblem {
  if (!Number.isFinite(x)) return x === -Infinity ? "domain" : x;
  if (x === 0) return "domain";
  if (x === Math.floor(x)) {
    if (x < 0) return "domain";
    if (x <= FACTORIALS.length) return FACTORIALS[x - 1]!;
  }
  const size = Math.abs(x);
  if (size < 1e-20) {
    const r = 1 / x;
    return Number.isFinite(r) ? r : "range";
  }
  if (size > 200) return x < 0 ? 0 / sinPi(x) : "range";
  const y = size + (G - 0.5);
  // What `y` lost in rounding, brought back at the end.
  let z = size > G - 0.5 ? y - size - (G - 0.5) : y - (G - 0.5) - size;
  z = (z * G) / y;
  let r: number;
  if (x < 0) {
    r = ((-Math.PI / sinPi(size) / size) * Math.exp(y)) / lanczosSum(size);
    r -= z * r;
    r = dividePower(r, y, size);
  } else {
    r = lanczosSum(size) / Math.exp(y);
    r += z * r;
    r = multiplyPower(r, y, size);
  }
  return Number.isFinite(r) ? r : "range";
}

// The power overflows before the result does; so large arguments take its square root twice.
function multiplyPower(r: number, y: number, size: number): number {
  if (size < 140) return r * y ** (size - 0.5);
  const root = y ** (size / 2 - 0.25);
  return r * root * root;
}

function dividePower(r: number, y: number, size: number): number {
  if (size < 140) return r / y ** (size - 0.5);
  const root = y ** (size / 2 - 0.25);
  return r / root / root;
}

/** Natural logarithm of the absolute value of gamma. */
export function logGamma(x: number): number | GammaProblem {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  if (x === Math.floor(x) && x <= 2) return x <= 0 ? "domain" : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -Math.log(size);
  let r = Math.log(lanczosSum(size)) - G;
  r += (size - 0.5) * (Math.log(size + G - 0.5) - 1);
  if (x < 0) r = LOG_PI - Math.log(Math.abs(sinPi(size))) - Math.log(size) - r;
  return Number.isFinite(r) ? r : "range";
}
