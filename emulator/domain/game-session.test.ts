import { describe, expect, test } from "vitest";
import {
  type CreationRequest,
  type GameSession,
  type GameSessionUpdate,
  isSameRequest,
  mergedProperties,
  updatedGameSession,
} from "./game-session.ts";

const active = {
  gameSessionId: "session-1",
  status: "ACTIVE",
  gameProperties: [{ key: "mode", value: "duel" }],
  maximumPlayerSessionCount: 4,
  currentPlayerSessionCount: 3,
} as unknown as GameSession;

const nothing: GameSessionUpdate = {
  maximumPlayerSessionCount: undefined,
  name: undefined,
  playerSessionCreationPolicy: undefined,
  protectionPolicy: undefined,
  gameProperties: undefined,
};

describe("an update", () => {
  test("of nothing answers the very same record", () => {
    expect(updatedGameSession(active, nothing)).toBe(active);
    expect(updatedGameSession(active, { ...nothing, gameProperties: [] })).toBe(active);
  });

  test("may lower the maximum below the players that are there", () => {
    expect(updatedGameSession(active, { ...nothing, maximumPlayerSessionCount: 0 })).toEqual({
      ...active,
      maximumPlayerSessionCount: 0,
    });
  });

  test.each(["TERMINATING", "TERMINATED", "ERROR"] as const)(
    "is refused while %s, even of nothing",
    (status) => {
      expect(() => updatedGameSession({ ...active, status }, nothing)).toThrow(
        expect.objectContaining({ name: "InvalidGameSessionStatusException" }),
      );
    },
  );
});

test("merged properties keep their places; new ones follow", () => {
  const present = [
    { key: "a", value: "1" },
    { key: "b", value: "2" },
  ];
  const given = [
    { key: "c", value: "3" },
    { key: "a", value: "4" },
  ];
  expect(mergedProperties(present, given)).toEqual([
    { key: "a", value: "4" },
    { key: "b", value: "2" },
    { key: "c", value: "3" },
  ]);
});

describe("two requests for a game session are the same", () => {
  const request: CreationRequest = {
    location: "us-east-1",
    maximumPlayerSessionCount: 4,
    name: "duel",
    gameProperties: [
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ],
  };

  test("whatever the order of their properties", () => {
    const reversed = [...(request.gameProperties ?? [])].reverse();
    expect(isSameRequest(request, { ...request, gameProperties: reversed })).toBe(true);
  });

  test("and an empty list of properties is none", () => {
    const { gameProperties: _none, ...plain } = request;
    expect(isSameRequest(plain, { ...plain, gameProperties: [] })).toBe(true);
  });

  test.each<Partial<CreationRequest>>([
    { location: "eu-west-1" },
    { maximumPlayerSessionCount: 5 },
    { name: "other" },
    { creatorId: "ada" },
    { gameSessionData: "" },
    { gameProperties: [{ key: "a", value: "1" }] },
  ])("but not with %o", (change) => {
    expect(isSameRequest(request, { ...request, ...change })).toBe(false);
  });
});
