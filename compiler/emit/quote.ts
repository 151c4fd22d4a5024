/** A JavaScript string literal in printable ASCII. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A Python name as the tail of a JavaScript identifier: letters outside ASCII become `$` and their code. */
export function asciiName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/gu, (c) => `$${c.codePointAt(0)!.toString(16)}$`);
}
