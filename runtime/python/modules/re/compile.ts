import { asInt, exc, isInt, raiseError, strOr, typeName } from "../../kernel.ts";
import { PyByteArray } from "../../object/values.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { latin1Text } from "../../text/codecs/decode.ts";
import { compileTree } from "./codegen.ts";
import { parsePattern } from "./parser.ts";
import { PyPattern } from "./pattern-value.ts";

const MAX_KEPT = 512;
const kept = new Map<string, PyPattern>();

/** Forgets the patterns that were kept. */
export function purge(): null {
  kept.clear();
  return null;
}

/** The compiled pattern of a str, of bytes, or of a pattern. */
export function compilePattern(source: unknown, flagsArgument: unknown): PyPattern {
  if (flagsArgument !== undefined && !isInt(flagsArgument)) {
    raiseError(
      exc.TypeError,
      `unsupported operand type(s) for &: '${typeName(flagsArgument)}' and 'RegexFlag'`,
    );
  }
  const flags = flagsArgument === undefined ? 0 : Number(asInt(flagsArgument));
  if (source instanceof PyPattern) {
    if (flags !== 0) raiseError(exc.ValueError, "cannot process flags argument with a compiled pattern");
    return source;
  }
  const text = strOr(source);
  const bytes = text === undefined && !(source instanceof PyByteArray) ? bytesOr(source) : undefined;
  const chars = text ?? (bytes === undefined ? undefined : latin1Text(bytes));
  if (chars === undefined) raiseError(exc.TypeError, "first argument must be string or compiled pattern");
  const key = `${text === undefined ? "b" : "s"}${flags}:${chars}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const parsed = parsePattern(source, chars, text !== undefined, flags);
  const all = flags | parsed.flags;
  const made = new PyPattern(
    source,
    text !== undefined,
    all,
    parsed.groups,
    parsed.names,
    compileTree(parsed, all),
  );
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}
