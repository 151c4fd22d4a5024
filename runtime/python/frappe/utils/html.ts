/** Text and HTML. Each function walks through the text once: hostile input must not cost more than its length. */

/** Finds the same text again and again from ever later places, and searches each stretch only once. */
class Finder {
  private found = -2;
  constructor(
    private readonly text: string,
    private readonly needle: string,
  ) {}
  /** Index of the next occurrence at or behind `from`; Infinity where there is none. */
  next(from: number): number {
    if (this.found !== Infinity && this.found < from) {
      const at = this.text.indexOf(this.needle, from);
      this.found = at < 0 ? Infinity : at;
    }
    return this.found;
  }
}

/** `strip_html`: comments and everything between angle brackets of one line is cut; entities stay. */
export function stripHtml(text: string): string {
  const close = new Finder(text, ">");
  const line = new Finder(text, "\n");
  const comment = new Finder(text, "-->");
  let out = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf("<", at);
    if (open < 0) return out + text.slice(at);
    out += text.slice(at, open);
    const commentEnd = text.startsWith("<!--", open) ? comment.next(open + 4) : Infinity;
    const tagEnd = close.next(open + 1);
    if (commentEnd !== Infinity) at = commentEnd + 3;
    else if (tagEnd !== Infinity && line.next(open) > tagEnd) at = tagEnd + 1;
    else {
      out += "<";
      at = open + 1;
    }
  }
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&apos;",
  ">": "&gt;",
  "<": "&lt;",
};

/** `escape_html` of a text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&"'<>]/g, (ch) => ENTITIES[ch]!);
}

/** True where the text has something like a tag: a bracket, a letter, and a closing bracket somewhere behind. */
export function hasTag(text: string): boolean {
  const last = text.lastIndexOf(">");
  for (let at = text.indexOf("<"); at >= 0 && at < last; at = text.indexOf("<", at + 1)) {
    if (/[A-Za-z]/.test(text[at + 1] === "/" ? (text[at + 2] ?? "") : (text[at + 1] ?? ""))) return true;
    if (text.startsWith("<!--", at)) return true;
  }
  return false;
}
