import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Hosting, hosting, reserve } from "../../testing/hosting.ts";
import type { SdkClient, SdkFrame } from "../../testing/sdk-client.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

/** One process in each state of its life; two host a game session, and each of those has a player. */
interface Servers {
  readonly connected: SdkClient;
  readonly idle: SdkClient;
  readonly own: Hosting;
  readonly foreign: Hosting;
  readonly ending: Hosting;
  readonly ended: SdkClient;
  readonly seat: string;
  readonly foreignSeat: string;
}

interface Refusal {
  readonly situation: string;
  readonly status: number;
  readonly ask: (servers: Servers) => Promise<SdkFrame>;
}

const heartbeat = { HealthStatus: true };

/** The error answers of the protocol's description, section 6.4, but for those of frames that are broken. */
const refusals: readonly Refusal[] = [
  { situation: "an unknown action", status: 400, ask: ({ idle }) => idle.ask("StopDancing") },
  {
    situation: "an unknown action before ProcessReady",
    status: 400,
    ask: ({ connected }) => connected.ask("StopDancing"),
  },
  ...["{}", '{"HealthStatus":"true"}', '{"HealthStatus":null}'].map((fields) => ({
    situation: `HeartbeatServerProcess with ${fields}`,
    status: 400,
    ask: ({ idle }: Servers) => idle.ask("HeartbeatServerProcess", JSON.parse(fields) as object),
  })),
  ...[
    {},
    { Port: 0 },
    { Port: 60_001 },
    { Port: "7001" },
    { Port: 7001.5 },
    { Port: 7001, LogPaths: "x" },
  ].map((fields) => ({
    situation: `ActivateServerProcess with ${JSON.stringify(fields)}`,
    status: 400,
    ask: ({ connected }: Servers) => connected.ask("ActivateServerProcess", fields),
  })),
  ...[{}, { GameSessionId: 7 }, { GameSessionId: "" }, { GameSessionId: null }].flatMap((fields) =>
    ["ActivateGameSession", "AcceptPlayerSession", "UpdatePlayerSessionCreationPolicy"].map((action) => ({
      situation: `${action} with ${JSON.stringify(fields)}`,
      status: 400,
      ask: ({ own }: Servers) => own.client.ask(action, fields),
    })),
  ),
  {
    situation: "DescribePlayerSessions with a text as Limit",
    status: 400,
    ask: ({ idle }) => idle.ask("DescribePlayerSessions", { PlayerId: "ada", Limit: "50" }),
  },
  ...[
    "ActivateGameSession",
    "AcceptPlayerSession",
    "RemovePlayerSession",
    "UpdatePlayerSessionCreationPolicy",
    "DescribePlayerSessions",
    "StartMatchBackfill",
    "StopMatchBackfill",
    "GetComputeCertificate",
    "GetFleetRoleCredentials",
  ].map((action) => ({
    situation: `${action} before ActivateServerProcess`,
    status: 400,
    ask: ({ connected }: Servers) =>
      connected.ask(action, { PlayerId: "ada", RoleArn: "arn:aws:iam::1:role/r" }),
  })),
  {
    situation: "an unknown game session",
    status: 404,
    ask: ({ own }) =>
      own.client.ask("AcceptPlayerSession", { GameSessionId: "arn:none", PlayerSessionId: "p" }),
  },
  {
    situation: "an unknown player session",
    status: 404,
    ask: ({ own: { client, gameSessionId } }) =>
      client.ask("AcceptPlayerSession", { GameSessionId: gameSessionId, PlayerSessionId: "psess-none" }),
  },
  ...["AcceptPlayerSession", "RemovePlayerSession"].flatMap((action) => [
    {
      situation: `${action} for another process's game session`,
      status: 400,
      ask: ({ own, foreign, foreignSeat: PlayerSessionId }: Servers) =>
        own.client.ask(action, { GameSessionId: foreign.gameSessionId, PlayerSessionId }),
    },
    {
      situation: `${action} for another game session's player session`,
      status: 400,
      ask: ({ own, foreignSeat: PlayerSessionId }: Servers) =>
        own.client.ask(action, { GameSessionId: own.gameSessionId, PlayerSessionId }),
    },
  ]),
  {
    situation: "UpdatePlayerSessionCreationPolicy for another process's game session",
    status: 400,
    ask: ({ own, foreign }) =>
      own.client.ask("UpdatePlayerSessionCreationPolicy", {
        GameSessionId: foreign.gameSessionId,
        PlayerSessionPolicy: "DENY_ALL",
      }),
  },
  {
    situation: "ActivateGameSession for another process's game session",
    status: 404,
    ask: ({ own, foreign }) =>
      own.client.ask("ActivateGameSession", { GameSessionId: foreign.gameSessionId }),
  },
  {
    situation: "a player session in a wrong state",
    status: 400,
    ask: ({ own: { client, gameSessionId: GameSessionId }, seat: PlayerSessionId }) =>
      client.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId }),
  },
  {
    situation: "ActivateGameSession for a game session that has ended",
    status: 409,
    ask: ({ ending: { client, gameSessionId } }) =>
      client.ask("ActivateGameSession", { GameSessionId: gameSessionId }),
  },
  {
    situation: "UpdatePlayerSessionCreationPolicy for a game session that has ended",
    status: 409,
    ask: ({ ending: { client, gameSessionId } }) =>
      client.ask("UpdatePlayerSessionCreationPolicy", {
        GameSessionId: gameSessionId,
        PlayerSessionPolicy: "DENY_ALL",
      }),
  },
  {
    situation: "another port for a process that hosts a game session",
    status: 409,
    ask: ({ own }) => own.client.ask("ActivateServerProcess", { Port: 7999 }),
  },
  ...[
    "HeartbeatServerProcess",
    "ActivateServerProcess",
    "TerminateServerProcess",
    "GetComputeCertificate",
  ].map((action) => ({
    situation: `${action} of a process that has ended`,
    status: 409,
    ask: ({ ended }: Servers) => ended.ask(action, { ...heartbeat, Port: 7001 }),
  })),
];

