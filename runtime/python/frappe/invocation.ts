/**
 * What the host tells about an invocation and what the script leaves behind for it. Every invocation begins with
 * a fresh one.
 */
import { setClock, setLocalZone, UTC_RULES, type ZoneRules } from "../modules/datetime/clock.ts";
import { type FrappeDict, frappeDict } from "./dict.ts";

/** Settings of the site and the user that pure functions of the API depend on. */
export interface Settings {
  readonly time_zone: string;
  readonly date_format: string;
  readonly time_format: string;
  readonly number_format: string;
  readonly float_precision: number;
  readonly currency_precision: number | null;
  readonly rounding_method: string;
  readonly first_day_of_the_week: string;
  readonly currency: string | null;
  /** `host_name` of the site, with scheme and port. */
  readonly url: string;
}

export const DEFAULT_SETTINGS: Settings = {
  time_zone: "UTC",
  date_format: "yyyy-mm-dd",
  time_format: "HH:mm:ss",
  number_format: "#,###.##",
  float_precision: 3,
  currency_precision: null,
  rounding_method: "Banker's Rounding",
  first_day_of_the_week: "Sunday",
  currency: null,
  url: "http://localhost:8000",
};

export interface InvocationInput {
  readonly user?: string;
  readonly fullName?: string | null;
  readonly csrfToken?: string;
  readonly lang?: string;
  readonly form?: FrappeDict;
  readonly request?: FrappeDict;
  readonly settings?: Partial<Settings>;
  /** Translations of the language, by message or by `message:context`. */
  readonly translations?: ReadonlyMap<string, string>;
  readonly devServer?: boolean;
  readonly socketioPort?: number;
  /** Microseconds since 1970 UTC, and how many pass with each reading (0: the clock stands). */
  readonly clock?: () => number;
  readonly zone?: ZoneRules;
}

/** A message for the user, as `frappe.msgprint` queues it. */
export interface Message {
  readonly [name: string]: unknown;
}

export interface ErrorLogEntry {
  readonly title: string | null;
  readonly message: string | null;
  readonly reference_doctype: string | null;
  readonly reference_name: string | null;
}

export class Invocation {
  readonly user: string;
  readonly fullName: string | null;
  readonly csrfToken: string;
  readonly lang: string;
  readonly form: FrappeDict;
  readonly request: FrappeDict;
  readonly settings: Settings;
  readonly translations: ReadonlyMap<string, string>;
  readonly devServer: boolean;
  readonly socketioPort: number;
  readonly flags: FrappeDict = frappeDict();
  readonly response: FrappeDict = frappeDict({ docs: [] });
  readonly messages: Message[] = [];
  readonly debugLog: string[] = [];
  readonly errorOutput: string[] = [];
  readonly errorLog: ErrorLogEntry[] = [];

  constructor(input: InvocationInput) {
    this.user = input.user ?? "Administrator";
    this.fullName = input.fullName ?? null;
    this.csrfToken = input.csrfToken ?? "";
    this.lang = input.lang ?? "en";
    this.form = input.form ?? frappeDict();
    this.request = input.request ?? frappeDict();
    this.settings = { ...DEFAULT_SETTINGS, ...input.settings };
    this.translations = input.translations ?? new Map();
    this.devServer = input.devServer ?? false;
    this.socketioPort = input.socketioPort ?? 9000;
  }
}

let current = new Invocation({});

/** The invocation that is running. */
export function invocation(): Invocation {
  return current;
}

/** Starts an invocation: what an earlier one left is gone. */
export function beginInvocation(input: InvocationInput): Invocation {
  current = new Invocation(input);
  if (input.clock !== undefined) setClock(input.clock);
  setLocalZone(input.zone ?? UTC_RULES);
  return current;
}
