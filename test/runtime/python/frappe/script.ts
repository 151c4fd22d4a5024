// Runs small Python texts against the guest side of the Script API.
import { parseModule } from "../../../../compiler/syntax/parse.ts";
import { setHost } from "../../../../runtime/python/frappe/host.ts";
import { scriptGlobals } from "../../../../runtime/python/frappe/index.ts";
import {
  beginInvocation,
  type Invocation,
  type InvocationInput,
} from "../../../../runtime/python/frappe/invocation.ts";
import { libraryModules } from "../../../../runtime/python/modules/index.ts";
import { builtinScope } from "../modules/core-setup.ts";
import { Interpreter, Scope } from "../modules/interpreter.ts";

export interface ScriptOptions {
  readonly names?: Readonly<Record<string, unknown>>;
  readonly invocation?: InvocationInput;
  readonly scriptType?: string;
  /** Answers calls to the host; the payload's values are Python values. */
  readonly host?: (op: string, payload: Record<string, unknown>) => unknown;
}

export interface ScriptResult {
  /** What each top-level expression gave, or the error of each statement that raised. */
  readonly shown: string[];
  readonly state: Invocation;
}

/** Runs a text statement by statement. */
export function runScript(text: string, options: ScriptOptions = {}): ScriptResult {
  const same = (value: unknown): unknown => value;
  const { host } = options;
  setHost(host === undefined ? null : (op, payload) => host(op, payload as Record<string, unknown>), {
    encode: same,
    decode: same,
  });
  const scope = new Scope(builtinScope());
  const state = beginInvocation(options.invocation ?? {});
  const globals = scriptGlobals(options.scriptType);
  for (const name of globals.names()) scope.set(name, globals.get(name));
  for (const [name, value] of Object.entries(options.names ?? {})) scope.set(name, value);
  const interpreter = new Interpreter((name) => libraryModules.get(name));
  const rows = interpreter.session(parseModule(text).module.body, scope);
  return { shown: rows.map(({ shown }) => ("value" in shown ? shown.value : shown.error)), state };
}
