/** A small HTML tokenizer for the functions that clean or convert HTML. It never backtracks. */

export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open"; readonly tag: string; readonly attributes: ReadonlyMap<string, string>; readonly closed: boolean }
  | { readonly kind: "close"; readonly tag: string };

const TAG = /<(?:!--[^]*?(?:-->|$)|![^>]*>|\?[^>]*>|\/([a-zA-Z][\w:-]*)[^>]*>|([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>)/g;
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The tokens of a text; comments and declarations are left out. */
export function tokenizeHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match !== null; match = TAG.exec(html)) {
    if (match.index > at) tokens.push({ kind: "text", text: html.slice(at, match.index) });
    at = TAG.lastIndex;
    if (match[1] !== undefined) tokens.push({ kind: "close", tag: match[1].toLowerCase() });
    else if (match[2] !== undefined) {
      const inner = match[3] ?? "";
      tokens.push({ kind: "open", tag: match[2].toLowerCase(), attributes: attributesOf(inner), closed: inner.endsWith("/") });
    }
  }
  if (at < html.length) tokens.push({ kind: "text", text: html.slice(at) });
  return tokens;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(ATTRIBUTE)) {
    found.set(match[1]!.toLowerCase(), decodeEntities(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return found;
}

/** Replaces character references. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g, (whole, dec, hex, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
    const code = dec !== undefined ? Number(dec) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
