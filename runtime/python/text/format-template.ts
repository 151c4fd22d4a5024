import { exc, raiseError } from "../object/exception.ts";

/** A replacement field, {name!conversion:spec}. */
export interface Field {
  name: string;
  /** "" where none is given. */
  conversion: string;
  spec: string;
  /** Does the specification hold replacement fields of its own? */
  nested: boolean;
}

export interface Piece {
  literal: string;
  field?: Field;
}

const BRACE = /[{}]/g;

/** Takes a template of str.format apart, piece by piece. */
export class TemplateReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next literal text with the field behind it; undefined at the end. */
  next(): Piece | undefined {
    const { text } = this;
    if (this.at >= text.length) return undefined;
    BRACE.lastIndex = this.at;
    const found = BRACE.exec(text);
    if (found === null) {
      const literal = text.slice(this.at);
      this.at = text.length;
      return { literal };
    }
    const brace = found[0];
    const literal = text.slice(this.at, found.index);
    const after = text[found.index + 1];
    this.at = found.index + 1;
    if (after === brace) {
      this.at++;
      return { literal: literal + brace };
    }
    if (brace === "}" || after === undefined) {
      raiseError(exc.ValueError, `Single '${brace}' encountered in format string`);
    }
    return { literal, field: this.field() };
  }

  private field(): Field {
    const { text } = this;
    const start = this.at;
    const closing = this.skipName();
    const field: Field = { name: text.slice(start, this.at - 1), conversion: "", spec: "", nested: false };
    if (closing === "}") return field;
    if (closing !== "!" && closing !== ":") {
      raiseError(exc.ValueError, "expected '}' before end of string");
    }
    if (closing === "!" && this.conversion(field)) return field;
    const specStart = this.at;
    for (let depth = 1; this.at < text.length; ) {
      const char = text[this.at++];
      if (char === "{") {
        field.nested = true;
        depth++;
      } else if (char === "}" && --depth === 0) {
        field.spec = text.slice(specStart, this.at - 1);
        return field;
      }
    }
    raiseError(exc.ValueError, "unmatched '{' in format spec");
  }

  /** Moves behind the character that ends the field's name, and gives it. */
  private skipName(): string | undefined {
    const { text } = this;
    while (this.at < text.length) {
      const char = text[this.at++];
      if (char === "{") raiseError(exc.ValueError, "unexpected '{' in field name");
      if (char === "}" || char === ":" || char === "!") return char;
      if (char === "[") {
        const end = text.indexOf("]", this.at);
        this.at = end < 0 ? text.length : end;
      }
    }
    return undefined;
  }

  /** Reads "!r"; true where the field ends behind it. */
  private conversion(field: Field): boolean {
    const { text } = this;
    if (this.at >= text.length) {
      raiseError(exc.ValueError, "end of string while looking for conversion specifier");
    }
    field.conversion = String.fromCodePoint(text.codePointAt(this.at)!);
    this.at += field.conversion.length;
    if (this.at >= text.length) return false;
    const char = text[this.at++];
    if (char === "}") return true;
    if (char !== ":") raiseError(exc.ValueError, "expected ':' after conversion specifier");
    return false;
  }
}
