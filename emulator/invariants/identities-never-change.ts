import type { Invariant, ScopedRecords, WorldView } from "./invariant.ts";
import { type RecordOf, recordsOf, replacementsOf } from "./records.ts";

type Members<Name extends keyof ScopedRecords> = readonly (keyof RecordOf<Name>)[];

export const identitiesNeverChange: Invariant = {
  name: "identities never change",
  truth:
    "What a placement asked for, where a game session runs, whose a player session is, on which machine a process lives and what a fleet is made of stay the same, and no number of creation is given twice.",
  check: (world) => [
    ...changed(world, "placements", ({ placementId }) => placementId, [
      "queueName",
      "startCallId",
      "startedAt",
      "maximumPlayerSessionCount",
      "desiredPlayerSessions",
      "playerLatencies",
      "gameSessionData",
    ]),
    ...changed(world, "gameSessions", ({ gameSessionId }) => gameSessionId, [
      "processId",
      "fleetId",
      "location",
      "computeName",
      "placementId",
      "createdAt",
      "ipAddress",
      "port",
      "gameSessionData",
      "creatorId",
    ]),
    ...changed(world, "playerSessions", ({ playerSessionId }) => playerSessionId, [
      "playerId",
      "gameSessionId",
      "fleetId",
      "createdAt",
      "playerData",
    ]),
    ...changed(world, "serverProcesses", ({ processId }) => processId, [
      "fleetId",
      "computeName",
      "location",
      "ipAddress",
    ]),
    ...changed(world, "fleets", ({ fleetId }) => fleetId, [
      "fleetArn",
      "computeType",
      "createdAt",
      "buildId",
      "scriptId",
      "certificateType",
    ]),
    ...sharedNumbers(world),
  ],
};

function changed<Name extends keyof ScopedRecords>(
  world: WorldView,
  table: Name,
  keyOf: (record: RecordOf<Name>) => string,
  members: Members<Name>,
): readonly string[] {
  if (world.before === undefined) return [];
  return replacementsOf(world, table, keyOf).flatMap(({ before, after }) => {
    // Of another number: a namesake of one that was forgotten.
    if (before === undefined || numberOf(before) !== numberOf(after)) return [];
    return members
      .filter((member) => before[member] !== after[member])
      .map(
        (member) =>
          `${keyOf(after)} had ${String(member)} ${text(before[member])} and has ${text(after[member])}`,
      );
  });
}

const numberOf = (record: object): unknown => ("sequence" in record ? record.sequence : undefined);
const text = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

const numbered = ["placements", "gameSessions", "playerSessions", "serverProcesses", "fleets"] as const;

function sharedNumbers(world: WorldView): readonly string[] {
  return numbered.flatMap((table) => {
    const records: readonly { readonly sequence: number }[] = recordsOf(world, table);
    const numbers = new Set(records.map(({ sequence }) => sequence));
    return numbers.size === records.length ? [] : [`two ${table} have the same number of creation`];
  });
}
