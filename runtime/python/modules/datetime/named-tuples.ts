/** The two tuples with names that the module gives: `struct_time` and `IsoCalendarDate`. */
import { defGetter, defMethods, newBuiltinType, PyTuple, type PyType, types } from "../../kernel.ts";

/** A tuple with named items, of a type that is no plain tuple. */
class StructTime extends PyTuple {}
class IsoCalendarDate extends PyTuple {}

function named(type: PyType, shown: string, fields: readonly string[]): void {
  fields.forEach((field, i) => {
    defGetter(type, field, (self: PyTuple) => self.a[i] ?? null);
  });
  const visible = fields.filter((field) => field !== "tm_zone" && field !== "tm_gmtoff");
  defMethods(type, {
    __repr__: [
      "()",
      (self: PyTuple) => `${shown}(${visible.map((f, i) => `${f}=${String(self.a[i])}`).join(", ")})`,
    ],
  });
}

const structTime = newBuiltinType("struct_time", {
  module: "time",
  bases: [types.tuple],
  jsClass: StructTime,
});
named(structTime, "time.struct_time", [
  "tm_year",
  "tm_mon",
  "tm_mday",
  "tm_hour",
  "tm_min",
  "tm_sec",
  "tm_wday",
  "tm_yday",
  "tm_isdst",
  "tm_zone",
  "tm_gmtoff",
]);
const isoCalendarDate = newBuiltinType("IsoCalendarDate", {
  module: "datetime",
  bases: [types.tuple],
  jsClass: IsoCalendarDate,
});
named(isoCalendarDate, "datetime.IsoCalendarDate", ["year", "week", "weekday"]);

/** A `time.struct_time` of its nine items. */
export function newStructTime(items: readonly number[]): PyTuple {
  return new StructTime(items);
}

export function newIsoCalendarDate(items: readonly number[]): PyTuple {
  return new IsoCalendarDate(items);
}
