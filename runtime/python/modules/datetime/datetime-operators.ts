/** Comparison, hash, sum and difference of datetimes. */
import { defMethods, exc, hash, NotImplemented, PyTuple, raiseError } from "../../kernel.ts";
import { addToDateTime, ordinalOf, secondOfDay, wallDifference } from "./arithmetic.ts";
import { compareDeltas, negateDelta, normalizedDelta, subtractDeltas } from "./duration.ts";
import { utcOffset } from "./timezone.ts";
import { datetimeTypes, PyDate, PyDateTime, PyTimeDelta } from "./values.ts";

function sinceYearOne(dt: PyDateTime): PyTimeDelta {
  return normalizedDelta(ordinalOf(dt), secondOfDay(dt), dt.microsecond);
}

function withFold(dt: PyDateTime, fold: number): PyDateTime {
  const { year, month, day, hour, minute, second, microsecond, tz } = dt;
  return new PyDateTime(year, month, day, hour, minute, second, microsecond, tz, fold);
}

/** A time whose offset depends on the fold equals no time of another zone. */
function offsetDependsOnFold(dt: PyDateTime, offset: PyTimeDelta): boolean {
  const other = utcOffset(dt.tz, withFold(dt, dt.fold === 0 ? 1 : 0));
  return other === null || compareDeltas(other, offset) !== 0;
}

/** -1, 0 or 1; undefined for one naive and one aware time. */
function compare(a: PyDateTime, b: PyDateTime, forEquality: boolean): number | undefined {
  if (a.tz === b.tz) return compareDeltas(sinceYearOne(a), sinceYearOne(b));
  const first = utcOffset(a.tz, a);
  const second = utcOffset(b.tz, b);
  if (first === null || second === null) {
    return first === second ? compareDeltas(sinceYearOne(a), sinceYearOne(b)) : undefined;
  }
  if (forEquality && (offsetDependsOnFold(a, first) || offsetDependsOnFold(b, second))) return 1;
  return compareDeltas(subtractDeltas(sinceYearOne(a), first), subtractDeltas(sinceYearOne(b), second));
}

const equality =
  (equal: boolean) =>
  (self: PyDateTime, other: unknown): unknown => {
    if (other instanceof PyDateTime) return (compare(self, other, true) === 0) === equal;
    return other instanceof PyDate ? !equal : NotImplemented;
  };

const ordering =
  (test: (order: number) => boolean) =>
  (self: PyDateTime, other: unknown): unknown => {
    if (!(other instanceof PyDateTime)) {
      if (!(other instanceof PyDate)) return NotImplemented;
      raiseError(exc.TypeError, "can't compare datetime.datetime to datetime.date");
    }
    const order = compare(self, other, false);
    if (order === undefined)
      raiseError(exc.TypeError, "can't compare offset-naive and offset-aware datetimes");
    return test(order);
  };

function subtract(self: PyDateTime, other: unknown): unknown {
  if (other instanceof PyTimeDelta) return addToDateTime(self, negated(other));
  if (!(other instanceof PyDateTime)) return NotImplemented;
  const difference = wallDifference(self, other);
  if (self.tz === other.tz) return difference;
  const first = utcOffset(self.tz, self);
  const second = utcOffset(other.tz, other);
  if (first === null || second === null) {
    if (first === second) return difference;
    raiseError(exc.TypeError, "can't subtract offset-naive and offset-aware datetimes");
  }
  return subtractDeltas(difference, subtractDeltas(first, second));
}

/** The least timedelta has no negative, but subtracting it is out of range in any case. */
function negated(delta: PyTimeDelta): PyTimeDelta {
  if (delta.days >= 999_999_999) raiseError(exc.OverflowError, "date value out of range");
  return negateDelta(delta);
}

const add = (self: PyDateTime, other: unknown): unknown =>
  other instanceof PyTimeDelta ? addToDateTime(self, other) : NotImplemented;

function hashDateTime(self: PyDateTime): unknown {
  const offset = utcOffset(self.tz, self.fold === 0 ? self : withFold(self, 0));
  const own = sinceYearOne(self);
  if (offset !== null) return hash(subtractDeltas(own, offset));
  return hash(new PyTuple([own.days, own.seconds, own.microseconds, 0]));
}

/** Adds the operators to the type; they replace those of `date`. */
export function defineDateTimeOperators(): void {
  defMethods(datetimeTypes.datetime, {
    __eq__: ["(value, /)", equality(true)],
    __ne__: ["(value, /)", equality(false)],
    __lt__: ["(value, /)", ordering((order) => order < 0)],
    __le__: ["(value, /)", ordering((order) => order <= 0)],
    __gt__: ["(value, /)", ordering((order) => order > 0)],
    __ge__: ["(value, /)", ordering((order) => order >= 0)],
    __hash__: ["()", hashDateTime],
    __add__: ["(value, /)", add],
    __radd__: ["(value, /)", add],
    __sub__: ["(value, /)", subtract],
    __rsub__: ["(value, /)", (_self: PyDateTime, _other: unknown) => NotImplemented],
  });
}
