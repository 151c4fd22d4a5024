import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_RULES, verifyJs } from "../../../compiler/verify/index.ts";
import { framed, readChunks } from "./chunks.ts";
import { emittedArtifacts } from "./emitted.ts";
import { Membrane } from "./membrane.ts";
import { KINDS, mutate } from "./mutate.ts";

const membrane = new Membrane();
/** Written by hand, and emitted: of the fixture programs those whose text is short enough to be mutated often. */
const emitted = emittedArtifacts(["python"]).map(({ artifact }) => artifact.js);
const seeds = [...readChunks("accepted").map(({ js }) => js), ...emitted.filter((js) => js.length < 4000)];

describe("the membrane sees what an artifact does", () => {
  it("nothing but operations, where the artifact is one of ours", () => {
    for (const js of seeds) for (let seed = 0; seed < 20; seed++) expect(membrane.run(js, seed)).toEqual([]);
  });

  it.each([
    ["a global read", "v_x = globalThis;"],
    ["a global called", "eval('1');"],
    ["a global of the engine", "v_x = Array;"],
    ["a global tested", "v_x = typeof process;"],
    ["a global written", "leaked = 1;"],
    ["a property of a value", "v_x = attr(iter(v_x), 'a'); v_x = iter(v_y).constructor;"],
    ["a property of a string", 'v_x = "a".constructor;'],
    ["a property of a number", "v_x = (1).constructor;"],
    ["a property of an array", "v_x = [1].map;"],
    ["a property of code", "v_x = f1.call;"],
    ["the prototype of an array", "v_x = [].__proto__;"],
    ["a property of an error", "try { v_x = null; v_x.y; } catch (e) { v_x = e.constructor; }"],
    ["a property of the runtime", "v_x = $.constructor;"],
    ["a value written to", "iter(v_x).y = 1;"],
    ["a value called", "iter(v_x)();"],
    ["a value made new", "new (iter(v_x))();"],
    ["in", '"a" in iter(v_x);'],
    ["instanceof", "iter(v_x) instanceof iter(v_y);"],
    ["keys of a value", "for (const k in iter(v_x)) v_y = k;"],
    ["iteration of an array", "const [a] = [1];"],
    ["code given to an operation", "call1(v_x, f1);"],
    ["code given back", "return f1;"],
    ["code in an array", "call1(v_x, [[f1]]);"],
    ["an operation given to an operation", "call1(v_x, add);"],
    ["the runtime given to an operation", "call1(v_x, $);"],
    ["an object given to an operation", "call1(v_x, {});"],
    ["an engine error given to an operation", "try { null.x; } catch (e) { call1(v_x, e); }"],
    ["items as a value", "call1(v_x, unpack(v_y, 2));"],
    ["a value for a context", "leave(v_y);"],
    ["a value for an array", "tuple(7);"],
    ["a generator object", "call1(v_x, (function* () {})());"],
    ["a name made at run time", "attr(v_x, 7);"],
    ["an attribute that no script may use", 'attr(v_x, "__class__");'],
    ["too few arguments", "add(1);"],
  ])("%s", (_, body) => {
    expect(membrane.run(framed(body), 1)).not.toEqual([]);
    expect(verifyJs(framed(body)).ok).toBe(false);
  });
});

describe("no accepted mutant reaches anything beyond $", () => {
  const mutation = fc.record({
    kind: fc.constantFrom(...KINDS),
    where: fc.nat(1 << 20),
    what: fc.nat(1 << 20),
  });

  it("by changes to the text and to the tree", { timeout: 180_000 }, () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.nat(seeds.length - 1),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        fc.nat(999),
        (at, list, seed) => {
          const original = seeds[at]!;
          const js = list.reduce(mutate, original);
          if (!verifyJs(js).ok) refused++;
          else if (js !== original) {
            accepted++;
            for (let run = 0; run < 3; run++) expect(membrane.run(js, seed + run)).toEqual([]);
          }
        },
      ),
      {
        numRuns: Number(process.env["MUTANTS"] ?? 5_000),
        seed: Number(process.env["MUTATION_SEED"] ?? 20261121),
      },
    );
    // Enough of both, or the property says nothing.
    expect(accepted).toBeGreaterThan(150);
    expect(refused).toBeGreaterThan(2_000);
  });

  it.each(["unresolved", "member", "callee", "alias-use", "code-use", "function-place", "handle"] as const)(
    "and without the rule %s one does",
    (rule) => {
      const rules = new Set([...ALL_RULES].filter((other) => other !== rule));
      const mutants = fc.sample(fc.tuple(fc.nat(seeds.length - 1), mutation), { numRuns: 20_000, seed: 1 });
      const escaped = mutants.some(([at, change]) => {
        const js = mutate(seeds[at]!, change);
        return verifyJs(js, rules).ok && membrane.run(js, 1).length > 0;
      });
      expect(escaped).toBe(true);
    },
  );
});
