import { painter, wantsColour } from "../harness/report/paint.ts";
import { tableOf } from "./table.ts";

/** One measured number beside what it should be. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** Behind the number, with its space: ` s`, ` MB`. */
  readonly unit?: string;
  /** Decimals that are shown; the goal is judged by the number itself. */
  readonly digits: number;
  readonly goal: { readonly atLeast: number } | { readonly atMost: number };
}

export const isMet = ({ measured, goal }: Figure): boolean =>
  "atLeast" in goal ? measured >= goal.atLeast : measured <= goal.atMost;

/** What was measured, the measure, the goal, and whether it is met. */
export function rowOf(figure: Figure): readonly [string, string, string, string] {
  const { what, measured, goal, digits, unit = "" } = figure;
  const [sign, value] = "atLeast" in goal ? ["≥", goal.atLeast] : ["≤", goal.atMost];
  const shown = (number: number) => `${number.toFixed(digits)}${unit}`;
  return [what, shown(measured), `${sign} ${shown(value)}`, isMet(figure) ? "✓" : "✗ missed"];
}

export const FIGURE_HEAD = ["what", "measured", "goal", ""] as const;

/** The figures' table for a terminal, misses in red. */
export function figureLines(figures: readonly Figure[]): readonly string[] {
  const paint = painter(wantsColour(process.env, process.stdout.isTTY));
  return tableOf(FIGURE_HEAD, figures.map(rowOf)).map((line) =>
    line.replace(/[✓✗].*$/, (verdict) => paint(verdict === "✓" ? "green" : "red", verdict)),
  );
}
