import { PyModule, PyTuple } from "../../kernel.ts";

/**
 * `from __future__ import annotations` is accepted for scripts that are written so; annotations are never evaluated
 * anyway. CPython's feature object is not kept, only the tuple of the release in which it came.
 */
export const futureModule = new PyModule(
  "__future__",
  new Map([["annotations", new PyTuple([3, 7, 0, "beta", 1])]]),
);
