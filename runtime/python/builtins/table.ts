import { exc } from "../object/exception.ts";
import { Ellipsis, NotImplemented, types } from "../object/types.ts";
import { aggregateFunctions } from "./aggregate.ts";
import { attributeFunctions } from "./attributes.ts";
import { iterationFunctions } from "./iteration.ts";
import { numberFunctions } from "./numbers.ts";
import { objectFunctions } from "./objects.ts";
import { outputFunctions } from "./output.ts";

const { bool, bytearray, bytes, classmethod, dict, float, frozenset, int, list, object } = types;
const { property, range, set, slice, staticmethod, str, super: superType, tuple, type } = types;

/** Every builtin by its name; `spec/builtins.json` says which of them a script may use. */
export const builtins: ReadonlyMap<string, unknown> = new Map<string, unknown>(
  Object.entries({
    ...objectFunctions,
    ...attributeFunctions,
    ...numberFunctions,
    ...iterationFunctions,
    ...aggregateFunctions,
    ...outputFunctions,
    ...exc,
    EnvironmentError: exc.OSError,
    IOError: exc.OSError,
    None: null,
    True: true,
    False: false,
    Ellipsis,
    NotImplemented,
    bool,
    bytearray,
    bytes,
    classmethod,
    dict,
    float,
    frozenset,
    int,
    list,
    object,
    property,
    range,
    set,
    slice,
    staticmethod,
    str,
    super: superType,
    tuple,
    type,
  }),
);
