import { defFunction, strOr } from "../kernel.ts";
import { invocation } from "./invocation.ts";

/** The translation of a message into the language of the invocation, or the message. */
export function translate(message: string, context?: string): string {
  const table = invocation().translations;
  if (table.size === 0) return message;
  const key = message.trim();
  return (context === undefined ? undefined : table.get(`${key}:${context}`)) ?? table.get(key) ?? message;
}

/** `frappe._`. */
export const underscore = defFunction(
  "_",
  "(msg, lang=None, context=None)",
  (msg, _lang, context) => {
    const text = strOr(msg);
    return text === undefined ? msg : translate(text, strOr(context ?? null));
  },
  { family: "python" },
);
