import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { NakamaCallError } from "./nakama-call-error.ts";
import { NakamaLine } from "./nakama-line.ts";
import { Player } from "./player.ts";
import { ScriptedNakama } from "./testing/scripted-nakama.ts";

let nakama: ScriptedNakama;
let players: Player[];
beforeEach(async () => {
  nakama = await ScriptedNakama.open();
  players = [];
});
afterEach(async () => {
  await Promise.all(players.map((player) => player.close()));
  nakama.close();
});

async function ada(withinMs?: number): Promise<Player> {
  const player = await Player.connect({ name: "ada", seed: "7", nakama: nakama.forPlayers, withinMs });
  players.push(player);
  return player;
}

const kinds = (player: Player) => player.events.map(({ order, kind }) => `${order} ${kind}`);

test("seed and name make the user: an id that is long enough, and the username", async () => {
  const player = await ada();
  expect(nakama.signIns).toEqual([
    {
      url: "/v2/account/authenticate/custom?create=true&username=7-ada&",
      authorization: `Basic ${btoa("key-1:")}`,
      body: '{"id":"windtunnel-7-ada","vars":{}}',
    },
  ]);
  expect(nakama.socketUrls[0]).toContain("status=true");
  expect(player).toMatchObject({ name: "ada", username: "7-ada", userId: "user-1", connected: true });
});

test("a refused sign-in shows Nakama's words", async () => {
  nakama.refusal = { status: 401, body: '{"code":16,"message":"Server key invalid"}' };
  const error = await ada().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NakamaCallError);
  expect(error).toMatchObject({ status: 401, code: 16, reason: "Server key invalid" });
  expect(String(error)).toContain("sign-in of 7-ada at http://127.0.0.1:");
});

test("looking for a match sends Nakama's envelope and answers with the ticket", async () => {
  nakama.answer = () => ({ matchmaker_ticket: { ticket: "ticket-1" } });
  const player = await ada();
  const properties = { player: "user-1" };
  const ticket = await player.findMatch({ players: 2, query: "+properties.player:x", properties });
  expect(ticket).toBe("ticket-1");
  expect(nakama.envelopes.find((envelope) => "matchmaker_add" in envelope)).toMatchObject({
    matchmaker_add: {
      min_count: 2,
      max_count: 2,
      query: "+properties.player:x",
      string_properties: properties,
    },
  });
});

test("notification and match are kept in the order in which they came, whichever is first", async () => {
  const player = await ada();
  nakama.notify(111, "connection-info", { Port: 7777 });
  nakama.send({ matchmaker_matched: { ticket: "t", users: [] } });
  nakama.notify(112, "create-timeout", {});
  await player.matched();
  await player.notification({ code: 112 });
  expect(kinds(player)).toEqual(["1 notification", "2 matchmaker_matched", "3 notification"]);
  expect(player.events[0]?.content).toMatchObject({ code: 111, content: { Port: 7777 } });
  expect(await player.notification()).toMatchObject({ code: 111, subject: "connection-info" });
});

test("the connection info becomes a seat and is remembered", async () => {
  const player = await ada();
  nakama.notify(112, "create-timeout", {});
  nakama.notify(111, "connection-info", {
    IpAddress: "127.0.0.1",
    DnsName: "localhost",
    Port: 7777,
    SessionId: "psess-1",
  });
  const seat = { ipAddress: "127.0.0.1", dnsName: "localhost", port: 7777, sessionId: "psess-1" };
  expect(await player.connectionInfo()).toEqual(seat);
  expect(player.seat).toEqual(seat);
});

test("a wait that comes to nothing says what the player has seen", async () => {
  const player = await ada(40);
  nakama.notify(112, "create-timeout", {});
  nakama.send({ matchmaker_matched: { ticket: "t", users: [] } });
  await expect(player.connectionInfo()).rejects.toThrow(
    "Waited 40 ms for: notification 111 for ada. So far ada has seen: notification 112 create-timeout {}, matchmaker_matched.",
  );
});

test("a call without an answer keeps the player busy; a wait for a notification does not", async () => {
  const player = await ada();
  nakama.answer = (envelope) => ("rpc" in envelope ? undefined : {});
  const waiting = player.notification().catch((error: Error) => error.message);
  const call = player.rpc("fleet_list").catch((error: Error) => error.message);
  expect(player.pending()).toEqual(["ada: rpc fleet_list"]);
  await eventually("the call is there", () => nakama.envelopes.some((envelope) => "rpc" in envelope));
  nakama.sockets[0]?.close(1012, "restart");
  expect(await call).toBe("rpc fleet_list of ada failed: the socket was closed: 1012 restart");
  expect(await waiting).toContain("ada is not connected to Nakama any more: the socket was closed: 1012");
  expect(player.connected).toBe(false);
  expect(player.pending()).toEqual([]);
});

test("an RPC's answer is parsed, its error keeps Nakama's code", async () => {
  const player = await ada();
  nakama.answer = () => ({ rpc: { id: "fleet_list", payload: '{"instances":[1]}' } });
  expect(await player.rpc("fleet_list", { query: "" })).toEqual({ instances: [1] });
  expect(nakama.envelopes.at(-1)).toMatchObject({ rpc: { id: "fleet_list", payload: '{"query":""}' } });
  nakama.answer = () => ({ error: { code: 6, message: "RPC function not found" } });
  const error = await player.rpc("fleet_list").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 6, reason: "RPC function not found" });
});

test("a player who reconnects reads what comes over the new socket", async () => {
  const player = await ada();
  await player.reconnect();
  expect(player.connected).toBe(true);
  nakama.notify(113, "create-failed", {});
  expect(await player.notification()).toMatchObject({ code: 113 });
});

test("a player who is in no game cannot leave one", async () => {
  await expect((await ada()).leave()).rejects.toThrow("ada is in no game");
});

test("a Nakama that answers no heartbeat any more is left, and nothing else happens", async () => {
  const lines: NakamaLine[] = [];
  const open = async () => {
    const customId = "windtunnel-7-ada";
    const line = await NakamaLine.open({
      nakama: nakama.forPlayers,
      customId,
      username: "7-ada",
      heartbeatMs: 50,
      received: () => undefined,
    });
    lines.push(line);
    return line;
  };
  nakama.answer = () => undefined;
  const silent = await open();
  expect(await silent.ended).toBe("no answer to a heartbeat within 40 ms");
  expect(silent.connected).toBe(false);

  // Three beats of another player outlast the library's own limit, after which it would read `window`.
  nakama.answer = () => ({});
  nakama.envelopes.length = 0;
  const lively = await open();
  await eventually("three heartbeats", () => nakama.envelopes.length >= 3);
  expect(lively.connected).toBe(true);
  await lively.close();
});
