import { installText } from "../text/install.ts";
import { installBytesOperators } from "./bytes-operators.ts";
import { installDict } from "./dict-type.ts";
import { installDictViews } from "./dict-views.ts";
import { installExceptions } from "./exception-type.ts";
import { installFloatOperators } from "./float-operators.ts";
import { installFunctions } from "./function-type.ts";
import { installGenericAlias } from "./generic-alias.ts";
import { installIntOperators } from "./int-operators.ts";
import { installIterators } from "./iterator-type.ts";
import { installList } from "./list-type.ts";
import { installObjectTypes } from "./object-type.ts";
import { installProperty } from "./property-type.ts";
import { installRange, installSlice } from "./range-type.ts";
import { installSet } from "./set-type.ts";
import { installStrOperators } from "./str-operators.ts";
import { installTuple } from "./tuple-type.ts";
import { installUnion } from "./union-type.ts";

let installed = false;

/** Gives the built-in types their methods, once. */
export function installTypes(): void {
  if (installed) return;
  installed = true;
  installObjectTypes();
  installFunctions();
  installProperty();
  installUnion();
  installGenericAlias();
  installIntOperators();
  installFloatOperators();
  installStrOperators();
  installBytesOperators();
  installList();
  installTuple();
  installDict();
  installDictViews();
  installSet();
  installRange();
  installSlice();
  installExceptions();
  installIterators();
  installText();
}
