import type { SetItem } from "./char-set.ts";
import { setEscape } from "./escapes.ts";
import type { Tokens } from "./tokens.ts";
import type { Node } from "./tree.ts";

const literal = (c: string): SetItem => ({ kind: "range", low: c.codePointAt(0)!, high: c.codePointAt(0)! });

/** Reads a set behind its `[`. */
export function parseSet(s: Tokens): Node {
  const start = s.tell() - 1;
  const items: SetItem[] = [];
  const negate = s.accept("^");
  for (;;) {
    const first = s.get();
    if (first === null) s.fail("unterminated character set", s.tell() - start);
    if (first === "]" && items.length > 0) break;
    const low = first.startsWith("\\") ? setEscape(s, first) : literal(first);
    if (!s.accept("-")) {
      items.push(low);
      continue;
    }
    const last = s.get();
    if (last === null) s.fail("unterminated character set", s.tell() - start);
    if (last === "]") {
      items.push(low, literal("-"));
      break;
    }
    const high = last.startsWith("\\") ? setEscape(s, last) : literal(last);
    if (low.kind !== "range" || high.kind !== "range" || high.low < low.low) {
      s.fail(`bad character range ${first}-${last}`, Array.from(first + last).length + 1);
    }
    items.push({ kind: "range", low: low.low, high: high.low });
  }
  const only = items[0]!;
  if (items.length === 1 && only.kind === "range" && only.low === only.high) {
    return { kind: "char", code: only.low, negate };
  }
  return { kind: "set", items, negate };
}
