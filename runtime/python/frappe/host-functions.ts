/** Functions of the Script API that only the host can answer. */
import { defFunction, type PyBuiltin, type PyDict } from "../kernel.ts";
import { Binder } from "../object/signature.ts";
import { askHost } from "./host.ts";

const binders = new Map<string, Binder>();

/** Binds arguments as a Python function of that signature does, for its TypeErrors. */
export function binderFor(name: string, signature: string): Binder {
  let binder = binders.get(name);
  if (binder === undefined) {
    const short = name.replace(/^frappe\.(?:db\.|utils\.|website\.)?/, "");
    binder = new Binder(signature, short, short, { family: "python" });
    binders.set(name, binder);
  }
  return binder;
}

/** A function that sends its arguments to the host as they were given, once they fit its signature. */
export function hostFunction(dotted: string, signature: string): PyBuiltin {
  const name = dotted.slice(dotted.lastIndexOf(".") + 1);
  return defFunction(
    name,
    "(*args, **kwargs)",
    (args: unknown[], kwargs: PyDict) => {
      binderFor(dotted, signature).bind(args, kwargs.keys() as string[], kwargs.values());
      return askHost("api", dotted, { name: dotted, args, kwargs });
    },
    { family: "python" },
  );
}
