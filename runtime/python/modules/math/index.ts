import { PyFloat, PyModule } from "../../kernel.ts";
import { elementaryFunctions } from "./elementary.ts";
import { otherFunctions } from "./functions.ts";

/** The module `math`. */
export const mathModule = new PyModule(
  "math",
  new Map<string, unknown>([
    ...elementaryFunctions(),
    ...otherFunctions(),
    ["pi", new PyFloat(Math.PI)],
    ["e", new PyFloat(Math.E)],
    ["tau", new PyFloat(2 * Math.PI)],
    ["inf", new PyFloat(Infinity)],
    ["nan", new PyFloat(Number.NaN)],
  ]),
);
