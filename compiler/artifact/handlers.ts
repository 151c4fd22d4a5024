import artifactSchema from "../../spec/artifact.schema.json";
import events from "../../spec/events.json";
import type { Module, Stmt } from "../syntax/ast.ts";

const known: ReadonlySet<string> = new Set(artifactSchema.properties.script.properties.handlers.items.enum);

/** Top-level functions that are named after an event of the document life cycle, in the order of the events. */
export function handlersOf(module: Module): string[] {
  const defined = new Set(module.body.flatMap(definedNames));
  const ordered = [...events.events.map((row) => row.event), ...known];
  return [...new Set(ordered)].filter((name) => known.has(name) && defined.has(name));
}

function definedNames(statement: Stmt): string[] {
  return statement.kind === "FunctionDef" ? [statement.name] : [];
}
