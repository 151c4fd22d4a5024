import { validate } from "./artifact-schema.generated.ts";
import { verifyJs } from "./index.ts";
import { ALL_RULES, Report, type RuleName, type VerifyResult } from "./rules.ts";
import { sha256 } from "./sha256.ts";

/** What of an artifact is looked at once its schema has been proved. */
interface Checked {
  readonly js: string;
  readonly jsHash: string;
  readonly uses: Readonly<Record<"builtins" | "globals" | "modules", readonly string[]>>;
}

/** What ajv generates; its own types do not survive the bundling. */
const isArtifact = validate as unknown as {
  (data: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
};

const NOWHERE = { start: 0, end: 0 };

/**
 * Decides whether an artifact may be loaded: its form, its hash, its JavaScript, and whether its list of uses
 * covers what the JavaScript uses, since the host decides by that list what a script is given.
 * `data` is parsed JSON of any origin. Never throws.
 */
export function verifyArtifact(data: unknown, rules: ReadonlySet<RuleName> = ALL_RULES): VerifyResult {
  const report = new Report(rules);
  const other = otherVersion(data);
  if (other !== undefined) report.add("version", `version ${other} of the format is not read here`, NOWHERE);
  if (!isArtifact(data)) {
    for (const { instancePath, message } of isArtifact.errors ?? [])
      report.add(
        "schema",
        `${instancePath || "the artifact"} ${message ?? "is not as the schema says"}`,
        NOWHERE,
      );
  }
  const artifact = readable(data);
  if (report.findings.length > 0 || artifact === undefined) return refusal(report);
  if (sha256(artifact.js) !== artifact.jsHash) report.add("hash", "jsHash is not the hash of js", NOWHERE);
  const verified = verifyJs(artifact.js, rules);
  for (const list of ["builtins", "globals", "modules"] as const) {
    const missing = verified.uses[list].filter((name) => !artifact.uses[list].includes(name));
    if (missing.length > 0) report.add("uses", `${list} does not list ${missing.join(", ")}`, NOWHERE);
  }
  const findings = [...report.findings, ...verified.findings];
  return { ok: findings.length === 0, findings, uses: verified.uses };
}

function refusal(report: Report): VerifyResult {
  const none = { builtins: [], globals: [], modules: [], operations: [] };
  if (report.findings.length === 0) report.add("syntax", "there is no JavaScript to verify", NOWHERE);
  return { ok: false, findings: report.findings, uses: none };
}

/** The version that an artifact states, where it is another than 1. */
function otherVersion(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("version" in data)) return undefined;
  return data.version === 1 ? undefined : String(JSON.stringify(data.version)).slice(0, 20);
}

/** The parts that the checks below the schema need; undefined where even they are not there. */
function readable(data: unknown): Checked | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { js, jsHash, uses } = data as Partial<Checked>;
  if (typeof js !== "string" || typeof jsHash !== "string" || typeof uses !== "object" || uses === null)
    return undefined;
  const lists = [uses.builtins, uses.globals, uses.modules];
  return lists.every(Array.isArray) ? { js, jsHash, uses } : undefined;
}
