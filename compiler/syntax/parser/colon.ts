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
  p.fail(
    "missing-colon",
    `A ':' is missing behind this ${owner}.`,
    start,
    p.kind === T.NEWLINE ? start : end,
    "End the line that opens a block with ':'.",
  );
}
