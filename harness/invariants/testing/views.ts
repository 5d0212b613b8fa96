/** Worlds in which everything is in order, for tests that break one thing. */
import * as entries from "../../report/testing/entries.ts";
import type { WorldView } from "../world-view.ts";

const { ada, adasSeat, gameSessionId, placementId, processId } = entries;

export const topicArn = "arn:aws:sns:us-east-1:000000000000:topic.fifo";

export const placement = { placementId, status: "FULFILLED", queueName: "queue" };
export const gameSession = {
  gameSessionId,
  processId,
  placementId,
  status: "ACTIVE",
  maximumPlayerSessionCount: 2,
  currentPlayerSessionCount: 1,
  fleetId: "fleet-1",
  computeName: "i-1",
  protectionPolicy: "NoProtection",
};
const place = { fleetId: "fleet-1", location: "us-east-1" };
export const fleet = {
  fleetId: place.fleetId,
  locations: [{ location: place.location, status: "ACTIVE", instances: { desired: 1 } }],
};
export const instance = { ...place, instanceId: "i-1", status: "ACTIVE", slotCount: 1, takenSlotCount: 1 };
export const serverProcess = { ...place, processId, computeName: "i-1", status: "ACTIVE" };
export const usage = {
  ...place,
  pendingInstanceCount: 0,
  activeInstanceCount: 1,
  terminatingInstanceCount: 0,
  activeServerProcessCount: 1,
};
export const seat = { playerSessionId: adasSeat, gameSessionId, status: "ACTIVE" };

export const tables = {
  placements: [placement],
  gameSessions: [gameSession],
  playerSessions: [seat],
  fleets: [fleet],
  instances: [instance],
  serverProcesses: [serverProcess],
  locationUsages: [usage],
  queues: [{ name: "queue", notificationTarget: topicArn }],
  topics: [{ topicArn }],
};

export const drafts = [
  entries.gameSession("ACTIVATING", gameSession),
  entries.gameSession("ACTIVE", gameSession),
  entries.seat("RESERVED", adasSeat, ada.userId),
  entries.published(),
  entries.delivered(),
  entries.seat("ACTIVE", adasSeat, ada.userId),
];

type Tables = { readonly [Name in keyof typeof tables]?: readonly { readonly [member: string]: unknown }[] };

/** A view like the good one, with other tables or other entries. */
export function viewOf(
  other: Tables = {},
  journal: Parameters<typeof entries.journalOf>[0] = drafts,
  rest: Partial<WorldView> = {},
): WorldView {
  return {
    scopes: [{ scope: { account: "000000000000", region: "us-east-1" }, tables: { ...tables, ...other } }],
    journal: entries.journalOf(journal),
    overdue: [],
    unrest: undefined,
    unreplaced: [],
    indexRows: [{ id: gameSessionId, playerCount: 1, status: "ACTIVE", metadata: {} }],
    ...rest,
  };
}
