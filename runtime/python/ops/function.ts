import { engineError } from "../object/engine-error.ts";
import { type JsFunction, PyFunction } from "../object/function.ts";
import { PyGenerator } from "../object/generator.ts";

/** Makes a function object. */
export function def(
  code: JsFunction,
  name: string,
  qualname: string,
  params: readonly string[],
  posOnly: number,
  positional: number,
  kwOnly: number,
  varArgs: number,
  varKw: number,
  defaults: readonly unknown[],
  kwDefaults: readonly unknown[],
): unknown {
  if (typeof code !== "function") engineError("not-code");
  return new PyFunction(
    code,
    name,
    qualname,
    params,
    posOnly,
    positional,
    kwOnly,
    varArgs !== 0,
    varKw !== 0,
    defaults,
    kwDefaults,
  );
}

/** Makes a generator object, which starts when it is first asked. */
export function gen(
  code: () => Generator<unknown, unknown, unknown>,
  name: string,
  qualname: string,
): unknown {
  return new PyGenerator(code, name, qualname);
}
