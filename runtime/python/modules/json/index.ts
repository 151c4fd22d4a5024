import { PyModule } from "../../kernel.ts";
import { dumps } from "./dumps.ts";
import { JSONDecodeError } from "./error.ts";
import { loads } from "./loads.ts";

/** The module `json`. */
export const jsonModule = new PyModule(
  "json",
  new Map<string, unknown>([
    ["JSONDecodeError", JSONDecodeError],
    ["dumps", dumps],
    ["loads", loads],
  ]),
);
