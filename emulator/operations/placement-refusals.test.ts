import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("a placement over %s", (protocol) => {
  let bench: TestEmulator;
  let placements: Placements;
  let fleetId: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    const { fleetId: fleet, queueName } = await setUpAsInTheGuide(bench);
    fleetId = fleet;
    placements = new Placements(bench, queueName);
  });
  afterEach(() => bench.close());

  test.each([
    ["an unknown queue", { GameSessionQueueName: "unknown" }, "NotFoundException", "unknown"],
    ["201 players", { MaximumPlayerSessionCount: 201 }, "InvalidRequestException", "limit of 200"],
    [
      "more players than seats",
      { MaximumPlayerSessionCount: 1, DesiredPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }] },
      "InvalidRequestException",
      "do not fit",
    ],
    [
      "a nameless player",
      { DesiredPlayerSessions: [{ PlayerData: "x" }] },
      "InvalidRequestException",
      "PlayerId",
    ],
    [
      "half a latency",
      { PlayerLatencies: [{ PlayerId: "ada" }] },
      "InvalidRequestException",
      "RegionIdentifier",
    ],
    [
      "an order of locations",
      { PriorityConfigurationOverride: { LocationOrder: ["us-east-1"] } },
      "InvalidRequestException",
      "needs a queue whose PriorityOrder begins with LOCATION; game-session-placement has none",
    ],
  ])("is refused for %s, and its id stays free", async (_what, given, name, words) => {
    await expect(placements.start(given)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(words),
    });
    expect(await placements.start()).toMatchObject({ Status: "PENDING" });
  });

  test("gives a player whom it names twice two seats", async () => {
    const DesiredPlayerSessions = [{ PlayerId: "ada" }, { PlayerId: "ada" }];
    await placements.start({ DesiredPlayerSessions });
    const server = await bench.gameServer(fleetId, 7_777);
    await server.activateNextGameSession();
    const { PlacedPlayerSessions = [] } = await placements.describe();
    expect(PlacedPlayerSessions.map(({ PlayerId }) => PlayerId)).toEqual(["ada", "ada"]);
    expect(new Set(PlacedPlayerSessions.map(({ PlayerSessionId }) => PlayerSessionId)).size).toBe(2);
  });

  test("is refused for a player whom it names twice where the user wants so", async () => {
    const strict = await TestEmulator.start(protocol, { rules: { refuseRepeatedPlayers: true } });
    try {
      const { queueName } = await setUpAsInTheGuide(strict);
      const DesiredPlayerSessions = [{ PlayerId: "ada" }, { PlayerId: "ben" }, { PlayerId: "ada" }];
      await expect(new Placements(strict, queueName).start({ DesiredPlayerSessions })).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: "DesiredPlayerSessions names the same player more than once.",
      });
    } finally {
      await strict.close();
    }
  });

  test("is refused for an id that was used, also after it is over", async () => {
    await placements.start();
    await placements.stop();
    await expect(placements.start()).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("cannot be reused"),
    });
  });

  test("that does not exist is a NotFoundException", async () => {
    await expect(placements.describe("unknown")).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(placements.stop("unknown")).rejects.toMatchObject({ name: "NotFoundException" });
  });
});
