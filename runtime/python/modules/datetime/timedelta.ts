import {
  asInt,
  defGetter,
  defMethods,
  defNew,
  exc,
  hash,
  isInt,
  NotImplemented,
  PyFloat,
  PyTuple,
  type PyType,
  raiseError,
  setTypeAttr,
  typeName,
} from "../../kernel.ts";
import { doubleToRatio, ratioToDouble } from "../exact-ratio.ts";
import {
  addDeltas,
  compareDeltas,
  divideNearest,
  floorDivide,
  fromMicroseconds,
  negateDelta,
  subtractDeltas,
  toMicroseconds,
} from "./duration.ts";
import { zeroPad } from "./names.ts";
import { datetimeTypes, PyTimeDelta, PyTimeDeltaSub } from "./values.ts";

const { timedelta } = datetimeTypes;

/** Units in the order in which their rounding errors are summed, with their length in microseconds. */
const UNITS = [
  ["microseconds", 1],
  ["milliseconds", 1000],
  ["seconds", 1_000_000],
  ["minutes", 60_000_000],
  ["hours", 3_600_000_000],
  ["days", 86_400_000_000],
  ["weeks", 604_800_000_000],
] as const;

defNew(
  timedelta,
  "(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
  (cls: PyType, days, seconds, microseconds, milliseconds, minutes, hours, weeks) => {
    const given = { days, seconds, microseconds, milliseconds, minutes, hours, weeks };
    let total = 0n;
    let leftover = 0;
    for (const [name, factor] of UNITS) {
      const value = given[name];
      if (value === undefined) continue;
      if (isInt(value)) total += BigInt(asInt(value)) * BigInt(factor);
      else if (value instanceof PyFloat) {
        const parts = splitFloat(value.v, factor);
        total += parts.whole;
        leftover += parts.rest;
      } else
        raiseError(exc.TypeError, `unsupported type for timedelta ${name} component: ${typeName(value)}`);
    }
    return ofType(cls, fromMicroseconds(total + roundLeftover(leftover, total)));
  },
  { name: "__new__" },
);

function ofType(cls: PyType, delta: PyTimeDelta): PyTimeDelta {
  return cls === timedelta ? delta : new PyTimeDeltaSub(cls, delta.days, delta.seconds, delta.microseconds);
}

/** Whole microseconds of `value * factor`, and what is left below one microsecond. */
function splitFloat(value: number, factor: number): { whole: bigint; rest: number } {
  if (Number.isNaN(value)) raiseError(exc.ValueError, "cannot convert float NaN to integer");
  if (!Number.isFinite(value)) raiseError(exc.OverflowError, "cannot convert float infinity to integer");
  const integer = Math.trunc(value);
  const fraction = factor * (value - integer);
  const whole = Math.trunc(fraction);
  return { whole: BigInt(integer) * BigInt(factor) + BigInt(whole), rest: fraction - whole };
}

/** The leftover fractions as whole microseconds, so that the sum with `total` is rounded half to even. */
function roundLeftover(leftover: number, total: bigint): bigint {
  const away = Math.sign(leftover) * Math.floor(Math.abs(leftover) + 0.5);
  if (Math.abs(away - leftover) !== 0.5) return BigInt(away);
  const odd = total % 2n === 0n ? 0 : 1;
  const half = (leftover + odd) * 0.5;
  return BigInt(2 * Math.sign(half) * Math.floor(Math.abs(half) + 0.5) - odd);
}

defGetter(timedelta, "days", (self: PyTimeDelta) => self.days);
defGetter(timedelta, "seconds", (self: PyTimeDelta) => self.seconds);
defGetter(timedelta, "microseconds", (self: PyTimeDelta) => self.microseconds);

/** Name of a value's type as its repr begins: with the module for the exact type. */
function shownName(self: PyTimeDelta): string {
  return self.$t === timedelta ? "datetime.timedelta" : self.$t.name;
}

function reprDelta(self: PyTimeDelta): string {
  const parts: string[] = [];
  if (self.days !== 0) parts.push(`days=${self.days}`);
  if (self.seconds !== 0) parts.push(`seconds=${self.seconds}`);
  if (self.microseconds !== 0) parts.push(`microseconds=${self.microseconds}`);
  return `${shownName(self)}(${parts.length === 0 ? "0" : parts.join(", ")})`;
}

/** `str()` of a duration. */
export function formatDelta(self: PyTimeDelta): string {
  const { days, seconds, microseconds } = self;
  const prefix = days === 0 ? "" : `${days} day${days === 1 || days === -1 ? "" : "s"}, `;
  const clock = `${Math.floor(seconds / 3600)}:${zeroPad(Math.floor(seconds / 60) % 60, 2)}:${zeroPad(seconds % 60, 2)}`;
  return prefix + clock + (microseconds === 0 ? "" : `.${zeroPad(microseconds, 6)}`);
}

/** The duration in seconds, as the nearest double. */
export function totalSeconds(self: PyTimeDelta): number {
  return ratioToDouble(toMicroseconds(self), 1_000_000n);
}

type Operand = PyTimeDelta;
const comparison =
  (test: (order: number) => boolean) =>
  (self: Operand, other: unknown): unknown =>
    other instanceof PyTimeDelta ? test(compareDeltas(self, other)) : NotImplemented;

