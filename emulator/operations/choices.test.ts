import { DescribeGameSessionDetailsCommand, DescribeGameSessionsCommand } from "@aws-sdk/client-gamelift";
import { afterEach, expect, test } from "vitest";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

let bench: TestEmulator;
afterEach(() => bench.close());

test("where a user wants so, an unknown game session is an empty list", async () => {
  bench = await TestEmulator.start("json", { rules: { emptyForUnknownGameSessions: true } });
  const GameSessionId = "arn:aws:gamelift:us-east-1::gamesession/fleet-1/unknown";
  const answer = await bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }));
  expect(answer.GameSessions).toEqual([]);
  const details = await bench.client.send(new DescribeGameSessionDetailsCommand({ GameSessionId }));
  expect(details.GameSessionDetails).toEqual([]);
});

test("where a user wants so, a placement has FAILED with its first game session that is not activated", async () => {
  bench = await TestEmulator.start("json", { rules: { failUnactivatedPlacements: true } });
  const guide = await setUpAsInTheGuide(bench, {
    fleet: {
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server.x86_64", ConcurrentExecutions: 2 }],
        GameSessionActivationTimeoutSeconds: 20,
      },
    },
  });
  const placements = new Placements(bench, guide.queueName);
  const server = await bench.gameServer(guide.fleetId, 7001);
  await bench.gameServer(guide.fleetId, 7002);
  await placements.start();
  await server.push("CreateGameSession");
  await bench.advance(19);
  expect(await placements.describe()).toMatchObject({ Status: "PENDING", Port: 7001 });
  await bench.advance(1);
  expect(await placements.describe()).toMatchObject({ Status: "FAILED", Port: 7001 });
});

test("where a user wants so, a queue without a time-out of its own has another one", async () => {
  bench = await TestEmulator.start("json", { rules: { queueTimeoutSeconds: 50 } });
  const guide = await setUpAsInTheGuide(bench, { queue: { TimeoutInSeconds: undefined } });
  const placements = new Placements(bench, guide.queueName);
  await placements.start();
  await bench.advance(49);
  expect(await placements.describe()).toMatchObject({ Status: "PENDING" });
  await bench.advance(1);
  expect(await placements.describe()).toMatchObject({ Status: "TIMED_OUT" });
});
