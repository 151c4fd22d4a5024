import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { AnyNode, Attribute, Call, Expr, Module, Name } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { type Target, targetTitle } from "../target.ts";
import { checkArguments } from "./arguments.ts";
import { checkImport } from "./imports.ts";
import { checkMembers } from "./members.ts";
import {
  type ApiName,
  absentHelp,
  apiByPath,
  type BuiltinName,
  builtinByName,
  closedNamespaces,
  contextNames,
  isNamespace,
  membersOf,
  type ScriptTypeCode,
  type Signature,
} from "./tables.ts";

/** Where a name that is read comes from. */
export type NameOrigin = "script" | "context" | "builtin" | "unresolved";

export interface ApiOptions {
  readonly target: Target;
  /** Where the script is of a known type; names of other types are errors then. */
  readonly scriptType: ScriptTypeCode | null;
  readonly originOf: (name: Name) => NameOrigin;
  /** Tells whether a name that is bound is one of the script's top level. */
  readonly isModuleLevel: (name: Name) => boolean;
  /** Names that the script itself binds at top level, as candidates for a misspelt one. */
  readonly scriptNames: Iterable<string>;
}

const scriptTypeTitles: Readonly<Record<ScriptTypeCode, string>> = {
  DE: "DocType Event",
  SE: "Scheduler Event",
  PQ: "Permission Query",
  API: "API",
  WT: "Workflow Task",
};

/** Types of values that no call can be meant for. */
const plainValues: ReadonlySet<string> = new Set(["str", "int", "float", "bool", "_dict", "str/None"]);

/** The code of a script type's title, or null for a type that is not known. */
export function scriptTypeCode(title: string | undefined): ScriptTypeCode | null {
  const found = Object.entries(scriptTypeTitles).find(([, name]) => name === title);
  return found === undefined ? null : (found[0] as ScriptTypeCode);
}

/**
 * Checks the names that a script reads against spec/: names that nothing defines, members that the Script API's
 * namespaces do not have, names that a script type or target lacks, and calls that do not fit a signature.
 */
export function checkApi(module: Module, options: ApiOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const node of walk(module)) checkNode(node, options, diagnostics);
  diagnostics.push(
    ...checkMembers(module, (name) => name.kind === "Name" && options.originOf(name) === "context"),
  );
  return diagnostics.sort((a, b) => a.span.start - b.span.start);
}

function checkNode(node: AnyNode, options: ApiOptions, out: Diagnostic[]): void {
  switch (node.kind) {
    case "Name":
      if (node.ctx === "Load") checkName(node, options, out);
      else if (node.ctx === "Store" && options.isModuleLevel(node)) checkShadowing(node, out);
      break;
    case "Attribute":
      checkAttribute(node, options, out);
      break;
    case "Call":
      checkCall(node, options, out);
      break;
    case "Import":
    case "ImportFrom":
      out.push(...checkImport(node, options.target));
      break;
    default:
  }
}

function checkName(node: Name, options: ApiOptions, out: Diagnostic[]): void {
  const origin = options.originOf(node);
  if (origin === "script" || node.id.startsWith("__")) return;
  if (origin === "context") {
    const row = apiByPath.get(node.id);
    if (row !== undefined) checkAvailable(row, node, options, out);
    return;
  }
  const builtin = builtinByName.get(node.id);
  const { target } = options;
  if (builtin !== undefined) {
    const verdict = builtin.verdict[target];
    if (verdict === "allowed") return;
    const verb = verdict === "denied" ? "does not have" : "saves but cannot run";
    out.push({
      code: builtin.code ?? "api-not-in-target",
      severity: "error",
      message: `${targetTitle(target)} ${verb} the builtin \`${node.id}\`.`,
      span: node.span,
      ...(builtin.help === null ? {} : { help: builtin.help }),
    });
    return;
  }
  if (origin === "builtin") return;
  out.push(unknownName(node, options));
}

/** A script that assigns to `json` or `frappe` loses the namespace; other API names are common words and pass. */
function checkShadowing(node: Name, out: Diagnostic[]): void {
  if (!isNamespace(node.id)) return;
  out.push({
    code: "shadowed-api-name",
    severity: "warning",
    message: `This hides the Script API's \`${node.id}\` from the rest of the script.`,
    span: node.span,
    help: "Choose another name for the variable.",
  });
}

