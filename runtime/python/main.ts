import { installCodecs } from "./bridge/codecs.ts";
import { decode, encode, type Wire } from "./bridge/wire.ts";
import { beginOutput, OutputLimitError, setOutputHost, takeOutput } from "./builtins/output.ts";
import { FrappeDict } from "./frappe/dict.ts";
import { setHost } from "./frappe/host.ts";
import { scriptGlobals } from "./frappe/index.ts";
import { beginInvocation, invocation, type Settings } from "./frappe/invocation.ts";
import { libraryModules } from "./modules/index.ts";
import { setEntropy } from "./modules/random/entropy.ts";
import { callAny } from "./object/call.ts";
import { PyException, setHandledException } from "./object/exception.ts";
import { PyFunction } from "./object/function.ts";
import { setHashSeed } from "./object/hash.ts";
import { resetNesting } from "./object/limits.ts";
import { setFatalHost } from "./ops/fatal.ts";
import { collect, describeError, encodeOrText, type Response } from "./response.ts";
import { type Runtime, runtime, setScope } from "./runtime.ts";

/** The request of an invocation, as the host writes it. */
interface Request {
  readonly scriptType: string | null;
  readonly doc: Wire;
  readonly method: string | null;
  readonly handlers: readonly string[];
  readonly results: readonly string[];
  readonly user: string;
  readonly fullName: string | null;
  readonly csrfToken: string;
  readonly lang: string;
  readonly form: Wire;
  readonly settings: Partial<Settings>;
  readonly translations: Readonly<Record<string, string>>;
  /** Microseconds since 1970 in UTC. */
  readonly clock: number;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly seed: number;
  readonly limits: { readonly output?: number };
  /** Values of further global names. */
  readonly context?: Readonly<Record<string, Wire>>;
}

type Host = (text: string) => string;
type Code = (runtime: Runtime) => void;

installCodecs();

/** Connects the library to its host; gives the function that runs a script. */
export function boot(host: Host): (code: Code, requestText: string) => string {
  setFatalHost(host);
  setOutputHost(host);
  setHost((op, payload) => JSON.parse(host(JSON.stringify({ op, ...(payload as object) }))), {
    encode,
    decode,
  });
  return (code, requestText) => JSON.stringify(invoke(code, JSON.parse(requestText) as Request));
}

function invoke(code: Code, request: Request): Response {
  setHandledException(null);
  resetNesting();
  setHashSeed(request.seed ?? 0);
  setEntropy(request.seed ?? 0);
  beginOutput(request.limits?.output);
  start(request);
  const exports = new Map<string, unknown>();
  const globals = scriptGlobals(request.scriptType ?? undefined);
  const doc = request.doc === null || request.doc === undefined ? undefined : decode(request.doc);
  if (doc !== undefined) globals.set("doc", doc);
  for (const [name, value] of Object.entries(request.context ?? {})) globals.set(name, decode(value));
  setScope({ globals, module: (name) => moduleOf(name, globals), exports });
  let handler: string | null = null;
  let failure: Pick<Response, "error" | "limit"> = {};
  try {
    code(runtime);
    handler = (request.handlers ?? []).find((name) => exports.get(name) instanceof PyFunction) ?? null;
    if (handler !== null) callHandler(exports.get(handler) as PyFunction, doc, request.method);
  } catch (e) {
    failure = failureOf(e);
  } finally {
    setHandledException(null);
    resetNesting();
  }
  return {
    ok: failure.error === undefined && failure.limit === undefined,
    output: takeOutput(),
    ...failure,
    handler,
    results: resultsOf(request.results ?? [], exports),
    ...collect(invocation(), doc),
  };
}

function failureOf(e: unknown): Pick<Response, "error" | "limit"> {
  if (e instanceof PyException) return { error: describeError(e) };
  if (e instanceof OutputLimitError) return { limit: { code: "limit-output", message: e.message } };
  throw e;
}

function start(request: Request): void {
  const { clock, offset } = request;
  const form = decode(request.form ?? null);
  beginInvocation({
    user: request.user ?? "Administrator",
    fullName: request.fullName ?? null,
    csrfToken: request.csrfToken ?? "",
    lang: request.lang ?? "en",
    ...(form instanceof FrappeDict ? { form } : {}),
    settings: request.settings ?? {},
    translations: new Map(Object.entries(request.translations ?? {})),
    clock: () => clock ?? 0,
    zone: {
      name: request.settings?.time_zone ?? "UTC",
      transitions: [],
      offsets: [(offset ?? 0) * 60],
      abbreviations: [offset ? "" : "UTC"],
    },
  });
}

/** `frappe` and its parts are of the invocation; the other modules are always the same. */
function moduleOf(name: string, globals: ReadonlyMap<string, unknown>): unknown {
  const own = libraryModules.get(name);
  if (own !== undefined) return own;
  const [root, ...path] = name.split(".");
  let value = globals.get(root!);
  for (const part of path) value = memberOf(value, part);
  return value;
}

function memberOf(value: unknown, name: string): unknown {
  const members = (value as { members?: ReadonlyMap<string, unknown> } | undefined)?.members;
  return members?.get(name);
}

/** A handler is given as many of (document, method) as it takes. */
function callHandler(f: PyFunction, doc: unknown, method: string | null): void {
  const args = [doc === undefined ? null : doc, method];
  const takes = f.varArgs ? args.length : Math.min(f.positional, args.length);
  callAny(f, args.slice(0, takes), null, null);
}

function resultsOf(names: readonly string[], exports: ReadonlyMap<string, unknown>): Record<string, Wire> {
  const results: Record<string, Wire> = {};
  for (const name of names) {
    const value = exports.get(name);
    if (value !== undefined) results[name] = encodeOrText(value);
  }
  return results;
}
