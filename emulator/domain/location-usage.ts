import type { Fleet } from "./fleet.ts";
import type { GameSession } from "./game-session.ts";
import type { Instance } from "./instance.ts";
import type { ServerProcess } from "./server-process.ts";

/** What is counted of one location of a fleet. */
export interface UsageCounts {
  readonly pendingInstanceCount: number;
  readonly activeInstanceCount: number;
  /** **Documented**: ACTIVE instances without a game session. */
  readonly idleInstanceCount: number;
  readonly terminatingInstanceCount: number;
  /** **Documented**: processes in ACTIVE status. */
  readonly activeServerProcessCount: number;
  /** **Assumed**: game sessions in ACTIVE status, and the players of those alone. */
  readonly activeGameSessionCount: number;
  readonly currentPlayerSessionCount: number;
  readonly maximumPlayerSessionCount: number;
}

/** How much of a fleet's location is used, kept up with every change, so that no figure needs a look at each record. */
export interface LocationUsage extends UsageCounts {
  readonly fleetId: string;
  readonly location: string;
}

export const NO_USAGE: UsageCounts = {
  pendingInstanceCount: 0,
  activeInstanceCount: 0,
  idleInstanceCount: 0,
  terminatingInstanceCount: 0,
  activeServerProcessCount: 0,
  activeGameSessionCount: 0,
  currentPlayerSessionCount: 0,
  maximumPlayerSessionCount: 0,
};

const countNames = Object.keys(NO_USAGE) as readonly (keyof UsageCounts)[];

export const placeKey = (fleetId: string, location: string): string => `${fleetId}/${location}`;

/** A fleet's name in a place key, which has one slash. */
export const fleetIdOfPlace = (key: string): Fleet["fleetId"] => key.slice(0, key.indexOf("/"));

/** What a record of one of these tables adds to the figures of its location. */
export const usageOf: {
  readonly instances: (instance: Instance) => Partial<UsageCounts>;
  readonly serverProcesses: (process: ServerProcess) => Partial<UsageCounts>;
  readonly gameSessions: (gameSession: GameSession) => Partial<UsageCounts>;
} = {
  instances: ({ status, gameSessionCount }) => {
    if (status === "PENDING") return { pendingInstanceCount: 1 };
    if (status === "TERMINATING") return { terminatingInstanceCount: 1 };
    return { activeInstanceCount: 1, idleInstanceCount: gameSessionCount === 0 ? 1 : 0 };
  },
  serverProcesses: ({ status }) => (status === "ACTIVE" ? { activeServerProcessCount: 1 } : {}),
  gameSessions: ({ status, currentPlayerSessionCount, maximumPlayerSessionCount }) =>
    status === "ACTIVE"
      ? { activeGameSessionCount: 1, currentPlayerSessionCount, maximumPlayerSessionCount }
      : {},
};

/** The figures of the place where a record that added `was` adds `is` instead. */
export function withUsage(
  usage: LocationUsage,
  was: Partial<UsageCounts>,
  is: Partial<UsageCounts>,
): LocationUsage {
  const changed: { -readonly [Name in keyof LocationUsage]: LocationUsage[Name] } = { ...usage };
  for (const name of countNames) changed[name] += (is[name] ?? 0) - (was[name] ?? 0);
  return changed;
}

/** Whether two records add the same. */
export const areSameUsage = (one: Partial<UsageCounts>, other: Partial<UsageCounts>): boolean =>
  countNames.every((name) => one[name] === other[name]);
