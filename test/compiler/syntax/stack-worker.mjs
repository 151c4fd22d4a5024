import { parentPort, workerData } from "node:worker_threads";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: [new URL("../../../compiler/syntax/parse.ts", import.meta.url).pathname],
  bundle: true,
  format: "esm",
  write: false,
});
const source = Buffer.from(outputFiles[0].contents).toString("base64");
const { parseModule } = await import(`data:text/javascript;base64,${source}`);
let count = 0;
for (const text of workerData) {
  parseModule(text);
  count++;
}
parentPort.postMessage(count);
