import * as T from "../scanner/token.ts";
import type { Parser } from "./parser.ts";

/**
 * The colon in front of a block. Where it is missing at the end of the line (or, with `always`, anywhere),
 * that is what the user hears.
 */
export function expectColon(p: Parser, owner: string, always: boolean): void {
  if (p.kind === T.COLON) {
    p.advance();
    return;
  }
  if (p.kind !== T.NEWLINE && !always) p.unexpected();
  const { start, end } = p.tokenSpan();
  const message = `A ':' is missing behind this ${owner}.`;
  const help = "End the line that opens a block with ':'.";
  if (p.kind === T.NEWLINE && p.peek(1) === T.INDENT) {
    // The block is there, so it can be read as if nothing were missing.
    p.report("missing-colon", message, { start, end: start }, help);
    return;
  }
  p.fail("missing-colon", message, start, p.kind === T.NEWLINE ? start : end, help);
}
