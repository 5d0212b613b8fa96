import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { eventually } from "../eventually.ts";
import { connectToGame, SeatRefused } from "../game-client.ts";
import type { SimulatedGameServer } from "./simulated-game-server.ts";
import { NakamaDesk } from "./testing/nakama-desk.ts";
import { gameSessionId, ServerBench } from "./testing/server-bench.ts";

let bench: ServerBench;
let desk: NakamaDesk;
/** The player sessions the endpoint tells of, as on the wire. */
let seats: Record<string, unknown>[];

beforeEach(async () => {
  bench = await ServerBench.open();
  desk = await NakamaDesk.open();
  seats = [seat("psess-1", "ACTIVE"), seat("psess-2", "RESERVED"), seat("psess-3", "COMPLETED")];
  bench.endpoint.answer("DescribePlayerSessions", () => ({
    StatusCode: 200,
    NextToken: "",
    PlayerSessions: seats,
  }));
});
afterEach(() => {
  bench.close();
  desk.close();
});

const seat = (PlayerSessionId: string, Status: string) => ({
  PlayerSessionId,
  PlayerId: `player of ${PlayerSessionId}`,
  PlayerData: "level 4",
  Status,
});
const hosting = (script = {}) =>
  bench.hosting({ script, nakama: { baseUrl: desk.baseUrl, httpKey: "key-1" } });
const join = (server: SimulatedGameServer, sessionId: string) =>
  connectToGame({ ipAddress: "127.0.0.1", port: server.port ?? 0, sessionId });
const idle = (server: SimulatedGameServer) =>
  eventually("the server is idle", (saw) => {
    saw(server.pending());
    return server.pending().length === 0;
  });
const rpcs = () => desk.received.map(({ url, body }) => [url.split("?")[0], JSON.parse(body)]);
const update = (count: number) => [
  "/v2/rpc/update_instance_info",
  { id: gameSessionId, player_count: count },
];

test("a player is accepted once GameLift says so, and Nakama learns the count of taken seats", async () => {
  const server = await hosting();
  const game = await join(server, "psess-1");
  expect(game).toMatchObject({ accepted: true, gameSessionId, connected: true });
  await idle(server);
  expect(bench.endpoint.sent("AcceptPlayerSession")).toMatchObject([
    { GameSessionId: gameSessionId, PlayerSessionId: "psess-1" },
  ]);
  expect(bench.endpoint.sent("DescribePlayerSessions")).toMatchObject([{ GameSessionId: gameSessionId }]);
  expect(rpcs()).toEqual([update(2)]);
  expect(desk.received[0]).toMatchObject({
    method: "POST",
    url: expect.stringContaining("http_key=key-1&unwrap"),
  });
  expect(server.players).toEqual([
    { playerSessionId: "psess-1", playerId: "player of psess-1", playerData: "level 4" },
  ]);
});

test("a player whom GameLift does not accept reads its reason and is out", async () => {
  const server = await hosting();
  const ErrorMessage = "Player session psess-9 is not in RESERVED state";
  bench.endpoint.answer("AcceptPlayerSession", () => ({ StatusCode: 400, ErrorMessage }));
  const error = await join(server, "psess-9").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SeatRefused);
  expect(error).toMatchObject({ reason: ErrorMessage });
  expect(server.players).toEqual([]);
  expect(desk.received).toEqual([]);
});

test("a server that refuses players does not ask GameLift, and names its reason", async () => {
  const server = await hosting({ refusePlayers: "kicked before" });
  await expect(join(server, "psess-1")).rejects.toThrow("refused psess-1: kicked before");
  server.changeScript({ refusePlayers: true });
  await expect(join(server, "psess-1")).rejects.toThrow("this server refuses every player");
  server.changeScript({});
  await join(server, "psess-1");
  expect(bench.endpoint.sent("AcceptPlayerSession")).toHaveLength(1);
});

test("without a game session nobody comes in", async () => {
  const server = bench.server();
  await server.start();
  await expect(join(server, "psess-1")).rejects.toThrow("there is no game session on this server");
});

test("leaving is answered when GameLift knows, and is reported", async () => {
  const server = await hosting();
  const game = await join(server, "psess-1");
  await game.leave();
  expect(bench.endpoint.sent("RemovePlayerSession")).toMatchObject([
    { GameSessionId: gameSessionId, PlayerSessionId: "psess-1" },
  ]);
  expect(game.connected).toBe(false);
  await idle(server);
  expect(rpcs()).toEqual([update(2), update(2)]);
  expect(bench.endpoint.sent("RemovePlayerSession")).toHaveLength(1);
  await game.leave();
});

test("a connection that breaks off is leaving, too", async () => {
  const server = await hosting();
  const game = await join(server, "psess-1");
  await idle(server);
  game.cut();
  await bench.endpoint.received("RemovePlayerSession");
  await idle(server);
  expect(server.players).toEqual([]);
  expect(rpcs()).toHaveLength(2);
});

