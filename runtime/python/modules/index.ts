import type { PyModule } from "../kernel.ts";
import { bisectModule } from "./bisect/index.ts";
import { collectionsModule } from "./collections/index.ts";
import { copyModule } from "./copy/index.ts";
import { datetimeModule } from "./datetime/index.ts";
import { functoolsModule } from "./functools/index.ts";
import { futureModule } from "./future/index.ts";
import { hashlibModule } from "./hashlib/index.ts";
import { heapqModule } from "./heapq/index.ts";
import { itertoolsModule } from "./itertools/index.ts";
import { jsonModule } from "./json/index.ts";
import { mathModule } from "./math/index.ts";
import { operatorModule } from "./operator/index.ts";
import { randomModule } from "./random/index.ts";
import { reModule } from "./re/index.ts";
import { stringModule } from "./string/index.ts";

/** The modules of Python's library that scripts can import, by name. */
export const libraryModules: ReadonlyMap<string, PyModule> = new Map(
  [
    bisectModule,
    collectionsModule,
    copyModule,
    datetimeModule,
    functoolsModule,
    futureModule,
    hashlibModule,
    heapqModule,
    itertoolsModule,
    jsonModule,
    mathModule,
    operatorModule,
    randomModule,
    reModule,
    stringModule,
  ].map((module) => [module.name, module]),
);
