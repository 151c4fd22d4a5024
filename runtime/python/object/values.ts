import type { Names, PyType } from "./type.ts";

/** A value whose Python type is found by the property `$t`. */
export interface Typed {
  $t: PyType;
}

export class PyFloat {
  declare $t: PyType;
  declare readonly v: number;
  constructor(v: number) {
    this.v = v;
  }
}

export class PyTuple {
  declare $t: PyType;
  declare readonly a: readonly unknown[];
  constructor(a: readonly unknown[]) {
    this.a = a;
  }
}

export class PyBytes {
  declare $t: PyType;
  declare readonly b: Uint8Array;
  constructor(b: Uint8Array) {
    this.b = b;
  }
}

/** The buffer is replaced when the length changes. */
export class PyByteArray {
  declare $t: PyType;
  declare b: Uint8Array;
  constructor(b: Uint8Array) {
    this.b = b;
  }
}

export type Int = number | bigint;

export class PyRange {
  declare $t: PyType;
  declare readonly start: Int;
  declare readonly stop: Int;
  declare readonly step: Int;
  declare readonly length: Int;
  constructor(start: Int, stop: Int, step: Int, length: Int) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = length;
  }
}

export class PySlice {
  declare $t: PyType;
  declare readonly start: unknown;
  declare readonly stop: unknown;
  declare readonly step: unknown;
  constructor(start: unknown, stop: unknown, step: unknown) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

export class PyModule {
  declare $t: PyType;
  declare readonly name: string;
  declare readonly attrs: Map<string, unknown>;
  constructor(name: string, attrs: Map<string, unknown> = new Map()) {
    this.name = name;
    this.attrs = attrs;
  }
}

/** An instance of a class defined in a script that inherits from no built-in type but `object`. */
export class PyInstance {
  declare $t: PyType;
  declare readonly d: Names;
  constructor(type: PyType) {
    this.$t = type;
    this.d = { __proto__: null } as unknown as Names;
  }
}

/** `NotImplemented` and `Ellipsis`: one object each. */
export class PyConstant {
  declare $t: PyType;
  declare readonly text: string;
  constructor(text: string, type: PyType) {
    this.text = text;
    this.$t = type;
  }
}

export class PyProperty {
  declare $t: PyType;
  declare readonly fget: unknown;
  declare readonly fset: unknown;
  declare readonly fdel: unknown;
  declare doc: unknown;
  /** The name it was bound to in its class; for messages. */
  declare name: string | null;
  constructor(fget: unknown, fset: unknown, fdel: unknown, doc: unknown) {
    this.fget = fget;
    this.fset = fset;
    this.fdel = fdel;
    this.doc = doc;
    this.name = null;
  }
}

export class PyStaticMethod {
  declare $t: PyType;
  declare readonly f: unknown;
  constructor(f: unknown) {
    this.f = f;
  }
}

export class PyClassMethod {
  declare $t: PyType;
  declare readonly f: unknown;
  constructor(f: unknown) {
    this.f = f;
  }
}

export class PySuper {
  declare $t: PyType;
  /** The class whose successors in the MRO are searched. */
  declare readonly after: PyType;
  declare readonly self: unknown;
  declare readonly selfType: PyType;
  constructor(after: PyType, self: unknown, selfType: PyType) {
    this.after = after;
    this.self = self;
    this.selfType = selfType;
  }
}
