import {
  callPy,
  defMethods,
  defNew,
  exc,
  getAttr,
  hash,
  NotImplemented,
  type PyType,
  raiseError,
  repr,
  setTypeAttr,
  strOr,
  typeName,
} from "../../kernel.ts";
import { strRepr } from "../../text/str-repr.ts";
import { argumentType } from "./arguments.ts";
import { addToDateTime } from "./arithmetic.ts";
import { addDeltas, compareDeltas, negateDelta, subtractDeltas } from "./duration.ts";
import { zeroPad } from "./names.ts";
import { datetimeTypes, PyDateTime, PyTimeDelta, PyTimeZone, type PyTzInfo } from "./values.ts";

const { timezone, tzinfo } = datetimeTypes;
const DAY = new PyTimeDelta(1, 0, 0);
const MINUS_DAY = new PyTimeDelta(-1, 0, 0);

/** The object `datetime.timezone.utc`. */
export const UTC = new PyTimeZone(new PyTimeDelta(0, 0, 0), null);

function outOfRange(offset: PyTimeDelta): boolean {
  return compareDeltas(offset, DAY) >= 0 || compareDeltas(offset, MINUS_DAY) <= 0;
}

const RANGE = "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)";

/** `timezone(offset)` or `timezone(offset, name)`. */
export function newTimeZone(offset: PyTimeDelta, name: string | null): PyTimeZone {
  if (outOfRange(offset)) raiseError(exc.ValueError, `${RANGE}, not ${repr(offset)}.`);
  if (name === null && offset.days === 0 && offset.seconds === 0 && offset.microseconds === 0) return UTC;
  return new PyTimeZone(offset, name);
}

defNew(timezone, "(offset, name=None)", (_cls: PyType, offset, name) => {
  if (!(offset instanceof PyTimeDelta)) {
    raiseError(
      exc.TypeError,
      `timezone() argument 1 must be datetime.timedelta, not ${argumentType(offset)}`,
    );
  }
  if (name === undefined) return newTimeZone(offset, null);
  const text = strOr(name);
  if (text === undefined)
    raiseError(exc.TypeError, `timezone() argument 2 must be str, not ${argumentType(name)}`);
  return newTimeZone(offset, text);
});

/** An offset as `+05:30`, with `separator` between its parts; seconds only where there are some. */
export function formatOffset(offset: PyTimeDelta, separator: string): string {
  const sign = offset.days < 0 ? "-" : "+";
  const { seconds, microseconds } = offset.days < 0 ? negateDelta(offset) : offset;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60].map((n) => zeroPad(n, 2));
  if (seconds % 60 !== 0 || microseconds !== 0) parts.push(zeroPad(seconds % 60, 2));
  return sign + parts.join(separator) + (microseconds === 0 ? "" : `.${zeroPad(microseconds, 6)}`);
}

function nameOf(self: PyTimeZone): string {
  if (self.zoneName !== null) return self.zoneName;
  if (self === UTC || compareDeltas(self.offset, UTC.offset) === 0) return "UTC";
  return `UTC${formatOffset(self.offset, ":")}`;
}

function checkWhen(dt: unknown, func: string): void {
  if (dt === null || dt instanceof PyDateTime) return;
  raiseError(exc.TypeError, `${func}(dt) argument must be a datetime instance or None, not ${typeName(dt)}`);
}

/** What `dt.tzinfo.utcoffset(dt)` gives, checked; null in a naive time. `when` is the datetime, or null of a time. */
export function utcOffset(tz: PyTzInfo | null, when: unknown): PyTimeDelta | null {
  return offsetFrom(tz, when, "utcoffset");
}

/** The same for daylight saving time. */
export function dstOffset(tz: PyTzInfo | null, when: unknown): PyTimeDelta | null {
  return offsetFrom(tz, when, "dst");
}

function offsetFrom(tz: PyTzInfo | null, when: unknown, method: "utcoffset" | "dst"): PyTimeDelta | null {
  if (tz === null) return null;
  if (tz.constructor === PyTimeZone) return method === "dst" ? null : (tz as PyTimeZone).offset;
  const offset = callPy(getAttr(tz, method), when);
  if (offset === null) return null;
  if (!(offset instanceof PyTimeDelta)) {
    raiseError(exc.TypeError, `tzinfo.${method}() must return None or timedelta, not '${typeName(offset)}'`);
  }
  if (outOfRange(offset)) raiseError(exc.ValueError, `${RANGE}.`);
  return offset;
}

