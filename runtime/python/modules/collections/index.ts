import { newModule } from "../define-module.ts";
import { ChainMap } from "./chain-map.ts";
import { Counter } from "./counter.ts";
import { deque } from "./deque.ts";
import { defaultdict, OrderedDict } from "./dicts.ts";
import { namedtupleTable } from "./namedtuple.ts";

/** The module `collections`. */
export const collectionsModule = newModule("collections", namedtupleTable, {
  ChainMap,
  Counter,
  OrderedDict,
  defaultdict,
  deque,
});
