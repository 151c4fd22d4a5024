import type { PyModule } from "../kernel.ts";
import { collectionsModule } from "./collections/index.ts";
import { datetimeModule } from "./datetime/index.ts";
import { functoolsModule } from "./functools/index.ts";
import { itertoolsModule } from "./itertools/index.ts";
import { jsonModule } from "./json/index.ts";
import { mathModule } from "./math/index.ts";
import { operatorModule } from "./operator/index.ts";

/** The modules of Python's library that scripts can import, by name. */
export const libraryModules: ReadonlyMap<string, PyModule> = new Map(
  [
    collectionsModule,
    datetimeModule,
    functoolsModule,
    itertoolsModule,
    jsonModule,
    mathModule,
    operatorModule,
  ].map((module) => [module.name, module]),
);
