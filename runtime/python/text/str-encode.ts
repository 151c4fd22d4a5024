import { asStr } from "../object/int.ts";
import type { PyStrSub } from "../object/subclass.ts";
import { PyBytes } from "../object/values.ts";
import { needText } from "./args.ts";
import { encodeText } from "./codecs/encode.ts";
import { readErrors } from "./codecs/names.ts";

/** str.encode(encoding, errors) */
export function encodeMethod(self: string | PyStrSub, encoding: unknown, errors: unknown): PyBytes {
  const codec = encoding === undefined ? "utf-8" : needText(encoding, "encode() argument 'encoding'");
  const handler =
    errors === undefined ? "strict" : readErrors(needText(errors, "encode() argument 'errors'"));
  return new PyBytes(encodeText(asStr(self), codec, handler));
}
