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
import { Namespace } from "./namespace.ts";
import { numberFormatValue } from "./number-format.ts";
import { underscore } from "./translate.ts";
import { formatDateLong } from "./utils/date-format.ts";
import { getGravatar, guessMimetype, htmlToText, sanitizeHtmlFunction } from "./utils/html-functions.ts";
import { utilsMembers } from "./utils/index.ts";
import { asJsonFunction, jsonHandler, orjsonModule } from "./utils/json-functions.ts";

/** Members that a DocType Event script does not have: there the save decides what is kept. */
const TRANSACTION = ["commit", "rollback", "add_index"];

/** The global names of an invocation. Built anew each time, so that nothing that a script sets stays. */
export function scriptGlobals(scriptType: string | undefined): Map<string, unknown> {
  const current = invocation();
  const frappe = buildFrappe(scriptType);
  const globals = new Map<string, unknown>();
  for (const [name, signature] of HOST_GLOBALS) globals.set(name, hostFunction(name, signature));
  const own: [string, unknown][] = [
    ["frappe", frappe],
    ["_", underscore],
    ["_dict", frappeDictType],
    ["dict", types.dict],
    ["json", jsonModule],
    ["orjson", orjsonModule],
    ["as_json", asJsonFunction],
    ["log", log],
    ["args", current.form],
    ["scrub", scrub],
    ["guess_mimetype", guessMimetype],
    ["html2text", htmlToText],
    ["dev_server", current.devServer ? 1 : 0],
    ["style", new PyModule("style", new Map([["border_color", "#d1d8dd"]]))],
  ];
  for (const [name, value] of own) globals.set(name, value);
  return globals;
}

function buildFrappe(scriptType: string | undefined): Namespace {
  const frappe = new Namespace("frappe");
  const children = new Map<string, Namespace>();
  const child = (name: string): Namespace => {
    let found = children.get(name);
    if (found === undefined) {
      found = new Namespace(`frappe.${name}`);
      children.set(name, found);
      frappe.members.set(name, found);
    }
    return found;
  };
  for (const [dotted, signature] of HOST_FUNCTIONS) {
    const [, first, second] = dotted.split(".");
    if (second === undefined) frappe.members.set(first!, hostFunction(dotted, signature));
    else child(first!).members.set(second, hostFunction(dotted, signature));
  }
  for (const [name, value] of utilsMembers()) child("utils").members.set(name, value);
  for (const [name, type] of frappeExceptions) frappe.members.set(name, type);
  for (const [name, value] of ownMembers(child("utils"))) frappe.members.set(name, value);
  for (const name of ["after_commit", "before_commit", "after_rollback", "before_rollback"]) {
    child("db").members.set(name, new CallbackManager());
  }
  if (scriptType === "DocType Event") for (const name of TRANSACTION) child("db").members.delete(name);
  return frappe;
}

function ownMembers(utils: Namespace): [string, unknown][] {
  const current = invocation();
  const { settings } = current;
  return [
    ["_", underscore],
    ["_dict", frappeDictType],
    ["as_json", asJsonFunction],
    ["bold", bold],
    ["copy_doc", copyDoc],
    ["errprint", errprint],
    ["format_date", formatDateLong],
    ["get_doc", getDoc],
    ["get_gravatar", getGravatar],
    ["get_url", utils.members.get("get_url")],
    ["json_handler", jsonHandler],
    ["log", log],
    ["log_error", logError],
    ["msgprint", msgprint],
    ["sanitize_html", sanitizeHtmlFunction],
    ["scrub", scrub],
    ["throw", throwFunction],
    ["flags", current.flags],
    ["form_dict", current.form],
    ["request", current.request],
    ["response", current.response],
    ["session", frappeDict({ user: current.user, csrf_token: current.csrfToken })],
    ["user", current.user],
    ["full_name", current.fullName],
    ["lang", current.lang],
    ["socketio_port", current.socketioPort],
    ["date_format", settings.date_format],
    ["time_format", settings.time_format],
    ["number_format", numberFormatValue(settings.number_format)],
  ];
}
