import type { PyType } from "../../kernel.ts";
import type { Program } from "./program.ts";

/** A compiled pattern. */
export class PyPattern {
  declare $t: PyType;
  /** The str or bytes it was made of. */
  readonly source: unknown;
  readonly isText: boolean;
  readonly flags: number;
  /** With group 0. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly program: Program;
  constructor(
    source: unknown,
    isText: boolean,
    flags: number,
    groups: number,
    names: ReadonlyMap<string, number>,
    program: Program,
  ) {
    this.source = source;
    this.isText = isText;
    this.flags = flags;
    this.groups = groups;
    this.names = names;
    this.program = program;
  }
}
