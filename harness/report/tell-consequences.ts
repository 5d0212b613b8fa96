import type { JournalEntry } from "../../emulator/index.ts";
import { type Cast, listed } from "./cast.ts";
import { gameLift, queue, type Story } from "./story.ts";
import { tellTransition } from "./tell-transition.ts";

interface PassedOver {
  readonly destination: string;
  readonly reason: string;
}

/** Tells what GameLift did because of one input: transitions, attempts to place, events. */
export function tellConsequences(consequences: readonly JournalEntry[], cast: Cast, story: Story): void {
  const isStart = (entry: JournalEntry) => entry.what === "game session started";
  const started = new Set(consequences.filter(isStart).map((entry) => entry.details.gameSessionId));
  const told = new Set<string>();
  for (const entry of causesFirst(consequences)) {
    story.from([entry]);
    if (entry.kind === "attempt") tellAttempt(entry, cast, story);
    else if (entry.kind === "event") tellEvent(entry, cast, story);
    // The attempt says the same, and on which server.
    else if (entry.what === "game session ACTIVATING" && started.has(entry.subjectId)) continue;
    else if (entry.what.startsWith("player session ")) {
      if (told.has(entry.what)) continue;
      told.add(entry.what);
      tellSeats(
        consequences.filter(({ what }) => what === entry.what),
        cast,
        story,
      );
    } else tellTransition(entry, cast, story);
  }
}

/** The journal has transitions before notes; a reader wants to know first why a game session ends. */
function causesFirst(consequences: readonly JournalEntry[]): readonly JournalEntry[] {
  const isCause = (entry: JournalEntry) => entry.what === "activation timed out";
  return [...consequences.filter(isCause), ...consequences.filter((entry) => !isCause(entry))];
}

function tellSeats(entries: readonly JournalEntry[], cast: Cast, story: Story): void {
  const [first] = entries;
  if (first === undefined) return;
  story.from(entries);
  const { wallAt, at } = first;
  const status = first.what.slice("player session ".length);
  const seats = listed(entries.map((entry) => cast.seat(entry.subjectId)));
  const why = status === "TIMEDOUT" ? ": nobody took it in time" : "";
  const what = `${seats} ${entries.length === 1 ? "is" : "are"} ${status}${why}`;
  story.tell({ wallAt, at, actor: gameLift, what, isTrouble: status === "TIMEDOUT" });
}

function tellAttempt(entry: JournalEntry, cast: Cast, story: Story): void {
  const { wallAt, at, details, subjectId } = entry;
  const tell = (what: string, isTrouble: boolean) =>
    story.tell({ wallAt, at, actor: gameLift, what, isTrouble });
  if (entry.what === "game session started") {
    const { attempt, gameSessionId, processId } = details;
    const which = Number(attempt) > 1 ? ` (attempt ${attempt})` : "";
    tell(
      `starts ${cast.gameSession(gameSessionId)} on ${cast.server(processId)} for ${cast.placement(subjectId)}${which}`,
      false,
    );
  } else if (entry.what === "not placed") {
    const reasons = (details.reasons as readonly PassedOver[]).map(
      ({ destination, reason }) => `${cast.text(destination)}: ${cast.text(reason)}`,
    );
    tell(`cannot place ${cast.placement(subjectId)} yet. ${reasons.join("; ")}`, true);
  } else if (entry.what === "activation timed out") {
    const { gameSessionId, processId, limitSeconds } = details;
    tell(
      `gives ${cast.server(processId)} up: ${cast.gameSession(gameSessionId)} was not activated within ${limitSeconds} s`,
      true,
    );
  } else {
    tell(`${entry.what}: ${cast.text(String(subjectId))}`, false);
  }
}

/** Tells of an event's way out, whether an input caused it or the outbox wrote it. */
export function tellEvent(entry: JournalEntry, cast: Cast, story: Story): void {
  const { wallAt, at, details, subjectId } = entry;
  const moment = { wallAt, at };
  const name = cast.event(entry.subjectId) ?? `event ${cast.text(String(subjectId))}`;
  if (entry.what.endsWith(" published")) {
    const type = entry.what.slice(0, -" published".length);
    story.tell({ ...moment, actor: gameLift, what: `publishes ${type} of ${cast.placement(subjectId)}` });
  } else if (entry.what === "event accepted by the queue") {
    const times = Number(details.attempts) > 1 ? ` at the ${details.attempts}th try` : "";
    story.tell({ ...moment, actor: queue, what: `has accepted ${name}${times}` });
  } else if (entry.what === "event given up") {
    story.tell({
      ...moment,
      actor: queue,
      what: `refuses ${name}: ${String(details.detail)}`,
      isTrouble: true,
    });
  } else {
    const problem = details.problem === undefined ? "" : `: ${cast.text(String(details.problem))}`;
    const what = `${entry.what} (${cast.placement(subjectId)})${problem}`;
    story.tell({ ...moment, actor: gameLift, what, isTrouble: true });
  }
}
