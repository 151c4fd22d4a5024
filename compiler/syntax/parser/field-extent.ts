import type { Parser } from "./parser.ts";

const PAIRS = "()[]{}";

/**
 * Finds where the expression of an f-string field ends, as CPython does before it reads the expression:
 * at the first `!`, `:`, `=` or `}` outside of brackets and strings. `start` is behind the brace.
 */
export function fieldEnd(p: Parser, start: number, end: number): number {
  const text = p.text;
  const open: number[] = [];
  let quote = 0;
  let isTriple = false;
  let quoteAt = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    const isTripled = () => i + 2 < end && text.charCodeAt(i + 1) === c && text.charCodeAt(i + 2) === c;
    if (c === 92) {
      p.fail(
        "backslash-in-f-string",
        "The expression in this f-string field holds a backslash.",
        i,
        i + 1,
        "Compute the value in a variable first.",
      );
    }
    if (quote !== 0) {
      if (c !== quote) continue;
      if (isTriple) {
        if (!isTripled()) continue;
        i += 2;
      }
      quote = 0;
      continue;
    }
    switch (c) {
      case 34:
      case 39:
        quote = c;
        quoteAt = i;
        isTriple = isTripled();
        if (isTriple) i += 2;
        break;
      case 40:
      case 91:
      case 123:
        if (open.length >= 200) fail(p, "too-many-brackets", "Too many brackets are open here.", i);
        open.push(i);
        break;
      case 35:
        fail(p, "invalid-f-string", "The expression in this f-string field holds a '#'.", i);
        break;
      case 33:
      case 58:
      case 61:
      case 60:
      case 62:
        if (open.length > 0) break;
        if (c !== 58 && i + 1 < end && text.charCodeAt(i + 1) === 61) {
          i++;
          break;
        }
        if (c === 60 || c === 62) break;
        return i;
      case 41:
      case 93:
      case 125: {
        const opened = open.pop();
        if (opened === undefined) {
          if (c === 125) return i;
          fail(p, "unmatched-bracket", `No bracket is open that this '${text.charAt(i)}' could close.`, i);
        } else if (PAIRS.indexOf(text.charAt(i)) !== PAIRS.indexOf(text.charAt(opened)) + 1) {
          fail(
            p,
            "mismatched-bracket",
            `This '${text.charAt(i)}' does not close the '${text.charAt(opened)}' that was opened before it.`,
            i,
          );
        }
      }
    }
  }
  if (quote !== 0) fail(p, "invalid-f-string", "A string inside this f-string field is not closed.", quoteAt);
  const unclosed = open.pop();
  if (unclosed !== undefined)
    fail(p, "unclosed-bracket", `This '${text.charAt(unclosed)}' is never closed.`, unclosed);
  return end;
}

function fail(p: Parser, code: string, message: string, at: number): never {
  p.fail(code, message, at, at + 1);
}
