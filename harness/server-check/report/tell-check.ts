/** A check as lines for a terminal: one for each step, and for a wrong one what was expected and what mends it. */
import type { Paint } from "../../report/paint.ts";
import { wrapped } from "../../report/wrapped.ts";
import type { CheckReport, RunResult, StepOutcome, StepResult } from "../check-report.ts";

export interface TellOptions {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

const marks: Readonly<Record<StepOutcome, { readonly sign: string; readonly colour: Parameters<Paint>[0] }>> =
  {
    right: { sign: "✓", colour: "green" },
    wrong: { sign: "✗", colour: "red" },
    skipped: { sign: "–", colour: "yellow" },
    "not reached": { sign: "·", colour: "dim" },
  };

/** Of the column with the steps' names; the longest has sixteen letters. */
const NAME_WIDTH = 18;
const LABEL_WIDTH = 10;
const MARGIN = "  ";
const TEXT_MARGIN = " ".repeat(MARGIN.length + 2 + 8 + NAME_WIDTH);

/** The heading of one process's life. */
export function tellRunStart(
  { run, command, pid }: { readonly run: number; readonly command: readonly string[]; readonly pid: number },
  { paint }: TellOptions,
): string[] {
  const about =
    run === 1 ? "the life of a process" : "another process, with a network that fails now and then";
  return [
    "",
    `${MARGIN}${paint("bold", command.map(shellWord).join(" "))}`,
    `${MARGIN}${paint("dim", `process ${pid}: ${about}`)}`,
    "",
  ];
}

const shellWord = (text: string): string =>
  /^[A-Za-z0-9_@%+=:,./{}-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** One step. */
export function tellStep(result: StepResult, { paint, width }: TellOptions): string[] {
  const { sign, colour } = marks[result.outcome];
  const text = headline(result);
  const rest = width - TEXT_MARGIN.length;
  const [first = "", ...more] = wrapped(text, rest);
  const time =
    result.outcome === "not reached" ? " ".repeat(8) : `${result.afterSeconds.toFixed(1)} s `.padStart(8);
  const name = result.step.padEnd(NAME_WIDTH);
  const head = `${MARGIN}${paint(colour, sign)} ${paint("dim", time)}${result.outcome === "wrong" ? paint("red", name) : name}`;
  const isFaint = result.outcome === "not reached";
  return [
    `${head}${isFaint ? paint("dim", first) : first}`,
    ...more.map((line) => `${TEXT_MARGIN}${isFaint ? paint("dim", line) : line}`),
    ...explanation(result).flatMap(([label, words]) => labelled(label, words, { paint, width })),
  ];
}

function headline({ outcome, title, seen }: StepResult): string {
  if (outcome === "right") return `${title}: ${seen}`;
  return outcome === "not reached" ? `not reached: ${seen}` : title;
}

function explanation({
  outcome,
  expected,
  seen,
  fix = "",
}: StepResult): readonly (readonly [string, string])[] {
  if (outcome === "right" || outcome === "not reached") return [];
  if (outcome === "skipped") return [["skipped", seen]];
  return [
    ["expected", expected],
    ["seen", seen],
    ["fix", fix],
  ];
}

const labelColours: Readonly<Record<string, Parameters<Paint>[0]>> = { seen: "red", fix: "cyan" };

function labelled(label: string, text: string, { paint, width }: TellOptions): string[] {
  const lines = wrapped(text, width - TEXT_MARGIN.length - LABEL_WIDTH);
  return lines.map((line, index) => {
    const begin = (index === 0 ? label : "").padEnd(LABEL_WIDTH);
    return `${TEXT_MARGIN}${paint(labelColours[label] ?? "dim", begin)}${line}`;
  });
}

/** What stands behind the steps of a process: the end of its output, where one of them was wrong. */
export function tellRunEnd(
  { steps, lastOutput, outputFile }: RunResult,
  { paint, width }: TellOptions,
): string[] {
  if (steps.every(({ outcome }) => outcome !== "wrong")) return [];
  const lines = lastOutput === "" ? [paint("dim", "(it wrote nothing)")] : lastOutput.split("\n");
  return [
    "",
    `${MARGIN}${paint("bold", "The end of its output")} ${paint("dim", outputFile)}`,
    ...lines.map((line) => `${MARGIN}${paint("dim", "│")} ${cut(line, width - MARGIN.length - 2)}`),
  ];
}

const cut = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, width - 1)}…`;

/** The last lines. */
export function tellSum({ outcome, counts }: CheckReport, { paint }: TellOptions): string[] {
  const parts = (["right", "wrong", "skipped", "not reached"] as const).flatMap((one) =>
    counts[one] === 0 ? [] : [`${counts[one]} ${one}`],
  );
  const verdict =
    outcome === "right"
      ? paint("green", counts.skipped === 0 ? "All is right." : "What was checked is right.")
      : paint("red", "This server would fail on GameLift.");
  return ["", `${MARGIN}${verdict}  ${parts.join(", ")}`, ""];
}
