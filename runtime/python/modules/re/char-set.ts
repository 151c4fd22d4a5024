import { ALPHA, DECIMAL, DIGIT, hasProperty, NUMERIC, SPACE } from "../../text/unicode/properties.ts";
import { variants } from "./case-fold.ts";

/** `\d`, `\s`, `\w`; the capitals are their opposites. */
export type Category = "d" | "D" | "s" | "S" | "w" | "W";

export type SetItem =
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "category"; readonly category: Category };

export function isWord(c: number, ascii: boolean): boolean {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
  return !ascii && hasProperty(c, ALPHA | DECIMAL | DIGIT | NUMERIC);
}

export function inCategory(c: number, category: Category, ascii: boolean): boolean {
  switch (category) {
    case "d":
      return c < 128 || ascii ? c >= 48 && c <= 57 : hasProperty(c, DECIMAL);
    case "D":
      return !inCategory(c, "d", ascii);
    case "s":
      return ascii ? c === 32 || (c >= 9 && c <= 13) : hasProperty(c, SPACE);
    case "S":
      return !inCategory(c, "s", ascii);
    case "w":
      return isWord(c, ascii);
    default:
      return !isWord(c, ascii);
  }
}

/** A set of characters, as written in brackets. The answers for the first 256 are kept. */
export class CharSet {
  private readonly known = new Uint8Array(256);
  private readonly items: readonly SetItem[];
  private readonly negate: boolean;
  private readonly ascii: boolean;
  private readonly ignoreCase: boolean;
  constructor(items: readonly SetItem[], negate: boolean, ascii: boolean, ignoreCase: boolean) {
    this.items = items;
    this.negate = negate;
    this.ascii = ascii;
    this.ignoreCase = ignoreCase;
  }
  has(c: number): boolean {
    if (c >= 256) return this.find(c);
    if (this.known[c] === 0) this.known[c] = this.find(c) ? 1 : 2;
    return this.known[c] === 1;
  }
  private find(c: number): boolean {
    const found = this.ignoreCase ? variants(c, this.ascii).some((v) => this.listed(v)) : this.listed(c);
    return found !== this.negate;
  }
  private listed(c: number): boolean {
    for (const item of this.items) {
      if (item.kind === "range" ? c >= item.low && c <= item.high : inCategory(c, item.category, this.ascii))
        return true;
    }
    return false;
  }
}
