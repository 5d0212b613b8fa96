import { clockText } from "./layout.ts";
import type { Paint } from "./paint.ts";
import type { ScenarioResult } from "./scenario-result.ts";

const marks = { passed: "✓", failed: "✗", skipped: "–" } as const;
const colours = { passed: "green", failed: "red", skipped: "yellow" } as const;

/** The table of all scenarios: outcome, wall seconds, how far GameLift's clock was moved; and why some were skipped. */
export function summaryOf(results: readonly ScenarioResult[], paint: Paint): string {
  const rows = [...results].sort((a, b) => order(a) - order(b)).map((result) => rowOf(result, paint));
  const title = paint(
    "dim",
    `  ${"outcome".padEnd(7)}  ${"wall s".padStart(6)}  ${"GameLift time".padStart(13)}  scenario`,
  );
  return [title, ...rows, ...failures(results, paint), ...skips(results, paint)].join("\n");
}

/** What needs attention stands where the eye is at the end. */
const order = ({ outcome }: ScenarioResult): number => ["passed", "skipped", "failed"].indexOf(outcome);

function rowOf({ title, outcome, wallMs, advancedMs }: ScenarioResult, paint: Paint): string {
  const wall = outcome === "skipped" ? "" : (wallMs / 1000).toFixed(1);
  const clock = advancedMs === undefined ? "" : clockText(advancedMs);
  const colour = colours[outcome];
  return `${paint(colour, `${marks[outcome]} ${outcome.padEnd(7)}`)}  ${wall.padStart(6)}  ${clock.padStart(13)}  ${title}`;
}

function failures(results: readonly ScenarioResult[], paint: Paint): string[] {
  return results
    .filter(({ outcome, logFolder }) => outcome === "failed" && logFolder !== undefined)
    .map(({ title, logFolder }) => `${paint("red", "failed:")} ${title}\n  logs: ${logFolder}`);
}

/** One reason may keep many scenarios from running: each is said once, with the names of all. */
function skips(results: readonly ScenarioResult[], paint: Paint): string[] {
  const byReason = Map.groupBy(
    results.filter(({ outcome }) => outcome === "skipped"),
    ({ reason }) => reason ?? "no reason is given",
  );
  return [...byReason].map(
    ([reason, skipped]) =>
      `${paint("yellow", "skipped:")} ${reason}\n${skipped.map(({ title }) => `  ${title}`).join("\n")}`,
  );
}
