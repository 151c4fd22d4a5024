export { type TypeTable, inferTypes } from "./infer.ts";
export { ANY, isPlainInt, type Type } from "./type.ts";
export type { Site } from "./sites.ts";
