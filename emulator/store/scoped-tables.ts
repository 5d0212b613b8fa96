import type { Scope } from "../domain/scope.ts";
import { aliases } from "./definitions/aliases.ts";
import { authTokens } from "./definitions/auth-tokens.ts";
import { awaitedExits } from "./definitions/awaited-exits.ts";
import { builds } from "./definitions/builds.ts";
import { computes } from "./definitions/computes.ts";
import { connectionRefreshes } from "./definitions/connection-refreshes.ts";
import { faults } from "./definitions/faults.ts";
import { fleetEvents } from "./definitions/fleet-events.ts";
import { fleets } from "./definitions/fleets.ts";
import { gameSessions } from "./definitions/game-sessions.ts";
import { instances } from "./definitions/instances.ts";
import { locationUsages } from "./definitions/location-usages.ts";
import { locations } from "./definitions/locations.ts";
import { placements } from "./definitions/placements.ts";
import { playerSessions } from "./definitions/player-sessions.ts";
import { processLaunches } from "./definitions/process-launches.ts";
import { queueWaits } from "./definitions/queue-waits.ts";
import { queues } from "./definitions/queues.ts";
import { rateBuckets } from "./definitions/rate-buckets.ts";
import { roleCredentials } from "./definitions/role-credentials.ts";
import { scalingPolicies } from "./definitions/scaling-policies.ts";
import { scripts } from "./definitions/scripts.ts";
import { searchUpdates } from "./definitions/search-updates.ts";
import { searchedGameSessions } from "./definitions/searched-game-sessions.ts";
import { serverProcesses } from "./definitions/server-processes.ts";
import { subscriptions } from "./definitions/subscriptions.ts";
import { tags } from "./definitions/tags.ts";
import { topics } from "./definitions/topics.ts";
import { type RecordChange, Table } from "./table.ts";
import type { TableDefinition } from "./table-definition.ts";

/** The records of one account in one region; `definitions/` has an index for every question that an operation asks. */
export type ScopedTables = ReturnType<typeof createScopedTables>;

export function createScopedTables(recordChange: RecordChange, scope: Scope) {
  const table = <Item extends object, IndexName extends string>(
    definition: TableDefinition<Item, IndexName>,
  ) => new Table(definition, recordChange, scope);
  return {
    builds: table(builds),
    scripts: table(scripts),
    locations: table(locations),
    fleets: table(fleets),
    fleetEvents: table(fleetEvents),
    aliases: table(aliases),
    instances: table(instances),
    locationUsages: table(locationUsages),
    processLaunches: table(processLaunches),
    awaitedExits: table(awaitedExits),
    scalingPolicies: table(scalingPolicies),
    computes: table(computes),
    authTokens: table(authTokens),
    connectionRefreshes: table(connectionRefreshes),
    queues: table(queues),
    placements: table(placements),
    queueWaits: table(queueWaits),
    gameSessions: table(gameSessions),
    searchedGameSessions: table(searchedGameSessions),
    searchUpdates: table(searchUpdates),
    playerSessions: table(playerSessions),
    serverProcesses: table(serverProcesses),
    tags: table(tags),
    rateBuckets: table(rateBuckets),
    roleCredentials: table(roleCredentials),
    faults: table(faults),
    topics: table(topics),
    subscriptions: table(subscriptions),
  } as const;
}
