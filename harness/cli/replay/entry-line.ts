import type { JournalEntry } from "../../../emulator/index.ts";
import { clockText } from "../../report/layout.ts";
import { cut } from "./state-text.ts";

/** One entry of the journal in one line: number, GameLift's time, kind, what happened and to what. */
export function entryLine(entry: JournalEntry, startAt: number, width: number): string {
  const { sequence, at, kind, what, subjectId, details } = entry;
  const whom = subjectId === undefined || what.includes(subjectId) ? "" : `  ${subjectId}`;
  const to = details.kind === "clock" && typeof details.to === "number" ? details.to : undefined;
  const whither =
    to === undefined
      ? ""
      : ` of ${details.base === "real" ? "real servers" : "GameLift"} to ${clockText(to - startAt)}`;
  const why = kind === "refusal" && typeof details.message === "string" ? `: ${details.message}` : "";
  const mark = kind === "input" ? "›" : " ";
  return cut(
    `${String(sequence).padStart(7)}  ${clockText(at - startAt)} ${mark} ${kind.padEnd(10)}  ${what}${whom}${whither}${why}`,
    width,
  );
}
