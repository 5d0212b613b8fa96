import { destinationOf, gameSessionArn } from "../domain/arn.ts";
import { type Candidate, candidateKey, rankCandidates } from "../domain/choose-destination.ts";
import type { Fleet } from "../domain/fleet.ts";
import { attemptIdString, type PassedOver, type Placement } from "../domain/placement.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { beginGameSession, idleProcess } from "./game-sessions.ts";
import type { Turn } from "./turn.ts";

/**
 * Looks at the pending placements of a queue, first come, first served.
 *
 * Which process is idle does not depend on the placement: when one finds none, those behind it would find none either.
 * They are not looked at again, and only told why when nobody has told them yet.
 */
export function lookAtQueue(turn: Turn, scope: Scope, queueName: string): void {
  const tables = turn.tables(scope);
  const queue = tables.queues.get(queueName);
  if (queue === undefined) return;
  let reasons: readonly PassedOver[] | undefined;
  for (const placement of tables.placements.in("pendingInQueue", queueName)) {
    if (placement.attemptGameSessionId !== undefined) continue;
    if (reasons === undefined) {
      reasons = tryToPlace(turn, scope, queue, placement);
      if (reasons === undefined) continue;
      if (isNews(turn, scope, queueName, reasons) || placement.isWaitTold !== true)
        tellWhyItWaits(turn, scope, placement, reasons);
    } else if (placement.isWaitTold !== true) tellWhyItWaits(turn, scope, placement, reasons);
  }
}

/**
 * One round: every candidate in order until one has an idle process. Answers why there was none.
 *
 * **Documented**: destinations are tried in turn and the round is repeated until the queue's time-out. Destinations
 * whose attempt failed in this round are passed over until the list is at its end; then the next round begins at once.
 */
function tryToPlace(
  turn: Turn,
  scope: Scope,
  queue: GameSessionQueue,
  placement: Placement,
): readonly PassedOver[] | undefined {
  const { candidates, passedOver } = candidatesOf(turn, scope, queue);
  const ranked = rankCandidates(candidates, placement.playerLatencies);
  const untried = ranked.filter((candidate) => !placement.triedInRound.includes(candidateKey(candidate)));
  for (const { round, startsNew } of [
    { round: untried, startsNew: false },
    { round: ranked, startsNew: true },
  ]) {
    for (const candidate of round) {
      const fleet = turn.tables(scope).fleets.get(candidate.fleetId);
      const process = fleet === undefined ? undefined : idleProcess(turn, scope, fleet, candidate.location);
      if (fleet === undefined || process === undefined) continue;
      beginAttempt(turn, scope, startsNew ? { ...placement, triedInRound: [] } : placement, fleet, process);
      return undefined;
    }
  }
  if (queue.destinationArns.length === 0)
    return [{ destination: queue.name, reason: "the queue has no destinations" }];
  return [...passedOver, ...ranked.map((candidate) => whyNoProcess(turn, scope, candidate))];
}

/** The same reasons again say nothing new, and a thousand waiting placements would fill the journal with them. */
function isNews(turn: Turn, scope: Scope, queueName: string, reasons: readonly PassedOver[]): boolean {
  const { queueWaits } = turn.tables(scope);
  if (JSON.stringify(queueWaits.get(queueName)?.reasons) === JSON.stringify(reasons)) return false;
  queueWaits.put({ queueName, reasons });
  return true;
}

function tellWhyItWaits(
  turn: Turn,
  scope: Scope,
  placement: Placement,
  reasons: readonly PassedOver[],
): void {
  if (placement.isWaitTold !== true) turn.tables(scope).placements.put({ ...placement, isWaitTold: true });
  turn.note({
    kind: "attempt",
    what: "not placed",
    subjectId: placement.placementId,
    details: { queue: placement.queueName, reasons },
  });
}

