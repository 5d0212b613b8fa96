import type { JournalEntry } from "../../../emulator/index.ts";
import { clockText } from "../../report/layout.ts";
import { cut, type StateTextOptions } from "./state-text.ts";

const troubles: ReadonlySet<JournalEntry["kind"]> = new Set(["refusal", "failure", "fault"]);

/** One entry of the journal in one line: number, GameLift's time, kind, what happened and to what. */
export function entryLine(entry: JournalEntry, { paint, startAt, width }: StateTextOptions): string {
  const { sequence, at, kind, what, subjectId, details } = entry;
  const whom = subjectId === undefined || what.includes(subjectId) ? "" : `  ${subjectId}`;
  const mark = kind === "input" ? "›" : " ";
  const when = `${String(sequence).padStart(7)}  ${clockText(at - startAt)}`;
  const text = `${mark} ${kind.padEnd(10)}  ${what}${whom}${whither(details, startAt)}${why(entry)}`;
  const shown = cut(text, width - when.length - 1);
  const colour = troubles.has(kind) ? "red" : kind === "input" ? "cyan" : undefined;
  return `${paint("dim", when)} ${colour === undefined ? shown : paint(colour, shown)}`;
}

/** Of a step of a clock. */
function whither({ kind, base, to }: JournalEntry["details"], startAt: number): string {
  if (kind !== "clock" || typeof to !== "number") return "";
  return ` of ${base === "real" ? "real servers" : "GameLift"} to ${clockText(to - startAt)}`;
}

function why({ kind, details }: JournalEntry): string {
  return kind === "refusal" && typeof details.message === "string" ? `: ${details.message}` : "";
}
