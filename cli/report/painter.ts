import pc from "picocolors";
import type { Painter } from "../../compiler/diagnostics/render.ts";

/** Terminal colours for diagnostics; plain text where the stream is not a terminal or NO_COLOR is set. */
export function painter(stream: { isTTY?: boolean }): Painter {
  const colors = pc.createColors(stream.isTTY === true && pc.isColorSupported);
  return {
    severity: (severity, text) =>
      colors.bold(
        severity === "error"
          ? colors.red(text)
          : severity === "warning"
            ? colors.yellow(text)
            : colors.cyan(text),
      ),
    emphasis: (text) => colors.bold(text),
    faint: (text) => colors.blue(text),
    help: (text) => colors.cyan(text),
  };
}
