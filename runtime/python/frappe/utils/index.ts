import type { PyBuiltin } from "../../kernel.ts";
import { dateFormatFunctions } from "./date-format.ts";
import { dateFunctions } from "./date-functions.ts";
import { filterFunctions } from "./filter-functions.ts";
import { htmlFunctions } from "./html-functions.ts";
import { jsonFunctions } from "./json-functions.ts";
import { moneyFunctions } from "./money.ts";
import { numberFunctions } from "./numbers.ts";
import { relativeDateFunctions } from "./relative-date.ts";
import { textFunctions } from "./text-functions.ts";
import { urlFunctions } from "./url-functions.ts";

/** The members of `frappe.utils` that need no host, by name. */
export function utilsMembers(): Map<string, unknown> {
  const members = new Map<string, unknown>([
    ["DATE_FORMAT", "%Y-%m-%d"],
    ["TIME_FORMAT", "%H:%M:%S.%f"],
    ["DATETIME_FORMAT", "%Y-%m-%d %H:%M:%S.%f"],
    ...dateFormatFunctions,
  ]);
  const all: readonly PyBuiltin[] = [
    ...dateFunctions,
    ...filterFunctions,
    ...htmlFunctions,
    ...jsonFunctions,
    ...moneyFunctions,
    ...numberFunctions,
    ...relativeDateFunctions,
    ...textFunctions,
    ...urlFunctions,
  ];
  for (const f of all) members.set(f.name, f);
  return members;
}
