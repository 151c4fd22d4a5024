import { catchOnly, defFunction, exc, type PyBuiltin, PyTuple, str, strOr, truth } from "../../kernel.ts";
import { parseJson } from "../../modules/json/loads.ts";
import { encodeText } from "../../text/codecs/encode.ts";
import { hexDigest } from "./hash.ts";
import { hasTag } from "./html.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { guessType } from "./mime-types.ts";
import { sanitizeHtml } from "./sanitize.ts";

const python = { family: "python" } as const;

export const htmlToText = defFunction(
  "html2text",
  "(html, strip_links=False, wrap=True)",
  (html, stripLinks) =>
    htmlToMarkdown(html === null ? "" : str(html), stripLinks !== undefined && truth(stripLinks)),
  python,
);

export const guessMimetype = defFunction(
  "guess_mimetype",
  "(url, strict=True)",
  (url) => {
    const { type, encoding } = guessType(str(url));
    return new PyTuple([type, encoding]);
  },
  python,
);

export const sanitizeHtmlFunction = defFunction(
  "sanitize_html",
  "(html, linkify=False, always_sanitize=False, disallowed_tags=None)",
  (html, _linkify, always) => {
    const text = strOr(html);
    if (text === undefined) return html;
    if (always === undefined || !truth(always)) {
      if (!hasTag(text) || catchOnly(() => parseJson(text), exc.ValueError) !== undefined) return text;
    }
    return sanitizeHtml(text);
  },
  python,
);

export const getGravatar = defFunction(
  "get_gravatar",
  "(email, default='mm')",
  (email, byDefault) => {
    const hash = hexDigest("md5", encodeText(str(email).trim().toLowerCase(), "utf-8", "strict"));
    return `https://secure.gravatar.com/avatar/${hash}?d=${byDefault === undefined ? "mm" : str(byDefault)}&s=200`;
  },
  python,
);

export const htmlFunctions: readonly PyBuiltin[] = [
  defFunction(
    "to_markdown",
    "(html)",
    (html) => htmlToMarkdown(html === null ? "" : str(html), false),
    python,
  ),
];
