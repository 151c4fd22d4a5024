/** The guest side of the Script API: `frappe` and the global names beside it. */
import { PyModule, types } from "../kernel.ts";
import { jsonModule } from "../modules/json/index.ts";
import { bold, copyDoc, getDoc, logError, scrub } from "./basics.ts";
import { CallbackManager } from "./callbacks.ts";
import { frappeDict, frappeDictType } from "./dict.ts";
import "./document-methods.ts";
import { frappeExceptions } from "./exceptions.ts";
import { hostFunction } from "./host-functions.ts";
import { HOST_FUNCTIONS, HOST_GLOBALS } from "./host-names.generated.ts";
import { invocation } from "./invocation.ts";
import { errprint, log, msgprint, throwFunction } from "./messages.ts";
import { LayeredNames, Namespace } from "./namespace.ts";
import { numberFormatValue } from "./number-format.ts";
import { underscore } from "./translate.ts";
import { formatDateLong } from "./utils/date-format.ts";
import { getGravatar, guessMimetype, htmlToText, sanitizeHtmlFunction } from "./utils/html-functions.ts";
import { utilsMembers } from "./utils/index.ts";
import { asJsonFunction, jsonHandler, orjsonModule } from "./utils/json-functions.ts";

/** Members that a DocType Event script does not have: there the save decides what is kept. */
const TRANSACTION = ["commit", "rollback", "add_index"];
const CALLBACKS = ["after_commit", "before_commit", "after_rollback", "before_rollback"];

/** What is the same for every invocation, made once when the library boots. */
const BASE_GLOBALS = new Map<string, unknown>([
  ...HOST_GLOBALS.map(([name, signature]): [string, unknown] => [name, hostFunction(name, signature)]),
  ["_", underscore],
  ["_dict", frappeDictType],
  ["dict", types.dict],
  ["json", jsonModule],
  ["orjson", orjsonModule],
  ["as_json", asJsonFunction],
  ["log", log],
  ["scrub", scrub],
  ["guess_mimetype", guessMimetype],
  ["html2text", htmlToText],
  ["style", new PyModule("style", new Map([["border_color", "#d1d8dd"]]))],
]);

/** Members of `frappe` (under "") and of the namespaces in it, by the namespace's name. */
const BASE_MEMBERS = baseMembers();

function baseMembers(): Map<string, Map<string, unknown>> {
  const all = new Map<string, Map<string, unknown>>([["", new Map()]]);
  const of = (name: string): Map<string, unknown> => {
    let found = all.get(name);
    if (found === undefined) {
      found = new Map();
      all.set(name, found);
    }
    return found;
  };
  for (const [dotted, signature] of HOST_FUNCTIONS) {
    const [, first, second] = dotted.split(".");
    if (second === undefined) of("").set(first!, hostFunction(dotted, signature));
    else of(first!).set(second, hostFunction(dotted, signature));
  }
  const utils = utilsMembers();
  for (const [name, value] of utils) of("utils").set(name, value);
  for (const [name, type] of frappeExceptions) of("").set(name, type);
  const own: [string, unknown][] = [
    ["_", underscore],
    ["_dict", frappeDictType],
    ["as_json", asJsonFunction],
    ["bold", bold],
    ["copy_doc", copyDoc],
    ["errprint", errprint],
    ["format_date", formatDateLong],
    ["get_doc", getDoc],
    ["get_gravatar", getGravatar],
    ["get_url", utils.get("get_url")],
    ["json_handler", jsonHandler],
    ["log", log],
    ["log_error", logError],
    ["msgprint", msgprint],
    ["sanitize_html", sanitizeHtmlFunction],
    ["scrub", scrub],
    ["throw", throwFunction],
  ];
  for (const [name, value] of own) of("").set(name, value);
  return all;
}

/** Modules that scripts may import from, beside the namespaces themselves. */
const SUBMODULES = new Map([
  [
    "utils",
    new Map([["data", (): unknown => new Namespace("frappe.utils.data", BASE_MEMBERS.get("utils")!)]]),
  ],
]);

/** Members of `frappe` that belong to the invocation, made when they are first read. */
const INVOCATION_MEMBERS = new Map<string, () => unknown>([
  ["exceptions", () => new Namespace("frappe.exceptions", frappeExceptions)],
  ["flags", () => invocation().flags],
  ["form_dict", () => invocation().form],
  ["request", () => invocation().request],
  ["response", () => invocation().response],
  ["session", () => frappeDict({ user: invocation().user, csrf_token: invocation().csrfToken })],
  ["user", () => invocation().user],
  ["full_name", () => invocation().fullName],
  ["lang", () => invocation().lang],
  ["socketio_port", () => invocation().socketioPort],
  ["date_format", () => invocation().settings.date_format],
  ["time_format", () => invocation().settings.time_format],
  ["number_format", () => numberFormatValue(invocation().settings.number_format)],
]);
for (const [name, members] of BASE_MEMBERS) {
  if (name !== "" && name !== "db") {
    INVOCATION_MEMBERS.set(name, () => new Namespace(`frappe.${name}`, members, SUBMODULES.get(name)));
  }
}
const CALLBACK_MEMBERS = new Map(CALLBACKS.map((name) => [name, () => new CallbackManager()]));
const INVOCATION_GLOBALS = new Map<string, () => unknown>([
  ["args", () => invocation().form],
  ["dev_server", () => (invocation().devServer ? 1 : 0)],
]);

/** `frappe.db` of an invocation. */
function databaseFor(scriptType: string | undefined): Namespace {
  const db = new Namespace("frappe.db", BASE_MEMBERS.get("db")!, CALLBACK_MEMBERS);
  if (scriptType === "DocType Event") for (const name of TRANSACTION) db.members.delete(name);
  return db;
}

/** The global names of an invocation; nothing that a script sets in them stays for another one. */
export function scriptGlobals(scriptType: string | undefined): LayeredNames {
  const frappe = new Namespace("frappe", BASE_MEMBERS.get("")!, INVOCATION_MEMBERS);
  frappe.members.set("db", databaseFor(scriptType));
  const globals = new LayeredNames(BASE_GLOBALS, INVOCATION_GLOBALS);
  globals.set("frappe", frappe);
  return globals;
}
