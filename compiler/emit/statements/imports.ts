import type { Import, ImportFrom } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { anyVal } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";
import { store } from "../names.ts";

/** `import a.b` binds `a`; `import a.b as c` binds the inner module. */
export function emitImport(frame: Frame, node: Import): void {
  const { unit } = frame;
  for (const { name, asname, span } of node.names) {
    const [root] = name.split(".") as [string];
    if (asname === null && root !== name) frame.effect(unit.module(name, span));
    const bound = unit.module(asname === null ? root : name, span);
    frame.effect(store(frame, asname ?? root, anyVal(bound), span));
  }
}

export function emitImportFrom(frame: Frame, node: ImportFrom): void {
  const { unit } = frame;
  const module = node.module ?? "";
  for (const { name, asname, span } of node.names) {
    // A feature of the language is no value that a script has a use for; the statement only binds the name.
    if (module === "__future__") {
      frame.effect(store(frame, asname ?? name, anyVal(b.nil()), span));
      continue;
    }
    const member = unit.op("attr", [unit.module(module, span), b.str(name)], span);
    frame.effect(store(frame, asname ?? name, anyVal(member), span));
  }
}
