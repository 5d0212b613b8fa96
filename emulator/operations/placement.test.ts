import {
  DescribeGameSessionsCommand,
  DescribePlayerSessionsCommand,
  TerminateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

const topicName = "fleet-game-session-placement.fifo";

describe.each(wireProtocols)("a placement over %s", (protocol) => {
  let bench: TestEmulator;
  let guide: GuideSetUp;
  let placements: Placements;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    bench.emulator.control.command("create-topic", { name: topicName });
    guide = await setUpAsInTheGuide(bench, {
      fleet: {
        RuntimeConfiguration: {
          ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 2 }],
          GameSessionActivationTimeoutSeconds: 10,
        },
      },
    });
    placements = new Placements(bench, guide.queueName);
  });
  afterEach(() => bench.close());

  const describeGameSession = async (GameSessionId: string) => {
    const { GameSessions: found } = await bench.client.send(
      new DescribeGameSessionsCommand({ GameSessionId }),
    );
    return known(found?.[0]);
  };
  const sessionArn = (idString: string) =>
    `arn:aws:gamelift:us-east-1::gamesession/${guide.fleetId}/${idString}`;

  test("is PENDING in the answer, and FULFILLED with seats once the server is ready", async () => {
    const server = await bench.gameServer(guide.fleetId, 7001);
    const asked = {
      GameSessionName: "duel",
      GameSessionData: "map=hills",
      GameProperties: [{ Key: "mode", Value: "duel" }],
      PlayerLatencies: [{ PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 40.5 }],
    };
    const placement = await placements.start({
      ...asked,
      DesiredPlayerSessions: [{ PlayerId: "ada", PlayerData: "rank 7" }, { PlayerId: "ben" }],
    });
    const pending = {
      ...asked,
      PlacementId: "placement-1",
      GameSessionQueueName: "game-session-placement",
      Status: "PENDING",
      MaximumPlayerSessionCount: 4,
      StartTime: new Date("2026-01-01T00:00:00Z"),
    };
    expect(placement).toEqual(pending);

    expect(await server.push("CreateGameSession")).toMatchObject({
      GameSessionId: sessionArn("placement-1"),
      GameSessionName: "duel",
      GameSessionData: "map=hills",
      MaximumPlayerSessionCount: 4,
      GameProperties: { mode: "duel" },
    });
    const place = {
      GameSessionId: sessionArn("placement-1"),
      GameSessionArn: sessionArn("placement-1"),
      GameSessionRegion: "us-east-1",
      IpAddress: "127.0.0.1",
      Port: 7001,
    };
    expect(await placements.describe()).toEqual({ ...pending, ...place });
    expect(placements.publishedEvents()).toBe(0);

    await bench.advance(2);
    await server.ask("ActivateGameSession", { GameSessionId: place.GameSessionId });
    const fulfilled = await placements.describe();
    const seat = (PlayerId: string) => ({ PlayerId, PlayerSessionId: expect.stringMatching(/^psess-/) });
    expect(fulfilled).toEqual({
      ...pending,
      ...place,
      Status: "FULFILLED",
      EndTime: new Date("2026-01-01T00:00:02Z"),
      PlacedPlayerSessions: [seat("ada"), seat("ben")],
    });
    expect(placements.publishedEvents()).toBe(1);
    const { PlayerSessions: seats } = await bench.client.send(
      new DescribePlayerSessionsCommand({ GameSessionId: place.GameSessionId }),
    );
    expect(seats?.map(({ PlayerId, PlayerData, Status }) => ({ PlayerId, PlayerData, Status }))).toEqual([
      { PlayerId: "ada", PlayerData: "rank 7", Status: "RESERVED" },
      { PlayerId: "ben", PlayerData: undefined, Status: "RESERVED" },
    ]);
    expect(await describeGameSession(place.GameSessionId)).toMatchObject({
      Status: "ACTIVE",
      Name: "duel",
      CurrentPlayerSessionCount: 2,
    });
  });

  test("without any option shows nothing but what it is", async () => {
    const GameSessionQueueName = `arn:aws:gamelift:us-east-1:000000000000:gamesessionqueue/${guide.queueName}`;
    expect(await placements.start({ GameSessionQueueName })).toEqual({
      PlacementId: "placement-1",
      GameSessionQueueName: guide.queueName,
      Status: "PENDING",
      MaximumPlayerSessionCount: 4,
      StartTime: new Date("2026-01-01T00:00:00Z"),
    });
  });

  test("waits for a server, and takes the first that becomes ready", async () => {
    await placements.start();
    await bench.advance(20);
    const server = await bench.gameServer(guide.fleetId, 7001);
    await server.activateNextGameSession();
    expect(await placements.describe()).toMatchObject({ Status: "FULFILLED", Port: 7001 });
  });

  test("is TIMED_OUT after the queue's time, with one event and a reason that can be read", async () => {
    await placements.start();
    await bench.advance(29.999);
    expect(await placements.describe()).toMatchObject({ Status: "PENDING" });
    expect(placements.publishedEvents()).toBe(0);
    await bench.advance(0.001);
    expect(await placements.describe()).toEqual({
      PlacementId: "placement-1",
      GameSessionQueueName: guide.queueName,
      Status: "TIMED_OUT",
      MaximumPlayerSessionCount: 4,
      StartTime: new Date("2026-01-01T00:00:00Z"),
      EndTime: new Date("2026-01-01T00:00:30Z"),
    });
    expect(placements.publishedEvents()).toBe(1);
    expect(bench.emulator.control.explain("placement-1")).toContain("no idle server process");
    await bench.advance(60);
    expect(placements.publishedEvents()).toBe(1);
  });

  test("goes to the next process when one stays silent, and that game session has a name of its own", async () => {
    const silent = await bench.gameServer(guide.fleetId, 7001);
    await placements.start();
    await silent.push("CreateGameSession");
    const willing = await bench.gameServer(guide.fleetId, 7002);
    await bench.advance(10);
    expect(await willing.activateNextGameSession()).toBe(sessionArn("placement-1-2"));
    expect(await placements.describe()).toMatchObject({
      Status: "FULFILLED",
      GameSessionId: sessionArn("placement-1-2"),
      Port: 7002,
    });
    expect(await silent.push("TerminateProcess")).toMatchObject({ TerminationTime: expect.any(Number) });
    expect(await describeGameSession(sessionArn("placement-1"))).toMatchObject({
      Status: "TERMINATED",
      TerminationTime: new Date("2026-01-01T00:00:10Z"),
    });
  });

  test("whose servers all stay silent is TIMED_OUT, and its half-started game session ends", async () => {
    const silent = await bench.gameServer(guide.fleetId, 7001);
    await placements.start();
    await silent.push("CreateGameSession");
    await bench.advance(25);
    const later = await bench.gameServer(guide.fleetId, 7002);
    await later.push("CreateGameSession");
    await bench.advance(5);
    expect(await placements.describe()).toMatchObject({ Status: "TIMED_OUT" });
    expect(await describeGameSession(sessionArn("placement-1-2"))).toMatchObject({ Status: "TERMINATED" });
    await later.push("TerminateProcess");
    expect(placements.publishedEvents()).toBe(1);
  });

  test("is FAILED when somebody ends its game session before it is active", async () => {
    const server = await bench.gameServer(guide.fleetId, 7001);
    await placements.start();
    await server.push("CreateGameSession");
    await bench.client.send(
      new TerminateGameSessionCommand({
        GameSessionId: sessionArn("placement-1"),
        TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE",
      }),
    );
    expect(await placements.describe()).toMatchObject({ Status: "FAILED", EndTime: expect.any(Date) });
    expect(placements.publishedEvents()).toBe(1);
  });

  test("is CANCELLED on request, once, with one event", async () => {
    await placements.start();
    await bench.advance(3);
    expect(await placements.stop()).toMatchObject({
      Status: "CANCELLED",
      EndTime: new Date("2026-01-01T00:00:03Z"),
    });
    await expect(placements.stop()).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("CANCELLED"),
    });
    await bench.gameServer(guide.fleetId, 7001);
    await bench.advance(60);
    expect(await placements.describe()).toMatchObject({ Status: "CANCELLED" });
    expect(placements.publishedEvents()).toBe(1);
  });

  test("cannot be stopped once it has a game session", async () => {
    const server = await bench.gameServer(guide.fleetId, 7001);
    await placements.start();
    await server.push("CreateGameSession");
    await expect(placements.stop("placement-1")).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("has a game session already"),
    });
    expect(await placements.describe()).toMatchObject({ Status: "PENDING" });
  });

  test("never shares a game session's name with another placement", async () => {
    const [first, second, third] = await Promise.all(
      [7001, 7002, 7003].map((port) => bench.gameServer(guide.fleetId, port)),
    );
    await placements.start();
    await known(first).push("CreateGameSession");
    await placements.start({ PlacementId: "placement-1-2" });
    expect(await known(second).activateNextGameSession()).toBe(sessionArn("placement-1-2"));
    await bench.advance(10);
    expect(await known(third).activateNextGameSession()).toBe(sessionArn("placement-1-3"));
  });
});
