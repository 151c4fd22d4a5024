import {
  callPy,
  defClassMethod,
  defGetter,
  defMethods,
  defNew,
  exc,
  getAttr,
  hash,
  NotImplemented,
  PyTuple,
  type PyType,
  raiseError,
  repr,
  setTypeAttr,
  strOr,
} from "../../kernel.ts";
import { strRepr } from "../../text/str-repr.ts";
import { asCInt, asTzInfo, checkTime, requireStr } from "./arguments.ts";
import { secondOfDay } from "./arithmetic.ts";
import { formatByStrftime, shownClass } from "./date.ts";
import { compareDeltas, normalizedDelta, subtractDeltas } from "./duration.ts";
import { clockText } from "./iso-format.ts";
import { type IsoTime, parseIsoTime } from "./iso-parse.ts";
import { makeTime } from "./make.ts";
import { strftime } from "./strftime.ts";
import { dstOffset, formatOffset, newTimeZone, UTC, utcOffset, zoneName } from "./timezone.ts";
import { datetimeTypes, PyTime, PyTimeDelta, PyTimeSub, type PyTzInfo } from "./values.ts";

const { time } = datetimeTypes;

const int = (x: unknown): number => (x === undefined ? 0 : asCInt(x));

defNew(
  time,
  "(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
  (cls: PyType, hourArg, minuteArg, secondArg, microArg, tzArg, foldArg) => {
    const f = [int(hourArg), int(minuteArg), int(secondArg), int(microArg), int(foldArg)] as const;
    checkTime(...f);
    const value = new PyTime(f[0], f[1], f[2], f[3], asTzInfo(tzArg), f[4]);
    return cls === time ? value : new PyTimeSub(cls, value);
  },
  { family: "function" },
);

defGetter(time, "hour", (self: PyTime) => self.hour);
defGetter(time, "minute", (self: PyTime) => self.minute);
defGetter(time, "second", (self: PyTime) => self.second);
defGetter(time, "microsecond", (self: PyTime) => self.microsecond);
defGetter(time, "tzinfo", (self: PyTime) => self.tz);
defGetter(time, "fold", (self: PyTime) => self.fold);

/** The tzinfo of an offset that was read from a text. */
export function zoneOfOffset(offset: IsoTime["offset"]): PyTzInfo | null {
  if (offset === undefined) return null;
  // Like CPython, which looks at the whole seconds only.
  if (offset.seconds === 0) return UTC;
  return newTimeZone(normalizedDelta(0, offset.seconds, offset.microseconds), null);
}

/** Arguments of a repr from the hour on: seconds and microseconds only where they are not zero. */
export function clockArguments(t: {
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
}): string {
  const parts = [t.hour, t.minute];
  if (t.second !== 0 || t.microsecond !== 0) parts.push(t.second);
  if (t.microsecond !== 0) parts.push(t.microsecond);
  return parts.join(", ");
}

function isoformat(self: PyTime, timespec?: unknown): string {
  const offset = utcOffset(self.tz, null);
  return clockText(self, timespec, 1) + (offset === null ? "" : formatOffset(offset, ":"));
}

function compareFields(a: PyTime, b: PyTime): number {
  return secondOfDay(a) - secondOfDay(b) || a.microsecond - b.microsecond;
}

/** -1, 0 or 1; undefined for times that cannot be ordered, one being naive and the other aware. */
function compareTimes(a: PyTime, b: PyTime): number | undefined {
  if (a.tz === b.tz) return compareFields(a, b);
  const first = utcOffset(a.tz, null);
  const second = utcOffset(b.tz, null);
  if (first === null || second === null) return first === second ? compareFields(a, b) : undefined;
  if (compareDeltas(first, second) === 0) return compareFields(a, b);
  return compareDeltas(inUtc(a, first), inUtc(b, second));
}

function inUtc(t: PyTime, offset: PyTimeDelta): PyTimeDelta {
  return subtractDeltas(new PyTimeDelta(0, secondOfDay(t), t.microsecond), offset);
}

