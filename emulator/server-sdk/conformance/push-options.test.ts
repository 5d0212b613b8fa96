import { TerminateGameSessionCommand, UpdateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../../options.ts";
import { eventually } from "../../testing/eventually.ts";
import { activating, createGameSession, hosting } from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

let sdk: ServerSdkBench;
let wall: StandingWall;
const start = async (options: EmulatorOptions = {}) => {
  wall = new StandingWall();
  sdk = await ServerSdkBench.start("ws", { wall, options });
};
afterEach(() => sdk.close());

const pushesAt = async (client: SdkClient) => {
  await client.ponged();
  return client.frames.map((frame) => frame.Action);
};

describe("UpdateGameSession of the API", () => {
  const update = (GameSessionId: string, given: object = {}) =>
    sdk.bench.client.send(new UpdateGameSessionCommand({ GameSessionId, ...given }));

  test("is not pushed to the server unless that is chosen", async () => {
    await start();
    const { client, gameSessionId } = await hosting(sdk);
    await update(gameSessionId, { Name: "arena" });
    wall.pass(1_000);
    expect(await pushesAt(client)).toEqual([]);
  });

  test("is pushed by option on each call, with its own changes, and with a reason that says nothing", async () => {
    await start({ rules: { pushUpdateGameSession: true } });
    const { client, gameSessionId } = await hosting(sdk);
    wall.pass(100);
    await update(gameSessionId, { Name: "arena", GameProperties: [{ Key: "mode", Value: "duel" }] });
    expect(await client.push()).toMatchObject({
      Action: "UpdateGameSession",
      UpdateReason: "UNKNOWN",
      BackfillTicketId: "",
      GameSession: { Name: "arena", GameProperties: { mode: "duel" }, MatchmakerData: "" },
    });
    await update(gameSessionId);
    wall.pass(100);
    expect(await pushesAt(client)).toEqual(["UpdateGameSession"]);
  });

  test("is not pushed by option when it is refused, nor for what the server itself changed", async () => {
    await start({ rules: { pushUpdateGameSession: true } });
    const { client, gameSessionId } = await hosting(sdk);
    await update(gameSessionId, { MaximumPlayerSessionCount: 1000 }).catch(() => undefined);
    await client.ask("UpdatePlayerSessionCreationPolicy", {
      GameSessionId: gameSessionId,
      PlayerSessionPolicy: "DENY_ALL",
    });
    wall.pass(1_000);
    expect(await pushesAt(client)).toEqual([]);
  });
});

describe("push-update-game-session", () => {
  test("takes the words of the protocol, and a game session that is not over", async () => {
    await start();
    const { gameSessionId, host } = await hosting(sdk);
    const push = (given: object) =>
      sdk.control.command("push-update-game-session", { gameSessionId, ...given });
    expect(() => push({ updateReason: "BORED" })).toThrow(/updateReason/);
    expect(() => push({ gameSessionId: "arn:none" })).toThrow(/not found/);
    sdk.control.command("process-exited", { processId: host.processId });
    expect(() => push({})).toThrow(/TERMINATED/);
  });
});

describe("CreateGameSession to a socket that dies", () => {
  const REDELIVERY: EmulatorOptions = { redeliverLostGameSessions: true };

  /** The socket dies so many milliseconds after the push; another follows, as after any loss. */
  const lostAfter = async (milliseconds: number, hasActivated = false) => {
    const { host, client, gameSessionId } = hasActivated ? await hosting(sdk) : await activating(sdk);
    wall.pass(milliseconds);
    return { host, gameSessionId, back: await reconnected(host, client) };
  };
  const reconnected = async (host: Host, client: SdkClient): Promise<SdkClient> => {
    client.socket.terminate();
    await eventually("the socket is known to be lost", () => sdk.process(host).connectionId === undefined);
    return await sdk.connect(host);
  };

  test("is not sent again unless that is chosen", async () => {
    await start();
    const { back } = await lostAfter(0);
    wall.pass(60_000);
    expect(await pushesAt(back)).toEqual([]);
  });

  test("is sent again by option, once, ten seconds after the reconnect", async () => {
    await start(REDELIVERY);
    const { host, back, gameSessionId } = await lostAfter(1_000);
    wall.pass(9_999);
    expect(await pushesAt(back)).toEqual([]);
    wall.pass(1);
    expect(await back.push()).toMatchObject({ Action: "CreateGameSession", GameSessionId: gameSessionId });
    const third = await reconnected(host, back);
    wall.pass(60_000);
    expect(await pushesAt(third)).toEqual([]);
  });

  test("counts the ten seconds anew when the next socket is lost, too", async () => {
    await start(REDELIVERY);
    const { host, back } = await lostAfter(0);
    wall.pass(9_999);
    const third = await reconnected(host, back);
    wall.pass(9_999);
    expect(await pushesAt(third)).toEqual([]);
    wall.pass(1);
    expect(await pushesAt(third)).toEqual(["CreateGameSession"]);
  });

  test("is not sent again by option when the socket lived longer, or the game session was activated", async () => {
    await start(REDELIVERY);
    const { back: slow } = await lostAfter(1_001);
    const { back: quick } = await lostAfter(0, true);
    wall.pass(60_000);
    expect(await pushesAt(slow)).toEqual([]);
    expect(await pushesAt(quick)).toEqual([]);
  });

  test("is not sent again by option when the game session was activated, or ended, after the reconnect", async () => {
    await start(REDELIVERY);
    const { back, gameSessionId } = await lostAfter(0);
    await back.ask("ActivateGameSession", { GameSessionId: gameSessionId });
    const { back: ended, gameSessionId: GameSessionId } = await lostAfter(0);
    await sdk.bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
    wall.pass(60_000);
    expect(await pushesAt(back)).toEqual([]);
    expect(await pushesAt(ended)).toEqual(["TerminateProcess"]);
  });

  test("is sent again by option when the new socket was there before the loss of the old one was known", async () => {
    await start(REDELIVERY);
    const { host, client } = await sdk.placeable();
    await createGameSession(sdk);
    await client.push();
    const back = await sdk.connect(host);
    client.socket.terminate();
    await eventually("the loss is known", () =>
      sdk.journal("input").some((entry) => entry.what === "socket-lost"),
    );
    wall.pass(10_000);
    expect(await back.push()).toMatchObject({ Action: "CreateGameSession" });
  });
});
