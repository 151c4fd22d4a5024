import { beforeAll, describe, expect, it } from "vitest";
import { exc, PyDict, PyException, PyTuple, str } from "../../../../runtime/python/kernel.ts";
import { strFormat, strFormatMap } from "../../../../runtime/python/text/str-format.ts";
import { setUp } from "./setup.ts";

beforeAll(setUp);

function errorOf(f: () => unknown): [unknown, string] {
  try {
    f();
  } catch (e) {
    if (e instanceof PyException) return [e.$t, str(e)];
    throw e;
  }
  throw new Error("nothing was raised");
}

describe("str.format reaches no name with a leading underscore", () => {
  it.each(["{0.__class__}", "{0._x}", "{0.real.__class__}", "{0:{0.__doc__}}", "{0[0].__class__}"])(
    "%s",
    (template) => {
      const value = template.includes("[") ? new PyTuple([1]) : 5;
      const [type, message] = errorOf(() => strFormat(template, [value], null));
      expect(type).toBe(exc.AttributeError);
      expect(message).toMatch(/^"_\w+" is an invalid attribute name because it starts with "_"$/);
    },
  );

  it("nor does format_map", () => {
    const names = new PyDict();
    names.set("a", 5);
    expect(errorOf(() => strFormatMap("{a.__init__}", names))[0]).toBe(exc.AttributeError);
    expect(strFormatMap("{a.real}", names)).toBe("5");
  });

  it("keys may begin with one", () => {
    const names = new PyDict();
    names.set("_k", 1);
    expect(strFormat("{_k} {0[_k]}", [names], names)).toBe("1 1");
  });
});
