import { beforeAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../runtime/sandbox/engine.ts";
import { buildBootImage, decodeBootImage } from "../../../runtime/sandbox/quickjs/boot-image.ts";
import { FAKE_LIBRARY } from "./fake-library.ts";
import { codeOf, fakeEngine, responseOf, runBody } from "./helpers.ts";

let image: Uint8Array;
beforeAll(() => {
  image = buildBootImage(FAKE_LIBRARY);
});

describe("a boot image", () => {
  it("has the same bytes every time", () => {
    expect(Buffer.compare(image, buildBootImage(FAKE_LIBRARY))).toBe(0);
  });

  it("boots an engine that runs as one that evaluated the library", async () => {
    expect(decodeBootImage(image, FAKE_LIBRARY)).toBeDefined();
    const fromImage = await fakeEngine({ bootImage: image });
    const evaluated = await fakeEngine();
    const body =
      "$.counter.value++; return [].$t + $.host($.request) + new Error('x').stack + $.counter.value;";
    for (let round = 0; round < 3; round++) {
      expect(responseOf(runBody(fromImage, body))).toBe(responseOf(runBody(evaluated, body)));
      expect(codeOf(runBody(fromImage, "for (;;);", { limits: { fuel: 2 } }))).toBe("limit-cpu");
    }
  });

  it("works at any place in a larger buffer", async () => {
    const larger = new Uint8Array(image.length + 10);
    larger.set(image, 3);
    const engine = await fakeEngine({ bootImage: larger.subarray(3, 3 + image.length) });
    expect(responseOf(runBody(engine, "return 'x';"))).toBe("x");
  });

  it("is ignored for another library", async () => {
    const library = FAKE_LIBRARY.replace('"list"', '"other"');
    expect(decodeBootImage(image, library)).toBeUndefined();
    const engine = await createEngine({ library, bootImage: image });
    expect(responseOf(runBody(engine, "return [].$t;"))).toBe("other");
  });

  it.each([
    ["empty", () => new Uint8Array()],
    ["something else", () => new TextEncoder().encode("hello, this is not an image")],
    ["cut off", () => image.subarray(0, image.length - 1)],
    ["cut off in the header", () => image.subarray(0, 20)],
    ["longer", () => Buffer.concat([image, Buffer.alloc(1)])],
    ["changed at its end", () => flip(image.length - 100)],
    ["changed in the middle", () => flip(image.length >> 1)],
    ["changed in the header", () => flip(14)],
  ])("is ignored when it is %s", async (_name, make) => {
    const bootImage = make();
    expect(decodeBootImage(bootImage, FAKE_LIBRARY)).toBeUndefined();
    const engine = await fakeEngine({ bootImage });
    expect(responseOf(runBody(engine, "return 'x';"))).toBe("x");
  });
});

function flip(index: number): Uint8Array {
  const copy = Uint8Array.from(image);
  copy[index] = copy[index]! ^ 1;
  return copy;
}
