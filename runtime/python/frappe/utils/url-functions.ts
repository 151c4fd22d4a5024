import { defFunction, type PyBuiltin, PyDict, str, strOr, toArray, truth } from "../../kernel.ts";
import { encodeText } from "../../text/codecs/encode.ts";
import { FrappeDict, frappeDictFrom } from "../dict.ts";
import { invocation } from "../invocation.ts";
import { given } from "./values.ts";

const SAFE = /[A-Za-z0-9_.~@#$&()*!+=:;,?/'-]/;

/** Percent-encodes all but letters, digits and the characters that have a meaning in URLs. */
export function quoteUrl(text: string): string {
  let out = "";
  for (const ch of text) {
    if (SAFE.test(ch)) out += ch;
    else
      for (const byte of encodeText(ch, "utf-8", "strict"))
        out += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

/** Absolute address of a path on the site; absolute addresses stay as they are. */
export function siteUrl(path?: unknown): string {
  const base = invocation().settings.url.replace(/\/$/, "");
  if (path === undefined || path === null || !truth(path)) return base;
  const text = str(path);
  if (/^https?:\/\//.test(text)) return text;
  return `${base}/${text.replace(/^\//, "")}`;
}

/** A document type's name as it stands in routes. */
function slug(doctype: unknown): string {
  return str(doctype).toLowerCase().replaceAll(" ", "-");
}

function deskPath(doctype: unknown, name?: unknown): string {
  return given(name) && truth(name)
    ? `/desk/${quoteUrl(slug(doctype))}/${quoteUrl(str(name))}`
    : `/desk/${quoteUrl(slug(doctype))}`;
}

function reportPath(name: unknown, type: unknown, doctype: unknown): string {
  if (given(type) && str(type) === "Report Builder")
    return `/desk/${quoteUrl(slug(doctype))}/view/report/${quoteUrl(str(name))}`;
  return `/desk/query-report/${quoteUrl(str(name))}`;
}

function linkToForm(doctype: unknown, name?: unknown, label?: unknown): string {
  const shown =
    given(label) && truth(label) ? str(label) : given(name) && truth(name) ? str(name) : str(doctype);
  return `<a href="${siteUrl(deskPath(doctype, name))}">${shown}</a>`;
}

function filterTexts(filters: PyDict): string[] {
  const parts: string[] = [];
  for (const [key, value] of filters.entries()) {
    if (!Array.isArray(value)) {
      parts.push(`${str(key)}=${quoteUrl(str(value))}`);
      continue;
    }
    for (const condition of value) {
      const [operator, operand] = toArray(condition);
      const right = Array.isArray(operand)
        ? `[${operand.map((item) => `"${str(item)}"`).join(",")}]`
        : `"${str(operand)}"`;
      parts.push(`${str(key)}=["${str(operator)}",${right}]`);
    }
  }
  return parts;
}

function linkToReport(
  name: unknown,
  label?: unknown,
  type?: unknown,
  doctype?: unknown,
  filters?: unknown,
): string {
  const shown = given(label) && truth(label) ? str(label) : str(name);
  const url = siteUrl(reportPath(name, type, doctype));
  const query = filters instanceof PyDict && filters.size > 0 ? `?${filterTexts(filters).join("&")}` : "";
  return `<a href='${url}${query}'>${shown}</a>`;
}

function reportWithFilters(name: unknown, filters: unknown, type?: unknown, doctype?: unknown): string {
  const isBuilder = given(type) && str(type) === "Report Builder";
  const path = isBuilder
    ? `/desk/${quoteUrl(slug(doctype))}/view/report`
    : `/desk/query-report/${quoteUrl(str(name))}`;
  const query = given(filters) && truth(filters) ? `?${str(filters)}` : "";
  return siteUrl(path) + query;
}

const ATTRIBUTE = /(href|src)(\s*=\s*)(["'])([^"'>]*)\3/gi;
const CSS_URL = /url\((['"]?)([^'")]{1,2048})\1\)/gi;

function isRelative(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/\/|\{\{)/i.test(url) && url !== "";
}

function expandRelativeUrls(html: unknown): string {
  return str(html)
    .replace(ATTRIBUTE, (whole, name: string, eq: string, quote: string, url: string) =>
      isRelative(url) ? `${name}${eq}${quote}${siteUrl(url)}${quote}` : whole,
    )
    .replace(CSS_URL, (whole, quote: string, url: string) =>
      isRelative(url) ? `url(${quote}${siteUrl(url)}${quote}) !important` : whole,
    );
}

function quoteUrls(html: unknown): string {
  return str(html).replace(ATTRIBUTE, (whole, name: string, eq: string, quote: string, url: string) =>
    /^https?:/.test(url) ? `${name}${eq}${quote}${quoteUrl(url)}${quote}` : whole,
  );
}

const TRACKERS = ["utm_source", "utm_medium", "utm_campaign", "utm_content"] as const;

function splitQuery(url: string): { base: string; pairs: [string, string][]; hash: string } {
  const [front = "", ...hash] = url.split("#");
  const [base = "", ...query] = front.split("?");
  const pairs = query
    .join("?")
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    });
  return { base, pairs, hash: hash.length === 0 ? "" : `#${hash.join("#")}` };
}

function addTrackers(
  url: unknown,
  source: unknown,
  campaign?: unknown,
  medium?: unknown,
  content?: unknown,
): string {
  const { base, pairs, hash } = splitQuery(str(url));
  const values = [source, medium, campaign, content];
  const own = new Map(pairs);
  TRACKERS.forEach((name, i) => {
    const value = values[i];
    if (given(value) && truth(value)) own.set(name, quoteUrl(str(value)));
  });
  return `${base}?${[...own].map(([name, value]) => `${name}=${value}`).join("&")}${hash}`;
}

function trackersOf(url: unknown): FrappeDict {
  const found = new FrappeDict();
  for (const [name, value] of splitQuery(str(url)).pairs) {
    if ((TRACKERS as readonly string[]).includes(name)) found.set(name, decodeURIComponent(value));
  }
  return found;
}

const python = { family: "python" } as const;
const expand = (name: string): PyBuiltin => defFunction(name, "(html)", expandRelativeUrls, python);

/** The URL functions of `frappe.utils`. */
export const urlFunctions: readonly PyBuiltin[] = [
  defFunction(
    "get_url",
    "(uri=None, full_address=False, allow_header_override=True)",
    (uri) => siteUrl(uri),
    python,
  ),
  defFunction("get_host_name", "()", () => siteUrl().replace(/^[^/]*\/\//, ""), python),
  defFunction(
    "get_host_name_from_request",
    "()",
    () => {
      const { request } = invocation();
      const host = strOr(request.get("host") ?? null);
      if (host === undefined) return null;
      return `${strOr(request.get("scheme") ?? null) ?? "http"}://${host}`;
    },
    python,
  ),
  defFunction("url_contains_port", "(url)", (url) => str(url).split(":").length > 2, python),
  defFunction("get_link_to_form", "(doctype, name=None, label=None)", linkToForm, python),
  defFunction(
    "get_link_to_report",
    "(name, label=None, report_type=None, doctype=None, filters=None)",
    linkToReport,
    python,
  ),
  defFunction("get_absolute_url", "(doctype, name)", deskPath, python),
  defFunction(
    "get_url_to_form",
    "(doctype, name=None)",
    (doctype, name) => siteUrl(deskPath(doctype, name)),
    python,
  ),
  defFunction("get_url_to_list", "(doctype)", (doctype) => siteUrl(deskPath(doctype)), python),
  defFunction(
    "get_url_to_report",
    "(name, report_type=None, doctype=None)",
    (name, type, doctype) => siteUrl(reportPath(name, type, doctype)),
    python,
  ),
  defFunction(
    "get_url_to_report_with_filters",
    "(name, filters, report_type=None, doctype=None)",
    reportWithFilters,
    python,
  ),
  expand("scrub_urls"),
  expand("expand_relative_urls"),
  defFunction("quoted", "(url)", (url) => (given(url) && truth(url) ? quoteUrl(str(url)) : ""), python),
  defFunction("quote_urls", "(html)", quoteUrls, python),
  defFunction(
    "add_trackers_to_url",
    "(url, source, campaign=None, medium=None, content=None)",
    addTrackers,
    python,
  ),
  defFunction("parse_and_map_trackers_from_url", "(url, create=False)", trackersOf, python),
  defFunction(
    "map_trackers",
    "(url_trackers, create=False)",
    (trackers) => (trackers instanceof PyDict ? frappeDictFrom(trackers) : trackers),
    python,
  ),
];
