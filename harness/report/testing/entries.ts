/** Writes journals for tests as an emulator would: numbered, each entry a wall millisecond after the other. */
import type { JournalEntry } from "../../../emulator/index.ts";

type Details = { readonly [name: string]: unknown };
type Draft = Omit<JournalEntry, "sequence" | "at" | "wallAt">;

export const placementId = "6287aaaa-0000-11f1-8330-7106fdcb5b46";
export const processId = "0cf71c7f-d6bb-46e1-a971-dfc608b8713a";
export const gameSessionId = `arn:aws:gamelift:us-east-1::gamesession/fleet-55b32f08-473a-4109-bb62-219a7e7437a1/${placementId}`;
export const adasSeat = "psess-494f6a26-c1f3-42d1-84dd-69216e58e9f6";
export const bensSeat = "psess-85429427-f2bc-4e1a-a285-c669085dcf50";
export const eventId = "b2be4a81-0903-4edf-9fe8-fac878660e5d";
export const ada = { name: "ada", userId: "9a314862-31be-4fa1-be89-541f66ba01df" };
export const ben = { name: "ben", userId: "23d680cf-5644-4e3a-9d22-ac00e81fa136" };

/** @param at GameLift's time of all of them. */
export function journalOf(drafts: readonly Draft[], at = 1_767_225_600_000, wallAt = 1_000): JournalEntry[] {
  return drafts.map((draft, i) => ({
    sequence: i + 1,
    at: at as JournalEntry["at"],
    wallAt: wallAt + i,
    ...draft,
  }));
}

export const call = (operation: string, parameters: Details, protocol = "cbor"): Draft => ({
  kind: "input",
  what: operation,
  subjectId: "call-1",
  details: { kind: "call", callId: "call-1", operation, protocol, parameters },
});

export const frame = (action: string, fields: Details = {}): Draft => ({
  kind: "input",
  what: action,
  subjectId: processId,
  details: { kind: "frame", processId, action, fields },
});

export const due = (timer: string): Draft => ({
  kind: "input",
  what: `due ${timer}`,
  details: { kind: "due", timerId: `${timer}/000000000000/us-east-1/x` },
});

export const command = (name: string, parameters: Details = {}): Draft => ({
  kind: "input",
  what: `control ${name}`,
  details: { kind: "control", command: name, parameters },
});

export const answered = (outcome: "flushed" | "lost" = "flushed"): Draft => ({
  kind: "input",
  what: "answered",
  subjectId: "call-1",
  details: { kind: "answered", callId: "call-1", outcome },
});

export const delivered = (outcome: "accepted" | "given up" = "accepted", details: Details = {}): Draft => ({
  kind: "input",
  what: "delivered",
  subjectId: eventId,
  details: { kind: "delivered", eventId, outcome, attempts: 1, ...details },
});

/** @param what such as `placement PENDING`. */
export const transition = (what: string, subjectId: string, record: Details = {}): Draft => ({
  kind: "transition",
  what,
  subjectId,
  details: { to: what.split(" ").at(-1), record },
});

export const seat = (status: string, playerSessionId: string, playerId: string): Draft =>
  transition(`player session ${status}`, playerSessionId, {
    playerSessionId,
    playerId,
    gameSessionId,
    status,
  });

export const gameSession = (status: string, record: Details = {}): Draft =>
  transition(`game session ${status}`, gameSessionId, {
    gameSessionId,
    processId,
    status,
    maximumPlayerSessionCount: 10,
    ...record,
  });

export const attempt = (what: string, details: Details): Draft => ({
  kind: "attempt",
  what,
  subjectId: placementId,
  details,
});

export const published = (type = "PlacementFulfilled"): Draft => ({
  kind: "event",
  what: `${type} published`,
  subjectId: placementId,
  details: { eventId, topicArn: "arn:aws:sns:us-east-1:000000000000:topic.fifo" },
});

export const refusal = (of: string, error: string, message: string): Draft => ({
  kind: "refusal",
  what: `${of} refused`,
  details: { error, message },
});

export const seenAtQueue = (observation: Details): Draft => ({
  kind: "queue",
  what: String(observation.kind),
  details: { receiptHandles: [], messages: [], messageIds: [], queueName: "events.fifo", ...observation },
});
