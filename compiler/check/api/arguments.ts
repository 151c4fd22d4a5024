import { nearest } from "../../diagnostics/nearest.ts";
import type { Span } from "../../source/span.ts";
import type { Call } from "../../syntax/ast.ts";
import type { Parameter, Signature } from "./tables.ts";

/** Why a call does not fit a signature; `span` is the argument at fault or the whole call. */
export interface Mismatch {
  readonly code:
    | "too-many-arguments"
    | "missing-argument"
    | "unknown-keyword"
    | "repeated-argument"
    | "positional-only-argument";
  readonly span: Span;
  readonly message: string;
  readonly help?: string;
}

/**
 * Compares a call's arguments to a signature, as the binding of arguments would when it runs.
 * A call with * or ** arguments is judged only by what stands before them.
 */
export function checkArguments(call: Call, name: string, signature: Signature): Mismatch | null {
  const first = compare(call, name, signature.parameters);
  if (first === null) return null;
  const fits =
    signature.overloads?.some((overload) => compare(call, name, overload.parameters) === null) ?? false;
  return fits ? null : first;
}

function compare(call: Call, name: string, parameters: readonly Parameter[]): Mismatch | null {
  const positional = parameters.filter(
    (parameter) => parameter.kind === "positional_only" || parameter.kind === "positional_or_keyword",
  );
  const takesAnyPositional = parameters.some((parameter) => parameter.kind === "var_positional");
  const takesAnyKeyword = parameters.some((parameter) => parameter.kind === "var_keyword");
  const star = call.args.some((argument) => argument.kind === "Starred");
  const doubleStar = call.keywords.some((keyword) => keyword.arg === null);
  const given = call.args.filter((argument) => argument.kind !== "Starred").length;
  if (!takesAnyPositional && given > positional.length) {
    return {
      code: "too-many-arguments",
      span: call.args[positional.length]!.span,
      message: `${name}() takes ${count(positional)}, but ${given} ${given === 1 ? "is" : "are"} given here.`,
      ...signatureHelp(name, parameters),
    };
  }
  const byPosition = new Set(positional.slice(0, given).map((parameter) => parameter.name));
  const filled = new Set(byPosition);
  for (const keyword of call.keywords) {
    if (keyword.arg === null) continue;
    const parameter = parameters.find(
      (row) => row.name === keyword.arg && row.kind !== "positional_only" && !row.kind.startsWith("var_"),
    );
    if (parameter === undefined) {
      if (takesAnyKeyword) continue;
      if (parameters.some((row) => row.name === keyword.arg && row.kind === "positional_only")) {
        return {
          code: "positional-only-argument",
          span: keyword.argSpan!,
          message: `${name}() takes \`${keyword.arg}\` by position only, not by name.`,
          ...signatureHelp(name, parameters),
        };
      }
      const names = parameters
        .filter((row) => row.kind === "positional_or_keyword" || row.kind === "keyword_only")
        .map((row) => row.name);
      const near = nearest(keyword.arg, names);
      return {
        code: "unknown-keyword",
        span: keyword.argSpan!,
        message:
          `${name}() has no parameter \`${keyword.arg}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`.replace(
            /([^?])$/,
            "$1.",
          ),
        ...signatureHelp(name, parameters),
      };
    }
    // Twice by name is a syntax error already.
    if (byPosition.has(keyword.arg) && !star) {
      return {
        code: "repeated-argument",
        span: keyword.span,
        message: `${name}() gets the argument \`${keyword.arg}\` twice, by position and by name.`,
        help: "Remove one of the two.",
      };
    }
    filled.add(keyword.arg);
  }
  if (doubleStar || star) return null;
  const missing = parameters.filter(
    (row) => !row.kind.startsWith("var_") && row.default === undefined && !filled.has(row.name),
  );
  if (missing.length === 0) return null;
  return {
    code: "missing-argument",
    span: call.span,
    message: `${name}() lacks the argument${missing.length > 1 ? "s" : ""} ${missing.map((row) => `\`${row.name}\``).join(", ")}.`,
    ...signatureHelp(name, parameters),
  };
}

function count(positional: readonly Parameter[]): string {
  const required = positional.filter((row) => row.default === undefined).length;
  const most = positional.length;
  if (most === 0) return "no positional arguments";
  const noun = `positional argument${most === 1 ? "" : "s"}`;
  return required === most ? `${most} ${noun}` : `at most ${most} ${noun}`;
}

/** Very long signatures would bury the message. */
const longestSignature = 160;

function signatureHelp(name: string, parameters: readonly Parameter[]): { help?: string } {
  const text = `${name}${renderParameters(parameters)}`;
  return text.length > longestSignature ? {} : { help: `Its signature is ${text}.` };
}

/** Parameters as Python writes them: (a, /, b=None, *, c=1, **kwargs). */
export function renderParameters(parameters: readonly Parameter[]): string {
  const parts: string[] = [];
  let previous: Parameter | undefined;
  let starred = false;
  for (const parameter of parameters) {
    if (previous?.kind === "positional_only" && parameter.kind !== "positional_only") parts.push("/");
    if (parameter.kind === "var_positional") starred = true;
    if (parameter.kind === "keyword_only" && !starred) {
      parts.push("*");
      starred = true;
    }
    const prefix = parameter.kind === "var_positional" ? "*" : parameter.kind === "var_keyword" ? "**" : "";
    parts.push(`${prefix}${parameter.name}${parameter.default === undefined ? "" : `=${parameter.default}`}`);
    previous = parameter;
  }
  if (previous?.kind === "positional_only") parts.push("/");
  return `(${parts.join(", ")})`;
}
