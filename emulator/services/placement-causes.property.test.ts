import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../domain/api-error.ts";
import { regionOf } from "../domain/arn.ts";
import { policyInForce } from "../domain/latency-policy.ts";
import { isWaiting } from "../domain/placement.ts";
import type { Scope } from "../domain/scope.ts";
import { happening, queueNames } from "../testing/placement-histories.ts";
import { happen, placementScopes, setUpWorld } from "../testing/play-placement-history.ts";
import { TestCore } from "../testing/test-core.ts";
import { idleProcess } from "./game-sessions.ts";
import { candidatesOf, scopeOf } from "./placement-candidates.ts";
import { lookAtQueue } from "./placement-rounds.ts";
import { heartbeat } from "./processes.ts";
import type { Turn } from "./turn.ts";

/** What a caller did at the wrong moment is refused, which belongs to a history; anything else is a mistake of ours. */
function unlessRefused(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Who waits although a process is idle where it may go: asked of each one anew, without lines, reaches and looks. */
function couldBePlaced(turn: Turn, scope: Scope): readonly string[] {
  const { placements, queues } = turn.tables(scope);
  return placements.all().flatMap((placement) => {
    const queue = queues.get(placement.queueName);
    if (!isWaiting(placement) || queue === undefined) return [];
    const { playerLatencies = [], priorityOverride: override, startedAt } = placement;
    const cap = policyInForce(queue.playerLatencyPolicies ?? [], startedAt, turn.now);
    const mayGoTo = (location: string) =>
      playerLatencies.every(
        (one) =>
          one.regionIdentifier !== location ||
          one.latencyInMilliseconds <= (cap?.maximumLatencyMilliseconds ?? Number.POSITIVE_INFINITY),
      ) &&
      (override?.fallbackStrategy !== "NONE" || override.locationOrder.includes(location));
    return candidatesOf(turn, scope, queue).candidates.flatMap((candidate) => {
      const there = scopeOf(scope, candidate);
      const fleet = turn.tables(there).fleets.get(candidate.fleetId);
      const isFree = fleet !== undefined && idleProcess(turn, there, fleet, candidate.location) !== undefined;
      return isFree && mayGoTo(candidate.location)
        ? [`${placement.placementId} could go to ${candidate.location}`]
        : [];
    });
  });
}

/** A placement and the game session that is made for it know each other, in whatever Region it is; timers have a cause. */
function attemptsGoneWrong(core: TestCore): readonly string[] {
  const attempts = new Set(core.tables.placements.all().flatMap((one) => one.attemptGameSessionId ?? []));
  const activating = placementScopes
    .flatMap((scope) => core.tablesOf(scope).gameSessions.all())
    .filter(({ status, placementId }) => status === "ACTIVATING" && placementId !== undefined);
  const orphans = activating.filter(({ gameSessionId }) => !attempts.delete(gameSessionId));
  const policies = core.store.timers.all().filter(({ purpose }) => purpose === "latency-policy");
  const idle = policies.filter(
    ({ subjectId }) => core.tables.placements.get(subjectId)?.status !== "PENDING",
  );
  return [
    ...orphans.map(({ gameSessionId }) => `${gameSessionId} is nobody's attempt`),
    ...[...attempts].map((gameSessionId) => `${gameSessionId} is tried and not there`),
    ...idle.map(({ timerId }) => `${timerId} waits for nobody`),
  ];
}

test("looking at every queue every second changes nothing: each cause for which a placement can go on is known", () => {
  const seen = {
    histories: 0,
    placed: 0,
    retried: 0,
    waited: 0,
    relaxed: 0,
    overridden: 0,
    far: 0,
    failed: 0,
  };
  const lookAtAll = (core: TestCore, after: string) => {
    // What was last told of a wait is words: no placement's fate depends on it, and processes change it without a cause.
    const changes = core
      .apply((turn) => {
        expect(couldBePlaced(turn, core.scope), `after '${after}'`).toEqual([]);
        for (const name of queueNames) lookAtQueue(turn, core.scope, name);
      })
      .filter(({ table }) => table !== "queueWaits");
    expect(changes, `a look after '${after}' found something to do`).toEqual([]);
  };
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 60, size: "max" }), (history) => {
      const core = new TestCore();
      try {
        core.run((turn) => setUpWorld(turn));
        for (const [number, given] of history.entries()) {
          unlessRefused(() => core.run((turn) => happen(turn, given, number)));
          // A process is placeable from its first heartbeat on, which is an input of its own.
          if (given.what === "process") {
            core.run((turn) => {
              for (const scope of placementScopes) {
                const process = core.tablesOf(scope).serverProcesses.get(`process-${number}`);
                if (process !== undefined) heartbeat(turn, scope, process, true);
              }
            });
          }
          lookAtAll(core, given.what);
          expect(attemptsGoneWrong(core)).toEqual([]);
          for (let second = 0; given.what === "pass" && second < given.seconds; second += 1) {
            core.advance(1);
            lookAtAll(core, "a second");
          }
        }
        const placements = core.tables.placements.all();
        seen.histories += 1;
        seen.placed += placements.filter(({ attemptCount }) => attemptCount > 0).length;
        seen.retried += placements.filter(({ attemptCount }) => attemptCount > 1).length;
        seen.waited += placements.filter(({ status }) => status === "TIMED_OUT").length;
        seen.failed += placements.filter(({ status }) => status === "FAILED").length;
        seen.relaxed += core.journal.after(0).filter(({ what }) => what === "latency policy ended").length;
        seen.overridden += placements.filter(
          ({ isOverridePassed, attemptCount }) => isOverridePassed && attemptCount > 0,
        ).length;
        seen.far += placements.filter(
          ({ status, placed }) =>
            status === "FULFILLED" && regionOf(placed?.gameSessionId ?? "") === "eu-west-1",
        ).length;
      } finally {
        core.close();
      }
    }),
    { numRuns: 800 },
  );
  // A property over histories in which nothing happens would prove nothing.
  expect(seen.placed).toBeGreaterThan(seen.histories);
  expect(seen.retried).toBeGreaterThan(100);
  expect(seen.waited).toBeGreaterThan(100);
  expect(seen.failed).toBeGreaterThan(100);
  expect(seen.relaxed).toBeGreaterThan(100);
  expect(seen.overridden).toBeGreaterThan(50);
  expect(seen.far).toBeGreaterThan(50);
}, 300_000);
