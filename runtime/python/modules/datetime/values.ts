/** The values of the module `datetime` and their types. Instances never change once they are made. */
import { emptyNames, type Names, newBuiltinType, type PyType } from "../../kernel.ts";

export class PyTimeDelta {
  declare $t: PyType;
  /** Normalised: 0 <= seconds < 86400 and 0 <= microseconds < 1000000. */
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;
  constructor(days: number, seconds: number, microseconds: number) {
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }
}

export class PyTzInfo {
  declare $t: PyType;
}

/** A fixed offset from UTC. */
export class PyTimeZone extends PyTzInfo {
  readonly offset: PyTimeDelta;
  readonly zoneName: string | null;
  constructor(offset: PyTimeDelta, zoneName: string | null) {
    super();
    this.offset = offset;
    this.zoneName = zoneName;
  }
}

export class PyDate {
  declare $t: PyType;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }
}

export class PyTime {
  declare $t: PyType;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** A tzinfo, or null in a naive time. */
  readonly tz: PyTzInfo | null;
  readonly fold: number;
  constructor(
    hour: number,
    minute: number,
    second: number,
    microsecond: number,
    tz: PyTzInfo | null,
    fold: number,
  ) {
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.microsecond = microsecond;
    this.tz = tz;
    this.fold = fold;
  }
}

export class PyDateTime extends PyDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tz: PyTzInfo | null;
  readonly fold: number;
  constructor(
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
    microsecond: number,
    tz: PyTzInfo | null,
    fold: number,
  ) {
    super(year, month, day);
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.microsecond = microsecond;
    this.tz = tz;
    this.fold = fold;
  }
}

// Instances of subclasses that scripts define: another JS class, with room for attributes.

export class PyTimeDeltaSub extends PyTimeDelta {
  declare readonly d: Names;
  constructor(type: PyType, days: number, seconds: number, microseconds: number) {
    super(days, seconds, microseconds);
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyTzInfoSub extends PyTzInfo {
  declare readonly d: Names;
  constructor(type: PyType) {
    super();
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyDateSub extends PyDate {
  declare readonly d: Names;
  constructor(type: PyType, year: number, month: number, day: number) {
    super(year, month, day);
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyTimeSub extends PyTime {
  declare readonly d: Names;
  constructor(type: PyType, fields: PyTime) {
    super(fields.hour, fields.minute, fields.second, fields.microsecond, fields.tz, fields.fold);
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyDateTimeSub extends PyDateTime {
  declare readonly d: Names;
  constructor(type: PyType, f: PyDateTime) {
    super(f.year, f.month, f.day, f.hour, f.minute, f.second, f.microsecond, f.tz, f.fold);
    this.$t = type;
    this.d = emptyNames();
  }
}

const options = { module: "datetime", subclassable: true };
const tzinfo = newBuiltinType("tzinfo", { ...options, jsClass: PyTzInfo });
tzinfo.alloc = (type) => (type === tzinfo ? new PyTzInfo() : new PyTzInfoSub(type));
const date = newBuiltinType("date", { ...options, jsClass: PyDate });

/** The classes of the module. */
export const datetimeTypes = {
  timedelta: newBuiltinType("timedelta", { ...options, jsClass: PyTimeDelta }),
  tzinfo,
  timezone: newBuiltinType("timezone", { module: "datetime", bases: [tzinfo], jsClass: PyTimeZone }),
  date,
  time: newBuiltinType("time", { ...options, jsClass: PyTime }),
  datetime: newBuiltinType("datetime", { ...options, bases: [date], jsClass: PyDateTime }),
};
