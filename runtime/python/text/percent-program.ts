import { catchOnly } from "../object/catch.ts";
import { exc, raiseError } from "../object/exception.ts";
import { type Conversion, ConversionReader, type PercentArguments } from "./percent-spec.ts";

/** A format of the % operator taken apart: literal text, then a conversion and the text behind it, … */
export interface PercentProgram {
  readonly literals: readonly string[];
  readonly conversions: readonly { readonly key: string | undefined; readonly conversion: Conversion }[];
}

const known = new Map<string, PercentProgram | null>();
const MOST_KNOWN = 128;
const LONGEST = 256;

/**
 * The program of a format, kept for the next time. Null for one that takes widths from its
 * arguments or is wrong: there parsing and converting have to alternate.
 */
export function percentProgram(format: string): PercentProgram | null {
  if (format.length > LONGEST) return null;
  let program = known.get(format);
  if (program === undefined) {
    program = catchOnly(() => compile(format), exc.Exception) ?? null;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(format, program);
  }
  return program;
}

/** Notes the keys, and has no arguments to give. */
class KeyRecorder implements PercentArguments {
  key: string | undefined;

  requireMapping(): void {}

  selectKey(key: string): void {
    this.key = key;
  }

  next(): never {
    raiseError(exc.ValueError, "the width is an argument");
  }
}

function compile(format: string): PercentProgram {
  const recorder = new KeyRecorder();
  const reader = new ConversionReader(format, recorder, "");
  const literals: string[] = [];
  const conversions: { key: string | undefined; conversion: Conversion }[] = [];
  let literal = "";
  for (let at = 0; ; ) {
    const percent = format.indexOf("%", at);
    literal += percent < 0 ? format.slice(at) : format.slice(at, percent);
    if (percent < 0) break;
    if (format[percent + 1] === "%") {
      literal += "%";
      at = percent + 2;
      continue;
    }
    recorder.key = undefined;
    const conversion = reader.read(percent + 1);
    literals.push(literal);
    literal = "";
    conversions.push({ key: recorder.key, conversion });
    at = reader.at;
  }
  literals.push(literal);
  return { literals, conversions };
}