test("a player who is gone before the acceptance came gives the seat back", async () => {
  const server = await hosting();
  let answer: () => void = () => undefined;
  bench.endpoint.answer("AcceptPlayerSession", ({ RequestId }) => {
    answer = () => bench.endpoint.push({ Action: "AcceptPlayerSession", RequestId, StatusCode: 200 });
    return undefined;
  });
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}`);
  await once(socket, "open");
  socket.send('{"join":"psess-1"}');
  await bench.endpoint.received("AcceptPlayerSession");
  socket.terminate();
  await once(socket, "close");
  answer();
  await bench.endpoint.received("RemovePlayerSession");
  await idle(server);
  expect(server.players).toEqual([]);
});

test("a server is busy while Nakama thinks about an RPC, and two reports never overtake each other", async () => {
  const server = await hosting();
  const gate = Promise.withResolvers<void>();
  desk.respond = async () => {
    await gate.promise;
    return { status: 200, body: "" };
  };
  await join(server, "psess-1");
  await eventually("the first report is under way", () => desk.received.length === 1);
  seats = [seat("psess-1", "ACTIVE"), seat("psess-2", "ACTIVE"), seat("psess-3", "ACTIVE")];
  await join(server, "psess-2");
  expect(server.pending()).toEqual(["join of psess-1", "join of psess-2"]);
  expect(desk.received).toHaveLength(1);
  gate.resolve();
  await idle(server);
  expect(rpcs()).toEqual([update(2), update(3)]);
});

test("all pages of player sessions are counted", async () => {
  const server = await hosting();
  bench.endpoint.answer("DescribePlayerSessions", ({ NextToken }) => ({
    StatusCode: 200,
    NextToken: NextToken === undefined ? "page-2" : null,
    PlayerSessions: NextToken === undefined ? seats : [seat("psess-4", "RESERVED")],
  }));
  await server.update();
  expect(rpcs()).toEqual([update(3)]);
});

test("an update carries the metadata as Nakama reads it", async () => {
  const server = await hosting();
  await server.update({ GameSessionName: "season-one", GameProperties: { mode: "ctf" } });
  expect(rpcs()).toEqual([
    [
      "/v2/rpc/update_instance_info",
      {
        id: gameSessionId,
        player_count: 2,
        metadata: { GameSessionName: "season-one", GameProperties: { mode: "ctf" } },
      },
    ],
  ]);
});

test("an update that cannot be made says why", async () => {
  const idleServer = bench.server({ nakama: { baseUrl: desk.baseUrl, httpKey: "key-1" } });
  await idleServer.start();
  await expect(idleServer.update()).rejects.toThrow("proc-7 is ready: no game session to update");

  const server = await hosting();
  desk.respond = () => ({ status: 500, body: '{"code":13,"message":"throttled"}' });
  await expect(server.update()).rejects.toMatchObject({ status: 500, code: 13 });
  expect(bench.noted("rpc-failed")).toMatchObject([{ rpcId: "update_instance_info", status: 500 }]);
});

test("a game goes on when a report fails", async () => {
  const server = await hosting();
  desk.respond = () => "hang up";
  const game = await join(server, "psess-1");
  await idle(server);
  expect(game.connected).toBe(true);
  expect(bench.noted("failed")).toMatchObject([{ doing: "report of an entrance" }]);
});

test("at the end the delete RPC is answered before TerminateServerProcess is sent, and players are told", async () => {
  const server = await hosting();
  const game = await join(server, "psess-1");
  await idle(server);
  const gate = Promise.withResolvers<void>();
  desk.respond = async () => {
    await gate.promise;
    return { status: 200, body: "" };
  };
  const ended = server.end();
  await eventually("the delete RPC", () =>
    desk.received.find(({ url }) => url.includes("delete_instance_info")),
  );
  expect(server.pending()).toEqual(["end", "delete RPC"]);
  expect(bench.endpoint.sent("TerminateServerProcess")).toEqual([]);
  gate.resolve();
  await ended;
  expect(bench.endpoint.sent("TerminateServerProcess")).toHaveLength(1);
  expect(rpcs().at(-1)).toEqual(["/v2/rpc/delete_instance_info", { id: gameSessionId }]);
  expect(await game.dropped).toEqual({ code: 1001, reason: "the game session ended" });
  expect(bench.endpoint.sent("RemovePlayerSession")).toEqual([]);
});

test("the end waits for a report under way, which would put Nakama's row back", async () => {
  const server = await hosting();
  const gate = Promise.withResolvers<void>();
  desk.respond = async () => {
    await gate.promise;
    return { status: 200, body: "" };
  };
  await join(server, "psess-1");
  await eventually("the report is under way", () => desk.received.length === 1);
  const ended = server.end();
  gate.resolve();
  await ended;
  expect(rpcs().map(([path]) => path)).toEqual([
    "/v2/rpc/update_instance_info",
    "/v2/rpc/delete_instance_info",
  ]);
});

test("a game that ends when empty ends when the last of its players has left", async () => {
  const server = await hosting({ endWhenEmpty: true });
  const [ada, ben] = await Promise.all([join(server, "psess-1"), join(server, "psess-2")]);
  await ada.leave();
  await idle(server);
  expect(server.state).toBe("session-active");
  const ended = once(server.events, "ended");
  await ben.leave();
  expect(await ended).toEqual(["the last player left"]);
});

test("crash when a player was accepted: the player knows, Nakama does not, the connection breaks", async () => {
  const server = await hosting({ crashAt: "player-accepted" });
  const game = await join(server, "psess-1");
  expect(await game.dropped).toEqual({ code: 1006, reason: "" });
  expect(server.state).toBe("crashed");
  await idle(server);
  expect(desk.received).toEqual([]);
  await expect(join(server, "psess-2")).rejects.toThrow("No game server at 127.0.0.1");
});

test("a crash with players inside breaks their connections, and a call to Nakama, off", async () => {
  const server = await hosting();
  desk.respond = () => new Promise(() => undefined);
  const game = await join(server, "psess-1");
  await eventually("the report is under way", () => desk.received.length === 1);
  server.crash();
  expect((await game.dropped).code).toBe(1006);
  await idle(server);
  expect(bench.notes.at(-1)).toMatchObject({ kind: "crashed", at: "asked" });
});
