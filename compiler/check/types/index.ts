export { inferTypes, type TypeTable } from "./infer.ts";
export type { Site } from "./sites.ts";
export { ANY, isPlainInt, type Type } from "./type.ts";
