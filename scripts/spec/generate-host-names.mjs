// Writes runtime/python/frappe/host-names.generated.ts from spec/script-api.json: the names of the Script API and
// of Document that the sandbox forwards to the host, with the signatures that bind their arguments. Names that the
// sandbox implements itself are registered first and win, so the list may hold them too.
import { readFileSync, writeFileSync } from "node:fs";

const api = JSON.parse(readFileSync(new URL("../../spec/script-api.json", import.meta.url), "utf8"));

function signatureText(signature) {
  if (signature === null || signature === undefined || !Array.isArray(signature.parameters))
    return "(*args, **kwargs)";
  const parts = [];
  let sawKeywordOnly = false;
  let positionalOnly = 0;
  for (const p of signature.parameters) {
    const text = p.default === undefined ? p.name : `${p.name}=None`;
    if (p.kind === "var_positional") {
      parts.push(`*${p.name}`);
      sawKeywordOnly = true;
    } else if (p.kind === "var_keyword") parts.push(`**${p.name}`);
    else if (p.kind === "keyword_only") {
      if (!sawKeywordOnly) parts.push("*");
      sawKeywordOnly = true;
      parts.push(text);
    } else {
      parts.push(text);
      if (p.kind === "positional_only") positionalOnly = parts.length;
    }
  }
  if (positionalOnly > 0) parts.splice(positionalOnly, 0, "/");
  return `(${parts.join(", ")})`;
}

const isCallable = (row) => row.kind === "function" || row.kind === "method" || row.kind === "class";
const here = (row) => row.targets?.ristretto === true;
const table = (rows) =>
  rows.map(([name, text]) => `  [${JSON.stringify(name)}, ${JSON.stringify(text)}],\n`).join("");

const functions = api.names
  .filter((row) => isCallable(row) && here(row) && row.access === "path" && row.name.startsWith("frappe."))
  .map((row) => [row.name, signatureText(row.signature)]);
const globals = api.names
  .filter(
    (row) =>
      isCallable(row) &&
      here(row) &&
      row.access === "global" &&
      !row.name.startsWith("builtins.") &&
      !/^(abs|all|any|bool|dict|enumerate|isinstance|issubclass|list|max|min|range|set|sorted|sum|tuple)$/.test(
        row.name,
      ),
  )
  .map((row) => [row.name, signatureText(row.signature)]);
const methods = api.names
  .filter(
    (row) => row.kind === "method" && here(row) && row.access === "member" && row.receiver === "Document",
  )
  .map((row) => [row.path ?? row.name, signatureText(row.signature)])
  .map(([name, text]) => [name.replace(/^doc\./, ""), text]);

const out = `// Written by scripts/spec/generate-host-names.mjs from spec/script-api.json. Do not edit.

/** Functions of the Script API by dotted name, with their signatures. */
export const HOST_FUNCTIONS: readonly (readonly [name: string, signature: string])[] = [
${table(functions)}];

/** Global names of the Script API. */
export const HOST_GLOBALS: readonly (readonly [name: string, signature: string])[] = [
${table(globals)}];

/** Methods of documents. */
export const DOCUMENT_METHODS: readonly (readonly [name: string, signature: string])[] = [
${table(methods)}];
`;
writeFileSync(new URL("../../runtime/python/frappe/host-names.generated.ts", import.meta.url), out);
