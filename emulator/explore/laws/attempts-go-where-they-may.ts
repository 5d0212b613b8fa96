import type { GameSession } from "../../domain/game-session.ts";
import type { Placement } from "../../domain/placement.ts";
import type { GameSessionQueue } from "../../domain/queue.ts";
import type { ScopeView } from "../../invariants/invariant.ts";
import type { Law, PlayedStep } from "./law.ts";

/**
 * Documented: FilterConfiguration, PlayerLatencyPolicy, PriorityConfigurationOverride, destinations tried in turn,
 * MaxConcurrentGameSessionActivations.
 */
export const attemptsGoWhereTheyMay: Law = {
  name: "attempts go where they may",
  truth:
    "A placement is tried only where its queue's filter, the latency policy in force and its override allow it, nobody passes one who came before it and might go there too, and no compute activates more at once than its fleet says.",
  check(played) {
    const problems: string[] = [];
    for (const scope of played.after.scopes) {
      for (const gameSession of begunIn(played, scope)) {
        problems.push(...ofActivations(scope, gameSession));
        const queueRegion = gameSession.placementRegion ?? scope.scope.region;
        const queueScope = played.after.scopes.find((one) => one.scope.region === queueRegion);
        const placement = queueScope?.tables.placements.get(gameSession.placementId ?? "");
        const queue = placement && queueScope?.tables.queues.get(placement.queueName);
        if (queueScope === undefined || placement === undefined || queue === undefined) continue;
        // A queue that was changed in this very step allowed something else a moment ago.
        if (!isAsBefore(played, queueRegion, queue)) continue;
        problems.push(...ofFilter(queue, placement, gameSession));
        problems.push(...ofLatency(queue, placement, gameSession));
        // A fault that finds nothing for one leaves it to the next.
        if (!queueScope.records.faults.some(({ seam }) => seam === "placement.choose"))
          problems.push(...ofOthers(played, queueScope, placement, gameSession));
      }
    }
    return problems;
  },
};

function begunIn({ before }: PlayedStep, { scope, records }: ScopeView): readonly GameSession[] {
  const was = before.scopes.find((one) => one.scope.region === scope.region)?.records.gameSessions;
  const last = was?.at(-1)?.sequence ?? -1;
  return records.gameSessions.filter(({ sequence }) => sequence > last);
}

const isAsBefore = ({ before }: PlayedStep, region: string, queue: GameSessionQueue): boolean =>
  before.scopes.find((one) => one.scope.region === region)?.records.queues.includes(queue) === true;

function ofActivations({ records, tables }: ScopeView, { fleetId, computeName, status }: GameSession) {
  const limit = tables.fleets.get(fleetId)?.runtimeConfiguration.maxConcurrentGameSessionActivations;
  const isBeside = (one: GameSession) =>
    one.status === "ACTIVATING" && one.fleetId === fleetId && one.computeName === computeName;
  const count = records.gameSessions.filter(isBeside).length;
  return limit === undefined || status !== "ACTIVATING" || count <= limit
    ? []
    : [`${count} game sessions activate at once on ${computeName}, of ${limit} allowed`];
}

function ofFilter(
  { allowedLocations, name }: GameSessionQueue,
  { placementId }: Placement,
  { location }: GameSession,
) {
  return allowedLocations === undefined || allowedLocations.includes(location)
    ? []
    : [`${placementId} is tried in ${location}, which the filter of ${name} does not allow`];
}

const SECOND_MS = 1_000;

/** The cap at that instant; undefined for none. */
function capAt(
  { playerLatencyPolicies = [] }: GameSessionQueue,
  startedAt: number,
  at: number,
): number | undefined {
  let end = startedAt;
  for (const { maximumLatencyMilliseconds, durationSeconds } of playerLatencyPolicies) {
    end = durationSeconds ? end + durationSeconds * SECOND_MS : Number.POSITIVE_INFINITY;
    if (at < end) return maximumLatencyMilliseconds;
  }
  return undefined;
}

function ofLatency(queue: GameSessionQueue, placement: Placement, { location, createdAt }: GameSession) {
  const cap = capAt(queue, placement.startedAt, createdAt);
  if (cap === undefined || placement.priorityOverride !== undefined) return [];
  const worst = (placement.playerLatencies ?? []).filter(
    ({ regionIdentifier, latencyInMilliseconds }) =>
      regionIdentifier === location && latencyInMilliseconds > cap,
  );
  return worst.length === 0
    ? []
    : [`${placement.placementId} is tried in ${location} above the cap of ${cap} ms`];
}

/** Whoever waited before this step, came earlier, and may go to that place still waits: it was passed. */
function ofOthers(
  { before }: PlayedStep,
  { scope, records, tables }: ScopeView,
  placed: Placement,
  { location }: GameSession,
) {
  const was = before.scopes.find((one) => one.scope.region === scope.region);
  return records.placements.flatMap((one) => {
    const isEarlier = one.queueName === placed.queueName && one.sequence < placed.sequence;
    if (!isEarlier || one.status !== "PENDING" || one.attemptGameSessionId !== undefined) return [];
    const queue = tables.queues.get(one.queueName);
    const hadWaited = was?.records.placements.some(
      (other) =>
        other.placementId === one.placementId &&
        other.attemptGameSessionId === undefined &&
        other.attemptCount === one.attemptCount,
    );
    const cap = queue === undefined ? undefined : capAt(queue, one.startedAt, before.now);
    const mayGo =
      one.priorityOverride === undefined &&
      (one.playerLatencies ?? []).every(
        ({ regionIdentifier, latencyInMilliseconds }) =>
          regionIdentifier !== location || cap === undefined || latencyInMilliseconds <= cap,
      );
    return hadWaited === true && mayGo
      ? [
          `${placed.placementId} is tried in ${location} while ${one.placementId}, which came before it, waits`,
        ]
      : [];
  });
}
