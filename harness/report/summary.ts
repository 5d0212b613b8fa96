import { clockText } from "./layout.ts";
import type { Paint } from "./paint.ts";
import type { ScenarioResult } from "./scenario-result.ts";
import { wrapped } from "./wrapped.ts";

/** The table of all scenarios that ran, failures last; then where failures logged, and why others were skipped. */
export function summaryOf(
  results: readonly ScenarioResult[],
  { paint, width }: { readonly paint: Paint; readonly width: number },
): string {
  const passed = results.filter(({ outcome }) => outcome === "passed");
  const failed = results.filter(({ outcome }) => outcome === "failed");
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  const title = `  outcome  ${"wall s".padStart(6)}  ${"GameLift time".padStart(13)}  scenario`;
  return [
    ...(passed.length + failed.length === 0 ? [] : [paint("dim", title)]),
    ...passed.map((result) => `${paint("green", "✓ passed ")}  ${measuresOf(result)}`),
    ...failed.map((result) => `${paint("red", "✗ failed ")}  ${measuresOf(result)}`),
    ...failed.flatMap(({ title, logFolder, recording }) => [
      ...(logFolder === undefined ? [] : ["", `${paint("red", "failed:")} ${title}`, `  logs: ${logFolder}`]),
      ...(recording === undefined ? [] : [`  again: npm run replay -- ${recording}`]),
    ]),
    ...skips(skipped, paint, width),
  ].join("\n");
}

function measuresOf({ title, wallMs, advancedMs }: ScenarioResult): string {
  const clock = advancedMs === undefined ? "" : clockText(advancedMs);
  return `${(wallMs / 1000).toFixed(1).padStart(6)}  ${clock.padStart(13)}  ${title}`;
}

/** One reason may keep many scenarios from running: each is said once, with the names of all. */
function skips(skipped: readonly ScenarioResult[], paint: Paint, width: number): string[] {
  const byReason = Map.groupBy(skipped, ({ reason }) => reason ?? "no reason is given");
  return [...byReason].flatMap(([reason, ones]) => {
    const [first = "", ...rest] = wrapped(`skipped: ${reason}`, width);
    const painted = first.replace(/^skipped:/, paint("yellow", "skipped:"));
    return ["", painted, ...rest, ...ones.map(({ title }) => `  – ${title}`)];
  });
}
