import type { Invariant, WorldView } from "./invariant.ts";
import { replacementsOf } from "./records.ts";

/** **Documented** limits of the model: queue time-outs, players and properties of a game session, instance counts. */
const MOST_PLAYERS = 200;
const MOST_PROPERTIES = 16;
const SHORTEST_TIMEOUT_SECONDS = 10;
const LONGEST_TIMEOUT_SECONDS = 600;

export const settingsStayWithinLimits: Invariant = {
  name: "settings stay within limits",
  truth:
    "Queues wait from 10 to 600 seconds and relax their latency policies, game sessions have at most 200 seats and 16 properties of different keys, and a location desires no fewer instances than its minimum and no more than its maximum.",
  check: (world) => [...ofQueues(world), ...ofGameSessions(world), ...ofFleets(world)],
};

function ofQueues(world: WorldView): readonly string[] {
  return replacementsOf(world, "queues", ({ queueArn }) => queueArn).flatMap(({ after }) => {
    const { name, timeoutSeconds, playerLatencyPolicies = [] } = after;
    const problems: string[] = [];
    if (!(timeoutSeconds >= SHORTEST_TIMEOUT_SECONDS && timeoutSeconds <= LONGEST_TIMEOUT_SECONDS))
      problems.push(`queue ${name} waits ${timeoutSeconds} s`);
    const caps = playerLatencyPolicies.map((policy) => policy.maximumLatencyMilliseconds);
    if (caps.some((cap, index) => cap < (caps[index - 1] ?? 0)))
      problems.push(`queue ${name} has latency policies of ${caps.join(", ")} ms`);
    return problems;
  });
}

function ofGameSessions(world: WorldView): readonly string[] {
  return replacementsOf(world, "gameSessions", ({ gameSessionId }) => gameSessionId).flatMap(({ after }) => {
    const { gameSessionId, maximumPlayerSessionCount: seats, gameProperties } = after;
    const problems: string[] = [];
    if (seats < 0 || seats > MOST_PLAYERS) problems.push(`${gameSessionId} has ${seats} seats`);
    const keys = new Set(gameProperties.map(({ key }) => key));
    if (gameProperties.length > MOST_PROPERTIES || keys.size < gameProperties.length)
      problems.push(`${gameSessionId} has ${gameProperties.length} properties of ${keys.size} keys`);
    return problems;
  });
}

function ofFleets(world: WorldView): readonly string[] {
  return replacementsOf(world, "fleets", ({ fleetId }) => fleetId).flatMap(({ after }) => {
    const { fleetId, locations } = after;
    const names = new Set(locations.map(({ location }) => location));
    const problems = locations.flatMap(({ location, instances }) => {
      if (instances === undefined) return [];
      const { desired, minimum, maximum } = instances;
      return minimum <= desired && desired <= maximum && minimum >= 0
        ? []
        : [`${fleetId} desires ${desired} instances in ${location}, from ${minimum} to ${maximum}`];
    });
    return names.size === locations.length ? problems : [...problems, `${fleetId} has a location twice`];
  });
}
