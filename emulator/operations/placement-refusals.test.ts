import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("a placement over %s", (protocol) => {
  let bench: TestEmulator;
  let placements: Placements;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    const { queueName } = await setUpAsInTheGuide(bench);
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
