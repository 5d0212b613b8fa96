import {
  type Candidate,
  candidateKey,
  describeRank,
  type Preference,
  rankCandidates,
} from "../domain/choose-destination.ts";
import type { ChoiceOutcome } from "../domain/fault-at-choice.ts";
import type { PassedOver, Placement } from "../domain/placement.ts";
import { isInReach } from "../domain/placement-reach.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { queueOfLine, waitingLine } from "../store/definitions/placements.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { happenAfterChoice, meetChoice } from "./faults-at-choice.ts";
import { idleProcess } from "./game-sessions.ts";
import { type AttemptPlace, beginAttempt } from "./placement-attempt.ts";
import { candidatesOf, type QueueCandidates, scopeOf } from "./placement-candidates.ts";
import { describeCandidate, tellWhyTheyWait, whyOutOfReach } from "./placement-waits.ts";
import type { Turn } from "./turn.ts";

/** One look at a queue: what is found out about its candidates holds for all placements that are tried in it. */
interface Look extends QueueCandidates {
  readonly turn: Turn;
  readonly scope: Scope;
  readonly queue: GameSessionQueue;
  /** Candidates without an idle process. Nothing becomes idle during a look, so that nobody need ask again. */
  readonly exhausted: Set<string>;
  /** Those of them that a fault has withheld. */
  readonly withheld: Set<string>;
  /** A fault has changed what was found out. */
  isOver: boolean;
}

/**
 * Looks at the placements that wait in a queue, first come, first served.
 *
 * Which process is idle does not depend on the placement, only which locations it may go to does: when one finds none,
 * those behind it with the same reach would find none either, and their whole line is left alone. What a look costs goes
 * by the number of lines and of those placed, not of those waiting.
 */
export function lookAtQueue(turn: Turn, scope: Scope, queueName: string): void {
  const { queues, placements } = turn.tables(scope);
  const queue = queues.get(queueName);
  if (queue === undefined || placements.count("pendingInQueue", queueName) === 0) return;
  const look: Look = {
    turn,
    scope,
    queue,
    exhausted: new Set(),
    withheld: new Set(),
    isOver: false,
    ...candidatesOf(turn, scope, queue),
  };
  const heads = headsOfLines(placements, queueName);
  const closedLines = new Set<string>();
  let firstLeft: Placement | undefined;
  for (let placement = heads.pop(); placement !== undefined; placement = heads.pop()) {
    const line = waitingLine(placement);
    const left = closedLines.has(line) ? placement : stillWaiting(look, placement, closedLines);
    // The places are not what they were; what has changed there brings the next look about.
    if (look.isOver) return;
    firstLeft ??= left;
    if (left !== undefined && waitingLine(left) === line) continue;
    const next = placements.first("waitingInLine", line);
    if (next !== undefined) insertHead(heads, next);
  }
  if (firstLeft !== undefined) tellWhyTheyWait(turn, scope, { ...look, firstInLine: firstLeft });
}

/** The first of each line of a queue; the one that came first of all is the last. */
function headsOfLines(placements: ScopedTables["placements"], queueName: string): Placement[] {
  const lines = placements.buckets("waitingInLine").filter((line) => queueOfLine(line) === queueName);
  const heads = lines.flatMap((line) => placements.first("waitingInLine", line) ?? []);
  return heads.sort((a, b) => b.sequence - a.sequence);
}

function insertHead(heads: Placement[], head: Placement): void {
  const position = heads.findIndex(({ sequence }) => sequence < head.sequence);
  heads.splice(position < 0 ? heads.length : position, 0, head);
}

/**
 * Tries to place one, and answers it as it goes on waiting: in its line, which is closed then, or in that of everybody
 * when the single pass of its override is over. Undefined: it has a game session.
 */
