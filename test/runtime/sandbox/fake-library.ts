/**
 * A tiny stand-in for the core library that speaks the same protocol, plus doors that the real one does not have:
 * through `$` an artifact gets at anything, so that tests can attack the sandbox from inside.
 */
export const FAKE_LIBRARY = `(function () {
  "use strict";
  Object.defineProperty(Array.prototype, "$t", { value: "list" });
  const early = { Function, evaluate: eval, Date, globalThis };
  const counter = { value: 0 };
  return function boot(host, load) {
    const $ = { host, load, counter, early, registry: {} };
    return function invoke(entry, request) {
      $.request = request;
      const result = entry($);
      return typeof result === "string" ? result : JSON.stringify(result === undefined ? null : result);
    };
  };
})()`;

/** An artifact whose function has this body. */
export function artifact(body: string, name = "test"): { name: string; js: string } {
  return { name, js: `(function ($) { "use strict"; ${body} })` };
}
