/** Text and HTML. */

/** `strip_html`: comments and everything between angle brackets is cut; entities stay. */
export function stripHtml(text: string): string {
  return text.replace(/<!--[^]*?-->|<.*?>/g, "");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", '"': "&quot;", "'": "&apos;", ">": "&gt;", "<": "&lt;" };

/** `escape_html` of a text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&"'<>]/g, (ch) => ENTITIES[ch]!);
}

/** True where the text has something like a tag. */
export function hasTag(text: string): boolean {
  return /<[^>]+>/.test(text) && /<(?:\w[^\s>]*)(?:\s[^>]*)?\/?>|<\/\w[^>]*>|<!--/.test(text);
}
