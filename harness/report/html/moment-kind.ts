import type { JournalEntry } from "../../../emulator/index.ts";
import type { Line } from "../arrange-moments.ts";
import type { MomentKind } from "./story-data.ts";

/** Each kind as a reader chooses it, in the order of the choices. */
export const momentKinds: { readonly [Kind in MomentKind]: string } = {
  step: "steps of the scenario",
  player: "players",
  call: "API calls",
  attempt: "attempts to place",
  status: "changes of status",
  socket: "game servers",
  launch: "launches",
  event: "events",
  queue: "queue and gateway",
  log: "Nakama's log",
  fault: "faults",
  refusal: "refusals and failures",
};

/** What kind of moment a line of the timeline is. */
export function momentKind({ actor, tells, isFault }: Pick<Line, "actor" | "tells" | "isFault">): MomentKind {
  if (isFault) return "fault";
  const entry = tells?.[0];
  if (entry !== undefined) return kindOfEntry(entry);
  switch (actor.kind) {
    case "player":
      return "player";
    case "nakama":
      return "log";
    case "server":
      return "socket";
    case "queue":
      return "queue";
    case "gamelift":
      return "status";
    case "scenario":
      return "step";
  }
}

function kindOfEntry({ kind, details }: JournalEntry): MomentKind {
  switch (kind) {
    case "input":
      return kindOfInput(details.kind);
    case "transition":
      return "status";
    case "push":
    case "socket":
      return "socket";
    case "gateway":
      return "queue";
    case "failure":
      return "refusal";
    default:
      return kind;
  }
}

function kindOfInput(kind: unknown): MomentKind {
  switch (kind) {
    case "call":
    case "admission":
    case "answered":
      return "call";
    case "frame":
    case "socket-opened":
    case "socket-lost":
      return "socket";
    case "delivered":
      return "event";
    case "control":
    case "clock":
      return "step";
    default:
      return "status";
  }
}
