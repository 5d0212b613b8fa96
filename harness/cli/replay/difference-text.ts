/** Where a replay left its record, the two side by side. */
import { differingMembers, type JournalEntry, type ReplayStep } from "../../../emulator/index.ts";
import type { Paint } from "../../report/paint.ts";

const NARROWEST = 24;
const GAP = 3;

export function differenceText(
  step: Exclude<ReplayStep, { kind: "input" }>,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): readonly string[] {
  if (step.kind === "other-state") {
    return [
      paint("red", "Every entry is the same, and what is remembered after the last one is not."),
      `  recorded state hash  ${step.recorded}`,
      `  replayed state hash  ${step.replayed}`,
    ];
  }
  const { recorded, replayed } = step.difference;
  const members = differingMembers(step.difference);
  const nameWidth = Math.max(...members.map(({ path }) => path.length), "entry".length);
  const column = Math.max(NARROWEST, Math.floor((width - 2 - nameWidth - 2 * GAP) / 2));
  const rows = [
    ["", "recorded", "replayed"],
    ["entry", nameOf(recorded), nameOf(replayed)],
    ...members.map(({ path, recorded: one, replayed: other }) => [path, one ?? "–", other ?? "–"]),
  ];
  const number = recorded?.sequence ?? replayed?.sequence;
  const of = (recorded ?? replayed)?.inputSequence;
  const cause = of === undefined ? "" : `, which came of input ${of}`;
  return [
    paint("red", `The replay leaves the record at entry ${number}${cause}.`),
    "",
    ...rows.flatMap(([name = "", one = "", other = ""], index) =>
      sideBySide(name, one, other, nameWidth, column).map((line) =>
        index === 0 ? paint("dim", line) : line,
      ),
    ),
  ];
}

const nameOf = (entry: JournalEntry | undefined): string =>
  entry === undefined ? "nothing" : [entry.kind, entry.what, entry.subjectId].filter(Boolean).join(" ");

function sideBySide(name: string, one: string, other: string, nameWidth: number, column: number): string[] {
  const [left, right] = [pieces(one, column), pieces(other, column)];
  const gap = " ".repeat(GAP);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `  ${(index === 0 ? name : "").padEnd(nameWidth)}${gap}${(left[index] ?? "").padEnd(column)}${gap}${right[index] ?? ""}`.trimEnd(),
  );
}

function pieces(text: string, width: number): readonly string[] {
  const count = Math.max(1, Math.ceil(text.length / width));
  return Array.from({ length: count }, (_, index) => text.slice(index * width, (index + 1) * width));
}
