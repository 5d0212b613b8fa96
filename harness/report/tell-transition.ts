import type { JournalEntry } from "../../emulator/index.ts";
import type { Cast } from "./cast.ts";
import { gameLift, type Story } from "./story.ts";

type Told = { readonly what: string; readonly isTrouble?: boolean };
type Teller = (entry: JournalEntry, status: string, cast: Cast) => Told | undefined;

/** The states between creation and service say nothing to a reader of stories. */
const telling: readonly string[] = ["ACTIVE", "ERROR", "DELETING", "TERMINATED"];

const tellers: readonly (readonly [beginning: string, teller: Teller, leftOut: string])[] = [
  ["placement ", tellPlacement, "placements"],
  ["game session ", tellGameSession, "game sessions"],
  ["server process ", tellProcess, "first connections"],
  ["fleet event ", tellFleetEvent, "fleet events"],
  ["instance ", tellInstance, "instances that begin"],
  ["processes wanted", tellWanted, "processes wanted"],
  [
    "fleet ",
    (entry, status, cast) =>
      telling.includes(status) ? { what: `${cast.text(String(entry.subjectId))} is ${status}` } : undefined,
    "states of a fleet that is being set up",
  ],
];

/** Tells that a record has another status. */
export function tellTransition(entry: JournalEntry, cast: Cast, story: Story): void {
  const { wallAt, at } = entry;
  const found = tellers.find(([beginning]) => entry.what.startsWith(beginning));
  if (found === undefined) {
    story.tell({
      wallAt,
      at,
      actor: gameLift,
      what: `${entry.what}: ${cast.text(String(entry.subjectId ?? ""))}`,
    });
    return;
  }
  const [beginning, teller, leftOut] = found;
  const told = teller(entry, entry.what.slice(beginning.length), cast);
  if (told === undefined) story.leaveOut(leftOut);
  else story.tell({ wallAt, at, actor: gameLift, ...told });
}

function tellPlacement(entry: JournalEntry, status: string, cast: Cast): Told {
  const { startedAt, endedAt } = entry.details.record as { startedAt: number; endedAt?: number };
  const waited = ((endedAt ?? startedAt) - startedAt) / 1000;
  const after = status === "PENDING" || waited === 0 ? "" : ` after ${waited} s`;
  return {
    what: `${cast.placement(entry.subjectId)} is ${status}${after}`,
    isTrouble: status === "TIMED_OUT" || status === "FAILED" || status === "CANCELLED",
  };
}

function tellGameSession(entry: JournalEntry, status: string, cast: Cast): Told {
  const { statusReason } = entry.details.record as { statusReason?: string };
  const why = statusReason === undefined ? "" : ` (${statusReason})`;
  return { what: `${cast.gameSession(entry.subjectId)} is ${status}${why}`, isTrouble: status === "ERROR" };
}

function tellProcess(entry: JournalEntry, status: string, cast: Cast): Told | undefined {
  if (status === "CONNECTED") return undefined;
  const { endedBecause } = entry.details.record as { endedBecause?: string };
  const why = endedBecause === undefined ? "" : `: ${cast.text(endedBecause)}`;
  return { what: `${cast.server(entry.subjectId)} is ${status}${why}` };
}

/** What begins on an instance tells of itself. */
function tellInstance(entry: JournalEntry, status: string, cast: Cast): Told | undefined {
  if (status === "PENDING" || status === "ACTIVE") return undefined;
  // By its record's key, which begins with the fleet, or by its id.
  const instanceId = String(entry.subjectId).split("/").at(-1) ?? "";
  return { what: `instance ${cast.text(instanceId)} is ${status}` };
}

function tellWanted({ details, subjectId }: JournalEntry, _status: string, cast: Cast): Told {
  const servers = details.count === 1 ? "a server process" : `${details.count} server processes`;
  return { what: `wants ${servers} on instance ${cast.text(String(subjectId))}` };
}

/** Fleet events that only repeat the status of the fleet, or of a location on its way to service, are left out. */
function tellFleetEvent(entry: JournalEntry, code: string, cast: Cast): Told | undefined {
  if (code.startsWith("FLEET_") && code !== "FLEET_SCALING_EVENT") return undefined;
  if (code.startsWith("LOCATION_STATE_") && !/ERROR|DELET/.test(code)) return undefined;
  return { what: `logs ${code}: ${cast.text(String(entry.details.message))}` };
}
