// Compiles spec/artifact.schema.json to a validator without `new Function`, so that the verifier also
// works under a browser's strict content security policy and costs nothing at load.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The text of compiler/verify/artifact-schema.generated.ts. */
export async function artifactValidator() {
  const schema = JSON.parse(readFileSync(join(root, "spec/artifact.schema.json"), "utf8"));
  const ajv = new Ajv.default({ strict: true, allowUnionTypes: true, code: { source: true, esm: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    write: false,
    legalComments: "none",
    minify: true,
    keepNames: false,
    banner: {
      js: "// @ts-nocheck\n// Written by scripts/build-schemas.mjs from spec/artifact.schema.json; do not edit.",
    },
  });
  return outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(root, "compiler/verify/artifact-schema.generated.ts"), await artifactValidator());
