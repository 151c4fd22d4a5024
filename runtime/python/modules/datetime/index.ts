import { PyModule } from "../../kernel.ts";
import { MAX_YEAR, MIN_YEAR } from "./calendar.ts";
import "./timedelta.ts";
import { UTC } from "./timezone.ts";
import "./date.ts";
import "./time.ts";
import "./datetime.ts";
import { datetimeTypes } from "./values.ts";

/** The module `datetime`. */
export const datetimeModule = new PyModule(
  "datetime",
  new Map<string, unknown>([
    ["MAXYEAR", MAX_YEAR],
    ["MINYEAR", MIN_YEAR],
    ["UTC", UTC],
    ["date", datetimeTypes.date],
    ["datetime", datetimeTypes.datetime],
    ["time", datetimeTypes.time],
    ["timedelta", datetimeTypes.timedelta],
    ["timezone", datetimeTypes.timezone],
    ["tzinfo", datetimeTypes.tzinfo],
  ]),
);
