// `npm start`: lints, compiles and runs the scripts of examples/ and shows what happened.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cli = join(root, "dist/cli/main.js");
/** What each example is there to show; the start fails when one behaves otherwise. */
const expected = { "broken.py": { lint: 1, run: 2 }, "hostile.py": { lint: 0, run: 3 } };
const options = {
  "price_list_api.py": ["--form", "quantity=12", "--form", "customer=Ada"],
  "hostile.py": ["--time-limit", "2000"],
};

function ristretto(...args) {
  console.log(`\n$ npx ristretto ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" });
  return status;
}

let surprises = 0;
for (const name of readdirSync(join(root, "examples"))
  .filter((file) => file.endsWith(".py"))
  .sort()) {
  const script = `examples/${name}`;
  const doc = script.replace(/\.py$/, ".doc.json");
  const want = { lint: 0, run: 0, ...expected[name] };
  const run = [
    "run",
    script,
    ...(existsSync(join(root, doc)) ? ["--doc", doc] : []),
    ...(options[name] ?? []),
  ];
  const got = { lint: ristretto("lint", script), run: ristretto(...run) };
  for (const command of ["lint", "run"]) {
    if (got[command] === want[command]) continue;
    surprises++;
    console.log(`${command} of ${name} ended with ${got[command]}, expected ${want[command]}`);
  }
}
console.log(
  surprises === 0 ? "\nAll examples did what they are there to show." : `\n${surprises} surprises.`,
);
process.exitCode = surprises === 0 ? 0 : 1;
