/** Calls to the host. What crosses is wire-encoded; the bridge sets how it is sent. */
import { raiseFrappe, raiseFromHost } from "./exceptions.ts";

/** Sends an operation with its (encoded) payload and gives the (encoded) answer. */
export type HostChannel = (op: string, payload: unknown) => unknown;

/** Turns Python values into what can be sent, and back. */
export interface WireCodec {
  encode(value: unknown): unknown;
  decode(wire: unknown): unknown;
}

let channel: HostChannel | null = null;
let codec: WireCodec = { encode: (value) => value, decode: (wire) => wire };

/** Connects the host; null for an invocation that has none. */
export function setHost(send: HostChannel | null, wire: WireCodec): void {
  channel = send;
  codec = wire;
}

interface HostError {
  readonly type: string;
  readonly message?: string;
  readonly args?: readonly unknown[];
  /** The host has no function of that name. */
  readonly missing?: boolean;
}

/** Asks the host and raises what it answers with `{"raise": …}`. `what` is the name that the script wrote. */
export function askHost(op: string, what: string, payload: Record<string, unknown>): unknown {
  return askHostOr(op, payload, () => needsSite(what));
}

/** The same for what the sandbox can do by itself where the host cannot. */
export function askHostOr(op: string, payload: Record<string, unknown>, otherwise: () => unknown): unknown {
  if (channel === null) return otherwise();
  const wire: Record<string, unknown> = {};
  for (const key of Object.keys(payload)) wire[key] = codec.encode(payload[key]);
  const answer = channel(op, wire);
  const error = errorOf(answer);
  if (error === undefined) return codec.decode(answer);
  if (error.missing) return otherwise();
  return raiseFromHost(
    error.type,
    error.message,
    error.args?.map((arg) => codec.decode(arg)),
  );
}

function errorOf(answer: unknown): HostError | undefined {
  if (typeof answer !== "object" || answer === null || !("raise" in answer)) return undefined;
  return answer.raise as HostError;
}

/** The answer for a part of the Script API that only a site has. */
export function needsSite(what: string): never {
  raiseFrappe("SiteNotSpecifiedError", `${what} needs a site; this host has none`);
}
