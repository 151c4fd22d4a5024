import {
  callPy,
  exc,
  type PyDict,
  type PyInstance,
  raiseError,
  str,
  strOr,
  truth,
  typeName,
} from "../../kernel.ts";
import { construct } from "../../object/construct.ts";
import { splitLines, splitSpace } from "../../text/str-split.ts";
import { newModule } from "../define-module.ts";
import { isNone } from "../protocols.ts";
import { TextWrapper, wrap } from "./wrapper.ts";

function wrapper(kwargs: PyDict, width: unknown, maxLines?: number): PyInstance {
  const names = kwargs.keys() as string[];
  const values = kwargs.values();
  if (width !== undefined) {
    names.unshift("width");
    values.unshift(width);
  }
  if (maxLines !== undefined) {
    if (names.includes("max_lines")) {
      raiseError(
        exc.TypeError,
        "textwrap.TextWrapper() got multiple values for keyword argument 'max_lines'",
      );
    }
    names.push("max_lines");
    values.push(maxLines);
  }
  return construct(TextWrapper, [], names, values) as PyInstance;
}

function shorten(text: unknown, width: unknown, kwargs: PyDict): string {
  return wrap(wrapper(kwargs, width, 1), splitSpace(str(text), -1).join(" ")).join("\n");
}

function common(a: string, b: string): string {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return a.slice(0, i);
}

function dedent(text: unknown): string {
  const given = strOr(text);
  if (given === undefined) {
    raiseError(exc.TypeError, `expected string or bytes-like object, got '${typeName(text)}'`);
  }
  const lines = given.split("\n").map((line) => (/^[ \t]+$/.test(line) ? "" : line));
  let margin: string | null = null;
  for (const line of lines) {
    const indent: string = /^[ \t]*/.exec(line)![0];
    if (indent.length === line.length) continue;
    margin = margin === null ? indent : common(margin, indent);
  }
  const own = margin ?? "";
  return lines.map((line) => (line.startsWith(own) ? line.slice(own.length) : line)).join("\n");
}

function indent(text: unknown, prefix: unknown, predicate: unknown): string {
  return splitLines(str(text), true)
    .map((line) => {
      const wanted = isNone(predicate) ? splitSpace(line, 1).length > 0 : truth(callPy(predicate, line));
      return wanted ? str(prefix) + line : line;
    })
    .join("");
}

/** The module `textwrap`. */
export const textwrapModule = newModule(
  "textwrap",
  {
    wrap: ["(text, width=70, **kwargs)", (text, width, kwargs: PyDict) => wrap(wrapper(kwargs, width), text)],
    fill: [
      "(text, width=70, **kwargs)",
      (text, width, kwargs: PyDict) => wrap(wrapper(kwargs, width), text).join("\n"),
    ],
    shorten: ["(text, width, **kwargs)", shorten],
    dedent: ["(text)", dedent],
    indent: ["(text, prefix, predicate=None)", indent],
  },
  { TextWrapper },
  { family: "python" },
);
