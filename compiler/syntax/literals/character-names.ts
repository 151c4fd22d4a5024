import { NAMED_CHARACTERS } from "./character-names.generated.ts";

let table: Map<string, string> | undefined;

/** The character that a Unicode name stands for, as \N{...} writes it; case does not matter. */
export function characterNamed(name: string): string | undefined {
  const wanted = name.toUpperCase();
  table ??= readTable();
  return table.get(wanted) ?? computedName(wanted);
}

/** The table is text, a name and its code a line, and read when the first \N is met. */
function readTable(): Map<string, string> {
  const map = new Map<string, string>();
  let code = 0;
  for (const line of NAMED_CHARACTERS.split("\n")) {
    const space = line.indexOf(" ");
    code += Number.parseInt(line.slice(0, space), 36);
    map.set(line.slice(space + 1), String.fromCodePoint(code));
  }
  return map;
}

/** Characters whose names Unicode derives from their codes. */
function computedName(name: string): string | undefined {
  const match = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name);
  if (match === null) return undefined;
  const code = Number.parseInt(match[1]!, 16);
  return (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df)
    ? String.fromCodePoint(code)
    : undefined;
}