/** The name of the zone at a time, checked; null where there is none. */
export function zoneName(tz: PyTzInfo | null, when: unknown): string | null {
  if (tz === null) return null;
  if (tz.constructor === PyTimeZone) return nameOf(tz as PyTimeZone);
  const name = callPy(getAttr(tz, "tzname"), when);
  const text = name === null ? null : strOr(name);
  if (text === undefined) {
    raiseError(exc.TypeError, `tzinfo.tzname() must return None or a string, not '${typeName(name)}'`);
  }
  return text;
}

function checkOwn(self: PyTzInfo, dt: unknown): PyDateTime {
  if (!(dt instanceof PyDateTime)) raiseError(exc.TypeError, "fromutc: argument must be a datetime");
  if (dt.tz !== self) raiseError(exc.ValueError, "fromutc: dt.tzinfo is not self");
  return dt;
}

/** The rule by which a zone's own offsets turn UTC into local time; it asks them twice around a change. */
function fromUtcByOffsets(self: PyTzInfo, argument: unknown): unknown {
  const dt = checkOwn(self, argument);
  const offset = utcOffset(self, dt);
  if (offset === null) raiseError(exc.ValueError, "fromutc: non-None utcoffset() result required");
  const dst = dstOffset(self, dt);
  if (dst === null) raiseError(exc.ValueError, "fromutc: non-None dst() result required");
  const standard = addToDateTime(dt, subtractDeltas(offset, dst));
  const then = dstOffset(self, standard);
  if (then === null) {
    raiseError(exc.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert");
  }
  return addToDateTime(standard as PyDateTime, then);
}

/** `tz.fromutc(dt)`, short for the exact class `timezone`. */
export function fromUtc(tz: PyTzInfo, dt: PyDateTime): unknown {
  if (tz.constructor === PyTimeZone) return addToDateTime(dt, (tz as PyTimeZone).offset);
  return callPy(getAttr(tz, "fromutc"), dt);
}

function notImplemented(name: string): () => never {
  return () => raiseError(exc.NotImplementedError, `a tzinfo subclass must implement ${name}()`);
}

defMethods(tzinfo, {
  utcoffset: ["(dt, /)", notImplemented("utcoffset")],
  tzname: ["(dt, /)", notImplemented("tzname")],
  dst: ["(dt, /)", notImplemented("dst")],
  fromutc: ["(dt, /)", fromUtcByOffsets],
});

defMethods(timezone, {
  utcoffset: [
    "(dt, /)",
    (self: PyTimeZone, dt) => {
      checkWhen(dt, "utcoffset");
      return self.offset;
    },
  ],
  tzname: [
    "(dt, /)",
    (self: PyTimeZone, dt) => {
      checkWhen(dt, "tzname");
      return nameOf(self);
    },
  ],
  dst: [
    "(dt, /)",
    (_self: PyTimeZone, dt) => {
      checkWhen(dt, "dst");
      return null;
    },
  ],
  fromutc: ["(dt, /)", (self: PyTimeZone, dt) => addToDateTime(checkOwn(self, dt), self.offset)],
  __repr__: [
    "()",
    (self: PyTimeZone) => {
      if (self === UTC) return "datetime.timezone.utc";
      const name = self.zoneName === null ? "" : `, ${strRepr(self.zoneName)}`;
      return `datetime.timezone(${repr(self.offset)}${name})`;
    },
  ],
  __str__: ["()", nameOf],
  __hash__: ["()", (self: PyTimeZone) => hash(self.offset)],
  __eq__: [
    "(value, /)",
    (self: PyTimeZone, other) =>
      other instanceof PyTimeZone ? compareDeltas(self.offset, other.offset) === 0 : NotImplemented,
  ],
});

setTypeAttr(timezone, "utc", UTC);
setTypeAttr(timezone, "min", new PyTimeZone(addDeltas(MINUS_DAY, new PyTimeDelta(0, 60, 0)), null));
setTypeAttr(timezone, "max", new PyTimeZone(new PyTimeDelta(0, 86340, 0), null));
