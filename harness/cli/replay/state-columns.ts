/** Which records the state shows as tables, and what of each. */

export type StateRecord = { readonly [member: string]: unknown };

export interface Column {
  readonly title: string;
  readonly cell: (record: StateRecord, times: Times) => unknown;
}

/** Instants as they are read: from the beginning, or from now. */
export interface Times {
  readonly since: (at: unknown) => string;
}

export interface ShownTable {
  readonly title: string;
  readonly columns: readonly Column[];
}

const member = (title: string, name: string): Column => ({ title, cell: (record) => record[name] });
const since = (title: string, name: string): Column => ({
  title,
  cell: (record, times) => times.since(record[name]),
});
const listOf = (value: unknown): readonly StateRecord[] =>
  Array.isArray(value) ? (value as readonly StateRecord[]) : [];
const lastPart = (arn: unknown): string => String(arn ?? "").replace(/^.*[:/]/, "");

/** By the store's names, in the order in which they are shown. */
export const shownTables: ReadonlyMap<string, ShownTable> = new Map(
  Object.entries({
    fleets: {
      title: "fleets",
      columns: [
        member("id", "fleetId"),
        member("status", "status"),
        member("type", "computeType"),
        member("name", "name"),
        {
          title: "locations",
          cell: ({ locations }) =>
            listOf(locations)
              .map(({ location, status }) => `${location} ${status}`)
              .join(", "),
        },
      ],
    },
    aliases: {
      title: "aliases",
      columns: [
        member("id", "aliasId"),
        member("name", "name"),
        {
          title: "leads to",
          cell: ({ routing }) => {
            const { fleetId, message } = (routing ?? {}) as StateRecord;
            return fleetId ?? `nowhere: ${message}`;
          },
        },
      ],
    },
    queues: {
      title: "game session queues",
      columns: [
        member("name", "name"),
        { title: "time-out", cell: ({ timeoutSeconds }) => `${timeoutSeconds} s` },
        {
          title: "destinations",
          cell: ({ destinationArns }) =>
            Array.isArray(destinationArns) ? destinationArns.map(lastPart).join(", ") : "",
        },
      ],
    },
    instances: {
      title: "instances",
      columns: [
        member("id", "instanceId"),
        member("status", "status"),
        member("location", "location"),
        member("fleet", "fleetId"),
        {
          title: "processes",
          cell: ({ takenSlotCount, slotCount }) => `${takenSlotCount} of ${slotCount}`,
        },
      ],
    },
    serverProcesses: {
      title: "server processes",
      columns: [
        member("id", "processId"),
        member("status", "status"),
        {
          title: "health",
          cell: ({ isHealthy, connectionId }) =>
            `${isHealthy === true ? "healthy" : "not healthy"}${connectionId === undefined ? ", no socket" : ""}`,
        },
        since("last healthy", "lastHealthyAt"),
        member("location", "location"),
        member("port", "port"),
        member("game session", "gameSessionId"),
        member("ended because", "endedBecause"),
      ],
    },
    gameSessions: {
      title: "game sessions",
      columns: [
        member("id", "gameSessionId"),
        member("status", "status"),
        {
          title: "players",
          cell: ({ currentPlayerSessionCount, maximumPlayerSessionCount }) =>
            `${currentPlayerSessionCount} of ${maximumPlayerSessionCount}`,
        },
        since("created", "createdAt"),
        since("ended", "endedAt"),
        member("process", "processId"),
        member("port", "port"),
        member("placement", "placementId"),
      ],
    },
    playerSessions: {
      title: "player sessions",
      columns: [
        member("id", "playerSessionId"),
        member("player", "playerId"),
        member("status", "status"),
        since("created", "createdAt"),
        member("game session", "gameSessionId"),
      ],
    },
    placements: {
      title: "placements",
      columns: [
        member("id", "placementId"),
        member("status", "status"),
        member("queue", "queueName"),
        since("started", "startedAt"),
        since("ended", "endedAt"),
        {
          title: "players",
          cell: ({ desiredPlayerSessions }) =>
            listOf(desiredPlayerSessions)
              .map(({ playerId }) => playerId)
              .join(", "),
        },
        member("attempts", "attemptCount"),
        {
          title: "game session",
          cell: ({ attemptGameSessionId, placed }) =>
            attemptGameSessionId ?? (placed as StateRecord | undefined)?.gameSessionId,
        },
      ],
    },
    faults: {
      title: "faults",
      columns: [
        member("id", "faultId"),
        member("fault", "name"),
        member("seam", "seam"),
        { title: "left", cell: ({ remaining }) => remaining ?? "unlimited" },
        member("fired", "firedCount"),
        { title: "match", cell: ({ match }) => JSON.stringify(match) },
      ],
    },
  } satisfies { readonly [table: string]: ShownTable }),
);

/** What is on its way to a queue. */
export const outgoingEventTable: ShownTable = {
  title: "events that are not delivered yet",
  columns: [
    member("id", "eventId"),
    member("event", "type"),
    member("placement", "placementId"),
    since("raised", "createdAt"),
  ],
};
