import type { Lambda } from "../../syntax/ast.ts";
import type { Frame } from "../frame.ts";
import { functionCode, functionObject } from "../functions.ts";
import type { Val } from "../val.ts";
import { anyVal } from "./index.ts";

/** `lambda parameters: body` */
export function emitLambda(frame: Frame, node: Lambda): Val {
  const code = functionCode(frame, node);
  return anyVal(functionObject(frame, node, code).node);
}
