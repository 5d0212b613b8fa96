/** What exploration has to come by, taken from the emulator's own tables. */
import { commands } from "../control/commands/table.ts";
import { fleetTransitions } from "../domain/fleet.ts";
import { gameSessionTransitions } from "../domain/game-session.ts";
import { instanceTransitions } from "../domain/instance.ts";
import { placementTransitions } from "../domain/placement.ts";
import { playerSessionTransitions } from "../domain/player-session.ts";
import { serverProcessTransitions } from "../domain/server-process.ts";
import { faultNames } from "../faults/table.ts";
import { operations } from "../operations/table.ts";
import { actions, refusedActions } from "../server-sdk/actions/table.ts";
import { dueWork } from "../services/due-work.ts";
import { faultName, ruleName, transitionName } from "./reached.ts";
import { unreachable } from "./unreachable.ts";

const lives: { readonly [life: string]: { readonly [from: string]: readonly string[] } } = {
  fleet: fleetTransitions,
  placement: placementTransitions,
  "game session": gameSessionTransitions,
  "player session": playerSessionTransitions,
  "server process": serverProcessTransitions,
  instance: instanceTransitions,
};

/** By the names that are noted when they are reached. */
const goals: readonly string[] = [
  ...Object.entries(lives).flatMap(([life, edges]) =>
    Object.entries(edges).flatMap(([from, next]) => next.map((to) => transitionName(life, from, to))),
  ),
  ...faultNames().map(faultName),
  ...Object.keys(dueWork).map(ruleName),
  ...[...operations.keys()].map((operation) => `operation ${operation}`),
  ...[...actions.keys()].filter((action) => !refusedActions.has(action)).map((action) => `action ${action}`),
  ...[...commands.keys()].map((command) => `command ${command}`),
];

export interface Reach {
  readonly reachedCount: number;
  readonly neverReached: readonly string[];
  /** Listed as out of reach, and reached: the list is wrong. */
  readonly reachedAfterAll: readonly string[];
  readonly outOfReachCount: number;
}

export function reachOf(reached: ReadonlySet<string>): Reach {
  const outOfReach = new Set(Object.keys(unreachable));
  return {
    reachedCount: goals.filter((goal) => reached.has(goal)).length,
    neverReached: goals.filter((goal) => !reached.has(goal) && !outOfReach.has(goal)),
    reachedAfterAll: [...outOfReach].filter((name) => reached.has(name)),
    outOfReachCount: outOfReach.size,
  };
}
