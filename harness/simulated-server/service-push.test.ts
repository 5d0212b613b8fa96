import { expect, test } from "vitest";
import { readPush } from "./service-push.ts";
import { createGameSession, gameSessionId } from "./testing/server-bench.ts";

const push = (fields: Record<string, unknown>) =>
  readPush({ kind: "push", action: String(fields.Action), fields });

test("CreateGameSession becomes the game session, missing and null members empty", () => {
  expect(push(createGameSession)).toEqual({
    kind: "create-game-session",
    session: {
      gameSessionId,
      name: "arena",
      data: '{"map":"dust"}',
      matchmakerData: "",
      maximumPlayerSessionCount: 8,
      port: 7777,
      ipAddress: "127.0.0.1",
      dnsName: "localhost",
      gameProperties: { mode: "ctf" },
    },
  });
  expect(
    push({ Action: "CreateGameSession", GameSessionId: gameSessionId, GameProperties: null, DnsName: null }),
  ).toMatchObject({ session: { gameSessionId, gameProperties: {}, dnsName: "", port: 0 } });
});

test.each([
  ["GameProperties", [{ Key: "mode", Value: "ctf" }]],
  ["GameProperties", { mode: 1 }],
  ["GameProperties", "mode=ctf"],
  ["Port", "7777"],
  ["Port", 77.5],
  ["GameSessionName", 5],
])("a message with %s of a type that Go cannot read is lost as a whole", (member, value) => {
  expect(push({ ...createGameSession, [member]: value })).toMatchObject({
    kind: "unplayed",
    reason: expect.stringContaining("a Go client could not read it"),
  });
});

test("TerminateProcess needs an integer", () => {
  expect(push({ Action: "TerminateProcess", TerminationTime: 1_760_000_300_000 })).toEqual({
    kind: "terminate-process",
    terminationTime: 1_760_000_300_000,
  });
  for (const TerminationTime of ["1760000300000", 1.5]) {
    expect(push({ Action: "TerminateProcess", TerminationTime })).toMatchObject({ kind: "unplayed" });
  }
});

test("RefreshConnection names an endpoint and a token", () => {
  const RefreshConnectionEndpoint = "ws://127.0.0.1:9080/";
  expect(push({ Action: "RefreshConnection", RefreshConnectionEndpoint, AuthToken: "tok-2" })).toEqual({
    kind: "refresh-connection",
    webSocketUrl: RefreshConnectionEndpoint,
    authToken: "tok-2",
  });
  expect(push({ Action: "RefreshConnection", RefreshConnectionEndpoint, AuthToken: 2 })).toMatchObject({
    kind: "unplayed",
  });
});

test("what is not played says so", () => {
  expect(push({ Action: "UpdateGameSession" })).toMatchObject({ kind: "unplayed" });
});
