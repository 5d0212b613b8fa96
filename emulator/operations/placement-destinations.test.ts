import {
  CreateFleetCommand,
  CreateGameSessionQueueCommand,
  DescribeGameSessionPlacementCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import { expect, test } from "vitest";
import { guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

test("destinations are tried in the queue's order, and a filter leaves locations out", async () => {
  const bench = await TestEmulator.start("cbor");
  try {
    const guide = await setUpAsInTheGuide(bench, { queue: { Name: "unused" } });
    const { FleetAttributes: second } = await bench.client.send(
      new CreateFleetCommand({ ...guideFleet(guide.buildId), Locations: [{ Location: "eu-west-1" }] }),
    );
    await bench.settled();
    const { fleetId: first } = guide;
    const other = known(second?.FleetId);
    await bench.gameServer(first, 7001);
    await bench.gameServer(other, 7002);
    await bench.gameServer(other, 7003, "eu-west-1");
    const Destinations = [{ DestinationArn: known(second?.FleetArn) }, { DestinationArn: guide.aliasArn }];
    await bench.client.send(new CreateGameSessionQueueCommand({ Name: "ordered", Destinations }));
    await bench.client.send(
      new CreateGameSessionQueueCommand({
        Name: "european",
        Destinations,
        FilterConfiguration: { AllowedLocations: ["eu-west-1"] },
      }),
    );
    const place = async (PlacementId: string, GameSessionQueueName: string) => {
      await bench.client.send(
        new StartGameSessionPlacementCommand({
          PlacementId,
          GameSessionQueueName,
          MaximumPlayerSessionCount: 2,
        }),
      );
      await bench.settled();
      const { GameSessionPlacement: placement } = await bench.client.send(
        new DescribeGameSessionPlacementCommand({ PlacementId }),
      );
      return { port: placement?.Port, region: placement?.GameSessionRegion, id: placement?.GameSessionId };
    };
    expect(await place("p-1", "european")).toEqual({
      port: 7003,
      region: "eu-west-1",
      id: `arn:aws:gamelift:us-east-1::gamesession/${other}/eu-west-1/p-1`,
    });
    expect(await place("p-2", "ordered")).toMatchObject({ port: 7002, region: "us-east-1" });
    expect(await place("p-3", "ordered")).toMatchObject({ port: 7001, region: "us-east-1" });
    expect(await place("p-4", "ordered")).toEqual({ port: undefined, region: undefined, id: undefined });
  } finally {
    await bench.close();
  }
});

test("a report that joins two Regions' names forbids neither, and does not wait behind one that forbids both", async () => {
  const bench = await TestEmulator.start("cbor");
  try {
    const guide = await setUpAsInTheGuide(bench, {
      queue: { PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds: 100 }] },
    });
    const placements = new Placements(bench, guide.queueName);
    const slow = (...regions: readonly string[]) =>
      regions.map((RegionIdentifier) => ({ PlayerId: "ada", RegionIdentifier, LatencyInMilliseconds: 300 }));
    await placements.start({ PlacementId: "nowhere", PlayerLatencies: slow("eu-west-1", "us-east-1") });
    await placements.start({ PlacementId: "anywhere", PlayerLatencies: slow("eu-west-1,us-east-1") });
    await bench.gameServer(guide.fleetId, 7001);
    await bench.settled();
    expect(await placements.describe("anywhere")).toMatchObject({ Port: 7001 });
    expect(await placements.describe("nowhere")).not.toHaveProperty("Port");
  } finally {
    await bench.close();
  }
});
