/** HTML as Markdown text. */
import { decodeEntities, type HtmlToken, tokenizeHtml } from "./html-parser.ts";

const INLINE: Record<string, string> = {
  b: "**",
  strong: "**",
  i: "_",
  em: "_",
  code: "`",
  del: "~~",
  s: "~~",
  strike: "~~",
};
const BLOCKS = new Set([
  "p",
  "div",
  "section",
  "article",
  "header",
  "footer",
  "ul",
  "ol",
  "table",
  "blockquote",
  "pre",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
]);
const SKIPPED = new Set(["script", "style", "head", "title"]);

interface List {
  readonly ordered: boolean;
  count: number;
}

/** Converts; with `stripLinks` only the text of links is kept. */
export function htmlToMarkdown(html: string, stripLinks: boolean): string {
  const out: string[] = [];
  const lists: List[] = [];
  const links: (string | null)[] = [];
  let skip = 0;
  for (const token of tokenizeHtml(html)) {
    if (token.kind !== "text" && SKIPPED.has(token.tag)) skip += token.kind === "open" ? 1 : -1;
    else if (skip > 0) continue;
    else if (token.kind === "text") out.push(decodeEntities(token.text.replace(/\s+/g, " ")));
    else out.push(tag(token, lists, links, stripLinks));
  }
  return out
    .join("")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n[ \t]+(?![*\d])/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function tag(
  token: Exclude<HtmlToken, { kind: "text" }>,
  lists: List[],
  links: (string | null)[],
  stripLinks: boolean,
): string {
  const { tag: name } = token;
  const isOpen = token.kind === "open";
  const mark = Object.hasOwn(INLINE, name) ? INLINE[name] : undefined;
  if (mark !== undefined) return mark;
  if (name === "br") return "  \n";
  if (name === "hr") return "\n\n* * *\n\n";
  if (name === "a") return link(token, links, stripLinks);
  if (name === "img" && isOpen)
    return `![${token.attributes.get("alt") ?? ""}](${token.attributes.get("src") ?? ""})`;
  if (name === "ul" || name === "ol") {
    if (isOpen) lists.push({ ordered: name === "ol", count: 0 });
    else lists.pop();
    return lists.length > (isOpen ? 1 : 0) ? "\n" : "\n\n";
  }
  if (name === "li") return isOpen ? item(lists) : "";
  if (name === "tr") return isOpen ? "" : "\n";
  if (name === "td" || name === "th") return isOpen ? "" : " | ";
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined && isOpen) return `\n\n${"#".repeat(Number(level))} `;
  if (name === "blockquote" && isOpen) return "\n\n> ";
  return BLOCKS.has(name) ? "\n\n" : "";
}

function item(lists: readonly List[]): string {
  const list = lists[lists.length - 1];
  const indent = "  ".repeat(Math.max(0, lists.length - 1));
  if (list === undefined || !list.ordered) return `\n${indent}* `;
  list.count++;
  return `\n${indent}${list.count}. `;
}

function link(
  token: Exclude<HtmlToken, { kind: "text" }>,
  links: (string | null)[],
  stripLinks: boolean,
): string {
  if (token.kind === "open") {
    const href = token.attributes.get("href") ?? null;
    links.push(href);
    return stripLinks || href === null ? "" : "[";
  }
  const href = links.pop() ?? null;
  return stripLinks || href === null ? "" : `](${href})`;
}
