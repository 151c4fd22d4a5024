import { addMapping, GenMapping, toEncodedMap } from "@jridgewell/gen-mapping";
import { generate } from "astring";
import type { Program } from "estree";
import type * as b from "./builders.ts";

/** A source map of version 3, as an artifact carries it. */
export interface SourceMap {
  readonly version: 3;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

interface Mapping {
  readonly generated: { readonly line: number; readonly column: number };
  readonly original: { readonly line: number; readonly column: number; readonly name?: string };
}

/** Prints the artifact's function, one statement a line, and the map from its text back to the script. */
export function print(artifact: b.Ex, source: string): { js: string; map: SourceMap } {
  const mapping = new GenMapping();
  const program: Program = {
    type: "Program",
    sourceType: "script",
    body: [{ type: "ExpressionStatement", expression: artifact as never }],
  };
  const sourceMap = {
    addMapping({ generated, original }: Mapping) {
      const { line, column, name } = original;
      const place = {
        generated: { line: generated.line, column: generated.column },
        source,
        original: { line, column },
      };
      if (name === undefined) addMapping(mapping, place);
      else addMapping(mapping, { ...place, name });
    },
  };
  const printed = generate(program, { indent: " ", sourceMap: sourceMap as never });
  // A function expression alone is a statement only in parentheses, which the printer writes with a semicolon.
  const js = `${printed.trimEnd().replace(/;$/, "")}\n`;
  const { sources, names, mappings } = toEncodedMap(mapping);
  // Where nothing can raise an exception there is nothing to map; the map names its script all the same.
  const named = sources.length === 0 ? [source] : sources.map((name) => name ?? source);
  return { js, map: { version: 3, sources: named, names: [...names], mappings } };
}
