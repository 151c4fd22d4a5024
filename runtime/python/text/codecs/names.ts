import { exc, raiseError } from "../../object/exception.ts";

export type Codec =
  | "utf-8"
  | "utf-8-sig"
  | "ascii"
  | "latin-1"
  | "utf-16"
  | "utf-16-le"
  | "utf-16-be"
  | "utf-32"
  | "utf-32-le"
  | "utf-32-be";

/** CPython's aliases of the codecs that the library has, with underscores for other punctuation. */
const ALIASES: Record<Codec, string> = {
  "utf-8": "utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001",
  "utf-8-sig": "utf_8_sig",
  ascii:
    "ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii",
  "latin-1":
    "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1",
  "utf-16": "utf_16 utf16 u16",
  "utf-16-le": "utf_16_le utf_16le unicodelittleunmarked",
  "utf-16-be": "utf_16_be utf_16be unicodebigunmarked",
  "utf-32": "utf_32 utf32 u32",
  "utf-32-le": "utf_32_le utf_32le",
  "utf-32-be": "utf_32_be utf_32be",
};

const codecs = new Map<string, Codec>();
for (const codec of Object.keys(ALIASES) as Codec[]) {
  for (const alias of ALIASES[codec].split(" ")) codecs.set(alias, codec);
}

/** The codec of a name; LookupError for one that the library does not have. */
export function findCodec(name: string): Codec {
  if (name.includes("\0")) raiseError(exc.ValueError, "embedded null character");
  const normal = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_|_$/g, "");
  const codec = codecs.get(normal);
  if (codec === undefined) raiseError(exc.LookupError, `unknown encoding: ${name}`);
  return codec;
}

/** A handler's name as it was given; the handler is only looked up when it is needed. */
export function readErrors(name: string): string {
  if (name.includes("\0")) raiseError(exc.ValueError, "embedded null character");
  return name;
}