describe("the error answers of section 6.4", () => {
  let sdk: ServerSdkBench;
  let servers: Servers;
  beforeAll(async () => {
    // The wall stands still, so that the socket of the ended process stays open.
    sdk = await ServerSdkBench.start("ws", { wall: new StandingWall() });
    const own = await hosting(sdk);
    const foreign = await hosting(sdk);
    const [seat = ""] = await reserve(sdk, own.gameSessionId, ["ada"]);
    const [foreignSeat = ""] = await reserve(sdk, foreign.gameSessionId, ["ben"]);
    await own.client.ask("AcceptPlayerSession", { GameSessionId: own.gameSessionId, PlayerSessionId: seat });
    const ending = await hosting(sdk);
    sdk.control.command("process-exited", { processId: ending.host.processId });
    const { client: ended } = await sdk.placeable();
    await ended.ask("TerminateServerProcess");
    const connected = await sdk.connect(sdk.host());
    const { client: idle } = await sdk.placeable();
    servers = { connected, idle, own, foreign, ending, ended, seat, foreignSeat };
  });
  afterAll(() => sdk.close());

  test.each(refusals)("$situation is answered with $status and changes nothing", async ({ status, ask }) => {
    const before = sdk.control.stateHash();
    expect(await ask(servers)).toMatchObject({
      Action: expect.any(String),
      RequestId: expect.any(String),
      StatusCode: status,
      ErrorMessage: expect.stringMatching(/./),
    });
    expect(sdk.control.stateHash()).toBe(before);
  });

  test("ActivateServerProcess, HeartbeatServerProcess and TerminateServerProcess may come before ProcessReady", async () => {
    const client = await sdk.connect(sdk.host());
    expect(await client.ask("HeartbeatServerProcess", heartbeat)).toMatchObject({ StatusCode: 200 });
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
  });

  test("a heartbeat before ProcessReady does not make the process placeable after it", async () => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    await client.ask("HeartbeatServerProcess", heartbeat);
    await client.ask("ActivateServerProcess", { Port: 7001 });
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", isHealthy: false });
  });

  describe("of broken frames", () => {
    const answersTo = async (message: string | Buffer): Promise<readonly SdkFrame[]> => {
      const { idle } = servers;
      const before = sdk.control.stateHash();
      idle.frames.length = 0;
      idle.socket.send(message);
      await idle.ponged();
      expect(sdk.control.stateHash()).toBe(before);
      expect(idle.closeCode).toBeUndefined();
      return [...idle.frames];
    };
    const lastRefusal = () => sdk.journal("refusal").at(-1);

    test.each(["not JSON", "", "[]", "null", '"text"', "{}", '{"Action":"HeartbeatServerProcess"}'])(
      "without an id, as %j: written down and not answered",
      async (message) => {
        expect(await answersTo(message)).toEqual([]);
        expect(lastRefusal()).toMatchObject({ what: "frame refused", details: { frame: message } });
      },
    );

    test("binary: written down and not answered", async () => {
      const request = { Action: "HeartbeatServerProcess", RequestId: "1", HealthStatus: true };
      expect(await answersTo(Buffer.from(JSON.stringify(request)))).toEqual([]);
      expect(lastRefusal()).toMatchObject({ details: { problem: "The message is binary, not text." } });
    });

    test("without an Action: 400 under its id", async () => {
      expect(await answersTo('{"RequestId":"r-1"}')).toEqual([
        { Action: null, RequestId: "r-1", StatusCode: 400, ErrorMessage: "The message has no Action." },
      ]);
    });

    test("do not disturb the next one", async () => {
      await answersTo("not JSON");
      const RequestId = randomUUID();
      expect(await servers.idle.ask("HeartbeatServerProcess", heartbeat, RequestId)).toMatchObject({
        StatusCode: 200,
      });
    });
  });
});
