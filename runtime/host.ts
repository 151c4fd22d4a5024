import type { Wire } from "./bridge/wire.ts";

/** One call of a script to its host, decoded from the bridge and checked in shape. */
export interface HostCall {
  /** "api" for a function of the Script API, "doc" for a method of a document. */
  readonly op: string;
  /** The operation's own fields, wire-encoded: {name, args, kwargs} for "api". */
  readonly payload: Readonly<Record<string, Wire>>;
}

/** An exception that the script gets: a class name of Python or of frappe, and its message. */
export class HostException extends Error {
  override name = "HostException";

  constructor(
    /** Such as "DoesNotExistError" or "ValueError". */
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What an embedder gives to serve documents, the database, mail and the rest of the Script API that needs a site.
 * The answer is wire-encoded (see `encode` in runtime/bridge/wire.ts). A thrown HostException is raised in the script;
 * anything else that is thrown ends the run as a host error, and the script sees nothing of it. `unavailable` is the
 * answer for what the host does not have.
 */
export type Host = (call: HostCall) => Wire | typeof unavailable | Promise<Wire | typeof unavailable>;

/** A host's answer for a function that it does not have: the script gets an error that says so. */
export const unavailable: unique symbol = Symbol("unavailable");

/** Serves nothing: what needs a site says that there is none. */
export const noHost: Host = () => unavailable;

/** The bridge function that the sandbox calls, over a host. */
export function bridge(host: Host): (text: string) => Promise<string> {
  return async (text) => {
    const call = parseCall(text);
    try {
      const answer = await host(call);
      if (answer === unavailable)
        return JSON.stringify({ raise: { type: "NotImplementedError", missing: true } });
      return JSON.stringify(answer);
    } catch (error) {
      if (!(error instanceof HostException)) throw error;
      return JSON.stringify({ raise: { type: error.type, message: error.message } });
    }
  };
}

/** The sandbox is not trusted: what it sends is checked before a host sees it. */
function parseCall(text: string): HostCall {
  const call = JSON.parse(text) as unknown;
  if (typeof call !== "object" || call === null)
    throw new TypeError("The sandbox sent a call that is no object.");
  const { op, ...payload } = call as Record<string, Wire>;
  if (typeof op !== "string") throw new TypeError("The sandbox sent a call without an operation.");
  return { op, payload };
}