function beginAttempt(
  turn: Turn,
  scope: Scope,
  placement: Placement,
  fleet: Fleet,
  process: ServerProcess,
): void {
  const attempt = placement.attemptCount + 1;
  const idString = unusedIdString(turn, scope, placement.placementId, attempt);
  const gameSession = beginGameSession(turn, scope, fleet, process, {
    gameSessionId: gameSessionArn(scope, fleet.fleetId, process.location, idString),
    maximumPlayerSessionCount: placement.maximumPlayerSessionCount,
    name: placement.gameSessionName,
    gameSessionData: placement.gameSessionData,
    gameProperties: placement.gameProperties,
    placementId: placement.placementId,
  });
  turn.tables(scope).placements.put({
    ...placement,
    attemptCount: attempt,
    attemptGameSessionId: gameSession.gameSessionId,
    placed: {
      gameSessionId: gameSession.gameSessionId,
      region: gameSession.location,
      ipAddress: gameSession.ipAddress,
      ...(gameSession.dnsName === undefined ? {} : { dnsName: gameSession.dnsName }),
      port: gameSession.port,
    },
  });
  turn.note({
    kind: "attempt",
    what: "game session started",
    subjectId: placement.placementId,
    details: {
      attempt,
      gameSessionId: gameSession.gameSessionId,
      processId: process.processId,
      fleetId: fleet.fleetId,
      location: process.location,
    },
  });
}

/** Another placement may be called what the second attempt of this one would be: no two game sessions share a name. */
function unusedIdString(turn: Turn, scope: Scope, placementId: string, attempt: number): string {
  const { gameSessions } = turn.tables(scope);
  let number = attempt;
  while (gameSessions.count("idString", attemptIdString(placementId, number)) > 0) number += 1;
  return attemptIdString(placementId, number);
}

function candidatesOf(
  turn: Turn,
  scope: Scope,
  queue: GameSessionQueue,
): { readonly candidates: readonly Candidate[]; readonly passedOver: readonly PassedOver[] } {
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  queue.destinationArns.forEach((destination, destinationIndex) => {
    const found = fleetOfDestination(turn, scope, destination);
    if ("reason" in found) {
      passedOver.push({ destination, reason: found.reason });
      return;
    }
    for (const { location } of found.fleet.locations.filter(({ status }) => status === "ACTIVE")) {
      if (queue.allowedLocations !== undefined && !queue.allowedLocations.includes(location)) {
        passedOver.push({
          destination: `${found.fleet.fleetId} in ${location}`,
          reason: "the queue's filter does not allow this location",
        });
      } else {
        candidates.push({ fleetId: found.fleet.fleetId, location, destinationIndex });
      }
    }
  });
  return { candidates, passedOver };
}

/** **Documented**: aliases are resolved at each attempt; a TERMINAL or dangling one is skipped. */
export function fleetOfDestination(
  turn: Turn,
  scope: Scope,
  destinationArn: string,
): { readonly fleet: Fleet } | { readonly reason: string } {
  const { aliases, fleets } = turn.tables(scope);
  const name = destinationOf(destinationArn);
  if (name === undefined) return { reason: "not the ARN of a fleet or an alias" };
  let fleetId = name.id;
  if (name.kind === "alias") {
    const alias = aliases.get(name.id);
    if (alias === undefined) return { reason: `alias ${name.id} does not exist` };
    if (alias.routing.type === "TERMINAL") return { reason: `alias ${name.id} is TERMINAL` };
    fleetId = alias.routing.fleetId;
  }
  const fleet = fleets.get(fleetId);
  if (fleet === undefined) return { reason: `fleet ${fleetId} does not exist` };
  if (fleet.status !== "ACTIVE") return { reason: `fleet ${fleetId} is ${fleet.status}, not ACTIVE` };
  return { fleet };
}

function whyNoProcess(turn: Turn, scope: Scope, candidate: Candidate): PassedOver {
  const destination = `${candidate.fleetId} in ${candidate.location}`;
  const { serverProcesses } = turn.tables(scope);
  const here = serverProcesses.in("living", `${candidate.fleetId}/${candidate.location}`);
  if (here.length === 0) return { destination, reason: "no idle server process: none is connected" };
  const counts = new Map<string, number>();
  for (const process of here) {
    const why = whyNotIdle(process);
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const words = [...counts].map(([why, count]) => `${count} ${why}`).join(", ");
  return { destination, reason: `no idle server process: of ${here.length}, ${words}` };
}

function whyNotIdle(process: ServerProcess): string {
  if (process.status === "CONNECTED") return "has not called ProcessReady";
  if (process.status === "TERMINATING") return "told to terminate";
  if (process.gameSessionId !== undefined) return "hosting a game session";
  if (!process.isHealthy)
    return process.unhealthyReportCount > 0 ? "reporting unhealthy" : "without a first heartbeat";
  return "waiting for the limit of concurrent activations";
}
