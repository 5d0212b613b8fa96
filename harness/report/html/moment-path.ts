import type { JournalEntry } from "../../../emulator/index.ts";
import type { Line } from "../arrange-moments.ts";
import type { Actor, ActorKind } from "../story.ts";
import type { Lane } from "./story-data.ts";

/** From one lane of the sequence diagram to another, or a place where something happened. */
export interface MomentPath {
  readonly from: Lane;
  readonly to?: Lane;
}

const path = (from: Lane, to: Lane): MomentPath => ({ from, to });
const laneOf = (kind: ActorKind): Lane => kind;

/** The way of a line of the timeline through the sequence diagram. */
export function momentPath({
  actor,
  tells,
  receivedFrom,
  sentTo,
}: Pick<Line, "actor" | "tells" | "receivedFrom" | "sentTo">): MomentPath {
  const own = laneOf(actor.kind);
  if (receivedFrom !== undefined) return path(laneOf(receivedFrom), own);
  if (sentTo !== undefined) return path(own, laneOf(sentTo));
  const entry = tells?.[0];
  return (entry === undefined ? undefined : pathOfEntry(entry, actor)) ?? { from: own };
}

function pathOfEntry(entry: JournalEntry, actor: Actor): MomentPath | undefined {
  const { kind, what, details } = entry;
  switch (kind) {
    case "input":
      if (details.kind === "call")
        return path(actor.kind === "nakama" ? "fleetManager" : laneOf(actor.kind), "gamelift");
      if (details.kind === "control" && actor.kind === "scenario") return path("scenario", "gamelift");
      return actor.kind === "server" ? path("server", "gamelift") : undefined;
    case "push":
      return path("gamelift", "server");
    case "event":
      return what.endsWith(" published") ? path("gamelift", "queue") : undefined;
    case "queue":
      return pathAtQueue(details, actor);
    case "gateway":
      return { from: "fleetManager" };
    default:
      return undefined;
  }
}

function pathAtQueue({ kind, action }: JournalEntry["details"], actor: Actor): MomentPath {
  if (actor.kind === "queue") return path("queue", "fleetManager");
  // It leaves, or it is cut off: nothing reaches the queue.
  if (kind === "aborted" || kind === "cut") return { from: "fleetManager" };
  return typeof action === "string" ? path("fleetManager", "queue") : { from: "fleetManager" };
}
