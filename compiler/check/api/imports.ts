import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Span } from "../../source/span.ts";
import type { Import, ImportFrom } from "../../syntax/ast.ts";
import { type Target, targetTitle } from "../target.ts";
import {
  absentHelp,
  apiByPath,
  defaultModule,
  isNamespace,
  type ModuleRow,
  membersOf,
  moduleByName,
} from "./tables.ts";

/** Checks an import statement against spec/modules.json. Only the `ristretto` target has imports at all. */
export function checkImport(node: Import | ImportFrom, target: Target): Diagnostic[] {
  if (node.kind === "Import") {
    return node.names.flatMap((alias) => checkModule(alias.name, alias.nameSpan, target));
  }
  // Relative and star imports are forms of policy.json.
  if (node.level > 0 || node.names.some((alias) => alias.name === "*")) return [];
  const module = node.module ?? "";
  const refused = checkModule(module, node.moduleSpan ?? node.span, target);
  if (refused.length > 0) return refused;
  const row = moduleByName.get(module);
  if (row === undefined) return [];
  return node.names.flatMap((alias) => checkMember(row, alias.name, alias.nameSpan, target));
}

function checkModule(name: string, span: Span, target: Target): Diagnostic[] {
  const row = moduleByName.get(name) ?? moduleByName.get(name.split(".")[0]!) ?? defaultModule;
  const exact = moduleByName.has(name);
  // A row above a sub-module that is not listed gives its help, never its permission.
  const verdict = exact
    ? row.verdict[target]
    : row.verdict[target] === "fails-at-run"
      ? "fails-at-run"
      : "denied";
  if (verdict === "allowed") return [];
  // policy.json's rows for Import and ImportFrom speak for the targets that have no imports.
  if (verdict === "fails-at-run") return [];
  return [
    {
      code: "denied-import",
      severity: "error",
      message: `${targetTitle(target)} cannot import \`${name}\`.`,
      span,
      help: exact || row.verdict[target] === "denied" ? row.help : defaultModule.help,
    },
  ];
}

function checkMember(row: ModuleRow, name: string, span: Span, target: Target): Diagnostic[] {
  const module = row.alias_of ?? row.name;
  const listed = row.members?.find((member) => member.name === name);
  if (listed?.verdict === "allowed") return [];
  // The parser knows the features of the language, and refuses any other.
  if (listed === undefined && row.name === "__future__") return [];
  const namespace = (row.alias_of === undefined ? row : moduleByName.get(row.alias_of))?.api_namespace;
  if (listed === undefined && namespace !== undefined && isApiMember(`${namespace}.${name}`, target))
    return [];
  const names = [
    ...(row.members ?? []).filter((member) => member.verdict === "allowed").map((member) => member.name),
    ...(membersOf.get(namespace ?? "") ?? []),
  ];
  const near = nearest(name, names);
  const help =
    listed?.help ??
    absentHelp.get(`${module}.${name}`) ??
    (near === undefined ? undefined : `Did you mean \`${near}\`?`);
  return [
    {
      code: listed === undefined ? "unknown-import-member" : "denied-import-member",
      severity: "error",
      message: `${targetTitle(target)} has no \`${name}\` in the module \`${row.name}\`.`,
      span,
      ...(help === undefined || help === null ? {} : { help }),
    },
  ];
}

function isApiMember(path: string, target: Target): boolean {
  return isNamespace(path) || apiByPath.get(path)?.targets[target] === true;
}