function unknownName(node: Name, options: ApiOptions): Diagnostic {
  const utils = apiByPath.has(`frappe.utils.${node.id}`)
    ? `frappe.utils.${node.id}`
    : apiByPath.has(`frappe.${node.id}`)
      ? `frappe.${node.id}`
      : undefined;
  const allowed = [...builtinByName.values()]
    .filter((row) => row.verdict[options.target] === "allowed")
    .map((row) => row.name);
  const near = nearest(node.id, [...options.scriptNames, ...contextNames, ...allowed]);
  const help =
    utils !== undefined
      ? `Write \`${utils}\`.`
      : near !== undefined
        ? `Did you mean \`${near}\`?`
        : `Assign \`${node.id}\` before it is used, or read it from doc, frappe.form_dict or the database.`;
  return {
    code: "unknown-name",
    severity: "error",
    message: `Nothing defines the name \`${node.id}\`.`,
    span: node.span,
    help,
    ...(utils === undefined
      ? {}
      : { fix: { title: `Write ${utils}`, safe: true, edits: [{ span: node.span, text: utils }] } }),
  };
}

/** The dotted path of an attribute chain that begins with a name of the Script API, or null. */
function apiPath(node: Expr, options: ApiOptions): string | null {
  const names: string[] = [];
  let at: Expr = node;
  while (at.kind === "Attribute") {
    names.unshift(at.attr);
    at = at.value;
  }
  if (at.kind !== "Name" || options.originOf(at) !== "context") return null;
  return [at.id, ...names].join(".");
}

function checkAttribute(node: Attribute, options: ApiOptions, out: Diagnostic[]): void {
  if (node.attr.startsWith("_")) return;
  const path = apiPath(node, options);
  if (path === null) return;
  const row = apiByPath.get(path);
  if (row !== undefined) {
    checkAvailable(row, node, options, out);
    return;
  }
  const parent = path.slice(0, path.lastIndexOf("."));
  if (!closedNamespaces.has(parent) || isNamespace(path) || node.ctx !== "Load") return;
  const near = nearest(node.attr, membersOf.get(parent) ?? []);
  const help =
    absentHelp.get(path) ?? (near === undefined ? undefined : `Did you mean \`${parent}.${near}\`?`);
  out.push({
    code: "unknown-api-name",
    severity: "error",
    message: `The Script API has no \`${path}\`.`,
    span: node.attrSpan,
    ...(help === undefined ? {} : { help }),
  });
}

function checkAvailable(row: ApiName, node: Name | Attribute, options: ApiOptions, out: Diagnostic[]): void {
  const span = node.kind === "Name" ? node.span : node.attrSpan;
  if (!row.targets[options.target]) {
    out.push({
      code: "api-not-in-target",
      severity: "error",
      message: `${targetTitle(options.target)} has no \`${row.path}\`.`,
      span,
      ...(absentHelp.has(row.path) ? { help: absentHelp.get(row.path)! } : {}),
    });
    return;
  }
  const { scriptType } = options;
  if (scriptType === null || row.script_types.includes(scriptType)) return;
  const where = row.script_types.map((code) => scriptTypeTitles[code]).join(", ");
  out.push({
    code: "api-not-in-script-type",
    severity: "error",
    message: `A script of type ${scriptTypeTitles[scriptType]} has no \`${row.path}\`.`,
    span,
    help: where === "" ? "Scripts cannot use it." : `It is there in scripts of type ${where}.`,
  });
}

function checkCall(node: Call, options: ApiOptions, out: Diagnostic[]): void {
  const path = apiPath(node.func, options);
  const row = path === null ? undefined : apiByPath.get(path);
  if (row?.kind === "value" && plainValues.has(row.returns)) {
    out.push({
      code: "not-callable",
      severity: "error",
      message: `\`${path}\` is a value, not a function.`,
      span: node.func.span,
      help: `Remove the parentheses: \`${path}\`.`,
    });
    return;
  }
  const callee = calledSignature(node.func, options);
  if (callee === null) return;
  const mismatch = checkArguments(node, callee.name, callee.signature);
  if (mismatch === null) return;
  out.push({
    code: mismatch.code,
    severity: "error",
    message: mismatch.message,
    span: mismatch.span,
    ...(mismatch.help === undefined ? {} : { help: mismatch.help }),
  });
}

function calledSignature(func: Expr, options: ApiOptions): { name: string; signature: Signature } | null {
  if (func.kind === "Name") {
    const origin = options.originOf(func);
    const row =
      origin === "context"
        ? apiByPath.get(func.id)
        : origin === "builtin"
          ? allowedBuiltin(func.id, options.target)
          : undefined;
    return row?.signature ? { name: func.id, signature: row.signature } : null;
  }
  const path = apiPath(func, options);
  const signature = path === null ? null : apiByPath.get(path)?.signature;
  return path !== null && signature ? { name: path, signature } : null;
}

/** A call of a builtin that the target refuses is not judged any further. */
function allowedBuiltin(name: string, target: Target): BuiltinName | undefined {
  const row = builtinByName.get(name);
  return row?.verdict[target] === "allowed" ? row : undefined;
}
