// `npm run bench`: what Ristretto costs, each figure as a ratio to a peer measured in the same run.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { compile, createEngine, coreLibrary, bootImage, encodeInvocation } = await import(
  join(root, "dist/index.js")
);
const repeat = Number(process.env.BENCH_REPEAT ?? 3);
const scratch = mkdtempSync(join(tmpdir(), "ristretto-bench-"));

/** Debian's RestrictedPython belongs to the system's Python; any other is used where it is missing. */
const python = ["/usr/bin/python3", "python3"].find(
  (name) => spawnSync(name, ["-c", "import sys; assert sys.version_info[:2] == (3, 11)"]).status === 0,
);

function askPython(request) {
  if (python === undefined) return null;
  const child = spawnSync(python, [join(root, "bench/python_side.py")], {
    input: JSON.stringify({ repeat, ...request }),
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (child.status !== 0) throw new Error(`the Python side failed: ${child.stderr}`);
  return JSON.parse(child.stdout);
}

function best(times, run) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const ratio = (a, b) => (b === null || b === undefined ? "     -" : `${(a / b).toFixed(2)}x`.padStart(6));
const ms = (value) => (value === null || value === undefined ? "       -" : value.toFixed(2).padStart(8));
const geometric = (values) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

function compileThroughput() {
  const folders = ["examples", "test/fixtures/realistic", "test/fixtures/python"]
    .map((folder) => join(root, folder))
    .filter(existsSync);
  const options = { name: "bench", script: {}, target: "ristretto" };
  const scripts = folders
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".py"))
        .map((name) => join(folder, name)),
    )
    .flatMap((path) => readFileSync(path, "utf8").split(/^# ---.*$/m))
    .filter((text) => text.trim() !== "" && compile(text, options).artifact !== null);
  const paths = scripts.map((text, i) => {
    const path = join(scratch, `${i}.py`);
    writeFileSync(path, text);
    return path;
  });
  const theirs = askPython({ texts: paths })?.texts;
  const texts = theirs === undefined ? scripts : theirs.accepted.map((i) => scripts[i]);
  const lines = texts.reduce((sum, text) => sum + text.split("\n").length - 1, 0);
  const ours = best(repeat + 2, () => {
    for (const text of texts) compile(text, options);
  });
  console.log(
    `\nCompile throughput over ${texts.length} scripts, ${lines} lines, everything included (parse to verified artifact)`,
  );
  console.log(
    `  ristretto              ${ms(ours)} ms  ${Math.round((lines / ours) * 1000).toLocaleString("en")} lines/s`,
  );
  if (theirs === undefined) return;
  console.log(
    `  ast.parse alone        ${ms(theirs.parse)} ms  ristretto's speed in terms of it ${ratio(theirs.parse, ours)}`,
  );
  console.log(
    `  compile_restricted     ${ms(theirs.restricted)} ms  ristretto's speed in terms of it ${theirs.restricted === null ? "     -" : ratio(theirs.restricted, ours)}   (target: at least 1.5x)`,
  );
}

async function cpu() {
  const folder = join(root, "bench/programs");
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .map((name) => name.slice(0, -3))
    .sort();
  const paths = names.map((name) => join(folder, `${name}.py`));
  const theirs = askPython({ programs: paths });
  const limits = { fuel: 10_000_000, milliseconds: 300_000, memoryBytes: 512 * 1024 * 1024 };
  const engine = await createEngine({ library: coreLibrary(), bootImage: bootImage(), limits });
  const rows = [];
  for (const [i, name] of names.entries()) {
    const { artifact, diagnostics } = compile(readFileSync(paths[i], "utf8"), {
      name,
      script: {},
      target: "ristretto",
    });
    if (artifact === null) throw new Error(`${name} does not compile: ${diagnostics[0].message}`);
    const script = { name, js: artifact.js };
    const twin = {
      name: `${name}.js`,
      js: `(function () {${readFileSync(join(folder, `${name}.js`), "utf8")}})`,
    };
    const request = encodeInvocation({}, 1_000_000);
    const run = () => check(engine.run({ artifact: script, request, host: () => "null" }), name);
    run();
    const ours = best(repeat, run);
    const hand = best(repeat, () => runTwin(engine, twin));
    const peer = theirs?.programs[paths[i]];
    rows.push({ name, ours, hand, plain: peer?.plain ?? null, restricted: peer?.restricted ?? null });
  }
  engine.dispose();
  console.log("\nCPU benchmarks, milliseconds (best of several), and ristretto's time in terms of each peer");
  console.log(`  ${"program".padEnd(22)}ristretto   CPython           restricted         hand-written JS`);
  for (const row of rows) {
    console.log(
      `  ${row.name.padEnd(22)}${ms(row.ours)}  ${ms(row.plain)} ${ratio(row.ours, row.plain)}  ${ms(row.restricted)} ${ratio(row.ours, row.restricted)}  ${ms(row.hand)} ${ratio(row.ours, row.hand)}`,
    );
  }
  const mean = (field) =>
    rows.every((row) => row[field] !== null)
      ? geometric(rows.map((row) => row.ours / row[field])).toFixed(2)
      : "-";
  console.log(
    `  geometric mean: CPython ${mean("plain")}x, restricted with guards ${mean("restricted")}x (target: at most 2x), hand-written JS ${mean("hand")}x (target: at most 1.5x)`,
  );
}

function check(outcome, name) {
  if (outcome.status !== "ok") throw new Error(`${name}: ${outcome.message}`);
  const response = JSON.parse(outcome.response);
  if (!response.ok) throw new Error(`${name}: ${outcome.response.slice(0, 500)}`);
  return response;
}

/** The twin ignores `$`; the library reports that its exports are missing or not, which does not matter here. */
function runTwin(engine, twin) {
  const outcome = engine.run({
    artifact: twin,
    request: encodeInvocation({}, 1_000_000),
    host: () => "null",
  });
  if (outcome.status !== "ok") throw new Error(`${twin.name}: ${outcome.message}`);
}

async function hook() {
  const engine = await createEngine({ library: coreLibrary(), bootImage: bootImage() });
  const { artifact } = compile(
    'doc.total = doc.quantity * doc.rate\ndoc.status = "High" if doc.total > 100 else "Low"\n',
    {
      name: "hook",
      script: { type: "DocType Event", event: "Before Save", doctype: "Order" },
      target: "ristretto",
    },
  );
  const script = { name: "hook", js: artifact.js };
  const request = encodeInvocation(
    { doc: { doctype: "Order", name: "O-1", quantity: 5, rate: 25 }, scriptType: "DocType Event" },
    1_000_000,
  );
  const run = () => check(engine.run({ artifact: script, request, host: () => "null" }), "hook");
  for (let i = 0; i < 200; i++) run();
  const times = Array.from({ length: 2000 }, () => best(1, run)).sort((a, b) => a - b);
  engine.dispose();
  const at = (part) => `${(times[Math.floor(times.length * part)] * 1000).toFixed(0)} µs`;
  console.log(
    `\nPristine invocation of a two-line hook, document in, changes out, restore included: median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)} (target: at most 150 µs)`,
  );
}

function coldLint() {
  const file = join(root, "examples/todo_before_insert.py");
  const cli = join(root, "dist/cli/main.js");
  const lint = best(repeat + 2, () => spawnSync(process.execPath, [cli, "lint", file]));
  const node = best(repeat + 2, () => spawnSync(process.execPath, ["-e", "0"]));
  console.log(
    `\nCold lint of one small file: ${lint.toFixed(0)} ms, of which Node's own start ${node.toFixed(0)} ms (target: at most 200 ms)`,
  );
}

console.log(
  `Node ${process.version} on ${cpus()[0]?.model ?? "an unknown processor"}, ${cpus().length} cores; Python ${python ?? "not found"}`,
);
try {
  compileThroughput();
  await cpu();
  await hook();
  coldLint();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(0);
