/** Why placements wait, in words: once for each of them, and again for all of a queue when there is something new. */
import { type Candidate, candidateKey } from "../domain/choose-destination.ts";
import { policyInForce, reportsAbove, untilWords } from "../domain/latency-policy.ts";
import type { PassedOver, Placement } from "../domain/placement.ts";
import { isInReach } from "../domain/placement-reach.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { processSituations } from "../domain/server-process.ts";
import { type QueueCandidates, scopeOf } from "./placement-candidates.ts";
import type { Turn } from "./turn.ts";

/** What a look at a queue has found out. */
export interface FoundInLook extends QueueCandidates {
  readonly queue: GameSessionQueue;
  /** Candidates without an idle process, by their keys. */
  readonly exhausted: ReadonlySet<string>;
  /** Those of them that a fault has withheld. */
  readonly withheld: ReadonlySet<string>;
}

export const describeCandidate = ({ fleetId, location }: Candidate): string => `${fleetId} in ${location}`;

/**
 * Tells everybody who waits and has not been told. When what keeps all of a queue waiting has changed it is told once
 * more, to the first in line: the same reasons again say nothing, and a thousand placements would fill the journal.
 */
export function tellWhyTheyWait(
  turn: Turn,
  scope: Scope,
  found: FoundInLook & { readonly firstInLine: Placement },
): void {
  const { placements } = turn.tables(scope);
  const whyNone = new Map(
    found.candidates.map((candidate) => [
      candidateKey(candidate),
      whyNoProcess(turn, scope, found, candidate),
    ]),
  );
  const shared = [...found.passedOver, ...[...whyNone.values()].flatMap((reason) => reason ?? [])];
  const news = isNews(turn, scope, found.queue.name, shared) ? shared : undefined;
  const { placementId: firstId } = found.firstInLine;
  const tell = (placement: Placement) => {
    const inReach = found.candidates.flatMap((candidate) =>
      isInReach(placement.reach, candidate.location) ? (whyNone.get(candidateKey(candidate)) ?? []) : [],
    );
    const own = [...found.passedOver, ...whyOutOfReach(turn, found, placement), ...inReach];
    const none: PassedOver = {
      destination: found.queue.name,
      code: "queue-without-destinations",
      reason: "the queue has no destinations",
    };
    turn.note({
      kind: "attempt",
      what: "not placed",
      subjectId: placement.placementId,
      details: {
        queueArn: found.queue.queueArn,
        reasons: own.length === 0 ? [none] : own,
        ...(news !== undefined && placement.placementId === firstId ? { shared: news } : {}),
      },
    });
  };
  const first = placements.get(firstId);
  if (news !== undefined && first?.isWaitTold === true) tell(first);
  for (const placement of placements.in("untoldInQueue", found.queue.name)) {
    tell(placement);
    placements.put({ ...placement, isWaitTold: true });
  }
}

function isNews(turn: Turn, scope: Scope, queueName: string, reasons: readonly PassedOver[]): boolean {
  const { queueWaits } = turn.tables(scope);
  if (JSON.stringify(queueWaits.get(queueName)?.reasons) === JSON.stringify(reasons)) return false;
  queueWaits.put({ queueName, reasons });
  return true;
}

/** Undefined where a process is idle: those who wait may not go there. */
function whyNoProcess(
  turn: Turn,
  scope: Scope,
  { exhausted, withheld }: FoundInLook,
  candidate: Candidate,
): PassedOver | undefined {
  const { serverProcesses } = turn.tables(scopeOf(scope, candidate));
  const destination = describeCandidate(candidate);
  const place = candidateKey(candidate);
  if (withheld.has(place))
    return {
      destination,
      code: "capacity-withheld",
      reason: "a fault that was ordered (no-capacity) lets nothing be found there",
    };
  const living = serverProcesses.count("living", place);
  if (living === 0)
    return { destination, code: "no-server-process", reason: "no idle server process: none is connected" };
  const idle = serverProcesses.count("situation", `${place}/idle`);
  if (idle > 0 && !exhausted.has(place)) return undefined;
  const words = processSituations.flatMap((situation) => {
    const count = serverProcesses.count("situation", `${place}/${situation}`);
    const said = situation === "idle" ? "waiting for the limit of concurrent activations" : situation;
    return count === 0 ? [] : [`${count} ${said}`];
  });
  const reason = `no idle server process: of ${living}, ${words.join(", ")}`;
  return { destination, code: "server-processes-busy", reason };
}

/** The candidates that a placement may not use, though others of its queue may. */
export function whyOutOfReach(
  turn: Turn,
  { queue, candidates }: FoundInLook,
  placement: Placement,
): readonly PassedOver[] {
  if (placement.reach === undefined) return [];
  const policy = policyInForce(queue.playerLatencyPolicies ?? [], placement.startedAt, turn.now);
  return candidates.flatMap((candidate): readonly PassedOver[] => {
    const { location } = candidate;
    if (isInReach(placement.reach, location)) return [];
    const destination = describeCandidate(candidate);
    if (policy === undefined || placement.reach?.onlyLocations !== undefined)
      return [
        {
          destination,
          code: "override-elsewhere",
          reason: "the request's priority override does not name this location",
        },
      ];
    const cap = policy.maximumLatencyMilliseconds;
    const [worst, ...others] = reportsAbove(placement.playerLatencies ?? [], cap)
      .filter(({ regionIdentifier }) => regionIdentifier === location)
      .sort((a, b) => b.latencyInMilliseconds - a.latencyInMilliseconds);
    const more = others.length === 0 ? "" : ` and ${others.length} more are above the cap`;
    return [
      {
        destination,
        code: "latency-policy",
        reason: `player ${worst?.playerId} reports ${worst?.latencyInMilliseconds} ms for ${location}${more}; the policy in force allows ${cap} ms until ${untilWords(policy.until)}`,
      },
    ];
  });
}
