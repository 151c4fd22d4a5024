/**
 * A small HTML tokenizer for the functions that clean or convert HTML. It is a loop and no regular expression, so
 * that the limits of a run see it at work on hostile input.
 */

export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "open";
      readonly tag: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly closed: boolean;
    }
  | { readonly kind: "close"; readonly tag: string };

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
/** No tag is longer; what looks like one is text. */
const LONGEST_TAG = 65536;

/** The tokens of a text; comments and declarations are left out. */
export function tokenizeHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  const lastEnd = html.lastIndexOf(">");
  let textFrom = 0;
  let at = html.indexOf("<");
  while (at >= 0 && at < lastEnd) {
    const end = tagEnd(html, at);
    if (end < 0) {
      at = html.indexOf("<", at + 1);
      continue;
    }
    if (at > textFrom) tokens.push({ kind: "text", text: html.slice(textFrom, at) });
    const token = tokenOf(html.slice(at + 1, end - 1));
    if (token !== undefined) tokens.push(token);
    textFrom = end;
    at = html.indexOf("<", end);
  }
  if (textFrom < html.length) tokens.push({ kind: "text", text: html.slice(textFrom) });
  return tokens;
}

function isLetter(ch: string | undefined): boolean {
  return ch !== undefined && /[A-Za-z]/.test(ch);
}

/** Index behind the tag, comment or declaration that begins at `at`, or -1. */
function tagEnd(html: string, at: number): number {
  if (html.startsWith("<!--", at)) {
    const end = html.indexOf("-->", at + 4);
    return end < 0 ? html.length : end + 3;
  }
  const next = html[at + 1];
  if (next === "!" || next === "?") return html.indexOf(">", at) + 1 || -1;
  if (!isLetter(next === "/" ? html[at + 2] : next)) return -1;
  let quote = "";
  for (let i = at + 1; i < html.length && i < at + LONGEST_TAG; i++) {
    const ch = html[i]!;
    if (quote !== "") {
      if (ch === quote) quote = "";
    } else if (ch === '"' || ch === "'") quote = ch;
    else if (ch === ">") return i + 1;
  }
  return -1;
}

const TAG = /^(\/?)([A-Za-z][\w:-]*)/;

function tokenOf(inner: string): HtmlToken | undefined {
  const match = TAG.exec(inner);
  if (match === null) return undefined;
  const tag = match[2]!.toLowerCase();
  if (match[1] === "/") return { kind: "close", tag };
  const rest = inner.slice(match[0].length);
  return { kind: "open", tag, attributes: attributesOf(rest), closed: rest.endsWith("/") };
}

const NAME_END = " \t\n\r\f=/>\"'";

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    if (NAME_END.includes(text[at]!)) {
      at++;
      continue;
    }
    const from = at;
    while (at < text.length && !NAME_END.includes(text[at]!)) at++;
    const name = text.slice(from, at).toLowerCase();
    const value = valueAt(text, at);
    found.set(name, decodeEntities(value.text));
    at = value.end;
  }
  return found;
}

/** The value that follows an attribute's name, empty where there is none. */
function valueAt(text: string, start: number): { text: string; end: number } {
  let at = start;
  while (/\s/.test(text[at] ?? "")) at++;
  if (text[at] !== "=") return { text: "", end: start };
  at++;
  while (/\s/.test(text[at] ?? "")) at++;
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    return end < 0
      ? { text: text.slice(at + 1), end: text.length }
      : { text: text.slice(at + 1, end), end: end + 1 };
  }
  const from = at;
  while (at < text.length && !/[\s"'>]/.test(text[at]!)) at++;
  return { text: text.slice(from, at), end: at };
}

/** Replaces character references. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, dec, hex, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
    const code = dec !== undefined ? Number(dec) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
