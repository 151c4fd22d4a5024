import {
  callPy,
  defClassMethod,
  defGetter,
  defMethods,
  defNew,
  exc,
  getAttr,
  PyFloat,
  type PyType,
  raiseError,
  repr,
  setTypeAttr,
  strOr,
} from "../../kernel.ts";
import { strRepr } from "../../text/str-repr.ts";
import { ratioToDouble } from "../exact-ratio.ts";
import { argumentType, asCInt, asTzInfo, checkDate, checkTime, checkYear, requireStr } from "./arguments.ts";
import { ordinalOf, secondOfDay, shiftedFields } from "./arithmetic.ts";
import { EPOCH_ORDINAL, fromOrdinal } from "./calendar.ts";
import { abbreviationAt, clockMicroseconds, foldAt, localToUnix, localZone, offsetAt } from "./clock.ts";
import { ctimeText, formatByStrftime, isoDateText, shownClass, timeTuple } from "./date.ts";
import { defineDateTimeOperators } from "./datetime-operators.ts";
import { negateDelta, normalizedDelta, toMicroseconds } from "./duration.ts";
import { clockText } from "./iso-format.ts";
import { parseIsoDateTime } from "./iso-parse.ts";
import { exactDateTime, makeDate, makeDateTime, makeTime } from "./make.ts";
import { strftime } from "./strftime.ts";
import { strptime } from "./strptime.ts";
import { clockArguments, offsetText, zoneOfOffset } from "./time.ts";
import { asTimestamp } from "./timestamp.ts";
import { dstOffset, formatOffset, fromUtc, newTimeZone, utcOffset, zoneName } from "./timezone.ts";
import {
  datetimeTypes,
  PyDate,
  PyDateTime,
  PyDateTimeSub,
  PyTime,
  PyTimeDelta,
  type PyTimeZone,
  type PyTzInfo,
} from "./values.ts";

const { date, datetime, time } = datetimeTypes;

const int = (x: unknown): number => (x === undefined ? 0 : asCInt(x));

defNew(
  datetime,
  "(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
  (cls: PyType, yearArg, monthArg, dayArg, hourArg, minuteArg, secondArg, microArg, tzArg, foldArg) => {
    const d = [asCInt(yearArg), asCInt(monthArg), asCInt(dayArg)] as const;
    const t = [int(hourArg), int(minuteArg), int(secondArg), int(microArg)] as const;
    const fold = int(foldArg);
    checkDate(...d);
    checkTime(...t, fold);
    const value = new PyDateTime(...d, ...t, asTzInfo(tzArg), fold);
    return cls === datetime ? value : new PyDateTimeSub(cls, value);
  },
  { family: "function" },
);

defGetter(datetime, "hour", (self: PyDateTime) => self.hour);
defGetter(datetime, "minute", (self: PyDateTime) => self.minute);
defGetter(datetime, "second", (self: PyDateTime) => self.second);
defGetter(datetime, "microsecond", (self: PyDateTime) => self.microsecond);
defGetter(datetime, "tzinfo", (self: PyDateTime) => self.tz);
defGetter(datetime, "fold", (self: PyDateTime) => self.fold);

function separatorOf(sep: unknown): string {
  if (sep === undefined) return "T";
  const text = strOr(sep);
  if (text === undefined || [...text].length !== 1) {
    raiseError(exc.TypeError, `isoformat() argument 1 must be a unicode character, not ${argumentType(sep)}`);
  }
  return text;
}

function isoformat(self: PyDateTime, sep?: unknown, timespec?: unknown): string {
  const separator = separatorOf(sep);
  const clock = clockText(self, timespec, 2);
  const offset = utcOffset(self.tz, self);
  return isoDateText(self) + separator + clock + (offset === null ? "" : formatOffset(offset, ":"));
}

function clockOf(self: PyDateTime): string {
  return clockText(
    { hour: self.hour, minute: self.minute, second: self.second, microsecond: 0 },
    undefined,
    1,
  );
}

/** Seconds since 1970 of the fields, as if they were UTC. */
function wallSeconds(self: PyDateTime): number {
  return (ordinalOf(self) - EPOCH_ORDINAL) * 86400 + secondOfDay(self);
}

function timestamp(self: PyDateTime): PyFloat {
  const offset = utcOffset(self.tz, self);
  if (offset === null) {
    const unix = localToUnix(localZone(), wallSeconds(self), self.fold);
    return new PyFloat(unix + self.microsecond / 1e6);
  }
  const total = BigInt(wallSeconds(self)) * 1_000_000n + BigInt(self.microsecond) - toMicroseconds(offset);
  return new PyFloat(total === 0n ? 0 : ratioToDouble(total, 1_000_000n));
}

