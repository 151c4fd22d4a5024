import { newModule } from "../define-module.ts";
import { getContext, ROUNDINGS } from "./context.ts";
import { Context, localContext, useContext } from "./context-type.ts";
import "./methods.ts";
import { Decimal, DecimalException, signals } from "./values.ts";

const roundings: Record<string, unknown> = {};
for (const name of ROUNDINGS) roundings[name] = name;

/** The module `decimal`. */
export const decimalModule = newModule(
  "decimal",
  {
    getcontext: ["()", getContext],
    setcontext: ["(context, /)", useContext],
    localcontext: ["(ctx=None, **kwargs)", localContext],
  },
  { ...roundings, ...signals, Context, Decimal, DecimalException },
);
