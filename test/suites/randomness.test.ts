import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createRuntime, type Runtime } from "../../runtime/index.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await createRuntime({ workers: 1 });
});
afterAll(() => runtime.dispose());

const script = `import random, uuid
print(frappe.utils.generate_hash(length=12), random.random(), uuid.uuid4())
`;

async function run(seed?: number): Promise<string> {
  const { artifact } = compile(script, { name: "random", script: { type: "API" }, target: "ristretto" });
  const result = await runtime.run(artifact, seed === undefined ? {} : { seed });
  expect(result.message).toBeUndefined();
  return result.output;
}

describe("randomness", () => {
  it("comes out of the sandbox in the expected forms", async () => {
    expect(await run()).toMatch(/^[0-9a-f]{12} 0\.\d+(e-\d+)? [0-9a-f-]{36}\n$/);
  });

  it("differs from run to run unless a seed is given", async () => {
    expect(await run()).not.toBe(await run());
    expect(await run(7)).toBe(await run(7));
    expect(await run(7)).not.toBe(await run(8));
  });
});
