import { framed } from "./chunks.ts";

const repeat = (open: string, n: number, middle = "0", close = "") =>
  open.repeat(n) + middle + close.repeat(n);

/** Hostile artifacts too large for a file: what each is, and the rule that it breaks. */
export const LARGE: readonly { readonly idea: string; readonly rule: string; readonly make: () => string }[] =
  [
    { idea: "9 MB of white space", rule: "text-size", make: () => framed(" ".repeat(9_000_000)) },
    {
      idea: "9 MB in letters of three bytes",
      rule: "text-size",
      make: () => framed(`v_x = "${"€".repeat(3_000_000)}";`),
    },
    { idea: "five million empty statements", rule: "tree-size", make: () => framed(";".repeat(5_000_000)) },
    { idea: "600 brackets", rule: "nesting", make: () => framed(`v_x = ${repeat("[", 600, "0", "]")};`) },
    {
      idea: "100,000 brackets",
      rule: "nesting",
      make: () => framed(`v_x = ${repeat("(", 100_000, "0", ")")};`),
    },
    { idea: "100,000 brackets that never close", rule: "nesting", make: () => framed("[".repeat(100_000)) },
    { idea: "100,000 blocks", rule: "nesting", make: () => framed(repeat("{", 100_000, "", "}")) },
    {
      idea: "100,000 calls inside one another",
      rule: "nesting",
      make: () => framed(`${repeat("f1(", 100_000, "0", ")")};`),
    },
    {
      idea: "100,000 functions inside one another",
      rule: "nesting",
      make: () => framed(`${repeat("(function () {", 100_000, "", "})()")};`),
    },
    {
      idea: "a sum of 100,000 terms",
      rule: "nesting",
      make: () => framed(`v_x = ${repeat("v_y + ", 100_000)};`),
    },
    { idea: "100,000 negations", rule: "nesting", make: () => framed(`v_x = ${repeat("!", 100_000)};`) },
    { idea: "100,000 signs", rule: "nesting", make: () => framed(`v_x = ${repeat("- ", 100_000)};`) },
    { idea: "100,000 typeof", rule: "nesting", make: () => framed(`v_x = ${repeat("typeof ", 100_000)};`) },
    {
      idea: "100,000 conditions",
      rule: "nesting",
      make: () => framed(`v_x = ${repeat("v_y ? 1 : ", 100_000)};`),
    },
    { idea: "100,000 assignments", rule: "nesting", make: () => framed(`${repeat("v_x = ", 100_000)};`) },
    {
      idea: "100,000 else if",
      rule: "nesting",
      make: () => framed(repeat("if (v_x) {} else ", 100_000, "{}")),
    },
    {
      idea: "100,000 if without a block",
      rule: "nesting",
      make: () => framed(repeat("if (v_x) ", 100_000, ";")),
    },
    {
      idea: "100,000 loops without a block",
      rule: "nesting",
      make: () => framed(repeat("while (v_x) ", 100_000, ";")),
    },
    {
      idea: "100,000 labels",
      rule: "nesting",
      make: () => framed(`${Array.from({ length: 100_000 }, (_, i) => `l${i}: `).join("")};`),
    },
    {
      idea: "a sum of 1,300 terms",
      rule: "tree-depth",
      make: () => framed(`v_x = ${repeat("v_y + ", 1_300)};`),
    },
    {
      idea: "functions at the ends of 100,000 sums, which hide the depth from the first count",
      rule: "syntax",
      make: () => framed(`v_x = ${repeat("v_y + function () {} + ", 100_000)};`),
    },
    {
      idea: "60,000 functions",
      rule: "function-count",
      make: () => framed(repeat("(function () {})();", 60_000, "")),
    },
    {
      idea: "160 functions inside one another",
      rule: "function-depth",
      make: () => framed(`${repeat("(function () {", 160, "", "})()")};`),
    },
    {
      idea: "a name of 2,000 letters",
      rule: "identifier-length",
      make: () => framed(`let v_${"a".repeat(2_000)} = 1;`),
    },
    {
      idea: "a string of 5 MB",
      rule: "string-length",
      make: () => framed(`v_x = "${"a".repeat(5_000_000)}";`),
    },
    {
      idea: "an attribute's name of 5 MB",
      rule: "string-length",
      make: () => framed(`v_x = attr(v_x, "${"a".repeat(5_000_000)}");`),
    },
    {
      idea: "a number of a million digits",
      rule: "number-size",
      make: () => framed(`v_x = ${"7".repeat(1_000_000)}n;`),
    },
    {
      idea: "a number of 30,000 digits",
      rule: "number-size",
      make: () => framed(`v_x = ${"7".repeat(30_000)}n;`),
    },
  ];
