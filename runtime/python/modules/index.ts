import type { PyModule } from "../kernel.ts";
import { base64Module } from "./base64/index.ts";
import { bisectModule } from "./bisect/index.ts";
import { collectionsModule } from "./collections/index.ts";
import { copyModule } from "./copy/index.ts";
import { datetimeModule } from "./datetime/index.ts";
import { decimalModule } from "./decimal/index.ts";
import { functoolsModule } from "./functools/index.ts";
import { hashlibModule } from "./hashlib/index.ts";
import { heapqModule } from "./heapq/index.ts";
import { hmacModule } from "./hmac/index.ts";
import { itertoolsModule } from "./itertools/index.ts";
import { jsonModule } from "./json/index.ts";
import { mathModule } from "./math/index.ts";
import { operatorModule } from "./operator/index.ts";
import { randomModule } from "./random/index.ts";
import { reModule } from "./re/index.ts";
import { statisticsModule } from "./statistics/index.ts";
import { stringModule } from "./string/index.ts";
import { textwrapModule } from "./textwrap/index.ts";
import { uuidModule } from "./uuid/index.ts";

/** The modules of Python's library that scripts can import, by name. */
export const libraryModules: ReadonlyMap<string, PyModule> = new Map(
  [
    base64Module,
    bisectModule,
    collectionsModule,
    copyModule,
    datetimeModule,
    decimalModule,
    functoolsModule,
    hashlibModule,
    heapqModule,
    hmacModule,
    itertoolsModule,
    jsonModule,
    mathModule,
    operatorModule,
    randomModule,
    reModule,
    statisticsModule,
    stringModule,
    textwrapModule,
    uuidModule,
  ].map((module) => [module.name, module]),
);
