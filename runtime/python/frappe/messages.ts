/** `frappe.msgprint`, `frappe.throw` and the logs of the request. */
import {
  callPy,
  defFunction,
  exc,
  handledException,
  isSubtype,
  PyException,
  PyTuple,
  PyType,
  raiseError,
  repr,
  str,
  throwException,
  toArray,
  truth,
} from "../kernel.ts";
import { frappeException } from "./exceptions.ts";
import { invocation } from "./invocation.ts";
import { stripHtml } from "./utils/html.ts";
import { asJson } from "./utils/json-functions.ts";

const given = (x: unknown): boolean => x !== undefined && x !== null;
const flag = (x: unknown): boolean => x !== undefined && truth(x);

interface MessageOptions {
  readonly title?: unknown;
  readonly indicator?: string;
  readonly raise?: unknown;
  readonly asTable?: boolean;
  readonly asList?: boolean;
  readonly alert?: boolean;
  readonly primaryAction?: unknown;
  readonly isMinimizable?: boolean;
  readonly wide?: boolean;
}

/** Queues a message for the user; gives its text. */
function queue(msg: unknown, options: MessageOptions): string {
  const rows = Array.isArray(msg) || msg instanceof PyTuple ? toArray(msg) : undefined;
  const out: Record<string, unknown> = {};
  let text = str(msg);
  if (options.asTable && rows !== undefined) {
    out["as_table"] = 1;
    out["message"] = rows.map((row) => toArray(row).map(str));
    text = rows.map((row) => toArray(row).map(str).join(", ")).join("\n");
  } else if (rows !== undefined && (options.asList || rows.length > 1)) {
    out["as_list"] = 1;
    out["message"] = rows.map(str);
    text = rows.map(str).join("\n");
  } else {
    text = rows?.length === 1 ? str(rows[0]) : text;
    out["message"] = text;
  }
  if (given(options.title)) out["title"] = str(options.title);
  const indicator = options.indicator ?? (options.raise ? "red" : undefined);
  if (indicator !== undefined) out["indicator"] = indicator;
  if (options.isMinimizable) out["is_minimizable"] = true;
  if (options.alert) out["alert"] = 1;
  if (options.raise) out["raise_exception"] = 1;
  if (given(options.primaryAction)) out["primary_action"] = JSON.parse(asJson(options.primaryAction));
  if (options.wide) out["wide"] = true;
  invocation().messages.push(out);
  return text;
}

/** Raises what `raise_exception` or `exc` names: a class, an instance, or (True) a ValidationError. */
function raiseWith(target: unknown, text: string): never {
  if (target instanceof PyException) {
    if (target.args.a.length === 0) target.args = new PyTuple([text]);
    throwException(target);
  }
  const type =
    target instanceof PyType && isSubtype(target, exc.BaseException)
      ? target
      : frappeException("ValidationError");
  const e = callPy(type, text);
  if (e instanceof PyException) throwException(e);
  raiseError(exc.TypeError, `calling ${repr(type)} should have returned an instance of BaseException`);
}

/** `frappe.msgprint`. */
export const msgprint = defFunction(
  "msgprint",
  "(msg, title=None, raise_exception=False, as_table=False, as_list=False, indicator=None, alert=False, primary_action=None, is_minimizable=False, wide=False, *, realtime=False, allow_dangerous_html=False)",
  (msg, title, raise, asTable, asList, indicator, alert, primaryAction, isMinimizable, wide) => {
    const raises = raise instanceof PyType || raise instanceof PyException || flag(raise);
    const text = queue(msg, {
      title,
      ...(given(indicator) ? { indicator: str(indicator) } : {}),
      raise: raises,
      asTable: flag(asTable),
      asList: flag(asList),
      alert: flag(alert),
      primaryAction,
      isMinimizable: flag(isMinimizable),
      wide: flag(wide),
    });
    if (raises) raiseWith(raise, text);
    return null;
  },
  { family: "python" },
);

/** Queues a message in red and raises; what other functions of the API throw with. */
export function throwMessage(text: string, type = "ValidationError", title?: string): never {
  queue(text, { ...(title === undefined ? {} : { title }), raise: true });
  raiseError(frappeException(type), text);
}

/** `frappe.throw`. */
export const throwFunction = defFunction(
  "throw",
  "(msg, exc=None, title=None, is_minimizable=False, wide=False, as_list=False, primary_action=None, *, allow_dangerous_html=False)",
  (msg, type, title, isMinimizable, wide, asList, primaryAction) => {
    const text = queue(msg, {
      title,
      indicator: "red",
      raise: true,
      asList: flag(asList),
      primaryAction,
      isMinimizable: flag(isMinimizable),
      wide: flag(wide),
    });
    raiseWith(type, text);
  },
  { family: "python" },
);

/** `frappe.log` and the global `log`. */
export const log = defFunction(
  "log",
  "(msg)",
  (msg) => {
    invocation().debugLog.push(str(msg));
    return null;
  },
  { family: "python" },
);

/** `frappe.errprint`. */
export const errprint = defFunction(
  "errprint",
  "(msg)",
  (msg) => {
    invocation().errorOutput.push(str(msg));
    return null;
  },
  { family: "python" },
);

/** Title and text of an error log entry: a title of several lines is the text, and the other way round. */
export function errorLogParts(
  title: unknown,
  message: unknown,
): { title: string | null; message: string | null } {
  let head = given(title) ? str(title) : null;
  let body = given(message) ? str(message) : null;
  if (head !== null && body !== null && head.includes("\n")) [head, body] = [body, head];
  const handled = handledException();
  if (body === null && handled !== null) body = `${handled.$t.name}: ${str(handled)}`;
  return { title: head === null ? null : stripHtml(head).slice(0, 140), message: body };
}
