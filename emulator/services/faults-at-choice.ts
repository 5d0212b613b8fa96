/** Faults at the moment at which a queue has chosen where a placement goes. */
import { destinationOf } from "../domain/arn.ts";
import { computeKey } from "../domain/compute.ts";
import type { ChoiceOutcome } from "../domain/fault-at-choice.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { meetFault } from "../faults/meet-fault.ts";
import { updateAlias } from "./aliases.ts";
import { deleteFleet } from "./fleet-removal.ts";
import { interruptInstance } from "./interruption.ts";
import type { AttemptPlace } from "./placement-attempt.ts";
import { scopeOf } from "./placement-candidates.ts";
import { endProcessAndAttempt } from "./processes.ts";
import type { Turn } from "./turn.ts";

type Choice = Pick<AttemptPlace, "candidate" | "fleet" | "process">;

/** What a fault makes of a choice, or undefined. @param scope the queue's. */
export function meetChoice(
  turn: Turn,
  scope: Scope,
  { name: queueName }: GameSessionQueue,
  placementId: string,
  { fleet, process }: Choice,
): ChoiceOutcome | undefined {
  if (turn.tables(scope).faults.first("armed", "placement.choose") === undefined) return undefined;
  const { fleetId, computeType, fleetType = "ON_DEMAND" } = fleet;
  const { processId, location } = process;
  const subject = {
    queueName,
    placementId,
    fleetId,
    location,
    fleetType: computeType === "ANYWHERE" ? "ANYWHERE" : fleetType,
    processId,
  };
  return meetFault(turn, scope, "placement.choose", subject, placementId);
}

/** Lets happen what was ordered for the moment behind a choice. @param scope the queue's. */
export function happenAfterChoice(
  turn: Turn,
  scope: Scope,
  queue: GameSessionQueue,
  choice: Choice,
  outcome: ChoiceOutcome,
): void {
  const fleetScope = scopeOf(scope, choice.candidate);
  const { fleets, instances, serverProcesses } = turn.tables(fleetScope);
  const { fleetId } = choice.fleet;
  switch (outcome.kind) {
    case "process-lost": {
      // As it is by now: it has been given the game session.
      const process = serverProcesses.get(choice.process.processId);
      if (process !== undefined)
        endProcessAndAttempt(turn, fleetScope, process, {
          because: "it was lost, as ordered: fault process-lost",
          retryPlacement: true,
          fleetEvent: "SERVER_PROCESS_CRASHED",
        });
      break;
    }
    case "fleet-deleted":
      if (fleets.get(fleetId)?.status === "ACTIVE") deleteFleet(turn, fleetScope, fleetId);
      break;
    case "interrupted": {
      const instance = instances.get(computeKey(fleetId, choice.process.computeName));
      if (instance !== undefined && instance.status !== "TERMINATING")
        interruptInstance(turn, fleetScope, choice.fleet, instance);
      break;
    }
    case "alias-moved":
      moveAlias(
        turn,
        fleetScope,
        queue.destinationArns[choice.candidate.destinationIndex],
        outcome.toFleetId,
      );
  }
}

function moveAlias(
  turn: Turn,
  scope: Scope,
  destinationArn: string | undefined,
  toFleetId: string | undefined,
): void {
  const destination = destinationArn === undefined ? undefined : destinationOf(destinationArn);
  const { aliases, fleets } = turn.tables(scope);
  if (destination?.kind !== "alias" || aliases.get(destination.id) === undefined) return;
  if (toFleetId !== undefined && fleets.get(toFleetId) === undefined) return;
  updateAlias(turn, scope, destination.id, {
    name: undefined,
    description: undefined,
    routing:
      toFleetId === undefined
        ? { type: "TERMINAL", fleetId: undefined, message: "moved by the fault alias-moved" }
        : { type: "SIMPLE", fleetId: toFleetId, message: undefined },
  });
}
