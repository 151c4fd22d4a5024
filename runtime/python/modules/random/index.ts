import {
  asSize,
  checkSize,
  defMethods,
  emptyNames,
  exc,
  getAttr,
  type MethodTable,
  type Names,
  newBuiltinType,
  normInt,
  PyBytes,
  PyFloat,
  PyModule,
  PyTuple,
  type PyType,
  raiseError,
  readItems,
  repr,
} from "../../kernel.ts";
import { add, mul, sub } from "../../ops/arithmetic.ts";
import { asDouble } from "../../text/as-double.ts";
import { type PythonTable, pythonMethods } from "../define-module.ts";
import { isNone } from "../protocols.ts";
import { choice, choices, randrange, sample, shuffle } from "./choosing.ts";
import * as d from "./distributions.ts";
import { onEntropy } from "./entropy.ts";
import { seedNumber } from "./seed.ts";
import { Twister } from "./twister.ts";

class PyRandom {
  declare $t: PyType;
  declare d: Names;
  readonly source = new Twister();
  /** The second of a pair of normal numbers, kept for the next call. */
  spare: number | null = null;
}

const Random: PyType = newBuiltinType("Random", {
  module: "random",
  jsClass: PyRandom,
  subclassable: true,
  alloc: (type) => {
    const made = new PyRandom();
    if (type !== Random) made.$t = type;
    made.d = emptyNames();
    return made;
  },
});

function seed(self: PyRandom, a?: unknown, version?: unknown): null {
  self.source.seed(seedNumber(a, version));
  self.spare = null;
  return null;
}

function getrandbits(self: PyRandom, kArg: unknown): unknown {
  const k = asSize(kArg);
  if (k < 0) raiseError(exc.ValueError, "number of bits must be non-negative");
  checkSize(k);
  return normInt(self.source.bits(k));
}

function randbytes(self: PyRandom, nArg: unknown): PyBytes {
  const n = asSize(nArg);
  if (n < 0) raiseError(exc.ValueError, "number of bits must be non-negative");
  checkSize(n);
  let bits = self.source.bits(n * 8);
  return new PyBytes(
    Uint8Array.from({ length: n }, () => {
      const byte = Number(bits & 255n);
      bits >>= 8n;
      return byte;
    }),
  );
}

function getstate(self: PyRandom): PyTuple {
  self.source.settle();
  const { state, index } = self.source;
  return new PyTuple([
    3,
    new PyTuple([...state, index]),
    self.spare === null ? null : new PyFloat(self.spare),
  ]);
}

function setstate(self: PyRandom, state: unknown): null {
  self.source.settle();
  const [version, inner, spare] = readItems(state);
  if (version !== 3) {
    raiseError(
      exc.ValueError,
      `state with version ${repr(version)} passed to Random.setstate() of version 3`,
    );
  }
  const numbers = readItems(inner).map(Number);
  if (numbers.length !== 625) raiseError(exc.ValueError, "state vector is the wrong size");
  self.source.state = Uint32Array.from(numbers.slice(0, 624));
  self.source.index = numbers[624]!;
  self.spare = isNone(spare) ? null : asDouble(spare);
  return null;
}

function gauss(self: PyRandom): number {
  let z = self.spare;
  self.spare = null;
  if (z === null) {
    const angle = self.source.random() * 2 * Math.PI;
    const radius = Math.sqrt(-2 * Math.log(1 - self.source.random()));
    z = Math.cos(angle) * radius;
    self.spare = Math.sin(angle) * radius;
  }
  return z;
}

/** A distribution whose parameters are numbers. */
function numbers(f: (self: PyRandom, ...args: number[]) => number, ...missing: number[]) {
  return (self: PyRandom, ...args: unknown[]): PyFloat =>
    new PyFloat(f(self, ...args.map((x, i) => (x === undefined ? missing[i]! : asDouble(x)))));
}
type Drawing = (random: () => number, ...args: number[]) => number;
const drawn = (f: Drawing, ...missing: number[]) =>
  numbers((self, ...args) => f(() => self.source.random(), ...args), ...missing);

/** `mu + z * sigma` for a standard normal z; of any types that can be added. */
const scaled =
  (z: (self: PyRandom) => number) =>
  (self: PyRandom, mu: unknown = new PyFloat(0), sigma: unknown = new PyFloat(1)): unknown =>
    add(mu, mul(new PyFloat(z(self)), sigma));

const randomNumber = (self: PyRandom): PyFloat => new PyFloat(self.source.random());

const methods: PythonTable = {
  seed: ["(self, a=None, version=2)", seed],
  getstate: ["(self)", getstate],
  setstate: ["(self, state)", setstate],
  randbytes: ["(self, n)", randbytes],
  randrange: ["(self, start, stop=None, step=1)", (self, a, b, step) => randrange(self.source, a, b, step)],
  randint: ["(self, a, b)", (self, a, b) => randrange(self.source, a, add(b, 1), undefined)],
  choice: ["(self, seq)", (self, seq) => choice(self.source, seq)],
  shuffle: ["(self, x)", (self, x) => shuffle(self.source, x)],
  sample: [
    "(self, population, k, *, counts=None)",
    (self, population, k, counts) => sample(self.source, population, k, counts),
  ],
  choices: [
    "(self, population, weights=None, *, cum_weights=None, k=1)",
    (self, population, weights, cumulative, k) => choices(self.source, population, weights, cumulative, k),
  ],
  uniform: ["(self, a, b)", (self, a, b) => add(a, mul(sub(b, a), randomNumber(self)))],
  triangular: [
    "(self, low=0.0, high=1.0, mode=None)",
    (self, low = new PyFloat(0), high = new PyFloat(1), mode) => {
      const random = () => self.source.random();
      const value = d.triangular(random, asDouble(low), asDouble(high), isNone(mode) ? null : asDouble(mode));
      return value === null ? low : new PyFloat(value);
    },
  ],
  normalvariate: ["(self, mu=0.0, sigma=1.0)", scaled((self) => d.normal(() => self.source.random()))],
  gauss: ["(self, mu=0.0, sigma=1.0)", scaled(gauss)],
  lognormvariate: ["(self, mu, sigma)", drawn((r, mu, sigma) => Math.exp(mu! + d.normal(r) * sigma!))],
  expovariate: ["(self, lambd)", drawn(d.exponential as Drawing)],
  vonmisesvariate: ["(self, mu, kappa)", drawn(d.vonMises as Drawing)],
  gammavariate: ["(self, alpha, beta)", drawn(d.gamma as Drawing)],
  betavariate: ["(self, alpha, beta)", drawn(d.beta as Drawing)],
  paretovariate: ["(self, alpha)", drawn(d.pareto as Drawing)],
  weibullvariate: ["(self, alpha, beta)", drawn(d.weibull as Drawing)],
};
const builtins: MethodTable = {
  random: ["()", randomNumber],
  getrandbits: ["(k, /)", getrandbits],
};

pythonMethods(Random, { __init__: ["(self, x=None)", (self, x) => seed(self, x)], ...methods });

/** The generator behind the functions of the module; it is made anew from the host's seed for each invocation. */
const shared = new PyRandom();
onEntropy(() => {
  shared.source.seedLater(() => seedNumber(null, undefined));
  shared.spare = null;
});
seed(shared);

defMethods(Random, builtins);

const members = new Map<string, unknown>([["Random", Random]]);
for (const name of [...Object.keys(methods), ...Object.keys(builtins)])
  members.set(name, getAttr(shared, name));

/** The module `random`. */
export const randomModule = new PyModule("random", members);
