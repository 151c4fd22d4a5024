import {
  callAny,
  exc,
  getAttr,
  type MethodTable,
  PyBytes,
  raiseError,
  strOr,
  typeName,
} from "../../kernel.ts";
import { bytesOr, latin1Bytes } from "../../text/bytes/like.ts";
import { latin1Text } from "../../text/codecs/decode.ts";
import { newModule } from "../define-module.ts";
import { compilePattern, purge } from "./compile.ts";
import { reError } from "./error.ts";
import { flagMembers } from "./flags.ts";
import { matchType } from "./match.ts";
import { patternType } from "./pattern.ts";

const SPECIAL = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

function escape(pattern: unknown): unknown {
  const text = strOr(pattern);
  if (text !== undefined) return text.replace(SPECIAL, "\\$&");
  const bytes = bytesOr(pattern);
  if (bytes === undefined) {
    raiseError(exc.TypeError, `decoding to str: need a bytes-like object, ${typeName(pattern)} found`);
  }
  return new PyBytes(latin1Bytes(latin1Text(bytes).replace(SPECIAL, "\\$&")));
}

/** A function of the module that compiles its first argument and calls a method of the pattern. */
const through = (name: string) => (pattern: unknown, text: unknown, flags: unknown) =>
  callAny(getAttr(compilePattern(pattern, flags), name), [text], null, null);

const replacing =
  (name: string) => (pattern: unknown, repl: unknown, text: unknown, count: unknown, flags: unknown) =>
    callAny(
      getAttr(compilePattern(pattern, flags), name),
      [repl, text, count === undefined ? 0 : count],
      null,
      null,
    );

const functions: Record<string, MethodTable[string]> = {};
for (const name of ["match", "fullmatch", "search", "findall", "finditer"]) {
  functions[name] = ["(pattern, string, flags=0)", through(name)];
}
for (const name of ["sub", "subn"])
  functions[name] = ["(pattern, repl, string, count=0, flags=0)", replacing(name)];

/** The module `re`. */
export const reModule = newModule(
  "re",
  {
    ...functions,
    compile: ["(pattern, flags=0)", compilePattern],
    split: [
      "(pattern, string, maxsplit=0, flags=0)",
      (pattern: unknown, text: unknown, maxsplit: unknown, flags: unknown) =>
        callAny(
          getAttr(compilePattern(pattern, flags), "split"),
          [text, maxsplit === undefined ? 0 : maxsplit],
          null,
          null,
        ),
    ],
    escape: ["(pattern)", escape],
    purge: ["()", purge],
  },
  { ...flagMembers, Match: matchType, Pattern: patternType, error: reError },
  { family: "python" },
);
