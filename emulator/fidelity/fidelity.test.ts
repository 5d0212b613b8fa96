import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fidelityDocument } from "./fidelity.ts";
import { emulatorSources } from "./sources.ts";
import { hasEvidence } from "./statement.ts";

const sources = emulatorSources();

test("docs/fidelity.md says what the comments say; npm run docs writes it anew", () => {
  expect(readFileSync("docs/fidelity.md", "utf8")).toBe(fidelityDocument(sources));
});

/** Files in these folders that say nothing about AWS: what they do is ours. */
const oursAlone: ReadonlySet<string> = new Set([
  "domain/alias.ts",
  "domain/fault.ts",
  "domain/given-members.ts",
  "domain/instant.ts",
  "domain/placement-reach.ts",
  "domain/rate-limits-of-call.ts",
  "domain/scope.ts",
  "domain/search-expression/candidates.ts",
  "domain/search-expression/expression.ts",
  "domain/timer.ts",
  "domain/transition.ts",
  "domain/unsupported-member.ts",
  "domain/unsupported-operation.ts",
]);

test("every operation, socket action and rule of the domain says how we know that AWS does so", () => {
  const imitating = sources.filter(({ path, text }) =>
    path.startsWith("operations/")
      ? /= operation</.test(text)
      : (path.startsWith("server-sdk/actions/") && !path.endsWith("/table.ts")) ||
        (path.startsWith("domain/") && !oursAlone.has(path) && /^export (?:const|function) /m.test(text)),
  );
  expect(imitating.length).toBeGreaterThan(100);
  const silent = imitating.filter(({ text }) => !hasEvidence(text)).map(({ path }) => path);
  expect(silent, "their first comments have no **Documented**, **Observed** or **Assumed**").toEqual([]);
});

test("no file is excused that is gone, or has evidence by now", () => {
  const excused = sources.filter(({ path }) => oursAlone.has(path));
  expect(excused.map(({ path }) => path)).toEqual([...oursAlone].sort());
  expect(excused.filter(({ text }) => hasEvidence(text)).map(({ path }) => path)).toEqual([]);
});

test("every link leads to a file, and no row has an empty cell or the rest of a comment in it", () => {
  const rows = fidelityDocument(sources)
    .split("\n")
    .filter((line) => /^\| .*\.ts\)/.test(line));
  expect(rows.length).toBeGreaterThan(200);
  for (const row of rows) {
    const [, file] = /\]\(\.\.\/(emulator\/[^)]+)\)/.exec(row) ?? [];
    expect(file !== undefined && existsSync(file), row).toBe(true);
    expect(row).not.toMatch(/\|\s*\||\*\*|\/\*| @(?:throws|param)\b| \* /);
  }
});
