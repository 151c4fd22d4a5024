import type { Match } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { anyVal, condition, value } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";
import { store } from "../names.ts";
import { Matcher } from "../patterns.ts";
import { emitBody } from "./index.ts";

/** `match`: one test after another in a labelled block, out of which the case that matches breaks. */
export function emitMatch(frame: Frame, node: Match): void {
  const subject = frame.temp();
  frame.effect(b.assign(subject, value(frame, node.subject)));
  const label = frame.fresh("L");
  const body = frame.collect(() => {
    for (const { pattern, guard, body: statements } of node.cases) {
      const matcher = new Matcher(frame);
      const test = matcher.test(pattern, b.ident(subject));
      const inside = frame.collect(() => {
        for (const [name, temp] of matcher.captures)
          frame.effect(store(frame, name, anyVal(b.ident(temp)), pattern.span));
        matcher.release();
        const rest = frame.collect(() => {
          emitBody(frame, statements);
          frame.emit(b.break_(label));
        });
        if (guard === null) for (const statement of rest) frame.emit(statement);
        else frame.emit(b.if_(condition(frame, guard), b.block(rest)));
      });
      frame.emit(test === null ? b.block(inside) : b.if_(test, b.block(inside)));
    }
  });
  frame.emit(b.labeled(label, b.block(body)));
  frame.free(subject);
}
