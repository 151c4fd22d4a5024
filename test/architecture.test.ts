import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const layers = ["spec", "compiler", "runtime", "site", "cli"];

function sources(folder: string): string[] {
  const path = join(root, folder);
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The relative imports of a file as paths from the repository's root, and its package imports. */
function imports(file: string): { local: string[]; packages: string[] } {
  const text = readFileSync(file, "utf8");
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s+["']([^"']+)["']/g,
    ),
  ];
  const names = found.map((match) => match[1] ?? match[2] ?? match[3]!);
  return {
    local: names
      .filter((name) => name.startsWith("."))
      .map((name) => relative(root, resolve(dirname(file), name))),
    packages: names.filter((name) => !name.startsWith(".")),
  };
}

const existing = layers.filter((layer) => layer !== "spec" && readdirSync(root).includes(layer));

describe("import directions", () => {
  for (const layer of existing) {
    it(`${layer} imports only what stands before it`, () => {
      const allowed = layers.slice(0, layers.indexOf(layer) + 1);
      const wrong = sources(layer).flatMap((file) =>
        imports(file)
          .local.filter((path) => path !== "package.json" && !allowed.includes(path.split("/")[0]!))
          .map((path) => `${relative(root, file)} -> ${path}`),
      );
      expect(wrong).toEqual([]);
    });
  }

  it("the verifier knows nothing of the emitter", () => {
    const wrong = sources("compiler/verify").filter((file) =>
      imports(file).local.some((path) => path.startsWith("compiler/emit")),
    );
    expect(wrong).toEqual([]);
  });

  it("the sandbox's library imports nothing outside itself", () => {
    const wrong = sources("runtime/python").flatMap((file) => {
      const { local, packages } = imports(file);
      return [...local.filter((path) => !path.startsWith("runtime/python/")), ...packages].map(
        (name) => `${relative(root, file)} -> ${name}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it("the compiler is pure: no Node module", () => {
    const wrong = sources("compiler").flatMap((file) =>
      imports(file)
        .packages.filter((name) => name.startsWith("node:"))
        .map((name) => `${relative(root, file)} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
