import {
  defInit,
  exc,
  getAttr,
  type Names,
  newBuiltinType,
  type PyDict,
  type PyInstance,
  type PyType,
  raiseError,
  setTypeAttr,
  str,
} from "../../kernel.ts";
import { isException } from "../../object/catch.ts";
import { strLen } from "../../text/code-points.ts";
import { splitLines } from "../../text/str-split.ts";
import { pythonMethods } from "../define-module.ts";
import { getItem } from "../protocols.ts";

/** `string.Template`; a subclass may change `delimiter`. */
export const Template: PyType = newBuiltinType("Template", { module: "string", subclassable: true });
setTypeAttr(Template, "delimiter", "$");

interface Piece {
  /** Text as it stands, or what the placeholder was written as. */
  readonly text: string;
  readonly kind: "text" | "escaped" | "name" | "invalid";
  readonly name: string;
  /** Offset behind the delimiter. */
  readonly at: number;
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const BRACED = /\{([A-Za-z_][A-Za-z0-9_]*)\}/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function* pieces(text: string, delimiter: string): Generator<Piece> {
  let from = 0;
  for (;;) {
    const start = text.indexOf(delimiter, from);
    if (start < 0) break;
    yield { text: text.slice(from, start), kind: "text", name: "", at: start };
    const at = start + delimiter.length;
    const named = matchAt(NAME, text, at);
    const braced = matchAt(BRACED, text, at);
    if (text.startsWith(delimiter, at)) {
      from = at + delimiter.length;
      yield { text: delimiter, kind: "escaped", name: "", at };
    } else if (named !== null || braced !== null) {
      from = at + (named ?? braced)![0].length;
      yield { text: text.slice(start, from), kind: "name", name: named ? named[0] : braced![1]!, at };
    } else {
      from = at;
      yield { text: delimiter, kind: "invalid", name: "", at };
    }
  }
  yield { text: text.slice(from), kind: "text", name: "", at: from };
}

const piecesOf = (self: PyInstance): Piece[] =>
  Array.from(pieces(str(self.d["template"]), str(getAttr(self, "delimiter"))));

function refuse(self: PyInstance, at: number): never {
  const before = str(self.d["template"]).slice(0, at);
  const lines = splitLines(before, true);
  const last = lines.slice(0, -1).join("").length;
  const column = lines.length === 0 ? 1 : strLen(before.slice(last));
  raiseError(
    exc.ValueError,
    `Invalid placeholder in string: line ${Math.max(1, lines.length)}, col ${column}`,
  );
}

/** Keywords go before the mapping. */
function look(mapping: unknown, kwds: PyDict, name: string): unknown {
  const own = kwds.get(name);
  return own !== undefined ? own : getItem(mapping === undefined ? kwds : mapping, name);
}

function substitute(self: PyInstance, mapping: unknown, kwds: PyDict): string {
  return piecesOf(self)
    .map((piece) => {
      if (piece.kind === "invalid") refuse(self, piece.at);
      return piece.kind === "name" ? str(look(mapping, kwds, piece.name)) : piece.text;
    })
    .join("");
}

function safeSubstitute(self: PyInstance, mapping: unknown, kwds: PyDict): string {
  return piecesOf(self)
    .map((piece) => {
      if (piece.kind !== "name") return piece.text;
      try {
        return str(look(mapping, kwds, piece.name));
      } catch (e) {
        if (!isException(e, exc.KeyError)) throw e;
        return piece.text;
      }
    })
    .join("");
}

function identifiers(self: PyInstance): string[] {
  return Array.from(
    new Set(
      piecesOf(self)
        .filter((p) => p.kind === "name")
        .map((p) => p.name),
    ),
  );
}

defInit(
  Template,
  "(template)",
  (self: PyInstance, template: unknown) => {
    (self.d as Names)["template"] = template;
    return null;
  },
  { family: "python", fullName: "Template.__init__" },
);
pythonMethods(Template, {
  substitute: ["(self, mapping={}, /, **kws)", substitute],
  safe_substitute: ["(self, mapping={}, /, **kws)", safeSubstitute],
  is_valid: ["(self)", (self: PyInstance) => piecesOf(self).every((piece) => piece.kind !== "invalid")],
  get_identifiers: ["(self)", identifiers],
});