const ordering =
  (test: (order: number) => boolean) =>
  (self: PyTime, other: unknown): unknown => {
    if (!(other instanceof PyTime)) return NotImplemented;
    const order = compareTimes(self, other);
    if (order === undefined) raiseError(exc.TypeError, "can't compare offset-naive and offset-aware times");
    return test(order);
  };

function hashTime(self: PyTime): unknown {
  const offset = utcOffset(self.tz, null);
  if (offset === null) return hash(new PyTuple([self.hour, self.minute, self.second, self.microsecond]));
  return hash(inUtc(self, offset));
}

defMethods(time, {
  isoformat: ["(timespec='auto')", isoformat],
  utcoffset: ["()", (self: PyTime) => utcOffset(self.tz, null)],
  tzname: ["()", (self: PyTime) => zoneName(self.tz, null)],
  dst: ["()", (self: PyTime) => dstOffset(self.tz, null)],
  replace: [
    "(hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *, fold=None)",
    (self: PyTime, hour, minute, second, microsecond, tz, fold) =>
      makeTime(self.$t, {
        hour: hour === undefined ? self.hour : asCInt(hour),
        minute: minute === undefined ? self.minute : asCInt(minute),
        second: second === undefined ? self.second : asCInt(second),
        microsecond: microsecond === undefined ? self.microsecond : asCInt(microsecond),
        tz: tz === undefined ? self.tz : asTzInfo(tz),
        fold: fold === undefined ? self.fold : asCInt(fold),
      }),
  ],
  strftime: [
    "(format)",
    (self: PyTime, format) =>
      strftime(
        {
          year: 1900,
          month: 1,
          day: 1,
          hour: self.hour,
          minute: self.minute,
          second: self.second,
          microsecond: self.microsecond,
          offsetText: () => offsetText(utcOffset(self.tz, null)),
          zoneName: () => zoneName(self.tz, null) ?? "",
        },
        requireStr(format, "strftime", 1),
      ),
  ],
  __repr__: [
    "()",
    (self: PyTime) => {
      const tz = self.tz === null ? "" : `, tzinfo=${repr(self.tz)}`;
      return `${shownClass(self.$t)}(${clockArguments(self)}${tz}${self.fold ? ", fold=1" : ""})`;
    },
  ],
  __str__: ["()", (self: PyTime) => callPy(getAttr(self, "isoformat"))],
  __format__: ["(format, /)", formatByStrftime],
  __hash__: ["()", hashTime],
  __eq__: [
    "(value, /)",
    (self: PyTime, other) => (other instanceof PyTime ? compareTimes(self, other) === 0 : NotImplemented),
  ],
  __ne__: [
    "(value, /)",
    (self: PyTime, other) => (other instanceof PyTime ? compareTimes(self, other) !== 0 : NotImplemented),
  ],
  __lt__: ["(value, /)", ordering((order) => order < 0)],
  __le__: ["(value, /)", ordering((order) => order <= 0)],
  __gt__: ["(value, /)", ordering((order) => order > 0)],
  __ge__: ["(value, /)", ordering((order) => order >= 0)],
});

/** Text of `%z`. */
export function offsetText(offset: PyTimeDelta | null): string {
  return offset === null ? "" : formatOffset(offset, "");
}

defClassMethod(time, "fromisoformat", "(time_string, /)", (cls: PyType, argument) => {
  const text = strOr(argument);
  if (text === undefined) raiseError(exc.TypeError, "fromisoformat: argument must be str");
  const parsed = parseIsoTime(text);
  if (parsed === undefined) raiseError(exc.ValueError, `Invalid isoformat string: ${strRepr(text)}`);
  const { hour, minute, second, microsecond } = parsed;
  return makeTime(cls, { hour, minute, second, microsecond, tz: zoneOfOffset(parsed.offset), fold: 0 });
});

setTypeAttr(time, "min", new PyTime(0, 0, 0, 0, null, 0));
setTypeAttr(time, "max", new PyTime(23, 59, 59, 999_999, null, 0));
setTypeAttr(time, "resolution", new PyTimeDelta(0, 0, 1));
