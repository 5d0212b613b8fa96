import type { Timer } from "../../domain/timer.ts";
import type { ScopeView } from "../../invariants/invariant.ts";
import type { Law, PlayedStep } from "./law.ts";

/** Documented: queue and activation time-outs, the minute of health reports; the others by the rules' options. */
export const limitsBeginAsTheyShould: Law = {
  name: "limits begin as they should",
  truth:
    "A placement waits for as long as its queue says, a game session for its activation as long as its fleet says, and a process is given the time of the rule that it is under.",
  check(played) {
    const timers = new Map(played.after.timers.map((timer) => [keyOf(timer), timer]));
    const dueOf = (purpose: string, id: string) => timers.get(`${purpose} ${id}`)?.dueAt;
    return played.after.scopes.flatMap((scope) => [
      ...ofPlacements(played, scope, dueOf),
      ...ofGameSessions(played, scope, dueOf),
      ...ofProcesses(played, scope, dueOf),
    ]);
  },
};

type DueOf = (purpose: string, subjectId: string) => number | undefined;

const keyOf = ({ purpose, subjectId }: Timer): string => `${purpose} ${subjectId}`;

const SECOND_MS = 1_000;

const differs = (what: string, dueAt: number | undefined, expected: number): readonly string[] =>
  dueAt === undefined || dueAt === expected ? [] : [`${what} is limited to ${dueAt} instead of ${expected}`];

/** Later its queue may say something else; this placement has the time that it began with. */
function ofPlacements({ step, sent, before, answer }: PlayedStep, scope: ScopeView, dueOf: DueOf) {
  if (step.act !== "call" || step.operation !== "StartGameSessionPlacement" || answer === undefined)
    return [];
  const placement = scope.records.placements.find(({ placementId }) => placementId === sent.PlacementId);
  if (placement === undefined || placement.startedAt !== before.now) return [];
  const queue = scope.tables.queues.get(placement.queueName);
  if (queue === undefined) return [];
  const due = dueOf("placement-timeout", placement.placementId);
  return differs(placement.placementId, due, placement.startedAt + queue.timeoutSeconds * SECOND_MS);
}

function ofGameSessions({ before }: PlayedStep, { records, tables, scope }: ScopeView, dueOf: DueOf) {
  const known =
    before.scopes.find((one) => one.scope.region === scope.region)?.records.gameSessions.length ?? 0;
  return records.gameSessions.slice(known).flatMap((gameSession) => {
    const { gameSessionId, fleetId, createdAt, status } = gameSession;
    const limit = tables.fleets.get(fleetId)?.runtimeConfiguration.gameSessionActivationTimeoutSeconds;
    if (status !== "ACTIVATING" || limit === undefined) return [];
    return differs(gameSessionId, dueOf("activation-timeout", gameSessionId), createdAt + limit * SECOND_MS);
  });
}

function ofProcesses({ rules }: PlayedStep, { records }: ScopeView, dueOf: DueOf) {
  return records.serverProcesses.flatMap((process) => {
    const { processId, status, lastHealthyAt, terminationAt } = process;
    if (status === "ACTIVE")
      return differs(
        processId,
        dueOf("health-limit", processId),
        lastHealthyAt + rules.healthLimitSeconds * SECOND_MS,
      );
    if (status === "TERMINATING" && terminationAt !== undefined)
      return differs(processId, dueOf("termination-deadline", processId), terminationAt);
    return [];
  });
}