function isDst(self: PyDateTime): number {
  const dst = dstOffset(self.tz, self);
  return dst === null ? -1 : toMicroseconds(dst) === 0n ? 0 : 1;
}

function utcTimeTuple(self: PyDateTime): unknown {
  const offset = utcOffset(self.tz, self);
  const f =
    offset === null
      ? self
      : exactDateTime({ ...shiftedFields(self, negateDelta(offset)), tz: null, fold: 0 });
  return timeTuple(f, f.hour, f.minute, f.second, 0);
}

/** The zone of the site at a moment, as a fixed offset with its abbreviation. */
function localZoneAt(unixSeconds: number): PyTimeZone {
  const rules = localZone();
  return newTimeZone(normalizedDelta(0, offsetAt(rules, unixSeconds), 0), abbreviationAt(rules, unixSeconds));
}

function localZoneOf(self: PyDateTime): PyTimeZone {
  return localZoneAt(localToUnix(localZone(), wallSeconds(self), self.fold));
}

function astimezone(self: PyDateTime, tzArg?: unknown): unknown {
  const target = asTzInfo(tzArg);
  let own: PyTzInfo = self.tz ?? localZoneOf(self);
  if (own === target) return self;
  let offset = utcOffset(own, self);
  if (offset === null) {
    own = localZoneOf(self);
    if (own === target) return self;
    offset = utcOffset(own, self)!;
  }
  const fields = shiftedFields(self, negateDelta(offset));
  const naive = exactDateTime({ ...fields, tz: null, fold: 0 });
  const zone = target ?? localZoneAt(wallSeconds(naive));
  const inUtc = makeDateTime(self.$t, { ...fields, tz: zone, fold: 0 }) as PyDateTime;
  return fromUtc(zone, inUtc);
}

