/** The clock part of `isoformat`. */
import { exc, raiseError } from "../../kernel.ts";
import { requireStr } from "./arguments.ts";
import { zeroPad } from "./names.ts";

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

/** `HH:MM:SS` with as much as `timespec` wants; microseconds by themselves only where there are some. */
export function clockText(t: Clock, timespec: unknown, position: number): string {
  const spec = timespec === undefined ? "auto" : requireStr(timespec, "isoformat", position);
  const hour = zeroPad(t.hour, 2);
  const minutes = `${hour}:${zeroPad(t.minute, 2)}`;
  const seconds = `${minutes}:${zeroPad(t.second, 2)}`;
  switch (spec) {
    case "auto":
      return t.microsecond === 0 ? seconds : `${seconds}.${zeroPad(t.microsecond, 6)}`;
    case "hours":
      return hour;
    case "minutes":
      return minutes;
    case "seconds":
      return seconds;
    case "milliseconds":
      return `${seconds}.${zeroPad(Math.floor(t.microsecond / 1000), 3)}`;
    case "microseconds":
      return `${seconds}.${zeroPad(t.microsecond, 6)}`;
    default:
      return raiseError(exc.ValueError, "Unknown timespec value");
  }
}
