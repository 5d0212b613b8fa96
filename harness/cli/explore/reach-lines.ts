import type { ExplorationReach } from "../../../emulator/index.ts";

/** What was reached and what was not, in lines for people. */
export function reachLines(reach: ExplorationReach): readonly string[] {
  const { reachedCount, neverReached, reachedAfterAll, outOfReachCount } = reach;
  return [
    `${reachedCount} transitions, faults, rules, operations, actions and commands were reached; ${outOfReachCount} cannot be`,
    ...(neverReached.length === 0 ? [] : ["never reached, in as many worlds as these:"]),
    ...neverReached.map((name) => `  ${name}`),
    ...(reachedAfterAll.length === 0 ? [] : ["reached, and listed as out of reach:"]),
    ...reachedAfterAll.map((name) => `  ${name}`),
  ];
}
