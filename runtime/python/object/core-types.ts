import { newBuiltinType, setTypeOfPrototype } from "./builtin-type.ts";
import { PyType } from "./type.ts";

/** `object` and `type` come first: everything else refers to them. */
const object = newBuiltinType("object", { subclassable: true });
const type = newBuiltinType("type", { bases: [object] });
setTypeOfPrototype(PyType.prototype, type);

export const core = { object, type };
