// The built-in types that the recorded calls touch.
import "../../../../runtime/python/kernel.ts";
import { installText } from "../../../../runtime/python/text/install.ts";
import { installBytesOperators } from "../../../../runtime/python/types/bytes-operators.ts";
import { installDict } from "../../../../runtime/python/types/dict-type.ts";
import { installExceptions } from "../../../../runtime/python/types/exception-type.ts";
import { installFloatOperators } from "../../../../runtime/python/types/float-operators.ts";
import { installIntOperators } from "../../../../runtime/python/types/int-operators.ts";
import { installIterators } from "../../../../runtime/python/types/iterator-type.ts";
import { installList } from "../../../../runtime/python/types/list-type.ts";
import { installObjectTypes } from "../../../../runtime/python/types/object-type.ts";
import { installStrOperators } from "../../../../runtime/python/types/str-operators.ts";
import { installTuple } from "../../../../runtime/python/types/tuple-type.ts";

let done = false;

/** Fills the types in, once. */
export function setUp(): void {
  if (done) return;
  done = true;
  installObjectTypes();
  installExceptions();
  installIterators();
  installIntOperators();
  installFloatOperators();
  installStrOperators();
  installBytesOperators();
  installList();
  installTuple();
  installDict();
  installText();
}
