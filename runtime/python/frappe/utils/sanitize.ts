/** Takes from HTML what could run or lead astray. */
import { escapeHtml } from "./html.ts";
import { tokenizeHtml } from "./html-parser.ts";

const DROPPED = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "applet",
  "base",
  "form",
  "meta",
  "link",
  "svg",
  "math",
  "template",
  "noscript",
  "title",
]);
const VOID = new Set(["area", "br", "col", "hr", "img", "input", "source", "track", "wbr"]);
const TAGS = new Set(
  `a abbr acronym address article aside audio b bdi bdo big blockquote br button caption center cite code col colgroup
  dd del details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins
  kbd label legend li main map mark menu nav ol optgroup option output p picture pre progress q s samp section select
  small source span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var video wbr`.split(
    /\s+/,
  ),
);
const ATTRIBUTES = new Set(
  `align alt border cellpadding cellspacing class color cols colspan controls data-value datetime dir disabled face for
  headers height href id lang name placeholder rel rows rowspan scope size span src srcset start style summary tabindex
  target title type valign value width`.split(/\s+/),
);
const URLS = new Set(["href", "src", "srcset"]);

function isSafeUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
  const text = url.replace(/[\u0000-\u0020\u00a0\u200b-\u200f]/g, "").toLowerCase();
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(text)?.[1];
  return (
    scheme === undefined ||
    ["http", "https", "mailto", "tel", "ftp", "cid"].includes(scheme) ||
    /^data:image\/(?:png|gif|jpe?g|webp);/.test(text)
  );
}

/** `sanitize_html`: unknown tags lose their brackets, dangerous ones their contents too. */
export function sanitizeHtml(html: string): string {
  let out = "";
  let dropping: string | null = null;
  let depth = 0;
  for (const token of tokenizeHtml(html)) {
    if (dropping !== null) {
      if (token.kind !== "text" && token.tag === dropping) depth += token.kind === "open" ? 1 : -1;
      if (depth === 0) dropping = null;
      continue;
    }
    if (token.kind === "text") out += token.text.replace(/<(?![\w/!])/g, "&lt;");
    else if (token.kind === "close")
      out += TAGS.has(token.tag) && !VOID.has(token.tag) ? `</${token.tag}>` : "";
    else if (DROPPED.has(token.tag)) {
      if (token.closed) continue;
      dropping = token.tag;
      depth = 1;
    } else if (TAGS.has(token.tag)) out += openTag(token.tag, token.attributes);
  }
  return out;
}

function openTag(tag: string, attributes: ReadonlyMap<string, string>): string {
  let out = `<${tag}`;
  for (const [name, value] of attributes) {
    const allowed = ATTRIBUTES.has(name) || name.startsWith("aria-") || name.startsWith("data-");
    if (!allowed || (URLS.has(name) && !isSafeUrl(value)) || (name === "rel" && tag === "a")) continue;
    if (name === "style" && /expression|javascript:|url\s*\(/i.test(value)) continue;
    out += ` ${name}="${escapeHtml(value)}"`;
  }
  if (tag === "a") out += ' rel="noopener noreferrer"';
  return `${out}>`;
}
