/**
 * Counts the tests in what `go test -json` wrote.
 *
 * **Documented** (`go doc test2json`): a line for each event; one without `Test` is about the whole package, and
 * one of a build has `ImportPath` in place of `Package`.
 */

export interface GoTests {
  readonly passed: number;
  /** A text for each failed test, and for each package that failed without one: its name and what it wrote. */
  readonly failures: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

interface GoTestEvent {
  readonly Action: string;
  readonly Package?: string;
  readonly ImportPath?: string;
  readonly Test?: string;
  readonly Output?: string;
}

/** Reads the events; lines that are none (of downloads, of packages without Go files) are passed over. */
export function readGoTests(text: string): GoTests {
  const outputs = new Map<string, string>();
  const failures: string[] = [];
  const skipped: { name: string; reason: string }[] = [];
  const packagesWithFailures = new Set<string>();
  let passed = 0;

  for (const event of eventsIn(text)) {
    const packageName = (event.Package ?? event.ImportPath ?? "").replace(/ \[.*\]$/, "");
    const name = event.Test === undefined ? packageName : `${packageName} ${event.Test}`;
    const output = outputs.get(name)?.trim() || "(it wrote nothing)";
    if (event.Action === "output" || event.Action === "build-output") {
      outputs.set(name, (outputs.get(name) ?? "") + (event.Output ?? ""));
    } else if (event.Action === "fail") {
      // A package fails with its tests; only one that fails without a failed test counts by itself.
      if (event.Test === undefined && packagesWithFailures.has(packageName)) continue;
      packagesWithFailures.add(packageName);
      failures.push(`${name} failed:\n${output}`);
    } else if (event.Test !== undefined && event.Action === "pass") passed += 1;
    else if (event.Test !== undefined && event.Action === "skip") skipped.push({ name, reason: output });
  }
  return { passed, failures, skipped };
}

function eventsIn(text: string): GoTestEvent[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith('{"'))
    .map((line) => JSON.parse(line) as GoTestEvent);
}
