import { PyDict } from "./dict.ts";
import { PyFrozenSet, PySet } from "./set.ts";
import { emptyNames, type Names, type PyType } from "./type.ts";
import { type Int, PyByteArray, PyBytes, PyFloat, PyTuple } from "./values.ts";

// Instances of a script's subclasses of built-in types: another JS constructor than the exact type, so that no
// fast path takes them, with the same layout, so that the built-in methods work on them.

export class PyIntSub {
  declare $t: PyType;
  declare readonly v: Int;
  declare readonly d: Names;
  constructor(type: PyType, v: Int) {
    this.$t = type;
    this.v = v;
    this.d = emptyNames();
  }
}

export class PyStrSub {
  declare $t: PyType;
  declare readonly v: string;
  declare readonly d: Names;
  constructor(type: PyType, v: string) {
    this.$t = type;
    this.v = v;
    this.d = emptyNames();
  }
}

export class PyFloatSub extends PyFloat {
  declare readonly d: Names;
  constructor(type: PyType, v: number) {
    super(v);
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyListSub extends Array<unknown> {
  declare $t: PyType;
  declare d: Names;
  /** What `slice` and the like make of it is an exact list. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  static of_(type: PyType): PyListSub {
    const list = new PyListSub();
    Object.defineProperty(list, "$t", { value: type, writable: true, enumerable: false });
    Object.defineProperty(list, "d", { value: emptyNames(), writable: false, enumerable: false });
    return list;
  }
}

export class PyTupleSub extends PyTuple {
  declare readonly d: Names;
  constructor(type: PyType, a: readonly unknown[]) {
    super(a);
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyDictSub extends PyDict {
  declare readonly d: Names;
  constructor(type: PyType) {
    super();
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PySetSub extends PySet {
  declare readonly d: Names;
  constructor(type: PyType) {
    super();
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyFrozenSetSub extends PyFrozenSet {
  declare readonly d: Names;
  constructor(type: PyType) {
    super();
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyBytesSub extends PyBytes {
  declare readonly d: Names;
  constructor(type: PyType, b: Uint8Array) {
    super(b);
    this.$t = type;
    this.d = emptyNames();
  }
}

export class PyByteArraySub extends PyByteArray {
  declare readonly d: Names;
  constructor(type: PyType) {
    super(new Uint8Array(0));
    this.$t = type;
    this.d = emptyNames();
  }
}