defMethods(datetime, {
  date: ["()", (self: PyDateTime) => makeDate(date, self.year, self.month, self.day)],
  time: ["()", (self: PyDateTime) => timePart(self, null)],
  timetz: ["()", (self: PyDateTime) => timePart(self, self.tz)],
  ctime: ["()", (self: PyDateTime) => ctimeText(self, clockOf(self))],
  isoformat: ["(sep='T', timespec='auto')", isoformat],
  utcoffset: ["()", (self: PyDateTime) => utcOffset(self.tz, self)],
  tzname: ["()", (self: PyDateTime) => zoneName(self.tz, self)],
  dst: ["()", (self: PyDateTime) => dstOffset(self.tz, self)],
  timestamp: ["()", timestamp],
  timetuple: ["()", (self: PyDateTime) => timeTuple(self, self.hour, self.minute, self.second, isDst(self))],
  utctimetuple: ["()", utcTimeTuple],
  astimezone: ["(tz=None)", astimezone],
  replace: [
    "(year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *, fold=None)",
    (self: PyDateTime, year, month, day, hour, minute, second, microsecond, tz, fold) =>
      makeDateTime(self.$t, {
        year: year === undefined ? self.year : asCInt(year),
        month: month === undefined ? self.month : asCInt(month),
        day: day === undefined ? self.day : asCInt(day),
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
    (self: PyDateTime, format) =>
      strftime(
        {
          year: self.year,
          month: self.month,
          day: self.day,
          hour: self.hour,
          minute: self.minute,
          second: self.second,
          microsecond: self.microsecond,
          offsetText: () => offsetText(utcOffset(self.tz, self)),
          zoneName: () => zoneName(self.tz, self) ?? "",
        },
        requireStr(format, "strftime", 1),
      ),
  ],
  __repr__: [
    "()",
    (self: PyDateTime) => {
      const day = `${self.year}, ${self.month}, ${self.day}, ${clockArguments(self)}`;
      const tz = self.tz === null ? "" : `, tzinfo=${repr(self.tz)}`;
      return `${shownClass(self.$t)}(${day}${self.fold ? ", fold=1" : ""}${tz})`;
    },
  ],
  __str__: ["()", (self: PyDateTime) => callPy(getAttr(self, "isoformat"), " ")],
  __format__: ["(format, /)", formatByStrftime],
});

defineDateTimeOperators();

function timePart(self: PyDateTime, tz: PyTzInfo | null): unknown {
  const { hour, minute, second, microsecond, fold } = self;
  return makeTime(time, { hour, minute, second, microsecond, tz, fold });
}

/** The datetime of a moment in a zone; null is the site's own zone, and the result is naive. */
function ofMoment(cls: PyType, unixSeconds: number, microsecond: number, tz: PyTzInfo | null): unknown {
  const rules = localZone();
  const wall = tz === null ? unixSeconds + offsetAt(rules, unixSeconds) : unixSeconds;
  const fold = tz === null ? foldAt(rules, unixSeconds) : 0;
  const value = ofWallSeconds(cls, wall, microsecond, tz, fold);
  return tz === null ? value : fromUtc(tz, value as PyDateTime);
}

function ofWallSeconds(
  cls: PyType,
  wall: number,
  microsecond: number,
  tz: PyTzInfo | null,
  fold: number,
): unknown {
  const days = Math.floor(wall / 86400);
  const rest = wall - days * 86400;
  const { year, month, day } = fromOrdinal(days + EPOCH_ORDINAL);
  checkYear(year);
  const clock = {
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    microsecond,
  };
  return makeDateTime(cls, { year, month, day, ...clock, tz, fold });
}

function nowParts(): [number, number] {
  const total = clockMicroseconds();
  const seconds = Math.floor(total / 1e6);
  return [seconds, total - seconds * 1e6];
}

defClassMethod(datetime, "today", "()", (cls: PyType) => ofMoment(cls, ...nowParts(), null));
defClassMethod(datetime, "now", "(tz=None)", (cls: PyType, tz) => ofMoment(cls, ...nowParts(), asTzInfo(tz)));
defClassMethod(datetime, "utcnow", "()", (cls: PyType) => ofWallSeconds(cls, ...nowParts(), null, 0));
defClassMethod(datetime, "fromtimestamp", "(timestamp, tz=None)", (cls: PyType, argument, tz) => {
  const zone = asTzInfo(tz);
  const { seconds, microseconds } = asTimestamp(argument);
  return ofMoment(cls, seconds, microseconds, zone);
});
defClassMethod(datetime, "utcfromtimestamp", "(timestamp, /)", (cls: PyType, argument) => {
  const { seconds, microseconds } = asTimestamp(argument);
  return ofWallSeconds(cls, seconds, microseconds, null, 0);
});

defClassMethod(datetime, "combine", "(date, time, tzinfo=None)", (cls: PyType, day, clock, tz) => {
  if (!(day instanceof PyDate)) {
    raiseError(exc.TypeError, `combine() argument 1 must be datetime.date, not ${argumentType(day)}`);
  }
  if (!(clock instanceof PyTime)) {
    raiseError(exc.TypeError, `combine() argument 2 must be datetime.time, not ${argumentType(clock)}`);
  }
  const { hour, minute, second, microsecond, fold } = clock;
  const zone = tz === undefined ? clock.tz : asTzInfo(tz);
  const { year, month } = day;
  return makeDateTime(cls, { year, month, day: day.day, hour, minute, second, microsecond, tz: zone, fold });
});

defClassMethod(datetime, "fromisoformat", "(date_string, /)", (cls: PyType, argument) => {
  const text = strOr(argument);
  if (text === undefined) raiseError(exc.TypeError, "fromisoformat: argument must be str");
  const parsed = parseIsoDateTime(text);
  if (parsed === undefined) raiseError(exc.ValueError, `Invalid isoformat string: ${strRepr(text)}`);
  const { hour = 0, minute = 0, second = 0, microsecond = 0, offset } = parsed.time ?? {};
  return makeDateTime(cls, {
    ...parsed.date,
    hour,
    minute,
    second,
    microsecond,
    tz: zoneOfOffset(offset),
    fold: 0,
  });
});

defClassMethod(datetime, "strptime", "(date_string, format, /)", (cls: PyType, textArg, formatArg) => {
  const text = requireStr(textArg, "strptime", 1);
  const result = strptime(text, requireStr(formatArg, "strptime", 2), strRepr);
  if ("error" in result) raiseError(exc.ValueError, result.error);
  const { offset, zoneName: name, ...fields } = result.time;
  const tz = offset && newTimeZone(normalizedDelta(0, offset.seconds, offset.microseconds), name ?? null);
  return makeDateTime(cls, { ...fields, tz: tz ?? null, fold: 0 });
});

setTypeAttr(datetime, "min", new PyDateTime(1, 1, 1, 0, 0, 0, 0, null, 0));
setTypeAttr(datetime, "max", new PyDateTime(9999, 12, 31, 23, 59, 59, 999_999, null, 0));
setTypeAttr(datetime, "resolution", new PyTimeDelta(0, 0, 1));
