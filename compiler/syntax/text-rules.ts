import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { problem } from "./problem.ts";

/** What makes a text unreadable as a whole, found before anything else looks at it. */
export function refuseText(text: string, maxLength: number): Diagnostic | null {
  if (text.length > maxLength) {
    return problem(
      "source-too-large",
      `The script has ${text.length} characters; ${maxLength} are allowed.`,
      0,
      0,
      "Split it, or move its data elsewhere.",
    );
  }
  const zero = text.indexOf("\0");
  if (zero >= 0) {
    return problem(
      "null-character",
      "The script contains a null character, which no text file should.",
      zero,
      zero + 1,
      "Remove it; the file may be binary or in another encoding than UTF-8.",
    );
  }
  const lone = loneSurrogate(text);
  if (lone >= 0) {
    return problem(
      "lone-surrogate",
      "The script contains half of a surrogate pair, which is no character.",
      lone,
      lone + 1,
      "Write the whole character.",
    );
  }
  return null;
}

function loneSurrogate(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0xd800 || c > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (c > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return i;
    i++;
  }
  return -1;
}
