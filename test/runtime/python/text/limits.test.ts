import { beforeAll, describe, expect, it } from "vitest";
import { exc, MAX_SIZE, PyException, PyFloat } from "../../../../runtime/python/kernel.ts";
import { formatValue } from "../../../../runtime/python/text/format.ts";
import { percentFormat } from "../../../../runtime/python/text/percent.ts";
import { interleaveCases } from "./limit-cases.ts";
import { setUp } from "./setup.ts";

beforeAll(setUp);

function raised(f: () => unknown): unknown {
  try {
    f();
  } catch (e) {
    return e instanceof PyException ? e.$t : e;
  }
  return undefined;
}

describe("results that would be too large raise MemoryError", () => {
  it.each([
    ["a width", () => formatValue("x", `${MAX_SIZE + 1}`)],
    ["a width of a number", () => formatValue(1, `${MAX_SIZE + 1}d`)],
    ["a precision", () => formatValue(new PyFloat(1), `.${MAX_SIZE + 1}f`)],
    ["a width of %", () => percentFormat(`%${MAX_SIZE + 1}d`, 1)],
    ["a precision of %", () => percentFormat(`%.${MAX_SIZE + 1}f`, new PyFloat(1))],
    ...interleaveCases(),
  ])("%s", (_name, f) => {
    expect(raised(f)).toBe(exc.MemoryError);
  });
});
