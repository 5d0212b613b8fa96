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
  /** Undefined for what is only there to judge its neighbours by. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
  /** Lines below the table, for what its reader has to know about this row in this run. */
  readonly note?: readonly string[];
}

/** A figure without a goal misses none. */
export const isMet = ({ measured, goal }: Figure): boolean =>
  goal === undefined || ("atLeast" in goal ? measured >= goal.atLeast : measured <= goal.atMost);

/** What was measured, the measure, the goal, and whether it is met. */
export function rowOf(figure: Figure): readonly [string, string, string, string] {
  const { what, measured, goal, digits, unit = "" } = figure;
  const shown = (number: number) => `${number.toFixed(digits)}${unit}`;
  if (goal === undefined) return [what, shown(measured), "", ""];
  const [sign, value] = "atLeast" in goal ? ["≥", goal.atLeast] : ["≤", goal.atMost];
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

/** What is to be read below the table. */
export const notesOf = (figures: readonly Figure[]): readonly string[] =>
  figures.flatMap(({ note = [] }) => (note.length === 0 ? [] : ["", ...note]));