function multiply(self: Operand, factor: unknown): unknown {
  if (isInt(factor)) return fromMicroseconds(toMicroseconds(self) * BigInt(asInt(factor)));
  if (!(factor instanceof PyFloat)) return NotImplemented;
  const { n, d } = ratioOf(factor.v);
  return fromMicroseconds(divideNearest(toMicroseconds(self) * n, d));
}

function ratioOf(v: number): { n: bigint; d: bigint } {
  if (Number.isNaN(v)) raiseError(exc.ValueError, "cannot convert NaN to integer ratio");
  if (!Number.isFinite(v)) raiseError(exc.OverflowError, "cannot convert Infinity to integer ratio");
  return doubleToRatio(v);
}

function trueDivide(self: Operand, other: unknown): unknown {
  const total = toMicroseconds(self);
  if (other instanceof PyTimeDelta) {
    const divisor = toMicroseconds(other);
    if (divisor === 0n) raiseError(exc.ZeroDivisionError, "division by zero");
    return new PyFloat(total === 0n ? 0 : ratioToDouble(total, divisor));
  }
  if (isInt(other)) return fromMicroseconds(divideNearest(total, BigInt(asInt(other))));
  if (!(other instanceof PyFloat)) return NotImplemented;
  const { n, d } = ratioOf(other.v);
  return fromMicroseconds(divideNearest(total * d, n));
}

function floorDivideDelta(self: Operand, other: unknown): unknown {
  const total = toMicroseconds(self);
  if (other instanceof PyTimeDelta) return intOf(floorQuotient(total, toMicroseconds(other)));
  return isInt(other) ? fromMicroseconds(floorQuotient(total, BigInt(asInt(other)))) : NotImplemented;
}

function floorQuotient(a: bigint, b: bigint): bigint {
  if (b === 0n) raiseError(exc.ZeroDivisionError, "integer division or modulo by zero");
  return floorDivide(a, b);
}

function intOf(n: bigint): number | bigint {
  return n >= -9007199254740991n && n <= 9007199254740991n ? Number(n) : n;
}

function modulo(self: Operand, other: unknown): unknown {
  if (!(other instanceof PyTimeDelta)) return NotImplemented;
  const a = toMicroseconds(self);
  const b = toMicroseconds(other);
  if (b === 0n) raiseError(exc.ZeroDivisionError, "integer modulo by zero");
  return fromMicroseconds(a - floorDivide(a, b) * b);
}

function divideWithRest(self: Operand, other: unknown): unknown {
  if (!(other instanceof PyTimeDelta)) return NotImplemented;
  const a = toMicroseconds(self);
  const b = toMicroseconds(other);
  const q = floorQuotient(a, b);
  return new PyTuple([intOf(q), fromMicroseconds(a - q * b)]);
}

const delta =
  (op: (a: PyTimeDelta, b: PyTimeDelta) => PyTimeDelta) =>
  (self: Operand, other: unknown): unknown =>
    other instanceof PyTimeDelta ? op(self, other) : NotImplemented;

defMethods(timedelta, {
  total_seconds: ["()", (self: PyTimeDelta) => new PyFloat(totalSeconds(self))],
  __repr__: ["()", reprDelta],
  __str__: ["()", formatDelta],
  __hash__: ["()", (self: PyTimeDelta) => hash(new PyTuple([self.days, self.seconds, self.microseconds]))],
  __bool__: ["()", (self: PyTimeDelta) => self.days !== 0 || self.seconds !== 0 || self.microseconds !== 0],
  __eq__: ["(value, /)", comparison((order) => order === 0)],
  __ne__: ["(value, /)", comparison((order) => order !== 0)],
  __lt__: ["(value, /)", comparison((order) => order < 0)],
  __le__: ["(value, /)", comparison((order) => order <= 0)],
  __gt__: ["(value, /)", comparison((order) => order > 0)],
  __ge__: ["(value, /)", comparison((order) => order >= 0)],
  __add__: ["(value, /)", delta(addDeltas)],
  __radd__: ["(value, /)", delta((a, b) => addDeltas(b, a))],
  __sub__: ["(value, /)", delta(subtractDeltas)],
  __rsub__: ["(value, /)", delta((a, b) => subtractDeltas(b, a))],
  __neg__: ["()", negateDelta],
  __pos__: ["()", (self: PyTimeDelta) => new PyTimeDelta(self.days, self.seconds, self.microseconds)],
  __abs__: ["()", (self: PyTimeDelta) => (self.days < 0 ? negateDelta(self) : self)],
  __mul__: ["(value, /)", multiply],
  __rmul__: ["(value, /)", multiply],
  __truediv__: ["(value, /)", trueDivide],
  __floordiv__: ["(value, /)", floorDivideDelta],
  __mod__: ["(value, /)", modulo],
  __divmod__: ["(value, /)", divideWithRest],
});

setTypeAttr(timedelta, "min", new PyTimeDelta(-999_999_999, 0, 0));
setTypeAttr(timedelta, "max", new PyTimeDelta(999_999_999, 86399, 999_999));
setTypeAttr(timedelta, "resolution", new PyTimeDelta(0, 0, 1));
