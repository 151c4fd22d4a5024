import { installBytes } from "./bytes-type.ts";
import { installCodecErrors } from "./codecs/install.ts";
import { installFloatMethods } from "./float-type.ts";
import { installFormat } from "./format-install.ts";
import { installIntMethods } from "./int-type.ts";
import { installStr } from "./str-type.ts";

/** Adds all that concerns text and numbers to the built-in types. */
export function installText(): void {
  installFormat();
  installStr();
  installBytes();
  installIntMethods();
  installFloatMethods();
  installCodecErrors();
}