function stillWaiting(look: Look, placement: Placement, closedLines: Set<string>): Placement | undefined {
  if (tryToPlace(look, placement)) return undefined;
  if (placement.reach?.isFirstPass !== true) {
    closedLines.add(waitingLine(placement));
    return placement;
  }
  const { reach: _passed, ...everywhere } = placement;
  const open = look.turn
    .tables(look.scope)
    .placements.put({ ...everywhere, isOverridePassed: true, triedInRound: [] });
  // Nobody who is still to be served came before it: its turn is not over.
  return closedLines.has(waitingLine(open)) ? open : stillWaiting(look, open, closedLines);
}

/**
 * One round: every candidate in order until one has an idle process.
 *
 * **Documented**: destinations are tried in turn and the round is repeated until the queue's time-out; with an override
 * each of its locations in turn, with all destinations in their order. Candidates whose attempt failed in this round are
 * passed over until the list is at its end; then the next round begins at once, by the queue's own order where an
 * override was to have a single pass.
 */
function tryToPlace(look: Look, placement: Placement): boolean {
  const { turn, scope, queue } = look;
  const inReach = look.candidates.filter(({ location }) => isInReach(placement.reach, location));
  if (inReach.every((candidate) => look.exhausted.has(candidateKey(candidate)))) return false;
  const preference = preferenceOf(turn, queue, placement);
  const ranked = rankCandidates(inReach, preference);
  const wasTried = (candidate: Candidate) => placement.triedInRound.includes(candidateKey(candidate));
  const thisRound = placeIn(
    look,
    placement,
    ranked.filter((candidate) => !wasTried(candidate)),
  );
  const isNewRound = thisRound === undefined && placement.reach?.isFirstPass !== true;
  const place = isNewRound ? placeIn(look, placement, ranked.filter(wasTried)) : thisRound;
  if (place === undefined) return false;
  const before = ranked.slice(0, ranked.indexOf(place.candidate));
  beginAttempt(turn, scope, isNewRound ? { ...placement, triedInRound: [] } : placement, {
    ...place,
    rank: describeRank(place.candidate, preference),
    passedOver: [
      ...whyOutOfReach(turn, look, placement),
      ...before.map((candidate) => whyPassedOver(look, candidate)),
    ],
  });
  if (place.fate !== undefined) {
    happenAfterChoice(turn, scope, queue, place, place.fate);
    look.isOver = true;
  }
  return true;
}

function whyPassedOver(look: Look, candidate: Candidate): PassedOver {
  const destination = describeCandidate(candidate);
  if (look.withheld.has(candidateKey(candidate)))
    return { destination, code: "capacity-withheld", reason: "the fault no-capacity was ordered there" };
  return look.exhausted.has(candidateKey(candidate))
    ? { destination, code: "no-server-process", reason: "no idle server process" }
    : { destination, code: "tried-in-round", reason: "tried in this round already" };
}

const preferenceOf = (turn: Turn, queue: GameSessionQueue, placement: Placement): Preference => ({
  latencies: placement.playerLatencies ?? [],
  priority: queue.priorityConfiguration,
  isCostFirst: turn.options.costFirstWithoutLatencies,
  overrideLocations: placement.reach?.onlyLocations,
});

interface Choice extends Pick<AttemptPlace, "candidate" | "fleet" | "process"> {
  /** What a fault lets happen as soon as it is made. */
  readonly fate: ChoiceOutcome | undefined;
}

function placeIn(look: Look, { placementId }: Placement, ranked: readonly Candidate[]): Choice | undefined {
  const { turn, exhausted } = look;
  for (const candidate of ranked) {
    const key = candidateKey(candidate);
    if (exhausted.has(key)) continue;
    const scope = scopeOf(look.scope, candidate);
    const fleet = turn.tables(scope).fleets.get(candidate.fleetId);
    const process = fleet && idleProcess(turn, scope, fleet, candidate.location);
    if (fleet !== undefined && process !== undefined) {
      const fate = meetChoice(turn, look.scope, look.queue, placementId, { candidate, fleet, process });
      if (fate?.kind !== "none") return { candidate, fleet, process, fate };
      look.withheld.add(key);
    }
    exhausted.add(key);
  }
  return undefined;
}
