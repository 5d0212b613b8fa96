import type { JournalEntry } from "../runtime/journal.ts";
import type { Invariant, WorldView } from "./invariant.ts";
import type { RecordOf } from "./records.ts";

/** **Documented** (queue events): one type for each final state, and no event of a PENDING placement. */
const typeOf: { readonly [status: string]: string } = {
  FULFILLED: "PlacementFulfilled",
  CANCELLED: "PlacementCancelled",
  TIMED_OUT: "PlacementTimedOut",
  FAILED: "PlacementFailed",
};

export const oneEventPerFinishedPlacement: Invariant = {
  name: "one event per finished placement",
  truth:
    "A placement that ends is told once, by the event of its end, to the topic that its queue has then; nothing else is told.",
  check(world) {
    if (!world.isJournalWhole) return [];
    const ends = new Map<string, string[]>();
    const told = new Map<string, string[]>();
    for (const entry of world.journal) {
      const { kind, what, subjectId = "" } = entry;
      if (kind === "transition" && what.startsWith("placement ") && entry.details.to !== "PENDING")
        put(ends, subjectId, String(entry.details.to));
      else if (kind === "event" && what.endsWith(" published"))
        put(told, subjectId, what.slice(0, -" published".length));
    }
    const problems: string[] = [];
    for (const [placementId, statuses] of ends) {
      const expected = statuses.map((status) => typeOf[status]).join(", ");
      const types = (told.get(placementId) ?? []).join(", ");
      told.delete(placementId);
      if (types === expected || (types === "" && !hasTopic(world, placementId))) continue;
      problems.push(
        `placement ${placementId} is ${statuses.join(", ")} and was told by: ${types === "" ? "no event" : types}`,
      );
    }
    for (const [placementId, types] of told)
      problems.push(`placement ${placementId} has not ended and was told by: ${types.join(", ")}`);
    return problems;
  },
};

function put(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** A queue without a target, or with one that is no topic, tells nobody; queues and topics may have changed meanwhile. */
function hasTopic(world: WorldView, placementId: string): boolean {
  if (world.journal.some((entry) => isChangeOfQueues(entry, world.isFirst))) return false;
  return world.scopes.some(({ tables }) => {
    const placement = tables.placements.get(placementId);
    const queue = placement && tables.queues.get(placement.queueName);
    const target: RecordOf<"queues">["notificationTarget"] = queue?.notificationTarget;
    return target !== undefined && tables.topics.get(target) !== undefined;
  });
}

/** At the first look the queues' making is in the journal, too. */
const isChangeOfQueues = ({ kind, what }: JournalEntry, isFirst: boolean): boolean =>
  kind === "input" &&
  (what === "UpdateGameSessionQueue" ||
    what === "DeleteGameSessionQueue" ||
    what === "control reset" ||
    (what === "control create-topic" && !isFirst));
