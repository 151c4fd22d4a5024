import {
  defInit,
  exc,
  newBuiltinType,
  PyException,
  PyTuple,
  type PyType,
  throwException,
} from "../../kernel.ts";
import { strLen } from "../../text/code-points.ts";

/** `json.JSONDecodeError`. */
export const JSONDecodeError: PyType = newBuiltinType("JSONDecodeError", {
  module: "json.decoder",
  bases: [exc.ValueError],
  subclassable: true,
});

interface Place {
  readonly pos: number;
  readonly lineno: number;
  readonly colno: number;
}

/** Line, column and position in code points of an index into UTF-16 text. */
function placeOf(doc: string, at: number): Place {
  const before = doc.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  let lineno = 1;
  for (let i = before.indexOf("\n"); i >= 0; i = before.indexOf("\n", i + 1)) lineno++;
  return { pos: strLen(before), lineno, colno: strLen(before.slice(lineStart)) + 1 };
}

function fill(e: PyException, msg: unknown, doc: string, place: Place): void {
  const { pos, lineno, colno } = place;
  e.args = new PyTuple([`${String(msg)}: line ${lineno} column ${colno} (char ${pos})`]);
  Object.assign(e.d, { msg, doc, pos, lineno, colno });
}

defInit(
  JSONDecodeError,
  "(msg, doc, pos)",
  (self: PyException, msg, doc, pos) =>
    fill(self, msg, String(doc), placeOfPosition(String(doc), Number(pos))),
  { family: "python", fullName: "JSONDecodeError.__init__" },
);

/** The same for a position that counts code points. */
function placeOfPosition(doc: string, pos: number): Place {
  const units = Array.from(doc).slice(0, pos).join("").length;
  return { ...placeOf(doc, units), pos };
}

/** Raises the error for a place in the text; `at` is an index into UTF-16 text. */
export function raiseDecodeError(msg: string, doc: string, at: number): never {
  const e = new PyException(JSONDecodeError, []);
  fill(e, msg, doc, placeOf(doc, at));
  throwException(e);
}
