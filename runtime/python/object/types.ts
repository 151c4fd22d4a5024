import { newBuiltinType, setTypeOfPrototype } from "./builtin-type.ts";
import { core } from "./core-types.ts";
import { PyDict } from "./dict.ts";
import { eq } from "./equality.ts";
import { PyBoundBuiltin, PyBoundMethod, PyBuiltin, PyFunction } from "./function.ts";
import { BuiltinGetSet } from "./getset.ts";
import { hashKey, isPlainTuple, plainKey } from "./hash-key.ts";
import { setKeyFunctions } from "./key-table.ts";
import { PyFrozenSet, PySet } from "./set.ts";
import { PyByteArraySub, PyDictSub, PyListSub, PySetSub } from "./subclass.ts";
import type { PyType } from "./type.ts";
import { setNoneType } from "./type-of.ts";
import {
  PyByteArray,
  PyBytes,
  PyClassMethod,
  PyConstant,
  PyFloat,
  PyInstance,
  PyModule,
  PyProperty,
  PyRange,
  PySlice,
  PyStaticMethod,
  PySuper,
  PyTuple,
} from "./values.ts";

setKeyFunctions(plainKey, hashKey, eq, isPlainTuple);

const { object } = core;
object.alloc = (type) => new PyInstance(type);
setTypeOfPrototype(PyInstance.prototype, object);
object.slots = new Set();

const make = newBuiltinType;
/** A type that scripts may inherit from and whose instances are complete at birth: `__new__` makes them. */
const value = (name: string, jsClass: { prototype: object }) => make(name, { jsClass, subclassable: true });
/** One whose empty instances `__init__` fills. */
const filled = (
  name: string,
  jsClass: { prototype: object },
  sub: (type: PyType) => unknown,
  plain: () => unknown,
) => {
  const type = make(name, { jsClass, subclassable: true });
  type.alloc = (wanted) => (wanted === type ? plain() : sub(wanted));
  return type;
};

const int = value("int", Number);
setTypeOfPrototype(BigInt.prototype, int);
const NoneType = make("NoneType");
setNoneType(NoneType);

/** The built-in classes; the exceptions are in `exc`. */
export const types = {
  object,
  type: core.type,
  NoneType,
  int,
  bool: make("bool", { bases: [int], jsClass: Boolean }),
  float: value("float", PyFloat),
  str: value("str", String),
  bytes: value("bytes", PyBytes),
  bytearray: filled(
    "bytearray",
    PyByteArray,
    (t) => new PyByteArraySub(t),
    () => new PyByteArray(new Uint8Array(0)),
  ),
  list: filled(
    "list",
    Array,
    (t) => PyListSub.of_(t),
    () => [],
  ),
  tuple: value("tuple", PyTuple),
  dict: filled(
    "dict",
    PyDict,
    (t) => new PyDictSub(t),
    () => new PyDict(),
  ),
  set: filled(
    "set",
    PySet,
    (t) => new PySetSub(t),
    () => new PySet(),
  ),
  frozenset: value("frozenset", PyFrozenSet),
  range: make("range", { jsClass: PyRange }),
  slice: make("slice", { jsClass: PySlice }),
  function: make("function", { jsClass: PyFunction }),
  builtin_function_or_method: make("builtin_function_or_method", { jsClass: PyBuiltin }),
  method_descriptor: make("method_descriptor"),
  getset_descriptor: make("getset_descriptor", { jsClass: BuiltinGetSet }),
  method: make("method", { jsClass: PyBoundMethod }),
  module: make("module", { jsClass: PyModule }),
  ellipsis: make("ellipsis"),
  NotImplementedType: make("NotImplementedType"),
  property: make("property", { jsClass: PyProperty, subclassable: false }),
  staticmethod: make("staticmethod", { jsClass: PyStaticMethod }),
  classmethod: make("classmethod", { jsClass: PyClassMethod }),
  super: make("super", { jsClass: PySuper }),
};
for (const type of [core.type, object, types.module, types.super, types.function]) type.direct = false;
PyBuiltin.methodType = types.method_descriptor;
setTypeOfPrototype(PyBoundBuiltin.prototype, types.builtin_function_or_method);

export const NotImplemented = new PyConstant("NotImplemented", types.NotImplementedType);
export const Ellipsis = new PyConstant("Ellipsis", types.ellipsis);
