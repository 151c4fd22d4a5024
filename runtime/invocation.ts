import { encode, encodeDict, type Wire } from "./bridge/wire.ts";

/** One use of a script: what it is given. All of it is optional. */
export interface Invocation {
  /** The document of a DocType Event, as plain data: its doctype, fields, and child tables as arrays of objects. */
  readonly doc?: Readonly<Record<string, unknown>>;
  /** The document as it is stored, for get_doc_before_save() and has_value_changed(); absent for a new one. */
  readonly docBeforeSave?: Readonly<Record<string, unknown>>;
  /** Whether the document is not stored yet; by default, whether there is no `docBeforeSave`. */
  readonly isNew?: boolean;
  /**
   * Functions of the script's top level to call after its body, the first that is defined (handler form); each gets
   * the document and the name of the event's method.
   */
  readonly handlers?: readonly string[];
  /** The event's method name, such as "before_insert". */
  readonly method?: string;
  /** Request arguments: frappe.form_dict and args. */
  readonly form?: Readonly<Record<string, unknown>>;
  readonly user?: string;
  readonly fullName?: string;
  readonly csrfToken?: string;
  readonly lang?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Translations by message. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970 in UTC at which the script's clock stands; by default the host's clock. */
  readonly now?: number;
  /** Minutes east of UTC of the site's local time. */
  readonly utcOffsetMinutes?: number;
  /** Seed of random numbers, uuid4 and hashes, so that a run can be repeated; by default one that nobody can guess. */
  readonly seed?: number;
  /** The script's type, which decides on the names that it has. */
  readonly scriptType?: string;
  /** Names to read after the body ran, such as "conditions". */
  readonly results?: readonly string[];
}

/** What the sandbox's library reads: the request text of one invocation. @throws WireError */
export function encodeInvocation(invocation: Invocation, outputLimit: number): string {
  const { doc, docBeforeSave, form, settings, translations, now, utcOffsetMinutes } = invocation;
  return JSON.stringify({
    version: 1,
    scriptType: invocation.scriptType ?? null,
    doc: doc === undefined ? null : encodeDocument(doc, docBeforeSave, invocation.isNew),
    method: invocation.method ?? null,
    handlers: invocation.handlers ?? [],
    results: invocation.results ?? [],
    user: invocation.user ?? "Administrator",
    fullName: invocation.fullName ?? null,
    csrfToken: invocation.csrfToken ?? "",
    lang: invocation.lang ?? "en",
    form: encodeDict(form ?? {}),
    settings: settings ?? {},
    translations: translations ?? {},
    clock: Math.round((now ?? Date.now()) * 1000),
    offset: utcOffsetMinutes ?? 0,
    seed: invocation.seed ?? randomSeed(),
    limits: { output: outputLimit },
  });
}

function randomSeed(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0x1fffff) * 2 ** 32 + low;
}

function encodeDocument(
  doc: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | undefined,
  isNew: boolean | undefined,
): Wire {
  const fields = Object.fromEntries(Object.entries(doc).map(([name, value]) => [name, encode(value)]));
  return {
    doc: {
      fields,
      isNew: isNew ?? before === undefined,
      before:
        before === undefined
          ? null
          : Object.fromEntries(Object.entries(before).map(([name, value]) => [name, encode(value)])),
    },
  };
}
