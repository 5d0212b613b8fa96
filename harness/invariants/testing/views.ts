/** Worlds in which everything is in order, for tests that break one thing. */

import type { PlayerEvent } from "../../player-events.ts";
import * as entries from "../../report/testing/entries.ts";
import type { WorldNote } from "../../world-notes.ts";
import type { WorldView } from "../world-view.ts";

const { ada, adasSeat, gameSessionId, placementId, processId } = entries;

export const placement = {
  placementId,
  status: "FULFILLED",
  queueName: "queue",
  startCallId: "call-1",
  desiredPlayerSessions: [{ playerId: ada.userId }],
};
const address = { ipAddress: "127.0.0.1", port: 7000 };
export const gameSession = {
  gameSessionId,
  processId,
  placementId,
  status: "ACTIVE",
  fleetId: "fleet-1",
  computeName: "i-1",
  protectionPolicy: "NoProtection",
  ...address,
};
const place = { fleetId: "fleet-1", location: "us-east-1" };
export const fleet = {
  fleetId: place.fleetId,
  locations: [{ location: place.location, status: "ACTIVE", instances: { desired: 1 } }],
};
export const instance = { ...place, instanceId: "i-1", status: "ACTIVE", slotCount: 1, takenSlotCount: 1 };
export const serverProcess = {
  ...place,
  processId,
  computeName: "i-1",
  status: "ACTIVE",
  connectionId: "connection-1",
};
export const seat = { playerSessionId: adasSeat, playerId: ada.userId, gameSessionId };

export const tables = {
  placements: [placement],
  gameSessions: [gameSession],
  playerSessions: [seat],
  fleets: [fleet],
  instances: [instance],
  serverProcesses: [serverProcess],
};

const message = {
  messageId: "message-1",
  receiptHandle: "handle-1",
  placementEvent: { placementId, type: "PlacementFulfilled" },
};
const answeredBy = { kind: "answered", status: 200, decidedBy: "broker" };
export const received = entries.seenAtQueue({
  ...answeredBy,
  action: "ReceiveMessage",
  messages: [message],
});
const deletion = { action: "DeleteMessage", receiptHandles: ["handle-1"] };
export const deleted = entries.seenAtQueue({ ...answeredBy, ...deletion });
/** Whoever deleted it was gone before the answer. */
export const deletedUnheard = entries.seenAtQueue({ kind: "aborted", ...deletion });

export const drafts = [
  entries.call("StartGameSessionPlacement", {}),
  entries.gameSession("ACTIVATING", gameSession),
  entries.gameSession("ACTIVE", gameSession),
  entries.seat("RESERVED", adasSeat, ada.userId),
  entries.published(),
  entries.answered(),
  entries.delivered(),
  received,
  deleted,
  entries.seat("ACTIVE", adasSeat, ada.userId),
];

const notification = {
  id: "notification-1",
  code: 111,
  subject: "connection-info",
  senderId: "",
  isPersistent: false,
};

/** The notification by which a player is told a seat. */
export const told = (more: object = {}, content: object = {}): PlayerEvent =>
  arrival("notification", {
    ...notification,
    ...more,
    content: { SessionId: adasSeat, IpAddress: address.ipAddress, Port: address.port, ...content },
  });

export const arrival = (kind: string, content: unknown = {}): PlayerEvent => ({
  order: 1,
  arrivedAt: 1_000,
  kind,
  content,
  isAnswer: false,
});

export const matched = arrival("matchmaker_matched");

/** Ada with these events over her socket. */
export const adaWith = (...events: readonly PlayerEvent[]) => ({ ...ada, events });

/** A note of the scenario, or of the game server. */
export const note = (what: string, more: Partial<WorldNote> = {}): WorldNote => ({
  at: 0,
  wallAt: 0,
  by: "scenario",
  what,
  isTrouble: false,
  ...more,
});

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
    brokenTruths: [],
    unrest: undefined,
    unreplaced: [],
    servers: [{ processId, state: "session-active", isConnected: true }],
    notes: [],
    players: [adaWith(matched, told())],
    nakamaTrouble: undefined,
    indexRows: [{ id: gameSessionId, playerCount: 1, status: "ACTIVE", metadata: {} }],
    ...rest,
  };
}
