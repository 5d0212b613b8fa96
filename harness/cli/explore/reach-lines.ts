import type { ExplorationReach } from "../../../emulator/index.ts";

/** Of a handful of worlds everything else is out of reach. */
const MOST_SHOWN = 25;

/** What was reached and what was not, in lines for people. */
export function reachLines(reach: ExplorationReach): readonly string[] {
  const { reachedCount, neverReached, reachedAfterAll, outOfReachCount } = reach;
  return [
    `${reachedCount} transitions, faults, rules, operations, actions and commands were reached; ${outOfReachCount} cannot be`,
    ...(neverReached.length === 0 ? [] : ["never reached, in as many worlds as these:"]),
    ...neverReached.slice(0, MOST_SHOWN).map((name) => `  ${name}`),
    ...(neverReached.length <= MOST_SHOWN ? [] : [`  and ${neverReached.length - MOST_SHOWN} more`]),
    ...(reachedAfterAll.length === 0 ? [] : ["reached, and listed as out of reach:"]),
    ...reachedAfterAll.map((name) => `  ${name}`),
  ];
}
