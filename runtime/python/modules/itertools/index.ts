import { newModule } from "../define-module.ts";
import { combinations, combinationsWithReplacement, permutations, product, zipLongest } from "./combine.ts";
import { count, cycle, repeat } from "./endless.ts";
import * as filters from "./filters.ts";
import { groupby, tee } from "./groups.ts";

/** The module `itertools`. */
export const itertoolsModule = newModule(
  "itertools",
  { tee: ["(iterable, n=2, /)", tee] },
  {
    ...filters,
    combinations,
    combinations_with_replacement: combinationsWithReplacement,
    count,
    cycle,
    groupby,
    permutations,
    product,
    repeat,
    zip_longest: zipLongest,
  },
);
